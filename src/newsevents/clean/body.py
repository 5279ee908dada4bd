"""The body of a page: its paragraphs, by trafilatura."""

from __future__ import annotations

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring
from trafilatura import extract as extract_body

from newsevents.errors import Rejected

MAX_TAGS = 60_000  # nine times the largest of 250 pages of publishers
HTML_PARSER = HTMLParser(  # type: ignore[no-untyped-call]
    collect_ids=False, encoding="utf-8", remove_comments=True, remove_pis=True
)


def parse_tree(html: str) -> HtmlElement:
    """The tree of a page; raises Rejected for one with nothing in it or with more tags than MAX_TAGS."""
    if html.count("<") > MAX_TAGS:
        raise Rejected("too_many_tags", f"more than {MAX_TAGS} tags are no article")
    try:
        content = html.encode("utf-8", "replace")
        tree: HtmlElement = document_fromstring(content, parser=HTML_PARSER)  # type: ignore[no-untyped-call]
    except (etree.LxmlError, ValueError) as error:
        raise Rejected("no_article", "there is no text in the page") from error
    return tree


def body_lines(tree: HtmlElement) -> list[str]:
    """The paragraphs of the main text, in order; empty where none was found."""
    text = extract_body(tree, favor_precision=True, include_comments=False, include_tables=False)
    return [line.strip() for line in (text or "").split("\n") if line.strip()]
