// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/system_error.hpp: the exceptions of errors that the system reports.
// CPython 3.11: PyErr_SetFromErrnoWithFilenameObjects (Python/errors.c).
// Refuses: constant evaluation, where the system can't be asked.
#pragma once

#include <stasis/builtins/exceptions.hpp>

#include <cerrno>
#include <cstring>

namespace stasis::library::detail {

using namespace stasis::builtins;

/// Raises the OSError of an error number, about a file, or two, if they are named.
STASIS_COLD inline raised raise_errno(thread_state& thread, int number, value file = {},
                                      value second = {}) noexcept {
    const owned message = new_str(thread, ::strerror(number));
    const value parts[] = {make_int(number), message.get(), file, none_value, second};
    owned made;
    if (message) {
        made = os_error_new(thread, os_error_type, {parts, second ? 5 : file ? 3 : 2, nullptr});
    }
    if (made) {
        raise_object(thread, static_cast<exception_object*>(made.release().data.object));
    }
    return {};
}

} // namespace stasis::library::detail
