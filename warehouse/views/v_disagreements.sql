-- Numbers of one event that differ from article to article, side by side with their sources, oldest first.
-- Compared are numbers of the same kind; those that only count something must count it in the same words.
-- An article's first number of a kind speaks for it; copies of one text speak once.
CREATE OR REPLACE VIEW v_disagreements AS
WITH told AS (
    SELECT
        l.shown_id AS event_id,
        q.kind,
        CASE WHEN q.kind IN ('count', 'money') THEN q.unit END AS unit,
        coalesce(q.low, q.high) AS quantity,
        q.text AS quantity_text,
        a.source,
        a.published_local AS published,
        a.url
    FROM linked_events AS l
    INNER JOIN events AS e ON e.event_id = l.event_id
    INNER JOIN articles AS a ON a.version_id = e.version_id
    INNER JOIN quantities AS q ON q.event_id = l.event_id
    LEFT JOIN article_copies AS c ON c.article_id = e.article_id
    WHERE c.original_id IS NULL OR c.original_id = e.article_id
    QUALIFY row_number() OVER (PARTITION BY l.event_id, q.kind, unit ORDER BY q.nth) = 1
)

SELECT
    event_id,
    kind,
    unit,
    min(quantity) AS lowest,
    max(quantity) AS highest,
    arg_min(quantity, published) AS first_told,
    arg_max(quantity, published) AS last_told,
    count(*) AS n_articles,
    list(
        {'published': published, 'source': source, 'quantity': quantity, 'quantity_text': quantity_text, 'url': url}
        ORDER BY published, source, quantity
    ) AS tellings
FROM told
WHERE quantity IS NOT NULL
GROUP BY event_id, kind, unit
HAVING min(quantity) < max(quantity);
COMMENT ON VIEW v_disagreements IS 'Numbers that differ between the articles that tell one event: one row an event and kind of number';
COMMENT ON COLUMN v_disagreements.event_id IS 'The event (v_events.event_id)';
COMMENT ON COLUMN v_disagreements.kind IS 'killed, injured, troops, money, …, or count';
COMMENT ON COLUMN v_disagreements.unit IS 'The currency of money, what a count counts; else NULL';
COMMENT ON COLUMN v_disagreements.lowest IS 'The smallest number told';
COMMENT ON COLUMN v_disagreements.highest IS 'The largest number told';
COMMENT ON COLUMN v_disagreements.first_told IS 'The number told first';
COMMENT ON COLUMN v_disagreements.last_told IS 'The number told last';
COMMENT ON COLUMN v_disagreements.n_articles IS 'How many articles tell a number of this kind, copies not counted';
COMMENT ON COLUMN v_disagreements.tellings IS 'Each number with its time, source and words, oldest first';
