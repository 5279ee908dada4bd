"""Room 1 of 7: takes a source, gives RawPage (bytes with where and when from)."""
