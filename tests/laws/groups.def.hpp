// SPDX-License-Identifier: BSL-1.0
// laws/groups.def.hpp: laws of groups.py: STASIS_LAW(function, result, arguments...).

STASIS_LAW(parts, true, 7)
STASIS_LAW(bases, true)
STASIS_LAW(handled, true)
STASIS_LAW(unhandled, true)
STASIS_LAW(gathered, true)
STASIS_LAW(none_raised, true)
STASIS_LAW(being_handled, true)
STASIS_LAW(in_loop, 612, 6)
STASIS_LAW(refusals, true)
STASIS_LAW(messages, true)
