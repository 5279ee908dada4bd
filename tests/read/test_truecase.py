"""Headlines in running case."""

from newsevents.read.parser import ParsedSentence, ParsedToken
from newsevents.read.truecase import count_forms, is_title_case, lower_case, restore_case

NOTHING = ParsedSentence((), (), None)


def lowered(line: str, *names: str) -> ParsedSentence:
    """A parse of the line in lower case in which `names` are proper nouns."""
    low = line.lower()
    tokens = [
        ParsedToken(low.index(name), low.index(name) + len(name), name, name, "PROPN", {}, 0, "root")
        for name in names
    ]
    return ParsedSentence(tuple(tokens), (), None)


def test_words_are_written_as_in_the_running_text() -> None:
    line = "Rebels Accuse Army Of Mali"
    forms = count_forms(
        ["Rebels said the army of Mali attacked them.", "In Mali the army denied it."], [line]
    )
    assert restore_case(line, forms, NOTHING) == "Rebels accuse army of Mali"


def test_names_keep_their_capital() -> None:
    line = "Governor Resigns in Murmansk After NATO Talks"
    assert (
        restore_case(line, {}, lowered(line, "murmansk")) == "Governor resigns in Murmansk after NATO talks"
    )


def test_line_in_capitals_is_lowered() -> None:
    line = "PERU LANDSLIDE KILLS 19"
    assert restore_case(line, {}, lowered(line, "peru")) == "Peru landslide kills 19"


def test_length_never_changes() -> None:
    line = "İSTANBUL GOVERNOR ẞTRASSE RESIGNS"
    assert len(lower_case(line)) == len(line)
    assert len(restore_case(line, {}, NOTHING)) == len(line)


def test_running_text_is_no_title() -> None:
    assert not is_title_case("The governor of Lagos resigned on Monday.")
    assert is_title_case("Governor of Lagos Resigns After Protests")
