"""What people read of a run: its summary in words, as a table, as Markdown."""
