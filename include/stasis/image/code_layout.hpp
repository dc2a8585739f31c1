// SPDX-License-Identifier: BSL-1.0
// stasis/image/code_layout.hpp: the fields of a code object that follow from its other fields.
// Promises: what CPython 3.11 computes when it makes a code object, from the same sources: the
// numbers of local, cell and free variables, and the first instruction that is traced.
// CPython 3.11: get_localsplus_counts, _PyCode_Validate, init_code of Objects/codeobject.c.
// Refuses: kinds and names of different number, and fewer locals than arguments.
#pragma once

#include <stasis/image/wire.hpp>
#include <stasis/object/code.hpp>
#include <stasis/opcode/opcode.hpp>
#include <stasis/support/byte_view.hpp>
#include <stasis/support/require.hpp>

namespace stasis::image {

/// co_warmup of code that never ran: QUICKENING_INITIAL_WARMUP_VALUE.
inline constexpr short initial_warmup = -8;

/// How many variables of each kind a code object has.
struct local_counts {
    int nlocalsplus = 0;
    int nlocals = 0;
    int nplaincellvars = 0;
    int ncellvars = 0;
    int nfreevars = 0;
    support::failure failure = {};
};

/// Counts the variables by their kinds and checks the numbers against each other; `offset` is that
/// of the code object.
template <bool AtCompileTime, class Byte>
[[nodiscard]] constexpr local_counts count_locals(support::byte_view<Byte> kinds, std::size_t names,
                                                  const code_numbers& numbers, std::size_t offset) {
    local_counts counts;
    if (kinds.size != names) {
        counts.failure = support::refuse<AtCompileTime>(
            "the variables of a code object have more names than kinds, or fewer", offset);
        return counts;
    }
    counts.nlocalsplus = static_cast<int>(names);
    for (std::size_t i = 0; i < kinds.size; ++i) {
        const unsigned char kind = kinds.byte(i);
        const bool is_cell = (kind & local_cell) != 0;
        if ((kind & local_plain) != 0) {
            counts.nlocals += 1;
            counts.ncellvars += is_cell ? 1 : 0;
        } else if (is_cell) {
            counts.ncellvars += 1;
            counts.nplaincellvars += 1;
        } else if ((kind & local_free) != 0) {
            counts.nfreevars += 1;
        }
    }
    const std::int64_t arguments = std::int64_t{numbers.argcount} + numbers.kwonlyargcount +
                                   ((numbers.flags & code_varargs) != 0 ? 1 : 0) +
                                   ((numbers.flags & code_varkeywords) != 0 ? 1 : 0);
    if (arguments > counts.nlocals) {
        counts.failure = support::refuse<AtCompileTime>(
            "a code object has more arguments than local variables", offset);
    }
    return counts;
}

/// Fills in the fields of a code object that are numbers, but for those of its bytecode.
constexpr void fill_numbers(code_object& code, const code_numbers& numbers,
                            const local_counts& counts) noexcept {
    code.co_flags = numbers.flags;
    code.co_warmup = initial_warmup;
    code.co_argcount = numbers.argcount;
    code.co_posonlyargcount = numbers.posonlyargcount;
    code.co_kwonlyargcount = numbers.kwonlyargcount;
    code.co_stacksize = numbers.stacksize;
    code.co_firstlineno = numbers.firstlineno;
    code.co_nlocalsplus = counts.nlocalsplus;
    code.co_nlocals = counts.nlocals;
    code.co_nplaincellvars = counts.nplaincellvars;
    code.co_ncellvars = counts.ncellvars;
    code.co_nfreevars = counts.nfreevars;
}

/// The index of the first RESUME, or the number of code units if there is none.
template <class Byte>
[[nodiscard]] constexpr int first_traceable(support::byte_view<Byte> code) noexcept {
    std::size_t unit = 0;
    while (2 * unit < code.size &&
           code.byte(2 * unit) != static_cast<unsigned char>(opcode::opcode::RESUME)) {
        ++unit;
    }
    return static_cast<int>(unit);
}

} // namespace stasis::image
