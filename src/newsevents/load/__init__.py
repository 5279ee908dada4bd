"""Takes extractions, gives tables in DuckDB, in one transaction with the ledger; then links them."""
