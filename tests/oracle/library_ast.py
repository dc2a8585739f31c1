# SPDX-License-Identifier: BSL-1.0
"""The module _ast: the types of nodes, and what nodes are made of."""
import _ast

for name, node in vars(_ast).items():
    if isinstance(node, type) and issubclass(node, _ast.AST):
        print(name, node, node.__bases__, node._fields, node._attributes, node.__match_args__)
        if node is not _ast.AST:
            print(repr(node.__doc__), {each: held for each, held in vars(node).items() if held is None})
    elif isinstance(node, int):
        print(name, node)


def error(function, *given, **named):
    try:
        print(function(*given, **named))
    except Exception as raised:
        print(type(raised).__name__, raised)


def shown(node):
    return type(node).__name__, vars(node)


print(shown(_ast.Name()), shown(_ast.Name("a")), shown(_ast.Name("a", 1, lineno=3)), shown(_ast.Name(ctx=1, other=2)))
print(_ast.Return().value, _ast.Return(5).value, _ast.arg().annotation, _ast.arg().end_lineno)
error(lambda: _ast.Name().id)
error(lambda: _ast.Name().lineno)
error(_ast.Name, 1, 2, 3)
error(_ast.Return, 1, 2)
error(_ast.Pass, 1)
error(_ast.Name, 1, id=2)
error(_ast.AST, 1)
print(shown(_ast.AST(a=1)))
node = _ast.BinOp(_ast.Name("a", _ast.Load()), _ast.Add(), right=_ast.Constant(2))
print(node.left.id, type(node.op), node.right.value, node.right.kind)
node.right = None
del node.left
print(list(vars(node)), node.__reduce__()[:2], _ast.Pass().__reduce__())
node.__dict__ = {"op": 4}
print(node.op, node.__dict__)
try:
    del node.__dict__
except TypeError as raised:
    print(raised)
print(isinstance(node, _ast.expr), isinstance(node, _ast.stmt), isinstance(node, _ast.AST))
match _ast.Name("b", 7):
    case _ast.Name(name, context):
        print(name, context)


class Own(_ast.AST):
    _fields = ("first", "second")


class Counted:
    def __len__(self):
        return 2

    def __getitem__(self, index):
        print("asked for", index)
        if index > 1:
            raise IndexError(index)
        return "ab"[index]


class Odd(_ast.AST):
    _fields = Counted()


class Wrong(_ast.AST):
    _fields = (1, 2)


class Endless(_ast.AST):
    _fields = 5


class Derived(_ast.Name):
    __slots__ = ()


print(shown(Own(1, second=2)), shown(Own()))
error(Own, 1, 2, 3)
print(shown(Odd(1, b=2)))
error(Odd, 1, a=2)
error(Wrong, 1)
error(Endless)
print(shown(Derived("c")))
_ast.Name.extra = 5
print(_ast.Name().extra)
circle = _ast.Expr()
circle.value = circle
