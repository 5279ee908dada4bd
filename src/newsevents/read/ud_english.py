"""English parses turned from ClearNLP style into Universal Dependencies: content above function words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

PREDICATES = frozenset({"VERB", "AUX", "ADJ", "ADV"})
NOMINALS = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM", "X", "DET"})
_OBJECT_OF_PREPOSITION = ("pobj", "pcomp")
_ADVERBIAL = frozenset({"prep", "agent", "dative"})


@dataclass(slots=True)
class Word:
    """A token while its tree is being changed; `head` is an index, its own for a root."""

    upos: str
    tag: str
    lemma: str
    head: int
    deprel: str
    entity: str = ""
    feats: dict[str, str] = field(default_factory=dict)


def to_universal(words: list[Word], relations: Mapping[str, str]) -> None:
    """Change heads, relations and the features Voice and Polarity of a sentence's words in place.

    `relations` are the relations that only change their name.
    """
    _join_roots(words)
    _share_objects_of_prepositions(words)
    _lift_objects_of_prepositions(words)
    _mark_passives(words)
    _move_subjects_of_infinitives(words)
    _lift_predicates_of_be(words)
    _flatten_coordination(words)
    _lift_first_names(words)
    _lift_currencies(words)
    for i, word in enumerate(words):
        word.deprel = _relation(words, i, relations)


def _join_roots(words: list[Word]) -> None:
    """All roots after the first hang from it as parataxis."""
    roots = [i for i, word in enumerate(words) if word.head == i]
    for i in roots[1:]:
        words[i].head, words[i].deprel = roots[0], "parataxis"


def _lift(words: list[Word], child: int, label: str) -> None:
    """`child` takes its head's place; the head hands over its other children and hangs from it as `label`."""
    head = words[child].head
    above, deprel = words[head].head, words[head].deprel
    for word in words:
        if word.head == head:
            word.head = child
    words[child].head, words[child].deprel = (child if above == head else above), deprel
    words[head].head, words[head].deprel = child, label


def _children(words: list[Word]) -> list[list[int]]:
    """For each word its dependents from left to right."""
    below: list[list[int]] = [[] for _ in words]
    for i, word in enumerate(words):
        if word.head != i:
            below[word.head].append(i)
    return below


def _depths(words: list[Word]) -> list[int]:
    """How far each word is from its root."""
    below = _children(words)
    depths = [0] * len(words)
    queue = [i for i, word in enumerate(words) if word.head == i]
    for i in queue:
        for child in below[i]:
            depths[child] = depths[i] + 1
            queue.append(child)
    return depths


def _share_objects_of_prepositions(words: list[Word]) -> None:
    """ "in and around Baghdad": the object of the last preposition becomes the object of the first."""
    governed = {word.head for word in words if word.deprel in _OBJECT_OF_PREPOSITION}
    for word in words:
        joined = words[word.head]
        shared = joined.deprel == "conj" and joined.upos == "ADP" and joined.head not in governed
        if word.deprel == "pobj" and shared and words[joined.head].deprel == "prep":
            word.head, joined.deprel = joined.head, "case"


def _lift_objects_of_prepositions(words: list[Word]) -> None:
    """ "in Paris": the noun goes up, the preposition its case; "after leaving": its mark. Deepest first."""
    depths = _depths(words)
    adpositions = {w.head for w in words if w.deprel in _OBJECT_OF_PREPOSITION}
    adpositions |= {i for i, w in enumerate(words) if w.deprel == "prep"}
    for i in sorted(adpositions, key=lambda i: -depths[i]):
        child = _object_of(words, i)
        if child is None:
            continue
        clausal = _is_clause(words, child)
        _lift(words, child, "mark" if clausal else "case")
        if words[child].deprel in _ADVERBIAL:
            words[child].deprel = _adverbial(words, child, clausal)
            _pass_adverb(words, child, i)


def _pass_adverb(words: list[Word], child: int, preposition: int) -> None:
    """ "ran away from the police": the police belong to the verb, but not in "north of Paris"."""
    adverb = words[words[child].head]
    follows = adverb.deprel == "advmod" and adverb.upos == "ADV" and words[child].head < preposition
    verbal = words[adverb.head].upos in {"VERB", "AUX"}
    if follows and verbal and words[preposition].lemma not in {"of", "than", "as"}:
        words[child].head = adverb.head


def _object_of(words: list[Word], i: int) -> int | None:
    """What the preposition `i` governs: its object or clause, or that of another under it ("out of Iraq")."""
    below = [j for j, word in enumerate(words) if word.head == i and j != i]
    for deprel in (*_OBJECT_OF_PREPOSITION, "obl", "nmod"):
        for j in below:
            if words[j].deprel == deprel and not (deprel == "pcomp" and words[j].upos == "ADP"):
                return j
    return next((j for j in below if words[j].deprel == "prep" and words[j].upos != "ADP"), None)


def _is_clause(words: list[Word], i: int) -> bool:
    return words[i].deprel == "pcomp" and words[i].upos in {"VERB", "AUX"}


def _adverbial(words: list[Word], i: int, clausal: bool) -> str:
    """The relation of a noun or clause that has come up from under its preposition."""
    head = words[words[i].head]
    if clausal:
        return "advcl" if head.upos in PREDICATES else "acl"
    if words[i].deprel == "agent":
        return "agent"
    if words[i].deprel == "dative" or head.upos in PREDICATES or head.upos == "ADP":
        return "obl"
    return "nmod"


def _mark_passives(words: list[Word]) -> None:
    """Voice=Pass on participles with a passive auxiliary, joined to one, or modifying a noun."""
    helped = {word.head for word in words if word.deprel == "auxpass"}
    own_help = {word.head for word in words if word.deprel in {"aux", "nsubj", "auxpass"}}
    for i, word in enumerate(words):
        if word.tag != "VBN":
            continue
        joined = word.deprel == "conj" and i not in own_help and words[word.head].feats.get("Voice") == "Pass"
        if i in helped or joined or (word.deprel in {"acl", "advcl"} and i not in own_help):
            word.feats["Voice"] = "Pass"


def _move_subjects_of_infinitives(words: list[Word]) -> None:
    """ "want the army to withdraw": the army becomes object of want, withdraw its xcomp."""
    infinitives = {word.head for word in words if word.tag == "TO" and word.deprel == "aux"}
    introduced = {word.head for word in words if word.deprel == "mark"}
    for i in infinitives - introduced:
        if words[i].deprel != "ccomp":
            continue
        words[i].deprel = "xcomp"
        for word in words:
            if word.head == i and word.deprel in {"nsubj", "nsubjpass"}:
                word.head, word.deprel = words[i].head, "dobj"


def _lift_predicates_of_be(words: list[Word]) -> None:
    """ "is the leader": leader goes up, is becomes its cop; in "there were bombs" bombs is the subject."""
    for i, word in enumerate(words):
        if word.deprel not in {"attr", "acomp"} or words[word.head].lemma != "be":
            continue
        siblings = [w for w in words if w.head == word.head and w is not word]
        if any(w.deprel == "expl" and w.tag == "EX" for w in siblings):
            word.deprel = "nsubj"
        elif word.upos not in {"VERB", "AUX"} or word.deprel == "acomp":
            _lift(words, i, "cop")


def _flatten_coordination(words: list[Word]) -> None:
    """All members of a coordination hang from the first; the conjunction hangs from the member after it."""
    chained = [word.head if word.deprel == "conj" else -1 for word in words]
    for i, word in enumerate(words):
        if word.deprel == "cc":
            after = (j for j in range(i + 1, len(words)) if chained[j] == word.head)
            word.head = next(after, word.head)
    for i, word in enumerate(words):
        if chained[i] >= 0 and chained[word.head] >= 0 and word.head < i:
            word.head = words[word.head].head


def _lift_first_names(words: list[Word]) -> None:
    """ "Barack Obama": the first part of a person's name is its head, the others are flat."""
    for i, word in enumerate(words):
        last = words[word.head]
        starts = word.entity == "B-PERSON" and word.deprel == "compound" and last.entity == "I-PERSON"
        if starts and word.head > i and all(w.entity == "I-PERSON" for w in words[i + 1 : word.head + 1]):
            end = word.head
            _lift(words, i, "flat")
            for part in words[i + 1 : end]:
                if part.deprel == "compound" and part.head == i:
                    part.deprel = "flat"


def _lift_currencies(words: list[Word]) -> None:
    """ "$3.2 billion": the sign is the head, the number its nummod."""
    for i, word in enumerate(words):
        number = word.head
        if word.upos != "SYM" or word.deprel not in {"nmod", "quantmod"} or words[number].upos != "NUM":
            continue
        _lift(words, i, "nummod")
        for part in words:
            if part.head == i and part.deprel == "compound" and part.upos == "NUM":
                part.head = number


def _relation(words: list[Word], i: int, relations: Mapping[str, str]) -> str:
    """The name in Universal Dependencies of a word's relation, once the tree has its shape."""
    word, head = words[i], words[words[i].head]
    if word.head == i:
        return "root"
    if word.deprel == "prep":
        return "advmod"
    if word.deprel == "npadvmod":
        kind = "tmod" if word.entity[2:] in {"DATE", "TIME"} else "npmod"
        return f"obl:{kind}" if head.upos in PREDICATES else f"nmod:{kind}"
    if word.deprel == "aux" and word.tag == "TO":
        return "mark"
    if word.deprel == "nmod":
        return "nmod" if word.head < i else "compound"
    if word.deprel in _OBJECT_OF_PREPOSITION:
        return "case" if word.upos == "ADP" else "obl" if head.upos in PREDICATES else "nmod"
    return relations.get(word.deprel, word.deprel)
