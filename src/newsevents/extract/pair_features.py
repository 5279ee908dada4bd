"""What the argument models see of a trigger with a noun phrase, a place, a date or a quantity."""

from __future__ import annotations

from newsevents.extract.context import Context
from newsevents.extract.learned import Features
from newsevents.extract.phrases import Phrase
from newsevents.extract.slots import SlotIndex
from newsevents.model import DateMention, PlaceMention, QuantityMention, Span, Token

FAR = 99.0
Slot = DateMention | PlaceMention | QuantityMention


def role_features(trigger: Token, kind: str, phrase: Phrase, context: Context) -> Features:
    """A trigger (of a guessed event type) with a noun phrase: is it the actor, the target, or neither?"""
    head, mention = phrase.head, phrase.mention
    words, numbers = link_features(trigger, kind, head, context)
    lang = context.lang
    words += [
        f"N={mention.kind}", f"R={mention.role}", f"TN={kind}|{mention.kind}", f"TR={kind}|{mention.role}",
        f"h={lang}:{head.lemma}", f"hU={head.upos}|{head.deprel}", f"Lh={lang}:{trigger.lemma}|{head.lemma}",
    ]  # fmt: skip
    syntax = context.syntax
    above = syntax.tokens[head.head]
    speaker = head.deprel.startswith("nsubj") and above.lemma in context.cues.saying
    numbers += [
        phrase.pronoun, phrase.count, speaker, head.upos == "PROPN", mention.kind == "THING",
        mention.kind == "PER",
        mention.country is not None, any(c.deprel == "nummod" for c in syntax.children[head.i]),
        head.deprel.startswith("nsubj"), head.deprel == "obj", mention.span.end - mention.span.start,
        syntax.quoted[head.i], above.i == trigger.i,
    ]  # fmt: skip
    return Features(words, [float(n) for n in numbers])


def slot_features(trigger: Token, kind: str, item: Slot, context: Context) -> Features:
    """A trigger with a place, date or quantity of the article: does it belong to the event?"""
    anchor = context.anchor(item.span)
    words, numbers = link_features(trigger, kind, anchor, context)
    label = item_label(item)
    words += [f"I={label}", f"TI={kind}|{label}", f"LI={context.lang}:{trigger.lemma}|{label}"]
    if anchor:
        words += [f"i={context.lang}:{anchor.lemma}", f"Ti={kind}|{context.lang}:{anchor.lemma}"]
    others = slot_index(context, item)
    order = others.order(item)
    near = abs(item.span.start - trigger.start)
    sentence = context.syntax.sentence(trigger)
    closer, rivals = others.nearer(trigger.start, near), others.within(sentence.start, sentence.end)
    numbers += [
        others.told(item), order, order / others.size, others.size, closer, rivals, anchor is None,
        in_entity(item.span, context), near, item.span.start < trigger.start,
    ]  # fmt: skip
    return Features(words, [float(n) for n in numbers])


def link_features(
    trigger: Token, kind: str, other: Token | None, context: Context
) -> tuple[list[str], list[float]]:
    """How two words hang together: the path of relations, the case marker, distances."""
    syntax, lang = context.syntax, context.lang
    if other is None:
        return [f"path=none|{kind}"], [FAR, FAR, FAR, False, False, False, *_about(trigger, context)]
    path = syntax.path(trigger, other)
    steps = "far" if path is None else " ".join(path[:5])
    case = next((c.lemma for c in syntax.children[other.i] if c.deprel in ("case", "mark")), "")
    voice = trigger.feats.get("Voice", "")
    gap = syntax.sentence_no[other.i] - syntax.sentence_no[trigger.i]
    before = other.i < trigger.i
    where = f"{max(-3, min(3, gap))}|{syntax.sentence(other).kind}"
    words = [
        f"path={steps}", f"pathU={steps}|{trigger.upos}|{voice}", f"pathL={lang}:{steps}|{trigger.lemma}",
        f"pathT={steps}|{kind}", f"case={lang}:{case}", f"caseT={lang}:{case}|{kind}",
        f"caseL={lang}:{case}|{trigger.lemma}", f"caseP={lang}:{case}|{steps}", f"L={lang}:{trigger.lemma}",
        f"where={where}", f"whereT={where}|{kind}", f"whereU={where}|{trigger.upos}|{before}",
        f"a={lang}:{syntax.tokens[other.head].lemma}|{other.deprel}",
    ]  # fmt: skip
    between = syntax.tokens[min(trigger.i, other.i) + 1 : max(trigger.i, other.i)] if gap == 0 else ()
    verbs = sum(t.upos == "VERB" for t in between)
    numbers = [
        FAR if path is None else len(path), gap, other.i - trigger.i, before,
        trigger.i in syntax.ancestors(other.i), verbs, *_about(trigger, context),
    ]  # fmt: skip
    return words, numbers


def _about(trigger: Token, context: Context) -> list[float]:
    sentence = context.syntax.sentence(trigger)
    return [
        trigger.upos == "VERB", trigger.feats.get("Voice") == "Pass", sentence.kind == "headline",
        context.syntax.quoted[trigger.i], context.lang == "id", context.syntax.sentence_no[trigger.i],
    ]  # fmt: skip


def item_label(item: Slot) -> str:
    """What sort of place, date or quantity it is."""
    if isinstance(item, PlaceMention):
        return item.feature
    if isinstance(item, DateMention):
        return f"{item.grain}|{item.start is None}|{item.end is None}"
    return item.kind


def key_of(item: Phrase | Slot) -> object:
    """Equal for phrases that name the same, and for mentions of the same place, date or quantity."""
    return item.mention.name if isinstance(item, Phrase) else item_key(item)


def item_key(item: Slot) -> object:
    """Equal for mentions of the same place, date or quantity."""
    if isinstance(item, PlaceMention):
        return item.geonameid or item.text.casefold()
    if isinstance(item, DateMention):
        return (item.start, item.end)
    return (item.low, item.high, item.unit)


def context_items(context: Context, item: Slot) -> tuple[Slot, ...]:
    """All items of the same slot in the article."""
    if isinstance(item, PlaceMention):
        return context.sites
    return context.dates if isinstance(item, DateMention) else context.quantities


def slot_index(context: Context, item: Slot) -> SlotIndex:
    """The index of the slot that an item belongs to, made once an article."""
    kind = type(item)
    if kind not in context.slots:
        context.slots[kind] = SlotIndex(context_items(context, item), item_key)  # type: ignore[arg-type]
    return context.slots[kind]


def in_entity(span: Span, context: Context) -> bool:
    """Whether a span is only a part of a longer name."""
    return any(
        e.start <= span.start and span.end <= e.end and (e.end - e.start) > (span.end - span.start)
        for e in context.reading.entities
    )
