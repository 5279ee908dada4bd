-- Answers: who is in the news, month by month? The ten actors with most main events of every month.
SELECT
    CAST(date_trunc('month', published) AS DATE) AS month,
    actor,
    count(*) AS events,
    count(*) FILTER (quad_class LIKE '%conflict') AS conflict
FROM v_events
WHERE salience = 'main' AND actor IS NOT NULL AND published IS NOT NULL
GROUP BY month, actor
QUALIFY row_number() OVER (PARTITION BY month ORDER BY events DESC, actor) <= 10
ORDER BY month DESC, events DESC, actor;
