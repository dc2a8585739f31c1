"""A package."""
from . import leaf
from .inner import deep
