"""The Indonesian reader: own tokenizer and lemmas, and one trained spaCy pipeline for the rest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newsevents import packs
from newsevents.read.annotation import Annotator
from newsevents.read.lemmas import lemma
from newsevents.read.parser import ParsedSentence, ParsedToken, Parser
from newsevents.read.tokenizer import Word, spaces_after, tokenize
from newsevents.read.window_encoder import quicken_encoders
from newsevents.read.word_memory import keep_few_attributes, remember_words

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

LANGUAGE = "id_newsevents"  # the name of our spaCy language in a saved model's config
MOST_WORDS = 300  # a longer sentence is parsed in pieces of so many words


@cache
def load_indonesian() -> Parser:
    """The trained Indonesian parser, loaded from the pack once in a process."""
    nlp = load_pipeline(packs.path("id", "model"))
    keep_few_attributes(nlp.vocab)
    remember_words(nlp)
    quicken_encoders(nlp)
    return IndonesianParser(nlp)


def load_pipeline(folder: Path) -> Language:
    """The spaCy pipeline of a folder, with its word vectors where it has some."""
    import spacy

    register_language()
    nlp = spacy.load(folder)
    if (folder / "vectors.npz").exists():
        add_vectors(nlp.vocab, folder / "vectors.npz")
    return nlp


def add_vectors(vocab: Vocab, file: Path) -> None:
    """Gives a vocabulary the word vectors of a file: lower-case words, a row of 8-bit numbers for each."""
    import numpy as np
    from spacy.vectors import Vectors

    with np.load(file) as table:
        words, rows = str(table["words"]).split("\n"), table["vectors"].astype(np.float32) / 42
    vocab.vectors = Vectors(data=rows, keys=[vocab.strings.add(w) for w in words], name="id", attr="LOWER")


@cache
def register_language() -> None:
    """Makes spaCy know our Indonesian: no tokenizer exceptions, prefixes of three letters (me-, ter-)."""
    from spacy.attrs import PREFIX
    from spacy.lang.lex_attrs import LEX_ATTRS
    from spacy.language import BaseDefaults, Language
    from spacy.util import registry

    from newsevents.read.name_tagger import FACTORY, NameTagger

    class OurDefaults(BaseDefaults):
        lex_attr_getters = {**BaseDefaults.lex_attr_getters, **LEX_ATTRS, PREFIX: first_letters}  # noqa: RUF012

    @registry.languages(LANGUAGE)
    class Indonesian(Language):  # type: ignore[no-untyped-call]
        lang = LANGUAGE
        Defaults = OurDefaults

    Language.factory(FACTORY, func=lambda nlp, name: NameTagger())


def first_letters(form: str) -> str:
    """The first three letters in lower case, which hold most Indonesian prefixes."""
    return form[:3].lower()


def make_doc(vocab: Vocab, words: Sequence[Word]) -> Doc:
    """A spaCy Doc of our words, the same in training and at run time."""
    from spacy.tokens import Doc

    return Doc(vocab, words=[w.text for w in words], spaces=spaces_after(list(words)))


class IndonesianParser:
    """Parses sentences with the pack's pipeline; sentences of any length and content."""

    def __init__(self, nlp: Language) -> None:
        self._vocab = nlp.vocab
        self._annotator = Annotator(nlp)

    def parse(self, sentences: Sequence[str], trees: bool = True) -> list[ParsedSentence]:
        """One ParsedSentence for each sentence; an empty one for a sentence without words."""
        cut = [pieces_of(tokenize(text)) for text in sentences]
        docs = [make_doc(self._vocab, piece) for pieces in cut for piece in pieces]
        self._annotator.annotate(docs, trees)
        done = iter(docs)
        return [join_pieces([(piece, next(done)) for piece in pieces]) for pieces in cut]


def pieces_of(words: list[Word]) -> list[list[Word]]:
    """The words in runs short enough to parse; a normal sentence is one run."""
    return [words[i : i + MOST_WORDS] for i in range(0, len(words), MOST_WORDS)]


def join_pieces(pieces: list[tuple[list[Word], Doc]]) -> ParsedSentence:
    """The pieces of a sentence as one tree: the first root carries the others."""
    tokens: list[ParsedToken] = []
    entities: list[tuple[int, int, str]] = []
    root = -1
    for words, doc in pieces:
        for (start, end, form), (offset, (deprel, upos, feats)) in zip(words, analyses(doc), strict=True):
            i = head = len(tokens)
            if offset:
                head += offset
            elif root < 0:
                root = i
            else:
                head, deprel = root, "punct" if upos == "PUNCT" else "parataxis"
            tokens.append(ParsedToken(start, end, form, lemma(form, upos), upos, feats, head, deprel))
        entities.extend((words[e.start].start, words[e.end - 1].end, e.label_) for e in doc.ents)
    return ParsedSentence(tuple(tokens), tuple(entities), _vectors([doc for _, doc in pieces]))


def analyses(doc: Doc) -> Iterator[tuple[int, tuple[str, str, Mapping[str, str]]]]:
    """For each token how far off its head is (0 for a root); its relation, part of speech and features."""
    from spacy.attrs import DEP, HEAD, MORPH, POS

    rows = doc.to_array([HEAD, DEP, POS, MORPH])
    offsets = rows[:, 0].astype("int64").tolist()
    keys = rows[:, 1:].tolist()
    told = {key: _told(doc.vocab, *key) for key in set(map(tuple, keys))}
    return zip(offsets, map(told.__getitem__, map(tuple, keys)), strict=True)


def _told(vocab: Vocab, deprel: int, upos: int, morph: int) -> tuple[str, str, Mapping[str, str]]:
    """Relation, part of speech and features by their numbers in a vocabulary."""
    name = vocab.strings
    return name[deprel].lower() or "dep", name[upos] or "X", feats_of(name[morph])


@cache
def feats_of(morph: str) -> Mapping[str, str]:
    """The features of a UD feature string, which are few and shared by all tokens that have them."""
    return dict(part.split("=", 1) for part in morph.split("|") if "=" in part)


def _vectors(docs: list[Doc]) -> NDArray[np.float32] | None:
    import numpy as np

    rows: list[Any] = [doc.tensor for doc in docs if len(doc.tensor)]
    return np.vstack(rows).astype(np.float32) if rows else None
