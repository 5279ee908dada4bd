"""Room 6: takes linked rows, loads them into DuckDB in one transaction with the ledger."""
