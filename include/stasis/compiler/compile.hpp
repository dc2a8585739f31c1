// SPDX-License-Identifier: BSL-1.0
// stasis/compiler/compile.hpp: code objects and syntax trees of source texts.
// Promises: what Python 3.11 means by the text, with its line numbers, columns and SyntaxErrors;
// the bytecode is verified before it runs. Works in constant evaluation, too. CPython 3.11:
// _PyAST_Compile (Python/compile.c); its bytecode is not byte for byte the same, since nothing is
// folded. Refuses, as CPython, with SyntaxError: brackets nested more than 200 deep and blocks more
// than 20. With RecursionError: what nests as deeply as calls may. With ModuleNotFoundError: names
// beyond ASCII in a program without the module unicodedata, which has their normal forms.
#pragma once

#include <stasis/compiler/statement_checker.hpp>
#include <stasis/compiler/statement_emitter.hpp>
#include <stasis/compiler/statement_objects.hpp>
#include <stasis/compiler/statement_parser.hpp>
#include <stasis/compiler/statement_reader.hpp>
#include <stasis/compiler/symbols.hpp>

namespace stasis::compiler {

namespace detail {

/// Raises the SyntaxError about a text that is no Python. What an f-string has between braces is
/// read as a text of its own.
constexpr void explain(source& in, row<token>& tokens, text_form form) noexcept {
    if (!in.broken_field.found) {
        statement_checker checker{in, tokens};
        checker.run(form);
    }
    const bool is_in_field = in.broken_field.found;
    const int line = in.shown_line;
    while (in.broken_field.found && !in.failed()) {
        const string_field field = in.broken_field;
        in.broken_field = {};
        in.warns = field.refused; // which a warning may have been
        const field_scope inside{in, field};
        row<token> within{in.thread};
        const bool read = read_field(in, field, within);
        in.warns = true;
        if (read) {
            statement_checker checker{in, within};
            checker.run(text_form::in_string);
        }
    }
    if (!in.failed()) {
        in.refuse({}, "invalid syntax");
    }
    if (is_in_field) {
        in.look_behind(line);
    }
}

/// The code object of a tree; empty: an exception is pending.
[[nodiscard]] constexpr owned code_of(source& in, syntax_tree& tree, node_id module,
                                      const char* mode) noexcept {
    in.now = stage::binding;
    scope_table scopes{in};
    symbol_finder symbols{in, tree, scopes};
    if (!symbols.run(module)) {
        return {};
    }
    in.now = stage::emitting;
    object* const name = pointer_to(graph::str_<"<module>">);
    statement_emitter emitted{
        in, tree, scopes, {.name = name, .qualname = name}, text{mode} == text{"single"}};
    return emitted.module(module);
}

/// The module that has the types of nodes; empty: ImportError is pending.
[[nodiscard]] constexpr owned tree_types(thread_state& thread) noexcept {
    return interpreter::import_module(thread, make_object(pointer_to(graph::str_<"_ast">)));
}

} // namespace detail

/// Reads a text into a tree, and gives the number of its module; 0: an exception is pending.
[[nodiscard]] constexpr node_id parse(source& in, syntax_tree& tree, const char* mode) noexcept {
    const text_form form = text{mode} == text{"exec"}   ? text_form::statements
                           : text{mode} == text{"eval"} ? text_form::expression
                                                        : text_form::single;
    in.ends_lines = form == text_form::statements;
    in.is_expression = form == text_form::expression;
    row<token> tokens{in.thread};
    tokenizer reader{in, tokens, 0, in.characters.size, {}, false};
    if (!reader.run()) {
        return 0;
    }
    in.now = stage::parsing;
    statement_parser parser{in, tree, tokens};
    const node_id module = parser.whole(mode);
    if (module == 0 && !in.failed()) {
        detail::explain(in, tokens, form);
    } else if (module == 0) {
        in.look_behind(in.shown_line);
    }
    return module;
}

/// The code object of a text; `mode` is compile()'s: "exec", "eval" or "single";
/// `counts_bytes` as text_compiler has it. Empty: an exception is pending.
[[nodiscard]] constexpr owned compile_text(thread_state& thread, const text& characters,
                                           object* filename, const char* mode,
                                           bool counts_bytes) noexcept {
    source in{thread, characters, filename, counts_bytes};
    syntax_tree tree{thread};
    const node_id module = parse(in, tree, mode);
    if (module == 0) {
        return {};
    }
    return detail::code_of(in, tree, module, mode);
}

/// The same of a syntax tree of objects of the types of the module _ast.
[[nodiscard]] constexpr owned compile_tree(thread_state& thread, value objects, object* filename,
                                           const char* mode) noexcept {
    const owned types = detail::tree_types(thread);
    if (!types) {
        return {};
    }
    source in{thread, text{""}, filename};
    syntax_tree tree{thread};
    statement_reader reader{in, tree, types.get()};
    const node_id module = reader.whole(objects, mode);
    if (module == 0) {
        return {};
    }
    return detail::code_of(in, tree, module, mode);
}

/// The syntax tree of a text, of objects of the types of the module _ast, which the program must be
/// able to import; else empty, with an exception pending.
[[nodiscard]] constexpr owned tree_of_text(thread_state& thread, const text& characters,
                                           object* filename, const char* mode,
                                           bool counts_bytes) noexcept {
    const owned types = detail::tree_types(thread);
    if (!types) {
        return {};
    }
    source in{thread, characters, filename, counts_bytes};
    syntax_tree tree{thread};
    const node_id module = parse(in, tree, mode);
    statement_objects made{in, tree, types.get()};
    if (module == 0) {
        return {};
    }
    return made.whole(module, mode);
}

} // namespace stasis::compiler

namespace stasis {

/// The compiler, for importable(...): with it eval, exec and compile take all source texts.
inline constexpr text_compiler source_compiler{compiler::compile_text, compiler::tree_of_text,
                                               compiler::compile_tree};

} // namespace stasis
