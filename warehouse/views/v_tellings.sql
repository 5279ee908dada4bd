-- Every article's own telling of every event: what it says, beside what the others say of the same event.
CREATE OR REPLACE VIEW v_tellings AS
SELECT
    coalesce(l.shown_id, e.event_id) AS event_id,
    e.event_id AS telling_id,
    a.source,
    a.lang,
    a.published_local AS published,
    e.type,
    e.actors[1] AS actor,
    e.action,
    e.targets[1] AS target,
    e.locations[1] AS location,
    e.date_start,
    e.date_end,
    q.text AS quantity_text,
    e.status,
    e.attribution,
    e.salience,
    c.original_id IS NOT NULL AND c.original_id <> e.article_id AS is_copy,
    e.sentence,
    a.title,
    a.url,
    e.article_id
FROM events AS e
INNER JOIN articles AS a ON a.version_id = e.version_id
LEFT JOIN linked_events AS l ON l.event_id = e.event_id
LEFT JOIN article_copies AS c ON c.article_id = e.article_id
LEFT JOIN quantities AS q ON q.event_id = e.event_id AND q.nth = 1;
COMMENT ON VIEW v_tellings IS 'One row an event and article: how each article tells it';
COMMENT ON COLUMN v_tellings.event_id IS 'The event (v_events.event_id)';
COMMENT ON COLUMN v_tellings.telling_id IS 'The event as this article tells it (events.event_id)';
COMMENT ON COLUMN v_tellings.source IS 'Who published the article';
COMMENT ON COLUMN v_tellings.lang IS 'Language of the article, ISO 639-1';
COMMENT ON COLUMN v_tellings.published IS 'When it was published, on the publisher''s clock';
COMMENT ON COLUMN v_tellings.type IS 'What kind of event (event_types.type)';
COMMENT ON COLUMN v_tellings.actor IS 'Who did it';
COMMENT ON COLUMN v_tellings.action IS 'Lemma of the word that expresses it';
COMMENT ON COLUMN v_tellings.target IS 'Who it was done to';
COMMENT ON COLUMN v_tellings.location IS 'Where';
COMMENT ON COLUMN v_tellings.date_start IS 'First day it can have happened; NULL: not told, or open';
COMMENT ON COLUMN v_tellings.date_end IS 'Last day it can have happened; NULL: not told, or open';
COMMENT ON COLUMN v_tellings.quantity_text IS 'The first number, in the article''s words';
COMMENT ON COLUMN v_tellings.status IS 'actual, planned, possible or denied';
COMMENT ON COLUMN v_tellings.attribution IS 'Who says that it happened';
COMMENT ON COLUMN v_tellings.salience IS 'main or minor, in this article';
COMMENT ON COLUMN v_tellings.is_copy IS 'Whether the article is a near-duplicate of an earlier one';
COMMENT ON COLUMN v_tellings.sentence IS 'The sentence that tells it';
COMMENT ON COLUMN v_tellings.title IS 'Headline of the article';
COMMENT ON COLUMN v_tellings.url IS 'Address of the article';
COMMENT ON COLUMN v_tellings.article_id IS 'The article (articles.article_id)';
