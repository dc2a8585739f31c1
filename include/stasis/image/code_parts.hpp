// SPDX-License-Identifier: BSL-1.0
// stasis/image/code_parts.hpp: the parts of a code object that its instructions name, and whether
// they name no others.
// CPython 3.11 checks none of this; it reads beyond its tuples.
#pragma once

#include <stasis/object/code.hpp>
#include <stasis/object/load.hpp>
#include <stasis/opcode/verify.hpp>
#include <stasis/support/byte_view.hpp>
#include <stasis/support/failure.hpp>

namespace stasis::image {

/// What a code object consists of, before there is one.
struct code_parts {
    support::byte_view<unsigned char> code;
    support::byte_view<unsigned char> exceptiontable;
    support::byte_view<unsigned char> localspluskinds;
    const tuple_object* consts;
    const tuple_object* localsplusnames;
    std::size_t names;    ///< how many there are
    std::size_t argcount; ///< positional arguments
    std::size_t stacksize;
    std::size_t ncellvars;
    std::size_t nfreevars;
    bool generator; ///< its flags say that it is a generator or a coroutine, of whatever kind
};

namespace detail {

/// Whether a variable lives in the frame itself, and not in a cell.
[[nodiscard]] constexpr bool is_plain_local(unsigned kind) noexcept {
    return (kind & local_plain) != 0 && (kind & (local_cell | local_free)) == 0;
}

/// Whether the first argument is the iterator of a comprehension, whose name no program can write:
/// the only variable that FOR_ITER may take from.
[[nodiscard]] constexpr bool takes_iterator(std::size_t argcount,
                                            const tuple_object* localsplusnames,
                                            const unsigned char* kinds) noexcept {
    return argcount != 0 && is_plain_local(kinds[0]) && text_of(items(localsplusnames)[0]) == ".0";
}

/// What verification asks of a code object's parts.
struct code_facts {
    const code_parts& parts;

    [[nodiscard]] constexpr opcode::stack_item constant(std::size_t index) const noexcept {
        using opcode::stack_kind;
        const object* held = items(parts.consts)[index];
        if (held->ob_type == &str_type) {
            return {stack_kind::str};
        }
        if (held->ob_type == &tuple_type) {
            const auto size = static_cast<const tuple_object*>(held)->ob_size;
            return {stack_kind::tuple, static_cast<std::uint32_t>(size)};
        }
        if (held->ob_type == &code_type) {
            const auto* code = static_cast<const code_object*>(held);
            const bool comprehension =
                takes_iterator(static_cast<std::size_t>(code->co_argcount),
                               code->co_localsplusnames, bytes_data(code->co_localspluskinds));
            return {comprehension ? stack_kind::comprehension_code : stack_kind::code,
                    static_cast<std::uint32_t>(code->co_nfreevars)};
        }
        return {stack_kind::object};
    }

    [[nodiscard]] constexpr opcode::stack_item local(std::size_t index) const noexcept {
        const bool iterator = index == 0 && takes_iterator(parts.argcount, parts.localsplusnames,
                                                           parts.localspluskinds.data);
        return {iterator ? opcode::stack_kind::iterator : opcode::stack_kind::object};
    }

    /// How many keywords KW_NAMES names, or `opcode::npos` if its constant is no tuple of strs.
    [[nodiscard]] constexpr std::size_t keywords(std::size_t index) const noexcept {
        const object* held = items(parts.consts)[index];
        if (held->ob_type != &tuple_type) {
            return opcode::npos;
        }
        const auto* names = static_cast<const tuple_object*>(held);
        for (ssize i = 0; i < names->ob_size; ++i) {
            if (items(names)[i]->ob_type != &str_type) {
                return opcode::npos;
            }
        }
        return static_cast<std::size_t>(names->ob_size);
    }
};

/// Why an instruction's argument does not fit the code object's parts, or null.
[[nodiscard]] constexpr const char* operand_fault(const opcode::instruction& at,
                                                  const code_parts& parts) noexcept {
    const auto& kinds = parts.localspluskinds;
    switch (opcode::operand_kind(at.opcode)) {
    case opcode::operand::constant:
        if (at.argument >= static_cast<std::size_t>(parts.consts->ob_size)) {
            return "an instruction names a constant that its code object does not have";
        }
        break;
    case opcode::operand::name:
    case opcode::operand::global_name: {
        const bool is_global = opcode::operand_kind(at.opcode) == opcode::operand::global_name;
        if ((is_global ? at.argument / 2 : at.argument) >= parts.names) {
            return "an instruction names a name that its code object does not have";
        }
        break;
    }
    case opcode::operand::local:
    case opcode::operand::free:
        if (at.argument >= kinds.size) {
            return "an instruction names a variable that its code object does not have";
        }
        if (is_plain_local(kinds.data[at.argument]) !=
            (opcode::operand_kind(at.opcode) == opcode::operand::local)) {
            return "an instruction names a variable of the wrong kind";
        }
        break;
    default: break;
    }
    return nullptr;
}

} // namespace detail

} // namespace stasis::image
