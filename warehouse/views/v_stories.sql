-- Happenings that several articles tell, with what they tell of them.
CREATE OR REPLACE VIEW v_stories AS
SELECT
    s.story_id,
    s.title,
    s.first_published,
    s.last_published,
    s.n_articles,
    s.n_sources,
    s.langs,
    coalesce(m.n_copies, 0) AS n_copies,
    coalesce(e.n_events, 0) AS n_events,
    coalesce(e.types, []) AS types,
    coalesce(e.locations, []) AS locations
FROM stories AS s
LEFT JOIN (
    SELECT
        sa.story_id,
        count(*) FILTER (c.original_id <> c.article_id) AS n_copies
    FROM story_articles AS sa
    LEFT JOIN article_copies AS c ON c.article_id = sa.article_id
    GROUP BY sa.story_id
) AS m ON m.story_id = s.story_id
LEFT JOIN (
    SELECT
        sa.story_id,
        count(*) AS n_events,
        list(DISTINCT ev.type ORDER BY ev.type) AS types,
        list(DISTINCT ev.locations[1] ORDER BY ev.locations[1]) FILTER (ev.locations[1] IS NOT NULL) AS locations
    FROM story_articles AS sa
    INNER JOIN events AS ev ON ev.article_id = sa.article_id
    LEFT JOIN linked_events AS l ON l.event_id = ev.event_id
    WHERE ev.salience = 'main' AND (l.shown_id IS NULL OR l.shown_id = ev.event_id)
    GROUP BY sa.story_id
) AS e ON e.story_id = s.story_id;
COMMENT ON VIEW v_stories IS 'One row a story: a happening that two or more articles tell';
COMMENT ON COLUMN v_stories.story_id IS 'Id from the article published first';
COMMENT ON COLUMN v_stories.title IS 'Headline of the article that has most in common with the others';
COMMENT ON COLUMN v_stories.first_published IS 'When the first article was published, on its publisher''s clock';
COMMENT ON COLUMN v_stories.last_published IS 'When the last one was';
COMMENT ON COLUMN v_stories.n_articles IS 'How many articles tell it, copies too';
COMMENT ON COLUMN v_stories.n_sources IS 'How many sources they are from';
COMMENT ON COLUMN v_stories.langs IS 'Their languages, ISO 639-1';
COMMENT ON COLUMN v_stories.n_copies IS 'How many of the articles are near-duplicates of an earlier one';
COMMENT ON COLUMN v_stories.n_events IS 'How many main events they tell, each counted once';
COMMENT ON COLUMN v_stories.types IS 'What kinds of events these are';
COMMENT ON COLUMN v_stories.locations IS 'Where these happened';
