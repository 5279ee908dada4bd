from __future__ import annotations

from uuid import UUID

from newsevents.load.batch import Loaded


def test_loads_add_up() -> None:
    one, two = UUID(int=1), UUID(int=2)
    total = Loaded(1, 2, 3, 4, 5, (one,)) + Loaded(10, 20, 30, 40, 50, (two,))
    assert total == Loaded(11, 22, 33, 44, 55, (one, two))
