-- Answers: whose word do the events rest on? Speakers by how many events they are the source of.
SELECT
    attribution AS speaker,
    count(*) AS events,
    count(DISTINCT article_id) AS articles,
    count(DISTINCT source) AS sources,
    list(DISTINCT type ORDER BY type) AS types
FROM v_events
WHERE attribution IS NOT NULL
GROUP BY attribution
ORDER BY events DESC, speaker;
