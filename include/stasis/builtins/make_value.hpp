// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/make_value.hpp: C++ values as Python objects (conversion.hpp).
#pragma once

#include <stasis/builtins/bytes.hpp>
#include <stasis/builtins/conversion.hpp>
#include <stasis/graph/item.hpp>
#include <stasis/state/dict.hpp>
#include <stasis/state/set.hpp>
#include <stasis/state/text_builder.hpp>
#include <stasis/support/utf8.hpp>

namespace stasis {

/// A C++ value as an object; empty: an exception is pending. Null is None. The interpreter becomes
/// the owner of a static container that isn't constant.
template <class T>
[[nodiscard]] constexpr owned make_value(thread_state& thread, T&& from);

namespace detail {

/// The same of what is in a container.
template <class T>
[[nodiscard]] constexpr owned make_item(thread_state& thread, const T& from) {
    static_assert(
        !graph::static_object<T> && !std::is_base_of_v<static_container, T>,
        "an object of stasis::graph in a container is a copy, and Python code would refer to "
        "it: put a stasis::handle there");
    return make_value(thread, from);
}

/// A str of UTF-8; empty: ValueError is pending, since it is none, or MemoryError.
[[nodiscard]] constexpr owned str_of_utf8(thread_state& thread, const char* data,
                                          std::size_t size) noexcept {
    std::size_t ascii = 0;
    while (ascii < size && static_cast<unsigned char>(data[ascii]) < 0x80) {
        ++ascii;
    }
    if (ascii == size) {
        return state::new_str(thread, text{data, static_cast<ssize>(size)});
    }
    const support::byte_view<char> bytes{data, size};
    state::text_builder built{thread};
    for (std::size_t at = 0; at < size;) {
        const support::utf8_character next = support::decode_utf8(bytes, at, size);
        if (next.size == 0) {
            return state::raise(thread, value_error_type, "text from C++ is no UTF-8 at byte ",
                                static_cast<ssize>(at));
        }
        built.add(next.code_point);
        at += next.size;
    }
    return built.finish();
}

template <class Integer>
[[nodiscard]] constexpr owned make_integer(thread_state& thread, Integer from) noexcept {
    const auto number = static_cast<std::int64_t>(from);
    if (static_cast<Integer>(number) == from && (number < 0) == (from < Integer{})) {
        return owned::take(make_int(number));
    }
    support::digit parts[3] = {};
    auto rest = static_cast<std::uint64_t>(from);
    for (support::digit& part : parts) {
        part = static_cast<support::digit>(rest & support::digit_mask);
        rest >>= support::digit_bits;
    }
    return state::new_int(thread, parts, 3, false);
}

template <class Bytes>
[[nodiscard]] constexpr owned make_bytes_of(thread_state& thread, const Bytes& from) {
    const auto size = static_cast<std::size_t>(from.size());
    bytes_object* made = state::new_bytes_room(thread, static_cast<ssize>(size));
    owned kept = owned::take(made);
    auto* to = made != nullptr ? trailing_mutable<unsigned char>(made, size + 1) : nullptr;
    for (auto at = from.begin(); made != nullptr && at != from.end(); ++at) {
        *to++ = static_cast<unsigned char>(*at);
    }
    return kept;
}

/// Makes an object of each item of a range, and gives it to `put`; false: an exception is pending.
template <class Range, class Put>
[[nodiscard]] constexpr bool make_items(thread_state& thread, const Range& from, const Put& put) {
    for (auto at = from.begin(); at != from.end(); ++at) {
        const typename Range::value_type& item = *at;
        const owned made = make_item(thread, item);
        if (!made || !put(made.get())) {
            return false;
        }
    }
    return true;
}

template <class Range>
[[nodiscard]] constexpr owned make_list_of(thread_state& thread, const Range& from) {
    list_object* const list = state::new_list(thread, 0);
    owned made = owned::take(list);
    const bool filled = list != nullptr && make_items(thread, from, [&](value item) {
                            return state::append(thread, list, item);
                        });
    if (!filled) {
        return {};
    }
    return made;
}

template <class Set>
[[nodiscard]] constexpr owned make_set_of(thread_state& thread, const Set& from) {
    set_object* const set = state::new_set(thread, set_type);
    owned made = owned::take(set);
    const bool filled = set != nullptr && make_items(thread, from, [&](value item) {
                            return state::add(thread, set, item) >= 0;
                        });
    if (!filled) {
        return {};
    }
    return made;
}

template <class Map>
[[nodiscard]] constexpr owned make_dict_of(thread_state& thread, const Map& from) {
    dict_object* const dict = state::new_dict(thread);
    owned made = owned::take(dict);
    for (auto at = from.begin(); dict != nullptr && at != from.end(); ++at) {
        const owned key = make_item(thread, at->first);
        owned item;
        if (key) {
            item = make_item(thread, at->second);
        }
        if (!item || !state::store(thread, dict, key.get(), item.get())) {
            return {};
        }
    }
    return made;
}

template <class Tuple, std::size_t... Is>
[[nodiscard]] constexpr owned make_tuple_of(thread_state& thread, const Tuple& from,
                                            std::index_sequence<Is...>) {
    using std::get;
    owned made[sizeof...(Is) + 1];
    if (!(static_cast<bool>(made[Is] = make_item(thread, get<Is>(from))) && ...)) {
        return {};
    }
    value each[sizeof...(Is) + 1] = {};
    for (std::size_t i = 0; i < sizeof...(Is); ++i) {
        each[i] = made[i].get();
    }
    return owned::take(state::new_tuple(thread, each, static_cast<ssize>(sizeof...(Is))));
}

} // namespace detail

template <class T>
constexpr owned make_value(thread_state& thread, T&& from) {
    using Given = std::remove_cvref_t<T>;
    using detail::python_kind;
    constexpr python_kind kind = detail::kind_of<Given>;
    if constexpr (kind == python_kind::own) {
        static_assert(
            detail::has_own_making<Given>,
            "stasis::conversion<T> of this type has no make(thread_state&, const T&) that "
            "returns a stasis::owned");
        return conversion<Given>::make(thread, from);
    } else if constexpr (std::is_base_of_v<static_container, Given>) {
        static_assert(!std::is_const_v<std::remove_reference_t<T>>,
                      "Python code may change this container: it can't be const (list_<...> and "
                      "dict_<...> can)");
        if (!state::is_writable(thread, &from)) {
            return {};
        }
        return owned::share(&from);
    } else if constexpr (graph::static_object<Given>) {
        return owned::share(load(pointer_to(from)));
    } else if constexpr (std::is_same_v<Given, std::nullptr_t>) {
        return owned::take(none_value);
    } else if constexpr (std::is_same_v<Given, text>) {
        return state::new_str(thread, from);
    } else if constexpr (std::is_convertible_v<T, const char*>) {
        const char* data = from;
        if (data == nullptr) {
            return owned::take(none_value);
        }
        return detail::str_of_utf8(thread, data, static_cast<std::size_t>(text{data}.size));
    } else if constexpr (kind == python_kind::boolean) {
        return owned::take(make_bool(from));
    } else if constexpr (kind == python_kind::integer) {
        return detail::make_integer(thread, from);
    } else if constexpr (kind == python_kind::real) {
        return owned::take(make_real(static_cast<double>(from)));
    } else if constexpr (kind == python_kind::text) {
        return detail::str_of_utf8(thread, from.data(), from.size());
    } else if constexpr (kind == python_kind::bytes) {
        return detail::make_bytes_of(thread, from);
    } else if constexpr (kind == python_kind::optional) {
        if (from.has_value()) {
            return detail::make_item(thread, *from);
        }
        return owned::take(none_value);
    } else if constexpr (kind == python_kind::dict) {
        return detail::make_dict_of(thread, from);
    } else if constexpr (kind == python_kind::set) {
        return detail::make_set_of(thread, from);
    } else if constexpr (kind == python_kind::tuple) {
        return detail::make_tuple_of(thread, from,
                                     std::make_index_sequence<std::tuple_size_v<Given>>{});
    } else if constexpr (kind == python_kind::list) {
        return detail::make_list_of(thread, from);
    } else {
        static_assert(
            detail::is_known<Given>,
            "give a bool, an integer, a float or double, text in UTF-8 (const char*, "
            "std::string, std::string_view), an object of stasis::graph, a container of "
            "these, a stasis::handle, or a type for which stasis::conversion is specialised");
    }
}

} // namespace stasis
