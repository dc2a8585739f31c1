// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/read_value.hpp: Python objects as C++ values (conversion.hpp).
// Promises: what is no value of the type is told from what raises.
#pragma once

#include <stasis/builtins/bytes.hpp>
#include <stasis/builtins/conversion.hpp>
#include <stasis/interpreter/protocol.hpp>
#include <stasis/state/counted_call.hpp>
#include <stasis/state/dict.hpp>
#include <stasis/state/text_builder.hpp>
#include <stasis/support/utf8.hpp>

#include <limits>

namespace stasis {

/// Reads an object as a C++ value; false: it is none of that type, and nothing is pending, or an
/// exception is.
template <class T>
[[nodiscard]] constexpr bool read_value(handle_scope& scope, value from, T& to);

namespace detail {

/// Says what read_value() reads, as in "a list or tuple, each item a str", to some depth, since a
/// type may contain itself.
template <class T, int Depth = 0>
constexpr void describe(state::text_builder& to) noexcept;

/// Reads an int of any size.
template <class Integer>
[[nodiscard]] constexpr bool read_integer(value from, Integer& to) noexcept {
    std::uint64_t magnitude = 0;
    bool negative = false;
    if (from.kind == tag::integer) {
        negative = from.data.integer < 0;
        const auto bits = static_cast<std::uint64_t>(from.data.integer);
        magnitude = negative ? ~bits + 1 : bits;
    } else if (const auto* self = as<int_object>(from, int_type);
               self == nullptr || !to_magnitude(digits(self), digit_count(self), magnitude)) {
        return false;
    } else {
        negative = self->ob_size < 0;
    }
    to = static_cast<Integer>(negative ? ~magnitude + 1 : magnitude);
    return (to < Integer{}) == negative &&
           static_cast<std::uint64_t>(to) == (negative ? ~magnitude + 1 : magnitude);
}

/// Reads a float, or an object of a class derived from it.
template <class Real>
[[nodiscard]] constexpr bool read_real(value from, Real& to) noexcept {
    const auto* self = as<float_object>(from, float_type);
    if (from.kind != tag::real && self == nullptr) {
        return false;
    }
    const double number = self != nullptr ? self->ob_fval : from.data.real;
    constexpr auto most = static_cast<double>(std::numeric_limits<Real>::max());
    constexpr auto infinite = std::numeric_limits<double>::infinity();
    if ((number > most && number != infinite) || (number < -most && number != -infinite)) {
        return false;
    }
    to = static_cast<Real>(number);
    return true;
}

/// Reads a str as UTF-8; false, and ValueError pending: there is a surrogate, which UTF-8 hasn't.
template <class Text>
[[nodiscard]] constexpr bool read_text(thread_state& thread, value from, Text& to) {
    const text held = text_of(from.data.object);
    for (ssize i = 0; i < held.size; ++i) {
        if (held[i] >= 0xD800 && held[i] < 0xE000) {
            state::raise(thread, value_error_type, "a str for C++ has a surrogate at ", i,
                         ", which UTF-8 can't hold");
            return false;
        }
        unsigned char bytes[4] = {};
        const std::size_t size = support::encode_utf8(held[i], bytes);
        for (std::size_t k = 0; k < size; ++k) {
            to.push_back(static_cast<char>(bytes[k]));
        }
    }
    return true;
}

/// Reads what an iterable has, each with `put`.
template <class Item, class Put>
[[nodiscard]] constexpr bool read_items(handle_scope& scope, value from, const Put& put) {
    const owned list = owned::take(interpreter::make_list(scope.thread(), from));
    if (!list) {
        return false;
    }
    const auto* items = static_cast<const list_object*>(list.as_object());
    for (ssize i = 0; i < items->ob_size; ++i) {
        Item item{};
        if (!read_value(scope, load(items->ob_item[i]), item)) {
            return false;
        }
        put(static_cast<Item&&>(item));
    }
    return true;
}

template <class Map>
[[nodiscard]] constexpr bool read_dict(handle_scope& scope, const dict_object* from, Map& to) {
    for (ssize at = 0; const dict_item_view entry = state::next_entry(from, at);) {
        const owned kept_key = owned::share(load(entry.me_key));
        const owned kept_item = owned::share(load(entry.me_value));
        typename Map::key_type key{};
        typename Map::mapped_type item{};
        if (!read_value(scope, kept_key.get(), key) || !read_value(scope, kept_item.get(), item)) {
            return false;
        }
        to.emplace(static_cast<typename Map::key_type&&>(key),
                   static_cast<typename Map::mapped_type&&>(item));
    }
    return true;
}

template <class Tuple, std::size_t... Is>
[[nodiscard]] constexpr bool read_tuple(handle_scope& scope, const tuple_object* from, Tuple& to,
                                        std::index_sequence<Is...>) {
    using std::get;
    return from->ob_size == static_cast<ssize>(sizeof...(Is)) &&
           (read_value(scope, load(items(from)[Is]), get<Is>(to)) && ...);
}

/// Reads what one of the kinds of containers has.
template <class T>
[[nodiscard]] constexpr bool read_container(handle_scope& scope, value from, T& to) {
    constexpr python_kind kind = kind_of<T>;
    if constexpr (kind == python_kind::optional) {
        to.reset();
        if (from.kind == tag::none) {
            return true;
        }
        typename T::value_type item{};
        const bool read = read_value(scope, from, item);
        if (read) {
            to.emplace(static_cast<typename T::value_type&&>(item));
        }
        return read;
    } else if constexpr (kind == python_kind::dict) {
        const auto* dict = as<dict_object>(from, dict_type);
        return dict != nullptr && read_dict(scope, dict, to);
    } else if constexpr (kind == python_kind::set) {
        using Item = typename T::value_type;
        return (is_kind_of(from, set_type) || is_kind_of(from, frozenset_type)) &&
               read_items<Item>(scope, from,
                                [&](Item&& item) { to.insert(static_cast<Item&&>(item)); });
    } else if constexpr (kind == python_kind::tuple) {
        const auto* tuple = as<tuple_object>(from, tuple_type);
        return tuple != nullptr &&
               read_tuple(scope, tuple, to, std::make_index_sequence<std::tuple_size_v<T>>{});
    } else {
        static_assert(growing<T>, "a C++ container of a list's items has a push_back()");
        using Item = typename T::value_type;
        return (is_kind_of(from, list_type) || is_kind_of(from, tuple_type)) &&
               read_items<Item>(scope, from,
                                [&](Item&& item) { to.push_back(static_cast<Item&&>(item)); });
    }
}

template <class Tuple, int Depth, std::size_t... Is>
constexpr void describe_tuple(state::text_builder& to, std::index_sequence<Is...>) noexcept {
    to.add("a tuple of ");
    to.add(static_cast<std::int64_t>(sizeof...(Is)));
    [[maybe_unused]] const auto each = [&]<class Item>(std::size_t place) {
        to.add(place == 0 ? ": " : ", ");
        describe<Item, Depth + 1>(to);
    };
    (each.template operator()<std::tuple_element_t<Is, Tuple>>(Is), ...);
}

template <class Integer>
constexpr void describe_integer(state::text_builder& to) noexcept {
    using range = std::numeric_limits<Integer>;
    to.add("an int from ");
    to.add(static_cast<std::int64_t>(range::min()));
    if constexpr (range::digits == 64) {
        to.add(" to 18446744073709551615");
    } else {
        to.add(" to ");
        to.add(static_cast<std::int64_t>(range::max()));
    }
}

template <class T, int Depth>
constexpr void describe(state::text_builder& to) noexcept {
    constexpr python_kind kind = kind_of<T>;
    if constexpr (Depth > 4) {
        to.add("...");
    } else if constexpr (kind == python_kind::own) {
        to.add(conversion<T>::description);
    } else if constexpr (kind == python_kind::optional) {
        describe<typename T::value_type, Depth + 1>(to);
        to.add(", or None");
    } else if constexpr (kind == python_kind::dict) {
        to.add("a dict, each key ");
        describe<typename T::key_type, Depth + 1>(to);
        to.add(", each value ");
        describe<typename T::mapped_type, Depth + 1>(to);
    } else if constexpr (kind == python_kind::tuple) {
        describe_tuple<T, Depth>(to, std::make_index_sequence<std::tuple_size_v<T>>{});
    } else if constexpr (kind == python_kind::set || kind == python_kind::list) {
        to.add(kind == python_kind::set ? "a set, each item " : "a list or tuple, each item ");
        describe<typename T::value_type, Depth + 1>(to);
    } else if constexpr (kind == python_kind::integer) {
        describe_integer<T>(to);
    } else if constexpr (kind == python_kind::real && sizeof(T) < sizeof(double)) {
        to.add("a float that a C++ float has room for");
    } else {
        to.add(kind == python_kind::boolean ? "a bool"
               : kind == python_kind::real  ? "a float"
               : kind == python_kind::text  ? "a str"
                                            : "a bytes");
    }
}

} // namespace detail

template <class T>
constexpr bool read_value(handle_scope& scope, value from, T& to) {
    constexpr detail::python_kind kind = detail::kind_of<T>;
    using detail::python_kind;
    if constexpr (kind == python_kind::own) {
        static_assert(
            detail::has_own_reading<T>,
            "stasis::conversion<T> of this type has no read(handle_scope&, value, T&) that "
            "returns a bool");
        return conversion<T>::read(scope, from, to);
    } else if constexpr (kind == python_kind::boolean) {
        if (from.kind == tag::boolean) {
            to = from.data.integer != 0;
        }
        return from.kind == tag::boolean;
    } else if constexpr (kind == python_kind::integer) {
        return detail::read_integer(from, to);
    } else if constexpr (kind == python_kind::real) {
        return detail::read_real(from, to);
    } else if constexpr (kind == python_kind::text && detail::growing<T>) {
        return is_kind_of(from, str_type) && detail::read_text(scope.thread(), from, to);
    } else if constexpr (kind == python_kind::bytes) {
        static_assert(detail::growing<T>, "a C++ container of bytes has a push_back()");
        const bool is_bytes = is_kind_of(from, bytes_type);
        const text held = is_bytes ? builtins::bytes_in(from) : text{};
        for (ssize i = 0; i < held.size; ++i) {
            to.push_back(static_cast<std::byte>(held[i]));
        }
        return is_bytes;
    } else if constexpr (kind != python_kind::unknown && kind != python_kind::text) {
        // Containers nest as deeply as data does.
        const state::counted_call call(scope.thread(), scope.thread().recursion_remaining);
        if (!call) {
            state::raise(scope.thread(), recursion_error_type, "maximum recursion depth exceeded");
            return false;
        }
        return detail::read_container(scope, from, to);
    } else {
        static_assert(
            detail::is_known<T>,
            "ask for a bool, an integer, a float or double, a std::string (a "
            "std::string_view or a char* would refer to text that is gone), a container of "
            "these, a stasis::handle, or a type for which stasis::conversion is specialised");
    }
}

} // namespace stasis
