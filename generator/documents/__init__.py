"""Files as authors wrote them: front matter as nodes that know their place, and the body beneath it."""

from generator.documents.front import File, read
from generator.documents.nodes import DEEPEST, Node, Pairs, mapping

__all__ = ["DEEPEST", "File", "Node", "Pairs", "mapping", "read"]
