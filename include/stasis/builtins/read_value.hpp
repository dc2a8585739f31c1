// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/read_value.hpp: Python objects as C++ values (conversion.hpp).
// Promises: what is no value of the type is told from what raises.
#pragma once

#include <stasis/builtins/bytes.hpp>
#include <stasis/builtins/conversion.hpp>
#include <stasis/interpreter/protocol.hpp>
#include <stasis/state/dict.hpp>
#include <stasis/state/text_builder.hpp>
#include <stasis/support/utf8.hpp>

namespace stasis {

/// Reads an object as a C++ value; false: it is none of that type, and nothing is pending, or an
/// exception is.
template <class T>
[[nodiscard]] constexpr bool read_value(handle_scope& scope, value from, T& to);

namespace detail {

/// Says what read_value() reads, as in "a list or tuple, each item a str".
template <class T>
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

template <class Tuple, std::size_t... Is>
constexpr void describe_tuple(state::text_builder& to, std::index_sequence<Is...>) noexcept {
    to.add("a tuple of ");
    to.add(static_cast<std::int64_t>(sizeof...(Is)));
    [[maybe_unused]] const auto each = [&]<class Item>(std::size_t place) {
        to.add(place == 0 ? ": " : ", ");
        describe<Item>(to);
    };
    (each.template operator()<std::tuple_element_t<Is, Tuple>>(Is), ...);
}

template <class T>
constexpr void describe(state::text_builder& to) noexcept {
    if constexpr (has_own_reading<T>) {
        to.add(conversion<T>::description);
    } else if constexpr (std::is_same_v<T, bool>) {
        to.add("a bool");
    } else if constexpr (std::is_floating_point_v<T>) {
        to.add("a float");
    } else if constexpr (std::is_integral_v<T>) {
        to.add("an int that fits the C++ type");
    } else if constexpr (items_are<T, char>) {
        to.add("a str");
    } else if constexpr (items_are<T, std::byte>) {
        to.add("a bytes");
    } else if constexpr (optional_like<T>) {
        describe<typename T::value_type>(to);
        to.add(", or None");
    } else if constexpr (map_like<T>) {
        to.add("a dict, each key ");
        describe<typename T::key_type>(to);
        to.add(", each value ");
        describe<typename T::mapped_type>(to);
    } else if constexpr (tuple_like<T>) {
        describe_tuple<T>(to, std::make_index_sequence<std::tuple_size_v<T>>{});
    } else {
        to.add(set_like<T> ? "a set, each item " : "a list or tuple, each item ");
        describe<typename T::value_type>(to);
    }
}

} // namespace detail

template <class T>
constexpr bool read_value(handle_scope& scope, value from, T& to) {
    if constexpr (detail::has_own_reading<T>) {
        return conversion<T>::read(scope, from, to);
    } else if constexpr (std::is_same_v<T, bool>) {
        if (from.kind == tag::boolean) {
            to = from.data.integer != 0;
        }
        return from.kind == tag::boolean;
    } else if constexpr (std::is_floating_point_v<T>) {
        if (from.kind == tag::real) {
            to = static_cast<T>(from.data.real);
        }
        return from.kind == tag::real;
    } else if constexpr (std::is_integral_v<T>) {
        return detail::read_integer(from, to);
    } else if constexpr (detail::items_are<T, char> && detail::growing<T>) {
        return is_kind_of(from, str_type) && detail::read_text(scope.thread(), from, to);
    } else if constexpr (detail::items_are<T, std::byte> && detail::growing<T>) {
        const bool is_bytes = builtins::is_bytes_or_bytearray(from);
        const text held = is_bytes ? builtins::bytes_in(from) : text{};
        for (ssize i = 0; i < held.size; ++i) {
            to.push_back(static_cast<std::byte>(held[i]));
        }
        return is_bytes;
    } else if constexpr (detail::optional_like<T>) {
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
    } else if constexpr (detail::map_like<T>) {
        const auto* dict = as<dict_object>(from, dict_type);
        return dict != nullptr && detail::read_dict(scope, dict, to);
    } else if constexpr (detail::set_like<T>) {
        using Item = typename T::value_type;
        return (is_kind_of(from, set_type) || is_kind_of(from, frozenset_type)) &&
               detail::read_items<Item>(scope, from,
                                        [&](Item&& item) { to.insert(static_cast<Item&&>(item)); });
    } else if constexpr (detail::tuple_like<T>) {
        const auto* tuple = as<tuple_object>(from, tuple_type);
        return tuple != nullptr &&
               detail::read_tuple(scope, tuple, to,
                                  std::make_index_sequence<std::tuple_size_v<T>>{});
    } else if constexpr (detail::growing<T>) {
        using Item = typename T::value_type;
        return (is_kind_of(from, list_type) || is_kind_of(from, tuple_type)) &&
               detail::read_items<Item>(
                   scope, from, [&](Item&& item) { to.push_back(static_cast<Item&&>(item)); });
    } else {
        static_assert(
            detail::is_known<T>,
            "ask for a bool, an integer, a floating-point number, a std::string (a "
            "std::string_view or a char* would refer to text that is gone), a container of "
            "these, a stasis::handle, or a type for which stasis::conversion is specialised");
    }
}

} // namespace stasis
