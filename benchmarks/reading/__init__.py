"""How a timeline reads in a browser: ours, vis-timeline and TimelineJS on the same events, in one run.

``python -m benchmarks.reading --events 100,10000,100000``, or ``make bench-reading``. ``sites`` lays the events out for
all three, ``first`` says how soon a page stands, ``gauge`` moves through it as a hand does and says what that cost,
``table`` prints it.
"""
