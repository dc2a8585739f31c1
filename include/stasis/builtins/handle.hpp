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

/// Calls with C++ values as arguments; empty: an exception is pending.
template <class... Arguments>
[[nodiscard]] constexpr owned call_with(thread_state& thread, value callee, Arguments&&... given) {
    const owned held[sizeof...(Arguments) + 1] = {make_value(thread, given)...};
    value values[sizeof...(Arguments) + 1] = {};
    for (std::size_t i = 0; i < sizeof...(Arguments); ++i) {
        values[i] = held[i].get();
        if (!held[i]) {
            return {};
        }
    }
    return interpreter::call(thread, callee,
                             {values, static_cast<ssize>(sizeof...(Arguments)), nullptr});
}

} // namespace detail

/// A Python object that C++ code holds, or none.
class handle {
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
        if (!begin()) {
            return {};
        }
        return detail::convert<Result>(scope(), get(), text{"the object"}, " is");
    }

    /// self.name; empty: an AttributeError, as a rule.
    [[nodiscard]] constexpr handle attribute(text name) const noexcept {
        owned found;
        if (const owned key = text_for(name)) {
            found = interpreter::get_attribute(thread(), get(), key.as_object());
        }
        return result(static_cast<owned&&>(found));
    }

    /// self.name = item; whether it could be set.
    template <class Item>
    [[nodiscard]] constexpr bool set_attribute(text name, const Item& item) const {
        const owned key = text_for(name);
        if (!key) {
            return false;
        }
        const owned made = make_value(thread(), item);
        return made && interpreter::set_attribute(thread(), get(), key.as_object(), made.get());
    }

    /// self[key]; empty: a KeyError or an IndexError, as a rule.
    template <class Key>
    [[nodiscard]] constexpr handle item(const Key& key) const {
        owned found;
        if (begin()) {
            if (const owned made = make_value(thread(), key)) {
                found = interpreter::get_item(thread(), get(), made.get());
            }
        }
        return result(static_cast<owned&&>(found));
    }

    /// self[key] = item; whether it could be set.
    template <class Key, class Item>
    [[nodiscard]] constexpr bool set_item(const Key& key, const Item& item) const {
        if (!begin()) {
            return false;
        }
        const owned made_key = make_value(thread(), key);
        if (!made_key) {
            return false;
        }
        const owned made = make_value(thread(), item);
        return made && interpreter::set_item(thread(), get(), made_key.get(), made.get());
    }

    /// len(self).
    [[nodiscard]] constexpr answer<ssize> size() const noexcept {
        const ssize length = begin() ? interpreter::length(thread(), get()) : -1;
        return {length, length >= 0};
    }

    /// self(...): its result as a C++ value, or as a handle.
    template <class Result = handle, class... Arguments>
    [[nodiscard]] constexpr answer<Result> call(Arguments&&... given) const {
        owned returned;
        if (begin()) {
            returned = detail::call_with(thread(), get(), given...);
        }
        if (!returned) {
            return {};
        }
        return detail::convert<Result>(scope(), returned.get(), text{"the result"}, " is");
    }

    /// self.name(...): its result as a C++ value, or as a handle.
    template <class Result = handle, class... Arguments>
    [[nodiscard]] constexpr answer<Result> call_method(text name, Arguments&&... given) const {
        return attribute(name).template call<Result>(given...);
    }

    /// Calls a function with a handle for each item of an iterable, as long as it returns true;
    /// whether it came to the end.
    template <class Function>
    [[nodiscard]] constexpr bool for_each(Function&& function) const {
        owned items;
        if (begin()) {
            items = interpreter::get_iterator(thread(), get());
        }
        while (items) {
            owned next = interpreter::next(thread(), items.get());
            if (!next) {
                return !state::pending(thread());
            }
            if (!function(handle{scope(), static_cast<owned&&>(next)})) {
                return false;
            }
        }
        return false;
    }

    /// str(self), as a handle: `.as<std::string>()` is its text.
    [[nodiscard]] constexpr handle str() const noexcept {
        owned made;
        if (begin()) {
            made = interpreter::str(thread(), get());
        }
        return result(static_cast<owned&&>(made));
    }

    /// repr(self).
    [[nodiscard]] constexpr handle repr() const noexcept {
        owned made;
        if (begin()) {
            made = interpreter::repr(thread(), get());
        }
        return result(static_cast<owned&&>(made));
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
    [[nodiscard]] constexpr handle_scope& scope() const noexcept { return *to_->scope; }
    [[nodiscard]] constexpr thread_state& thread() const noexcept { return scope().thread(); }

    /// Whether there is an object to ask something of.
    [[nodiscard]] constexpr bool begin() const noexcept {
        if (!*this) {
            return false;
        }
        detail::drop_exception(thread());
        return true;
    }

    [[nodiscard]] constexpr owned text_for(text name) const noexcept {
        if (!begin()) {
            return {};
        }
        return state::new_str(thread(), name);
    }

    [[nodiscard]] constexpr handle result(owned found) const noexcept {
        if (!found) {
            return {};
        }
        return handle{scope(), static_cast<owned&&>(found)};
    }

    detail::held_object* to_ = nullptr;
};

/// Handles are arguments and results, too.
template <>
struct conversion<handle> {
    static constexpr const char* description = "an object";

    static constexpr bool read(handle_scope& scope, value from, handle& to) noexcept {
        to = handle{scope, owned::share(from)};
        return true;
    }

    static constexpr owned make(thread_state& thread, const handle& from) noexcept {
        if (!from) {
            if (!state::pending(thread)) {
                state::raise(thread, value_error_type, "an argument is an empty handle");
            }
            return {};
        }
        return owned::share(from.get());
    }
};

} // namespace stasis
