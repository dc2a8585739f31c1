// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/functools_functions.hpp: reduce and cmp_to_key.
// CPython 3.11: Modules/_functoolsmodule.c.
#pragma once

#include <stasis/builtins/type.hpp>
#include <stasis/library/detail/fields.hpp>
#include <stasis/library/detail/module_arguments.hpp>

namespace stasis::library::detail {

/// reduce(function, iterable[, initial]).
[[nodiscard]] constexpr owned reduce(thread_state& thread, const arguments& given) noexcept {
    if (!takes_positional(thread, "reduce", given, 2, 3)) {
        return {};
    }
    const owned iterator = interpreter::get_iterator(thread, given.values[1]);
    if (!iterator) {
        if (clear_pending(thread, type_error_type)) {
            return raise(thread, type_error_type, "reduce() arg 2 must support iteration");
        }
        return {};
    }
    owned result;
    if (given.count == 3) {
        result = owned::share(given.values[2]);
    }
    while (const owned item = interpreter::next(thread, iterator.get())) {
        if (!result) {
            result = owned::share(item.get());
            continue;
        }
        const value pair[] = {result.get(), item.get()};
        owned next = interpreter::call(thread, given.values[0], arguments{pair, 2, nullptr});
        if (!next) {
            return {};
        }
        result = static_cast<owned&&>(next);
    }
    if (pending(thread)) {
        return {};
    }
    if (!result) {
        return raise(thread, type_error_type, "reduce() of empty iterable with no initial value");
    }
    return result;
}

// ---- cmp_to_key --------------------------------------------------------------------------------

/// keyobject: what cmp_to_key() returns, and what that makes of an object to be sorted.
struct key_object : sealed_object {
    value cmp;
    value object; ///< empty: it is what cmp_to_key() returned
};

extern const type_object key_type;

/// A key of a comparing function and an object, or of none.
[[nodiscard]] constexpr owned new_key(thread_state& thread, value compare, value of) noexcept {
    auto* result = allocate<key_object>(thread, key_type);
    if (result != nullptr) {
        increment(compare);
        increment(of);
        result->cmp = compare;
        result->object = of;
    }
    return owned::take(result);
}

/// cmp_to_key(mycmp).
[[nodiscard]] constexpr owned cmp_to_key(thread_state& thread, const arguments& given) noexcept {
    constexpr signature<1> parameters{"cmp_to_key", {"mycmp"}, 1};
    value read[1] = {};
    if (!read_arguments(thread, parameters, given, read)) {
        return {};
    }
    return new_key(thread, read[0], {});
}

[[nodiscard]] constexpr key_object* key_of(value self) noexcept {
    return static_cast<key_object*>(self.data.object);
}

[[nodiscard]] constexpr owned key_call(thread_state& thread, value self,
                                       const arguments& given) noexcept {
    constexpr signature<1> parameters{"K", {"obj"}, 1};
    value read[1] = {};
    if (!read_arguments(thread, parameters, given, read)) {
        return {};
    }
    return new_key(thread, key_of(self)->cmp, read[0]);
}

[[nodiscard]] constexpr owned key_compare(thread_state& thread, value left, value right,
                                          int operation) noexcept {
    if (type_of(right) != &key_type) {
        return raise(thread, type_error_type, "other argument must be K instance");
    }
    const key_object* first = key_of(left);
    const key_object* second = key_of(right);
    if (!first->object || !second->object) {
        return raise(thread, attribute_error_type, "object");
    }
    const owned a = owned::share(first->object);
    const owned b = owned::share(second->object);
    const owned function = owned::share(first->cmp);
    const value pair[] = {a.get(), b.get()};
    const owned order = interpreter::call(thread, function.get(), arguments{pair, 2, nullptr});
    if (!order) {
        return {};
    }
    return compare(thread, order.get(), make_int(0), operation);
}

[[nodiscard]] constexpr owned key_get_object(thread_state&, value self) noexcept {
    const value held = key_of(self)->object;
    return owned::share(held ? held : none_value);
}
[[nodiscard]] constexpr int key_set_object(thread_state&, value self, value, value item) noexcept {
    increment(item);
    replace_field(key_of(self)->object, item);
    return 0;
}

inline constexpr getset_def key_members[] = {
    {"obj", key_get_object, key_set_object, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr}};

inline constexpr type_object key_table = [] {
    using fields = object_fields<key_object, &key_object::cmp, &key_object::object>;
    type_object self = object_table<key_object, fields>("functools.KeyWrapper", nullptr);
    self.tp_getattro = interpreter::generic_get_attribute;
    self.tp_call = key_call;
    self.tp_hash = hash_not_implemented;
    self.tp_richcompare = key_compare;
    self.tp_members = key_members;
    return self;
}();
inline constexpr type_object key_type = ready<key_type, key_table>();

} // namespace stasis::library::detail
