// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/unsigned_argument.hpp: arguments that are C's unsigned integers.
// CPython 3.11: _PyLong_UnsignedLong_Converter, _PyLong_UnsignedLongLong_Converter
// (Objects/longobject.c).
#pragma once

#include <stasis/builtins/int_parts.hpp>
#include <stasis/library/detail/module_arguments.hpp>

namespace stasis::library::detail {

/// Reads one of 64 bits; false: it raised, what is too large in those words.
[[nodiscard]] constexpr bool to_unsigned(thread_state& thread, value given, std::uint64_t& to,
                                         const char* too_large) noexcept {
    if (!is_int(given)) {
        raise(thread, type_error_type, "an integer is required");
        return false;
    }
    const int_parts parts{as_number(given)};
    if (parts.negative()) {
        raise(thread, value_error_type, "value must be positive");
        return false;
    }
    if (!support::digits_fit_uint64(parts.data(), parts.size())) {
        raise(thread, overflow_error_type, too_large);
        return false;
    }
    to = support::digits_to_uint64(parts.data(), parts.size());
    return true;
}

} // namespace stasis::library::detail
