# SPDX-License-Identifier: BSL-1.0
"""An exception that a pattern raises is reported at the pattern, and at the subject or guard where they raise."""


def pairs(subject):
    match subject:
        case {"name": str(name), **rest} if rest[name]:
            return rest
        case [int(x),
              range(y, z)]:
            return x, y, z


def attempt(subject):
    try:
        match pairs(subject):
            case None:
                print("no pair")
    finally:
        print("tried", subject)


attempt([1, 2])
try:
    attempt({"name": "x"})
except KeyError as error:
    match error:
        case KeyError(args=[str() as missing, *_]):
            print("missing", missing)
            attempt([1, range(2)])
