"""Takes RawPage, gives Article (or raises Rejected with the reason)."""
