// SPDX-License-Identifier: BSL-1.0
// stasis/object/bytes.hpp: bytes.
// Promises: CPython 3.11's PyBytesObject: the text begins at offset 32 and a NUL follows it.
// CPython 3.11: Include/cpython/bytesobject.h.
#pragma once

#include <stasis/object/trailing.hpp>

namespace stasis {

extern const type_object bytes_type;

/// PyBytesObject without its text.
struct bytes_object : var_object {
    hash_t ob_shash = -1;
};

/// The text: ob_size bytes and a NUL.
template <class Byte = unsigned char>
[[nodiscard]] constexpr const Byte* bytes_data(const bytes_object* self) noexcept {
    return trailing<Byte>(self, static_cast<std::size_t>(self->ob_size) + 1);
}

} // namespace stasis
