"""Takes SQL, gives tables (read-only)."""
