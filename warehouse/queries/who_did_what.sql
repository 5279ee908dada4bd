-- Answers: who does what to whom, week by week? Main events that happened, by publish week of the article.
SELECT
    CAST(date_trunc('week', published) AS DATE) AS week,
    actor,
    type,
    target,
    count(*) AS events,
    count(DISTINCT article_id) AS articles
FROM v_events
WHERE salience = 'main' AND status = 'actual' AND actor IS NOT NULL AND target IS NOT NULL
GROUP BY ALL
ORDER BY week DESC, events DESC, actor, type, target;
