// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/zip.hpp: zip, and the tuple of iterators that map uses, too.
// CPython 3.11: zip_new, zip_next (Python/bltinmodule.c).
#pragma once

#include <stasis/builtins/item_release.hpp>
#include <stasis/builtins/named_arguments.hpp>
#include <stasis/builtins/reduction.hpp>
#include <stasis/builtins/tuple.hpp>
#include <stasis/builtins/type.hpp>

namespace stasis::builtins {

/// zipobject.
struct zip_object : object {
    tuple_object* ittuple = nullptr; ///< null once the object was cleared
    bool strict = false;
};

extern const type_object zip_type;

/// The iterators of the arguments from `first` on, or null.
[[nodiscard]] constexpr tuple_object* make_iterators(thread_state& thread, const arguments& given,
                                                     ssize first) noexcept {
    tuple_object* result = new_tuple_room(thread, given.count - first);
    if (result == nullptr) {
        return nullptr;
    }
    for (ssize i = first; i < given.count; ++i) {
        owned iterator = interpreter::get_iterator(thread, given.values[i]);
        if (!iterator) {
            decrement(result);
            return nullptr;
        }
        room(result)[i - first] = iterator.release().data.object;
    }
    return result;
}

[[nodiscard]] constexpr owned zip_new(thread_state& thread, const type_object& type,
                                      const arguments& given) noexcept {
    constexpr signature<1> of{"zip", {"strict"}};
    value wanted[1];
    if (!read_keywords(thread, of, given, wanted)) {
        return {};
    }
    const int strict = wanted[0] ? is_true(thread, wanted[0]) : 0;
    if (strict < 0) {
        return {};
    }
    owned iterators = owned::take(make_iterators(thread, given, 0));
    auto* result = iterators ? allocate<zip_object>(thread, type) : nullptr;
    if (result != nullptr) {
        result->ittuple = static_cast<tuple_object*>(iterators.release().data.object);
        result->strict = strict == 1;
    }
    return owned::take(result);
}

namespace detail {

/// Raises what a strict zip raises where the argument at an index ends too early or too late.
constexpr raised raise_uneven(thread_state& thread, ssize index, const char* how) noexcept {
    return raise(thread, value_error_type, "zip() argument ", index + 1, " is ", how,
                 " than argument", index == 1 ? " " : "s 1-", index);
}

/// What a strict zip checks when the argument at an index has ended: the others have, too.
constexpr raised check_even(thread_state& thread, const tuple_object* iterators,
                            ssize ended) noexcept {
    if (pending(thread)) {
        return {};
    }
    if (ended != 0) {
        return raise_uneven(thread, ended, "shorter");
    }
    for (ssize i = 1; i < iterators->ob_size; ++i) {
        const owned item = interpreter::next(thread, make_object(items(iterators)[i]));
        if (item) {
            return raise_uneven(thread, i, "longer");
        }
        if (pending(thread)) {
            return {};
        }
    }
    return {};
}

} // namespace detail

[[nodiscard]] constexpr owned zip_next(thread_state& thread, value held) noexcept {
    const auto* self = static_cast<zip_object*>(held.data.object);
    const ssize size = self->ittuple != nullptr ? self->ittuple->ob_size : 0;
    if (size == 0) {
        return {};
    }
    tuple_object* result = new_tuple_room(thread, size);
    owned kept = owned::take(result);
    for (ssize i = 0; result != nullptr && i < size; ++i) {
        object* item = next_shared(thread, items(self->ittuple)[i]);
        if (item == nullptr) {
            if (self->strict) {
                detail::check_even(thread, self->ittuple, i);
            }
            return {};
        }
        room(result)[i] = item;
    }
    return kept;
}

/// (zip, iterators), and True where it is strict.
[[nodiscard]] constexpr owned reduce_zip(thread_state& thread, object* held) noexcept {
    const auto* self = static_cast<zip_object*>(held);
    const owned iterators =
        owned::share(self->ittuple != nullptr ? self->ittuple : new_tuple_room(thread, 0));
    if (self->strict) {
        return reduction(thread, class_of(self), iterators, make_bool(true));
    }
    return reduction(thread, class_of(self), iterators);
}

[[nodiscard]] constexpr bool set_zip_strict(thread_state& thread, object* held,
                                            value state) noexcept {
    const int strict = is_true(thread, state);
    if (strict >= 0) {
        static_cast<zip_object*>(held)->strict = strict == 1;
    }
    return strict >= 0;
}

constexpr int zip_traverse(object* held, visit_slot visit, visit_argument* argument) noexcept {
    return visit_each(visit, argument, static_cast<zip_object*>(held)->ittuple);
}

constexpr void zip_clear(object* held) noexcept {
    state::drop(static_cast<zip_object*>(held)->ittuple);
}

inline constexpr type_object zip_table = [] {
    type_object self{};
    self.tp_name = "zip";
    self.tp_basicsize = sizeof(zip_object);
    self.tp_flags = flag_base_type;
    self.tp_dealloc = container_dealloc;
    self.tp_free = free_object<zip_object>;
    self.tp_traverse = zip_traverse;
    self.tp_clear = zip_clear;
    self.tp_iter = self_iterator;
    self.tp_iternext = zip_next;
    self.tp_methods = methods_of<reduce_row<reduce_zip>, setstate_row<set_zip_strict>>;
    self.tp_getattro = interpreter::generic_get_attribute;
    self.tp_base = &object_type;
    self.tp_new = zip_new;
    return self;
}();

inline constexpr type_object zip_type = ready<zip_type, zip_table>();

} // namespace stasis::builtins
