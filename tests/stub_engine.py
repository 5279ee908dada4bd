"""An engine for tests of what stands around engines: finds one arrest wherever "menangkap" stands."""

from __future__ import annotations

from newsevents.model import Event, Extraction, Mention, Reading, Span

FAULT, SLIP = "Zirkonium", "Xenon"  # words that break the engine, and that make it give a row no table takes


class StubEngine:
    """One COERCE event for each article with "menangkap"; its actor is the word before."""

    def extract(self, reading: Reading) -> Extraction:
        text = reading.article.text
        if FAULT in text:
            raise ZeroDivisionError("a fault of the engine")
        events = (self.arrest(text),) if "menangkap" in text else ()
        why_none = None if events else "no_event_found"
        return Extraction(reading.article, events, (), (), (), reading.entities, why_none)

    def arrest(self, text: str) -> Event:
        """The arrest that a text tells of."""
        start = text.index("menangkap")
        before = text[:start].split()[-1]
        begin = text.rindex(before, 0, start)
        end = len(text) + 99 if SLIP in text else text.find(".", start) + 1 or len(text)
        actor = Mention(Span(begin, begin + len(before)), before, before, "ORG", "ID", "COP")
        trigger = Span(start, start + len("menangkap"))
        return Event(
            "COERCE",
            trigger,
            "tangkap",
            Span(begin, end),
            actors=(actor,),
            mentions=(trigger,),
            confidence=0.9,
        )
