"""Room 4: takes Reading, gives Extraction (events and mentions)."""
