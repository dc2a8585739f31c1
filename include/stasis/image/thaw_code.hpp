// SPDX-License-Identifier: BSL-1.0
// stasis/image/thaw_code.hpp: a heap code object out of its fields.
// Promises: the engines can run what comes out: its numbers agree, and its bytecode is verified.
// CPython 3.11: _PyCode_Validate, _PyCode_New of Objects/codeobject.c.
#pragma once

#include <stasis/image/code_layout.hpp>
#include <stasis/image/verify_code.hpp>
#include <stasis/state/make.hpp>

namespace stasis::image::detail {

/// The bytes of a bytes object.
[[nodiscard]] constexpr support::byte_view<unsigned char> view_of_bytes(const bytes_object* self) {
    return {bytes_data(self), static_cast<std::size_t>(self->ob_size)};
}

/// A reference to a field, as the object that the parser found it to be.
template <class Object>
[[nodiscard]] constexpr Object* share_field(object* const* fields, code_field field) {
    object* held = fields[static_cast<std::size_t>(field)];
    increment(held);
    return static_cast<Object*>(held);
}

/// Why no code object can be made of the fields, or null; `counts` is filled in.
[[nodiscard]] constexpr const char* check_code(state::thread_state& thread, object* const* fields,
                                               const code_numbers& numbers, local_counts& counts) {
    const auto field = [&](code_field which) { return fields[static_cast<std::size_t>(which)]; };
    const auto tuple = [&](code_field which) {
        return static_cast<const tuple_object*>(field(which));
    };
    const auto bytes = [&](code_field which) {
        return view_of_bytes(static_cast<const bytes_object*>(field(which)));
    };
    const tuple_object* variables = tuple(code_field::localsplusnames);
    counts = count_locals<false>(bytes(code_field::localspluskinds),
                                 static_cast<std::size_t>(variables->ob_size), numbers, 0);
    if (counts.failure) {
        return counts.failure.reason;
    }
    const code_parts parts = {
        .code = bytes(code_field::code),
        .exceptiontable = bytes(code_field::exceptiontable),
        .localspluskinds = bytes(code_field::localspluskinds),
        .consts = tuple(code_field::consts),
        .localsplusnames = variables,
        .names = static_cast<std::size_t>(tuple(code_field::names)->ob_size),
        .argcount = static_cast<std::size_t>(numbers.argcount),
        .stacksize = static_cast<std::size_t>(numbers.stacksize),
        .ncellvars = static_cast<std::size_t>(counts.ncellvars),
        .nfreevars = static_cast<std::size_t>(counts.nfreevars),
        .generator = (numbers.flags & code_that_yields) != 0,
    };
    return verify_code(thread, parts).reason;
}

/// A code object with references of its own to the fields, or null: `refusal` says why.
[[nodiscard]] constexpr object* thaw_code(state::thread_state& thread, object* const* fields,
                                          const code_numbers& numbers, const char*& refusal) {
    local_counts counts;
    if (const char* reason = check_code(thread, fields, numbers, counts)) {
        refusal = reason;
        return nullptr;
    }
    const auto code = view_of_bytes(static_cast<const bytes_object*>(fields[0]));
    auto* made = state::allocate<code_object, unsigned char>(thread, code_type, code.size);
    if (made == nullptr) {
        refusal = out_of_memory;
        return nullptr;
    }
    made->ob_size = static_cast<ssize>(code.size / 2);
    made->co_consts = share_field<tuple_object>(fields, code_field::consts);
    made->co_names = share_field<tuple_object>(fields, code_field::names);
    made->co_exceptiontable = share_field<bytes_object>(fields, code_field::exceptiontable);
    made->co_localsplusnames = share_field<tuple_object>(fields, code_field::localsplusnames);
    made->co_localspluskinds = share_field<bytes_object>(fields, code_field::localspluskinds);
    made->co_filename = share_field<str_object>(fields, code_field::filename);
    made->co_name = share_field<str_object>(fields, code_field::name);
    made->co_qualname = share_field<str_object>(fields, code_field::qualname);
    made->co_linetable = share_field<bytes_object>(fields, code_field::linetable);
    fill_numbers(*made, numbers, counts);
    made->_co_firsttraceable = first_traceable(code);
    unsigned char* to = trailing_mutable<unsigned char>(made, code.size);
    for (std::size_t i = 0; i < code.size; ++i) {
        to[i] = code.data[i];
    }
    return made;
}

} // namespace stasis::image::detail
