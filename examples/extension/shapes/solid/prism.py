from ..flat import Circle, Rectangle


class Prism:
    """A flat shape, and how high it is stacked."""

    def __init__(self, base, height):
        self.base = base
        self.height = height

    @property
    def volume(self):
        return self.base.area * self.height

    def kind(self):
        match self.base:
            case Circle():
                return "cylinder"
            case Rectangle(width=width, height=height) if width == height == self.height:
                return "cube"
            case _:
                return "prism"
