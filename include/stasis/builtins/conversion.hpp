// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/conversion.hpp: C++ values as Python objects, and the other way round.
// Promises: nothing is converted silently: an int is no float, a str no bytes, and a number that
// doesn't fit its type is none of it. Containers are told by what they can do, as a push_back(), so
// that no header of the standard library is wanted but those of the containers that a program has.
// Works in constant expressions too.
#pragma once

#include <stasis/builtins/bytes.hpp>
#include <stasis/builtins/dict.hpp>
#include <stasis/builtins/set.hpp>
#include <stasis/graph/item.hpp>
#include <stasis/state/set.hpp>
#include <stasis/state/text_builder.hpp>
#include <stasis/support/utf8.hpp>

#include <concepts>
#include <cstddef>
#include <type_traits>
#include <utility>

namespace stasis {

/// How a C++ type of a program's own is converted: specialise it with
/// `static bool read(handle_scope&, value, T&)`, false without an exception where the value is
/// none, `static owned make(thread_state&, const T&)`, empty with an exception pending where that
/// fails, and `static constexpr const char* description`, as "a point". One of the two directions
/// is enough.
template <class T>
struct conversion;

class handle_scope;

namespace detail {

/// An object that handles hold, all copies of one, in the list of its scope; once that has been
/// cleared it holds nothing. Not in the interpreter's memory, as it may outlive that.
struct held_object {
    owned held;
    handle_scope* scope = nullptr;
    held_object* next = nullptr;
    held_object* previous = nullptr;
    std::size_t handles = 1;

    /// Gives the object back.
    constexpr void empty() noexcept;
};

} // namespace detail

/// The handles that C++ code holds in an interpreter (handle.hpp): they are empty once it has been
/// cleared.
class handle_scope {
public:
    constexpr explicit handle_scope(thread_state& thread) noexcept : thread_(thread) {}
    handle_scope(const handle_scope&) = delete;
    handle_scope& operator=(const handle_scope&) = delete;

    [[nodiscard]] constexpr thread_state& thread() const noexcept { return thread_; }

    /// Adds an object that nobody else holds.
    constexpr void add(detail::held_object& object) noexcept {
        object.scope = this;
        object.next = first_;
        if (first_ != nullptr) {
            first_->previous = &object;
        }
        first_ = &object;
    }

    /// Empties the handles.
    constexpr void clear() noexcept {
        while (first_ != nullptr) {
            first_->empty();
        }
    }

private:
    friend struct detail::held_object;
    thread_state& thread_;
    detail::held_object* first_ = nullptr;
};

namespace detail {

constexpr void held_object::empty() noexcept {
    if (scope == nullptr) {
        return;
    }
    (previous != nullptr ? previous->next : scope->first_) = next;
    if (next != nullptr) {
        next->previous = previous;
    }
    scope = nullptr;
    held = owned{};
}

template <class T>
concept has_own_reading = requires(handle_scope& scope, T& to) {
    { conversion<T>::read(scope, value{}, to) } -> std::same_as<bool>;
};

template <class T>
concept has_own_making = requires(thread_state& thread, const T& from) {
    { conversion<T>::make(thread, from) } -> std::same_as<owned>;
};

// Of a container the item's type says what it is: of char a str, of std::byte a bytes.
template <class T, class Item>
concept items_are = requires {
    typename T::value_type;
}
&&std::is_same_v<typename T::value_type, Item>;

template <class T>
concept growing = requires(T& to, typename T::value_type&& item) {
    to.push_back(static_cast<typename T::value_type&&>(item));
};

template <class T>
concept map_like = requires {
    typename T::key_type;
    typename T::mapped_type;
};

template <class T>
concept set_like = requires {
    typename T::key_type;
}
&&!map_like<T>;

template <class T>
concept optional_like = requires(T& to, typename T::value_type&& item) {
    { to.has_value() } -> std::same_as<bool>;
    to.emplace(static_cast<typename T::value_type&&>(item));
    to.reset();
    *to;
};

template <class T>
concept range_like = requires(const T& from) {
    from.begin();
    from.end();
    typename T::value_type;
};

template <class T>
concept tuple_like = requires {
    std::tuple_size<T>::value;
};

/// What has its characters as std::string and std::string_view have them.
template <class T>
concept character_range = requires(const T& given) {
    static_cast<const char*>(given.data());
    static_cast<std::size_t>(given.size());
};

template <class T>
inline constexpr bool is_known = false; // of no type: for messages

// ---- Python to C++ -----------------------------------------------------------------------------

/// Reads an object as a C++ value; false: it is none of that type, and nothing is pending, or an
/// exception is.
template <class T>
[[nodiscard]] constexpr bool read_value(handle_scope& scope, value from, T& to);

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
constexpr bool read_value(handle_scope& scope, value from, T& to) {
    if constexpr (has_own_reading<T>) {
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
        return read_integer(from, to);
    } else if constexpr (items_are<T, char> && growing<T>) {
        return is_kind_of(from, str_type) && read_text(scope.thread(), from, to);
    } else if constexpr (items_are<T, std::byte> && growing<T>) {
        const bool is_bytes = builtins::is_bytes_or_bytearray(from);
        const text held = is_bytes ? builtins::bytes_in(from) : text{};
        for (ssize i = 0; i < held.size; ++i) {
            to.push_back(static_cast<std::byte>(held[i]));
        }
        return is_bytes;
    } else if constexpr (optional_like<T>) {
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
    } else if constexpr (map_like<T>) {
        const auto* dict = as<dict_object>(from, dict_type);
        return dict != nullptr && read_dict(scope, dict, to);
    } else if constexpr (set_like<T>) {
        using Item = typename T::value_type;
        return (is_kind_of(from, set_type) || is_kind_of(from, frozenset_type)) &&
               read_items<Item>(scope, from,
                                [&](Item&& item) { to.insert(static_cast<Item&&>(item)); });
    } else if constexpr (tuple_like<T>) {
        const auto* tuple = as<tuple_object>(from, tuple_type);
        return tuple != nullptr &&
               read_tuple(scope, tuple, to, std::make_index_sequence<std::tuple_size_v<T>>{});
    } else if constexpr (growing<T>) {
        using Item = typename T::value_type;
        return (is_kind_of(from, list_type) || is_kind_of(from, tuple_type)) &&
               read_items<Item>(scope, from,
                                [&](Item&& item) { to.push_back(static_cast<Item&&>(item)); });
    } else {
        static_assert(
            is_known<T>,
            "ask for a bool, an integer, a floating-point number, a std::string (a "
            "std::string_view or a char* would refer to text that is gone), a container of "
            "these, a stasis::handle, or a type for which stasis::conversion is specialised");
    }
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

// ---- C++ to Python -----------------------------------------------------------------------------

/// A C++ value as an object; empty: an exception is pending. The interpreter becomes the owner of a
/// static container that isn't constant.
template <class T>
[[nodiscard]] constexpr owned make_value(thread_state& thread, T& from);

/// A str of UTF-8; empty: ValueError is pending, since it is none, or MemoryError.
[[nodiscard]] constexpr owned str_of_utf8(thread_state& thread, const char* data,
                                          std::size_t size) noexcept {
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
    auto* to = made != nullptr ? trailing_mutable<unsigned char>(made, size + 1) : nullptr;
    for (auto at = from.begin(); made != nullptr && at != from.end(); ++at) {
        *to++ = static_cast<unsigned char>(*at);
    }
    return owned::take(made);
}

/// Makes an object of each item of a range, and gives it to `put`; false: an exception is pending.
template <class Range, class Put>
[[nodiscard]] constexpr bool make_items(thread_state& thread, const Range& from, const Put& put) {
    for (auto at = from.begin(); at != from.end(); ++at) {
        const typename Range::value_type& item = *at;
        const owned made = make_value(thread, item);
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
        const owned key = make_value(thread, at->first);
        owned item;
        if (key) {
            item = make_value(thread, at->second);
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
    const owned made[sizeof...(Is) + 1] = {make_value(thread, get<Is>(from))...};
    value each[sizeof...(Is) + 1] = {};
    for (std::size_t i = 0; i < sizeof...(Is); ++i) {
        each[i] = made[i].get();
        if (!made[i]) {
            return {};
        }
    }
    return owned::take(state::new_tuple(thread, each, static_cast<ssize>(sizeof...(Is))));
}

template <class T>
constexpr owned make_value(thread_state& thread, T& from) {
    using Given = std::remove_const_t<T>;
    if constexpr (has_own_making<Given>) {
        return conversion<Given>::make(thread, from);
    } else if constexpr (std::is_same_v<Given, bool>) {
        return owned::take(make_bool(from));
    } else if constexpr (std::is_integral_v<Given>) {
        return make_integer(thread, from);
    } else if constexpr (std::is_floating_point_v<Given>) {
        return owned::take(make_real(static_cast<double>(from)));
    } else if constexpr (std::is_base_of_v<static_container, Given>) {
        static_assert(!std::is_const_v<T>, "Python code may change this container: it can't be "
                                           "const (list_<...> and dict_<...> can)");
        if (!state::is_writable(thread, &from)) {
            return {};
        }
        return owned::share(&from);
    } else if constexpr (graph::static_object<Given>) {
        return owned::share(load(pointer_to(from)));
    } else if constexpr (character_range<Given>) {
        return str_of_utf8(thread, from.data(), from.size());
    } else if constexpr (std::is_convertible_v<T&, const char*>) {
        const char* data = from;
        return str_of_utf8(thread, data, static_cast<std::size_t>(text{data}.size));
    } else if constexpr (std::is_same_v<Given, text>) {
        return state::new_str(thread, from);
    } else if constexpr (items_are<Given, std::byte>) {
        return make_bytes_of(thread, from);
    } else if constexpr (optional_like<Given>) {
        if (from.has_value()) {
            return make_value(thread, *from);
        }
        return owned::take(none_value);
    } else if constexpr (map_like<Given>) {
        return make_dict_of(thread, from);
    } else if constexpr (set_like<Given>) {
        return make_set_of(thread, from);
    } else if constexpr (tuple_like<Given>) {
        return make_tuple_of(thread, from, std::make_index_sequence<std::tuple_size_v<Given>>{});
    } else if constexpr (range_like<Given>) {
        return make_list_of(thread, from);
    } else {
        static_assert(
            is_known<Given>,
            "give a bool, an integer, a floating-point number, text in UTF-8 (const char*, "
            "std::string, std::string_view), an object of stasis::graph, a container of "
            "these, a stasis::handle, or a type for which stasis::conversion is specialised");
    }
}

} // namespace detail

} // namespace stasis
