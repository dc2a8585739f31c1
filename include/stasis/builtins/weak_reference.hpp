// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/weak_reference.hpp: weakref.ref.
// Promises: the references to one object without a callback are one; one with a callback calls it
// with itself when its object ends, and an exception that leaves it is written to standard error.
// Two are equal whose objects are, as long as both have theirs; the hash is the object's, and is
// kept. CPython 3.11: _PyWeakref_RefType, handle_callback (Objects/weakrefobject.c).
#pragma once

#include <stasis/builtins/class_getitem.hpp>
#include <stasis/builtins/item_release.hpp>
#include <stasis/builtins/type.hpp>
#include <stasis/interpreter/traceback.hpp>

namespace stasis::builtins {

namespace detail {

using state::detail::as_weak_reference;

[[nodiscard]] constexpr weak_reference_object* reference_of(value self) noexcept {
    return as_weak_reference(self.data.object);
}

/// What a weak reference refers to, or empty: that has ended.
[[nodiscard]] constexpr owned referent_of(const weak_reference_object* self) noexcept {
    if (self->wr_object == pointer_to(graph::none) || self->wr_object->ob_refcnt == 0) {
        return {};
    }
    return owned::share(self->wr_object);
}

/// What an object has no use for more than one of: the weak reference or the proxy without a
/// callback.
struct basic_references {
    weak_reference_object* reference = nullptr;
    weak_reference_object* proxy = nullptr;

    /// The one that others stand behind.
    [[nodiscard]] constexpr weak_reference_object* last() const noexcept {
        return proxy != nullptr ? proxy : reference;
    }
};

/// Those of an object, in its list: its first ones. A list of constants' has others between.
[[nodiscard]] constexpr basic_references find_basic(object* list, const object* of) noexcept {
    basic_references found;
    const bool mixed = is_constant(of);
    while (list != nullptr) {
        weak_reference_object* const each = as_weak_reference(list);
        list = each->wr_next;
        const type_object* type = each->ob_type;
        const bool basic = each->wr_callback == nullptr && each->wr_object == of;
        if (basic && type == &weak_reference_type && found.reference == nullptr) {
            found.reference = each;
        } else if (basic && is_weak_proxy(type)) {
            found.proxy = each;
            return found;
        } else if (!mixed) {
            return found;
        }
    }
    return found;
}

/// A new weak reference or proxy of that type, or the one that there is; empty: TypeError is
/// pending.
[[nodiscard]] constexpr owned refer(thread_state& thread, const type_object& type, value to,
                                    value callback) noexcept {
    if (type_of(to)->tp_weaklistoffset == 0 || to.kind != tag::object) {
        return raise(thread, type_error_type, "cannot create weak reference to '",
                     type_of(to)->tp_name, "' object");
    }
    object* const self = to.data.object;
    object*& list = interpreter::detail::weak_list_of(*thread.interp, self);
    const bool is_proxy = is_weak_proxy(&type);
    const bool shared =
        (!callback || callback.kind == tag::none) && (is_proxy || &type == &weak_reference_type);
    const basic_references basic = find_basic(list, self);
    weak_reference_object* const same = is_proxy ? basic.proxy : basic.reference;
    if (shared && same != nullptr) {
        return owned::share(same);
    }
    object* told = nullptr;
    if (callback && callback.kind != tag::none) {
        told = box(thread, callback);
        if (told == nullptr) {
            return {};
        }
    }
    auto* made = allocate<weak_reference_object>(thread, type);
    if (made == nullptr) {
        state::drop(told);
        return {};
    }
    made->wr_object = self;
    made->wr_callback = told;
    state::attach(made, list, !shared ? basic.last() : is_proxy ? basic.reference : nullptr);
    return owned::take(made);
}

/// Checks the arguments of ref() and proxy(), of which keywords are somebody else's; false:
/// TypeError is pending.
[[nodiscard]] constexpr bool check_reference_arguments(thread_state& thread, const char* name,
                                                       const arguments& given) noexcept {
    return interpreter::check_count(thread, name, given, 1, 2);
}

[[nodiscard]] constexpr value callback_in(const arguments& given) noexcept {
    return given.count > 1 ? given.values[1] : none_value;
}

} // namespace detail

/// tp_del of weak references and proxies: calls the callback, which stands in wr_prev where its
/// object's end has put it.
constexpr void call_weak_callback(object* held) noexcept {
    weak_reference_object* const self = detail::as_weak_reference(held);
    object* callback = self->wr_prev;
    if (callback != nullptr) {
        self->wr_prev = nullptr;
    } else {
        callback = self->wr_callback;
        increment(callback);
    }
    const owned kept = owned::take(callback);
    state::interpreter_state& of =
        is_heap_type(held->ob_type)
            ? *as_heap_type(held->ob_type)->interp
            : state::detail::interpreter_of_link(state::detail::link_of_weak_reference(self));
    thread_state* const thread = of.threads.head;
    if (thread == nullptr) {
        return;
    }
    const interpreter::finalizer_call running(*thread);
    const owned done = interpreter::call(*thread, load(callback), make_object(held));
    if (!done) {
        interpreter::report_ignored(*thread, load(callback));
    }
}

/// tp_free: a weak reference leaves its list.
constexpr void weak_reference_free(object* held) noexcept {
    state::detach(detail::as_weak_reference(held));
    free_object<weak_reference_object>(held);
}

constexpr int weak_reference_traverse(object* held, visit_slot visit,
                                      visit_argument* argument) noexcept {
    return visit_each(visit, argument, detail::as_weak_reference(held)->wr_callback);
}

constexpr void weak_reference_clear(object* held) noexcept {
    weak_reference_object* const self = detail::as_weak_reference(held);
    state::detach(self);
    state::drop(self->wr_callback);
}

[[nodiscard]] constexpr owned weak_reference_new(thread_state& thread, const type_object& type,
                                                 const arguments& given) noexcept {
    if (!detail::check_reference_arguments(thread, "__new__", given)) {
        return {};
    }
    return detail::refer(thread, type, given.values[0], detail::callback_in(given));
}

[[nodiscard]] constexpr int weak_reference_init(thread_state& thread, value,
                                                const arguments& given) noexcept {
    if (keyword_count(given) != 0) {
        return raise(thread, type_error_type, "ref() takes no keyword arguments");
    }
    return detail::check_reference_arguments(thread, "__init__", given) ? 0 : -1;
}

[[nodiscard]] constexpr owned weak_reference_call(thread_state& thread, value self,
                                                  const arguments& given) noexcept {
    if (keyword_count(given) != 0) {
        return raise(thread, type_error_type, "weakref() takes no keyword arguments");
    }
    if (!interpreter::check_count(thread, "weakref", given, 0, 0)) {
        return {};
    }
    owned referent = detail::referent_of(detail::reference_of(self));
    if (!referent) {
        return owned::take(none_value);
    }
    return owned::take(load(referent.release().data.object));
}

[[nodiscard]] constexpr hash_t weak_reference_hash(thread_state& thread, value self) noexcept {
    weak_reference_object* const of = detail::reference_of(self);
    if (of->hash != -1) {
        return of->hash;
    }
    const owned referent = detail::referent_of(of);
    if (!referent) {
        return raise(thread, type_error_type, "weak object has gone away");
    }
    of->hash = hash_of(thread, referent.get());
    return of->hash;
}

[[nodiscard]] constexpr owned weak_reference_repr(thread_state& thread, value self) noexcept {
    text_builder built{thread};
    built.add("<weakref at ");
    add_address(built, self.data.object);
    const owned referent = detail::referent_of(detail::reference_of(self));
    if (!referent) {
        built.add("; dead>");
        return built.finish();
    }
    const owned name =
        interpreter::get_attribute_if_any(thread, referent.get(), &graph::str_<"__name__">);
    if (pending(thread)) {
        return {};
    }
    built.add("; to '");
    built.add(type_of(referent.get())->tp_name);
    built.add("' at ");
    add_address(built, referent.as_object());
    if (name && is_kind_of(name.get(), str_type)) {
        built.add(" (");
        built.add(name.as_object());
        built.add(")");
    }
    built.add(">");
    return built.finish();
}

[[nodiscard]] constexpr owned weak_reference_compare(thread_state& thread, value left, value right,
                                                     int operation) noexcept {
    if ((operation != equal && operation != not_equal) || !is_kind_of(left, weak_reference_type) ||
        !is_kind_of(right, weak_reference_type)) {
        return not_implemented();
    }
    const owned a = detail::referent_of(detail::reference_of(left));
    const owned b = detail::referent_of(detail::reference_of(right));
    if (!a || !b) {
        return owned::take(make_bool(identical(left, right) == (operation == equal)));
    }
    return compare(thread, a.get(), b.get(), operation);
}

[[nodiscard]] constexpr owned weak_reference_callback(thread_state&, value self) noexcept {
    return share_or_none(detail::reference_of(self)->wr_callback);
}

inline constexpr method_def weak_reference_methods[] = {class_getitem_row,
                                                        {nullptr, nullptr, 0, nullptr}};
inline constexpr getset_def weak_reference_members[] = {
    {"__callback__", weak_reference_callback, nullptr, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr}};

inline constexpr type_object weak_reference_table = [] {
    type_object self{};
    self.tp_name = "weakref.ReferenceType";
    self.tp_basicsize = sizeof(weak_reference_object);
    self.tp_flags = flag_base_type;
    self.tp_dealloc = container_dealloc;
    self.tp_free = weak_reference_free;
    self.tp_traverse = weak_reference_traverse;
    self.tp_clear = weak_reference_clear;
    self.tp_repr = weak_reference_repr;
    self.tp_hash = weak_reference_hash;
    self.tp_call = weak_reference_call;
    self.tp_richcompare = weak_reference_compare;
    self.tp_methods = weak_reference_methods;
    self.tp_members = weak_reference_members;
    self.tp_base = &object_type;
    self.tp_init = weak_reference_init;
    self.tp_new = weak_reference_new;
    self.tp_del = call_weak_callback;
    return self;
}();

} // namespace stasis::builtins

namespace stasis {

inline constexpr type_object weak_reference_type =
    builtins::ready<weak_reference_type, builtins::weak_reference_table, "__callback__">();

} // namespace stasis
