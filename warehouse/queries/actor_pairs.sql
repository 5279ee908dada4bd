-- Answers: who deals with whom, and how? Every pair of actor and target, with its events by quad class.
SELECT
    a.name AS actor,
    t.name AS target,
    count(DISTINCT a.event_id) AS events,
    count(DISTINCT a.event_id) FILTER (WHERE y.quad_class LIKE '%cooperation') AS cooperation,
    count(DISTINCT a.event_id) FILTER (WHERE y.quad_class LIKE '%conflict') AS conflict,
    round(avg(y.goldstein), 2) AS mean_goldstein
FROM event_actors AS a
INNER JOIN event_actors AS t ON t.event_id = a.event_id AND t.part = 'target'
INNER JOIN events AS e ON e.event_id = a.event_id
INNER JOIN event_types AS y ON y.type = e.type
WHERE a.part = 'actor' AND e.status = 'actual'
GROUP BY a.actor_id, a.name, t.actor_id, t.name
ORDER BY events DESC, actor, target;
