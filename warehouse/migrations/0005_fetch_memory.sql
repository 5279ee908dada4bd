-- Robots rules by site (a host has one for each scheme and port); the last error of a host.
ALTER TABLE meta.hosts DROP COLUMN robots_txt;
ALTER TABLE meta.hosts DROP COLUMN robots_at;
ALTER TABLE meta.hosts ADD COLUMN last_error VARCHAR;
ALTER TABLE meta.hosts ADD COLUMN last_error_at TIMESTAMPTZ;
COMMENT ON COLUMN meta.hosts.host IS 'Host name, for all its ports';
COMMENT ON COLUMN meta.hosts.last_error IS 'Reason code of the last failure (docs/reasons.md)';
COMMENT ON COLUMN meta.hosts.last_error_at IS 'When it failed last';
COMMENT ON COLUMN meta.urls.content_hash IS 'BLAKE2b-128 of its bytes, hexadecimal: a feed with the same bytes is not read again';

CREATE TABLE meta.robots (
    site VARCHAR PRIMARY KEY,
    robots_txt VARCHAR NOT NULL,
    read_at TIMESTAMPTZ NOT NULL
);
COMMENT ON TABLE meta.robots IS 'Robots rules of sites, asked for again after a day';
COMMENT ON COLUMN meta.robots.site IS 'Scheme, host and port';
COMMENT ON COLUMN meta.robots.robots_txt IS 'robots.txt as read last, empty where there is none';
COMMENT ON COLUMN meta.robots.read_at IS 'When it was read';
