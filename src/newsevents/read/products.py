"""Matrix products by numpy's own library (OpenBLAS), on one thread.

The one that spaCy brings (BLIS 1.3.4) took four times as long for the sizes met here, on a processor with
AVX-512; more threads than one lost time on two cores, since the matrices of one article are small.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language


def use_numpy_products(nlp: Language) -> None:
    """Makes all models of a pipeline multiply by numpy."""
    from thinc.api import NumpyOps

    ops = NumpyOps(use_blis=False)
    for _, component in nlp.pipeline:
        model: Any = getattr(component, "model", None)
        for node in model.walk() if model else ():
            node.ops = ops


def one_thread() -> AbstractContextManager[Any]:
    """A context in which products run on the thread that asks for them."""
    limit: AbstractContextManager[Any] = _pools().limit(limits=1, user_api="blas")
    return limit


@cache
def _pools() -> Any:
    """The libraries of products that are loaded, looked up once."""
    import numpy  # noqa: F401 - brings its library along
    from threadpoolctl import ThreadpoolController

    controller: Any = ThreadpoolController
    return controller()
