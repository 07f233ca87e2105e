"""Live pages of Sputnik.

``live`` is the format; ``early`` and ``later`` take the two layouts apart. They share ``head``, what stands above the
entries, and ``entries``.
"""
