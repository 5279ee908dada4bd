-- One row an event, in the user's words. Only events of the current version of each article are held.
-- An event that several articles tell is shown as the fullest of them tells it; v_tellings has them all.
CREATE OR REPLACE VIEW v_events AS
SELECT
    e.event_id,
    e.actors[1] AS actor,
    e.action,
    e.targets[1] AS target,
    e.locations[1] AS location,
    p.country,
    e.date_start,
    e.date_end,
    e.date_grain,
    coalesce(q.low, q.high) AS quantity,
    q.unit,
    q.low AS quantity_low,
    q.high AS quantity_high,
    q.text AS quantity_text,
    e.type,
    e.status,
    e.attribution,
    e.salience,
    e.confidence,
    a.title,
    a.url,
    e.sentence,
    e.actors,
    e.targets,
    e.locations,
    p.lat,
    p.lon,
    a.lang,
    a.published_local AS published,
    a.published_at,
    a.source,
    e.article_id,
    t.quad_class,
    t.goldstein,
    coalesce(l.n_articles, 1) AS n_articles,
    coalesce(l.n_sources, 1) AS n_sources,
    coalesce(l.n_mentions, len(m.triggers)) AS n_mentions,
    s.story_id
FROM events AS e
INNER JOIN articles AS a ON a.version_id = e.version_id
INNER JOIN event_types AS t ON t.type = e.type
LEFT JOIN event_places AS ep ON ep.event_id = e.event_id AND ep.nth = 1
LEFT JOIN places AS p ON p.place_id = ep.place_id
LEFT JOIN quantities AS q ON q.event_id = e.event_id AND q.nth = 1
LEFT JOIN mentions AS m ON m.event_id = e.event_id
LEFT JOIN linked_events AS l ON l.event_id = e.event_id
LEFT JOIN story_articles AS s ON s.article_id = e.article_id
WHERE l.shown_id IS NULL OR l.shown_id = e.event_id;
COMMENT ON VIEW v_events IS 'One row an event (minor ones too, see salience): who did what to whom, where, when, how many';
COMMENT ON COLUMN v_events.event_id IS 'Sorts by publish time, article and place in the text';
COMMENT ON COLUMN v_events.actor IS 'Who did it: the first of actors';
COMMENT ON COLUMN v_events.action IS 'Lemma of the word that expresses it';
COMMENT ON COLUMN v_events.target IS 'Who it was done to: the first of targets';
COMMENT ON COLUMN v_events.location IS 'Where: the first of locations';
COMMENT ON COLUMN v_events.country IS 'Country of that location, ISO 3166 alpha-2';
COMMENT ON COLUMN v_events.date_start IS 'First day it can have happened; NULL: not told, or open';
COMMENT ON COLUMN v_events.date_end IS 'Last day it can have happened; NULL: not told, or open';
COMMENT ON COLUMN v_events.date_grain IS 'How exact the text is: day, week, month, …';
COMMENT ON COLUMN v_events.quantity IS 'The first number: its lower bound, else its upper bound';
COMMENT ON COLUMN v_events.unit IS 'What that number counts';
COMMENT ON COLUMN v_events.quantity_low IS 'Its lower bound; NULL where the text gives none';
COMMENT ON COLUMN v_events.quantity_high IS 'Its upper bound; NULL where the text gives none';
COMMENT ON COLUMN v_events.quantity_text IS 'The article''s words for it; all numbers are in v_quantities';
COMMENT ON COLUMN v_events.type IS 'What kind of event (event_types.type)';
COMMENT ON COLUMN v_events.status IS 'actual, planned, possible or denied';
COMMENT ON COLUMN v_events.attribution IS 'Who says that it happened';
COMMENT ON COLUMN v_events.salience IS 'main: what the report is about; minor: background';
COMMENT ON COLUMN v_events.confidence IS '0 to 1';
COMMENT ON COLUMN v_events.title IS 'Headline of the article';
COMMENT ON COLUMN v_events.url IS 'Address of the article';
COMMENT ON COLUMN v_events.sentence IS 'The sentence that tells it';
COMMENT ON COLUMN v_events.actors IS 'Names of all who did it';
COMMENT ON COLUMN v_events.targets IS 'Names of all it was done to';
COMMENT ON COLUMN v_events.locations IS 'Names of all its places';
COMMENT ON COLUMN v_events.lat IS 'Latitude of location';
COMMENT ON COLUMN v_events.lon IS 'Longitude of location';
COMMENT ON COLUMN v_events.lang IS 'Language of the article, ISO 639-1';
COMMENT ON COLUMN v_events.published IS 'When the article was published, on the publisher''s clock';
COMMENT ON COLUMN v_events.published_at IS 'The same as an instant; NULL where the time zone is not known';
COMMENT ON COLUMN v_events.source IS 'Who published it';
COMMENT ON COLUMN v_events.article_id IS 'The article (articles.article_id)';
COMMENT ON COLUMN v_events.quad_class IS 'Verbal or material, cooperation or conflict; NULL for general news';
COMMENT ON COLUMN v_events.goldstein IS 'Goldstein weight of the type, -10 (conflict) to 10 (cooperation)';
COMMENT ON COLUMN v_events.n_articles IS 'How many articles tell it';
COMMENT ON COLUMN v_events.n_sources IS 'How many sources they are from';
COMMENT ON COLUMN v_events.n_mentions IS 'How many words in all of them tell it';
COMMENT ON COLUMN v_events.story_id IS 'The story of the article, if others tell it too (v_stories.story_id)';
