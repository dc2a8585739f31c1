from ..leaf import name as sibling
from .. import leaf

name = __name__
