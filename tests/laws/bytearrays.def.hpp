// SPDX-License-Identifier: BSL-1.0
// laws/bytearrays.def.hpp: laws of bytearrays.py: STASIS_LAW(function, result, arguments...).

STASIS_LAW(made, true, 3)
STASIS_LAW(changed, true, 7)
STASIS_LAW(sliced, true)
STASIS_LAW(room, 581)
STASIS_LAW(iterated, true)
STASIS_LAW(mixed, true)
STASIS_LAW(both, true, 0)
STASIS_LAW(both, true, 1)
STASIS_LAW(derived, true)
