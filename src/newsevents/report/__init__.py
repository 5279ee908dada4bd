"""Takes a run or the published snapshot, gives summaries, one page, a local site."""
