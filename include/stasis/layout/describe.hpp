// SPDX-License-Identifier: BSL-1.0
// stasis/layout/describe.hpp: says of a struct which fields it has, so that layout_of<T>
// (layout/layout_of.hpp) knows where they lie, and Hana (layout/hana.hpp) can go through them.
//
//     struct point { int x, y; };
//     STASIS_DESCRIBE(point, x, y)
//
// stands in the struct's namespace, behind it; a specialisation with a comma has an alias there. A
// field is its name, or a name in a union without one; a field of a field (`a.b`) can be one, too.
// Where that doesn't do:
//     STASIS_BASE(type, name)      the first base class, under the name that C would give it
//     STASIS_NAMED(field, name)    a field that has another name in the layout
//     STASIS_BITS(field)           a bit-field
//
// What isn't named is a hole in the layout. A struct inside another one is expanded if it is
// described before the other one's layout is asked for.
// Refuses: private fields; more than 176 fields; a second base class.
// Costs: about a third of a millisecond a field.
#pragma once

#include <stasis/layout/name.hpp>

namespace stasis::layout {

/// What the description of T is found by: argument-dependent lookup finds it in T's namespace.
template <class T>
struct described {};
template <class T>
struct described<const T> : described<T> {};

/// A field of a layout, or a part of one.
struct row {
    name_view name{};          ///< dotted, if it is a part of a field
    std::size_t offset = 0;    ///< in bytes; of a bit-field: its storage unit's
    std::size_t size = 0;      ///< in bytes; of a bit-field: its storage unit's
    std::size_t alignment = 1; ///< of its type, in bytes
    name_view type{};
    int first_bit = -1;    ///< of a bit-field, from its storage unit's lowest; -1: it is none
    int bit_count = 0;     ///< of a bit-field
    std::size_t parts = 0; ///< how many rows behind this one are parts of it
};

namespace detail {

/// What a description says of one field: its row, its type and how to reach it in an object.
template <class Type, class Reach>
struct member : row {
    using type = Type;

    Reach reach;
};

template <class Type>
inline constexpr bool is_reference = false;
template <class Type>
inline constexpr bool is_reference<Type&> = true;
template <class Type>
inline constexpr bool is_reference<Type&&> = true;

template <class Type>
constexpr row make_row(name_view name, std::size_t offset) {
    static_assert(!is_reference<Type>,
                  "a reference has no layout that C++ tells of: describe a struct with a pointer");
    return {.name = name,
            .offset = offset,
            .size = sizeof(Type),
            .alignment = alignof(Type),
            .type = type_name<Type>};
}

template <class Type, class Reach>
constexpr member<Type, Reach> make_member(row said, Reach reach) {
    return {said, reach};
}

/// Room for an object that is only spoken of.
template <class Self>
union unborn {
    char none = 0;
    Self object;

    constexpr ~unborn() {}
};
template <class Self>
inline constexpr unborn<Self> anywhere{};

template <class Self, class Base, class Reach>
constexpr member<Base, Reach> make_base(name_view name, Reach reach) {
    constexpr const Self* whole = &anywhere<Self>.object;
    constexpr const Base* base = whole;
    static_assert(static_cast<const void*>(base) == static_cast<const void*>(whole),
                  "STASIS_BASE names a base class that the struct doesn't begin with");
    return {make_row<Base>(name, 0), reach};
}

template <class Base, class Self>
constexpr Base& as_base(Self& self) {
    return self;
}
template <class Base, class Self>
constexpr const Base& as_base(const Self& self) {
    return self;
}

/// The value of those bits; it may be one that an enumeration has no name for.
template <class Type>
constexpr Type from_bits(unsigned long long bits) {
    if constexpr (__is_enum(Type)) {
        return __builtin_bit_cast(Type, static_cast<__underlying_type(Type)>(bits));
    } else {
        return static_cast<Type>(bits);
    }
}

/// How many bits a field has: those that something can be stored in, from the lowest.
template <class Self, class Type, class Write>
consteval int count_bits(Write stores) {
    Self whole{};
    int count = 1;
    while (count < static_cast<int>(8 * sizeof(Type)) && from_bits<Type>(2) != from_bits<Type>(1) &&
           stores(whole, from_bits<Type>(1ull << count))) {
        ++count;
    }
    return count;
}

/// A bit-field, and how to store in it: whether something is then there.
template <class Type, class Reach, class Stores>
struct bits_member : member<Type, Reach> {
    Stores stores;
};

/// Where a bit-field lies, layout_of says: what precedes it in the struct decides.
template <class Self, class Type, class Stores, class Reach>
constexpr bits_member<Type, Reach, Stores> make_bits(name_view name, Stores stores, Reach reach) {
    static_assert(sizeof(Type) <= sizeof(unsigned long long),
                  "a bit-field of a type of more than 64 bits can't be described: give it another");
    row said = make_row<Type>(name, 0);
    said.first_bit = 0;
    said.bit_count = count_bits<Self, Type>(stores);
    return {{said, reach}, stores};
}

/// All that a description says. No two fields have the same type here, as each has a lambda.
template <class... Members>
struct members : Members... {
    name_view name; ///< the struct's

    /// function(member...)
    template <class Function>
    constexpr auto apply(Function function) const {
        return function(static_cast<const Members&>(*this)...);
    }
};

template <class... Members>
constexpr members<Members...> make_members(name_view name, const Members&... each) {
    return {each..., name};
}

} // namespace detail

/// Whether there is a STASIS_DESCRIBE of a type.
template <class T>
concept is_described = requires { stasis_describe(described<T>{}); };

} // namespace stasis::layout

/// Describes a struct: see above.
#define STASIS_DESCRIBE(struct_type, ...)                                                          \
    _Pragma("GCC diagnostic push")                                                                 \
    _Pragma("GCC diagnostic ignored \"-Winvalid-offsetof\"")                                       \
    _Pragma("GCC diagnostic ignored \"-Wconversion\"")                                             \
    constexpr auto stasis_describe(::stasis::layout::described<struct_type>) {                     \
        using Self [[maybe_unused]] = struct_type;                                                 \
        return ::stasis::layout::detail::make_members(::stasis::layout::name_view(#struct_type)    \
            __VA_OPT__(STASIS_DETAIL_EXPAND(STASIS_DETAIL_EACH(__VA_ARGS__))));                    \
    }                                                                                              \
    _Pragma("GCC diagnostic pop")                                                                  \
    static_assert(true)

/// In a description: the first base class, under the name that a C struct would give it.
#define STASIS_BASE(type, name) (STASIS_DETAIL_BASE, type, name)
/// In a description: a field under another name than its own.
#define STASIS_NAMED(field, name) (STASIS_DETAIL_NAMED, field, name)
/// In a description: a bit-field.
#define STASIS_BITS(field) (STASIS_DETAIL_BITS, field)

// The preprocessor's loop, eight fields a turn: a macro that isn't expanded inside its own
// expansion is expanded in the next scan, of which there are 22. All that is expanded is scanned
// again, so more turns would cost more. What is left in the end says so in the compiler's message.
#define STASIS_DETAIL_EXPAND(...)                                                                  \
    STASIS_DETAIL_EXPAND_2(                                                                        \
        STASIS_DETAIL_EXPAND_2(STASIS_DETAIL_EXPAND_2(STASIS_DETAIL_EXPAND_2(__VA_ARGS__))))
#define STASIS_DETAIL_EXPAND_2(...)                                                                \
    STASIS_DETAIL_EXPAND_1(                                                                        \
        STASIS_DETAIL_EXPAND_1(STASIS_DETAIL_EXPAND_1(STASIS_DETAIL_EXPAND_1(__VA_ARGS__))))
#define STASIS_DETAIL_EXPAND_1(...) __VA_ARGS__
#define STASIS_DETAIL_PARENTHESES ()
#define STASIS_DETAIL_EACH(item, ...)                                                              \
    , STASIS_DETAIL_ITEM(item) __VA_OPT__(STASIS_DETAIL_EACH_2(__VA_ARGS__))
#define STASIS_DETAIL_EACH_2(item, ...)                                                            \
    , STASIS_DETAIL_ITEM(item) __VA_OPT__(STASIS_DETAIL_EACH_3(__VA_ARGS__))
#define STASIS_DETAIL_EACH_3(item, ...)                                                            \
    , STASIS_DETAIL_ITEM(item) __VA_OPT__(STASIS_DETAIL_EACH_4(__VA_ARGS__))
#define STASIS_DETAIL_EACH_4(item, ...)                                                            \
    , STASIS_DETAIL_ITEM(item) __VA_OPT__(STASIS_DETAIL_EACH_5(__VA_ARGS__))
#define STASIS_DETAIL_EACH_5(item, ...)                                                            \
    , STASIS_DETAIL_ITEM(item) __VA_OPT__(STASIS_DETAIL_EACH_6(__VA_ARGS__))
#define STASIS_DETAIL_EACH_6(item, ...)                                                            \
    , STASIS_DETAIL_ITEM(item) __VA_OPT__(STASIS_DETAIL_EACH_7(__VA_ARGS__))
#define STASIS_DETAIL_EACH_7(item, ...)                                                            \
    , STASIS_DETAIL_ITEM(item) __VA_OPT__(STASIS_DETAIL_EACH_8(__VA_ARGS__))
#define STASIS_DETAIL_EACH_8(item, ...)                                                            \
    , STASIS_DETAIL_ITEM(item)                                                                     \
    __VA_OPT__(STASIS_DETAIL_TOO_MANY_FIELDS STASIS_DETAIL_PARENTHESES (__VA_ARGS__))
#define STASIS_DETAIL_TOO_MANY_FIELDS() STASIS_DETAIL_EACH

// What stands in parentheses begins with the macro for it; anything else is a field under its own
// name.
#define STASIS_DETAIL_ITEM(item)                                                                   \
    STASIS_DETAIL_APPLY(                                                                           \
        STASIS_DETAIL_SECOND(STASIS_DETAIL_PROBE item, (STASIS_DETAIL_NAMED, item, item), ))
#define STASIS_DETAIL_PROBE(...) , (__VA_ARGS__)
#define STASIS_DETAIL_SECOND(...) STASIS_DETAIL_SECOND_OF(__VA_ARGS__)
#define STASIS_DETAIL_SECOND_OF(first, second, ...) second
#define STASIS_DETAIL_APPLY(item) STASIS_DETAIL_APPLIED item
#define STASIS_DETAIL_APPLIED(kind, ...) kind(__VA_ARGS__)

#define STASIS_DETAIL_NAMED(field, name)                                                           \
    ::stasis::layout::detail::make_member<decltype(Self::field)>(                                  \
        ::stasis::layout::detail::make_row<decltype(Self::field)>(#name, offsetof(Self, field)),   \
        [](auto&& self) -> auto&& { return (static_cast<decltype(self)&&>(self).field); })
#define STASIS_DETAIL_BASE(base, name)                                                             \
    ::stasis::layout::detail::make_base<Self, base>(#name, [](auto&& self) -> auto&& {             \
        return ::stasis::layout::detail::as_base<base>(static_cast<decltype(self)&&>(self));       \
    })
#define STASIS_DETAIL_BITS(field)                                                                  \
    ::stasis::layout::detail::make_bits<Self, decltype(Self::field)>(                              \
        #field,                                                                                    \
        [](auto& self, auto held) {                                                                \
            self.field = held;                                                                     \
            return self.field != decltype(held){};                                                 \
        },                                                                                         \
        [](auto&& self) { return self.field; })
