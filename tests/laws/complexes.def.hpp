// SPDX-License-Identifier: BSL-1.0
// laws/complexes.def.hpp: laws of complexes.py: STASIS_LAW(function, result, arguments...).

STASIS_LAW(arithmetic, true)
STASIS_LAW(powers, true)
STASIS_LAW(equal_across_types, true)
STASIS_LAW(made, true)
STASIS_LAW(shown, true)
STASIS_LAW(unordered, true)
STASIS_LAW(divided_by_zero, true)
STASIS_LAW(rounded, true)
STASIS_LAW(divided, true, 7, 2)
STASIS_LAW(divided, true, -7, 2)
STASIS_LAW(divided, true, 7, -2)
STASIS_LAW(divided, true, 0, 3)
STASIS_LAW(root, true, 8)
STASIS_RUN_TIME_LAW(length, true)
