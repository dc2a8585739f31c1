// SPDX-License-Identifier: BSL-1.0
// layout/layout.cpp: our structs keep CPython's contracts, and the contracts are what CPython's
// headers say. Compiling it is most of the test. Where it fails, our struct has moved: the struct
// is wrong, not the contract, unless the CPython version that the library mirrors has changed.
#include "headers.h"

#include <stasis/graph/singletons.hpp>
#include <stasis/layout/cpython_3_11.hpp>
#include <stasis/layout/states.hpp>
#include <stasis/object/dict_keys.hpp>

#include <doctest/doctest.h>
#include <string>
#include <support/check.hpp>
#include <utility>
#include <vector>

// Our structs inherit their heads: offsetof is then the compiler's to support, and ours do.
#pragma GCC diagnostic ignored "-Winvalid-offsetof"

namespace stasis {
namespace {

using namespace layout;
using namespace state;

static_assert(conforms<object>(cpython_3_11::PyObject));
static_assert(conforms<var_object>(cpython_3_11::PyVarObject));
static_assert(conforms<gc_head>(cpython_3_11::PyGC_Head));

static_assert(conforms<int_of_one_digit>(cpython_3_11::PyLongObject));
static_assert(conforms<float_object>(cpython_3_11::PyFloatObject));
static_assert(conforms<complex_object>(cpython_3_11::PyComplexObject));
static_assert(conforms<slice_object>(cpython_3_11::PySliceObject));
static_assert(conforms<range_object>(cpython_3_11::rangeobject));

static_assert(conforms<bytes_of_one_byte>(cpython_3_11::PyBytesObject));
static_assert(conforms<bytearray_object>(cpython_3_11::PyByteArrayObject));
static_assert(conforms<buffer_view>(cpython_3_11::Py_buffer));
static_assert(conforms<managed_buffer_object>(cpython_3_11::_PyManagedBufferObject));
static_assert(conforms<memoryview_of_one_dimension>(cpython_3_11::PyMemoryViewObject));
static_assert(conforms<str_object>(cpython_3_11::PyASCIIObject));
static_assert(conforms<wide_str_object>(cpython_3_11::PyCompactUnicodeObject));

static_assert(conforms<tuple_of_one_item>(cpython_3_11::PyTupleObject));
static_assert(conforms<list_object>(cpython_3_11::PyListObject));
static_assert(conforms<dict_object>(cpython_3_11::PyDictObject));
static_assert(conforms<dict_keys>(cpython_3_11::PyDictKeysObject));
static_assert(conforms<dict_entry>(cpython_3_11::PyDictKeyEntry));
static_assert(conforms<dict_unicode_entry>(cpython_3_11::PyDictUnicodeEntry));
static_assert(conforms<dict_values>(cpython_3_11::PyDictValues));
static_assert(conforms<set_object>(cpython_3_11::PySetObject));
static_assert(conforms<set_entry>(cpython_3_11::setentry));
static_assert(conforms<mapping_proxy_object>(cpython_3_11::mappingproxyobject));

static_assert(conforms<type_object>(cpython_3_11::PyTypeObject));
static_assert(conforms<number_methods>(cpython_3_11::PyNumberMethods));
static_assert(conforms<sequence_methods>(cpython_3_11::PySequenceMethods));
static_assert(conforms<buffer_methods>(cpython_3_11::PyBufferProcs));
static_assert(conforms<mapping_methods>(cpython_3_11::PyMappingMethods));
static_assert(conforms<method_def>(cpython_3_11::PyMethodDef));
static_assert(conforms<getset_def>(cpython_3_11::PyGetSetDef));
static_assert(conforms<descriptor_object>(cpython_3_11::PyMethodDescrObject));
static_assert(conforms<descriptor_object>(cpython_3_11::PyWrapperDescrObject));
static_assert(conforms<method_wrapper_object>(cpython_3_11::wrapperobject));
static_assert(conforms<static_method_object>(cpython_3_11::staticmethod));
static_assert(conforms<class_method_object>(cpython_3_11::classmethod));
static_assert(conforms<property_object>(cpython_3_11::propertyobject));
static_assert(conforms<module_object>(cpython_3_11::PyModuleObject));
static_assert(conforms<generic_alias_object>(cpython_3_11::gaobject));
static_assert(conforms<generic_alias_iterator>(cpython_3_11::gaiterobject));
static_assert(conforms<weak_reference_object>(cpython_3_11::PyWeakReference));
static_assert(conforms<union_object>(cpython_3_11::unionobject));
static_assert(conforms<heap_type_object>(cpython_3_11::PyHeapTypeObject));
static_assert(conforms<bound_method_object>(cpython_3_11::PyMethodObject));

static_assert(conforms<code_of_one_byte>(cpython_3_11::PyCodeObject));
static_assert(conforms<function_object>(cpython_3_11::PyFunctionObject));
static_assert(conforms<builtin_function_object>(cpython_3_11::PyCFunctionObject));
static_assert(conforms<cell_object>(cpython_3_11::PyCellObject));
static_assert(conforms<exception_object>(cpython_3_11::PyBaseExceptionObject));

static_assert(conforms<c_frame>(cpython_3_11::_PyCFrame));
static_assert(conforms<trace_position>(cpython_3_11::PyTraceInfo));
static_assert(conforms<error_stack_item>(cpython_3_11::_PyErr_StackItem));
static_assert(conforms<thread_state>(cpython_3_11::PyThreadState));
static_assert(conforms<gc_generation>(cpython_3_11::gc_generation));
static_assert(conforms<gc_generation_stats>(cpython_3_11::gc_generation_stats));
static_assert(conforms<gc_state>(cpython_3_11::_gc_runtime_state));
static_assert(conforms<interpreter_state::pythreads>(cpython_3_11::pythreads));
static_assert(conforms<warnings_runtime_state>(cpython_3_11::_warnings_runtime_state));
static_assert(conforms<state::atexit_state>(cpython_3_11::atexit_state));

// One struct stands for all kinds of descriptors: of those whose CPython struct ends before its
// last field, it is larger, and no more.
template <const contract_terms& Terms>
constexpr bool has_all_fields(contract<Terms>) {
    bool result = true;
    find_breaches(layout_of<descriptor_object>, Terms, [&](const breach& found) {
        result = result && found.kind == breach_kind::whole && found.found > found.expected;
    });
    return result;
}
static_assert(has_all_fields(cpython_3_11::PyGetSetDescrObject));
static_assert(has_all_fields(cpython_3_11::PyMemberDescrObject));

// A description that forgets a field has a hole that no alignment explains.
template <class... Described>
constexpr bool are_whole() {
    const auto is_whole = [](const layout_view& of) {
        hole each = next_hole(of);
        while (each.size != 0 && each.size < of.alignment) {
            each = next_hole(of, each.offset + each.size);
        }
        return each.size == 0;
    };
    return (... && is_whole(layout_of<Described>));
}
static_assert(are_whole<thread_state, interpreter_state, runtime_state, gc_state, ceval_state,
                        warnings_runtime_state, atexit_state, atexit_callback>());

// The contracts' rows, in the order of header_rows.
struct contract_row {
    const contract_terms& of;
    const term* field; // null: the whole
};

std::vector<contract_row> contract_rows() {
    std::vector<contract_row> result;
    cpython_3_11::for_each_shown([&](const contract_terms& terms) {
        result.push_back({terms, nullptr});
        for (const term& each : terms) {
            result.push_back({terms, &each});
        }
    });
    return result;
}

} // namespace

TEST_CASE("CPython's contracts say what CPython's headers say") {
    const auto rows = contract_rows();
    REQUIRE(header_row_count == rows.size());
    REQUIRE(rows.size() > 500);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const layout_row& header = header_rows[i];
        const auto& [of, field] = rows[i];
        INFO(header.type, " ", header.field != nullptr ? header.field : "(the whole)");
        CHECK(of.name == header.type);
        if (field == nullptr) {
            CHECK(of.alignment == header.offset);
            CHECK(of.size == header.size);
        } else {
            CHECK(field->name == header.field);
            if (field->bit_count == 0) {
                CHECK(field->offset == header.offset);
                CHECK(field->size == header.size);
            }
        }
    }
}

TEST_CASE("the bit-fields of CPython's contracts have the bits that CPython's headers give them") {
    int number = 0;
    for (const contract_row& each : contract_rows()) {
        if (each.field == nullptr || each.field->bit_count == 0) {
            continue;
        }
        INFO(std::string(each.field->name.data, each.field->name.size));
        unsigned char bytes[128] = {};
        REQUIRE(header_bits(number++, bytes, sizeof bytes) == 1);
        const auto first = 8 * each.field->offset + static_cast<std::size_t>(each.field->first_bit);
        const auto end = first + static_cast<std::size_t>(each.field->bit_count);
        for (std::size_t bit = 0; bit < 8 * sizeof bytes; ++bit) {
            CHECK((bytes[bit / 8] >> bit % 8 & 1) == (first <= bit && bit < end ? 1 : 0));
        }
    }
    CHECK(number == 15); // of a str's three forms
    unsigned char none[1];
    CHECK(header_bits(number, none, sizeof none) == 0);
}

TEST_CASE("the bit-fields of a str lie where its description says") {
    CHECK(bits_are_placed<str_state>());
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

// CPython's empty_keys_struct, and the prefix of PyDictValues for 29 values.
static_assert(sizeof empty_dict_keys == 40);
static_assert(sizeof(dict_values_prefix) == 32 && sizeof(dict_values_layout) == 32 + 29 * 8);
static_assert(offsetof(dict_values_layout, values) == 32 &&
              offsetof(dict_values_layout, rest) == 40);

TEST_CASE("the collector's header lies in front of an object") {
    const tracked<tuple_of_one_item> collected{};
    const auto* header = reinterpret_cast<const char*>(static_cast<const gc_head*>(&collected));
    const auto* behind = reinterpret_cast<const char*>(static_cast<const object*>(&collected));
    CHECK(static_cast<std::size_t>(behind - header) == header_gc_distance());
    CHECK(header_gc_distance() == 16);
}

TEST_CASE("the immortal reference count is CPython's") {
    CHECK(immortal_refcount == header_immortal_refcount());
}

} // namespace stasis
