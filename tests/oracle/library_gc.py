# SPDX-License-Identifier: BSL-1.0
"""The module gc: the collector of the interpreter."""
import gc


def error(function, *given, **named):
    try:
        print(function(*given, **named))
    except Exception as raised:
        print(type(raised).__name__, raised)


print(gc.isenabled(), gc.get_threshold(), gc.get_debug(), gc.garbage, gc.callbacks)
print(gc.disable(), gc.isenabled(), gc.enable(), gc.isenabled())
gc.set_threshold(500)
print(gc.get_threshold())
gc.set_threshold(500, 20)
print(gc.get_threshold())
gc.set_threshold(700, 10, 10)
print(gc.get_threshold(), len(gc.get_count()), gc.set_debug(0))
for function in (gc.enable, gc.disable, gc.isenabled, gc.get_debug, gc.get_count, gc.get_threshold, gc.get_stats,
                 gc.freeze, gc.unfreeze, gc.get_freeze_count):
    error(function, 1)
    error(function, a=1)
error(gc.set_threshold)
error(gc.set_threshold, 1, 2, 3, 4)
error(gc.set_threshold, "a")
error(gc.set_threshold, 2**31)
error(gc.set_threshold, 2**70)
error(gc.set_debug)
error(gc.set_debug, "x")
error(gc.collect, 3)
error(gc.collect, -1)
error(gc.collect, "a")
error(gc.collect, 1, 2)
error(gc.collect, other=1)
error(gc.get_objects, 3)
error(gc.get_objects, -2)
error(gc.get_objects, "a")
error(gc.is_tracked)
error(gc.is_finalized)
error(gc.get_referents, a=1)
error(gc.get_referrers, a=1)


class Cycle:
    ended = 0

    def __init__(self):
        self.me = self

    def __del__(self):
        Cycle.ended += 1


gc.collect()
gc.disable()
for _ in range(10):
    Cycle()
print(Cycle.ended, gc.collect() >= 10, Cycle.ended, gc.collect())
print(gc.collect(generation=0), gc.collect(1))
one = Cycle()
print(gc.is_tracked(one), gc.is_tracked([]), gc.is_tracked(1), gc.is_tracked("a"), gc.is_tracked(None), gc.is_tracked(b""))
print(gc.is_finalized(one), gc.is_finalized(1), gc.is_finalized([]))
kept = []


class Stays:
    def __del__(self):
        kept.append(self)


Stays()
print(gc.is_finalized(kept[0]))
held = [one, "text", 1000000]
print(sorted(map(id, gc.get_referents(held, 4))) == sorted(map(id, held)), gc.get_referents(), gc.get_referents({"k": one}) in (["k", one], [one]))
print(any(found is held for found in gc.get_referrers(one)), gc.get_referrers())
print(any(found is held for found in gc.get_objects()), any(found is held for found in gc.get_objects(0)))
gc.collect()
print(any(found is held for found in gc.get_objects(generation=2)), any(found is held for found in gc.get_objects(0)))
stats = gc.get_stats()
print(len(stats), [list(each) for each in stats], stats[2]["collections"] > 0, stats[2]["uncollectable"])
print(gc.get_freeze_count())
gc.freeze()
print(gc.get_freeze_count() > 0, any(found is held for found in gc.get_objects()))
gc.unfreeze()
print(gc.get_freeze_count(), any(found is held for found in gc.get_objects(2)))
del one, held
print(Cycle.ended, gc.collect() >= 1, Cycle.ended)
print(gc.DEBUG_STATS, gc.DEBUG_COLLECTABLE, gc.DEBUG_UNCOLLECTABLE, gc.DEBUG_SAVEALL, gc.DEBUG_LEAK)
gc.freeze()
