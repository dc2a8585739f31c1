// SPDX-License-Identifier: BSL-1.0
// laws/wide.def.hpp: laws of wide.py: STASIS_LAW(function, result, arguments...).

STASIS_LAW(many_locals, 2567, 1)
STASIS_LAW(many_constants, 12513, 2)
STASIS_LAW(far_jumps, 9024, 9)
STASIS_LAW(far_jumps, -4512, 3)
STASIS_LAW(many_names, 9730)
STASIS_LAW(many_keywords, -25)
STASIS_LAW(far_handler, -1, 3)
STASIS_LAW(far_handler, 4512, 4)
