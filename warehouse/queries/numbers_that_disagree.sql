-- Answers: where do articles give different numbers for one event? Lowest and highest, first and last told.
SELECT
    e.type,
    e.action,
    e.location,
    e.date_start,
    d.kind,
    d.lowest,
    d.highest,
    d.first_told,
    d.last_told,
    d.n_articles,
    list_transform(d.tellings, lambda telling: concat_ws(': ', telling.source, telling.quantity_text)) AS told_by
FROM v_disagreements AS d
INNER JOIN v_events AS e ON e.event_id = d.event_id
ORDER BY d.n_articles DESC, d.highest - d.lowest DESC, d.event_id, d.kind;
