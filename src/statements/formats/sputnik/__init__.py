"""Live pages of Sputnik.

``live`` is the format; ``early`` and ``later`` take the two layouts apart, ``entries`` is what they share.
"""
