// SPDX-License-Identifier: BSL-1.0
// stasis/layout/contract_text.hpp: the text form of contracts: read_contract.hpp reads it,
// write_contract.hpp writes it.
//
//     stasis layout contract 1
//     struct PyErr_StackItem
//     version CPython 3.11
//     size 16
//     alignment 8
//     covers whole
//     field exc_value 0 8
//     field previous_item 8 8 name offset
//
// A field's numbers are its offset and size in bytes; behind them may stand what is promised of
// it, which is all of name, offset and size where nothing stands. A bit-field is `bits NAME
// OFFSET SIZE FIRST COUNT`: its storage unit's offset and size in bytes, its first bit from the
// unit's lowest, and its number of bits. `alignment 0` promises none, and where `covers parts`
// stands the size says nothing.
// Words are parted by spaces or tabs; empty lines and those that begin with # say nothing.
// Here: its words.
#pragma once

#include <stasis/layout/contract.hpp>

namespace stasis::layout::detail {

/// The first line of a contract.
inline constexpr name_view contract_title = "stasis layout contract 1";

struct promise_word {
    promise means;
    name_view word;
};
inline constexpr promise_word promise_words[] = {
    {promises_name, "name"}, {promises_offset, "offset"}, {promises_size, "size"}};

struct extent_word {
    extent means;
    name_view word;
};
inline constexpr extent_word extent_words[] = {
    {extent::whole, "whole"}, {extent::prefix, "prefix"}, {extent::parts, "parts"}};

} // namespace stasis::layout::detail
