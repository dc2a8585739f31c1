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
// Promises: each breach, up to 16, is an error of its own, whose text says in words what is
// wrong and whose template arguments are the struct, the field, what was expected and what is
// there.
// A contract sees what a description names. So one that says anything of the whole struct, or of
// a bit-field, wants all fields of an aggregate to be named: one that isn't is an error, too, as
// far as its initialisers tell (a field behind an empty one, or a bit-field without a name, they
// don't).
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
    breach of[most_told_breaches]{};
    std::size_t count = 0;
};

template <class T, const contract_terms& Terms>
inline constexpr breach_list breaches = [] {
    breach_list result{};
    find_breaches(layout_of<T>, Terms, [&](const breach& found) {
        if (result.count < most_told_breaches) {
            result.of[result.count] = found;
        }
        ++result.count;
    });
    return result;
}();

/// A name as a template argument. Its NUL is written, too: without it clang++ shows names of 8, 16
/// or 32 characters as numbers.
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

/// What any field can be initialised with that takes bytes.
struct anything {
    template <class Field>
        requires(!__is_empty(Field))
    operator Field() const;
};
/// How many initialisers a field takes: an array one for each element, as its braces can be left
/// out.
template <class Type>
inline constexpr std::size_t initialisers = 1;
template <class Element, std::size_t Count>
inline constexpr std::size_t initialisers<Element[Count]> = Count * initialisers<Element>;

struct count_initialisers {
    template <class... Members>
    constexpr std::size_t operator()(const Members&...) const {
        return (std::size_t{0} + ... + initialisers<typename Members::type>);
    }
};

/// Whether T can be initialised with those and `More` more. (Not by std::index_sequence: <utility>
/// costs more than all else here.)
template <class T, std::size_t More, class... Given>
consteval bool takes() {
    if constexpr (More == 0) {
        return requires { T{Given{}...}; };
    } else if constexpr (More < 16) {
        return takes<T, More - 1, Given..., anything>();
    } else {
        using any = anything;
        return takes<T, More - 16, Given..., any, any, any, any, any, any, any, any, any, any, any,
                     any, any, any, any, any>();
    }
}

/// Whether an aggregate, or one that it nests, has more fields than its description names, by what
/// it can be initialised with. Of other structs, of very large ones, and behind empty fields nobody
/// knows.
template <class T>
consteval bool has_more_fields();

struct has_inner_with_more {
    template <class... Members>
    constexpr bool operator()(const Members&...) const {
        return (false || ... || has_more_fields<typename Members::type>());
    }
};

template <class T>
consteval bool has_more_fields() {
    if constexpr (is_described<T>) {
        constexpr std::size_t named = layout_table<T>::said.apply(count_initialisers{});
        constexpr std::size_t most = 256;
        if constexpr (__is_aggregate(T) && !__is_union(T) && named < most) {
            if (takes<T, named + 1>()) {
                return true;
            }
        }
        return layout_table<T>::said.apply(has_inner_with_more{});
    } else {
        return false;
    }
}

/// Whether a contract relies on what isn't named in a description: on there being no other field,
/// or on what lies in front of a bit-field.
consteval bool relies_on_all_fields(const contract_terms& terms) {
    for (const term& each : terms) {
        if (each.bit_count != 0) {
            return true;
        }
    }
    return terms.covers != extent::parts;
}

/// Whether the description of T leaves out a field that the contract relies on.
template <class T, const contract_terms& Terms>
consteval bool forgets_fields() {
    if constexpr (relies_on_all_fields(Terms)) {
        return has_more_fields<T>();
    } else {
        return false;
    }
}

/// A breach, as the compiler's message shows it: to make one is an error.
template <breach_kind Kind, support::fixed_string Struct, support::fixed_string Field,
          class Expected, class Found>
struct broken {
    static_assert(
        Kind != breach_kind::removed,
        "a struct breaks a layout contract: a field that others use is gone; put it back, "
        "or keep its name as an alias: broken<removed, struct, field, expected offset>");
    static_assert(
        Kind != breach_kind::renamed,
        "a struct breaks a layout contract: a field that others use has another name now; "
        "keep the former one, too, as an alias (a union's, or STASIS_NAMED): "
        "broken<renamed, struct, former name, offset, name found there>");
    static_assert(Kind != breach_kind::moved,
                  "a struct breaks a layout contract: a field has moved; keep the order of the "
                  "fields, and put new ones behind the end: "
                  "broken<moved, struct, field, expected offset, found offset>");
    static_assert(Kind != breach_kind::resized,
                  "a struct breaks a layout contract: a field has another size; give it its former "
                  "type: broken<resized, struct, field, expected size, found size>");
    static_assert(Kind != breach_kind::bits,
                  "a struct breaks a layout contract: a bit-field has other bits, or is none any "
                  "more, or a field has become one; give it its former place and width: "
                  "broken<bits, struct, field, expected, found>");
    static_assert(Kind != breach_kind::added,
                  "a struct breaks a layout contract: a new field stands before the end of what it "
                  "covers; put it behind the end: "
                  "broken<added, struct, field, expected offset or more, found offset>");
    static_assert(Kind != breach_kind::whole,
                  "a struct breaks a layout contract: it has another size: "
                  "broken<whole, struct, no field, expected size, found size>");
    static_assert(Kind != breach_kind::alignment,
                  "a struct breaks a layout contract: it has another alignment: "
                  "broken<alignment, struct, no field, expected alignment, found alignment>");
    static_assert(Kind != breach_kind::none,
                  "a struct breaks a layout contract in more ways than are shown: "
                  "broken<none, struct, no field, shown, all>");
};

/// Tells of breach number I and of those behind it.
template <class T, const contract_terms& Terms, std::size_t I = 0>
constexpr void tell_breaches() {
    constexpr const breach_list& all = breaches<T, Terms>;
    constexpr auto type = fixed<layout_of<T>.name.size>(layout_of<T>.name);
    if constexpr (I < all.count && I < most_told_breaches) {
        constexpr const breach& each = all.of[I];
        constexpr auto field = fixed<each.field.size>(each.field);
        if constexpr (each.kind == breach_kind::renamed) {
            broken<each.kind, type, field, expected<each.expected>,
                   found_field<fixed<each.instead.size>(each.instead)>>{};
        } else if constexpr (each.kind == breach_kind::bits && each.counts_bits) {
            broken<each.kind, type, field, expected_bits<each.expected>, found_bits<each.found>>{};
        } else if constexpr (each.kind == breach_kind::bits) {
            broken<each.kind, type, field, expected_first_bit<each.expected>,
                   found_first_bit<each.found>>{};
        } else {
            broken<each.kind, type, field, expected<each.expected>, found<each.found>>{};
        }
        tell_breaches<T, Terms, I + 1>();
    } else if constexpr (I < all.count) {
        broken<breach_kind::none, type, "", expected<I>, found<all.count>>{};
    }
}

} // namespace detail

/// Whether a described struct keeps a contract, without an error if it doesn't, or if its
/// description forgets a field that the contract relies on.
template <is_described T, const contract_terms& Terms>
[[nodiscard]] consteval bool keeps(contract<Terms>) {
    return detail::breaches<T, Terms>.count == 0 && !detail::forgets_fields<T, Terms>();
}

/// True if a described struct keeps a contract. If it doesn't, each breach is a compile error.
template <is_described T, const contract_terms& Terms>
[[nodiscard]] consteval bool conforms(contract<Terms> promised) {
    static_assert(!detail::forgets_fields<T, Terms>(),
                  "a struct has more fields than its description names: name them all in "
                  "STASIS_DESCRIBE, since a contract can't see the others");
    detail::tell_breaches<T, Terms>();
    return keeps<T>(promised);
}

} // namespace stasis::layout
