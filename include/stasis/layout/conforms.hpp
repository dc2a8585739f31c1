// SPDX-License-Identifier: BSL-1.0
// stasis/layout/conforms.hpp: a struct that breaks a contract is a compile error.
//
//     using namespace stasis::layout;
//     inline constexpr term rows[] = {{"exc_state", 320, 16}, {"root_cframe", 336, 24}};
//     inline constexpr contract_terms terms{"thread_state", "greenlet", 0, 0, extent::parts, rows};
//     inline constexpr contract<terms> what_greenlet_needs;
//
//     static_assert(conforms<thread_state>(what_greenlet_needs));
//
// Promises: each breach, up to 16, is an error of its own, whose text says in words what is wrong
// and whose template arguments are the struct, the field, what was expected and what is there.
#pragma once

#include <stasis/layout/contract.hpp>
#include <stasis/support/fixed_string.hpp>

namespace stasis::layout {

/// Terms that have a name, so that a compile error can show them. The terms are a constant of
/// static storage.
template <const contract_terms& Terms>
struct contract {
    static constexpr const contract_terms& terms = Terms;
};

namespace detail {

inline constexpr std::size_t most_told_breaches = 16;

struct breach_list {
    breach of[most_told_breaches + 1]{};
    std::size_t count = 0;
};

template <class T, const contract_terms& Terms>
inline constexpr breach_list breaches = [] {
    breach_list result{};
    find_breaches(layout_of<T>, Terms, [&](const breach& found) {
        if (result.count < most_told_breaches) {
            result.of[result.count++] = found;
        }
    });
    return result;
}();

/// A name as a template argument. Its NUL is written, too: without it clang++ shows names of 8, 16 or
/// 32 characters as numbers.
template <std::size_t Size>
consteval support::fixed_string<Size> fixed(name_view name) {
    support::fixed_string<Size> result;
    for (std::size_t i = 0; i < Size; ++i) {
        result.text[i] = name.data[i];
    }
    result.text[Size] = '\0';
    return result;
}

/// What the contract wants, and what there is: bytes where a name says nothing else.
template <std::size_t Bytes>
struct expected;
template <std::size_t Bytes>
struct found;
template <std::size_t Bit>
struct expected_first_bit;
template <std::size_t Bit>
struct found_first_bit;
template <std::size_t Count>
struct expected_bits;
template <std::size_t Count>
struct found_bits;
template <support::fixed_string Name>
struct found_field;

template <class...>
inline constexpr bool never = false;

template <support::fixed_string Struct, support::fixed_string Field, class Expected, class Found>
struct removed_field {
    static_assert(
        never<Expected, Found>,
        "a struct breaks a layout contract: a field that others use is gone; put it back, or "
        "keep its name as an alias: removed_field<struct, field, expected offset>");
};
template <support::fixed_string Struct, support::fixed_string Field, class Expected, class Found>
struct renamed_field {
    static_assert(
        never<Expected, Found>,
        "a struct breaks a layout contract: a field that others use has another name now; "
        "keep the former one, too, as an alias (a union's, or STASIS_NAMED): "
        "renamed_field<struct, former name, offset, name found there>");
};
template <support::fixed_string Struct, support::fixed_string Field, class Expected, class Found>
struct moved_field {
    static_assert(never<Expected, Found>,
                  "a struct breaks a layout contract: a field has moved; put what came before it "
                  "behind it: moved_field<struct, field, expected offset, found offset>");
};
template <support::fixed_string Struct, support::fixed_string Field, class Expected, class Found>
struct resized_field {
    static_assert(never<Expected, Found>,
                  "a struct breaks a layout contract: a field has another size; give it its former "
                  "type: resized_field<struct, field, expected size, found size>");
};
template <support::fixed_string Struct, support::fixed_string Field, class Expected, class Found>
struct other_bits {
    static_assert(
        never<Expected, Found>,
        "a struct breaks a layout contract: a bit-field has other bits, or is none any more, or a "
        "field has become one; give it its former place and width: "
        "other_bits<struct, field, expected, found>");
};
template <support::fixed_string Struct, support::fixed_string Field, class Expected, class Found>
struct added_field {
    static_assert(
        never<Expected, Found>,
        "a struct breaks a layout contract: a new field stands before the end of what it "
        "covers; put it there: added_field<struct, field, expected offset or more, found>");
};
template <support::fixed_string Struct, support::fixed_string Field, class Expected, class Found>
struct other_size {
    static_assert(never<Expected, Found>,
                  "a struct breaks a layout contract: it has another size: other_size<struct, "
                  "nothing, expected size, found size>");
};
template <support::fixed_string Struct, support::fixed_string Field, class Expected, class Found>
struct other_alignment {
    static_assert(never<Expected, Found>,
                  "a struct breaks a layout contract: it has another alignment: "
                  "other_alignment<struct, nothing, expected alignment, found alignment>");
};

template <breach_kind Kind, support::fixed_string Struct, support::fixed_string Field,
          class Expected, class Found>
constexpr void tell() {
    if constexpr (Kind == breach_kind::removed) {
        static_cast<void>(sizeof(removed_field<Struct, Field, Expected, Found>));
    } else if constexpr (Kind == breach_kind::renamed) {
        static_cast<void>(sizeof(renamed_field<Struct, Field, Expected, Found>));
    } else if constexpr (Kind == breach_kind::moved) {
        static_cast<void>(sizeof(moved_field<Struct, Field, Expected, Found>));
    } else if constexpr (Kind == breach_kind::resized) {
        static_cast<void>(sizeof(resized_field<Struct, Field, Expected, Found>));
    } else if constexpr (Kind == breach_kind::bits) {
        static_cast<void>(sizeof(other_bits<Struct, Field, Expected, Found>));
    } else if constexpr (Kind == breach_kind::added) {
        static_cast<void>(sizeof(added_field<Struct, Field, Expected, Found>));
    } else if constexpr (Kind == breach_kind::whole) {
        static_cast<void>(sizeof(other_size<Struct, Field, Expected, Found>));
    } else if constexpr (Kind == breach_kind::alignment) {
        static_cast<void>(sizeof(other_alignment<Struct, Field, Expected, Found>));
    }
}

/// Tells of breach number I and of those behind it.
template <class T, const contract_terms& Terms, std::size_t I = 0>
constexpr void tell_breaches() {
    if constexpr (I < breaches<T, Terms>.count) {
        constexpr const breach& each = breaches<T, Terms>.of[I];
        constexpr auto type = fixed<layout_of<T>.name.size>(layout_of<T>.name);
        constexpr auto field = fixed<each.field.size>(each.field);
        if constexpr (each.kind == breach_kind::renamed) {
            tell<each.kind, type, field, expected<each.expected>,
                 found_field<fixed<each.instead.size>(each.instead)>>();
        } else if constexpr (each.kind == breach_kind::bits && each.counts_bits) {
            tell<each.kind, type, field, expected_bits<each.expected>, found_bits<each.found>>();
        } else if constexpr (each.kind == breach_kind::bits) {
            tell<each.kind, type, field, expected_first_bit<each.expected>,
                 found_first_bit<each.found>>();
        } else {
            tell<each.kind, type, field, expected<each.expected>, found<each.found>>();
        }
        tell_breaches<T, Terms, I + 1>();
    }
}

} // namespace detail

/// Whether a described struct keeps a contract, without an error if it doesn't.
template <is_described T, const contract_terms& Terms>
[[nodiscard]] consteval bool keeps(contract<Terms>) {
    return detail::breaches<T, Terms>.count == 0;
}

/// True if a described struct keeps a contract. If it doesn't, each breach is a compile error.
template <is_described T, const contract_terms& Terms>
[[nodiscard]] consteval bool conforms(contract<Terms> promised) {
    detail::tell_breaches<T, Terms>();
    return keeps<T>(promised);
}

} // namespace stasis::layout
