"""Takes Article, gives Reading (paragraphs, sentences, tokens, names)."""

from newsevents.read.language import detect_language
from newsevents.read.reader import read_article

__all__ = ["detect_language", "read_article"]
