-- What belongs together across articles: copies of one text, stories, one event told by many, one actor's names.
-- Everything here follows from articles and events: emptied, it is made again in full.
CREATE TABLE article_copies (
    article_id UUID PRIMARY KEY,
    original_id UUID NOT NULL
);
COMMENT ON TABLE article_copies IS 'Near-duplicates and syndicated copies: articles whose text another one has too';
COMMENT ON COLUMN article_copies.article_id IS 'An article that has copies (articles.article_id)';
COMMENT ON COLUMN article_copies.original_id IS 'The copy published first; its own id for that one itself';

CREATE TABLE stories (
    story_id UUID PRIMARY KEY,
    title VARCHAR,
    first_published TIMESTAMP,
    last_published TIMESTAMP,
    n_articles UINTEGER NOT NULL,
    n_sources UINTEGER NOT NULL,
    langs VARCHAR[] NOT NULL
);
COMMENT ON TABLE stories IS 'Happenings that two or more articles tell';
COMMENT ON COLUMN stories.story_id IS 'Id from the article published first';
COMMENT ON COLUMN stories.title IS 'Headline of the article that has most in common with the others';
COMMENT ON COLUMN stories.first_published IS 'When the first article was published, on its publisher''s clock';
COMMENT ON COLUMN stories.last_published IS 'When the last one was';
COMMENT ON COLUMN stories.n_articles IS 'How many articles tell it, copies too';
COMMENT ON COLUMN stories.n_sources IS 'How many sources they are from';
COMMENT ON COLUMN stories.langs IS 'Their languages, ISO 639-1';

CREATE TABLE story_articles (
    article_id UUID PRIMARY KEY,
    story_id UUID NOT NULL
);
COMMENT ON TABLE story_articles IS 'The articles of each story; an article alone with its happening is not here';
COMMENT ON COLUMN story_articles.article_id IS 'The article (articles.article_id)';
COMMENT ON COLUMN story_articles.story_id IS 'Its story (stories.story_id)';

CREATE TABLE linked_events (
    event_id UUID PRIMARY KEY,
    shown_id UUID NOT NULL,
    n_articles UINTEGER NOT NULL,
    n_sources UINTEGER NOT NULL,
    n_mentions UINTEGER NOT NULL
);
COMMENT ON TABLE linked_events IS 'Events that two or more articles tell, one row a telling; all others tell their own event';
COMMENT ON COLUMN linked_events.event_id IS 'The event as one article tells it (events.event_id)';
COMMENT ON COLUMN linked_events.shown_id IS 'The fullest telling of the same event: the one that v_events shows';
COMMENT ON COLUMN linked_events.n_articles IS 'How many articles tell the event';
COMMENT ON COLUMN linked_events.n_sources IS 'How many sources they are from';
COMMENT ON COLUMN linked_events.n_mentions IS 'How many words in all of them tell it';

CREATE TABLE linked_actors (
    actor_id UUID PRIMARY KEY,
    known_as UUID NOT NULL
);
COMMENT ON TABLE linked_actors IS 'Names that are another actor''s name too: short forms, acronyms, forms with a title';
COMMENT ON COLUMN linked_actors.actor_id IS 'The actor under this name (actors.actor_id)';
COMMENT ON COLUMN linked_actors.known_as IS 'The actor under the fullest name (actors.actor_id)';

CREATE TABLE meta.linked_articles (
    article_id UUID PRIMARY KEY,
    version_id UUID NOT NULL,
    engine VARCHAR NOT NULL,
    linker VARCHAR NOT NULL,
    published DATE,
    gist VARCHAR NOT NULL
);
COMMENT ON TABLE meta.linked_articles IS 'Articles that linking has seen, and what it compares them by';
COMMENT ON COLUMN meta.linked_articles.article_id IS 'The article (articles.article_id)';
COMMENT ON COLUMN meta.linked_articles.version_id IS 'The version that was linked (articles.version_id)';
COMMENT ON COLUMN meta.linked_articles.engine IS 'The engine whose events were linked (articles.engine)';
COMMENT ON COLUMN meta.linked_articles.linker IS 'Version of the linking: an article linked by another one is linked anew';
COMMENT ON COLUMN meta.linked_articles.published IS 'Day of publication on the publisher''s clock; NULL: not known';
COMMENT ON COLUMN meta.linked_articles.gist IS 'What it is about: ideas with weights, names, numbers, days, places (JSON)';

CREATE TABLE meta.link_keys (
    key UBIGINT NOT NULL,
    kind UTINYINT NOT NULL,
    published DATE,
    article_id UUID NOT NULL
);
COMMENT ON TABLE meta.link_keys IS 'What articles must share to be compared at all';
COMMENT ON COLUMN meta.link_keys.key IS 'Hash of an idea, or of a run of words';
COMMENT ON COLUMN meta.link_keys.kind IS '0: an idea, for stories; 1: a run of words, for copies';
COMMENT ON COLUMN meta.link_keys.published IS 'Day of publication of the article; NULL: not known';
COMMENT ON COLUMN meta.link_keys.article_id IS 'The article (articles.article_id)';

CREATE TABLE meta.article_links (
    one UUID NOT NULL,
    other UUID NOT NULL,
    kind VARCHAR NOT NULL CHECK (kind IN ('copy', 'story')),
    score FLOAT NOT NULL CHECK (score BETWEEN 0 AND 1)
);
COMMENT ON TABLE meta.article_links IS 'Pairs of articles that may belong together; groups are made from them';
COMMENT ON COLUMN meta.article_links.one IS 'The article with the smaller id (articles.article_id)';
COMMENT ON COLUMN meta.article_links.other IS 'The other one (articles.article_id)';
COMMENT ON COLUMN meta.article_links.kind IS 'copy: nearly the same text; story: may tell the same happening';
COMMENT ON COLUMN meta.article_links.score IS 'copy: share of the shorter text that the longer one has; story: probability';

CREATE TABLE meta.event_links (
    one UUID NOT NULL,
    other UUID NOT NULL,
    one_article UUID NOT NULL,
    other_article UUID NOT NULL,
    score FLOAT NOT NULL CHECK (score BETWEEN 0 AND 1)
);
COMMENT ON TABLE meta.event_links IS 'Pairs of events of two articles that may be the same; groups are made from them';
COMMENT ON COLUMN meta.event_links.one IS 'The event with the smaller id (events.event_id)';
COMMENT ON COLUMN meta.event_links.other IS 'The other one (events.event_id)';
COMMENT ON COLUMN meta.event_links.one_article IS 'The article of the first (articles.article_id)';
COMMENT ON COLUMN meta.event_links.other_article IS 'The article of the other one (articles.article_id)';
COMMENT ON COLUMN meta.event_links.score IS 'How much the two have in common';
