-- Answers: which articles were changed after they came out, and by how much? Newest versions, biggest change first.
SELECT title, source, version, changed_words, published_local, url
FROM articles
WHERE is_current AND version > 1
ORDER BY changed_words DESC, url;
