# SPDX-License-Identifier: BSL-1.0
"""The modules gc and atexit in constant evaluation: each function answers True."""
import atexit
import gc


class Cycle:
    ended = 0

    def __init__(self):
        self.me = self

    def __del__(self):
        Cycle.ended += 1


def collected():
    gc.disable()
    Cycle()
    before = Cycle.ended
    return gc.collect() >= 1 and before == 0 and Cycle.ended == 1 and not gc.isenabled()


def tracked():
    one = Cycle()
    held = [one]
    return (
        gc.is_tracked(one)
        and not gc.is_tracked("a")
        and not gc.is_finalized(one)
        and gc.get_referents(held) == [one]
        and any(found is held for found in gc.get_referrers(one))
        and any(found is held for found in gc.get_objects())
    )


def frozen():
    gc.freeze()
    count = gc.get_freeze_count()
    gc.unfreeze()
    gc.freeze()
    return count > 0 and gc.get_threshold() == (700, 10, 10)


def at_exit():
    said = []
    for number in range(40):
        atexit.register(lambda *given, **named: said.append((given, named)), number, name=number)
    removed = atexit.register(lambda: said.append("removed"))
    atexit.unregister(removed)
    atexit._run_exitfuncs()
    atexit.register(said.append, "at the end")
    return len(said) == 40 and said[0] == ((39,), {"name": 39}) and atexit._ncallbacks() == 1
