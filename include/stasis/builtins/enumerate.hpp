// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/enumerate.hpp: enumerate.
// CPython 3.11: Objects/enumobject.c.
#pragma once

#include <stasis/builtins/class_getitem.hpp>
#include <stasis/builtins/item_release.hpp>
#include <stasis/builtins/named_arguments.hpp>
#include <stasis/builtins/sequence.hpp>
#include <stasis/builtins/type.hpp>
#include <stasis/builtins/whole.hpp>

namespace stasis::builtins {

/// enumobject.
struct enumerate_object : object {
    object* en_sit = nullptr;       ///< the iterator; null once the object was cleared
    object* en_longindex = nullptr; ///< the next number where it doesn't fit en_index
    std::int64_t en_index = 0;
};

extern const type_object enumerate_type;

namespace detail {

/// Reads the arguments (iterable, start=0); false: TypeError is pending. Of enumerate itself
/// CPython reads them in a way of its own: enumerate_vectorcall.
[[nodiscard]] constexpr bool read_enumerate(thread_state& thread, const type_object& type,
                                            const arguments& given, value (&to)[2]) noexcept {
    constexpr signature<2> of{"enumerate", {"iterable", "start"}, 1};
    if (&type != &enumerate_type) {
        return read_arguments(thread, of, given, to);
    }
    const ssize named = keyword_count(given);
    const ssize count = given.count + named;
    if (count == 0 || count > 2) {
        if (given.count == 0) {
            raise(thread, type_error_type, "enumerate() missing required argument 'iterable'");
        } else {
            raise(thread, type_error_type, "enumerate() takes at most 2 arguments (", count,
                  " given)");
        }
        return false;
    }
    const auto is_named = [&](ssize i, const char* name) {
        return interpreter::detail::same_name(name, text_of(items(given.keywords)[i]));
    };
    const bool swapped = named == 2 && is_named(0, "start");
    for (ssize i = 0; i < count; ++i) {
        const ssize place = swapped ? 1 - i : i;
        const ssize keyword = i - given.count;
        if (keyword >= 0 && !is_named(keyword, of.names[place])) {
            raise(thread, type_error_type, "'", items(given.keywords)[keyword],
                  "' is an invalid keyword argument for enumerate()");
            return false;
        }
        to[place] = given.values[i];
    }
    return true;
}

} // namespace detail

[[nodiscard]] constexpr owned enumerate_new(thread_state& thread, const type_object& type,
                                            const arguments& given) noexcept {
    value each[2];
    if (!detail::read_enumerate(thread, type, given, each)) {
        return {};
    }
    const owned start = interpreter::to_int(thread, each[1] ? each[1] : make_int(0));
    if (!start) {
        return {};
    }
    owned iterator = interpreter::get_iterator(thread, each[0]);
    auto* result = iterator ? allocate<enumerate_object>(thread, type) : nullptr;
    if (result == nullptr) {
        return {};
    }
    result->en_sit = iterator.release().data.object;
    if (start.get().kind == tag::integer) {
        result->en_index = start.get().data.integer;
    } else {
        result->en_longindex = start.as_object();
        increment(result->en_longindex);
    }
    return owned::take(result);
}

namespace detail {

/// The number of the next item as an object, or null; moves on to the one after it.
[[nodiscard]] constexpr object* take_number(thread_state& thread, enumerate_object* self) noexcept {
    object* number = self->en_longindex;
    if (number == nullptr) {
        number = box_int(thread, self->en_index);
        std::int64_t after = 0;
        if (number == nullptr || !__builtin_add_overflow(self->en_index, 1, &after)) {
            self->en_index = after;
            return number;
        }
    } else {
        increment(number);
    }
    owned after = sum_of(thread, load(number), make_int(1));
    state::drop(self->en_longindex);
    if (!after) {
        decrement(number);
        return nullptr;
    }
    if (after.get().kind == tag::integer) { // It was below the smallest int of 64 bits.
        self->en_index = after.get().data.integer;
    } else {
        self->en_longindex = after.release().data.object;
    }
    return number;
}

} // namespace detail

[[nodiscard]] constexpr owned enumerate_next(thread_state& thread, value held) noexcept {
    auto* self = static_cast<enumerate_object*>(held.data.object);
    object* item = self->en_sit != nullptr ? next_shared(thread, self->en_sit) : nullptr;
    if (item == nullptr) {
        return {};
    }
    object* number = detail::take_number(thread, self);
    tuple_object* pair = number != nullptr ? new_tuple_room(thread, 2) : nullptr;
    if (pair == nullptr) {
        decrement(item);
        state::drop(number);
        return {};
    }
    room(pair)[0] = number;
    room(pair)[1] = item;
    return owned::take(pair);
}

[[nodiscard]] constexpr owned reduce_enumerate(thread_state& thread, object* held) noexcept {
    const auto* self = static_cast<enumerate_object*>(held);
    const value number =
        self->en_longindex != nullptr ? load(self->en_longindex) : make_int(self->en_index);
    return reduction(thread, class_of(self),
                     tuple_with(thread, load_or_none(self->en_sit), number));
}

constexpr int enumerate_traverse(object* held, visit_slot visit,
                                 visit_argument* argument) noexcept {
    const auto* self = static_cast<enumerate_object*>(held);
    return visit_each(visit, argument, self->en_sit, self->en_longindex);
}

constexpr void enumerate_clear(object* held) noexcept {
    auto* self = static_cast<enumerate_object*>(held);
    state::drop(self->en_sit);
    state::drop(self->en_longindex);
}

inline constexpr type_object enumerate_table = [] {
    type_object self{};
    self.tp_name = "enumerate";
    self.tp_basicsize = sizeof(enumerate_object);
    self.tp_flags = flag_base_type;
    self.tp_dealloc = container_dealloc;
    self.tp_free = free_object<enumerate_object>;
    self.tp_traverse = enumerate_traverse;
    self.tp_clear = enumerate_clear;
    self.tp_iter = self_iterator;
    self.tp_iternext = enumerate_next;
    self.tp_getattro = interpreter::generic_get_attribute;
    self.tp_methods = methods_of<reduce_row<reduce_enumerate>, class_getitem_row>;
    self.tp_base = &object_type;
    self.tp_new = enumerate_new;
    return self;
}();

inline constexpr type_object enumerate_type = ready<enumerate_type, enumerate_table>();

} // namespace stasis::builtins
