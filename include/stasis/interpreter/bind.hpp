// SPDX-License-Identifier: BSL-1.0
// stasis/interpreter/bind.hpp: from the arguments of a call to a function's local variables.
// Promises: positional, keyword and default arguments, *args and **kwargs, with CPython's rules and
// TypeError texts. The locals take references of their own.
// CPython 3.11: initialize_locals, too_many_positional, missing_arguments (Python/ceval.c).
#pragma once

#include <stasis/interpreter/protocol.hpp>

namespace stasis::interpreter {

namespace detail {

/// The parameters of a code object, in the order of its locals.
struct parameters {
    ssize positional;
    ssize keyword_only;
    bool varargs;
    bool varkeywords;
};

[[nodiscard]] constexpr parameters parameters_of(const code_object* code) noexcept {
    return {code->co_argcount, code->co_kwonlyargcount, (code->co_flags & code_varargs) != 0,
            (code->co_flags & code_varkeywords) != 0};
}

[[nodiscard]] constexpr object* local_name(const code_object* code, ssize index) noexcept {
    return items(code->co_localsplusnames)[index];
}

/// Adds 'a', 'b' and 'c' to a message: the names of the locals that are still unbound.
constexpr void add_names(text_builder& message, const code_object* code, const value* locals,
                         ssize from, ssize to, ssize count) noexcept {
    ssize done = 0;
    for (ssize i = from; i < to; ++i) {
        if (locals[i]) {
            continue;
        }
        if (done > 0) {
            message.add(done + 1 < count ? ", " : count > 2 ? ", and " : " and ");
        }
        message.add("'");
        message.add(local_name(code, i));
        message.add("'");
        ++done;
    }
}

constexpr void raise_missing(thread_state& thread, const function_object& function,
                             const code_object* code, const value* locals, ssize from, ssize to,
                             ssize count, const char* kind) noexcept {
    text_builder message{thread};
    message.add(function.func_qualname);
    message.add("() missing ");
    message.add(std::int64_t{count});
    message.add(" required ");
    message.add(kind);
    message.add(count == 1 ? " argument: " : " arguments: ");
    add_names(message, code, locals, from, to, count);
    if (const owned built = message.finish()) {
        raise_with(thread, type_error_type, built.get());
    }
}

constexpr void raise_too_many(thread_state& thread, const function_object& function,
                              const value* locals, ssize given) noexcept {
    const parameters wanted = parameters_of(function.func_code);
    const ssize defaults = function.func_defaults != nullptr ? function.func_defaults->ob_size : 0;
    ssize keywords_given = 0;
    for (ssize i = wanted.positional; i < wanted.positional + wanted.keyword_only; ++i) {
        keywords_given += locals[i] ? 1 : 0;
    }
    text_builder message{thread};
    message.add(function.func_qualname);
    message.add("() takes ");
    if (defaults > 0) {
        message.add("from ");
        message.add(std::int64_t{wanted.positional - defaults});
        message.add(" to ");
    }
    message.add(std::int64_t{wanted.positional});
    message.add(" positional argument");
    message.add(wanted.positional == 1 && defaults == 0 ? "" : "s");
    message.add(" but ");
    message.add(std::int64_t{given});
    if (keywords_given > 0) {
        message.add(given == 1 ? " positional argument (and " : " positional arguments (and ");
        message.add(std::int64_t{keywords_given});
        message.add(keywords_given == 1 ? " keyword-only argument)" : " keyword-only arguments)");
    }
    message.add(given == 1 && keywords_given == 0 ? " was given" : " were given");
    if (const owned built = message.finish()) {
        raise_with(thread, type_error_type, built.get());
    }
}

/// Raises the TypeError that names the positional-only parameters that keywords were given for;
/// false: there are none.
[[nodiscard]] constexpr bool refuse_positional_only(thread_state& thread,
                                                    const function_object& function,
                                                    const arguments& given) noexcept {
    text_builder message(thread);
    bool any = false;
    for (ssize i = 0; i < function.func_code->co_posonlyargcount; ++i) {
        object* parameter = local_name(function.func_code, i);
        bool passed = false;
        for (ssize k = 0; k < given.keywords->ob_size && !passed; ++k) {
            passed = text_of(items(given.keywords)[k]) == text_of(parameter);
        }
        if (passed) {
            if (any) {
                message.add(", ");
            } else {
                message.add(text_of(function.func_qualname));
                message.add("() got some positional-only arguments passed as keyword arguments: '");
            }
            message.add(text_of(parameter));
            any = true;
        }
    }
    if (any) {
        message.add("'");
        if (const owned built = message.finish()) {
            raise_with(thread, type_error_type, built.get());
        }
    }
    return any;
}

/// Binds the keyword arguments; false: an exception is pending.
[[nodiscard]] constexpr bool bind_keywords(thread_state& thread, const function_object& function,
                                           const arguments& given, value* locals,
                                           dict_object* rest) noexcept {
    const code_object* code = function.func_code;
    const parameters wanted = parameters_of(code);
    const ssize named = wanted.positional + wanted.keyword_only;
    for (ssize k = 0; k < given.keywords->ob_size; ++k) {
        object* name = items(given.keywords)[k];
        const value item = given.values[given.count + k];
        ssize index = 0;
        for (; index < named; ++index) {
            object* candidate = local_name(code, index);
            if (candidate == name || text_of(candidate) == text_of(name)) {
                if (index >= code->co_posonlyargcount) {
                    break;
                }
            }
        }
        if (index < named) {
            if (locals[index]) {
                raise(thread, type_error_type, function.func_qualname,
                      "() got multiple values for argument '", name, "'");
                return false;
            }
            increment(item);
            locals[index] = item;
        } else if (rest != nullptr) {
            if (!store(thread, rest, make_object(name), item)) {
                return false;
            }
        } else {
            if (!refuse_positional_only(thread, function, given)) {
                raise(thread, type_error_type, function.func_qualname,
                      "() got an unexpected keyword argument '", name, "'");
            }
            return false;
        }
    }
    return true;
}

/// Fills in the defaults; false: an argument is missing, or it raised.
[[nodiscard]] constexpr bool bind_defaults(thread_state& thread, const function_object& function,
                                           const code_object* code, ssize given,
                                           value* locals) noexcept {
    const parameters wanted = parameters_of(code);
    const ssize defaults = function.func_defaults != nullptr ? function.func_defaults->ob_size : 0;
    const ssize required = wanted.positional - defaults;
    ssize missing = 0;
    for (ssize i = given; i < required; ++i) {
        missing += locals[i] ? 0 : 1;
    }
    if (missing > 0) {
        raise_missing(thread, function, code, locals, given, required, missing, "positional");
        return false;
    }
    for (ssize i = given > required ? given : required; i < wanted.positional; ++i) {
        if (!locals[i]) {
            locals[i] = load(items(function.func_defaults)[i - required]);
            increment(locals[i]);
        }
    }
    const ssize named = wanted.positional + wanted.keyword_only;
    for (ssize i = wanted.positional; i < named; ++i) {
        if (!locals[i] && function.func_kwdefaults != nullptr) {
            // Keys may run code that gives the function another dict, and other code.
            const owned defaults_by_name = owned::share(function.func_kwdefaults);
            object* found =
                state::find(thread, static_cast<dict_object*>(defaults_by_name.as_object()),
                            make_object(local_name(code, i)));
            if (found != nullptr) {
                locals[i] = load(found);
                increment(locals[i]);
            } else if (pending(thread)) {
                return false;
            }
        }
        missing += locals[i] ? 0 : 1;
    }
    if (missing > 0) {
        raise_missing(thread, function, code, locals, wanted.positional, named, missing,
                      "keyword-only");
        return false;
    }
    return true;
}

} // namespace detail

/// Whether a call with that many positional arguments and no keywords needs nothing but a copy.
[[nodiscard]] constexpr bool binds_directly(const function_object& function, ssize count) noexcept {
    const code_object* code = function.func_code;
    return code->co_argcount == count && code->co_kwonlyargcount == 0 &&
           (code->co_flags & (code_varargs | code_varkeywords)) == 0;
}

/// Binds a call's arguments to the locals, all of them empty before. Whoever calls it holds the
/// function's code: keys of its __kwdefaults__ may run code that gives it another one. False: an
/// exception is pending; what was bound so far stays in the locals, for the caller to give back.
[[nodiscard]] constexpr bool bind(thread_state& thread, const function_object& function,
                                  const arguments& given, value* locals) noexcept {
    const detail::parameters wanted = detail::parameters_of(function.func_code);
    const ssize copied = given.count < wanted.positional ? given.count : wanted.positional;
    for (ssize i = 0; i < copied; ++i) {
        increment(given.values[i]);
        locals[i] = given.values[i];
    }
    ssize next_local = wanted.positional + wanted.keyword_only;
    if (wanted.varargs) {
        tuple_object* rest = new_tuple(thread, given.values + copied, given.count - copied);
        if (rest == nullptr) {
            return false;
        }
        locals[next_local++] = make_object(rest);
    }
    dict_object* keywords = nullptr;
    if (wanted.varkeywords) {
        keywords = new_dict(thread);
        if (keywords == nullptr) {
            return false;
        }
        locals[next_local] = make_object(keywords);
    }
    if (given.keywords != nullptr &&
        !detail::bind_keywords(thread, function, given, locals, keywords)) {
        return false;
    }
    if (given.count > wanted.positional && !wanted.varargs) {
        detail::raise_too_many(thread, function, locals, given.count);
        return false;
    }
    return detail::bind_defaults(thread, function, function.func_code, copied, locals);
}

} // namespace stasis::interpreter
