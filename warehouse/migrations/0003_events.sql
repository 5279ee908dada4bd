-- Who did what to whom, where, when, how many; each with the characters that say so.
-- No foreign keys: DuckDB refuses upserts on tables that others point to. tests/warehouse looks for orphans.
CREATE TABLE event_types (
    type VARCHAR PRIMARY KEY,
    scheme VARCHAR NOT NULL CHECK (scheme IN ('PLOVER', 'general')),
    name VARCHAR NOT NULL,
    quad_class VARCHAR CHECK (quad_class IN
        ('verbal cooperation', 'material cooperation', 'verbal conflict', 'material conflict')),
    goldstein FLOAT CHECK (goldstein BETWEEN -10 AND 10),
    cameo_root VARCHAR
);
COMMENT ON TABLE event_types IS 'The sixteen types of PLOVER and nine for general news';
COMMENT ON COLUMN event_types.type IS 'The type as events.type has it';
COMMENT ON COLUMN event_types.scheme IS 'PLOVER, or general for our own nine';
COMMENT ON COLUMN event_types.name IS 'What it covers';
COMMENT ON COLUMN event_types.quad_class IS 'Verbal or material, cooperation or conflict; NULL for general news';
COMMENT ON COLUMN event_types.goldstein IS 'Goldstein weight of the CAMEO root, -10 (conflict) to 10 (cooperation)';
COMMENT ON COLUMN event_types.cameo_root IS 'Nearest CAMEO root, for comparison with GDELT';
INSERT INTO event_types VALUES
    ('AGREE', 'PLOVER', 'agree or promise to act', 'verbal cooperation', 4.0, '03'),
    ('CONSULT', 'PLOVER', 'meet, visit, talk, mediate', 'verbal cooperation', 1.0, '04'),
    ('SUPPORT', 'PLOVER', 'praise, endorse, sympathise', 'verbal cooperation', 3.5, '05'),
    ('CONCEDE', 'PLOVER', 'yield, release, apologise, cease fire', 'material cooperation', 5.0, '08'),
    ('COOPERATE', 'PLOVER', 'act jointly, sign a deal, share', 'material cooperation', 6.0, '06'),
    ('AID', 'PLOVER', 'give money, goods, training, rescue, asylum', 'material cooperation', 7.0, '07'),
    ('RETREAT', 'PLOVER', 'withdraw, demobilise, return, surrender', 'material cooperation', 5.0, '08'),
    ('REQUEST', 'PLOVER', 'ask, urge, demand, propose', 'verbal conflict', -5.0, '10'),
    ('ACCUSE', 'PLOVER', 'blame, criticise, allege', 'verbal conflict', -2.0, '11'),
    ('REJECT', 'PLOVER', 'refuse, veto, deny', 'verbal conflict', -4.0, '12'),
    ('THREATEN', 'PLOVER', 'warn of harm, give an ultimatum', 'verbal conflict', -6.0, '13'),
    ('PROTEST', 'PLOVER', 'demonstrate, strike, riot, boycott', 'material conflict', -6.5, '14'),
    ('SANCTION', 'PLOVER', 'cut ties or aid, embargo, expel', 'material conflict', -4.0, '16'),
    ('MOBILIZE', 'PLOVER', 'deploy, raise or keep forces, exercise', 'material conflict', -7.2, '15'),
    ('COERCE', 'PLOVER', 'arrest, seize, ban, curfew, evict', 'material conflict', -7.0, '17'),
    ('ASSAULT', 'PLOVER', 'attack, kill, bomb, beat, abduct', 'material conflict', -9.0, '18'),
    ('DISASTER', 'general', 'earthquake, flood, wildfire, epidemic', NULL, NULL, NULL),
    ('ACCIDENT', 'general', 'crash, collapse, building fire, drowning', NULL, NULL, NULL),
    ('CRIME', 'general', 'murder, theft, fraud, corruption, drugs', NULL, NULL, NULL),
    ('JUSTICE', 'general', 'investigate, charge, try, convict, sentence', NULL, NULL, NULL),
    ('PERSONNEL', 'general', 'elect, appoint, dismiss, resign', NULL, NULL, NULL),
    ('POLICY', 'general', 'pass a law, rule, budget or programme; open something public', NULL, NULL, NULL),
    ('ECONOMY', 'general', 'prices, growth, trade, investment, company results', NULL, NULL, NULL),
    ('HEALTH', 'general', 'cases, vaccination, treatment', NULL, NULL, NULL),
    ('OTHER', 'general', 'science, culture, sport, religion, anything else that happened', NULL, NULL, NULL);

CREATE TABLE actors (
    actor_id UUID PRIMARY KEY,
    name VARCHAR NOT NULL,
    country VARCHAR CHECK (length(country) = 2),
    kind VARCHAR NOT NULL CHECK (kind IN ('PER', 'ORG', 'GPE', 'LOC', 'GROUP', 'THING')),
    role VARCHAR
);
COMMENT ON TABLE actors IS 'Those who act, are acted on or speak: one row a name and country';
COMMENT ON COLUMN actors.actor_id IS 'Id from canonical name and country';
COMMENT ON COLUMN actors.name IS 'Canonical name as met first';
COMMENT ON COLUMN actors.country IS 'ISO 3166 alpha-2';
COMMENT ON COLUMN actors.kind IS 'PER, ORG, GPE, LOC, GROUP or THING, as met first; each event''s own is in event_actors';
COMMENT ON COLUMN actors.role IS 'PLOVER sector (GOV, MIL, …) as met first; each event''s own is in event_actors';

CREATE TABLE places (
    place_id UUID PRIMARY KEY,
    name VARCHAR NOT NULL,
    country VARCHAR CHECK (length(country) = 2),
    admin VARCHAR,
    lat DOUBLE CHECK (lat BETWEEN -90 AND 90),
    lon DOUBLE CHECK (lon BETWEEN -180 AND 180),
    geonameid BIGINT
);
COMMENT ON TABLE places IS 'Where things happen';
COMMENT ON COLUMN places.place_id IS 'Id from the GeoNames number, or from name, country and region where there is none';
COMMENT ON COLUMN places.name IS 'Name in the gazetteer, or the article''s words where it is not there';
COMMENT ON COLUMN places.country IS 'ISO 3166 alpha-2';
COMMENT ON COLUMN places.admin IS 'Province or state';
COMMENT ON COLUMN places.lat IS 'Latitude, degrees north';
COMMENT ON COLUMN places.lon IS 'Longitude, degrees east';
COMMENT ON COLUMN places.geonameid IS 'Number in GeoNames';

CREATE TABLE events (
    event_id UUID PRIMARY KEY,
    article_id UUID NOT NULL,
    version_id UUID NOT NULL,
    nth UINTEGER NOT NULL,
    type VARCHAR NOT NULL,
    action VARCHAR NOT NULL,
    trigger_text VARCHAR NOT NULL,
    actors VARCHAR[] NOT NULL,
    targets VARCHAR[] NOT NULL,
    locations VARCHAR[] NOT NULL,
    date_start DATE,
    date_end DATE,
    date_grain VARCHAR CHECK (date_grain IN
        ('minute', 'hour', 'day', 'week', 'month', 'quarter', 'year', 'decade', 'range')),
    date_text VARCHAR,
    clock_time VARCHAR,
    status VARCHAR NOT NULL CHECK (status IN ('actual', 'planned', 'possible', 'denied')),
    attribution VARCHAR,
    salience VARCHAR NOT NULL CHECK (salience IN ('main', 'minor')),
    confidence FLOAT NOT NULL CHECK (confidence BETWEEN 0 AND 1),
    sentence VARCHAR NOT NULL,
    CHECK (date_start <= date_end)
);
COMMENT ON TABLE events IS 'One row an event of a current article; v_events adds place, quantity, article and type';
COMMENT ON COLUMN events.event_id IS 'Sorts by publish time, article and place in the text; the same content read by the same engine gives the same';
COMMENT ON COLUMN events.article_id IS 'The article that tells it (articles.article_id)';
COMMENT ON COLUMN events.version_id IS 'The version of the article that tells it (articles.version_id)';
COMMENT ON COLUMN events.nth IS 'Place among the events of the article, from 1';
COMMENT ON COLUMN events.type IS 'What kind of event (event_types.type)';
COMMENT ON COLUMN events.action IS 'Lemma of the word that expresses it';
COMMENT ON COLUMN events.trigger_text IS 'That word as the article has it';
COMMENT ON COLUMN events.actors IS 'Names of those who did it, first the first; details in event_actors';
COMMENT ON COLUMN events.targets IS 'Names of those it was done to; details in event_actors';
COMMENT ON COLUMN events.locations IS 'Names of the places, most specific first; details in event_places';
COMMENT ON COLUMN events.date_start IS 'First day it can have happened; NULL: not told, or open';
COMMENT ON COLUMN events.date_end IS 'Last day it can have happened; NULL: not told, or open';
COMMENT ON COLUMN events.date_grain IS 'How exact the text is; NULL where no date is told';
COMMENT ON COLUMN events.date_text IS 'The article''s words for the date';
COMMENT ON COLUMN events.clock_time IS 'HH:MM where the text tells the time of day';
COMMENT ON COLUMN events.status IS 'actual, planned, possible or denied';
COMMENT ON COLUMN events.attribution IS 'Name of the one who says it happened';
COMMENT ON COLUMN events.salience IS 'main: what the report is about; minor: background';
COMMENT ON COLUMN events.confidence IS '0 to 1';
COMMENT ON COLUMN events.sentence IS 'The sentence that tells it';

CREATE TABLE event_actors (
    event_id UUID NOT NULL,
    part VARCHAR NOT NULL CHECK (part IN ('actor', 'target')),
    nth UINTEGER NOT NULL,
    actor_id UUID NOT NULL,
    name VARCHAR NOT NULL,
    kind VARCHAR NOT NULL CHECK (kind IN ('PER', 'ORG', 'GPE', 'LOC', 'GROUP', 'THING')),
    country VARCHAR,
    role VARCHAR,
    text VARCHAR NOT NULL,
    span_start UINTEGER NOT NULL,
    span_end UINTEGER NOT NULL
);
COMMENT ON TABLE event_actors IS 'Actors and targets of events: one row an event, part and actor';
COMMENT ON COLUMN event_actors.event_id IS 'The event (events.event_id)';
COMMENT ON COLUMN event_actors.part IS 'actor (did it) or target (it was done to)';
COMMENT ON COLUMN event_actors.nth IS 'Place among the actors or targets, from 1';
COMMENT ON COLUMN event_actors.actor_id IS 'Who it is (actors.actor_id)';
COMMENT ON COLUMN event_actors.name IS 'Canonical name in this article';
COMMENT ON COLUMN event_actors.kind IS 'PER, ORG, GPE, LOC, GROUP or THING in this article';
COMMENT ON COLUMN event_actors.country IS 'ISO 3166 alpha-2';
COMMENT ON COLUMN event_actors.role IS 'PLOVER sector in this article';
COMMENT ON COLUMN event_actors.text IS 'The article''s words';
COMMENT ON COLUMN event_actors.span_start IS 'Where they begin in articles.text, code points from 0';
COMMENT ON COLUMN event_actors.span_end IS 'Where they end, exclusive';

CREATE TABLE event_places (
    event_id UUID NOT NULL,
    nth UINTEGER NOT NULL,
    place_id UUID NOT NULL,
    feature VARCHAR NOT NULL,
    text VARCHAR NOT NULL,
    span_start UINTEGER NOT NULL,
    span_end UINTEGER NOT NULL
);
COMMENT ON TABLE event_places IS 'Places of events: one row an event and place';
COMMENT ON COLUMN event_places.event_id IS 'The event (events.event_id)';
COMMENT ON COLUMN event_places.nth IS 'Place in the list, from 1; the most specific first';
COMMENT ON COLUMN event_places.place_id IS 'Where it is (places.place_id)';
COMMENT ON COLUMN event_places.feature IS 'What the words name: country, admin1, admin2, admin3, city, region, address, demonym';
COMMENT ON COLUMN event_places.text IS 'The article''s words';
COMMENT ON COLUMN event_places.span_start IS 'Where they begin in articles.text, code points from 0';
COMMENT ON COLUMN event_places.span_end IS 'Where they end, exclusive';

CREATE TABLE mentions (
    event_id UUID NOT NULL,
    article_id UUID NOT NULL,
    version_id UUID NOT NULL,
    triggers STRUCT(span_start UINTEGER, span_end UINTEGER, "text" VARCHAR)[] NOT NULL,
    sentence_start UINTEGER NOT NULL,
    sentence_end UINTEGER NOT NULL,
    date_span_start UINTEGER,
    date_span_end UINTEGER,
    speaker_id UUID,
    speaker_text VARCHAR,
    speaker_start UINTEGER,
    speaker_end UINTEGER,
    cue_text VARCHAR,
    cue_start UINTEGER,
    cue_end UINTEGER,
    engine VARCHAR NOT NULL,
    engine_version VARCHAR NOT NULL
);
COMMENT ON TABLE mentions IS 'An event in an article: where it is told, who says so, and which engine found it';
COMMENT ON COLUMN mentions.event_id IS 'The event (events.event_id)';
COMMENT ON COLUMN mentions.article_id IS 'The article (articles.article_id)';
COMMENT ON COLUMN mentions.version_id IS 'The version that the spans count in (articles.version_id)';
COMMENT ON COLUMN mentions.triggers IS 'Every word that tells the event, the main one first; spans count code points of articles.text';
COMMENT ON COLUMN mentions.sentence_start IS 'Where the sentence of the main trigger begins';
COMMENT ON COLUMN mentions.sentence_end IS 'Where it ends, exclusive';
COMMENT ON COLUMN mentions.date_span_start IS 'Where the words for the date begin';
COMMENT ON COLUMN mentions.date_span_end IS 'Where they end, exclusive';
COMMENT ON COLUMN mentions.speaker_id IS 'Who says that it happened (actors.actor_id)';
COMMENT ON COLUMN mentions.speaker_text IS 'The article''s words for the speaker';
COMMENT ON COLUMN mentions.speaker_start IS 'Where they begin';
COMMENT ON COLUMN mentions.speaker_end IS 'Where they end, exclusive';
COMMENT ON COLUMN mentions.cue_text IS 'The word that says so ("kata", "menurut")';
COMMENT ON COLUMN mentions.cue_start IS 'Where it begins';
COMMENT ON COLUMN mentions.cue_end IS 'Where it ends, exclusive';
COMMENT ON COLUMN mentions.engine IS 'Engine that found it';
COMMENT ON COLUMN mentions.engine_version IS 'Version of that engine';

CREATE TABLE quantities (
    event_id UUID NOT NULL,
    nth UINTEGER NOT NULL,
    low DOUBLE,
    high DOUBLE,
    approximate BOOLEAN NOT NULL,
    unit VARCHAR,
    kind VARCHAR NOT NULL,
    text VARCHAR NOT NULL,
    span_start UINTEGER NOT NULL,
    span_end UINTEGER NOT NULL,
    number_start UINTEGER NOT NULL,
    number_end UINTEGER NOT NULL,
    CHECK (low <= high)
);
COMMENT ON TABLE quantities IS 'Numbers of events with their bounds: "lebih dari 100 ribu" is low 100000 and no high';
COMMENT ON COLUMN quantities.event_id IS 'The event (events.event_id)';
COMMENT ON COLUMN quantities.nth IS 'Place among the numbers of the event, from 1';
COMMENT ON COLUMN quantities.low IS 'Lower bound; NULL where the text gives none';
COMMENT ON COLUMN quantities.high IS 'Upper bound; NULL where the text gives none';
COMMENT ON COLUMN quantities.approximate IS 'True for "sekitar 900"';
COMMENT ON COLUMN quantities.unit IS 'ISO 4217 currency, base unit of a measure, or the counted noun in the article''s words';
COMMENT ON COLUMN quantities.kind IS 'killed, injured, troops, money, percent, …, or count';
COMMENT ON COLUMN quantities.text IS 'The article''s words';
COMMENT ON COLUMN quantities.span_start IS 'Where they begin in articles.text, code points from 0';
COMMENT ON COLUMN quantities.span_end IS 'Where they end, exclusive';
COMMENT ON COLUMN quantities.number_start IS 'Where modifier and number alone begin';
COMMENT ON COLUMN quantities.number_end IS 'Where they end, exclusive';
