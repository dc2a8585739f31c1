// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/code_attributes.hpp: the attributes of code objects.
// Promises: all that CPython 3.11's have, of the same values: names by what they are, the bytecode
// without inline caches' contents, lines and positions of its instructions.
// CPython 3.11: code_memberlist, code_getsetlist, code_linesiterator, code_positionsiterator,
// decode_linetable (Objects/codeobject.c).
// Differs from CPython: co_lines() and co_positions() are iterators over lists.
// Refuses: what CPython makes of the bytecode while it runs (_co_code_adaptive).
#pragma once

#include <stasis/builtins/codec_parts.hpp>
#include <stasis/builtins/named_arguments.hpp>
#include <stasis/object/code.hpp>
#include <stasis/opcode/location_table.hpp>

namespace stasis::builtins {

namespace detail {

[[nodiscard]] constexpr const code_object* code_of(value self) noexcept {
    return static_cast<const code_object*>(self.data.object);
}

/// A field of a code object.
template <auto Field>
[[nodiscard]] constexpr owned code_field(thread_state&, value self) noexcept {
    const auto held = code_of(self)->*Field;
    if constexpr (std::is_same_v<decltype(held), const int>) {
        return owned::take(make_int(held));
    } else {
        return owned::share(held);
    }
}

/// The local variables of one kind.
template <local_kind Kind>
[[nodiscard]] constexpr owned code_variables(thread_state& thread, value self) noexcept {
    const code_object* code = code_of(self);
    const unsigned char* kinds = bytes_data(code->co_localspluskinds);
    object* const* names = items(code->co_localsplusnames);
    ssize count = 0;
    for (ssize i = 0; i < code->co_nlocalsplus; ++i) {
        count += (kinds[i] & Kind) != 0 ? 1 : 0;
    }
    tuple_object* result = new_tuple_room(thread, count);
    if (result == nullptr || count == 0) {
        return owned::take(result);
    }
    object** to = room(result);
    for (ssize i = 0; i < code->co_nlocalsplus; ++i) {
        if ((kinds[i] & Kind) != 0) {
            increment(names[i]);
            *to++ = names[i];
        }
    }
    return owned::take(result);
}

/// Calls a function with each entry of a code object's table of locations, as long as it answers
/// true: whether it always has.
template <class Function>
constexpr bool each_location(const code_object* code, Function function) noexcept {
    const auto size = static_cast<std::size_t>(code->co_linetable->ob_size);
    opcode::location entry = opcode::first_location(code->co_firstlineno);
    for (std::size_t at = 0;
         opcode::next_location(bytes_data(code->co_linetable), size, at, entry);) {
        if (!function(entry)) {
            return false;
        }
    }
    return true;
}

/// A number of a position, or None where there is none.
[[nodiscard]] constexpr value number_or_none(int number) noexcept {
    return number >= 0 ? make_int(number) : none_value;
}

/// Puts a tuple at the end of a list; false: MemoryError is pending.
template <std::size_t Size>
[[nodiscard]] constexpr bool append_row(thread_state& thread, list_object* list,
                                        const value (&row)[Size]) noexcept {
    tuple_object* made = new_tuple(thread, row, static_cast<ssize>(Size));
    return made != nullptr && append(thread, list, static_cast<object*>(made));
}

/// An iterator over the rows that a function makes of each entry of a table.
template <class Function>
[[nodiscard]] constexpr owned iterate_locations(thread_state& thread, value self,
                                                Function function) noexcept {
    const owned rows = owned::take(new_list(thread, 0));
    if (!rows || !each_location(code_of(self), [&](const opcode::location& entry) {
            return function(static_cast<list_object*>(rows.as_object()), entry);
        })) {
        return {};
    }
    return interpreter::get_iterator(thread, rows.get());
}

} // namespace detail

/// code.co_code
[[nodiscard]] constexpr owned code_bytes(thread_state& thread, value self) noexcept {
    const code_object* code = detail::code_of(self);
    return new_bytes(thread, bytecode(code), static_cast<ssize>(bytecode_size(code)));
}

/// code.co_lnotab: pairs of how many bytes and how many lines further.
[[nodiscard]] constexpr owned code_line_steps(thread_state& thread, value self) noexcept {
    const code_object* code = detail::code_of(self);
    detail::bytes_builder built{thread};
    ssize start = 0;
    int line = code->co_firstlineno;
    const auto add = [&](ssize bytes, int lines) {
        built.add(static_cast<char32_t>(bytes));
        built.add(static_cast<char32_t>(lines & 0xFF));
    };
    detail::each_location(code, [&](const opcode::location& entry) {
        if (entry.line == line) {
            return true;
        }
        ssize bytes = 2 * static_cast<ssize>(entry.start) - start;
        int lines = entry.line - line;
        start += bytes;
        line = entry.line;
        for (; bytes > 255; bytes -= 255) {
            add(255, 0);
        }
        for (; lines > 127; lines -= 127, bytes = 0) {
            add(bytes, 127);
        }
        for (; lines < -128; lines += 128, bytes = 0) {
            add(bytes, -128);
        }
        add(bytes, lines);
        return true;
    });
    return built.finish(thread);
}

/// code.co_lines(): for each entry of the table, where its bytes begin and end, and the line.
[[nodiscard]] constexpr owned code_lines(thread_state& thread, const arguments& given) noexcept {
    if (!takes_none(thread, "code.co_lines", given)) {
        return {};
    }
    return detail::iterate_locations(
        thread, given.values[0], [&](list_object* rows, const opcode::location& entry) {
            return detail::append_row(thread, rows,
                                      {make_int(2 * static_cast<std::int64_t>(entry.start)),
                                       make_int(2 * static_cast<std::int64_t>(entry.end)),
                                       detail::number_or_none(entry.where.line)});
        });
}

/// code.co_positions(): for each code unit, its lines and columns.
[[nodiscard]] constexpr owned code_positions(thread_state& thread,
                                             const arguments& given) noexcept {
    if (!takes_none(thread, "code.co_positions", given)) {
        return {};
    }
    return detail::iterate_locations(
        thread, given.values[0], [&](list_object* rows, const opcode::location& entry) {
            const opcode::position& at = entry.where;
            bool made = true;
            for (std::size_t unit = entry.start; made && unit < entry.end; ++unit) {
                made = detail::append_row(
                    thread, rows,
                    {detail::number_or_none(at.line), detail::number_or_none(at.end_line),
                     detail::number_or_none(at.column), detail::number_or_none(at.end_column)});
            }
            return made;
        });
}

/// code._varname_from_oparg(oparg): the name of a local variable, cell or free variable.
[[nodiscard]] constexpr owned code_variable_name(thread_state& thread,
                                                 const arguments& given) noexcept {
    constexpr signature<1> parameters{"_varname_from_oparg", {"oparg"}, 1};
    value read[1];
    int number = 0;
    if (!read_arguments(thread, parameters, given, read, 1) ||
        !interpreter::to_c_integer(thread, read[0], number)) {
        return {};
    }
    const tuple_object* const names = detail::code_of(given.values[0])->co_localsplusnames;
    if (number < 0 || number >= names->ob_size) {
        return raise(thread, index_error_type, "tuple index out of range");
    }
    return owned::share(items(names)[number]);
}

inline constexpr getset_def code_members[] = {
    {"co_argcount", detail::code_field<&code_object::co_argcount>, nullptr, nullptr, nullptr},
    {"co_posonlyargcount", detail::code_field<&code_object::co_posonlyargcount>, nullptr, nullptr,
     nullptr},
    {"co_kwonlyargcount", detail::code_field<&code_object::co_kwonlyargcount>, nullptr, nullptr,
     nullptr},
    {"co_stacksize", detail::code_field<&code_object::co_stacksize>, nullptr, nullptr, nullptr},
    {"co_flags", detail::code_field<&code_object::co_flags>, nullptr, nullptr, nullptr},
    {"co_nlocals", detail::code_field<&code_object::co_nlocals>, nullptr, nullptr, nullptr},
    {"co_consts", detail::code_field<&code_object::co_consts>, nullptr, nullptr, nullptr},
    {"co_names", detail::code_field<&code_object::co_names>, nullptr, nullptr, nullptr},
    {"co_filename", detail::code_field<&code_object::co_filename>, nullptr, nullptr, nullptr},
    {"co_name", detail::code_field<&code_object::co_name>, nullptr, nullptr, nullptr},
    {"co_qualname", detail::code_field<&code_object::co_qualname>, nullptr, nullptr, nullptr},
    {"co_firstlineno", detail::code_field<&code_object::co_firstlineno>, nullptr, nullptr, nullptr},
    {"co_linetable", detail::code_field<&code_object::co_linetable>, nullptr, nullptr, nullptr},
    {"co_exceptiontable", detail::code_field<&code_object::co_exceptiontable>, nullptr, nullptr,
     nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr}};

inline constexpr getset_def code_getset[] = {
    {"co_lnotab", code_line_steps, nullptr, nullptr, nullptr},
    {"co_varnames", detail::code_variables<local_plain>, nullptr, nullptr, nullptr},
    {"co_cellvars", detail::code_variables<local_cell>, nullptr, nullptr, nullptr},
    {"co_freevars", detail::code_variables<local_free>, nullptr, nullptr, nullptr},
    {"co_code", code_bytes, nullptr, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr}};

} // namespace stasis::builtins
