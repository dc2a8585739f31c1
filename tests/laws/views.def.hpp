// SPDX-License-Identifier: BSL-1.0
// laws/views.def.hpp: laws of views.py: STASIS_LAW(function, result, arguments...).

STASIS_LAW(items, true)
STASIS_LAW(methods, true)
STASIS_LAW(coded, true)
STASIS_LAW(wrongly_coded, true)
STASIS_LAW(integers, true, 1234567890123)
STASIS_LAW(unchangeable, true)
STASIS_LAW(view_of_bytes, true)
STASIS_LAW(view_changes, true)
STASIS_LAW(lends, true)
STASIS_LAW(cast, true)
STASIS_LAW(rows, true)
STASIS_LAW(checksum, 300286872, "Wikipedia")
