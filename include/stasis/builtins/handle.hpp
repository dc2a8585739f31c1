// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/handle.hpp: Python objects, held by C++ code.
// Promises: what a handle holds stays alive as long as the handle does, and a handle that outlives
// its interpreter's module is empty. What fails gives an empty handle or answer, and leaves the
// exception pending; the next use of another handle drops that. An empty handle can be used: all
// that is asked of it fails, so that a chain has one check at its end. CPython 3.11:
// PyObject_GetAttr, PyObject_Call, PyObject_GetItem (Objects/abstract.c, Objects/object.c).
// Refuses: the use by another thread than its interpreter's.
#pragma once

#include <stasis/builtins/make_value.hpp>
#include <stasis/builtins/read_value.hpp>
#include <stasis/interpreter/call.hpp>
#include <stasis/interpreter/length_hint.hpp>

#include <new>

namespace stasis {

class handle;

/// The result of a call from C++; or nothing, and an exception is pending.
template <class Result>
struct answer {
    Result result{};
    bool returned = false;

    constexpr explicit operator bool() const noexcept { return returned; }
    constexpr const Result& operator*() const noexcept { return result; }
    constexpr const Result* operator->() const noexcept { return &result; }
};

namespace detail {

/// Drops the exception that an earlier use has left, and nobody has asked for.
constexpr void drop_exception(thread_state& thread) noexcept {
    if (state::pending(thread)) {
        decrement(state::take_pending(thread));
    }
}

/// An object as a C++ value; empty: it is none of that type, which is a TypeError that begins with
/// `origin` and `verb`, or it raised.
template <class Result>
[[nodiscard]] constexpr answer<Result> convert(handle_scope& scope, value held, text origin,
                                               const char* verb) {
    answer<Result> read;
    read.returned = read_value(scope, held, read.result);
    if (!read.returned && !state::pending(scope.thread())) {
        state::text_builder wanted{scope.thread()};
        describe<Result>(wanted);
        if (const owned type = wanted.finish()) {
            state::raise(scope.thread(), type_error_type, origin, verb, " a '",
                         type_of(held)->tp_name, "', and its caller asked for ", type.as_object());
        }
    }
    return read;
}

/// The str of a name in UTF-8; empty: it raised.
[[nodiscard]] constexpr owned str_of_name(thread_state& thread, text name) noexcept {
    if (name.ascii == nullptr) {
        return state::new_str(thread, name);
    }
    return str_of_utf8(thread, name.ascii, static_cast<std::size_t>(name.size));
}

/// Whether one of some arguments is a handle that holds nothing.
template <class... Arguments>
[[nodiscard]] constexpr bool any_empty([[maybe_unused]] const Arguments&... given) noexcept {
    [[maybe_unused]] const auto is_empty = []<class Given>([[maybe_unused]] const Given& each) {
        if constexpr (std::is_same_v<Given, handle>) {
            return !each;
        } else {
            return false;
        }
    };
    return (is_empty(given) || ...);
}

/// Calls with C++ values as arguments; empty: an exception is pending.
template <class... Arguments, std::size_t... Is>
[[nodiscard]] constexpr owned call_with(thread_state& thread, value callee,
                                        std::index_sequence<Is...>, Arguments&... given) {
    owned made[sizeof...(Arguments) + 1];
    if (!(static_cast<bool>(made[Is] = make_value(thread, given)) && ...)) {
        return {};
    }
    value values[sizeof...(Arguments) + 1] = {};
    for (std::size_t i = 0; i < sizeof...(Arguments); ++i) {
        values[i] = made[i].get();
    }
    return interpreter::call(thread, callee,
                             {values, static_cast<ssize>(sizeof...(Arguments)), nullptr});
}

} // namespace detail

/// A Python object that C++ code holds, or none.
class handle {
    // In front, so that they are defined where the others call them in constant expressions.
    [[nodiscard]] constexpr handle_scope& scope() const noexcept { return *to_->scope; }
    [[nodiscard]] constexpr thread_state& thread() const noexcept { return scope().thread(); }

    /// This, held while something is asked of it; empty: there is nothing, or one of the arguments
    /// is an empty handle, and the exception that says why stays pending.
    template <class... Arguments>
    [[nodiscard]] constexpr handle begin(const Arguments&... given) const noexcept {
        if (!*this || (detail::any_empty(given...) && state::pending(thread()))) {
            return {};
        }
        detail::drop_exception(thread());
        return *this;
    }

public:
    constexpr handle() noexcept = default;
    /// Takes over what `held` holds; empty with MemoryError pending: there is no room for it.
    constexpr handle(handle_scope& scope, owned held) noexcept {
        if (!held) {
            return;
        }
        if (std::is_constant_evaluated()) {
            to_ = new detail::held_object;
        } else {
            to_ = new (std::nothrow) detail::held_object;
        }
        if (to_ == nullptr) {
            state::raise_no_memory(scope.thread());
            return;
        }
        to_->held = static_cast<owned&&>(held);
        scope.add(*to_);
    }
    constexpr handle(const handle& other) noexcept : to_(other.to_) {
        if (to_ != nullptr) {
            ++to_->handles;
        }
    }
    constexpr handle(handle&& other) noexcept : to_(other.to_) { other.to_ = nullptr; }
    constexpr handle& operator=(handle other) noexcept {
        detail::held_object* const before = to_;
        to_ = other.to_;
        other.to_ = before;
        return *this;
    }
    constexpr ~handle() {
        if (to_ != nullptr && --to_->handles == 0) {
            to_->empty();
            delete to_;
        }
    }

    /// Whether it holds an object.
    constexpr explicit operator bool() const noexcept { return static_cast<bool>(get()); }

    /// The object as a C++ value; a TypeError where it is none of that type.
    template <class Result>
    [[nodiscard]] constexpr answer<Result> as() const {
        const handle self = begin();
        if (!self) {
            return {};
        }
        return detail::convert<Result>(self.scope(), self.get(), text{"the object"}, " is");
    }

    /// self.name; empty: an AttributeError, as a rule. Names are in UTF-8.
    [[nodiscard]] constexpr handle attribute(text name) const noexcept {
        const handle self = begin();
        if (!self) {
            return {};
        }
        const owned key = detail::str_of_name(self.thread(), name);
        if (!key) {
            return {};
        }
        return {self.scope(),
                interpreter::get_attribute(self.thread(), self.get(), key.as_object())};
    }

    /// self.name = item; whether it could be set.
    template <class Item>
    [[nodiscard]] constexpr bool set_attribute(text name, const Item& item) const {
        const handle self = begin(item);
        if (!self) {
            return false;
        }
        const owned key = detail::str_of_name(self.thread(), name);
        if (!key) {
            return false;
        }
        const owned made = make_value(self.thread(), item);
        return made &&
               interpreter::set_attribute(self.thread(), self.get(), key.as_object(), made.get());
    }

    /// self[key]; empty: a KeyError or an IndexError, as a rule.
    template <class Key>
    [[nodiscard]] constexpr handle item(const Key& key) const {
        const handle self = begin(key);
        if (!self) {
            return {};
        }
        const owned made = make_value(self.thread(), key);
        if (!made) {
            return {};
        }
        return {self.scope(), interpreter::get_item(self.thread(), self.get(), made.get())};
    }

    /// self[key] = item; whether it could be set.
    template <class Key, class Item>
    [[nodiscard]] constexpr bool set_item(const Key& key, const Item& item) const {
        const handle self = begin(key, item);
        if (!self) {
            return false;
        }
        const owned made_key = make_value(self.thread(), key);
        if (!made_key) {
            return false;
        }
        const owned made = make_value(self.thread(), item);
        return made && interpreter::set_item(self.thread(), self.get(), made_key.get(), made.get());
    }

    /// len(self).
    [[nodiscard]] constexpr answer<ssize> size() const noexcept {
        const handle self = begin();
        if (!self) {
            return {};
        }
        const ssize length = interpreter::length(self.thread(), self.get());
        return {length, length >= 0};
    }

    /// self(...): its result as a C++ value, or as a handle.
    template <class Result = handle, class... Arguments>
    [[nodiscard]] constexpr answer<Result> call(Arguments&&... given) const {
        const handle self = begin(given...);
        if (!self) {
            return {};
        }
        const owned returned = detail::call_with(self.thread(), self.get(),
                                                 std::index_sequence_for<Arguments...>{}, given...);
        if (!returned) {
            return {};
        }
        return detail::convert<Result>(self.scope(), returned.get(), text{"the result"}, " is");
    }

    /// self.name(...): its result as a C++ value, or as a handle.
    template <class Result = handle, class... Arguments>
    [[nodiscard]] constexpr answer<Result> call_method(text name, Arguments&&... given) const {
        const handle self = begin(given...);
        if (!self) {
            return {};
        }
        return self.attribute(name).template call<Result>(given...);
    }

    /// Calls a function with a handle for each item of an iterable, as long as it returns true;
    /// whether it came to the end. An exception that the function leaves and doesn't tell of is
    /// dropped.
    template <class Function>
    [[nodiscard]] constexpr bool for_each(Function&& function) const {
        const handle self = begin();
        if (!self) {
            return false;
        }
        const owned items = interpreter::get_iterator(self.thread(), self.get());
        while (items) {
            owned next = interpreter::next(self.thread(), items.get());
            if (!next) {
                return !state::pending(self.thread());
            }
            const handle item{self.scope(), static_cast<owned&&>(next)};
            if (!item || !function(item)) {
                return false;
            }
            detail::drop_exception(self.thread());
        }
        return false;
    }

    /// str(self), as a handle: `.as<std::string>()` is its text.
    [[nodiscard]] constexpr handle str() const noexcept {
        const handle self = begin();
        if (!self) {
            return {};
        }
        return {self.scope(), interpreter::str(self.thread(), self.get())};
    }

    /// repr(self).
    [[nodiscard]] constexpr handle repr() const noexcept {
        const handle self = begin();
        if (!self) {
            return {};
        }
        return {self.scope(), interpreter::repr(self.thread(), self.get())};
    }

    /// The name of its class, or null: it is empty.
    [[nodiscard]] constexpr const char* type_name() const noexcept {
        return *this ? type_of(get())->tp_name : nullptr;
    }

    /// Whether it is an object of a type, or of one derived from that: `is(value_error_type)`.
    [[nodiscard]] constexpr bool is(const type_object& type) const noexcept {
        return *this && is_instance(get(), type);
    }

    /// Whether it is None.
    [[nodiscard]] constexpr bool is_none() const noexcept { return get().kind == tag::none; }

    /// What it holds, borrowed; empty: nothing.
    [[nodiscard]] constexpr value get() const noexcept {
        return to_ != nullptr ? to_->held.get() : value{};
    }

private:
    detail::held_object* to_ = nullptr;
};

/// Handles are arguments and results, too.
template <>
struct conversion<handle> {
    static constexpr const char* description = "an object";

    static constexpr bool read(handle_scope& scope, value from, handle& to) noexcept {
        to = handle{scope, owned::share(from)};
        return static_cast<bool>(to);
    }

    static constexpr owned make(thread_state& thread, const handle& from) noexcept {
        if (!from) {
            if (!state::pending(thread)) {
                state::raise(thread, value_error_type, "an empty handle holds no object");
            }
            return {};
        }
        return owned::share(from.get());
    }
};

} // namespace stasis
