"""``site.toml``: strict keys, each with its line, and TOML's own complaints in our words."""

from generator.config.keys import is_base_url, site

__all__ = ["is_base_url", "site"]
