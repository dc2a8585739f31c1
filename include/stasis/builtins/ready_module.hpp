// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/ready_module.hpp: makes a module of C++ code that programs can import, of its
// table. Promises: ready_module<Table>() is a constant: the strs of the names, an object for each
// function and the dict of them all are made by the compiler, and copied when the module is
// imported. CPython 3.11: PyModule_Create2, PyModule_AddFunctions (Objects/moduleobject.c).
// Refuses: a name twice: a compile error.
// Costs: half a millisecond of a compiler's time a name. See examples/own_module.cpp.
#pragma once

#include <stasis/builtins/builtin_function.hpp>
#include <stasis/builtins/module.hpp>
#include <stasis/graph/dict.hpp>
#include <stasis/graph/str.hpp>

#include <utility>

namespace stasis {

/// A name of a module and what it means, an object of static storage.
struct module_constant {
    const char* name;
    const object* held;
};

/// What a module is made of: PyModuleDef.
struct module_definition {
    const char* name = nullptr;                 ///< the full one
    const method_def* methods = nullptr;        ///< its functions; a row of nulls ends them
    const module_constant* constants = nullptr; ///< types and other objects; nulls end them
    /// What else there is to be put into its namespace when it is imported, if anything; false: an
    /// exception is pending.
    bool (*exec)(thread_state& thread, dict_object* names) = nullptr;
};

namespace builtins::detail {

[[nodiscard]] constexpr std::size_t count_functions(const module_definition& table) noexcept {
    std::size_t count = 0;
    while (table.methods != nullptr && table.methods[count].ml_name != nullptr) {
        ++count;
    }
    return count;
}

[[nodiscard]] constexpr std::size_t count_constants(const module_definition& table) noexcept {
    std::size_t count = 0;
    while (table.constants != nullptr && table.constants[count].name != nullptr) {
        ++count;
    }
    return count;
}

/// The name of a row: functions come first.
[[nodiscard]] constexpr const char* row_name(const module_definition& table,
                                             std::size_t row) noexcept {
    const std::size_t functions = count_functions(table);
    return row < functions ? table.methods[row].ml_name : table.constants[row - functions].name;
}

[[nodiscard]] constexpr std::size_t name_length(const char* name) noexcept {
    std::size_t length = 0;
    while (name[length] != '\0') {
        ++length;
    }
    return length;
}

template <std::size_t Length>
[[nodiscard]] consteval auto fix_name(const char* name) {
    support::fixed_string<Length> result{};
    for (std::size_t i = 0; i < Length; ++i) {
        result.text[i] = name[i];
    }
    return result;
}

/// The str of a row's name.
template <const module_definition& Table, std::size_t Row>
inline constexpr const str_object& row_str =
    graph::str_<fix_name<name_length(row_name(Table, Row))>(row_name(Table, Row))>;

/// The str of a module's name.
template <const module_definition& Table>
inline constexpr const str_object& module_str =
    graph::str_<fix_name<name_length(Table.name)>(Table.name)>;

template <const module_definition& Table, class Functions, class Rows>
struct module_parts;

template <const module_definition& Table, std::size_t... Function, std::size_t... Row>
struct module_parts<Table, std::index_sequence<Function...>, std::index_sequence<Row...>> {
    static constexpr std::size_t function_count = sizeof...(Function);
    static constexpr builtin_function_object functions[function_count + 1] = {
        {immortal_head(builtin_function_type), Table.methods + Function, nullptr,
         pointer_to(module_str<Table>)}...,
        {}};

    [[nodiscard]] static consteval object* row_object(std::size_t row) {
        return row < function_count ? pointer_to(functions[row])
                                    : pointer_to(*Table.constants[row - function_count].held);
    }
    static constexpr graph::dict_item rows[] = {
        graph::item(row_str<Table, Row>, row_object(Row))...};
};

} // namespace builtins::detail

/// The module of a table: `inline constexpr importable_module math_module =
/// ready_module<math_table>();`.
template <const module_definition& Table>
[[nodiscard]] consteval importable_module ready_module() {
    constexpr std::size_t functions = builtins::detail::count_functions(Table);
    constexpr std::size_t rows = functions + builtins::detail::count_constants(Table);
    importable_module result{Table.name};
    result.exec = Table.exec;
    if constexpr (rows != 0) {
        using parts = builtins::detail::module_parts<Table, std::make_index_sequence<functions>,
                                                     std::make_index_sequence<rows>>;
        result.names = &graph::dict_of<parts::rows>;
    }
    return result;
}

} // namespace stasis
