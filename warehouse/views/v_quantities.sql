-- Every number of every event.
CREATE OR REPLACE VIEW v_quantities AS
SELECT
    q.event_id,
    q.nth,
    coalesce(q.low, q.high) AS quantity,
    q.unit,
    q.low AS quantity_low,
    q.high AS quantity_high,
    q.approximate,
    q.kind,
    q.text AS quantity_text,
    e.type,
    e.action,
    e.actors[1] AS actor,
    e.targets[1] AS target,
    e.locations[1] AS location,
    e.date_start,
    e.date_end,
    e.status,
    e.salience,
    a.published_local AS published,
    a.source,
    a.url
FROM quantities AS q
INNER JOIN events AS e ON e.event_id = q.event_id
INNER JOIN articles AS a ON a.version_id = e.version_id;
COMMENT ON VIEW v_quantities IS 'One row a number of an event';
COMMENT ON COLUMN v_quantities.event_id IS 'The event (v_events.event_id)';
COMMENT ON COLUMN v_quantities.nth IS 'Place among the numbers of the event, from 1';
COMMENT ON COLUMN v_quantities.quantity IS 'Lower bound, else upper bound';
COMMENT ON COLUMN v_quantities.unit IS 'What it counts';
COMMENT ON COLUMN v_quantities.quantity_low IS 'Lower bound; NULL where the text gives none';
COMMENT ON COLUMN v_quantities.quantity_high IS 'Upper bound; NULL where the text gives none';
COMMENT ON COLUMN v_quantities.approximate IS 'True for "sekitar 900"';
COMMENT ON COLUMN v_quantities.kind IS 'killed, injured, troops, money, percent, …, or count';
COMMENT ON COLUMN v_quantities.quantity_text IS 'The article''s words';
COMMENT ON COLUMN v_quantities.type IS 'What kind of event (event_types.type)';
COMMENT ON COLUMN v_quantities.action IS 'Lemma of the word that expresses the event';
COMMENT ON COLUMN v_quantities.actor IS 'Who did it';
COMMENT ON COLUMN v_quantities.target IS 'Who it was done to';
COMMENT ON COLUMN v_quantities.location IS 'Where';
COMMENT ON COLUMN v_quantities.date_start IS 'First day it can have happened';
COMMENT ON COLUMN v_quantities.date_end IS 'Last day it can have happened';
COMMENT ON COLUMN v_quantities.status IS 'actual, planned, possible or denied';
COMMENT ON COLUMN v_quantities.salience IS 'main or minor';
COMMENT ON COLUMN v_quantities.published IS 'When the article was published, on the publisher''s clock';
COMMENT ON COLUMN v_quantities.source IS 'Who published it';
COMMENT ON COLUMN v_quantities.url IS 'Address of the article';
