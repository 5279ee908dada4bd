"""The blank Indonesian pipeline: one tok2vec for morphologizer, parser and names (and an auxiliary tagger while it trains)."""

from __future__ import annotations

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


def blank_pipeline(size: Size, auxiliary: bool = True) -> Language:
    """A pipeline without weights; `auxiliary` adds the tagger that learns from nlp-id's tags."""
    register_language()
    nlp = spacy.blank(LANGUAGE)
    nlp.add_pipe("tok2vec", config={"model": _tok2vec(size)})
    nlp.add_pipe("morphologizer", config={"label_smoothing": 0.05, "model": _tagger(size)})
    nlp.add_pipe("parser", config={"min_action_freq": 20, "model": _transitions(size, "parser")})
    nlp.add_pipe("ner", config={"model": _transitions(size, "ner")})
    if auxiliary:
        nlp.add_pipe("tagger", config={"model": _tagger(size)})
    return nlp


def _tok2vec(size: Size) -> dict[str, object]:
    embed = {
        "@architectures": "spacy.MultiHashEmbed.v2",
        "width": size.width,
        "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE"],
        "rows": list(size.rows),
        "include_static_vectors": False,
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
