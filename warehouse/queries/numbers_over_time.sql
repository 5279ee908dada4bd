-- Answers: how many troops, and how sure is that? Every number of troops with its bounds, oldest first.
SELECT
    coalesce(date_start, date_end, CAST(published AS DATE)) AS day,
    date_start IS NULL AND date_end IS NULL AS is_publish_day,
    actor,
    location,
    action,
    quantity_low,
    quantity_high,
    approximate,
    quantity_text,
    source
FROM v_quantities
WHERE kind = 'troops'
ORDER BY day, actor, event_id, nth;
