-- Events in the 61 columns of GDELT 2.0, for those who come from there: only the types that CAMEO has, only what
-- happened. What GDELT guesses and we do not know is NULL.
CREATE OR REPLACE VIEW v_gdelt AS
WITH named AS (
    SELECT ea.event_id, ea.part, ea.name, ea.role, c.iso3
    FROM event_actors AS ea LEFT JOIN v_countries AS c ON c.country = ea.country
    WHERE ea.nth = 1
),

placed AS (
    SELECT ep.event_id, ep.feature, p.name, p.admin, p.lat, p.lon, p.geonameid, c.fips, c.name AS country_name
    FROM event_places AS ep
    INNER JOIN places AS p ON p.place_id = ep.place_id
    LEFT JOIN v_countries AS c ON c.country = p.country
    WHERE ep.nth = 1
),

told AS (
    SELECT
        v.*,
        y.cameo_root,
        coalesce(v.date_start, v.date_end, CAST(v.published AS DATE)) AS day
    FROM v_events AS v
    INNER JOIN event_types AS y ON y.type = v.type
    WHERE y.cameo_root IS NOT NULL AND v.status = 'actual'
)

SELECT
    e.event_id AS GLOBALEVENTID,
    CAST(strftime(e.day, '%Y%m%d') AS INTEGER) AS SQLDATE,
    CAST(strftime(e.day, '%Y%m') AS INTEGER) AS MonthYear,
    year(e.day) AS Year,
    year(e.day) + (dayofyear(e.day) - 1) / 365.0 AS FractionDate,
    s.iso3 || coalesce(s.role, '') AS Actor1Code,
    upper(s.name) AS Actor1Name,
    s.iso3 AS Actor1CountryCode,
    NULL::VARCHAR AS Actor1KnownGroupCode,
    NULL::VARCHAR AS Actor1EthnicCode,
    NULL::VARCHAR AS Actor1Religion1Code,
    NULL::VARCHAR AS Actor1Religion2Code,
    s.role AS Actor1Type1Code,
    NULL::VARCHAR AS Actor1Type2Code,
    NULL::VARCHAR AS Actor1Type3Code,
    t.iso3 || coalesce(t.role, '') AS Actor2Code,
    upper(t.name) AS Actor2Name,
    t.iso3 AS Actor2CountryCode,
    NULL::VARCHAR AS Actor2KnownGroupCode,
    NULL::VARCHAR AS Actor2EthnicCode,
    NULL::VARCHAR AS Actor2Religion1Code,
    NULL::VARCHAR AS Actor2Religion2Code,
    t.role AS Actor2Type1Code,
    NULL::VARCHAR AS Actor2Type2Code,
    NULL::VARCHAR AS Actor2Type3Code,
    CAST(e.salience = 'main' AS INTEGER) AS IsRootEvent,
    e.cameo_root AS EventCode,
    e.cameo_root AS EventBaseCode,
    e.cameo_root AS EventRootCode,
    CASE e.quad_class WHEN 'verbal cooperation' THEN 1 WHEN 'material cooperation' THEN 2
        WHEN 'verbal conflict' THEN 3 WHEN 'material conflict' THEN 4 END AS QuadClass,
    e.goldstein AS GoldsteinScale,
    e.n_mentions AS NumMentions,
    e.n_sources AS NumSources,
    e.n_articles AS NumArticles,
    NULL::DOUBLE AS AvgTone,
    NULL::INTEGER AS Actor1Geo_Type,
    NULL::VARCHAR AS Actor1Geo_FullName,
    NULL::VARCHAR AS Actor1Geo_CountryCode,
    NULL::VARCHAR AS Actor1Geo_ADM1Code,
    NULL::VARCHAR AS Actor1Geo_ADM2Code,
    NULL::DOUBLE AS Actor1Geo_Lat,
    NULL::DOUBLE AS Actor1Geo_Long,
    NULL::VARCHAR AS Actor1Geo_FeatureID,
    NULL::INTEGER AS Actor2Geo_Type,
    NULL::VARCHAR AS Actor2Geo_FullName,
    NULL::VARCHAR AS Actor2Geo_CountryCode,
    NULL::VARCHAR AS Actor2Geo_ADM1Code,
    NULL::VARCHAR AS Actor2Geo_ADM2Code,
    NULL::DOUBLE AS Actor2Geo_Lat,
    NULL::DOUBLE AS Actor2Geo_Long,
    NULL::VARCHAR AS Actor2Geo_FeatureID,
    CASE p.feature WHEN 'country' THEN 1 WHEN 'admin1' THEN 5 WHEN 'admin2' THEN 5 ELSE 4 END AS ActionGeo_Type,
    concat_ws(', ', p.name, p.admin, p.country_name) AS ActionGeo_FullName,
    p.fips AS ActionGeo_CountryCode,
    NULL::VARCHAR AS ActionGeo_ADM1Code,
    NULL::VARCHAR AS ActionGeo_ADM2Code,
    p.lat AS ActionGeo_Lat,
    p.lon AS ActionGeo_Long,
    CAST(p.geonameid AS VARCHAR) AS ActionGeo_FeatureID,
    CAST(strftime(e.published, '%Y%m%d%H%M%S') AS BIGINT) AS DATEADDED,
    e.url AS SOURCEURL
FROM told AS e
LEFT JOIN named AS s ON s.event_id = e.event_id AND s.part = 'actor'
LEFT JOIN named AS t ON t.event_id = e.event_id AND t.part = 'target'
LEFT JOIN placed AS p ON p.event_id = e.event_id;
COMMENT ON VIEW v_gdelt IS 'Events in the columns of GDELT 2.0; unknown is NULL';
COMMENT ON COLUMN v_gdelt.GLOBALEVENTID IS 'A UUID here, not a number';
COMMENT ON COLUMN v_gdelt.SQLDATE IS 'First day of the event; the publish day where the text tells none, as GDELT has it';
COMMENT ON COLUMN v_gdelt.MonthYear IS 'Its month';
COMMENT ON COLUMN v_gdelt.Year IS 'Its year';
COMMENT ON COLUMN v_gdelt.FractionDate IS 'Its place in the year';
COMMENT ON COLUMN v_gdelt.Actor1Code IS 'Country and role together, in the manner of CAMEO';
COMMENT ON COLUMN v_gdelt.Actor1Name IS 'Name, in capitals';
COMMENT ON COLUMN v_gdelt.Actor1CountryCode IS 'Country, ISO 3166 alpha-3';
COMMENT ON COLUMN v_gdelt.Actor1KnownGroupCode IS 'Not known here';
COMMENT ON COLUMN v_gdelt.Actor1EthnicCode IS 'Not known here';
COMMENT ON COLUMN v_gdelt.Actor1Religion1Code IS 'Not known here';
COMMENT ON COLUMN v_gdelt.Actor1Religion2Code IS 'Not known here';
COMMENT ON COLUMN v_gdelt.Actor1Type1Code IS 'PLOVER sector: GOV, MIL, …';
COMMENT ON COLUMN v_gdelt.Actor1Type2Code IS 'Not known here';
COMMENT ON COLUMN v_gdelt.Actor1Type3Code IS 'Not known here';
COMMENT ON COLUMN v_gdelt.Actor2Code IS 'Country and role together, in the manner of CAMEO';
COMMENT ON COLUMN v_gdelt.Actor2Name IS 'Name, in capitals';
COMMENT ON COLUMN v_gdelt.Actor2CountryCode IS 'Country, ISO 3166 alpha-3';
COMMENT ON COLUMN v_gdelt.Actor2KnownGroupCode IS 'Not known here';
COMMENT ON COLUMN v_gdelt.Actor2EthnicCode IS 'Not known here';
COMMENT ON COLUMN v_gdelt.Actor2Religion1Code IS 'Not known here';
COMMENT ON COLUMN v_gdelt.Actor2Religion2Code IS 'Not known here';
COMMENT ON COLUMN v_gdelt.Actor2Type1Code IS 'PLOVER sector: GOV, MIL, …';
COMMENT ON COLUMN v_gdelt.Actor2Type2Code IS 'Not known here';
COMMENT ON COLUMN v_gdelt.Actor2Type3Code IS 'Not known here';
COMMENT ON COLUMN v_gdelt.IsRootEvent IS '1 for what the report is about';
COMMENT ON COLUMN v_gdelt.EventCode IS 'CAMEO root: types are no finer here';
COMMENT ON COLUMN v_gdelt.EventBaseCode IS 'CAMEO root';
COMMENT ON COLUMN v_gdelt.EventRootCode IS 'CAMEO root';
COMMENT ON COLUMN v_gdelt.QuadClass IS '1 verbal, 2 material cooperation; 3 verbal, 4 material conflict';
COMMENT ON COLUMN v_gdelt.GoldsteinScale IS 'Goldstein weight of the type';
COMMENT ON COLUMN v_gdelt.NumMentions IS 'Words that tell it';
COMMENT ON COLUMN v_gdelt.NumSources IS 'Sources that tell it';
COMMENT ON COLUMN v_gdelt.NumArticles IS 'Articles that tell it';
COMMENT ON COLUMN v_gdelt.AvgTone IS 'Not known here';
COMMENT ON COLUMN v_gdelt.Actor1Geo_Type IS 'Not known here: only the place of the event is';
COMMENT ON COLUMN v_gdelt.Actor1Geo_FullName IS 'Not known here';
COMMENT ON COLUMN v_gdelt.Actor1Geo_CountryCode IS 'Not known here';
COMMENT ON COLUMN v_gdelt.Actor1Geo_ADM1Code IS 'Not known here';
COMMENT ON COLUMN v_gdelt.Actor1Geo_ADM2Code IS 'Not known here';
COMMENT ON COLUMN v_gdelt.Actor1Geo_Lat IS 'Not known here';
COMMENT ON COLUMN v_gdelt.Actor1Geo_Long IS 'Not known here';
COMMENT ON COLUMN v_gdelt.Actor1Geo_FeatureID IS 'Not known here';
COMMENT ON COLUMN v_gdelt.Actor2Geo_Type IS 'Not known here: only the place of the event is';
COMMENT ON COLUMN v_gdelt.Actor2Geo_FullName IS 'Not known here';
COMMENT ON COLUMN v_gdelt.Actor2Geo_CountryCode IS 'Not known here';
COMMENT ON COLUMN v_gdelt.Actor2Geo_ADM1Code IS 'Not known here';
COMMENT ON COLUMN v_gdelt.Actor2Geo_ADM2Code IS 'Not known here';
COMMENT ON COLUMN v_gdelt.Actor2Geo_Lat IS 'Not known here';
COMMENT ON COLUMN v_gdelt.Actor2Geo_Long IS 'Not known here';
COMMENT ON COLUMN v_gdelt.Actor2Geo_FeatureID IS 'Not known here';
COMMENT ON COLUMN v_gdelt.ActionGeo_Type IS '1 country, 4 city, 5 province or district';
COMMENT ON COLUMN v_gdelt.ActionGeo_FullName IS 'Place, province, country';
COMMENT ON COLUMN v_gdelt.ActionGeo_CountryCode IS 'FIPS 10-4';
COMMENT ON COLUMN v_gdelt.ActionGeo_ADM1Code IS 'Not known here: the name is in the full name';
COMMENT ON COLUMN v_gdelt.ActionGeo_ADM2Code IS 'Not known here';
COMMENT ON COLUMN v_gdelt.ActionGeo_Lat IS 'Latitude';
COMMENT ON COLUMN v_gdelt.ActionGeo_Long IS 'Longitude';
COMMENT ON COLUMN v_gdelt.ActionGeo_FeatureID IS 'Number in GeoNames';
COMMENT ON COLUMN v_gdelt.DATEADDED IS 'When the article was published';
COMMENT ON COLUMN v_gdelt.SOURCEURL IS 'Address of the article';
