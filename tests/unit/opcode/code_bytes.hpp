// SPDX-License-Identifier: BSL-1.0
// unit/opcode/code_bytes.hpp: code written down in a test, as an array of bytes with a size.
#pragma once

#include <cstddef>

template <std::size_t N>
struct code_bytes {
    unsigned char bytes[N == 0 ? 1 : N];

    static constexpr std::size_t size = N;
};

/// Each element is an opcode or an argument.
template <typename... Bytes>
constexpr code_bytes<sizeof...(Bytes)> code_of(Bytes... bytes) {
    return {{static_cast<unsigned char>(bytes)...}};
}
