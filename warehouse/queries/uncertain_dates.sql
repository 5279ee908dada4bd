-- Answers: how sure are the dates? Events by type and by how exactly their text tells the day.
SELECT
    type,
    count(*) AS events,
    count(*) FILTER (date_grain IN ('minute', 'hour', 'day')) AS to_the_day,
    count(*) FILTER (date_grain IN ('week', 'month', 'quarter')) AS to_the_month,
    count(*) FILTER (date_grain IN ('year', 'decade', 'range')) AS wider,
    count(*) FILTER (date_grain IS NULL) AS not_told
FROM v_events
GROUP BY type
ORDER BY events DESC, type;
