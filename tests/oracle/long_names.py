# SPDX-License-Identifier: BSL-1.0
"""Messages have so much of a type's name, and no more."""

Long = type("N" * 300, (), {"__slots__": ()})
x = Long()


def show(run):
    try:
        print(run())
    except Exception as error:
        text = str(error)
        print(type(error).__name__, text.count("N"), text.replace("N", ""))


for run in (
    lambda: x + 1, lambda: 1 - x, lambda: x ** 2, lambda: pow(x, 2, 3), lambda: divmod(x, 1), lambda: x < x,
    lambda: x > 1, lambda: x[0], lambda: x(), lambda: x.attr, lambda: Long.attr, lambda: setattr(x, "attr", 1),
    lambda: len(x), lambda: iter(x), lambda: [] + x, lambda: "" + x, lambda: int(x), lambda: float(x),
    lambda: abs(x), lambda: -x, lambda: 1 in x, lambda: [][x], lambda: getattr(x, x), lambda: range(x),
    lambda: bytes(x), lambda: next(x), lambda: (lambda **k: 0)(**x), lambda: (lambda *k: 0)(*x),
    lambda: complex(x), lambda: "%d" % x, lambda: sum([x]), lambda: set(x), lambda: reversed(x),
    lambda: enumerate(x), lambda: map(1, x), lambda: x @ x, lambda: setattr(x, "__class__", 5),
    lambda: delattr(x, "attr"),
):
    show(run)
augmented = x
try:
    augmented += 1
except TypeError as error:
    print(str(error).count("N"))
