// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/evaluate.hpp: eval, exec and compile.
// Promises: code objects run in the namespaces that are given, or in the caller's. Of source text,
// those run that were compiled with the program (object/module.hpp, frozen_text), and any where the
// program has the compiler (compiler/compile.hpp). CPython 3.11: builtin_eval_impl,
// builtin_exec_impl, builtin_compile_impl (Python/bltinmodule.c), _Py_SourceAsString. Refuses:
// source text, and syntax trees, where there is no compiler: a NotImplementedError that says so.
#pragma once

#include <stasis/builtins/file_system_path.hpp>
#include <stasis/builtins/named_arguments.hpp>
#include <stasis/builtins/source_text.hpp>
#include <stasis/builtins/type.hpp>
#include <stasis/interpreter/c_integer.hpp>
#include <stasis/interpreter/scope.hpp>
#include <stasis/state/modules.hpp>

namespace stasis::builtins {

namespace detail {

/// The namespaces that code is to run in.
struct evaluation_scope {
    owned globals; ///< a dict; empty: an exception is pending
    owned locals;  ///< a mapping
};

/// Enters __builtins__ where it is missing; false: an exception is pending.
[[nodiscard]] constexpr bool enter_builtins(thread_state& thread, dict_object* globals) noexcept {
    const value name = make_object(pointer_to(graph::str_<"__builtins__">));
    if (find(thread, globals, name) != nullptr) {
        return true;
    }
    if (pending(thread) || !is_writable(thread, globals)) {
        return false;
    }
    const owned builtins = interpreter::builtins_of(thread, interpreter::current_builtins(thread));
    return builtins && store(thread, globals, name, builtins.get());
}

/// Whether a value can be subscripted as a mapping is: PyMapping_Check.
[[nodiscard]] constexpr bool is_mapping(value given) noexcept {
    const mapping_methods* methods = type_of(given)->tp_as_mapping;
    return methods != nullptr && methods->mp_subscript != nullptr;
}

/// Checks the namespaces that eval was given; false: TypeError is pending.
[[nodiscard]] constexpr bool check_eval_scope(thread_state& thread, value globals,
                                              value locals) noexcept {
    if (locals && !is_mapping(locals)) {
        raise(thread, type_error_type, "locals must be a mapping");
        return false;
    }
    if (globals && as<dict_object>(globals, dict_type) == nullptr) {
        raise(thread, type_error_type,
              is_mapping(globals) ? "globals must be a real dict; try eval(code, {}, mapping)"
                                  : "globals must be a dict");
        return false;
    }
    return true;
}

/// The same of exec.
[[nodiscard]] constexpr bool check_exec_scope(thread_state& thread, value globals,
                                              value locals) noexcept {
    if (globals && as<dict_object>(globals, dict_type) == nullptr) {
        raise(thread, type_error_type, "exec() globals must be a dict, not ",
              type_of(globals)->tp_name);
        return false;
    }
    if (locals && !is_mapping(locals)) {
        raise(thread, type_error_type, "locals must be a mapping or None, not ",
              type_of(locals)->tp_name);
        return false;
    }
    return true;
}

/// An argument, None being none.
[[nodiscard]] constexpr value unless_none(value given) noexcept {
    return given.kind == tag::none ? value{} : given;
}

/// What the namespaces are, given or the caller's.
[[nodiscard]] constexpr evaluation_scope scope_of(thread_state& thread, value globals,
                                                  value locals) noexcept {
    evaluation_scope result;
    if (locals) {
        result.locals = owned::share(locals);
    } else if (globals) {
        result.locals = owned::share(globals);
    } else {
        result.locals = interpreter::current_locals(thread);
    }
    dict_object* const names = globals ? static_cast<dict_object*>(globals.data.object)
                                       : interpreter::current_globals(thread);
    if (result.locals && enter_builtins(thread, names)) {
        result.globals = owned::share(names);
    }
    return result;
}

/// Raises the SyntaxError that a text is refused with, as if there were a compiler: without a
/// traceback.
constexpr void raise_refusal(thread_state& thread, const code_object* code) noexcept {
    const owned globals = owned::take(new_dict(thread));
    if (!globals) {
        return;
    }
    auto* const names = static_cast<dict_object*>(globals.as_object());
    const owned body =
        owned::take(enter_builtins(thread, names) ? new_function(thread, code, names) : nullptr);
    if (!body) {
        return;
    }
    static_cast<void>(thread.interp->eval_body(
        thread, *static_cast<const function_object*>(body.as_object()), names));
    if (pending(thread) && !is_immortal(thread.curexc_value)) {
        state::drop(thread.curexc_value->traceback);
    }
}

/// The code of a source text; empty: NotImplementedError is pending, or what the compiler raised.
[[nodiscard]] constexpr owned code_of_text(thread_state& thread,
                                           const given_source& given) noexcept {
    const frozen_text* found = nullptr;
    if (is_kind_of(given.source, str_type)) {
        found = find_frozen_text(*thread.interp, given.mode, text_of(given.source.data.object));
    }
    if (found != nullptr) {
        if (found->refused) {
            raise_refusal(thread, *found->code);
            return {};
        }
        return owned::share(pointer_to(**found->code));
    }
    const text_compiler& compiler = thread.interp->importable.compiler;
    if (compiler.compile == nullptr) {
        return raise(thread, not_implemented_error_type, given.function,
                     "() of source text that wasn't compiled with the program is not implemented");
    }
    bool names_encoding = true;
    const owned held = source_characters(thread, given, names_encoding);
    if (!held) {
        return {};
    }
    return compiler.compile(thread, text_of(held.as_object()), given.filename, given.mode,
                            !names_encoding);
}

/// The syntax tree of a source text; empty: an exception is pending.
[[nodiscard]] constexpr owned tree_of_text(thread_state& thread,
                                           const given_source& given) noexcept {
    const text_compiler& compiler = thread.interp->importable.compiler;
    if (compiler.parse == nullptr) {
        return raise(thread, not_implemented_error_type,
                     "compile() to a syntax tree is not implemented in a program without the "
                     "compiler");
    }
    bool names_encoding = true;
    const owned held = source_characters(thread, given, names_encoding);
    if (!held) {
        return {};
    }
    return compiler.parse(thread, text_of(held.as_object()), given.filename, given.mode,
                          !names_encoding);
}

/// The code of a syntax tree; empty: an exception is pending.
[[nodiscard]] constexpr owned code_of_tree(thread_state& thread, const char* mode, value tree,
                                           object* filename) noexcept {
    const text_compiler& compiler = thread.interp->importable.compiler;
    if (compiler.compile_tree == nullptr) {
        return raise(thread, not_implemented_error_type,
                     "compile() of a syntax tree is not implemented in a program without the "
                     "compiler");
    }
    return compiler.compile_tree(thread, tree, filename, mode);
}

/// Whether a value is a node of a syntax tree: of a type that derives from the module ast's AST.
[[nodiscard]] constexpr bool is_syntax_tree(value given) noexcept {
    for (const type_object* type = type_of(given); type != nullptr; type = type->tp_base) {
        if ((type->tp_flags & flag_heap_type) == 0 && text{type->tp_name} == text{"ast.AST"}) {
            return true;
        }
    }
    return false;
}

/// Whether exec was given the closure that code needs; false: TypeError is pending.
[[nodiscard]] constexpr bool check_closure(thread_state& thread, const code_object* code,
                                           value closure) noexcept {
    if (code->co_nfreevars == 0) {
        if (closure) {
            raise(thread, type_error_type, "cannot use a closure with this code object");
        }
        return !closure;
    }
    bool fits = closure && type_of(closure) == &tuple_type;
    if (fits) {
        const auto* cells = static_cast<const tuple_object*>(closure.data.object);
        fits = cells->ob_size == code->co_nfreevars;
        for (ssize i = 0; fits && i < cells->ob_size; ++i) {
            fits = items(cells)[i]->ob_type == &cell_type;
        }
    }
    if (!fits) {
        raise(thread, type_error_type, "code object requires a closure of exactly length ",
              ssize{code->co_nfreevars});
    }
    return fits;
}

/// Runs code, or says why it can't; empty: an exception is pending.
[[nodiscard]] constexpr owned evaluate(thread_state& thread, const char* function, value source,
                                       const evaluation_scope& scope, bool is_exec = false,
                                       value closure = {}) noexcept {
    owned compiled;
    const given_source given{function, "code object", function, source,
                             pointer_to(graph::str_<"<string>">)};
    const code_object* code = as<code_object>(source, code_type);
    if (code == nullptr && closure) {
        return raise(thread, type_error_type,
                     "closure can only be used when source is a code object");
    }
    if (code == nullptr && may_be_source(source)) {
        compiled = code_of_text(thread, given);
        if (!compiled) {
            return {};
        }
        code = static_cast<const code_object*>(compiled.as_object());
    }
    if (code == nullptr) {
        return refuse_source(thread, given);
    }
    if (is_exec) {
        if (!check_closure(thread, code, closure)) {
            return {};
        }
    } else if (code->co_nfreevars != 0) {
        return raise(thread, type_error_type,
                     "code object passed to eval() may not contain free variables");
    }
    auto* const globals = static_cast<dict_object*>(scope.globals.as_object());
    auto* const names = scope.locals.as_object();
    if (!is_writable(thread, globals) ||
        (names->ob_type == &dict_type && !is_writable(thread, names))) {
        return {};
    }
    // What runs may be a generator's code, which outlives the call.
    const object* builtins = interpreter::current_builtins(thread);
    if (!interpreter::find_builtins(thread, globals, builtins)) {
        return {};
    }
    function_object* const made = new_function(thread, code, globals, builtins);
    const owned body = owned::take(made);
    if (!body) {
        return {};
    }
    if (closure) {
        increment(closure);
        made->func_closure = static_cast<tuple_object*>(closure.data.object);
    }
    return thread.interp->eval_body(thread, *static_cast<const function_object*>(body.as_object()),
                                    names);
}

} // namespace detail

/// eval(source, globals=None, locals=None, /).
[[nodiscard]] constexpr owned eval(thread_state& thread, const arguments& given) noexcept {
    if (!takes_plain(thread, "eval", given, 1, 3)) {
        return {};
    }
    const value globals = given.count > 1 ? detail::unless_none(given.values[1]) : value{};
    const value locals = given.count > 2 ? detail::unless_none(given.values[2]) : value{};
    if (!detail::check_eval_scope(thread, globals, locals)) {
        return {};
    }
    const detail::evaluation_scope scope = detail::scope_of(thread, globals, locals);
    if (!scope.globals) {
        return {};
    }
    return detail::evaluate(thread, "eval", given.values[0], scope);
}

/// exec(source, globals=None, locals=None, /, *, closure=None).
[[nodiscard]] constexpr owned exec(thread_state& thread, const arguments& given) noexcept {
    constexpr signature<4> of{"exec", {"", "", "", "closure"}, 1, 3, 3};
    value each[4];
    if (!read_arguments(thread, of, given, each)) {
        return {};
    }
    const value globals = detail::unless_none(each[1]);
    const value locals = detail::unless_none(each[2]);
    if (!detail::check_exec_scope(thread, globals, locals)) {
        return {};
    }
    const detail::evaluation_scope scope = detail::scope_of(thread, globals, locals);
    if (!scope.globals) {
        return {};
    }
    if (!detail::evaluate(thread, "exec", each[0], scope, true, detail::unless_none(each[3]))) {
        return {};
    }
    return owned::take(none_value);
}

namespace detail {

/// The mode of compile() that a str names, or null.
[[nodiscard]] constexpr const char* known_mode(value mode) noexcept {
    for (const char* each : {"exec", "eval", "single"}) {
        if (text_of(mode.data.object) == text{each}) {
            return each;
        }
    }
    return nullptr;
}

} // namespace detail

/// What compile() is asked for a syntax tree by: ast.PyCF_ONLY_AST.
inline constexpr int only_syntax_tree = 0x400;

/// compile(source, filename, mode, flags=0, dont_inherit=False, optimize=-1, *,
/// _feature_version=-1): the code of a text; of one that was compiled with the program, under the
/// file name that it had there.
[[nodiscard]] constexpr owned compile(thread_state& thread, const arguments& given) noexcept {
    constexpr signature<7> of{
        "compile",
        {"source", "filename", "mode", "flags", "dont_inherit", "optimize", "_feature_version"},
        3,
        0,
        6};
    value each[7];
    if (!read_arguments(thread, of, given, each)) {
        return {};
    }
    const owned filename = path_text(thread, each[1]);
    if (!filename) {
        return {};
    }
    if (!is_kind_of(each[2], str_type)) {
        return raise(thread, type_error_type, "compile() argument 'mode' must be str, not ",
                     type_of(each[2])->tp_name);
    }
    int flags = 0;
    if (each[3] && !interpreter::to_c_integer(thread, each[3], flags)) {
        return {};
    }
    const char* const mode = detail::known_mode(each[2]);
    if (mode == nullptr) {
        return raise(thread, value_error_type, "compile() mode must be 'exec', 'eval' or 'single'");
    }
    const bool is_tree = detail::is_syntax_tree(each[0]);
    if (is_tree && (flags & only_syntax_tree) != 0) {
        return owned::share(each[0]);
    }
    const given_source to_compile{"compile", "AST object", mode, each[0], filename.as_object()};
    if (!is_tree && !may_be_source(each[0])) {
        return refuse_source(thread, to_compile);
    }
    if (is_tree) {
        return detail::code_of_tree(thread, mode, each[0], filename.as_object());
    }
    if ((flags & only_syntax_tree) != 0) {
        return detail::tree_of_text(thread, to_compile);
    }
    return detail::code_of_text(thread, to_compile);
}

inline constexpr method_def eval_def{"eval", eval, 0, nullptr};
inline constexpr method_def exec_def{"exec", exec, 0, nullptr};
inline constexpr method_def compile_def{"compile", compile, 0, nullptr};
/// The built-in functions.
inline constexpr builtin_function_object eval_object{immortal_head(builtin_function_type),
                                                     &eval_def};
inline constexpr builtin_function_object exec_object{immortal_head(builtin_function_type),
                                                     &exec_def};
inline constexpr builtin_function_object compile_object{immortal_head(builtin_function_type),
                                                        &compile_def};

} // namespace stasis::builtins
