-- The same text at many addresses is one article; how much a version differs from the one before; live blogs.
ALTER TABLE articles ADD COLUMN form VARCHAR;
ALTER TABLE articles ADD COLUMN changed_words UINTEGER;
COMMENT ON COLUMN articles.published_from IS 'Where it was found: jsonld, meta, feed, time, url, text, given, htmldate';
COMMENT ON COLUMN articles.form IS 'live for a live blog, which goes on after it came out; NULL for others';
COMMENT ON COLUMN articles.changed_words IS 'Words added and words taken away since the version before; NULL for the first';

CREATE TABLE appearances (
    article_id UUID NOT NULL,
    address VARCHAR NOT NULL,
    source VARCHAR,
    text_hash UUID NOT NULL,
    first_seen TIMESTAMPTZ NOT NULL
);
COMMENT ON TABLE appearances IS 'Where the texts of articles were seen: one row an address, source and text';
COMMENT ON COLUMN appearances.article_id IS 'The article (articles.article_id); a text seen elsewhere too belongs to the article that had it first';
COMMENT ON COLUMN appearances.address IS 'URL, or the name it goes by where it has none (a path, the id of a record)';
COMMENT ON COLUMN appearances.source IS 'Name of the source that showed it there';
COMMENT ON COLUMN appearances.text_hash IS 'MD5 of the text in UTF-8';
COMMENT ON COLUMN appearances.first_seen IS 'When it was loaded first';

INSERT INTO appearances
SELECT
    articles.article_id, coalesce(url, articles.article_id::VARCHAR), source, md5(text)::UUID, min(committed_at)
FROM articles
JOIN (SELECT unnest(version_ids) AS version_id, committed_at FROM meta.loads) AS loaded USING (version_id)
GROUP BY ALL;
