"""Training of the bundled English news model from raw data folders to packaged weights."""
