-- Actors under their fullest names, with all other names of theirs.
CREATE OR REPLACE VIEW v_actors AS
SELECT
    a.actor_id,
    a.name,
    coalesce(n.aliases, []) AS aliases,
    a.country,
    a.kind,
    a.role
FROM actors AS a
LEFT JOIN linked_actors AS k ON k.actor_id = a.actor_id
LEFT JOIN (
    SELECT
        l.known_as,
        list(DISTINCT s.name ORDER BY s.name) AS aliases
    FROM linked_actors AS l
    INNER JOIN actors AS s ON s.actor_id = l.actor_id
    GROUP BY l.known_as
) AS n ON n.known_as = a.actor_id
WHERE k.actor_id IS NULL;
COMMENT ON VIEW v_actors IS 'One row an actor, under the fullest name';
COMMENT ON COLUMN v_actors.actor_id IS 'The actor (actors.actor_id)';
COMMENT ON COLUMN v_actors.name IS 'Fullest name';
COMMENT ON COLUMN v_actors.aliases IS 'Other names: short forms, forms with a title, acronyms';
COMMENT ON COLUMN v_actors.country IS 'ISO 3166 alpha-2';
COMMENT ON COLUMN v_actors.kind IS 'PER, ORG, GPE, LOC, GROUP or THING';
COMMENT ON COLUMN v_actors.role IS 'PLOVER sector (GOV, MIL, …) as met first';
