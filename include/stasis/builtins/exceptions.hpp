// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/exceptions.hpp: the exception types.
// Promises: CPython 3.11's str and repr of each, args, the chain of causes and contexts, tracebacks
// and notes, StopIteration.value and SystemExit.code, and what exception_details.hpp,
// os_error.hpp, syntax_error.hpp and unicode_error.hpp have.
// CPython 3.11: Objects/exceptions.c.
#pragma once

#include <stasis/builtins/exception_group.hpp>
#include <stasis/builtins/exception_reduce.hpp>
#include <stasis/builtins/instance.hpp>
#include <stasis/builtins/item_release.hpp>
#include <stasis/builtins/os_error.hpp>
#include <stasis/builtins/syntax_error.hpp>
#include <stasis/builtins/unicode_error.hpp>
#include <stasis/graph/tuple.hpp>

namespace stasis::builtins {

/// KeyError's message is its key as a program would write it, so that '' shows.
[[nodiscard]] constexpr owned key_error_str(thread_state& thread, value self) noexcept {
    tuple_object* args = detail::exception_of(self)->args;
    if (args->ob_size == 1) {
        return interpreter::repr(thread, load(items(args)[0]));
    }
    return exception_str(thread, self);
}

[[nodiscard]] constexpr owned exception_repr(thread_state& thread, value self) noexcept {
    tuple_object* args = detail::exception_of(self)->args;
    text_builder built{thread};
    built.add(last_name(type_of(self)->tp_name));
    if (args->ob_size == 1) {
        built.add("(");
        if (!add_repr(thread, built, items(args)[0])) {
            return {};
        }
        built.add(")");
    } else if (!add_repr(thread, built, args)) {
        return {};
    }
    return built.finish();
}

// ---- methods -----------------------------------------------------------------------------------

[[nodiscard]] constexpr owned exception_with_traceback(thread_state& thread,
                                                       const arguments& given) noexcept {
    if (!takes_one(thread, "BaseException.with_traceback", given) ||
        set_exception_traceback(thread, given.values[0], {}, given.values[1]) < 0) {
        return {};
    }
    return owned::share(given.values[0]);
}

[[nodiscard]] constexpr owned exception_add_note(thread_state& thread,
                                                 const arguments& given) noexcept {
    if (!takes_one(thread, "BaseException.add_note", given)) {
        return {};
    }
    const value note = given.values[1];
    if (!is_kind_of(note, str_type)) {
        return raise(thread, type_error_type, "note must be a str, not '", type_of(note)->tp_name,
                     "'");
    }
    const value self = given.values[0];
    owned notes = interpreter::get_attribute(thread, self, &graph::str_<"__notes__">);
    if (!notes) {
        if (!clear_pending(thread, attribute_error_type)) {
            return {};
        }
        notes = owned::take(new_list(thread, 1));
        if (!notes ||
            !interpreter::set_attribute(thread, self, &graph::str_<"__notes__">, notes.get())) {
            return {};
        }
    }
    if (as<list_object>(notes.get(), list_type) == nullptr) {
        return raise(thread, type_error_type, "Cannot add note: __notes__ is not a list");
    }
    if (!append(thread, static_cast<list_object*>(notes.as_object()), note)) {
        return {};
    }
    return owned::take(none_value);
}

// ---- lifetime ----------------------------------------------------------------------------------

constexpr int exception_traverse(object* held, visit_slot visit,
                                 visit_argument* argument) noexcept {
    const auto* self = static_cast<exception_object*>(held);
    int stopped = visit_each(visit, argument, self->args, self->dict, self->notes, self->traceback,
                             self->context, self->cause);
    if (has_details(self->ob_type)) {
        for (const object* field : static_cast<const detailed_exception*>(self)->details) {
            stopped = stopped != 0 ? stopped : visit_each(visit, argument, field);
        }
    } else if (stopped == 0 && has_value(self->ob_type)) {
        stopped = visit_each(visit, argument, static_cast<const valued_exception*>(self)->value);
    }
    return stopped;
}

/// Drops what can lead back to the exception, and leaves it with no arguments.
constexpr void exception_clear(object* held) noexcept {
    auto* self = static_cast<exception_object*>(held);
    tuple_object* args = self->args;
    self->args = const_cast<tuple_object*>(static_cast<const tuple_object*>(&graph::empty_tuple));
    decrement(args);
    state::drop(self->dict);
    state::drop(self->notes);
    state::drop(self->traceback);
    state::drop(self->context);
    state::drop(self->cause);
    if (has_details(self->ob_type)) {
        for (object*& field : static_cast<detailed_exception*>(self)->details) {
            state::drop(field);
        }
    } else if (has_value(self->ob_type)) {
        state::drop(static_cast<valued_exception*>(self)->value);
    }
}

/// tp_free.
constexpr void exception_free(object* self) noexcept {
    if (has_details(self->ob_type)) {
        release<detailed_exception>(static_cast<detailed_exception*>(self));
    } else if (has_value(self->ob_type)) {
        release<valued_exception>(static_cast<valued_exception*>(self));
    } else {
        release<exception_object>(static_cast<exception_object*>(self));
    }
}

inline constexpr method_def exception_methods[] = {
    {"__reduce__", exception_reduce, 0, nullptr},
    {"__setstate__", exception_setstate, 0, nullptr},
    {"with_traceback", exception_with_traceback, 0, nullptr},
    {"add_note", exception_add_note, 0, nullptr},
    {nullptr, nullptr, 0, nullptr}};

inline constexpr getset_def exception_members[] = {
    {"__suppress_context__", exception_suppress_context, set_exception_suppress_context, nullptr,
     nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr}};

inline constexpr getset_def exception_getset[] = {
    {"__dict__", instance_get_dict, generic_set_dict, nullptr, nullptr},
    {"args", exception_args, set_exception_args, nullptr, nullptr},
    {"__traceback__", exception_traceback, set_exception_traceback, nullptr, nullptr},
    {"__context__", exception_context, set_exception_context, nullptr, nullptr},
    {"__cause__", exception_cause, set_exception_cause, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr}};

inline constexpr getset_def stop_iteration_members[] = {
    {"value", exception_value, set_exception_value, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr}};

inline constexpr getset_def system_exit_members[] = {
    {"code", exception_value, set_exception_value, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr}};

inline constexpr type_object base_exception_table = [] {
    type_object self{};
    self.tp_name = "BaseException";
    self.tp_basicsize = sizeof(exception_object);
    self.tp_flags = flag_base_type;
    self.tp_dictoffset = 16;
    self.tp_dealloc = container_dealloc;
    self.tp_free = exception_free;
    self.tp_traverse = exception_traverse;
    self.tp_repr = exception_repr;
    self.tp_str = exception_str;
    self.tp_getattro = interpreter::generic_get_attribute;
    self.tp_setattro = interpreter::generic_set_attribute;
    self.tp_clear = exception_clear;
    self.tp_methods = exception_methods;
    self.tp_members = exception_members;
    self.tp_getset = exception_getset;
    self.tp_base = &object_type;
    self.tp_init = exception_init;
    self.tp_new = exception_new;
    return self;
}();

/// The exception types but BaseException.
enum class exception_kind : unsigned char {
#define STASIS_EXCEPTION(name, python_name, base) name,
#include <stasis/object/exceptions.def.hpp>
#undef STASIS_EXCEPTION
};

/// The table of an exception type: most have nothing but a name, as CPython's
/// SimpleExtendsException makes them.
[[nodiscard]] consteval type_object make_exception_table(exception_kind kind, const char* name,
                                                         const type_object& base) {
    type_object self{};
    self.tp_name = name;
    self.tp_flags = flag_base_type;
    self.tp_base = &base;
    self.tp_init = base.tp_init;
    const auto with_details = [&](init_slot init, const getset_def* members) {
        self.tp_basicsize = sizeof(detailed_exception);
        self.tp_dealloc = container_dealloc;
        self.tp_free = exception_free;
        self.tp_init = init;
        self.tp_members = members;
        self.tp_str = exception_str;
    };
    const auto with_value = [&](const getset_def* members) {
        self.tp_basicsize = sizeof(valued_exception);
        self.tp_dealloc = container_dealloc;
        self.tp_free = exception_free;
        self.tp_init = valued_exception_init;
        self.tp_members = members;
    };
    const auto of_unicode = [&](init_slot init, unary_slot str) {
        with_details(init, unicode_error_members);
        self.tp_new = exception_new;
        self.tp_str = str;
    };
    // Those here, and what inherits OSError's way to be made, are "complex" in CPython's terms:
    // they have no __new__ of their own.
    switch (kind) {
    case exception_kind::key_error: self.tp_str = key_error_str; break;
    case exception_kind::stop_iteration: with_value(stop_iteration_members); break;
    case exception_kind::system_exit: with_value(system_exit_members); break;
    case exception_kind::syntax_error:
        with_details(syntax_error_init, syntax_error_members);
        self.tp_str = syntax_error_str;
        break;
    case exception_kind::unicode_encode_error:
        of_unicode(unicode_error_init<unicode_error::encode>,
                   unicode_error_str<unicode_error::encode>);
        break;
    case exception_kind::unicode_decode_error:
        of_unicode(unicode_error_init<unicode_error::decode>,
                   unicode_error_str<unicode_error::decode>);
        break;
    case exception_kind::unicode_translate_error:
        of_unicode(unicode_error_init<unicode_error::translate>,
                   unicode_error_str<unicode_error::translate>);
        break;
    case exception_kind::os_error:
        with_details(os_error_init, os_error_members);
        self.tp_getset = os_error_getset;
        self.tp_str = os_error_str;
        self.tp_new = os_error_new;
        self.tp_methods = methods_of<os_error_reduce_row>;
        break;
    case exception_kind::base_exception_group:
        with_details(exception_init, exception_group_members);
        self.tp_str = exception_group_str;
        self.tp_new = exception_group_new;
        self.tp_methods = exception_group_methods;
        break;
    case exception_kind::exception_group:
        self.tp_init = nullptr;
        self.tp_bases =
            pointer_to<var_object>(graph::tuple_<base_exception_group_type, exception_type>);
        break;
    case exception_kind::attribute_error:
        with_details(init_with_keywords<attribute_error_keywords>, attribute_error_members);
        break;
    case exception_kind::name_error:
        with_details(init_with_keywords<name_error_keywords>, name_error_members);
        break;
    case exception_kind::import_error:
        with_details(init_with_keywords<import_error_keywords>, import_error_members);
        self.tp_str = import_error_str;
        self.tp_methods = methods_of<import_error_reduce_row>;
        break;
    case exception_kind::module_not_found_error:
    case exception_kind::unbound_local_error:
    case exception_kind::indentation_error:
    case exception_kind::tab_error: break;
    default: self.tp_new = base.tp_new == exception_new ? exception_new : nullptr;
    }
    return self;
}

} // namespace stasis::builtins

namespace stasis {

inline constexpr type_object base_exception_type =
    builtins::ready<base_exception_type, builtins::base_exception_table>();

#define STASIS_EXCEPTION(name, python_name, base)                                                  \
    namespace builtins {                                                                           \
    inline constexpr type_object name##_table =                                                    \
        make_exception_table(exception_kind::name, #python_name, base##_type);                     \
    }                                                                                              \
    inline constexpr type_object name##_type =                                                     \
        builtins::ready<name##_type, builtins::name##_table>();
#include <stasis/object/exceptions.def.hpp>
#undef STASIS_EXCEPTION

namespace builtins {

inline constexpr type_object budget_exceeded_table = [] {
    type_object self{};
    self.tp_name = "stasis.BudgetExceeded";
    self.tp_base = &base_exception_type;
    self.tp_init = exception_init;
    self.tp_new = exception_new;
    return self;
}();

} // namespace builtins

inline constexpr type_object budget_exceeded_type =
    builtins::ready<budget_exceeded_type, builtins::budget_exceeded_table>();

} // namespace stasis
