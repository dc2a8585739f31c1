// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/context_variable.hpp: ContextVar, what it means in the thread's context,
// and Token, by which it gets back what it meant before. CPython 3.11: PyContextVar, PyContextToken
// (Python/context.c).
#pragma once

#include <stasis/builtins/class_getitem.hpp>
#include <stasis/builtins/repr_guard.hpp>
#include <stasis/library/detail/context.hpp>

namespace stasis::library {

/// PyContextVar.
struct context_variable_object : detail::sealed_object {
    object* var_name = nullptr;
    value var_default; ///< empty: there is none
    hash_t var_hash = 0;
};

/// PyContextToken.
struct context_token_object : detail::sealed_object {
    context_object* tok_ctx = nullptr;
    context_variable_object* tok_var = nullptr;
    value tok_oldval; ///< empty: the variable wasn't set
    bool tok_used = false;
};

extern const type_object context_token_type;

namespace detail {

extern const type_object token_missing_type;

/// Token.MISSING: what a variable meant before that wasn't set.
inline constexpr object token_missing{immortal_head(token_missing_type)};

[[nodiscard]] constexpr owned token_missing_repr(thread_state& thread, value) noexcept {
    return new_str(thread, "<Token.MISSING>");
}

inline constexpr type_object token_missing_table = [] {
    type_object self = singleton_table("Token.MISSING", token_missing_repr);
    self.tp_getattro = interpreter::generic_get_attribute;
    return self;
}();
inline constexpr type_object token_missing_type = ready<token_missing_type, token_missing_table>();

// ---- ContextVar --------------------------------------------------------------------------------

[[nodiscard]] constexpr context_variable_object* context_variable_of(value self) noexcept {
    return static_cast<context_variable_object*>(self.data.object);
}

/// ContextVar(name, *, default).
[[nodiscard]] constexpr owned context_variable_new(thread_state& thread, const type_object& type,
                                                   const arguments& given) noexcept {
    constexpr signature<2> of{"ContextVar", {"", "default"}, 1, 1, 1};
    if (given.count == 2 && keyword_count(given) == 0) {
        return builtins::detail::raise_count(thread, of.name, "at most", 1, "positional ",
                                             given.count);
    }
    value each[2];
    if (!read_arguments(thread, of, given, each)) {
        return {};
    }
    if (!is_kind_of(each[0], str_type)) {
        return raise(thread, type_error_type, "context variable name must be a str");
    }
    const hash_t hash_of_name = hash_of(thread, each[0]);
    auto* const result =
        hash_of_name != -1 ? allocate<context_variable_object>(thread, type) : nullptr;
    owned kept = owned::take(result);
    if (result == nullptr) {
        return {};
    }
    const hash_t hash = support::hash_address(address_of(result)) ^ hash_of_name;
    result->var_hash = hash == -1 ? -2 : hash;
    result->var_name = box(thread, each[0]);
    if (result->var_name == nullptr) {
        return {};
    }
    increment(each[1]);
    result->var_default = each[1];
    return kept;
}

[[nodiscard]] constexpr owned context_variable_repr(thread_state& thread, value held) noexcept {
    const auto* const self = context_variable_of(held);
    text_builder built{thread};
    built.add("<ContextVar name=");
    if (!add_repr(thread, built, self->var_name)) {
        return {};
    }
    if (self->var_default) {
        const owned shown = interpreter::repr(thread, self->var_default);
        if (!shown) {
            return {};
        }
        built.add(" default=");
        built.add(shown.as_object());
    }
    built.add(" at ");
    add_address(built, self);
    built.add(">");
    return built.finish();
}

[[nodiscard]] constexpr hash_t context_variable_hash(thread_state&, value self) noexcept {
    return context_variable_of(self)->var_hash;
}

/// ContextVar.get([default]).
[[nodiscard]] constexpr owned context_variable_get(thread_state& thread,
                                                   const arguments& given) noexcept {
    if (!takes(thread, "ContextVar.get", given, 0, 1)) {
        return {};
    }
    const auto* const context = static_cast<const context_object*>(thread.context);
    if (context != nullptr) {
        owned found = find_in_context(thread, context, given.values[0]);
        if (found || pending(thread)) {
            return found;
        }
    }
    if (given.count > 1) {
        return owned::share(given.values[1]);
    }
    const value fallback = context_variable_of(given.values[0])->var_default;
    if (!fallback) {
        return raise_with(thread, lookup_error_type, given.values[0]);
    }
    return owned::share(fallback);
}

/// Gives a variable a meaning in a context; false: an exception is pending.
[[nodiscard]] constexpr bool set_in_context(thread_state& thread, context_object* context,
                                            value variable, value item) noexcept {
    const owned variables = changeable_variables(thread, context);
    return variables &&
           store(thread, static_cast<dict_object*>(variables.as_object()), variable, item);
}

/// ContextVar.set(value).
[[nodiscard]] constexpr owned context_variable_set(thread_state& thread,
                                                   const arguments& given) noexcept {
    if (!takes_one(thread, "ContextVar.set", given)) {
        return {};
    }
    context_object* const context = current_context(thread);
    if (context == nullptr) {
        return {};
    }
    owned before = find_in_context(thread, context, given.values[0]);
    if (pending(thread)) {
        return {};
    }
    auto* const token = allocate<context_token_object>(thread, context_token_type);
    owned result = owned::take(token);
    if (token == nullptr) {
        return {};
    }
    increment(context);
    increment(given.values[0]);
    token->tok_ctx = context;
    token->tok_var = context_variable_of(given.values[0]);
    token->tok_oldval = before.release();
    if (!set_in_context(thread, context, given.values[0], given.values[1])) {
        return {};
    }
    return result;
}

/// ContextVar.reset(token).
[[nodiscard]] constexpr owned context_variable_reset(thread_state& thread,
                                                     const arguments& given) noexcept {
    if (!takes_one(thread, "ContextVar.reset", given)) {
        return {};
    }
    const value variable = given.values[0];
    if (type_of(given.values[1]) != &context_token_type) {
        return raise_about(thread, type_error_type, "expected an instance of Token, got ",
                           given.values[1]);
    }
    auto* const token = static_cast<context_token_object*>(given.values[1].data.object);
    if (token->tok_used) {
        return raise_about(thread, runtime_error_type, "", given.values[1],
                           " has already been used once");
    }
    if (token->tok_var != context_variable_of(variable)) {
        return raise_about(thread, value_error_type, "", given.values[1],
                           " was created by a different ContextVar");
    }
    context_object* const context = current_context(thread);
    if (context == nullptr) {
        return {};
    }
    if (token->tok_ctx != context) {
        return raise_about(thread, value_error_type, "", given.values[1],
                           " was created in a different Context");
    }
    token->tok_used = true;
    if (token->tok_oldval) {
        return owned::take(set_in_context(thread, context, variable, token->tok_oldval) ? none_value
                                                                                        : value{});
    }
    const owned variables = changeable_variables(thread, context);
    const int erased =
        variables ? erase(thread, static_cast<dict_object*>(variables.as_object()), variable) : -1;
    if (erased < 0) {
        return {};
    }
    if (erased == 0) {
        return raise_with(thread, lookup_error_type, variable);
    }
    return owned::take(none_value);
}

[[nodiscard]] constexpr owned context_variable_name(thread_state&, value self) noexcept {
    return owned::share(load(context_variable_of(self)->var_name));
}

inline constexpr method_def context_variable_methods[] = {
    {"get", context_variable_get, 0, nullptr},
    {"set", context_variable_set, 0, nullptr},
    {"reset", context_variable_reset, 0, nullptr},
    class_getitem_row,
    {nullptr, nullptr, 0, nullptr}};

inline constexpr getset_def context_variable_members[] = {
    {"name", context_variable_name, nullptr, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr}};

inline constexpr type_object context_variable_table = [] {
    using fields = object_fields<context_variable_object, &context_variable_object::var_name,
                                 &context_variable_object::var_default>;
    type_object self = object_table<context_variable_object, fields>("_contextvars.ContextVar",
                                                                     context_variable_new);
    self.tp_getattro = interpreter::generic_get_attribute;
    self.tp_clear = nullptr; // it can lead back to itself only by what can be cleared
    self.tp_repr = context_variable_repr;
    self.tp_hash = context_variable_hash;
    self.tp_methods = context_variable_methods;
    self.tp_members = context_variable_members;
    self.tp_dict = pointer_to<dict_object>(no_documentation);
    return self;
}();

// ---- Token -------------------------------------------------------------------------------------

[[nodiscard]] constexpr const context_token_object* context_token_of(value self) noexcept {
    return static_cast<context_token_object*>(self.data.object);
}

[[nodiscard]] constexpr owned context_token_new(thread_state& thread, const type_object&,
                                                const arguments&) noexcept {
    return raise(thread, runtime_error_type, "Tokens can only be created by ContextVars");
}

[[nodiscard]] constexpr owned context_token_repr(thread_state& thread, value held) noexcept {
    const auto* const self = context_token_of(held);
    text_builder built{thread};
    built.add(self->tok_used ? "<Token used var=" : "<Token var=");
    if (!add_repr(thread, built, self->tok_var)) {
        return {};
    }
    built.add(" at ");
    add_address(built, self);
    built.add(">");
    return built.finish();
}

[[nodiscard]] constexpr owned context_token_variable(thread_state&, value self) noexcept {
    return owned::share(context_token_of(self)->tok_var);
}

[[nodiscard]] constexpr owned context_token_before(thread_state&, value self) noexcept {
    const value before = context_token_of(self)->tok_oldval;
    return owned::share(before ? before : make_object(pointer_to(token_missing)));
}

inline constexpr method_def context_token_methods[] = {class_getitem_row,
                                                       {nullptr, nullptr, 0, nullptr}};

inline constexpr getset_def context_token_getset[] = {
    {"var", context_token_variable, nullptr, nullptr, nullptr},
    {"old_value", context_token_before, nullptr, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr}};

/// Token.MISSING, and that there is no docstring.
inline constexpr const dict_object& context_token_constants =
    graph::dict_<graph::item_<graph::str_<"__doc__">, graph::none>,
                 graph::item_<graph::str_<"MISSING">, token_missing>>;

inline constexpr type_object context_token_table = [] {
    using fields = object_fields<context_token_object, &context_token_object::tok_ctx,
                                 &context_token_object::tok_var, &context_token_object::tok_oldval>;
    type_object self =
        object_table<context_token_object, fields>("_contextvars.Token", context_token_new);
    self.tp_getattro = interpreter::generic_get_attribute;
    self.tp_clear = nullptr; // it can lead back to itself only by what can be cleared
    self.tp_repr = context_token_repr;
    self.tp_hash = hash_not_implemented;
    self.tp_methods = context_token_methods;
    self.tp_getset = context_token_getset;
    self.tp_dict = pointer_to<dict_object>(context_token_constants);
    return self;
}();

} // namespace detail

inline constexpr type_object context_variable_type =
    builtins::ready<context_variable_type, detail::context_variable_table, "reset">();
inline constexpr type_object context_token_type =
    builtins::ready<context_token_type, detail::context_token_table, "var", "old_value",
                    "MISSING">();

} // namespace stasis::library
