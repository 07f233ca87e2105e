"""Archives of WordPress sites.

``archive`` is the format; ``lines`` reads the lines, ``titles`` tells which of them are titles and where a post begins,
``rhythm`` whether a page of titles, dates and excerpts is an archive, ``turns`` who speaks in a post that is an
interview.
"""
