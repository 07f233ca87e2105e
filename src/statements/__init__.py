"""Who said what, when, on which occasion, and where it stands on the page."""
