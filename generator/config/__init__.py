"""``site.toml``: strict keys, each with its line, and TOML's own complaints in our words."""

from generator.config.keys import site

__all__ = ["site"]
