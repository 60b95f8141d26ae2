"""Dateline measured beside Hugo, on one corpus, in one run: ``python -m benchmarks``, or ``make bench``.

``corpus`` makes the events, ``sites`` lays them out for both, ``measure`` runs a command and says what it cost,
``rounds`` runs the builds in turn and takes the ratios, ``serving`` does so with the servers that follow every save,
``parts`` times dates and Markdown alone.

``python -m benchmarks.reading`` measures how a timeline reads in a browser, beside vis-timeline and TimelineJS, and
``python -m benchmarks.lighthouse`` asks Lighthouse; ``tools`` brings these three, ``web`` serves what they read.
"""
