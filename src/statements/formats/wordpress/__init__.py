"""Archives of WordPress sites.

``archive`` is the format; ``lines`` reads the lines, ``titles`` tells which of them are titles and where a post begins.
"""
