# SPDX-License-Identifier: BSL-1.0
"""The module _opcode: the effects of all opcodes on the stack."""
import _opcode


def effect(*given, **named):
    try:
        return _opcode.stack_effect(*given, **named)
    except Exception as raised:
        return f"{type(raised).__name__}: {raised}"


for given in ((), (1,), (9999,), (0,), (1, 2), (100,), (100, None), (100, "a"), ("a",), (1, None, 3), (255, 1), (2**40,)):
    print(given, effect(*given))
for jump in (None, True, False, 1, "a"):
    print(jump, effect(93, 1, jump=jump))
print(effect(1, x=2), _opcode.get_specialization_stats())
for number in range(256):
    for argument in range(9) if number >= 90 else (None,):
        print(number, argument, *(effect(number, argument, jump=jump) for jump in (None, True, False)))
for argument in (-1, 2**31 - 1, -(2**31), 2**31):
    print(effect(102, argument), effect(108, argument))


def outer():
    cell = 1

    def inner(first, *, second=2):
        third = cell
        return third

    return inner


code = outer().__code__
for number in (0, 1, 2, 3, 4, -1, "a"):
    try:
        print(code._varname_from_oparg(number))
    except Exception as raised:
        print(type(raised).__name__, raised)
try:
    code._varname_from_oparg()
except TypeError as raised:
    print(raised)
