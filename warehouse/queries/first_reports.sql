-- Answers: who reports first, and how late are the others? Sources by their delay behind the first telling.
WITH told AS (
    SELECT
        t.source,
        date_diff('minute', min(t.published) OVER (PARTITION BY t.event_id), t.published) / 60.0 AS hours_late,
        count(*) OVER (PARTITION BY t.event_id) AS tellings
    FROM v_tellings AS t
    WHERE t.published IS NOT NULL AND t.source IS NOT NULL AND NOT t.is_copy
)

SELECT
    source,
    count(*) AS tellings,
    count(*) FILTER (hours_late = 0) AS first_tellings,
    round(median(hours_late), 1) AS median_hours_late
FROM told
WHERE tellings > 1
GROUP BY source
ORDER BY first_tellings DESC, median_hours_late, source;
