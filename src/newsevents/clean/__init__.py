"""Room 2 of 7: takes RawPage, gives Article (or raises Rejected with the reason)."""
