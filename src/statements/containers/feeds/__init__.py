"""Feeds and blogs: RSS, Atom, RDF, JSON Feed, WordPress's interface and its export."""
