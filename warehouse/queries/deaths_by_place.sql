-- Answers: where do people die, and of what? Sums of the lower bounds told for events that happened.
SELECT
    v.country,
    coalesce(p.admin, v.location) AS place,
    v.type,
    count(*) AS events,
    sum(q.low) AS killed_at_least,
    count(*) FILTER (WHERE q.low IS NULL) AS without_lower_bound
FROM v_events AS v
INNER JOIN quantities AS q ON q.event_id = v.event_id AND q.kind = 'killed'
LEFT JOIN event_places AS ep ON ep.event_id = v.event_id AND ep.nth = 1
LEFT JOIN places AS p ON p.place_id = ep.place_id
WHERE v.status = 'actual'
GROUP BY ALL
ORDER BY killed_at_least DESC NULLS LAST, place, v.type;
