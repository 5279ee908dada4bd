"""Tables of (text, expected quantities) for Indonesian and English."""

from __future__ import annotations

import pytest

from newsevents.extract.quantities import find_quantities


def test_language_without_a_pack_has_no_quantities() -> None:
    assert find_quantities("12 personas murieron", "xx") == []


@pytest.mark.parametrize(
    ("text", "low", "high", "unit", "kind"),
    [
        ("Lebih dari 100 ribu warga turun ke jalan.", 100_000, None, "warga", "people"),
        ("Utang itu Rp 2,1 miliar.", 2.1e9, 2.1e9, "IDR", "money"),
        ("Sebanyak 1.743 personel dikerahkan.", 1743, 1743, "personel", "troops"),
        ("Gempa magnitudo 5,6 terasa kuat.", 5.6, 5.6, "magnitudo", "magnitude"),
    ],
)
def test_indonesian_amounts(text: str, low: float, high: float | None, unit: str, kind: str) -> None:
    (found,) = find_quantities(text, "id")
    assert (found.low, found.high, found.unit, found.kind) == (low, high, unit, kind)
