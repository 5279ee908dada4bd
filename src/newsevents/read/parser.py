"""The seam between reading and its engines: a Parser turns sentences into tokens, names and vectors."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, NamedTuple, Protocol

from newsevents.errors import Rejected

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class ParsedToken(NamedTuple):
    """A syntactic word in Universal Dependencies.

    Offsets count in the sentence's own text; `head` is an index in this sentence (its own for a root).
    """

    start: int
    end: int
    text: str
    lemma: str
    upos: str
    feats: Mapping[str, str]
    head: int
    deprel: str


@dataclass(frozen=True, slots=True)
class ParsedSentence:
    """One sentence parsed: its tokens, its names as (start, end, label), and one vector a token or None.

    Labels are PER | ORG | GPE | LOC | GROUP | EVENT | THING; their offsets count in the sentence's own text.
    """

    tokens: tuple[ParsedToken, ...]
    entities: tuple[tuple[int, int, str], ...]
    vectors: NDArray[np.float32] | None


class Parser(Protocol):
    """An engine that reads sentences of one language."""

    def parse(self, sentences: Sequence[str], trees: bool = True) -> list[ParsedSentence]:
        """One ParsedSentence for each sentence, in the same order; never more or fewer.

        Without `trees`, which take a third of the time, every token is a root.
        """
        ...


@cache
def load_parser(lang: str) -> Parser:
    """The parser of a language, loaded once in a process."""
    if lang == "id":
        from newsevents.read.indonesian import load_indonesian

        return load_indonesian()
    if lang == "en":
        from newsevents.read.english import load_english

        return load_english()
    raise Rejected("language_not_supported", f"no pack reads {lang!r}; there are Indonesian and English")
