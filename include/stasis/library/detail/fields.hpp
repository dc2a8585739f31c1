// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/fields.hpp: tp_traverse and tp_clear of a type whose objects refer to
// others by fields alone, which are named once: object_fields<Head, &Head::it, &Head::func>.
// A field is a pointer to an object or a value, each with a reference of its own.
// CPython 3.11: what each type writes with Py_VISIT and Py_CLEAR.
#pragma once

#include <stasis/builtins/item_release.hpp>
#include <stasis/state/gc_list.hpp>

#include <type_traits>

namespace stasis::library::detail {

using namespace stasis::builtins;

/// What the objects of a type begin with that no class can be derived from.
struct sealed_object : object {};

} // namespace stasis::library::detail

namespace stasis::state {

template <class Head>
    requires std::is_base_of_v<library::detail::sealed_object, Head>
inline constexpr bool is_inheritable<Head> = false;

} // namespace stasis::state

namespace stasis::library::detail {

/// The object that a field refers to, or null.
[[nodiscard]] constexpr const object* object_of(const object* field) noexcept { return field; }
[[nodiscard]] constexpr const object* object_of(value field) noexcept {
    return field.kind == tag::object ? field.data.object : nullptr;
}

/// Drops the reference that a field has.
template <class Object>
constexpr void drop_field(Object*& field) noexcept {
    state::drop(field);
}
constexpr void drop_field(value& field) noexcept {
    const value before = field;
    field = {};
    decrement(before);
}

/// Puts another reference, which is taken over, into a field. What was there goes last.
constexpr void replace_field(value& field, value by) noexcept {
    const value before = field;
    field = by;
    decrement(before);
}

template <class Head, auto... Fields>
struct object_fields {
    static constexpr int traverse(object* held, visit_slot visit,
                                  visit_argument* argument) noexcept {
        const auto* self = static_cast<Head*>(held);
        return visit_each(visit, argument, object_of(self->*Fields)...);
    }
    static constexpr void clear(object* held) noexcept {
        auto* self = static_cast<Head*>(held);
        (drop_field(self->*Fields), ...);
    }
};

/// The table of a type of the objects that Fields names, but for what they do.
template <class Head, class Fields>
[[nodiscard]] consteval type_object object_table(const char* name, construct_slot make) {
    type_object self{};
    self.tp_name = name;
    self.tp_basicsize = sizeof(Head);
    self.tp_flags = state::is_inheritable<Head> ? flag_base_type : 0ul;
    self.tp_dealloc = container_dealloc;
    self.tp_free = free_object<Head>;
    self.tp_traverse = Fields::traverse;
    self.tp_clear = Fields::clear;
    self.tp_base = &object_type;
    self.tp_new = make;
    return self;
}

} // namespace stasis::library::detail
