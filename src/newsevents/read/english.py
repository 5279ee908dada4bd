"""The English engine: spaCy's small web model, its parses given in Universal Dependencies."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from importlib import import_module, metadata
from typing import TYPE_CHECKING, Any

from newsevents.errors import Misconfigured
from newsevents.packs import toml
from newsevents.read.annotation import Annotator
from newsevents.read.english_words import WordAnalyser
from newsevents.read.parser import ParsedSentence, ParsedToken
from newsevents.read.ud_english import Word, to_universal
from newsevents.read.window_encoder import quicken_encoders
from newsevents.read.word_memory import keep_few_attributes, remember_words

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

NOTHING = ParsedSentence((), (), None)


class EnglishParser:
    """Reads English sentences; each is kept one sentence, whatever the model thinks."""

    def __init__(self, nlp: Language, mapping: Mapping[str, Any]) -> None:
        ruler: Any = nlp.remove_pipe("attribute_ruler")[1]
        lemmatizer: Any = nlp.remove_pipe("lemmatizer")[1]
        self._nlp = nlp
        self._annotator = Annotator(nlp)
        self._analyser = WordAnalyser(ruler.patterns, lemmatizer)
        self._relations: Mapping[str, str] = mapping["relations"]
        self._labels: Mapping[str, str] = mapping["entities"]
        self._deny = frozenset(mapping["negation"]["lemmas"])

    def parse(self, sentences: Sequence[str], trees: bool = True) -> list[ParsedSentence]:
        """One ParsedSentence for each sentence, in the same order."""
        docs = [self._tokenize(sentence) for sentence in sentences]
        self._annotator.annotate([doc for doc, _ in docs], trees)
        return [self._convert(doc, starts) if len(doc) else NOTHING for doc, starts in docs]

    def _tokenize(self, sentence: str) -> tuple[Doc, list[int]]:
        """The sentence as a document without white-space tokens, and where each token starts."""
        from spacy.tokens import Doc

        tokens = [token for token in self._nlp.make_doc(sentence) if not token.is_space]
        starts = [token.idx for token in tokens]
        ends = [start + len(token) for start, token in zip(starts, tokens, strict=True)]
        spaces = [end < after for end, after in zip(ends, [*starts[1:], len(sentence)], strict=False)]
        whole: Any = [True] + [False] * (len(tokens) - 1) if tokens else None
        words = [token.text for token in tokens]
        return Doc(self._nlp.vocab, words=words, spaces=spaces, sent_starts=whole), starts

    def _convert(self, doc: Doc, starts: Sequence[int]) -> ParsedSentence:
        words = self._words(doc)
        to_universal(words, self._relations)
        tokens = tuple(
            ParsedToken(
                start, start + len(form), form, word.lemma, word.upos, word.feats, word.head, word.deprel
            )
            for form, word, start in zip([token.text for token in doc], words, starts, strict=True)
        )
        entities = tuple(
            (tokens[ent.start].start, tokens[ent.end - 1].end, self._labels[ent.label_])
            for ent in doc.ents
            if ent.label_ in self._labels
        )
        vectors: Any = doc.tensor
        return ParsedSentence(tokens, entities, vectors)

    def _words(self, doc: Doc) -> list[Word]:
        """The words of an annotated document with their trees as the model draws them."""
        from spacy.attrs import HEAD

        heads = doc.to_array([HEAD]).astype("int64").reshape(-1).tolist()
        entities = [""] * len(doc)
        for ent in doc.ents:
            entities[ent.start : ent.end] = [f"B-{ent.label_}", *[f"I-{ent.label_}"] * (len(ent) - 1)]
        words = []
        for i, found in enumerate(self._analyser.analyse(doc)):
            feats = dict(found.feats)
            if found.deprel == "neg" or found.lemma in self._deny:
                feats["Polarity"] = "Neg"
            head = i + heads[i]
            words.append(Word(found.upos, found.tag, found.lemma, head, found.deprel, entities[i], feats))
        return words


@cache
def load_english() -> EnglishParser:
    """The English engine, loaded once; Misconfigured where the model is missing or not the one tested."""
    mapping = toml("en", "ud_mapping.toml")
    package = mapping["package"]
    name, wanted = package["name"], package["version"]
    try:
        found = metadata.version(name)
    except metadata.PackageNotFoundError:
        found = "not installed"
    if found != wanted:
        raise Misconfigured("model_version", f"{name} is {found}; run: pip install {name}=={wanted}")
    nlp: Language = import_module(package["module"]).load()
    keep_few_attributes(nlp.vocab)
    remember_words(nlp)
    quicken_encoders(nlp)
    return EnglishParser(nlp, mapping)
