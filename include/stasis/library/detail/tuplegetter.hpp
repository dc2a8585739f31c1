// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/tuplegetter.hpp: _tuplegetter: the field of a named tuple: an item of it
// under a name.
// CPython 3.11: _tuplegetterobject (Modules/_collectionsmodule.c).
#pragma once

#include <stasis/builtins/sequence.hpp>
#include <stasis/builtins/type.hpp>

namespace stasis::library {

/// _tuplegetterobject.
struct tuplegetter_object : object {
    ssize index = 0;
    object* doc = nullptr;
};

extern const type_object tuplegetter_type;

namespace detail {

using namespace stasis::builtins;

[[nodiscard]] constexpr tuplegetter_object* tuplegetter_of(value self) noexcept {
    return static_cast<tuplegetter_object*>(self.data.object);
}

/// _tuplegetter(index, doc, /).
[[nodiscard]] constexpr owned tuplegetter_new(thread_state& thread, const type_object& type,
                                              const arguments& given) noexcept {
    ssize index = 0;
    if (!takes_plain(thread, "_tuplegetter", given, 2, 2) ||
        !interpreter::to_c_integer(thread, given.values[0], index)) {
        return {};
    }
    object* doc = box(thread, given.values[1]);
    auto* made = doc != nullptr ? allocate<tuplegetter_object>(thread, type) : nullptr;
    if (made == nullptr) {
        state::drop(doc);
        return {};
    }
    made->index = index;
    made->doc = doc;
    return owned::take(made);
}

/// The item of a tuple; of the class itself, the field.
[[nodiscard]] constexpr owned tuplegetter_get(thread_state& thread, value held, value of,
                                              value) noexcept {
    const tuplegetter_object* self = tuplegetter_of(held);
    if (!of) {
        return owned::share(held);
    }
    const auto* tuple = as<tuple_object>(of, tuple_type);
    if (tuple == nullptr) {
        if (of.kind == tag::none) {
            return owned::share(held);
        }
        return raise(thread, type_error_type, "descriptor for index '", self->index,
                     "' for tuple subclasses doesn't apply to '", type_of(of)->tp_name, "' object");
    }
    if (self->index < 0 || self->index >= tuple->ob_size) {
        return raise(thread, index_error_type, "tuple index out of range");
    }
    return owned::share(load(items(tuple)[self->index]));
}

[[nodiscard]] constexpr int tuplegetter_set(thread_state& thread, value, value,
                                            value item) noexcept {
    return raise(thread, attribute_error_type,
                 item ? "can't set attribute" : "can't delete attribute");
}

[[nodiscard]] constexpr owned tuplegetter_repr(thread_state& thread, value held) noexcept {
    const tuplegetter_object* self = tuplegetter_of(held);
    text_builder built{thread};
    interpreter::add_type_name(built, self->ob_type);
    built.add("(");
    built.add(std::int64_t{self->index});
    built.add(", ");
    if (!add_repr(thread, built, self->doc)) {
        return {};
    }
    built.add(")");
    return built.finish();
}

[[nodiscard]] constexpr owned tuplegetter_doc(thread_state&, value self) noexcept {
    return share_or_none(tuplegetter_of(self)->doc);
}

[[nodiscard]] constexpr int set_tuplegetter_doc(thread_state& thread, value self, value,
                                                value item) noexcept {
    object* const boxed = box(thread, item ? item : none_value);
    if (boxed == nullptr) {
        return -1;
    }
    state::replace(tuplegetter_of(self)->doc, boxed);
    return 0;
}

/// (_tuplegetter, (index, doc)).
[[nodiscard]] constexpr owned reduce_tuplegetter(thread_state& thread, object* held) noexcept {
    const auto* self = static_cast<tuplegetter_object*>(held);
    return reduction(thread, class_of(self),
                     tuple_with(thread, make_int(self->index), load_or_none(self->doc)));
}

constexpr int tuplegetter_traverse(object* held, visit_slot visit,
                                   visit_argument* argument) noexcept {
    return visit_each(visit, argument, static_cast<tuplegetter_object*>(held)->doc);
}

constexpr void tuplegetter_clear(object* held) noexcept {
    state::drop(static_cast<tuplegetter_object*>(held)->doc);
}

inline constexpr getset_def tuplegetter_members[] = {
    {"__doc__", tuplegetter_doc, set_tuplegetter_doc, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr}};

inline constexpr type_object tuplegetter_table = [] {
    type_object self{};
    self.tp_name = "_collections._tuplegetter";
    self.tp_basicsize = sizeof(tuplegetter_object);
    self.tp_dealloc = container_dealloc;
    self.tp_free = free_object<tuplegetter_object>;
    self.tp_traverse = tuplegetter_traverse;
    self.tp_clear = tuplegetter_clear;
    self.tp_repr = tuplegetter_repr;
    self.tp_methods = methods_of<reduce_row<reduce_tuplegetter>>;
    self.tp_members = tuplegetter_members;
    self.tp_descr_get = tuplegetter_get;
    self.tp_descr_set = tuplegetter_set;
    self.tp_base = &object_type;
    self.tp_new = tuplegetter_new;
    return self;
}();

} // namespace detail

inline constexpr type_object tuplegetter_type =
    builtins::ready<tuplegetter_type, detail::tuplegetter_table>();

} // namespace stasis::library
