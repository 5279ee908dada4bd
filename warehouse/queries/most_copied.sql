-- Answers: which texts are shown at most addresses? Articles seen at two addresses or more.
SELECT
    title,
    count(DISTINCT address) AS addresses,
    count(DISTINCT appearances.source) AS sources,
    min(first_seen) AS first_seen,
    list(DISTINCT address ORDER BY address) AS seen_at
FROM appearances
JOIN articles USING (article_id)
WHERE is_current
GROUP BY article_id, title
HAVING count(DISTINCT address) > 1
ORDER BY addresses DESC, first_seen, title;
