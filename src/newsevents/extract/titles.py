"""The title that stands before or after a person's name."""

from __future__ import annotations

from collections.abc import Sequence

from newsevents.extract.roles import Roles
from newsevents.model import Token

IN_TITLES = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})
LONGEST_TITLE = 12  # tokens


class Titles:
    """Finds titles by surface: nouns right before a name, brackets or a comma between; or after a comma."""

    def __init__(self, tokens: Sequence[Token], roles: Roles) -> None:
        self.tokens, self.roles = tokens, roles

    def of(self, first: int, last: int) -> tuple[str, ...]:
        """The words of the title of the name in tokens [first, last); empty if it has none."""
        return self._before(first) or self._after(last)

    def _before(self, start: int) -> tuple[str, ...]:
        at, words = self._gap_before(start), list[str]()
        while at >= 0 and start - at <= LONGEST_TITLE:
            token = self.tokens[at]
            if token.text == ")" and at >= 2 and self.tokens[at - 2].text == "(":
                at -= 3
                continue
            linked = words and (token.text == "/" or token.text.casefold() in self.roles.joins)
            if token.upos not in IN_TITLES and not linked:
                break
            words.insert(0, token.text)
            at -= 1
        return self._if_title(words)

    def _gap_before(self, start: int) -> int:
        """The last token before the name that is no honorific ("dr.") and no comma."""
        for at in range(start - 1, max(-1, start - LONGEST_TITLE), -1):
            if (
                self.tokens[at].text not in (",", ".")
                and self.tokens[at].text.casefold() not in self.roles.honorifics
            ):
                return at
        return -1

    def _after(self, last: int) -> tuple[str, ...]:
        if last >= len(self.tokens) or self.tokens[last].text not in (",", "selaku"):
            return ()
        words: list[str] = []
        for token in self.tokens[last + 1 : last + LONGEST_TITLE]:
            if token.upos not in IN_TITLES | {"DET", "ADP"}:
                break
            words.append(token.text)
        return self._if_title(words)

    def _if_title(self, words: list[str]) -> tuple[str, ...]:
        """The words, if one of them is a role noun of a person."""
        found = (self.roles.find(words, i) for i in range(len(words)))
        return tuple(words) if any(role and role.kind == "PER" for role in found) else ()
