-- What became of a quarantined page when it was tried again.
ALTER TABLE meta.quarantine ADD COLUMN published VARCHAR;
ALTER TABLE meta.quarantine ADD COLUMN replayed_at TIMESTAMPTZ;
ALTER TABLE meta.quarantine ADD COLUMN outcome VARCHAR;
COMMENT ON COLUMN meta.quarantine.published IS 'Publish time that the feed or sitemap gave, as it wrote it';
COMMENT ON COLUMN meta.quarantine.replayed_at IS 'When it was tried again and no longer failed so; NULL: it still waits';
COMMENT ON COLUMN meta.quarantine.outcome IS 'What came of that: loaded (or found unchanged), or rejected for another reason';
