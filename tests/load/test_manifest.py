from __future__ import annotations

import os
from pathlib import Path

import pytest

from newsevents.errors import Misconfigured
from newsevents.load.manifest import (
    ExportTable,
    Manifest,
    check_files,
    describe_file,
    read_manifest,
    write_manifest,
)


def test_manifest_comes_back_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "a.parquet").write_bytes(b"rows")
    file = describe_file(tmp_path, tmp_path / "a.parquet")
    manifest = Manifest(3, "parquet", 8, (ExportTable("events", ("event_id",), 1, (file,)),))
    write_manifest(tmp_path, manifest)
    assert read_manifest(tmp_path) == manifest
    assert manifest.table("events") == manifest.tables[0]
    assert manifest.table("actors") is None
    assert sorted(os.listdir(tmp_path)) == ["a.parquet", "manifest.json"]


def test_no_manifest_is_none(tmp_path: Path) -> None:
    assert read_manifest(tmp_path) is None
    assert read_manifest(tmp_path / "nowhere") is None


def test_files_are_compared_with_what_was_written(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    path.write_bytes(b"rows")
    file = describe_file(tmp_path, path)
    path.chmod(0o400)
    assert check_files(tmp_path, [file]) == [path]
    path.chmod(0o600)
    path.write_bytes(b"rowz")
    with pytest.raises(Misconfigured, match="damaged"):
        check_files(tmp_path, [file])
    path.unlink()
    with pytest.raises(Misconfigured, match="no file"):
        check_files(tmp_path, [file])
