"""Takes a source, gives RawPage (bytes with where and when from)."""
