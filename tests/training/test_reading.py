"""The training data of the Indonesian reader: treebanks in one style, names as running text."""

from pathlib import Path

from training.reading.corpora import (
    Row,
    Tree,
    harmonise,
    mark_agents,
    merge_whole,
    read_conllu,
    split_clitics,
)
from training.reading.names import read_bio

from newsevents.read.tokenizer import clitic_at

CONLLU = """\
# text = Ia menunggu hasilnya.
1\tIa\tia\tPRON\t_\tPerson=3\t2\tnsubj\t_\t_
2\tmenunggu\ttunggu\tVERB\t_\tVoice=Act|Mood=Ind\t0\troot\t_\t_
3-4\thasilnya\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No
3\thasil\thasil\tNOUN\t_\t_\t2\tobj\t_\t_
4\tnya\tnya\tPRON\t_\t_\t3\tnmod:poss\t_\t_
5\t.\t.\tPUNCT\t_\t_\t2\tpunct\t_\t_

"""


def row(form: str, head: int, deprel: str, upos: str = "NOUN") -> Row:
    return Row(form, form, upos, {}, head, deprel, True)


def test_reads_and_harmonises_a_treebank(tmp_path: Path) -> None:
    file = tmp_path / "tiny.conllu"
    file.write_text(CONLLU, encoding="utf-8")
    (tree,) = [harmonise(t) for t in read_conllu(file, "csui")]
    assert [r.form for r in tree.rows] == ["Ia", "menunggu", "hasil", "nya", "."]
    assert [r.head for r in tree.rows] == [1, 1, 1, 2, 1]
    assert [r.deprel for r in tree.rows] == ["nsubj", "root", "obj", "nmod", "punct"]
    assert [r.space for r in tree.rows] == [True, True, False, False, True]
    assert tree.rows[1].feats == {"Voice": "Act"}


def test_old_trees_get_voice_auxiliaries_and_clitics() -> None:
    rows = [
        row("akan", 1, "advmod", "ADV"),
        row("dibangun", 1, "root", "VERB"),
        row("rumahnya", 1, "nsubj:pass"),
    ]
    tree = split_clitics(harmonise(Tree(rows, "old")), clitic_at)
    assert [(r.form, r.deprel, r.head) for r in tree.rows] == [
        ("akan", "aux", 1), ("dibangun", "root", 1), ("rumah", "nsubj:pass", 1), ("nya", "nmod", 2),
    ]  # fmt: skip
    assert tree.rows[1].feats == {"Voice": "Pass"}


def test_oleh_phrases_of_passives_are_agents() -> None:
    rows = [row("ditembak", 0, "root", "VERB"), row("oleh", 2, "case", "ADP"), row("tentara", 0, "obl")]
    assert [r.deprel for r in mark_agents(Tree(rows, "gsd")).rows] == ["root", "case", "obl:agent"]


def test_meskipun_is_one_word() -> None:
    rows = [
        Row("Meski", "meski", "SCONJ", {}, 2, "mark", False),
        row("pun", 0, "advmod", "PART"),
        row("hujan", 2, "root"),
    ]
    tree = merge_whole(Tree(rows, "csui"))
    assert [(r.form, r.head) for r in tree.rows] == [("Meskipun", 1), ("hujan", 1)]


def test_names_come_back_as_running_text(tmp_path: Path) -> None:
    file = tmp_path / "tiny.txt"
    file.write_text(
        '"\tO\nSaya\tO\nsiap\tO\n,\tO\n"\tO\nkata\tO\nSiti\tB-PERSON\nAminah\tI-PERSON\n.\tO\n\n',
        encoding="utf-8",
    )
    (sentence,) = read_bio(file, "tiny")
    assert sentence.text == '"Saya siap," kata Siti Aminah.'
    assert [(sentence.text[a:b], label) for a, b, label in sentence.names] == [("Siti Aminah", "PER")]
