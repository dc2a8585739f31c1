// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/isinstance.hpp: isinstance and issubclass.
// CPython 3.11: builtin_isinstance_impl, builtin_issubclass_impl (Python/bltinmodule.c).
#pragma once

#include <stasis/builtins/type.hpp>
#include <stasis/interpreter/isinstance.hpp>

namespace stasis::builtins {

[[nodiscard]] constexpr owned isinstance(thread_state& thread, const arguments& given) noexcept {
    if (!takes_plain(thread, "isinstance", given, 2, 2)) {
        return {};
    }
    const int answer = interpreter::is_instance_of(thread, given.values[0], given.values[1]);
    return owned::take(answer < 0 ? value{} : make_bool(answer == 1));
}

[[nodiscard]] constexpr owned issubclass(thread_state& thread, const arguments& given) noexcept {
    if (!takes_plain(thread, "issubclass", given, 2, 2)) {
        return {};
    }
    const int answer = interpreter::is_subclass_of(thread, given.values[0], given.values[1]);
    return owned::take(answer < 0 ? value{} : make_bool(answer == 1));
}

inline constexpr method_def isinstance_def{"isinstance", isinstance, 0, nullptr};
inline constexpr builtin_function_object isinstance_object{immortal_head(builtin_function_type),
                                                           &isinstance_def};

inline constexpr method_def issubclass_def{"issubclass", issubclass, 0, nullptr};
inline constexpr builtin_function_object issubclass_object{immortal_head(builtin_function_type),
                                                           &issubclass_def};

} // namespace stasis::builtins
