-- Answers: which sources went silent? Days from their last article to the newest article of all.
SELECT
    source,
    count(DISTINCT article_id) AS articles,
    max(published_local) AS last_article,
    date_diff('day', max(published_local), (SELECT max(published_local) FROM articles)) AS days_silent
FROM articles
WHERE source IS NOT NULL AND published_local IS NOT NULL
GROUP BY source
ORDER BY days_silent DESC, source;
