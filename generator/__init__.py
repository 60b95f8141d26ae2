"""Dateline: a static-site generator for chronologies.

Read it from the top of the house down: ``build`` tells the story, ``model`` names the things it is about,
``chronology`` asks the questions, one file of ``outputs`` makes the pages, and ``dates`` knows time.
ARCHITECTURE.md draws the floors.
"""

__version__ = "0.1.0"
