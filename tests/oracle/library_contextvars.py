# SPDX-License-Identifier: BSL-1.0
"""_contextvars: variables, tokens, contexts and what runs in them, and what is refused."""
import gc
import _weakref
from _contextvars import Context, ContextVar, Token, copy_context


def plain(text):
    """A text without the addresses in it."""
    parts = text.split(' at 0x')
    return parts[0] + ''.join(' at ' + part.lstrip('0123456789abcdef') for part in parts[1:])


def t(f, /, *a, **k):
    try:
        print(plain(repr(f(*a, **k))))
    except BaseException as e:
        print(type(e).__name__, plain(str(e)))


print('--- variables')
v = ContextVar('v')
w = ContextVar('w', default=5)
print(v.name, w.name, plain(repr(v)), plain(repr(w)))
t(v.get)
t(w.get)
print(v.get(1), w.get(2), v.get(None))
token = v.set('one')
print(v.get(), v.get(1), token.var is v, token.old_value, token.old_value is Token.MISSING, plain(repr(token)))
second = v.set('two')
print(second.old_value, second.var.name, v.get())
v.reset(second)
print(v.get(), plain(repr(second)))
v.reset(token)
t(v.get)
w.set(6)
print(w.get(), w.get(7))
print(hash(v) == hash(v), v == v, v != w, v in {v: 1}, w in {v})
print(ContextVar[int], Token[str], ContextVar.__class_getitem__(int), Token.MISSING, type(Token.MISSING))
many = [ContextVar(str(i), default=i) for i in range(100)]
for each in many[::2]:
    each.set(each.name)
print([each.get() for each in many[:9]], len(copy_context()))

print('--- refused')
for given in ((), (1,), (b'a',), ('a', 'b'), ('a', 'b', 'c')):
    t(ContextVar, *given)
t(ContextVar, name='a')
t(ContextVar, 'a', y=1)
t(ContextVar, 'a', default=1, x=2)
t(ContextVar, 'a', default=[1])
t(v.get, 1, 2)
t(v.get, default=1)
t(v.set)
t(v.set, 1, 2)
t(v.set, value=1)
t(v.reset)
t(v.reset, 1)
t(v.reset, token)
t(w.reset, v.set(1))
t(Context().run, v.reset, v.set(2))
t(Token)
t(Token, 1, x=2)
t(type(Token.MISSING))
t(setattr, v, 'name', 'x')
t(setattr, v, 'x', 1)
t(delattr, v, 'name')
t(setattr, token, 'var', v)
t(hash, token)
t(hash, Context())
for each in ContextVar, Token, Context:
    t(type, 'derived', (each,), {})
for each in v, token, Context(), Context().keys(), Token.MISSING:
    t(_weakref.ref, each) if type(each) is not Context else print(_weakref.ref(each)() is each)

print('--- contexts')
empty = Context()
context = empty.copy()
print(len(context), context == empty, context != empty, context == 1, v in context, context.get(v), context.get(v, 1))
t(lambda: context[v])
token = context.run(v.set, 'inside')
print(len(context), context[v], context.get(v), v in context, w in context, len(empty), v.get())
print(context == empty, context == context.copy(), context.run(v.get), context.run(w.get), context.run(w.get, 9))
t(v.reset, token)
t(context.run, v.reset, token)
print(len(context), context == empty)


def nested(depth):
    v.set(depth)
    if depth == 3:
        return v.get(), copy_context()[v]
    inside = copy_context()
    result = inside.run(nested, depth + 1)
    return v.get(), inside[v], result


print(context.run(nested, 0), context[v], v.get())


def fails(*a, **k):
    v.set((a, k))
    raise ValueError(v.get())


t(context.run, fails, 1, x=2)
print(context[v], v.get())
t(context.run, context.run, print)
t(context.run, print, context.run(v.get), sep='-')
t(context.run)
t(context.run, f=1)
t(context.run, 1)
t(Context, 1)
t(Context, x=1)
t(copy_context, 1)
t(copy_context, x=1)
t(context.copy, 1)
t(context.keys, 1)
t(context.values, x=1)
t(context.get)
t(context.get, 'v')
t(context.get, v, 1, 2)
t(lambda: context['v'])
t(lambda: 'v' in context)
t(lambda: context < context)
t(lambda: Context[int])
print(plain(repr(context)))

print('--- iterators')
context = Context()
context.run(lambda: (v.set(1), w.set([2])))
keys, values, items = context.keys(), context.values(), context.items()
print(type(keys), type(values), type(items), type(iter(context)))
print(sorted(each.name for each in context), len(keys), len(values), len(items), iter(keys) is keys)
context.run(lambda: (v.set(3), many[0].set(4)))
print(len(context), len(items), sorted((each.name, value) for each, value in items if each is v), list(items), len(items))
print(sorted(each.name for each in keys), 1 in values, 3 in context.values(), next(keys, 'no more'))
t(type(keys))


class Equal:
    def __init__(self, result):
        self.result = result

    def __eq__(self, other):
        if isinstance(self.result, Context):
            return self.result.run(lambda: bool(v.set(None)))
        return 1 / self.result


first, other = Context(), Context()
first.run(v.set, Equal(first))
other.run(v.set, 1)
print(first == other, first[v], first == other)
first.run(v.set, Equal(0))
t(lambda: first == other)
print(first == first.copy())


class Ends:
    def __del__(self):
        print('ends', v.get(None) is self, type(v.set('last')))


print('--- ends')
first = Context()
first.run(v.set, Ends())
first.run(v.set, 2)
print(first[v], v.get())
first.run(v.set, Ends())
del first
print(v.get())
v.set(3)
context = Context()
context.run(v.set, [context])
reference = _weakref.ref(context)
del context, each
print(gc.collect() > 0, reference())
chain = None
for i in range(30000):
    chain = v.set(chain)
del chain
v.set(None)


def generate():
    token = v.set('of a generator')
    yield v.get()
    v.reset(token)


context = Context()
generated = context.run(generate)
print(next(generated), context.get(v))
t(lambda: context.run(next, generated))
