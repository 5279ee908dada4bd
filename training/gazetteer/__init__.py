"""Where the names of the gazetteer come from (see packs/shared/GAZETTEER.md for sources and licences)."""
