// SPDX-License-Identifier: BSL-1.0
// stasis/object/code.hpp: the code object.
// Promises: CPython 3.11's PyCodeObject, its bytecode behind the head at offset 184.
// CPython 3.11: Include/cpython/code.h.
#pragma once

#include <stasis/object/bytes.hpp>
#include <stasis/object/str.hpp>
#include <stasis/object/tuple.hpp>

namespace stasis {

extern const type_object code_type;

/// co_flags bits.
enum code_flag : int {
    code_optimized = 0x1,
    code_new_locals = 0x2,
    code_varargs = 0x4,
    code_varkeywords = 0x8,
    code_nested = 0x10,
    code_generator = 0x20,
    code_coroutine = 0x80,
    code_iterable_coroutine = 0x100,
    code_async_generator = 0x200,
};

/// The flags of generators, coroutines and asynchronous generators.
inline constexpr int code_that_yields = code_generator | code_coroutine | code_async_generator;

/// co_localspluskinds bits: CO_FAST_LOCAL, CO_FAST_CELL, CO_FAST_FREE.
enum local_kind : unsigned char {
    local_plain = 0x20,
    local_cell = 0x40,
    local_free = 0x80,
};

/// PyCodeObject without its bytecode. ob_size counts code units of two bytes.
struct code_object : var_object {
    tuple_object* co_consts = nullptr;
    tuple_object* co_names = nullptr;
    bytes_object* co_exceptiontable = nullptr;
    int co_flags = 0;
    short co_warmup = 0;
    short _co_linearray_entry_size = 0;
    int co_argcount = 0;
    int co_posonlyargcount = 0;
    int co_kwonlyargcount = 0;
    int co_stacksize = 0;
    int co_firstlineno = 0;
    int co_nlocalsplus = 0;
    int co_nlocals = 0;
    int co_nplaincellvars = 0;
    int co_ncellvars = 0;
    int co_nfreevars = 0;
    tuple_object* co_localsplusnames = nullptr;
    bytes_object* co_localspluskinds = nullptr;
    str_object* co_filename = nullptr;
    str_object* co_name = nullptr;
    str_object* co_qualname = nullptr;
    bytes_object* co_linetable = nullptr;
    object* co_weakreflist = nullptr;
    object* _co_code = nullptr;
    char* _co_linearray = nullptr;
    int _co_firsttraceable = 0;
    void* co_extra = nullptr;
};

/// How many bytes of bytecode a code object has.
[[nodiscard]] constexpr std::size_t bytecode_size(const code_object* self) noexcept {
    return 2 * static_cast<std::size_t>(self->ob_size);
}

/// The bytecode: pairs of an opcode and its argument.
template <class Byte = unsigned char>
[[nodiscard]] constexpr const Byte* bytecode(const code_object* self) noexcept {
    return trailing<Byte>(self, bytecode_size(self));
}

} // namespace stasis
