"""Pages of the Vietnam News Agency (TTXVN) and of the sites that carry it.

``digest`` and ``article`` are the formats; ``shared`` is what their lines look like, ``signs`` the evidence that both
weigh, ``teaser`` what stands below a report.
"""
