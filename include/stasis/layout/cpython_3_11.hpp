// SPDX-License-Identifier: BSL-1.0
// stasis/layout/cpython_3_11.hpp: the contracts of CPython 3.11's structs on 64-bit Linux: of
// those that the library mirrors, and of those that a reader of a live process needs.
//
//     static_assert(stasis::layout::conforms<my_list>(stasis::layout::cpython_3_11::PyListObject));
//
// Promises: each contract has the struct's own name, and its rows are all of its fields; a nested
// struct's are there with dotted paths instead of it, but in the states of the process, of an
// interpreter and of the collector, where it has a row of its own (most have a contract, too).
// tests/layout holds them to the headers of libpython3.11-dev and to python3.11's debug
// information. PyThreadState covers what begins a thread's state, as its readers use it through
// a pointer; the others cover the whole.
// Left out: PyDictKeysObject's dk_indices, which has no size (it begins where the struct ends).
// The rows stand in layout/cpython_3_11/*.def.hpp, for C, too. One is one of
//     STASIS_CONTRACT(struct, size, alignment, what it covers)
//     STASIS_TERM(struct, field, offset, size)
//     STASIS_BITS_TERM(struct, field, offset, size, first bit, number of bits)
//     STASIS_CONTRACT_END(struct)
// and who includes them defines the four macros, and undefines them.
#pragma once

#include <stasis/layout/conforms.hpp>

namespace stasis::layout::cpython_3_11 {

#define STASIS_CONTRACT(name, size, alignment, covers)                                             \
    namespace name##_contract {                                                                    \
    inline constexpr contract_terms head{#name, "CPython 3.11", size, alignment, extent::covers};  \
    inline constexpr term rows[] = {
#define STASIS_TERM(name, field, offset, size) {#field, offset, size},
#define STASIS_BITS_TERM(name, field, offset, size, first_bit, bit_count)                          \
    {#field, offset, size, promises_all, first_bit, bit_count},
#define STASIS_CONTRACT_END(name)                                                                  \
    }                                                                                              \
    ;                                                                                              \
    inline constexpr contract_terms terms{head, rows};                                             \
    }                                                                                              \
    inline constexpr contract<name##_contract::terms> name{};
#include <stasis/layout/cpython_3_11/headers.def.hpp>
#include <stasis/layout/cpython_3_11/private.def.hpp>
#undef STASIS_CONTRACT
#undef STASIS_TERM
#undef STASIS_BITS_TERM
#undef STASIS_CONTRACT_END

/// Calls function(terms) for each contract of a struct that CPython's headers show, in their order.
template <class Function>
constexpr void for_each_shown(Function function) {
#define STASIS_CONTRACT(name, size, alignment, covers) function(name.terms);
#define STASIS_TERM(name, field, offset, size)
#define STASIS_BITS_TERM(name, field, offset, size, first_bit, bit_count)
#define STASIS_CONTRACT_END(name)
#include <stasis/layout/cpython_3_11/headers.def.hpp>
#undef STASIS_CONTRACT
#undef STASIS_TERM
#undef STASIS_BITS_TERM
#undef STASIS_CONTRACT_END
}

/// Calls function(terms) for each contract.
template <class Function>
constexpr void for_each(Function function) {
    for_each_shown(function);
    function(rangeobject.terms);
    function(wrapperobject.terms);
    function(mappingproxyobject.terms);
    function(staticmethod.terms);
    function(classmethod.terms);
    function(propertyobject.terms);
    function(gaobject.terms);
    function(gaiterobject.terms);
    function(unionobject.terms);
}

} // namespace stasis::layout::cpython_3_11
