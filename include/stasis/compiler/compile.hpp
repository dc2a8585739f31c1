// SPDX-License-Identifier: BSL-1.0
// stasis/compiler/compile.hpp: code objects of source texts.
// Promises: what Python 3.11 means by the text, with its line numbers, columns and SyntaxErrors;
// the bytecode is verified before it runs. Works in constant evaluation, too. CPython 3.11:
// _PyAST_Compile (Python/compile.c); its bytecode is not byte for byte the same, since nothing is
// folded.
// Refuses, with NotImplementedError: "\N{...}". As CPython, with SyntaxError: brackets nested more
// than 200 deep and blocks more than 100. With RecursionError: what nests as deeply as calls may.
#pragma once

#include <stasis/compiler/statement_emitter.hpp>
#include <stasis/compiler/statement_parser.hpp>
#include <stasis/compiler/symbols.hpp>

namespace stasis::compiler {

/// The code object of a text; `mode` is compile()'s: "exec", "eval" or "single". Empty: an
/// exception is pending.
[[nodiscard]] constexpr owned compile_text(thread_state& thread, const text& characters,
                                           object* filename, const char* mode) noexcept {
    source in{thread, characters, filename};
    in.ends_lines = text{mode} == text{"exec"};
    row<token> tokens{thread};
    tokenizer reader{in, tokens, 0, characters.size, {}, false};
    if (!reader.run()) {
        return {};
    }
    in.now = stage::parsing;
    syntax_tree tree{thread};
    statement_parser parser{in, tree, tokens};
    const node_id module = parser.whole(mode);
    if (module == 0) {
        return {};
    }
    in.now = stage::analysing;
    scope_table scopes{in};
    symbol_finder symbols{in, tree, scopes};
    if (!symbols.run(module)) {
        return {};
    }
    object* const name = pointer_to(graph::str_<"<module>">);
    statement_emitter emitted{
        in, tree, scopes, {.name = name, .qualname = name}, text{mode} == text{"single"}};
    return emitted.module(module);
}

} // namespace stasis::compiler

namespace stasis {

/// The compiler, for importable(...): with it eval, exec and compile take all source texts.
inline constexpr text_compiler source_compiler{compiler::compile_text};

} // namespace stasis
