// SPDX-License-Identifier: BSL-1.0
// stasis/library/errno.hpp: the module errno: the numbers of the system's errors.
// Promises: CPython 3.11's names on Linux, in its order; errorcode is a dict of each interpreter's
// own.
// CPython 3.11: Modules/errnomodule.c.
#pragma once

#include <stasis/builtins/ready_module.hpp>
#include <stasis/graph/int.hpp>

#include <cerrno>

namespace stasis::library {

namespace detail {

inline constexpr module_constant errno_constants[] = {
#define STASIS_ERRNO(NAME) {#NAME, &graph::int_<NAME>},
#include <stasis/library/detail/errno.def.hpp>
#undef STASIS_ERRNO
    {nullptr, nullptr}};

/// Makes errorcode: the name that a number has last.
[[nodiscard]] constexpr bool errno_exec(thread_state& thread, dict_object* names) noexcept {
    using namespace stasis::state;
    const owned codes = owned::take(new_dict(thread));
    auto* const dict = static_cast<dict_object*>(codes ? codes.as_object() : nullptr);
    for (const module_constant* row = errno_constants; dict != nullptr && row->name != nullptr;
         ++row) {
        const owned name = new_str(thread, row->name);
        if (!name || !store(thread, dict, load(pointer_to(*row->held)), name.get())) {
            return false;
        }
    }
    return dict != nullptr &&
           store(thread, names, make_object(pointer_to(graph::str_<"errorcode">)), codes.get());
}

inline constexpr module_definition errno_definition{"errno", nullptr, errno_constants, errno_exec};

} // namespace detail

/// The module errno.
inline constexpr importable_module errno_module = ready_module<detail::errno_definition>();

} // namespace stasis::library
