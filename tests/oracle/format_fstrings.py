# SPDX-License-Identifier: BSL-1.0
"""f-strings: expressions, nesting, conversions, =, formats in formats, quotes, and their order."""


def said(call, *arguments, **named):
    try:
        return call(*arguments, **named)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


x, name, items, width = 7, "né", {"a": [1, 2], "b": {"c": 3}}, 9
print(f"{x}{name}", f"{x + 1}", f"{items['a'][1]}", f"{items['b']['c']:>4}", f"{{}} {{{x}}} {{{{",
    f"{x!r} {name!r} {name!s} {name!a}", f"{x=}", f"{ x = }", f"{x=!s}", f"{name=}", f"{name=!a}",
    f"{x=:>5}", f"{name = !r:>8}", f"{x+1=}")
print(f"{x:{width}}|{x:<{width}}|{x:{'*'}^{width}}|{3.14159:{width}.{x - 4}}|{name:{'>'}{width}}",
    f"{'a' if x > 5 else 'b'}", f"{(lambda n: n * 2)(x)}", f"{ {1, 2} }",
    f"{[n for n in range(3)]}", f"{({'k': 1})['k']}", f"{x:#x} {x:08b} {x:+}", f"{x!r:^5}|")
print(f"{f'{x}'}", f"{f'{x!r}'!r}", f'{"quote"}', f"""{
    x
    + 1
}""", f"a" "b{x}" f"c{x}", "{x}" f"{x}", rf"\d{x}\n", f"\x41\u00e9{x}\N{BULLET}", fr"{x}\{name}",
    f"{x}\
{x}", F"{x}", f"", f"{''}", f"{x:}", f"{None} {True} {...}")
print(f"{x,}", f"{x, name}", f"{*items,}", f"{-x} {not x} {x == 7 and x != 8} {x >= 7} {x <= 7}",
    f"{(y := 5)} {y}", f"{x:=5}", f"{'=' * 3}", f"{x!=8}", f"{'!r'}", f"{':' ':'}",
    f"{x if x else 0:3}")


def log(value, result=None):
    order.append(value)
    return value if result is None else result


order = []
print(f"{log('a')} {log('b')!r:{log('w', 5)}.{log('p', 2)}} {log('c')}", order)


class Format:
    def __format__(self, spec):
        order.append(("format", spec))
        return spec[::-1]

    def __str__(self):
        return "as a str"


order = []
print(f"{Format():abc} {Format()} {Format():{x}{name}} {Format()!s:.6}", order)
print(said(lambda: f"{x:q}"), said(lambda: f"{name:d}"), said(lambda: f"{undefined}"),
    said(lambda: f"{x:{undefined}}"), said(lambda: f"{x[0]}"), said(lambda: f"{items['z']}"),
    said(lambda: f"{[]:5}"), said(lambda: f"{x:{[]}}"), said(lambda: f"{x!s:d}"))


class A:
    __private = 1
    shown = f"{__private=} {x=}"

    def method(self):
        return f"{self.__private} {self.__class__.__name__!r} {__class__ is A}"


print(A.shown, A().method(), [f"{i}{j}" for i in range(2) for j in f"{i}x"],
    {f"{k}": f"{v}" for k, v in items.items()}, (lambda: f"{x}{(lambda: f'{name}')()}")())
print(type(f"{'a'}"), f"{name}" is name, f"{x}" "" == "7", f"{x!r}".join("ab"),
    f"{1e3} {1j} {2**70} {-0.0}", f"{12345.678:,.1f} {0.5:.0%} {255:_b}",
    f"{'a':>{1 + 2}}{'b':<{len('ab')}}|")
