// SPDX-License-Identifier: BSL-1.0
// layout/layout.cpp: the struct layouts: the tables' figures, CPython's headers and our structs
// agree. Compiling it is most of the test. Where it fails, our struct has moved: the struct is
// wrong, not the table, unless the CPython version that the library mirrors has changed.
#include "headers.h"

#include <stasis/graph/singletons.hpp>
#include <stasis/object/cell.hpp>
#include <stasis/object/code.hpp>
#include <stasis/object/descriptor.hpp>
#include <stasis/object/dict_keys.hpp>
#include <stasis/object/exception.hpp>
#include <stasis/object/function.hpp>
#include <stasis/object/list.hpp>
#include <stasis/object/real.hpp>
#include <stasis/object/set.hpp>
#include <stasis/object/slice.hpp>
#include <stasis/state/gc_state.hpp>
#include <stasis/state/thread.hpp>

#include <cstring>
#include <doctest/doctest.h>
#include <utility>

// Our structs inherit their heads: offsetof is then the compiler's to support, and ours do.
#pragma GCC diagnostic ignored "-Winvalid-offsetof"

namespace stasis {
namespace {

using state::c_frame;
using state::error_stack_item;
using state::gc_generation;
using state::gc_generation_stats;
using state::gc_state;
using state::thread_state;
using state::trace_position;

// With one item behind the head, as CPython declares them.
using int_1 = static_layout<int_object, support::digit, 1>;
using bytes_1 = static_layout<bytes_object, unsigned char, 1>;
using tuple_1 = static_layout<tuple_object, object*, 1>;
using code_1 = static_layout<code_object, unsigned char, 1>;

// Each row as an assertion that names the struct and the field.
#define LAYOUT_STRUCT(theirs, ours, bytes, alignment)                                              \
    static_assert(sizeof(ours) == bytes, "the size of " #ours " is not " #theirs "'s: " #bytes);   \
    static_assert(alignof(ours) == alignment,                                                      \
                  "the alignment of " #ours " is not " #theirs "'s: " #alignment);
#define LAYOUT_NESTED(theirs, path, ours, field, at, bytes)                                        \
    static_assert(offsetof(ours, field) == at,                                                     \
                  #ours "::" #field " is not at " #theirs "." #path "'s offset: " #at);            \
    static_assert(sizeof(std::declval<ours&>().field) == bytes,                                    \
                  "the size of " #ours "::" #field " is not " #theirs "." #path "'s: " #bytes);
#define LAYOUT_FIELD(theirs, ours, field, at, bytes)                                               \
    LAYOUT_NESTED(theirs, field, ours, field, at, bytes)
#include "tables.h"
#include "tables/private.def.h"
#undef LAYOUT_FIELD
#undef LAYOUT_NESTED
#undef LAYOUT_STRUCT

// The figures of the tables, and of our structs, in the order of header_rows.
#define LAYOUT_STRUCT(theirs, ours, bytes, alignment) {#theirs, nullptr, alignment, bytes},
#define LAYOUT_NESTED(theirs, path, ours, field, at, bytes) {#theirs, #path, at, bytes},
#define LAYOUT_FIELD(theirs, ours, field, at, bytes) {#theirs, #field, at, bytes},
constexpr layout_row table_rows[] = {
#include "tables.h"
};
#undef LAYOUT_FIELD
#undef LAYOUT_NESTED
#undef LAYOUT_STRUCT

#define LAYOUT_STRUCT(theirs, ours, bytes, alignment) {#ours, nullptr, alignof(ours), sizeof(ours)},
#define LAYOUT_NESTED(theirs, path, ours, field, at, bytes)                                        \
    {#ours, #field, offsetof(ours, field), sizeof(std::declval<ours&>().field)},
#define LAYOUT_FIELD(theirs, ours, field, at, bytes)                                               \
    LAYOUT_NESTED(theirs, field, ours, field, at, bytes)
constexpr layout_row our_rows[] = {
#include "tables.h"
};
#undef LAYOUT_FIELD
#undef LAYOUT_NESTED
#undef LAYOUT_STRUCT

constexpr std::size_t row_count = sizeof table_rows / sizeof table_rows[0];

// The state of a str in which all bits of one field are set, by the row of str_state.def.h.
unsigned int our_str_state(int row) {
    str_state state{};
    int number = 0;
#define LAYOUT_BITS(field, first, width)                                                           \
    if (row == number++) {                                                                         \
        state.field = (1u << width) - 1;                                                           \
    }
#include "tables/str_state.def.h"
#undef LAYOUT_BITS
    unsigned int bits = 0;
    std::memcpy(&bits, &state, sizeof bits);
    return bits;
}

} // namespace

TEST_CASE("every field is where CPython's headers have it") {
    REQUIRE(header_row_count == row_count);
    REQUIRE(row_count > 300);
    for (std::size_t i = 0; i < row_count; ++i) {
        const char* field = table_rows[i].field != nullptr ? table_rows[i].field : "(the whole)";
        INFO(table_rows[i].type, " ", field);
        CHECK(std::strcmp(table_rows[i].type, header_rows[i].type) == 0);
        CHECK(table_rows[i].offset == header_rows[i].offset);
        CHECK(table_rows[i].size == header_rows[i].size);
        CHECK(our_rows[i].offset == header_rows[i].offset);
        CHECK(our_rows[i].size == header_rows[i].size);
    }
}

TEST_CASE("the bit-fields of a str set the bits that CPython's set") {
    int row = 0;
#define LAYOUT_BITS(field, first, width)                                                           \
    {                                                                                              \
        INFO(#field);                                                                              \
        CHECK(header_str_state(row) == ((1u << width) - 1) << first);                              \
        CHECK(our_str_state(row) == ((1u << width) - 1) << first);                                 \
        ++row;                                                                                     \
    }
#include "tables/str_state.def.h"
#undef LAYOUT_BITS
    CHECK(row == 5);
    CHECK(header_str_state(row) == 0);
}

// Behind the head of a dict's keys lies the index table, 1, 2 or 4 bytes a slot, and then the
// entries: DK_ENTRIES and DK_UNICODE_ENTRIES.
template <unsigned Log2Size, class Entry>
constexpr bool keys_are_one_block(std::size_t width) {
    using keys = dict_keys_layout<Log2Size, Entry>;
    const std::size_t slots = std::size_t{1} << Log2Size;
    return offsetof(keys, dk_indices) == sizeof(dict_keys) &&
           sizeof(std::declval<keys&>().dk_indices) == slots * width &&
           std::size_t{1} << dict_log2_index_bytes(Log2Size) == slots * width &&
           offsetof(keys, dk_entries) == sizeof(dict_keys) + slots * width &&
           sizeof(keys) == sizeof(dict_keys) + slots * width + slots * 2 / 3 * sizeof(Entry);
}
static_assert(keys_are_one_block<3, dict_entry>(1) && keys_are_one_block<7, dict_entry>(1));
static_assert(keys_are_one_block<3, dict_unicode_entry>(1));
static_assert(keys_are_one_block<8, dict_entry>(2) && keys_are_one_block<15, dict_entry>(2));
static_assert(keys_are_one_block<8, dict_unicode_entry>(2));
static_assert(keys_are_one_block<16, dict_entry>(4) &&
              keys_are_one_block<16, dict_unicode_entry>(4));

// All fields of _ts are there, and end where those of the library begin.
static_assert(offsetof(thread_state, native_functions) == 360);

// CPython's empty_keys_struct, and the prefix of PyDictValues for 29 values.
static_assert(sizeof empty_dict_keys == 40);
static_assert(sizeof(dict_values_prefix) == 32 && sizeof(dict_values_layout) == 32 + 29 * 8);
static_assert(offsetof(dict_values_layout, values) == 32 &&
              offsetof(dict_values_layout, rest) == 40);

TEST_CASE("the collector's header lies in front of an object") {
    const tracked<tuple_1> collected{};
    const auto* header = reinterpret_cast<const char*>(static_cast<const gc_head*>(&collected));
    const auto* behind = reinterpret_cast<const char*>(static_cast<const object*>(&collected));
    CHECK(static_cast<std::size_t>(behind - header) == header_gc_distance());
    CHECK(header_gc_distance() == 16);
}

TEST_CASE("the immortal reference count is CPython's") {
    CHECK(immortal_refcount == header_immortal_refcount());
}

} // namespace stasis
