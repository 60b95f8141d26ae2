"""Maps, as numbers: which part of the world to show, what of it is land, where marks and their names stand."""

from generator.atlas.ground import Ground, Land, ground, shape
from generator.atlas.plate import INSET, Plate, Sign, Spot, plates, scale
from generator.atlas.view import View, view

__all__ = ["INSET", "Ground", "Land", "Plate", "Sign", "Spot", "View", "ground", "plates", "scale", "shape", "view"]
