"""The reader for a language without weights: its cues' frames alone decide."""
