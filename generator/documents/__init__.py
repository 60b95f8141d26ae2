"""Files as authors wrote them: front matter as nodes that know their place, and the body beneath it."""

from generator.documents.front import File, read
from generator.documents.node import Node, Pairs
from generator.documents.nodes import DEEPEST, mapping

__all__ = ["DEEPEST", "File", "Node", "Pairs", "mapping", "read"]
