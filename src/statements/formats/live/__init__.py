"""Live pages of any outlet.

``page`` is the format: ``head`` reads what stands above the entries, ``stamps`` a line that begins with a time,
``units`` finds the entries, ``entries`` reads one, ``labels`` are the words that a site puts around them.
"""
