# SPDX-License-Identifier: BSL-1.0
"""complex.__format__ with each kind of specification."""

NUMBERS = (3 + 4j, -1.5j, 0j, complex(-0.0, 2), 1e300 + 1e-300j, complex("nan"), complex("-inf+infj"), 123456.789 - 0.5j)
SPECIFICATIONS = (
    "", "e", "E", "f", "F", "g", "G", "n", ".3", ".3f", ".0e", "+", "-", " ", "+.2f", "30", "<30", ">30", "^30", "*^30.1f",
    "#", "#.3g", "z.1f", ",", "_", ",.2f", "ä<40g", "%", "d", "x", "s", "030", "=30", "0=30f", "010", ".99999999999f", "q", "1.f",
)
for number in NUMBERS:
    for specification in SPECIFICATIONS:
        try:
            print(repr(specification), repr(format(number, specification)))
        except ValueError as error:
            print(repr(specification), "ValueError", error)
print(f"{3 - 4j:>12.1f}|{1j!r:>5}", "{:+}".format(2 + 0j))


class Derived(complex):
    pass


print(format(Derived(1, 2), ".1f"))
for wrong in (1, None, b""):
    try:
        complex.__format__(1j, wrong)
    except TypeError as error:
        print(error)
