"""Room 1: takes a source, gives RawPage (bytes with where and when from)."""
