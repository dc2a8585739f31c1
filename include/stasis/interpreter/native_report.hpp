// SPDX-License-Identifier: BSL-1.0
// stasis/interpreter/native_report.hpp: which functions of a program are native code, and why the
// others aren't: for whoever wants to know when compiling. Promises: native_report<Program>::rows
// is a constant: each code object, in the order of the image, and its obstacle.
// static_assert(native_report<Program>::all_native()) is a compile error for each function that is
// left to the dispatch engine, with its line and its obstacle; bodies of modules and classes, which
// run once, are none. No native code is compiled for it.
#pragma once

#include <stasis/interpreter/native_code.hpp>

#include <utility>

namespace stasis {

/// A code object of a program, and what keeps it from being native code.
struct native_row {
    const code_object* code;
    interpreter::native_obstacle obstacle;
};

namespace interpreter::detail {

/// Fails to compile for a function that is no native code, and shows its line.
template <int Line, native_obstacle Obstacle>
struct function_at_line {
    static constexpr bool is_native = Obstacle == native_obstacle::none;
    static_assert(is_native,
                  "the native engine leaves a function to the dispatch engine: its line in "
                  "the Python file and the reason are the arguments of function_at_line");
};

template <class Program, class Codes>
struct native_rows;

template <class Program, int... Code>
struct native_rows<Program, std::integer_sequence<int, Code...>> {
    /// All code objects.
    static constexpr native_row rows[] = {
        {Program::codes[Code], native_code<Program, Code>::obstacle}...};

    /// True; a compile error for each function that isn't native code.
    [[nodiscard]] static consteval bool all_native() {
        return ((rows[Code].obstacle == native_obstacle::body ||
                         function_at_line < rows[Code].obstacle == native_obstacle::body
                     ? 0
                     : rows[Code].code->co_firstlineno,
                 rows[Code].obstacle == native_obstacle::body
                     ? native_obstacle::none
                     : rows[Code].obstacle > ::is_native) &&
                ...);
    }

    /// How many functions are left to the dispatch engine.
    [[nodiscard]] static consteval std::size_t left_to_dispatch() {
        std::size_t count = 0;
        for (const native_row& row : rows) {
            count += row.obstacle != native_obstacle::none && row.obstacle != native_obstacle::body;
        }
        return count;
    }
};

} // namespace interpreter::detail

/// What the native engine does with the functions of a program.
template <class Program>
using native_report = interpreter::detail::native_rows<
    Program, std::make_integer_sequence<int, static_cast<int>(sizeof(Program::codes) /
                                                              sizeof(Program::codes[0]))>>;

} // namespace stasis
