"""Room 7: takes SQL, gives tables (read-only)."""
