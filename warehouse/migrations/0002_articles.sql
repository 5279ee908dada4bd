-- Where news comes from, and what it said: every version of an article is kept.
CREATE TABLE sources (
    source VARCHAR PRIMARY KEY,
    country VARCHAR CHECK (length(country) = 2),
    host VARCHAR
);
COMMENT ON TABLE sources IS 'Who published: one row a source';
COMMENT ON COLUMN sources.source IS 'Name of the source as sources.toml or the site gives it';
COMMENT ON COLUMN sources.country IS 'Country it is published in, ISO 3166 alpha-2';
COMMENT ON COLUMN sources.host IS 'Host of its first article with an address';

CREATE TABLE articles (
    version_id UUID PRIMARY KEY,
    article_id UUID NOT NULL,
    version USMALLINT NOT NULL CHECK (version >= 1),
    is_current BOOLEAN NOT NULL,
    content_hash VARCHAR NOT NULL,
    url VARCHAR,
    source VARCHAR,
    lang VARCHAR NOT NULL,
    title VARCHAR,
    text VARCHAR NOT NULL,
    byline VARCHAR,
    section VARCHAR,
    published_at TIMESTAMPTZ,
    published_local TIMESTAMP,
    published_offset_min SMALLINT,
    published_grain VARCHAR CHECK (published_grain IN ('minute', 'hour', 'day', 'month', 'year')),
    published_from VARCHAR,
    confidence FLOAT NOT NULL CHECK (confidence BETWEEN 0 AND 1),
    engine VARCHAR NOT NULL,
    why_none VARCHAR
);
COMMENT ON TABLE articles IS 'Cleaned articles, one row a version; events are held for the current version only';
COMMENT ON COLUMN articles.version_id IS 'Id of this version, from article and content';
COMMENT ON COLUMN articles.article_id IS 'Id of the article over all its versions, from its address, or from its text where it has none';
COMMENT ON COLUMN articles.version IS '1 for the content seen first, then counting up';
COMMENT ON COLUMN articles.is_current IS 'True for the version seen first most recently';
COMMENT ON COLUMN articles.content_hash IS 'BLAKE2b-128 over text, title, language, publish time and byline, hexadecimal';
COMMENT ON COLUMN articles.url IS 'Address of the article';
COMMENT ON COLUMN articles.source IS 'Name of the source (sources.source)';
COMMENT ON COLUMN articles.lang IS 'Language, ISO 639-1';
COMMENT ON COLUMN articles.title IS 'Headline';
COMMENT ON COLUMN articles.text IS 'The text that all spans count in, in code points from 0';
COMMENT ON COLUMN articles.byline IS 'Who wrote it';
COMMENT ON COLUMN articles.section IS 'Section of the site';
COMMENT ON COLUMN articles.published_at IS 'Instant of publication; NULL where the time zone is not known';
COMMENT ON COLUMN articles.published_local IS 'The same on the publisher''s clock';
COMMENT ON COLUMN articles.published_offset_min IS 'Minutes that the publisher''s clock is ahead of UTC';
COMMENT ON COLUMN articles.published_grain IS 'How exact it is; for "day" the time of day means nothing';
COMMENT ON COLUMN articles.published_from IS 'Where it was found: jsonld, meta, time, url, text, given, htmldate';
COMMENT ON COLUMN articles.confidence IS 'How sure the cleaning is that this is the article, 0 to 1';
COMMENT ON COLUMN articles.engine IS 'Name and version of the engine that read it last';
COMMENT ON COLUMN articles.why_none IS 'Why it has no events, where it has none';
