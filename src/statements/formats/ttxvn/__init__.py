"""Pages of the Vietnam News Agency."""
