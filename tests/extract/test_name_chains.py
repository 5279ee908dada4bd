"""Forms of one name that make one chain, and those that do not."""

from __future__ import annotations

import pytest
from hand_reading import by_hand

from newsevents.extract.names import Names


def chain_names(lang: str, forms: list[tuple[str, str]]) -> list[str]:
    """The canonical name of each form, all in one article."""
    sentences = [
        " ".join(f"{w}/PROPN/1/{'flat' if k else 'nsubj'}" for k, w in enumerate(form.split()))
        + " pergi/VERB/0/root"
        for form, _ in forms
    ]
    chains = Names(by_hand(lang, *sentences, names=dict(forms)), ()).chains
    found = [chains.find(form.split()) for form, _ in forms]
    return [chain.name if chain else "-" for chain in found]


@pytest.mark.parametrize(
    ("lang", "forms", "expected"),
    [
        ("id", [("Prabowo Subianto", "PER"), ("Prabowo", "PER")], ["Prabowo Subianto"] * 2),
        ("id", [("Stoltenberg", "PER"), ("Jens Stoltenberg", "PER")], ["Jens Stoltenberg"] * 2),
        ("id", [("Joko Widodo", "PER"), ("Jokowi", "PER")], ["Joko Widodo"] * 2),
        ("id", [("Pemerintah Kota Bogor", "ORG"), ("Pemkot Bogor", "ORG")], ["Pemerintah Kota Bogor"] * 2),
        ("id", [("PT Gudang Terang", "ORG"), ("Gudang Terang", "ORG")], ["PT Gudang Terang"] * 2),
        ("id", [("Polda Bali", "ORG"), ("Bali", "LOC")], ["Polda Bali", "Bali"]),
        ("id", [("Andi Saputra", "PER"), ("Andi Rahman", "PER")], ["Andi Saputra", "Andi Rahman"]),
        ("en", [("United Nations", "ORG"), ("U.N.", "ORG")], ["United Nations"] * 2),
    ],
)
def test_forms_of_one_name_share_a_chain(
    lang: str, forms: list[tuple[str, str]], expected: list[str]
) -> None:
    assert chain_names(lang, forms) == expected


def test_a_first_name_that_two_people_have_is_nobodys() -> None:
    forms = [("Andi Saputra", "PER"), ("Andi Rahman", "PER")]
    names = by_hand(
        "id",
        "Andi/PROPN/0/root Saputra/PROPN/1/flat",
        "Andi/PROPN/0/root Rahman/PROPN/1/flat",
        names=dict(forms),
    )
    assert Names(names, ()).chains.find(["Andi"]) is None
