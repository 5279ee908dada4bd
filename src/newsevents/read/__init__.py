"""Room 3: takes Article, gives Reading (paragraphs, sentences, tokens, names)."""
