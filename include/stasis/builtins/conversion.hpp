// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/conversion.hpp: C++ values as Python objects, and the other way round.
// Promises: nothing is converted silently: an int is no float, a str no bytes, and a number that
// doesn't fit its type is none of it; only that a float of C++ is the nearest one. Containers are
// told by what they can do, as a push_back(), so that no header of the standard library is wanted
// but those of the containers that a program has. Works in constant expressions too.
#pragma once

#include <stasis/object/owned.hpp>

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <utility>

namespace stasis {

/// How a C++ type of a program's own is converted, by read_value() and make_value() of what it has,
/// as a rule (examples/values.cpp): specialise it with `static bool read(handle_scope&, value,
/// T&)`, false without an exception where the value is none, `static owned make(thread_state&,
/// const T&)`, empty with an exception pending where that fails, and `static constexpr const char*
/// description`, as "a point". One of the two directions is enough.
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

    constexpr ~handle_scope() { clear(); }

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

template <class T>
concept has_own_conversion = requires {
    sizeof(conversion<T>);
};

// A container's item type says what it is: of char a str, of std::byte a bytes.
template <class T, class Item>
concept items_are = requires {
    typename T::value_type;
}
&&std::is_same_v<typename T::value_type, Item>;

template <class T>
concept range_like = requires(const T& from) {
    from.begin();
    from.end();
    typename T::value_type;
};

template <class T>
concept growing = range_like<T> && requires(T& to, typename T::value_type&& item) {
    to.push_back(static_cast<typename T::value_type&&>(item));
};

// Not of those that have a key more than once.
template <class T>
concept map_like = requires(T& to, typename T::key_type&& key, typename T::mapped_type&& item) {
    to.emplace(static_cast<typename T::key_type&&>(key),
               static_cast<typename T::mapped_type&&>(item))
        .second;
};

template <class T>
concept set_like = range_like<T> && requires(T& to, typename T::key_type&& key) {
    to.insert(static_cast<typename T::key_type&&>(key)).second;
} && !requires {
    typename T::mapped_type;
};

template <class T>
concept optional_like = requires(T& to, typename T::value_type&& item) {
    { to.has_value() } -> std::same_as<bool>;
    to.emplace(static_cast<typename T::value_type&&>(item));
    to.reset();
    *to;
};

template <class T>
concept tuple_like = requires {
    std::tuple_size<T>::value;
};

// What has its characters as std::string and std::string_view have them.
template <class T>
concept character_range = items_are<T, char> && requires(const T& given) {
    static_cast<const char*>(given.data());
    static_cast<std::size_t>(given.size());
};

// The types of characters are no numbers, and what 64 bits don't hold isn't read or made.
template <class T>
concept number = std::is_integral_v<T> && sizeof(T) <= sizeof(std::int64_t) &&
                 !std::is_same_v<T, bool> && !std::is_same_v<T, char> &&
                 !std::is_same_v<T, wchar_t> && !std::is_same_v<T, char8_t> &&
                 !std::is_same_v<T, char16_t> && !std::is_same_v<T, char32_t>;

/// What a C++ type is in Python.
enum class python_kind {
    unknown,
    own, ///< what its conversion<T> says
    boolean,
    integer,
    real,
    text,
    bytes,
    optional,
    dict,
    set,
    tuple,
    list,
};

template <class T>
[[nodiscard]] consteval python_kind kind_of_type() noexcept {
    if constexpr (has_own_conversion<T>) {
        return python_kind::own;
    } else if constexpr (std::is_same_v<T, bool>) {
        return python_kind::boolean;
    } else if constexpr (number<T>) {
        return python_kind::integer;
    } else if constexpr (std::is_same_v<T, float> || std::is_same_v<T, double>) {
        return python_kind::real;
    } else if constexpr (optional_like<T>) {
        return python_kind::optional;
    } else if constexpr (map_like<T>) {
        return python_kind::dict;
    } else if constexpr (set_like<T>) {
        return python_kind::set;
    } else if constexpr (tuple_like<T>) {
        return python_kind::tuple;
    } else if constexpr (character_range<T>) {
        return python_kind::text;
    } else if constexpr (items_are<T, std::byte> && range_like<T>) {
        return python_kind::bytes;
    } else {
        return range_like<T> ? python_kind::list : python_kind::unknown;
    }
}

template <class T>
inline constexpr python_kind kind_of = kind_of_type<T>();

template <class T>
inline constexpr bool is_known = false; // of no type: for messages

} // namespace detail

} // namespace stasis
