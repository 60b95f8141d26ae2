"""From the files of ``content/`` to values: read by kind, strict about keys, with every problem in its place."""
