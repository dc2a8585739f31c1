// SPDX-License-Identifier: BSL-1.0
// laws/weak.def.hpp: laws of weak.py: STASIS_LAW(function, result, arguments...).

STASIS_LAW(shared, true)
STASIS_LAW(told, true, 4)
STASIS_LAW(finalized, true, 0)
STASIS_LAW(finalized, true, 1)
STASIS_LAW(equal, true, 3)
STASIS_LAW(kinds, true)
STASIS_LAW(subclasses, true, 2)
STASIS_RUN_TIME_LAW(collected, true, 1)
STASIS_RUN_TIME_LAW(collected_with_finalizer, true)
STASIS_LAW(chain, 30, 30)
STASIS_RUN_TIME_LAW(chain, 20000, 20000)
STASIS_LAW(dropped, true)
