-- What the fetching remembers between runs.
CREATE TABLE meta.hosts (
    host VARCHAR PRIMARY KEY,
    robots_txt VARCHAR,
    robots_at TIMESTAMPTZ,
    not_before TIMESTAMPTZ,
    failures UINTEGER NOT NULL DEFAULT 0
);
COMMENT ON TABLE meta.hosts IS 'Fetch state of hosts';
COMMENT ON COLUMN meta.hosts.host IS 'Host name, with port where it is not the usual one';
COMMENT ON COLUMN meta.hosts.robots_txt IS 'Its robots.txt as read last';
COMMENT ON COLUMN meta.hosts.robots_at IS 'When it was read';
COMMENT ON COLUMN meta.hosts.not_before IS 'No request before this time (Retry-After, back-off)';
COMMENT ON COLUMN meta.hosts.failures IS 'Failures in a row';

CREATE TABLE meta.urls (
    url VARCHAR PRIMARY KEY,
    etag VARCHAR,
    last_modified VARCHAR,
    content_hash VARCHAR,
    fetched_at TIMESTAMPTZ NOT NULL
);
COMMENT ON TABLE meta.urls IS 'Validators of pages and feeds, for conditional requests';
COMMENT ON COLUMN meta.urls.url IS 'The address as requested';
COMMENT ON COLUMN meta.urls.etag IS 'ETag of the last full answer';
COMMENT ON COLUMN meta.urls.last_modified IS 'Last-Modified of the last full answer';
COMMENT ON COLUMN meta.urls.content_hash IS 'BLAKE2b-128 of its bytes, hexadecimal';
COMMENT ON COLUMN meta.urls.fetched_at IS 'When it came';
