-- Alerts: since when each rule watches, and what was told, so that nothing is told twice.
CREATE TABLE meta.alert_rules (
    rule VARCHAR PRIMARY KEY,
    watches_from TIMESTAMPTZ NOT NULL
);
COMMENT ON TABLE meta.alert_rules IS 'One row a rule of alerts.toml that was ever looked at';
COMMENT ON COLUMN meta.alert_rules.rule IS 'Its name';
COMMENT ON COLUMN meta.alert_rules.watches_from IS 'It tells of articles that were first loaded after this time';

CREATE TABLE meta.alerts (
    rule VARCHAR NOT NULL,
    alert_key VARCHAR NOT NULL,
    receiver VARCHAR NOT NULL,
    event_id UUID NOT NULL,
    claimed_at TIMESTAMPTZ NOT NULL,
    sent_at TIMESTAMPTZ,
    tries UINTEGER NOT NULL,
    error VARCHAR,
    PRIMARY KEY (rule, alert_key, receiver)
);
COMMENT ON TABLE meta.alerts IS 'One row an event (or story) that a rule told a receiver, or is about to tell';
COMMENT ON COLUMN meta.alerts.rule IS 'The rule (meta.alert_rules.rule)';
COMMENT ON COLUMN meta.alerts.alert_key IS 'What is told once: the event in its article, or the story';
COMMENT ON COLUMN meta.alerts.receiver IS 'Hash of the address that it is told to';
COMMENT ON COLUMN meta.alerts.event_id IS 'The event as it was when it was told (events.event_id)';
COMMENT ON COLUMN meta.alerts.claimed_at IS 'When it was last taken up to be told';
COMMENT ON COLUMN meta.alerts.sent_at IS 'When it was delivered; NULL: not yet';
COMMENT ON COLUMN meta.alerts.tries IS 'How often it was tried';
COMMENT ON COLUMN meta.alerts.error IS 'What went wrong last';
