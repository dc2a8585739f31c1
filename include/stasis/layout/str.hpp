// SPDX-License-Identifier: BSL-1.0
// stasis/layout/str.hpp: descriptions of the heads of objects and of str (layout/describe.hpp),
// apart from those of other objects (layout/objects.hpp), which cost more to include.
#pragma once

#include <stasis/layout/describe.hpp>
#include <stasis/object/str.hpp>

namespace stasis {

STASIS_DESCRIBE(object, ob_refcnt, ob_type);
STASIS_DESCRIBE(var_object, STASIS_BASE(object, ob_base), ob_size);

STASIS_DESCRIBE(str_state, STASIS_BITS(interned), STASIS_BITS(kind), STASIS_BITS(compact),
                STASIS_BITS(ascii), STASIS_BITS(ready));
STASIS_DESCRIBE(str_object, STASIS_BASE(object, ob_base), length, hash, state, wstr);
STASIS_DESCRIBE(wide_str_object, STASIS_BASE(str_object, _base), utf8_length, utf8, wstr_length);

} // namespace stasis
