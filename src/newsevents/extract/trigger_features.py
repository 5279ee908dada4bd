"""What the selector, the typer and the status model see of a candidate trigger."""

from __future__ import annotations

from newsevents.extract.context import Context, content_lemmas
from newsevents.extract.learned import Features
from newsevents.model import Sentence, Span, Token

SUBJECTS = ("nsubj", "nsubj:pass", "csubj")
OBJECTS = ("obj", "iobj", "ccomp", "xcomp")
CLAUSAL = ("acl", "acl:relcl", "advcl", "ccomp", "xcomp", "csubj", "parataxis")
TIGHT = ("aux", "aux:pass", "advmod", "mark", "case", "det", "cop", "amod", "compound")


def trigger_features(token: Token, context: Context) -> Features:
    """Words and numbers of one candidate: itself, its arguments, its place in sentence and article."""
    return Features(_words(token, context), _numbers(token, context))


def type_features(token: Token, context: Context) -> Features:
    """What the typer sees: the candidate, and the content words of its sentence, which tell the topic."""
    words, numbers = trigger_features(token, context)
    sentence = context.syntax.sentence(token)
    topic = content_lemmas(context.reading.tokens[sentence.first : sentence.last])
    return Features(words + [f"s={context.lang}:{lemma}" for lemma in sorted(topic)], numbers)


def _words(t: Token, context: Context) -> list[str]:
    syntax, lang = context.syntax, context.lang
    head = syntax.tokens[t.head]
    root = syntax.tokens[syntax.ancestors(t.i)[-1]]
    words = [
        f"L={lang}:{t.lemma}", f"F={lang}:{t.text.lower()}", f"U={t.upos}", f"D={t.deprel}",
        f"LD={lang}:{t.lemma}|{t.deprel}", f"LU={lang}:{t.lemma}|{t.upos}",
        f"H={lang}:{head.lemma}|{t.deprel}",
        f"T={context.cues.types.get(t.lemma)}", f"pre={lang}:{t.text[:3].lower()}",
        f"suf={lang}:{t.text[-3:].lower()}",
        f"root={lang}:{root.lemma}", f"UD={t.upos}|{t.deprel}|{head.upos}",
        f"V={t.feats.get('Voice')}|{t.deprel}",
    ]  # fmt: skip
    for child in syntax.children[t.i]:
        words.append(f"c={lang}:{child.deprel}|{child.lemma}")
        words.append(f"cu={child.deprel}|{child.upos}")
        if child.deprel in SUBJECTS + OBJECTS or child.deprel in TIGHT:
            words.append(f"LC={lang}:{t.lemma}|{child.lemma}")
    for offset in (-2, -1, 1, 2):
        if 0 <= t.i + offset < len(syntax.tokens):
            words.append(f"w{offset}={lang}:{syntax.tokens[t.i + offset].text.lower()}")
    words += [f"cue={name}" for name in cue_groups(t, context)]
    sentence = syntax.sentence(t)
    words += [f"K={sentence.kind}|{t.deprel}", f"K={sentence.kind}|{context.cues.types.get(t.lemma)}"]
    if t.lemma in context.headline:
        words.append(f"HL={lang}:{t.lemma}")
    return words


def cue_groups(t: Token, context: Context) -> list[str]:
    """The cue groups (negation, plan, …) of a trigger's own children, then of the verbs above ("up:")."""
    syntax = context.syntax
    own = {c.text.lower() for c in syntax.children[t.i]} | {c.lemma for c in syntax.children[t.i]}
    if t.i > 0:
        own.add(syntax.tokens[t.i - 1].text.lower())
    found = context.cues.found(own)
    for i in syntax.ancestors(t.i)[1:3]:
        above = {c.text.lower() for c in syntax.children[i]} | {
            syntax.tokens[i].lemma,
            syntax.tokens[i].text.lower(),
        }
        found += ["up:" + name for name in context.cues.found(above)]
    return found


def _numbers(t: Token, context: Context) -> list[float]:
    syntax, reading = context.syntax, context.reading
    sentence, number = syntax.sentence(t), syntax.sentence_no[t.i]
    below = list(syntax.subtree(t))
    reach = [x.start for x in below]
    clause = Span(min(reach), max(reach) + 1)
    children = {c.deprel for c in syntax.children[t.i]}
    head = syntax.tokens[t.head]
    cues = cue_groups(t, context)
    return [
        number, number / max(1, len(reading.sentences)), number - context.lead, sentence.kind == "headline",
        sentence.kind == "caption", number == context.lead, (t.i - sentence.first),
        sentence.last - sentence.first,
        syntax.quoted[t.i], min(context.lemma_count[t.lemma], 8), t.lemma in context.headline,
        bool(children & set(SUBJECTS)), bool(children & set(OBJECTS)), "obl" in children,
        "obl:agent" in children,
        "nmod" in children, len(syntax.children[t.i]), len(syntax.ancestors(t.i)), t.deprel in CLAUSAL,
        t.deprel == "root", t.deprel == "conj", t.upos == "VERB", t.upos == "NOUN", t.upos == "PROPN",
        t.feats.get("Voice") == "Pass", head.lemma in context.cues.saying, t.lemma in context.cues.saying,
        t.lemma in context.cues.light, t.lemma in context.cues.types, "negation" in cues, "plan" in cues,
        "possible" in cues, len(cues), context.lang == "id", len(reading.tokens),
        _inside(context.quantities, clause), _inside(context.dates, clause), _inside(context.places, clause),
        _inside(context.quantities, sentence), _inside(context.dates, sentence),
        _inside(context.places, sentence),
        _named(t, context, SUBJECTS), _named(t, context, OBJECTS), _entities(context, sentence),
        *_echoes(t, below, context),
    ]  # fmt: skip


def _echoes(t: Token, below: list[Token], context: Context) -> list[float]:
    """How much of a candidate's sentence and subtree the headline and the lead repeat."""
    sentence = context.syntax.sentence(t)
    around = content_lemmas(context.reading.tokens[sentence.first : sentence.last])
    own = content_lemmas(x for x in below if x.i != t.i)
    subject = context.syntax.relation(t, *SUBJECTS)
    return [
        len(around & context.headline_topic) / max(1, len(context.headline_topic)),
        len(own & context.headline_topic), len(own & context.headline_topic) / max(1, len(own)),
        len(own & context.lead_topic), len(own),
        max((context.lemma_count[lemma] for lemma in around), default=0),
        context.lemma_count[subject.lemma] if subject else -1,
        sum(context.lemma_count[lemma] for lemma in own) / max(1, len(own)),
    ]  # fmt: skip


def _inside(mentions: tuple[object, ...], span: Span | Sentence) -> int:
    """How many mentions start inside a span."""
    return sum(span.start <= m.span.start < span.end for m in mentions)  # type: ignore[attr-defined]


def _named(t: Token, context: Context, relations: tuple[str, ...]) -> bool:
    """Whether an argument of the candidate is a name."""
    return any(c.deprel in relations and c.upos == "PROPN" for c in context.syntax.children[t.i])


def _entities(context: Context, sentence: Sentence) -> int:
    """How many names the sentence holds."""
    return sum(sentence.start <= e.start < sentence.end for e in context.reading.entities)
