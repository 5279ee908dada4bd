"""Role nouns and titles: what kind of actor a noun names, and its sector."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from newsevents import packs

KINDS = {"person": "PER", "group": "GROUP", "org": "ORG"}
LONGEST_NOUN = 4  # words


@dataclass(frozen=True, slots=True)
class Role:
    """A role noun of a phrase: kind PER | GROUP | ORG, sector, and its words [first, last)."""

    kind: str
    sector: str
    first: int
    last: int


def entries(text: str) -> list[str]:
    """The entries of a list written as "a | b | c"."""
    return [" ".join(entry.split()) for entry in text.split("|") if entry.strip()]


class Roles:
    """The role nouns of one language, looked up by surface words."""

    def __init__(self, lang: str) -> None:
        table = packs.toml(lang, "roles.toml")
        words = table["words"]
        self.short: dict[str, list[str]] = {k: v.split() for k, v in table["short"].items()}
        self.honorifics, self.openers, self.closers = _sets(words, "honorifics", "openers", "closers")
        self.plurals, self.joins, self.given_names = _sets(words, "plurals", "joins", "given_names")
        self.before_names = self.honorifics | self.openers
        (self.legal_forms,) = _sets(words, "legal_forms")
        self.relations, self.of_people, self.of_one = _sets(words, "relations", "of_people", "of_one")
        self._nouns = {
            noun: (kind, sector)
            for section, kind in KINDS.items()
            for sector, nouns in table[section].items()
            for noun in entries(nouns)
        }
        spelled = [*self._nouns, *table["short"].values()]
        self.title_words = frozenset(word for noun in spelled if " " in noun for word in noun.split())
        self.title_words |= frozenset(entries(words["offices"]))
        if packs.path(lang, "agents.tsv").exists():
            for noun, sector in packs.table(lang, "agents.tsv"):
                self._nouns.setdefault(noun, ("PER", sector))

    def noun(self, words: Sequence[str]) -> tuple[str, str] | None:
        """Kind and sector of a role noun, also of a plain plural ("mayors", "menteri-menteri")."""
        name = " ".join(words).casefold()
        if found := self._nouns.get(name):
            return found
        if name.endswith("s") and (found := self._nouns.get(name[:-1])):
            return ("GROUP" if found[0] == "PER" else found[0]), found[1]
        half, hyphen, other = name.partition("-")
        if hyphen and half == other and (found := self._nouns.get(half)):
            return "GROUP", found[1]
        return None

    def find(self, words: Sequence[str], head: int) -> Role | None:
        """The longest role noun of a phrase that has the phrase's head word in it.

        >>> load_roles("id").find(["Wakil", "Ketua", "DPR", "Sufmi", "Dasco"], 0)
        Role(kind='PER', sector='LEG', first=0, last=3)
        """
        for length in range(LONGEST_NOUN, 0, -1):
            for first in range(max(0, head - length + 1), min(head, len(words) - length) + 1):
                if found := self.noun(words[first : first + length]):
                    return Role(*found, first, first + length)
        return None

    def spelled_out(self, words: Sequence[str]) -> list[str]:
        """Words in small letters with short titles spelled out: "Wamenkeu" is "wakil menteri keuangan"."""
        return [part for word in words for part in self.short.get(word.casefold(), [word.casefold()])]


def _sets(table: Mapping[str, str], *keys: str) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(entries(table[key])) for key in keys)


@cache
def load_roles(lang: str) -> Roles:
    """The role nouns of a pack, read once."""
    return Roles(lang)
