-- Answers: where were protests near a place? Those within some kilometres of a town or region of that name.
-- Takes: place=Jakarta, km=50
WITH centre AS (
    SELECT lat, lon FROM places
    WHERE lower(name) = lower($place) AND lat IS NOT NULL
    ORDER BY geonameid LIMIT 1
)

SELECT n.date_start, n.location, round(n.distance_km, 1) AS distance_km, n.actor, n.action, n.target, n.sentence, n.url
FROM events_near((SELECT lat FROM centre), (SELECT lon FROM centre), CAST($km AS DOUBLE)) AS n
WHERE n.type = 'PROTEST'
ORDER BY n.date_start DESC NULLS LAST, n.event_id;
