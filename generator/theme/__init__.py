"""Themes: templates, styles and the words of the interface, one theme over another. The only door to Jinja.

    load(site, folders, fetch)     the theme that the site asks for, or what is wrong with it
    Theme.render(page)             a page as HTML, or the mistake in its template
    Theme.static()                 the files to copy
    Theme.closure(template)        a digest of all that a template is made of

Importing this package, and loading a theme, loads neither Jinja nor Babel: they come with the first page.
"""

from generator.theme.chain import CONTRACT
from generator.theme.theme import Theme, load

__all__ = ["CONTRACT", "Theme", "load"]
