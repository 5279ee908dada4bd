"""The blank Indonesian pipeline: one tok2vec for morphologizer, parser and names, and an auxiliary tagger."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import spacy
from spacy.language import Language

from newsevents.read.indonesian import LANGUAGE, register_language


@dataclass(frozen=True)
class Size:
    """How big the network is."""

    width: int = 96
    depth: int = 4
    hidden: int = 96
    rows: tuple[int, ...] = (6000, 1500, 2500, 2500)


PARTS = ("morphologizer", "parser", "ner", "tagger")


def blank_pipeline(size: Size, parts: Sequence[str] = PARTS) -> Language:
    """A pipeline without weights; the tagger is the auxiliary one that learns from nlp-id's tags."""
    register_language()
    nlp = spacy.blank(LANGUAGE)
    nlp.add_pipe("tok2vec", config={"model": _tok2vec(size)})
    configs = {
        "morphologizer": {"label_smoothing": 0.05, "model": _tagger(size)},
        "parser": {"min_action_freq": 20, "model": _transitions(size, "parser")},
        "ner": {"model": _transitions(size, "ner")},
        "tagger": {"model": _tagger(size)},
    }
    for part in parts:
        nlp.add_pipe(part, config=configs[part])
    return nlp


def with_names_of(trees: Language, names: Language) -> Language:
    """The first pipeline with the names, and the tok2vec below them, of the second."""
    names.replace_listeners("tok2vec", "ner", ["model.tok2vec"])
    if "ner" in trees.pipe_names:
        trees.remove_pipe("ner")
    trees.add_pipe("ner", source=names)
    return trees


def _tok2vec(size: Size) -> dict[str, object]:
    embed = {
        "@architectures": "spacy.MultiHashEmbed.v2",
        "width": size.width,
        "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE"],
        "rows": list(size.rows),
        "include_static_vectors": True,
    }
    encode = {
        "@architectures": "spacy.MaxoutWindowEncoder.v2",
        "width": size.width,
        "depth": size.depth,
        "window_size": 1,
        "maxout_pieces": 3,
    }
    return {"@architectures": "spacy.Tok2Vec.v2", "embed": embed, "encode": encode}


def _listener(size: Size) -> dict[str, object]:
    return {"@architectures": "spacy.Tok2VecListener.v1", "width": size.width, "upstream": "tok2vec"}


def _tagger(size: Size) -> dict[str, object]:
    return {"@architectures": "spacy.Tagger.v2", "nO": None, "normalize": False, "tok2vec": _listener(size)}


def _transitions(size: Size, state: str) -> dict[str, object]:
    return {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": state,
        "extra_state_tokens": False,
        "hidden_width": size.hidden,
        "maxout_pieces": 2,
        "use_upper": True,
        "nO": None,
        "tok2vec": _listener(size),
    }
