from . import name

plants = name + "plants"
