"""Alerts: rules over loaded events, and what tells people of them, once each."""
