-- Questions that take values: SELECT * FROM events_between('2020-01-01', '2020-01-31').
-- Events whose dates touch the days from first_day to last_day; an open end reaches for ever.
CREATE OR REPLACE MACRO events_between(first_day, last_day) AS TABLE
SELECT *
FROM v_events
WHERE (date_start IS NOT NULL OR date_end IS NOT NULL)
    AND coalesce(date_start, DATE '0001-01-01') <= CAST(last_day AS DATE)
    AND coalesce(date_end, DATE '9999-12-31') >= CAST(first_day AS DATE);

-- Events within km kilometres of a point, the nearest first (great circle, earth radius 6371 km).
CREATE OR REPLACE MACRO events_near(latitude, longitude, km) AS TABLE
SELECT *
FROM (
    SELECT
        2 * 6371 * asin(least(1.0, sqrt(
            pow(sin(radians(lat - latitude) / 2), 2)
            + cos(radians(latitude)) * cos(radians(lat)) * pow(sin(radians(lon - longitude) / 2), 2)
        ))) AS distance_km,
        *
    FROM v_events
    WHERE lat IS NOT NULL AND lon IS NOT NULL
)
WHERE distance_km <= km
ORDER BY distance_km, event_id;

-- The words that tell an event: every trigger with its sentence's article, cut from the text by its span. Of an
-- event that several articles tell, the id that v_events has gives all of them, another id that one telling.
CREATE OR REPLACE MACRO evidence(wanted_event) AS TABLE
SELECT
    m.event_id,
    a.title,
    a.url,
    a.source,
    substring(a.text, m.sentence_start + 1, m.sentence_end - m.sentence_start) AS sentence,
    m.triggers,
    m.speaker_text,
    m.cue_text,
    m.engine,
    m.engine_version
FROM mentions AS m
INNER JOIN articles AS a ON a.version_id = m.version_id
LEFT JOIN linked_events AS l ON l.event_id = m.event_id
WHERE m.event_id = CAST(wanted_event AS UUID) OR l.shown_id = CAST(wanted_event AS UUID);

-- Events in which an actor takes part, and as what: SELECT * FROM events_of('NATO'). Any of the actor's names
-- will do; case does not matter.
CREATE OR REPLACE MACRO events_of(wanted_name) AS TABLE
SELECT part.parts, v.*
FROM v_events AS v
INNER JOIN (
    SELECT coalesce(l.shown_id, ea.event_id) AS event_id, list(DISTINCT ea.part ORDER BY ea.part) AS parts
    FROM event_actors AS ea
    LEFT JOIN linked_events AS l ON l.event_id = ea.event_id
    LEFT JOIN linked_actors AS k ON k.actor_id = ea.actor_id
    WHERE lower(ea.text) = lower(wanted_name) OR coalesce(k.known_as, ea.actor_id) IN (
        SELECT coalesce(f.known_as, a.actor_id)
        FROM actors AS a LEFT JOIN linked_actors AS f ON f.actor_id = a.actor_id
        WHERE lower(a.name) = lower(wanted_name)
    )
    GROUP BY coalesce(l.shown_id, ea.event_id)
) AS part ON part.event_id = v.event_id;
