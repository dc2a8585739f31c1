"""Areas and volumes: a package whose modules are static objects of one shared object."""
from .flat import Circle, Rectangle
from .solid import Prism

__all__ = ["Circle", "Prism", "Rectangle"]
