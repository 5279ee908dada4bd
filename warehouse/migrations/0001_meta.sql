-- Runs, the ledger of loads, and the quarantine. meta.migrations itself is made by the runner.
CREATE TABLE meta.runs (
    run_id UUID PRIMARY KEY,
    flow VARCHAR NOT NULL,
    engine VARCHAR NOT NULL,
    code_version VARCHAR NOT NULL,
    prefect_run_id VARCHAR,
    sources VARCHAR[] NOT NULL,
    started_at TIMESTAMPTZ NOT NULL,
    finished_at TIMESTAMPTZ,
    status VARCHAR NOT NULL CHECK (status IN ('running', 'completed', 'failed')),
    message VARCHAR,
    articles_new UINTEGER NOT NULL DEFAULT 0,
    articles_changed UINTEGER NOT NULL DEFAULT 0,
    articles_unchanged UINTEGER NOT NULL DEFAULT 0,
    articles_quarantined UINTEGER NOT NULL DEFAULT 0,
    events_loaded UINTEGER NOT NULL DEFAULT 0
);
COMMENT ON TABLE meta.runs IS 'One row a run of the pipeline; a run that was killed stays "running"';
COMMENT ON COLUMN meta.runs.run_id IS 'Random id of the run';
COMMENT ON COLUMN meta.runs.flow IS 'What was run: run, ingest, replay';
COMMENT ON COLUMN meta.runs.engine IS 'Name and version of the extraction engine';
COMMENT ON COLUMN meta.runs.code_version IS 'Version of newsevents';
COMMENT ON COLUMN meta.runs.prefect_run_id IS 'Id of the Prefect flow run, NULL without Prefect';
COMMENT ON COLUMN meta.runs.sources IS 'The sources as they were given';
COMMENT ON COLUMN meta.runs.started_at IS 'When the run began';
COMMENT ON COLUMN meta.runs.finished_at IS 'When it ended; NULL while it runs or after a kill';
COMMENT ON COLUMN meta.runs.status IS 'running, completed or failed';
COMMENT ON COLUMN meta.runs.message IS 'Why it failed';
COMMENT ON COLUMN meta.runs.articles_new IS 'Articles never seen before';
COMMENT ON COLUMN meta.runs.articles_changed IS 'Articles with a new version, or read again by another engine';
COMMENT ON COLUMN meta.runs.articles_unchanged IS 'Articles already held, read by the same engine';
COMMENT ON COLUMN meta.runs.articles_quarantined IS 'Articles that could not be used';
COMMENT ON COLUMN meta.runs.events_loaded IS 'Events of the new and changed articles';

CREATE TABLE meta.loads (
    load_id UUID PRIMARY KEY,
    run_id UUID NOT NULL,
    committed_at TIMESTAMPTZ NOT NULL,
    schema_version UINTEGER NOT NULL,
    articles_new UINTEGER NOT NULL,
    articles_changed UINTEGER NOT NULL,
    articles_unchanged UINTEGER NOT NULL,
    articles_quarantined UINTEGER NOT NULL,
    version_ids UUID[] NOT NULL,
    rows_added MAP(VARCHAR, UBIGINT) NOT NULL
);
COMMENT ON TABLE meta.loads IS 'The ledger: one row a committed batch, written in the same transaction as its rows';
COMMENT ON COLUMN meta.loads.load_id IS 'Id from the run and what the batch holds: a batch retried after a lost answer has the same';
COMMENT ON COLUMN meta.loads.run_id IS 'The run (meta.runs)';
COMMENT ON COLUMN meta.loads.committed_at IS 'When the batch was committed';
COMMENT ON COLUMN meta.loads.schema_version IS 'Number of the newest migration at that time';
COMMENT ON COLUMN meta.loads.articles_new IS 'Articles never seen before';
COMMENT ON COLUMN meta.loads.articles_changed IS 'Articles with a new version, or read again by another engine';
COMMENT ON COLUMN meta.loads.articles_unchanged IS 'Articles already held: no row of theirs was touched';
COMMENT ON COLUMN meta.loads.articles_quarantined IS 'Articles put into meta.quarantine';
COMMENT ON COLUMN meta.loads.version_ids IS 'The article versions that this batch wrote (articles.version_id)';
COMMENT ON COLUMN meta.loads.rows_added IS 'Rows written, by table';

CREATE TABLE meta.quarantine (
    quarantine_id UUID PRIMARY KEY,
    run_id UUID NOT NULL,
    stage VARCHAR NOT NULL,
    reason VARCHAR NOT NULL,
    message VARCHAR NOT NULL,
    origin VARCHAR NOT NULL,
    url VARCHAR,
    source VARCHAR,
    media_type VARCHAR,
    charset VARCHAR,
    lang VARCHAR,
    country VARCHAR,
    timezone VARCHAR,
    headers MAP(VARCHAR, VARCHAR),
    fetched_at TIMESTAMPTZ,
    content BLOB,
    content_hash VARCHAR,
    first_at TIMESTAMPTZ NOT NULL,
    last_at TIMESTAMPTZ NOT NULL,
    times UINTEGER NOT NULL CHECK (times >= 1)
);
COMMENT ON TABLE meta.quarantine IS 'What could not be used and why, with the bytes: enough to try again after a fix';
COMMENT ON COLUMN meta.quarantine.quarantine_id IS 'Id from origin, bytes, stage and reason: the same failure again is the same row';
COMMENT ON COLUMN meta.quarantine.run_id IS 'The run that met it last (meta.runs)';
COMMENT ON COLUMN meta.quarantine.stage IS 'Where it failed: fetch, clean, read, extract, load';
COMMENT ON COLUMN meta.quarantine.reason IS 'Stable reason code (docs/reasons.md)';
COMMENT ON COLUMN meta.quarantine.message IS 'What was wrong, in words';
COMMENT ON COLUMN meta.quarantine.origin IS 'Where it was read: a URL, a path, or path#line';
COMMENT ON COLUMN meta.quarantine.url IS 'Address of the page, where it has one';
COMMENT ON COLUMN meta.quarantine.source IS 'Name of the source';
COMMENT ON COLUMN meta.quarantine.media_type IS 'text/plain, text/html or application/json';
COMMENT ON COLUMN meta.quarantine.charset IS 'Character set that the source declared';
COMMENT ON COLUMN meta.quarantine.lang IS 'Language that the source declared';
COMMENT ON COLUMN meta.quarantine.country IS 'Country of the source, ISO 3166 alpha-2';
COMMENT ON COLUMN meta.quarantine.timezone IS 'Time zone of the source, IANA name';
COMMENT ON COLUMN meta.quarantine.headers IS 'Headers of the answer';
COMMENT ON COLUMN meta.quarantine.fetched_at IS 'When the bytes came';
COMMENT ON COLUMN meta.quarantine.content IS 'The bytes as they came; NULL where there were none';
COMMENT ON COLUMN meta.quarantine.content_hash IS 'BLAKE2b-128 of the bytes, hexadecimal';
COMMENT ON COLUMN meta.quarantine.first_at IS 'When it was met first';
COMMENT ON COLUMN meta.quarantine.last_at IS 'When it was met last';
COMMENT ON COLUMN meta.quarantine.times IS 'How often it was met';
