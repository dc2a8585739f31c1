# SPDX-License-Identifier: BSL-1.0
"""TypeErrors of operators, calls and subscripts that nobody catches, each while the last one is handled."""


def one(): return 1 + "a"
def two(): key = "a"; return [1, 2][key]
def three(): return one(5)
def five(): return {}[[]]
def six(): return len(5)
def seven(): return "a" % 5 % (1, 2)
def eight(): return (lambda a, *, b: a)(1)
def nine(): raise "text"
def ten(): return [*None]
def eleven():
    for x in 5: pass
def twelve():
    with 5: pass
def thirteen():
    a, b = 5
def fourteen(): return int([])
def fifteen(): return sorted([1, "a"], key=None)
def sixteen():
    class A(5, 6): pass
def seventeen(): return isinstance(1, 1)


def all_of(functions):
    try:
        functions[0]()
    except TypeError:
        if functions[1:]:
            all_of(functions[1:])
        raise


all_of([one, two, three, five, six, seven, eight, nine, ten, eleven, twelve, thirteen, fourteen, fifteen, sixteen, seventeen])
