"""Shapes that have a volume."""
from .prism import Prism
