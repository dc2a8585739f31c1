// SPDX-License-Identifier: BSL-1.0
// laws/sets.def.hpp: laws of sets.py: STASIS_LAW(function, result, arguments...).

STASIS_LAW(algebra, true)
STASIS_LAW(order, true)
STASIS_LAW(changes, true)
STASIS_LAW(missing, true)
STASIS_LAW(emptied, true)
STASIS_LAW(frozen, true)
STASIS_LAW(kinds, true)
STASIS_LAW(found_by_a_set, true)
STASIS_LAW(unhashable, true)
STASIS_LAW(copies, true)
STASIS_LAW(primes_below, 25, 100)
STASIS_LAW(distinct_letters, 7, "hello world")
STASIS_LAW(distinct_letters, 0, "")
STASIS_LAW(grows, 151, 100)
STASIS_LAW(changed_meanwhile, true)
