-- Answers: what could not be used, and why? Rejected pages by stage, reason and source.
SELECT
    stage,
    reason,
    coalesce(source, '') AS source,
    count(*) AS pages,
    max(last_at) AS last_at,
    any_value(message) AS example
FROM meta.quarantine
GROUP BY ALL
ORDER BY pages DESC, stage, reason, source;
