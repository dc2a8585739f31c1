// SPDX-License-Identifier: BSL-1.0
// stasis/object/trailing.hpp: the items that follow an object's head, wherever they are.
// Promises: trailing<T>(head, n) is the one accessor of inline arrays, at run time and in constant
// evaluation, for static objects and for those of a heap. No other code knows that there are three
// cases: at run time the items lie behind the head, as in CPython 3.11 (ob_item, ob_digit, ob_sval,
// a compact str's text); constant evaluation can't look behind a head, so there a static object is
// cast to its size class, and an object made there keeps a pointer to its items.
// Costs: at most 1/8 of padding in a static object of more than 64 items. A compiler takes about
// 6 ms for each pair of T and Head, so what calls it on the lower floors is a template that has T
// as its (only possible) argument: whoever includes a layout and reads no items pays nothing.
#pragma once

#include <stasis/object/head.hpp>
#include <stasis/support/require.hpp>
#include <stasis/support/size_class.hpp>

namespace stasis {

/// A static object: Head and room for N items behind it, as CPython lays them out.
template <class Head, class T, std::size_t N>
struct with_inline : Head {
    using item_type = T;
    T inline_[N];
};

/// The type of a static object of that many items: the room is rounded up to its size class, and
/// there is room for one at least.
template <class Head, class T, std::size_t Count>
using static_layout = with_inline<Head, T, support::round_up_to_class(Count == 0 ? 1 : Count)>;

/// An object made in constant evaluation. It never exists at run time.
template <class Head, class T>
struct with_loose : Head {
    T* loose_;
};

namespace detail {

/// The items of a static object of a size class, one of eight that are `Step` apart.
template <class T, std::size_t Below, std::size_t Step, class Head>
constexpr const T* items_of_class(const Head* head, std::size_t which) noexcept {
    switch (which) {
    case 0: return static_cast<const with_inline<Head, T, Below + Step>*>(head)->inline_;
    case 1: return static_cast<const with_inline<Head, T, Below + 2 * Step>*>(head)->inline_;
    case 2: return static_cast<const with_inline<Head, T, Below + 3 * Step>*>(head)->inline_;
    case 3: return static_cast<const with_inline<Head, T, Below + 4 * Step>*>(head)->inline_;
    case 4: return static_cast<const with_inline<Head, T, Below + 5 * Step>*>(head)->inline_;
    case 5: return static_cast<const with_inline<Head, T, Below + 6 * Step>*>(head)->inline_;
    case 6: return static_cast<const with_inline<Head, T, Below + 7 * Step>*>(head)->inline_;
    default: return static_cast<const with_inline<Head, T, Below + 8 * Step>*>(head)->inline_;
    }
}

/// The items of a static object, in constant evaluation. Two switches, since this is instantiated
/// for each kind of object in every program: a table of 177 functions costs a compiler twice the
/// time, and one switch of 177 cases costs clang++ ten times as long to evaluate.
template <class T, class Head>
constexpr const T* items_by_class(const Head* head, std::size_t count) noexcept {
    const std::size_t index = count == 0 ? 0 : support::size_class_of(count) - 1;
    const std::size_t which = index & 7;
    switch (index >> 3) {
    case 0: return items_of_class<T, 0, 1>(head, which);
    case 1: return items_of_class<T, 8, 1>(head, which);
    case 2: return items_of_class<T, 16, 1>(head, which);
    case 3: return items_of_class<T, 24, 1>(head, which);
    case 4: return items_of_class<T, 32, 1>(head, which);
    case 5: return items_of_class<T, 40, 1>(head, which);
    case 6: return items_of_class<T, 48, 1>(head, which);
    case 7: return items_of_class<T, 56, 1>(head, which);
    case 8: return items_of_class<T, 64, 8>(head, which);
    case 9: return items_of_class<T, 128, 16>(head, which);
    case 10: return items_of_class<T, 256, 32>(head, which);
    case 11: return items_of_class<T, 512, 64>(head, which);
    case 12: return items_of_class<T, 1024, 128>(head, which);
    case 13: return items_of_class<T, 2048, 256>(head, which);
    case 14: return items_of_class<T, 4096, 512>(head, which);
    case 15: return items_of_class<T, 8192, 1024>(head, which);
    case 16: return items_of_class<T, 16384, 2048>(head, which);
    case 17: return items_of_class<T, 32768, 4096>(head, which);
    case 18: return items_of_class<T, 65536, 8192>(head, which);
    case 19: return items_of_class<T, 131072, 16384>(head, which);
    case 20: return items_of_class<T, 262144, 32768>(head, which);
    case 21: return items_of_class<T, 524288, 65536>(head, which);
    }
    support::require(false, "a static object of over 1048576 items in a constant expression",
                     count);
    return nullptr;
}

/// Where the first item lies behind the head.
template <class T, class Head>
inline constexpr std::size_t trailing_offset =
    (sizeof(Head) + alignof(T) - 1) / alignof(T) * alignof(T);

} // namespace detail

/// The bytes of a head with that many items behind it.
template <class T, class Head>
[[nodiscard]] constexpr std::size_t trailing_size(std::size_t count) noexcept {
    return detail::trailing_offset<T, Head> + count * sizeof(T);
}

/// The first of the `count` items of type T that follow the head. Requires that the object was laid
/// out as static_layout<Head, T, count> or made by a heap.
template <class T, class Head>
[[nodiscard]] constexpr const T* trailing(const Head* head, std::size_t count) noexcept {
    if (__builtin_is_constant_evaluated()) {
        if (!is_immortal(head)) {
            return static_cast<const with_loose<Head, T>*>(head)->loose_;
        }
        return detail::items_by_class<T>(head, count);
    }
    return reinterpret_cast<const T*>(reinterpret_cast<const unsigned char*>(head) +
                                      detail::trailing_offset<T, Head>);
}

/// The same items, to be written: only an object that is still being made, or a mutable one.
template <class T, class Head>
[[nodiscard]] constexpr T* trailing_mutable(Head* head, std::size_t count) noexcept {
    return const_cast<T*>(trailing<T>(static_cast<const Head*>(head), count));
}

} // namespace stasis
