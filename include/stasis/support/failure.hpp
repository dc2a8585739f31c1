// SPDX-License-Identifier: BSL-1.0
// stasis/support/failure.hpp: why something given to us can't be used, and where.
// A plain value, so that one parser serves both worlds: at run time it is returned, in a constant
// expression `require` turns it into a compile error that shows both fields.
#pragma once

#include <cstddef>

namespace stasis::support {

/// A reason, for a person to read, and the offset in the input that it is about. True if there is
/// a reason, that is, if something failed.
struct failure {
    const char* reason = nullptr;
    std::size_t offset = 0;

    constexpr explicit operator bool() const { return reason != nullptr; }
};

} // namespace stasis::support
