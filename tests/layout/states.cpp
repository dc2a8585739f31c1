// SPDX-License-Identifier: BSL-1.0
// layout/states.cpp: the states of an interpreter and of the runtime have CPython's fields, by name
// and in order, but for those that a table names as left out; and their first values are those of a
// python3.11 that has just started, read in its memory.
#include "states.h"

#include <stasis/builtins/namespace.hpp>
#include <stasis/interpreter/dispatch.hpp>
#include <stasis/layout/states.hpp>
#include <stasis/state/runtime.hpp>

#include <cstring>
#include <doctest/doctest.h>
#include <unit/support/oracle.hpp>

namespace stasis {
namespace {

using namespace state;

enum class fate { field, shape, left, end };

struct our_row {
    fate what;
    const layout::row* field; // null: ours has none
};

// A field that isn't described is no constant expression here.
template <class Ours>
consteval our_row described(fate what, layout::name_view name) {
    const layout::row* found = layout::layout_of<Ours>.find(name);
    return {what, found->offset < sizeof(Ours) ? found : nullptr};
}

#define STATE_BEGIN(theirs, ours)
#define STATE_LEFT(theirs, name) {fate::left, nullptr},
#define STATE_FIELD(theirs, ours, name) described<ours>(fate::field, #name),
#define STATE_SHAPE(theirs, ours, name) described<ours>(fate::shape, #name),
#define STATE_END(theirs) {fate::end, nullptr},
constexpr our_row rows[] = {
#include "tables/states.def.h"
};
#undef STATE_BEGIN
#undef STATE_LEFT
#undef STATE_FIELD
#undef STATE_SHAPE
#undef STATE_END

constexpr std::size_t row_count = sizeof rows / sizeof rows[0];

std::string number_at(const void* at, std::size_t size) {
    std::uint64_t number = 0;
    std::memcpy(&number, at, size);
    return std::to_string(number);
}

struct our_value {
    const void* at;
    std::size_t size;
};

#define INTERPRETER_VALUE(field)                                                                   \
    {&runtime<>._main_interpreter.field, sizeof runtime<>._main_interpreter.field},
#define INTERPRETER_OBJECT(field)
#define INTERPRETER_EQUAL(field)
#define RUNTIME_VALUE(field) {&runtime<>.field, sizeof runtime<>.field},
const our_value values[] = {
#include "tables/first_values.def.h"
};
#undef INTERPRETER_VALUE
#undef INTERPRETER_OBJECT
#undef INTERPRETER_EQUAL
#undef RUNTIME_VALUE

#define INTERPRETER_VALUE(field)
#define INTERPRETER_OBJECT(field) runtime<>._main_interpreter.field,
#define INTERPRETER_EQUAL(field) runtime<>._main_interpreter.field,
#define RUNTIME_VALUE(field)
object* const objects[] = {
#include "tables/first_values.def.h"
};
#undef INTERPRETER_VALUE
#undef INTERPRETER_OBJECT
#undef INTERPRETER_EQUAL
#undef RUNTIME_VALUE

const std::string addresses = "import ctypes\n"
                              "get = ctypes.pythonapi.PyInterpreterState_Get\n"
                              "get.restype = ctypes.c_void_p\n"
                              "interpreter = get()\n"
                              "runtime = ctypes.addressof(\n"
                              "    ctypes.c_char.in_dll(ctypes.pythonapi, '_PyRuntime'))\n"
                              "at = lambda address: ctypes.c_uint64.from_address(address).value\n";

std::string sum(const char* base, std::size_t offset) {
    return base + (" + " + std::to_string(offset));
}

} // namespace

TEST_CASE("the tables name every field of CPython's states, in CPython's order") {
    REQUIRE(header_state_row_count == row_count);
    std::size_t end = 0;
    for (std::size_t i = 0; i < row_count; ++i) {
        const state_row& row = header_state_rows[i];
        INFO(row.type, " ", row.field != nullptr ? row.field : "(the end)");
        // A field that the tables forget would leave a gap.
        CHECK(row.offset == (end + row.alignment - 1) / row.alignment * row.alignment);
        end = row.field != nullptr ? row.offset + row.size : 0;
    }
}

TEST_CASE("our states have CPython's fields in CPython's order") {
    std::size_t end = 0;
    std::size_t kept = 0;
    for (std::size_t i = 0; i < row_count; ++i) {
        const state_row& row = header_state_rows[i];
        INFO(row.type, " ", row.field != nullptr ? row.field : "(the end)");
        CHECK((row.field == nullptr) == (rows[i].what == fate::end));
        if (rows[i].what == fate::end) {
            end = 0;
        } else if (rows[i].what != fate::left) {
            ++kept;
            CHECK(rows[i].field->offset >= end);
            end = rows[i].field->offset + rows[i].field->size;
            CHECK((rows[i].field->size == row.size) == (rows[i].what == fate::field));
        }
    }
    CHECK(kept > 60);
}

TEST_CASE("our states begin with the values that python3.11's have") {
    REQUIRE(header_value_row_count == sizeof values / sizeof values[0]);
    std::string script = addresses;
    for (std::size_t i = 0; i < header_value_row_count; ++i) {
        const value_row& row = header_value_rows[i];
        script += "print(int.from_bytes(ctypes.string_at(" +
                  sum(row.of_runtime != 0 ? "runtime" : "interpreter", row.offset) + ", " +
                  std::to_string(row.size) + "), 'little'))\n";
    }
    const auto found = oracle::ask(script);
    REQUIRE(found.size() == header_value_row_count);
    for (std::size_t i = 0; i < header_value_row_count; ++i) {
        INFO(header_value_rows[i].field);
        CHECK(values[i].size == header_value_rows[i].size);
        CHECK(number_at(values[i].at, values[i].size) == found[i][0]);
    }
}

TEST_CASE("our interpreter has inside of it what python3.11's has on the heap") {
    REQUIRE(header_object_row_count == sizeof objects / sizeof objects[0]);
    std::string script = addresses;
    for (std::size_t i = 0; i < header_object_row_count; ++i) {
        script += "held = ctypes.cast(at(" + sum("interpreter", header_object_rows[i].offset) +
                  "), ctypes.py_object).value\n"
                  "print(type(held).__name__, repr(held), sep='\\t')\n";
    }
    const auto found = oracle::ask(script);
    REQUIRE(found.size() == header_object_row_count);
    interpreter_state other{};
    for (std::size_t i = 0; i < header_object_row_count; ++i) {
        INFO(header_object_rows[i].field);
        CHECK(objects[i]->ob_type->tp_name == found[i][0]);
        if (header_object_rows[i].equal != 0) {
            const owned shown = interpreter::repr(other._initial_thread, make_object(objects[i]));
            const text characters = text_of(shown.as_object());
            std::string ours;
            for (ssize at = 0; at < characters.size; ++at) {
                ours += static_cast<char>(characters[at]);
            }
            CHECK(ours == found[i][1]);
        }
        if (is_immortal(objects[i]) && refcount(objects[i]) == mutable_refcount) {
            const auto* own = reinterpret_cast<const char*>(&runtime<>._main_interpreter.own);
            const auto* held = reinterpret_cast<const char*>(objects[i]);
            CHECK(own <= held);
            CHECK(held < own + sizeof(own_containers));
        }
    }
    release_chunks(other.memory);
}

TEST_CASE("our states point into themselves where python3.11's do") {
    const state_offsets& in = header_state_offsets;
    const auto found =
        oracle::ask(addresses + "thread = " + sum("interpreter", in.initial_thread) + "\n" +
                    "print(interpreter == " + sum("runtime", in.main_interpreter) + ")\n" +
                    "print(at(" + sum("interpreter", in.threads_head) + ") == thread)\n" +
                    "print(at(" + sum("interpreter", in.runtime) + ") == runtime)\n" + "print(at(" +
                    sum("runtime", in.interpreters_head) + ") == interpreter)\n" + "print(at(" +
                    sum("runtime", in.interpreters_main) + ") == interpreter)\n");
    for (const oracle::row& each : found) {
        CHECK(each[0] == "True");
    }
    CHECK(runtime<>._main_interpreter.threads.head == &runtime<>._main_interpreter._initial_thread);
    CHECK(runtime<>._main_interpreter.runtime == &runtime<>);
    CHECK(runtime<>.interpreters.head == &runtime<>._main_interpreter);
    CHECK(runtime<>.interpreters.main == &runtime<>._main_interpreter);
}

} // namespace stasis
