"""Room 2: takes RawPage, gives Article or Rejected."""
