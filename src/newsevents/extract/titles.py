"""The title that stands before or after a person's name."""

from __future__ import annotations

from collections.abc import Sequence

from newsevents.extract.roles import Roles
from newsevents.model import Token

IN_TITLES = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})
LONGEST_TITLE = 12  # tokens


class Titles:
    """Finds titles by surface: nouns right before the name, also over brackets or a comma; or after a comma."""

    def __init__(self, tokens: Sequence[Token], roles: Roles) -> None:
        self.tokens, self.roles = tokens, roles

    def of(self, first: int, last: int) -> tuple[str, ...]:
        """The words of the title of the name in tokens [first, last); empty if it has none."""
        return self._before(first) or self._after(last)

    def _before(self, start: int) -> tuple[str, ...]:
        at, words = start - 1, list[str]()
        after_comma = at >= 0 and self.tokens[at].text == ","
        at -= after_comma
        while at >= 0 and start - at <= LONGEST_TITLE:
            token = self.tokens[at]
            if token.text == ")" and at >= 2 and self.tokens[at - 2].text == "(":
                at -= 3
                continue
            if not (token.upos in IN_TITLES or (words and token.text.casefold() in self.roles.joins)):
                break
            words.insert(0, token.text)
            at -= 1
        return () if after_comma and not words[:1] else self._from_role(words)

    def _after(self, last: int) -> tuple[str, ...]:
        if last >= len(self.tokens) or self.tokens[last].text not in (",", "selaku"):
            return ()
        words: list[str] = []
        for token in self.tokens[last + 1 : last + LONGEST_TITLE]:
            if token.upos not in IN_TITLES | {"DET", "ADP"}:
                break
            words.append(token.text)
        return self._from_role(words)

    def _from_role(self, words: list[str]) -> tuple[str, ...]:
        """The words if they hold a role noun of one person, with the words around it that belong to it."""
        for i in range(len(words)):
            found = self.roles.find(words, i)
            if found and found.kind == "PER":
                return tuple(words)
        return ()
