// SPDX-License-Identifier: BSL-1.0
// fail/image_deep.cpp: objects may be nested 2,000 deep; the next one is refused where it begins.
// expect: objects are nested too deeply
// expect: (subscript value .4016.|element 4016 of array)
#include <stasis/image/census.hpp>

/// A .pyc of `Depth` objects one in the other: tuples, and None in the innermost.
template <std::size_t Depth>
struct nest {
    unsigned char bytes[16 + 2 * Depth - 1] = {0xa7, '\r', '\r', '\n'};

    consteval nest() {
        for (std::size_t i = 0; i < Depth - 1; ++i) {
            bytes[16 + 2 * i] = ')';
            bytes[16 + 2 * i + 1] = 1;
        }
        bytes[16 + 2 * Depth - 2] = 'N';
    }
};

#if defined(STASIS_CONTROL)
constexpr nest<2000> whole;
#else
constexpr nest<2001> whole;
#endif

constexpr const auto& result = stasis::image::index<whole.bytes>;
