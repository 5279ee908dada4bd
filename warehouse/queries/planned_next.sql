-- Answers: what is planned for the month after the newest article?
WITH today AS (
    SELECT CAST(max(published) AS DATE) AS day FROM v_events
)
SELECT v.date_start, v.date_end, v.date_grain, v.actor, v.action, v.target, v.location, v.sentence, v.url
FROM v_events AS v, today
WHERE v.status = 'planned'
    AND (v.date_start IS NOT NULL OR v.date_end IS NOT NULL)
    AND coalesce(v.date_start, v.date_end) <= today.day + INTERVAL 1 MONTH
    AND coalesce(v.date_end, v.date_start) >= today.day
ORDER BY coalesce(v.date_start, v.date_end), v.event_id;
