// SPDX-License-Identifier: BSL-1.0
// stasis/interpreter/strict_subclass.hpp: the warning about a method that should make a number of a
// type and makes one of a class derived from it.
// CPython 3.11: PyNumber_Long, PyNumber_Float, _PyNumber_Index (Objects/abstract.c),
// try_complex_special_method (Objects/complexobject.c).
#pragma once

#include <stasis/interpreter/warn.hpp>

namespace stasis::interpreter {

/// Warns that a method, of an owner that is named if there is one, has made such an object; false:
/// an exception is pending.
[[nodiscard]] STASIS_COLD constexpr bool warn_of_subclass(thread_state& thread, const char* owner,
                                                          const char* method, const char* type,
                                                          value made) noexcept {
    return warn(thread, deprecation_warning_type, 1, owner, owner[0] != '\0' ? "." : "", method,
                " returned non-", type, " (type ", type_of(made)->tp_name,
                ").  The ability to return an instance of a strict subclass of ", type,
                " is deprecated, and may be removed in a future version of Python.");
}

} // namespace stasis::interpreter
