# SPDX-License-Identifier: BSL-1.0
"""The module ast: what it makes of texts, and texts of what it has; and traceback, which asks it where an operator is."""

import ast
import traceback

print(ast.dump(ast.parse("def f(a, *, b=1) -> c: return a[b:] if a else (yield)"), indent=1, include_attributes=True))
print(ast.literal_eval("[1, -2, {'a': (3, 4.5, None, b'x', 1 + 2j)}, {True}]"))
try:
    ast.literal_eval("f(1)")
except ValueError as error:
    print(str(error).split(" at 0x")[0])
print(ast.unparse(ast.parse("""
async def f(a, /, b: int = 1, *c, d=2, **e) -> x:
    async with a as b, c: pass
    return [i async for i in x if y]
match x:
    case [1, *_, {'k': v, **r}] | C(a, b=-1) as z if q: pass
try: pass
except* A as e: raise B from e
g = lambda *, a: f'{a!r:>{w}}' 'x'
x[1:2, ::3] = y = not -~z ** 2
print(*a, **b, c=d)
""")))


class Doubled(ast.NodeTransformer):
    def visit_Constant(self, node):
        return ast.copy_location(ast.Constant(node.value * 2), node)


tree = ast.fix_missing_locations(Doubled().visit(ast.parse("1 + 2 * 3", mode="eval")))
print(eval(compile(tree, "<tree>", "eval")))
print([node.id for node in ast.walk(ast.parse("a + b(c)")) if isinstance(node, ast.Name)])
print(ast.get_source_segment("x = (1 +\n 2)", ast.parse("x = (1 +\n 2)").body[0].value))


def sum_of(a, b):
    return b + a / 0 + b


def item_of(a):
    return a["b"]["c"]["d"]


for call in lambda: sum_of(1, 2), lambda: item_of({"b": 1}), lambda: 1 + [2][3]:
    try:
        call()
    except Exception:
        print(traceback.format_exc().replace(__file__, "main.py"))
