"""The reader for a language that has fitted weights: grammar gives candidates, weights choose."""
