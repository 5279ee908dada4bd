"""What the teacher of names labels: raw news, without what measures anything."""

import json
from pathlib import Path

from training.reading.raw_news import detik_sentences


def write_lines(file: Path, records: list[dict[str, str]]) -> None:
    file.parent.mkdir(parents=True)
    file.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")


def test_articles_of_the_development_set_are_left_out(tmp_path: Path) -> None:
    kept = {"id": "berita-1", "text": "Bupati Sari Wulan membuka pasar.\nWarga Kota Dua Sungai datang."}
    held = {"id": "berita-2", "text": "Kapolres Jaya Negara menutup jalan."}
    write_lines(tmp_path / "data/detik/articles.jsonl", [kept, held])
    write_lines(tmp_path / "gold/dev.docs.jsonl", [held])
    found = list(detik_sentences(tmp_path))
    assert found == ["Bupati Sari Wulan membuka pasar.", "Warga Kota Dua Sungai datang."]
