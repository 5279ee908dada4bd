-- PLOVER events in the manner of POLECAT, for those who come from there: one row an event of a PLOVER type.
CREATE OR REPLACE VIEW v_polecat AS
WITH named AS (
    SELECT ea.event_id, ea.part, ea.name, ea.role, ea.text AS words, c.iso3
    FROM event_actors AS ea LEFT JOIN v_countries AS c ON c.country = ea.country
    WHERE ea.nth = 1
),

placed AS (
    SELECT ep.event_id, ep.feature, ep.text AS words, p.name, p.admin, p.lat, p.lon, p.geonameid, c.iso3
    FROM event_places AS ep
    INNER JOIN places AS p ON p.place_id = ep.place_id
    LEFT JOIN v_countries AS c ON c.country = p.country
    WHERE ep.nth = 1
),

hurt AS (
    SELECT
        event_id,
        max(low) FILTER (kind = 'killed') AS dead,
        max(low) FILTER (kind = 'injured') AS injured
    FROM quantities
    WHERE kind IN ('killed', 'injured')
    GROUP BY event_id
),

told AS (
    SELECT v.*, coalesce(v.date_start, v.date_end, CAST(v.published AS DATE)) AS day
    FROM v_events AS v INNER JOIN event_types AS y ON y.type = v.type
    WHERE y.scheme = 'PLOVER'
)

SELECT
    e.event_id AS event_id,
    e.day AS event_date,
    e.type AS event_type,
    NULL::VARCHAR AS event_mode,
    e.goldstein AS intensity,
    e.quad_class AS quad_code,
    NULL::VARCHAR AS contexts,
    e.status AS status,
    s.name AS actor_name,
    s.iso3 AS actor_country,
    s.role AS actor_sector,
    s.words AS actor_name_raw,
    t.name AS recipient_name,
    t.iso3 AS recipient_country,
    t.role AS recipient_sector,
    t.words AS recipient_name_raw,
    p.name AS placename,
    p.admin AS province,
    p.iso3 AS country,
    p.lat AS latitude,
    p.lon AS longitude,
    p.geonameid AS geonames_id,
    p.words AS raw_placename,
    p.feature AS feature_type,
    d.dead AS dead,
    d.injured AS injured,
    e.source AS source,
    CAST(e.published AS DATE) AS publication_date,
    e.title AS headline,
    e.lang AS language,
    e.url AS url
FROM told AS e
LEFT JOIN named AS s ON s.event_id = e.event_id AND s.part = 'actor'
LEFT JOIN named AS t ON t.event_id = e.event_id AND t.part = 'target'
LEFT JOIN placed AS p ON p.event_id = e.event_id
LEFT JOIN hurt AS d ON d.event_id = e.event_id;
COMMENT ON VIEW v_polecat IS 'PLOVER events in the manner of POLECAT; unknown is NULL';
COMMENT ON COLUMN v_polecat.event_id IS 'The event (v_events.event_id)';
COMMENT ON COLUMN v_polecat.event_date IS 'First day of the event, else the publish day';
COMMENT ON COLUMN v_polecat.event_type IS 'PLOVER type';
COMMENT ON COLUMN v_polecat.event_mode IS 'Not known here';
COMMENT ON COLUMN v_polecat.intensity IS 'Goldstein weight of the type';
COMMENT ON COLUMN v_polecat.quad_code IS 'Verbal or material, cooperation or conflict';
COMMENT ON COLUMN v_polecat.contexts IS 'Not known here';
COMMENT ON COLUMN v_polecat.status IS 'actual, planned, possible or denied';
COMMENT ON COLUMN v_polecat.actor_name IS 'Name';
COMMENT ON COLUMN v_polecat.actor_country IS 'Country, ISO 3166 alpha-3';
COMMENT ON COLUMN v_polecat.actor_sector IS 'PLOVER sector: GOV, MIL, …';
COMMENT ON COLUMN v_polecat.actor_name_raw IS 'The article''s words for it';
COMMENT ON COLUMN v_polecat.recipient_name IS 'Name';
COMMENT ON COLUMN v_polecat.recipient_country IS 'Country, ISO 3166 alpha-3';
COMMENT ON COLUMN v_polecat.recipient_sector IS 'PLOVER sector: GOV, MIL, …';
COMMENT ON COLUMN v_polecat.recipient_name_raw IS 'The article''s words for it';
COMMENT ON COLUMN v_polecat.placename IS 'Place';
COMMENT ON COLUMN v_polecat.province IS 'Province or state';
COMMENT ON COLUMN v_polecat.country IS 'Country, ISO 3166 alpha-3';
COMMENT ON COLUMN v_polecat.latitude IS 'Latitude';
COMMENT ON COLUMN v_polecat.longitude IS 'Longitude';
COMMENT ON COLUMN v_polecat.geonames_id IS 'Number in GeoNames';
COMMENT ON COLUMN v_polecat.raw_placename IS 'The article''s words for the place';
COMMENT ON COLUMN v_polecat.feature_type IS 'country, admin1, city, …';
COMMENT ON COLUMN v_polecat.dead IS 'Killed, lower bound';
COMMENT ON COLUMN v_polecat.injured IS 'Injured, lower bound';
COMMENT ON COLUMN v_polecat.source IS 'Who published it';
COMMENT ON COLUMN v_polecat.publication_date IS 'When';
COMMENT ON COLUMN v_polecat.headline IS 'Headline';
COMMENT ON COLUMN v_polecat.language IS 'Language of the article';
COMMENT ON COLUMN v_polecat.url IS 'Address of the article';
