"""Tag and category archives of WordPress sites."""
