-- Answers: what is everybody writing about? Stories by how many articles and sources tell them.
SELECT title, first_published, last_published, n_articles, n_sources, n_copies, n_events, langs, types, locations
FROM v_stories
ORDER BY n_articles DESC, n_sources DESC, first_published, title;
