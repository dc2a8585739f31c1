// SPDX-License-Identifier: BSL-1.0
// stasis/object/module.hpp: modules, and what a program can import.
// CPython 3.11: PyModuleObject (Include/internal/pycore_moduleobject.h), struct _frozen
// (Include/cpython/import.h), PyModuleDef (Include/moduleobject.h).
#pragma once

#include <stasis/object/code.hpp>
#include <stasis/object/dict.hpp>
#include <stasis/object/type.hpp>

#include <cstddef>

namespace stasis {

namespace state {
struct interpreter_state;
}

extern const type_object module_type;

/// A module that can be imported: the body of a Python file, as struct _frozen has it, or its
/// image, or what C++ code has in its place, as PyModuleDef has it, or a folder that is a package
/// without a file of its own.
struct importable_module {
    const char* name = nullptr;               ///< the full one, dots included, in UTF-8
    const code_object* const* body = nullptr; ///< of what is frozen, or null
    bool is_package = false;
    const dict_object* names = nullptr; ///< of a module in C++: what is copied into its namespace
    /// What else there is to be put there when it is imported; false: an exception is pending.
    bool (*exec)(thread_state& thread, dict_object* names) = nullptr;
    /// The dict of the interpreter that is its namespace; null: a new one is.
    dict_object* state::interpreter_state::*own_namespace = nullptr;
    /// Makes the body of what is kept as an image; empty: an exception is pending.
    owned (*thaw)(thread_state& thread) = nullptr;
    const char* folder = nullptr; ///< of a package without a file, in UTF-8

    /// Whether it is a Python file's.
    [[nodiscard]] constexpr bool is_python() const noexcept {
        return body != nullptr || thaw != nullptr;
    }

    /// Whether it is written in C++.
    [[nodiscard]] constexpr bool is_in_cpp() const noexcept {
        return !is_python() && folder == nullptr;
    }
};

/// A source text that eval, exec or compile is given, compiled before.
struct frozen_text {
    const char* mode = nullptr;   ///< compile()'s: "eval", "exec" or "single"
    const char* source = nullptr; ///< in UTF-8
    const code_object* const* code = nullptr;
    bool refused = false; ///< python3.11 doesn't compile it: the code raises the SyntaxError
};

/// What makes the code object of a source text that eval, exec or compile is given;
/// compiler/compile.hpp has it.
struct text_compiler {
    /// Empty: an exception is pending. `filename` is a str, `mode` compile()'s. `counts_bytes`: the
    /// text was bytes that don't name their encoding, and SyntaxErrors count columns in these.
    /// Null: there is no compiler.
    owned (*compile)(thread_state& thread, const text& source, object* filename, const char* mode,
                     bool counts_bytes) = nullptr;
    /// The same for the syntax tree of a text.
    owned (*parse)(thread_state& thread, const text& source, object* filename, const char* mode,
                   bool counts_bytes) = nullptr;
    /// The code object of a syntax tree.
    owned (*compile_tree)(thread_state& thread, value tree, object* filename,
                          const char* mode) = nullptr;
};

/// Modules that can be imported, in the order of their names, and texts that can be evaluated.
template <std::size_t Modules, std::size_t Texts = 0>
struct importable_set {
    importable_module of[Modules == 0 ? 1 : Modules];
    frozen_text texts[Texts == 0 ? 1 : Texts];
    text_compiler compiler{};
};

/// Those modules and texts, however many, and the compiler.
struct module_view {
    const importable_module* first = nullptr;
    std::size_t count = 0;
    const frozen_text* texts = nullptr;
    std::size_t text_count = 0;
    text_compiler compiler{};

    constexpr module_view() noexcept = default;
    constexpr module_view(const importable_module* modules, std::size_t module_count,
                          const frozen_text* texts_, std::size_t texts_count,
                          const text_compiler& with = {}) noexcept
        : first(modules), count(module_count), texts(texts_), text_count(texts_count),
          compiler(with) {}
    constexpr module_view(const text_compiler& only) noexcept : compiler(only) {}

    /// Whether there is nothing in it.
    [[nodiscard]] constexpr bool empty() const noexcept {
        return count == 0 && text_count == 0 && compiler.compile == nullptr;
    }
    constexpr module_view(const importable_module& module) noexcept : first(&module), count(1) {}
    constexpr module_view(const frozen_text& text) noexcept : texts(&text), text_count(1) {}
    template <std::size_t Modules, std::size_t Texts>
    constexpr module_view(const importable_set<Modules, Texts>& set) noexcept
        : first(set.of), count(Modules), texts(set.texts), text_count(Texts),
          compiler(set.compiler) {}
};

/// PyModuleObject.
struct module_object : object {
    object* md_dict = nullptr;                 ///< a dict; null as long as __new__() hasn't ended
    const importable_module* md_def = nullptr; ///< what it was imported from; null: not imported
    void* md_state = nullptr;                  ///< always null: namespaces hold it all
    object* md_weaklist = nullptr;
    object* md_name = nullptr; ///< a str; null as long as __init__() has not named it
};

/// The module of the built-in names, a constant: builtins/module.hpp has it.
extern const tracked<module_object> builtins_module;

} // namespace stasis
