"""Pages of Telegram channels.

``forward`` is the format; ``rows`` reads the lines, ``posts`` tells where a post ends and what is a copy, ``reading``
reads one post, ``labels`` are the tables of words and signs.
"""
