"""What a program sees of the modules: run it with the folder of the shared objects in PYTHONPATH."""
import inspect

import rules
import shapes
from shapes.solid import prism

print(rules.__doc__)
print(rules.winner("paper", "rock"), rules.winner("paper", "scissors"), rules.winner("rock", "rock"))

print(shapes.__doc__)
cylinder = shapes.Prism(shapes.Circle(1.0), 2.0)
print(cylinder.kind(), round(cylinder.volume, 3))
print(shapes.Prism(shapes.Rectangle(2, 2), 2).kind())
print(inspect.getsource(prism.Prism.kind))
try:
    shapes.Circle(-1)
except ValueError as error:
    print(error)
