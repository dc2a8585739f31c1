// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/context.hpp: Context: what context variables mean, while a function runs in
// it. The current one belongs to the thread's state.
// Promises: a copy, and an iterator, see what there was when it was made: the variables are a dict
// that contexts and iterators share, and who changes a shared one makes a copy of it first.
// CPython 3.11: PyContext (Python/context.c). Differs from CPython: that has a tree of hashes
// (Python/hamt.c), of which a change copies one path: here a change of a shared dict takes the time
// that copying it takes. Iterators give the variables in the order in which they were set;
// CPython's follow the hashes of their addresses.
#pragma once

#include <stasis/builtins/dict.hpp>
#include <stasis/builtins/identity.hpp>
#include <stasis/builtins/singletons.hpp>
#include <stasis/library/detail/fields.hpp>
#include <stasis/library/detail/module_arguments.hpp>
#include <stasis/state/dict_merge.hpp>

namespace stasis::library {

/// PyContext.
struct context_object : detail::sealed_object {
    context_object* ctx_prev = nullptr; ///< the thread's one before it was entered, if it is
    dict_object* ctx_vars = nullptr;    ///< of ContextVars; others may have it, too
    object* ctx_weakreflist = nullptr;
    bool ctx_entered = false;
};

extern const type_object context_type;
extern const type_object context_variable_type;

namespace detail {

[[nodiscard]] constexpr context_object* context_of(value self) noexcept {
    return static_cast<context_object*>(self.data.object);
}

/// A context of those variables, which it shares.
[[nodiscard]] constexpr context_object* new_context(thread_state& thread,
                                                    dict_object* variables) noexcept {
    auto* const result = allocate<context_object>(thread, context_type);
    if (result != nullptr) {
        increment(variables);
        result->ctx_vars = variables;
    }
    return result;
}

/// A context of no variables: PyContext_New.
[[nodiscard]] constexpr context_object* new_context(thread_state& thread) noexcept {
    dict_object* const variables = new_dict(thread);
    const owned kept = owned::take(variables);
    return variables != nullptr ? new_context(thread, variables) : nullptr;
}

/// The thread's context, which is made when it is first asked for; null: MemoryError is pending.
[[nodiscard]] constexpr context_object* current_context(thread_state& thread) noexcept {
    if (thread.context == nullptr) {
        thread.context = new_context(thread);
    }
    return static_cast<context_object*>(thread.context);
}

/// The variables of a context, to be changed; empty: MemoryError is pending. While they are held
/// here, who else changes them makes a copy.
[[nodiscard]] constexpr owned changeable_variables(thread_state& thread,
                                                   context_object* self) noexcept {
    if (self->ctx_vars->ob_refcnt != 1) {
        dict_object* const own = state::copy(thread, self->ctx_vars);
        if (own == nullptr) {
            return {};
        }
        state::replace(self->ctx_vars, own);
    }
    return owned::share(self->ctx_vars);
}

/// Raises what says something of repr(of).
constexpr raised raise_about(thread_state& thread, const type_object& type, const char* before,
                             value of, const char* after = "") noexcept {
    const owned shown = interpreter::repr(thread, of);
    return shown ? raise(thread, type, before, shown.get().data.object, after) : raised{};
}

/// Checks that a key is a ContextVar; false: TypeError is pending.
[[nodiscard]] constexpr bool is_context_key(thread_state& thread, value key) noexcept {
    if (type_of(key) == &context_variable_type) {
        return true;
    }
    raise_about(thread, type_error_type, "a ContextVar key was expected, got ", key);
    return false;
}

/// What a variable is set to in a context; empty: it isn't, or an exception is pending.
[[nodiscard]] constexpr owned find_in_context(thread_state& thread, const context_object* self,
                                              value key) noexcept {
    object* const found = find(thread, self->ctx_vars, key);
    if (found == nullptr) {
        return {};
    }
    return owned::share(load(found));
}

/// Context().
[[nodiscard]] constexpr owned context_new(thread_state& thread, const type_object&,
                                          const arguments& given) noexcept {
    if (given.count != 0 || keyword_count(given) != 0) {
        return raise(thread, type_error_type, "Context() does not accept any arguments");
    }
    return owned::take(new_context(thread));
}

[[nodiscard]] constexpr ssize context_length(thread_state&, value self) noexcept {
    return context_of(self)->ctx_vars->ma_used;
}

[[nodiscard]] constexpr owned context_subscript(thread_state& thread, value self,
                                                value key) noexcept {
    if (!is_context_key(thread, key)) {
        return {};
    }
    owned found = find_in_context(thread, context_of(self), key);
    if (!found && !pending(thread)) {
        return raise_with(thread, key_error_type, key);
    }
    return found;
}

[[nodiscard]] constexpr int context_contains(thread_state& thread, value self, value key) noexcept {
    if (!is_context_key(thread, key)) {
        return -1;
    }
    const owned found = find_in_context(thread, context_of(self), key);
    return found ? 1 : pending(thread) ? -1 : 0;
}

[[nodiscard]] constexpr owned context_compare(thread_state& thread, value left, value right,
                                              int operation) noexcept {
    if (type_of(left) != &context_type || type_of(right) != &context_type ||
        (operation != equal && operation != not_equal)) {
        return not_implemented();
    }
    dict_object* const first = context_of(left)->ctx_vars;
    dict_object* const second = context_of(right)->ctx_vars;
    const owned kept_first = owned::share(first);
    const owned kept_second = owned::share(second);
    const int same = first == second ? 1
                     : first->ma_used == second->ma_used
                         ? builtins::detail::same_entries(thread, first, second)
                         : 0;
    if (same < 0) {
        return {};
    }
    return owned::take(make_bool((same == 1) == (operation == equal)));
}

// ---- iterators ---------------------------------------------------------------------------------

/// PyHamtIterator.
struct context_iterator : sealed_object {
    dict_object* variables = nullptr;
    ssize next = 0; ///< the entry to look at
};

extern const type_object context_iterator_types[3];

template <dict_part Part>
[[nodiscard]] constexpr owned context_iterator_next(thread_state& thread, value held) noexcept {
    auto* const self = static_cast<context_iterator*>(held.data.object);
    const dict_item_view entry = next_entry(self->variables, self->next);
    if (!entry) {
        return {};
    }
    if constexpr (Part == dict_part_items) {
        return builtins::detail::pair_of(thread, entry);
    } else {
        return owned::share(load(Part == dict_part_keys ? entry.me_key : entry.me_value));
    }
}

[[nodiscard]] constexpr ssize context_iterator_length(thread_state&, value self) noexcept {
    return static_cast<context_iterator*>(self.data.object)->variables->ma_used;
}

inline constexpr mapping_methods context_iterator_as_mapping{context_iterator_length, nullptr,
                                                             nullptr};

[[nodiscard]] consteval type_object context_iterator_table(const char* name, unary_slot next) {
    using fields = object_fields<context_iterator, &context_iterator::variables>;
    type_object self = object_table<context_iterator, fields>(name, nullptr);
    self.tp_getattro = interpreter::generic_get_attribute;
    self.tp_clear = nullptr; // a dict that leads back to it can be cleared itself
    self.tp_as_mapping = &context_iterator_as_mapping;
    self.tp_iter = self_iterator;
    self.tp_iternext = next;
    return self;
}

inline constexpr type_object context_iterator_tables[] = {
    context_iterator_table("keys", context_iterator_next<dict_part_keys>),
    context_iterator_table("values", context_iterator_next<dict_part_values>),
    context_iterator_table("items", context_iterator_next<dict_part_items>)};
inline constexpr type_object context_iterator_types[] = {
    ready<context_iterator_types[0], context_iterator_tables[0]>(),
    ready<context_iterator_types[1], context_iterator_tables[1]>(),
    ready<context_iterator_types[2], context_iterator_tables[2]>()};

[[nodiscard]] constexpr owned iterate_context(thread_state& thread, const context_object* self,
                                              dict_part part) noexcept {
    auto* const result = allocate<context_iterator>(thread, context_iterator_types[part]);
    if (result != nullptr) {
        increment(self->ctx_vars);
        result->variables = self->ctx_vars;
    }
    return owned::take(result);
}

[[nodiscard]] constexpr owned context_iterate(thread_state& thread, value self) noexcept {
    return iterate_context(thread, context_of(self), dict_part_keys);
}

// ---- methods -----------------------------------------------------------------------------------

/// Context.get(key, default=None).
[[nodiscard]] constexpr owned context_get(thread_state& thread, const arguments& given) noexcept {
    if (!takes(thread, "Context.get", given, 1, 2) || !is_context_key(thread, given.values[1])) {
        return {};
    }
    owned found = find_in_context(thread, context_of(given.values[0]), given.values[1]);
    if (!found && !pending(thread)) {
        return owned::share(given.count > 2 ? given.values[2] : none_value);
    }
    return found;
}

template <dict_part Part>
[[nodiscard]] constexpr owned context_part(thread_state& thread, const arguments& given) noexcept {
    constexpr const char* names[] = {"Context.keys", "Context.values", "Context.items"};
    if (!takes_none(thread, names[Part], given)) {
        return {};
    }
    return iterate_context(thread, context_of(given.values[0]), Part);
}

[[nodiscard]] constexpr owned context_copy(thread_state& thread, const arguments& given) noexcept {
    if (!takes_none(thread, "Context.copy", given)) {
        return {};
    }
    return owned::take(new_context(thread, context_of(given.values[0])->ctx_vars));
}

/// Context.run(callable, *args, **kwargs).
[[nodiscard]] constexpr owned context_run(thread_state& thread, const arguments& given) noexcept {
    if (given.count < 2) {
        return raise(thread, type_error_type, "run() missing 1 required positional argument");
    }
    context_object* const self = context_of(given.values[0]);
    if (self->ctx_entered) {
        return raise_about(thread, runtime_error_type, "cannot enter context: ", given.values[0],
                           " is already entered");
    }
    self->ctx_prev = static_cast<context_object*>(thread.context);
    self->ctx_entered = true;
    increment(self);
    thread.context = self;
    owned result = interpreter::call(thread, given.values[1],
                                     {given.values + 2, given.count - 2, given.keywords});
    const owned kept = owned::take(self);
    thread.context = self->ctx_prev;
    self->ctx_prev = nullptr;
    self->ctx_entered = false;
    return result;
}

constexpr int context_traverse(object* held, visit_slot visit, visit_argument* argument) noexcept {
    const auto* const self = static_cast<context_object*>(held);
    return visit_each(visit, argument, self->ctx_prev, self->ctx_vars);
}

inline constexpr mapping_methods context_as_mapping{context_length, context_subscript, nullptr};

inline constexpr sequence_methods context_as_sequence = [] {
    sequence_methods slots{};
    slots.sq_contains = context_contains;
    return slots;
}();

inline constexpr method_def context_methods[] = {
    {"get", context_get, 0, nullptr},
    {"items", context_part<dict_part_items>, 0, nullptr},
    {"keys", context_part<dict_part_keys>, 0, nullptr},
    {"values", context_part<dict_part_values>, 0, nullptr},
    {"copy", context_copy, 0, nullptr},
    {"run", context_run, 0, nullptr},
    {nullptr, nullptr, 0, nullptr}};

inline constexpr type_object context_table = [] {
    type_object self{};
    self.tp_name = "_contextvars.Context";
    self.tp_basicsize = sizeof(context_object);
    self.tp_is_gc = loose_link<context_object>;
    self.tp_dealloc = referable_dealloc;
    self.tp_free = free_object<context_object>;
    self.tp_traverse = context_traverse;
    self.tp_weaklistoffset = 32; // of ctx_weakreflist
    self.tp_hash = hash_not_implemented;
    self.tp_as_sequence = &context_as_sequence;
    self.tp_as_mapping = &context_as_mapping;
    self.tp_getattro = interpreter::generic_get_attribute;
    self.tp_richcompare = context_compare;
    self.tp_iter = context_iterate;
    self.tp_methods = context_methods;
    self.tp_base = &object_type;
    self.tp_dict = pointer_to<dict_object>(no_documentation);
    self.tp_new = context_new;
    return self;
}();

} // namespace detail

inline constexpr type_object context_type =
    builtins::ready<context_type, detail::context_table, "run">();

} // namespace stasis::library
