-- What actors were called, and when: names, short forms and titles over time.
CREATE OR REPLACE VIEW v_actor_names AS
SELECT
    coalesce(k.known_as, ea.actor_id) AS actor_id,
    any_value(c.name) AS name,
    ea.text AS called,
    min(a.published_local) AS first_published,
    max(a.published_local) AS last_published,
    count(DISTINCT e.article_id) AS n_articles
FROM event_actors AS ea
INNER JOIN events AS e ON e.event_id = ea.event_id
INNER JOIN articles AS a ON a.version_id = e.version_id
LEFT JOIN linked_actors AS k ON k.actor_id = ea.actor_id
INNER JOIN actors AS c ON c.actor_id = coalesce(k.known_as, ea.actor_id)
GROUP BY coalesce(k.known_as, ea.actor_id), ea.text;
COMMENT ON VIEW v_actor_names IS 'One row an actor and form of its name: what it was called, and when';
COMMENT ON COLUMN v_actor_names.actor_id IS 'The actor (v_actors.actor_id)';
COMMENT ON COLUMN v_actor_names.name IS 'Fullest name';
COMMENT ON COLUMN v_actor_names.called IS 'The articles'' words, often with a title';
COMMENT ON COLUMN v_actor_names.first_published IS 'When an article first said so';
COMMENT ON COLUMN v_actor_names.last_published IS 'When one last did';
COMMENT ON COLUMN v_actor_names.n_articles IS 'How many articles did';
