// SPDX-License-Identifier: BSL-1.0
// laws/aliases.def.hpp: laws of aliases.py: STASIS_LAW(function, result, arguments...).

STASIS_LAW(shown, true)
STASIS_LAW(equal, true)
STASIS_LAW(called, true, 3)
STASIS_LAW(attributes, true)
STASIS_LAW(substituted, true)
STASIS_LAW(unpacked, true)
STASIS_LAW(bases, true)
STASIS_LAW(unions, true)
STASIS_LAW(instances, true, 7)
STASIS_LAW(abstract, true)
STASIS_LAW(annotated, true)
