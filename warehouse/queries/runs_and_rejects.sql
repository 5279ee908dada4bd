-- Answers: how did the last runs go? Articles by outcome, the share that was rejected, and the time it took.
SELECT
    started_at,
    flow,
    status,
    articles_new,
    articles_changed,
    articles_unchanged,
    articles_quarantined,
    round(articles_quarantined / nullif(
        articles_new + articles_changed + articles_unchanged + articles_quarantined, 0
    ), 3) AS rejected,
    events_loaded,
    date_diff('second', started_at, finished_at) AS seconds,
    message
FROM meta.runs
ORDER BY started_at DESC
LIMIT 100;
