// SPDX-License-Identifier: BSL-1.0
// unit/image/verify_code.cpp: code that would break what the engine relies on is refused, each
// fault with its own reason and at its own instruction.
#include <stasis/image/verify_code.hpp>
#include <support/check.hpp>
#include <unit/image/object_types.hpp>

#include <initializer_list>

namespace {

using namespace stasis;
using enum opcode::opcode;

template <std::size_t N>
using static_tuple = tracked<static_layout<tuple_object, object*, N>>;

template <class... Items>
constexpr auto tuple_of(const Items&... items) {
    return static_tuple<sizeof...(Items)>{
        {}, {{immortal_head(tuple_type, sizeof...(Items))}, {pointer_to(items)...}}};
}

constexpr static_layout<bytes_object, unsigned char, 2> plain_kind{
    {immortal_head(bytes_type, 1), 0}, {local_plain, 0}};

constexpr auto one_name = tuple_of(graph::str_<"ab">);
constexpr auto iterator_name = tuple_of(graph::str_<".0">);

constexpr code_object code_with(int free, const auto& names) {
    code_object made{};
    static_cast<var_object&>(made) = immortal_head(code_type, 0);
    made.co_argcount = 1;
    made.co_nfreevars = free;
    made.co_localsplusnames = static_cast<tuple_object*>(pointer_to(names));
    made.co_localspluskinds = static_cast<bytes_object*>(pointer_to(plain_kind));
    return made;
}

constexpr code_object function_code = code_with(0, one_name);
constexpr code_object closure_code = code_with(1, one_name);
constexpr code_object comprehension_code = code_with(0, iterator_name);
constexpr auto numbers = tuple_of(graph::small_ints[5]);

/// The constants of the code below, by their index.
enum constant : unsigned { none, words, keyword, number, function, closure, comprehension, wrong };
constexpr auto constants =
    tuple_of(graph::none, graph::str_<"text">, one_name, graph::small_ints[9], function_code,
             closure_code, comprehension_code, numbers);

/// Its variables: a local, an argument in a cell, a cell, a free one.
enum variable : unsigned { local, argument_cell, cell, free_cell };
constexpr auto variables =
    tuple_of(graph::str_<"v0">, graph::str_<"v1">, graph::str_<"v2">, graph::str_<"v3">);
constexpr unsigned char variable_kinds[] = {local_plain, local_plain | local_cell, local_cell,
                                            local_free};

struct step {
    opcode::opcode operation;
    unsigned argument = 0;
};

/// Instructions with the room for their caches, and where each is.
struct assembly {
    unsigned char bytes[512] = {};
    std::size_t units = 0;
    std::size_t offsets[32] = {};

    constexpr assembly(std::initializer_list<step> steps) {
        std::size_t count = 0;
        for (const step& at : steps) {
            offsets[count++] = units;
            bytes[2 * units] = static_cast<unsigned char>(at.operation);
            bytes[2 * units + 1] = static_cast<unsigned char>(at.argument);
            units += 1 + opcode::caches(at.operation);
        }
    }
};

/// What surrounds the code.
struct frame_parts {
    std::size_t stack = 4;
    std::size_t variables = 1; ///< how many of the four
    const tuple_object* names = &variables_tuple();
    std::size_t arguments = 0;
    support::byte_view<unsigned char> handlers = {};
    bool generator = false;

    static constexpr const tuple_object& variables_tuple() { return ::variables; }
};

constexpr support::failure failure_of(const assembly& code, const frame_parts& around) {
    state::interpreter_state running{};
    const image::code_parts parts = {
        .code = {code.bytes, 2 * code.units},
        .exceptiontable = around.handlers,
        .localspluskinds = {variable_kinds, around.variables},
        .consts = &constants,
        .localsplusnames = around.names,
        .names = 1,
        .argcount = around.arguments,
        .stacksize = around.stack,
        .ncellvars = around.variables > 2 ? 2u : around.variables - 1,
        .nfreevars = around.variables > 3 ? 1u : 0u,
        .generator = around.generator,
    };
    return image::verify_code(running._initial_thread, parts);
}

constexpr bool same(const char* a, const char* b) {
    return a != nullptr && __builtin_strcmp(a, b) == 0;
}

/// Whether exactly this is wrong with the code, at the instruction of that number.
constexpr bool refused(const char* reason, std::size_t number, const assembly& code,
                       const frame_parts& around = {}) {
    const support::failure found = failure_of(code, around);
    return same(found.reason, reason) && found.offset == code.offsets[number];
}

constexpr bool accepted(const assembly& code, const frame_parts& around = {}) {
    return !failure_of(code, around);
}

constexpr const char* not_a_value = "an instruction uses what is no value";
constexpr const char* wrong_kind =
    "a value on the stack is not of the kind that the instruction needs";
constexpr const char* underflow = "an instruction takes more from the stack than is there";
constexpr const char* too_deep = "the stack gets deeper than the code object says";

} // namespace

TEST_CASE("operands must be there") {
    STASIS_CHECK(accepted({{LOAD_CONST, wrong}, {RETURN_VALUE}}));
    STASIS_CHECK(refused("an instruction names a constant that its code object does not have", 0,
                         {{LOAD_CONST, wrong + 1}, {RETURN_VALUE}}));
    STASIS_CHECK(accepted({{LOAD_NAME, 0}, {RETURN_VALUE}}));
    STASIS_CHECK(refused("an instruction names a name that its code object does not have", 0,
                         {{LOAD_NAME, 1}, {RETURN_VALUE}}));
    STASIS_CHECK(refused("an instruction names a name that its code object does not have", 0,
                         {{LOAD_GLOBAL, 2}, {RETURN_VALUE}}));
    STASIS_CHECK(refused("an instruction names a variable that its code object does not have", 0,
                         {{LOAD_FAST, 1}, {RETURN_VALUE}}));
    // What no path reaches is looked at, too.
    STASIS_CHECK(refused("an instruction names a variable that its code object does not have", 2,
                         {{LOAD_FAST, local}, {RETURN_VALUE}, {LOAD_FAST, 1}, {RETURN_VALUE}}));
}

TEST_CASE("bytes that don't decode are refused as validate refuses them") {
    STASIS_CHECK(refused("unknown opcode", 0, {{opcode::opcode{255}}, {RETURN_VALUE}}));
}

TEST_CASE("variables are used as what they are, and cells are made first and once") {
    constexpr frame_parts all{.variables = 4};
    constexpr const char* wrong_variable = "an instruction names a variable of the wrong kind";
    constexpr const char* again = "MAKE_CELL of a cell that there is already";
    STASIS_CHECK(accepted({{COPY_FREE_VARS, 1},
                           {MAKE_CELL, argument_cell},
                           {MAKE_CELL, cell},
                           {LOAD_CLOSURE, free_cell},
                           {STORE_DEREF, cell},
                           {LOAD_DEREF, argument_cell},
                           {RETURN_VALUE}},
                          all));
    STASIS_CHECK(refused("COPY_FREE_VARS of another number than the code object has", 0,
                         {{COPY_FREE_VARS, 2}, {LOAD_FAST, local}, {RETURN_VALUE}}, all));
    STASIS_CHECK(refused("COPY_FREE_VARS of another number than the code object has", 0,
                         {{LOAD_DEREF, free_cell}, {RETURN_VALUE}}, all));
    STASIS_CHECK(
        refused("code that does not make its cells first", 2,
                {{COPY_FREE_VARS, 1}, {MAKE_CELL, cell}, {LOAD_FAST, local}, {RETURN_VALUE}}, all));
    STASIS_CHECK(refused(again, 1,
                         {{MAKE_CELL, argument_cell},
                          {MAKE_CELL, argument_cell},
                          {LOAD_FAST, local},
                          {RETURN_VALUE}},
                         {.variables = 2}));
    STASIS_CHECK(refused(
        again, 1, {{COPY_FREE_VARS, 1}, {MAKE_CELL, free_cell}, {LOAD_FAST, local}, {RETURN_VALUE}},
        all));
    STASIS_CHECK(refused("a cell is made after the code has begun", 2,
                         {{MAKE_CELL, argument_cell},
                          {NOP},
                          {MAKE_CELL, argument_cell},
                          {LOAD_FAST, local},
                          {RETURN_VALUE}},
                         {.variables = 2}));
    STASIS_CHECK(refused("a jump back to the making of the cells", 2,
                         {{MAKE_CELL, argument_cell}, {NOP}, {JUMP_BACKWARD, 3}},
                         {.variables = 2}));
    STASIS_CHECK(refused(wrong_variable, 1,
                         {{MAKE_CELL, argument_cell}, {LOAD_FAST, argument_cell}, {RETURN_VALUE}},
                         {.variables = 2}));
    STASIS_CHECK(refused(wrong_variable, 0, {{LOAD_DEREF, local}, {RETURN_VALUE}}));
}

TEST_CASE("the stack neither underflows nor outgrows co_stacksize") {
    STASIS_CHECK(refused(underflow, 0, {{POP_TOP}, {LOAD_FAST}, {RETURN_VALUE}}));
    STASIS_CHECK(refused(underflow, 1, {{LOAD_FAST}, {BINARY_OP}, {RETURN_VALUE}}));
    STASIS_CHECK(refused(underflow, 0, {{RETURN_VALUE}}));
    STASIS_CHECK(
        refused(underflow, 0, {{POP_JUMP_FORWARD_IF_TRUE, 0}, {LOAD_FAST}, {RETURN_VALUE}}));
    STASIS_CHECK(refused(underflow, 1, {{LOAD_FAST}, {LIST_APPEND, 200}, {RETURN_VALUE}}));
    STASIS_CHECK(refused(too_deep, 1, {{LOAD_FAST}, {LOAD_FAST}, {BINARY_OP}, {RETURN_VALUE}},
                         {.stack = 1}));
    STASIS_CHECK(refused(too_deep, 1, {{LOAD_FAST}, {UNPACK_SEQUENCE, 255}, {RETURN_VALUE}},
                         {.stack = 0x7fffffff}));
    STASIS_CHECK(refused("RETURN_VALUE leaves values on the stack", 2,
                         {{LOAD_FAST}, {LOAD_FAST}, {RETURN_VALUE}}));
}

TEST_CASE("paths meet with one depth, and with what is true on both") {
    STASIS_CHECK(refused(
        "paths meet with stacks of different depth", 2,
        {{LOAD_FAST}, {POP_JUMP_FORWARD_IF_TRUE, 1}, {LOAD_FAST}, {LOAD_FAST}, {RETURN_VALUE}}));
    STASIS_CHECK(
        refused("paths meet with stacks of different depth", 1, {{LOAD_FAST}, {JUMP_BACKWARD, 2}}));
    STASIS_CHECK(
        accepted({{LOAD_FAST}, {JUMP_IF_TRUE_OR_POP, 1}, {LOAD_CONST, words}, {RETURN_VALUE}}));
    // A str or any value: no piece of an f-string.
    STASIS_CHECK(refused("BUILD_STRING of what is no str", 3,
                         {{LOAD_FAST},
                          {JUMP_IF_TRUE_OR_POP, 1},
                          {LOAD_CONST, words},
                          {BUILD_STRING, 1},
                          {RETURN_VALUE}}));
    // A null or a value: nothing that can be returned. Seen only when the second path comes.
    STASIS_CHECK(refused(not_a_value, 5,
                         {{LOAD_FAST},
                          {POP_JUMP_FORWARD_IF_TRUE, 2},
                          {LOAD_FAST},
                          {JUMP_FORWARD, 1},
                          {PUSH_NULL},
                          {RETURN_VALUE}}));
}

TEST_CASE("what is no value can only be called, or dropped") {
    STASIS_CHECK(refused(not_a_value, 1, {{PUSH_NULL}, {RETURN_VALUE}}));
    STASIS_CHECK(refused(not_a_value, 1, {{PUSH_NULL}, {STORE_FAST}, {LOAD_FAST}, {RETURN_VALUE}}));
    STASIS_CHECK(refused(not_a_value, 1, {{PUSH_NULL}, {COPY, 1}, {RETURN_VALUE}}));
    STASIS_CHECK(refused(not_a_value, 2, {{PUSH_NULL}, {LOAD_FAST}, {SWAP, 2}, {RETURN_VALUE}}));
    STASIS_CHECK(refused(not_a_value, 1, {{PUSH_NULL}, {BUILD_TUPLE, 1}, {RETURN_VALUE}}));
    STASIS_CHECK(refused(not_a_value, 1, {{PUSH_NULL}, {LOAD_METHOD}, {RETURN_VALUE}}));
    STASIS_CHECK(
        refused(not_a_value, 2, {{LOAD_FAST}, {LOAD_METHOD}, {BINARY_OP}, {RETURN_VALUE}}));
    STASIS_CHECK(accepted({{PUSH_NULL}, {POP_TOP}, {LOAD_FAST}, {RETURN_VALUE}}));
}

TEST_CASE("CALL finds its callee where PUSH_NULL, LOAD_GLOBAL or LOAD_METHOD put it") {
    constexpr const char* reason = "CALL of what cannot be called so";
    STASIS_CHECK(accepted({{PUSH_NULL}, {LOAD_FAST}, {PRECALL}, {CALL}, {RETURN_VALUE}}));
    STASIS_CHECK(
        accepted({{LOAD_GLOBAL, 1}, {LOAD_FAST}, {PRECALL, 1}, {CALL, 1}, {RETURN_VALUE}}));
    STASIS_CHECK(accepted({{LOAD_FAST}, {LOAD_METHOD}, {PRECALL}, {CALL}, {RETURN_VALUE}}));
    STASIS_CHECK(accepted({{LOAD_FAST}, {LOAD_FAST}, {PRECALL}, {CALL}, {RETURN_VALUE}}));
    STASIS_CHECK(refused(underflow, 2, {{LOAD_FAST}, {PRECALL}, {CALL}, {RETURN_VALUE}}));
    STASIS_CHECK(refused(reason, 2, {{PUSH_NULL}, {PUSH_NULL}, {CALL}, {RETURN_VALUE}}));
    STASIS_CHECK(refused(not_a_value, 3,
                         {{PUSH_NULL}, {LOAD_FAST}, {PUSH_NULL}, {CALL, 1}, {RETURN_VALUE}}));
    // A method trusts its object: it must be the one that it was found on.
    STASIS_CHECK(refused(
        reason, 4, {{LOAD_FAST}, {LOAD_METHOD}, {POP_TOP}, {LOAD_FAST}, {CALL}, {RETURN_VALUE}}));
    STASIS_CHECK(
        refused(reason, 4,
                {{LOAD_FAST}, {LOAD_METHOD}, {LOAD_FAST}, {SWAP, 2}, {CALL, 1}, {RETURN_VALUE}}));
}

TEST_CASE("KW_NAMES names the last arguments of the call behind it") {
    constexpr const char* reason = "KW_NAMES without a call of as many arguments";
    STASIS_CHECK(accepted({{PUSH_NULL},
                           {LOAD_FAST},
                           {LOAD_FAST},
                           {KW_NAMES, keyword},
                           {PRECALL, 1},
                           {CALL, 1},
                           {RETURN_VALUE}}));
    STASIS_CHECK(refused(
        reason, 2,
        {{PUSH_NULL}, {LOAD_FAST}, {KW_NAMES, keyword}, {PRECALL, 0}, {CALL, 0}, {RETURN_VALUE}}));
    STASIS_CHECK(refused(reason, 1, {{LOAD_FAST}, {KW_NAMES, keyword}, {RETURN_VALUE}}));
    STASIS_CHECK(refused("KW_NAMES of what is no tuple of strs", 0,
                         {{KW_NAMES, wrong}, {LOAD_FAST}, {RETURN_VALUE}}));
    STASIS_CHECK(refused("KW_NAMES of what is no tuple of strs", 0,
                         {{KW_NAMES, words}, {LOAD_FAST}, {RETURN_VALUE}}));
}

TEST_CASE("CALL_FUNCTION_EX takes its keywords from a dict") {
    constexpr const char* reason = "CALL_FUNCTION_EX with keywords that are no dict";
    STASIS_CHECK(accepted({{PUSH_NULL},
                           {LOAD_FAST},
                           {LOAD_FAST},
                           {BUILD_MAP},
                           {CALL_FUNCTION_EX, 1},
                           {RETURN_VALUE}}));
    STASIS_CHECK(refused(reason, 4,
                         {{PUSH_NULL},
                          {LOAD_FAST},
                          {LOAD_FAST},
                          {LOAD_FAST},
                          {CALL_FUNCTION_EX, 1},
                          {RETURN_VALUE}}));
    STASIS_CHECK(
        refused(not_a_value, 3,
                {{PUSH_NULL}, {PUSH_NULL}, {LOAD_FAST}, {CALL_FUNCTION_EX}, {RETURN_VALUE}}));
}

TEST_CASE("containers are added to where they were built") {
    STASIS_CHECK(
        accepted({{BUILD_LIST}, {LOAD_FAST}, {LIST_APPEND, 1}, {LIST_TO_TUPLE}, {RETURN_VALUE}}));
    STASIS_CHECK(accepted({{BUILD_MAP}, {LOAD_FAST}, {LOAD_FAST}, {MAP_ADD, 1}, {RETURN_VALUE}}));
    STASIS_CHECK(
        refused(wrong_kind, 2, {{LOAD_FAST}, {LOAD_FAST}, {LIST_APPEND, 1}, {RETURN_VALUE}}));
    STASIS_CHECK(
        refused(wrong_kind, 2, {{BUILD_SET}, {LOAD_FAST}, {LIST_EXTEND, 1}, {RETURN_VALUE}}));
    STASIS_CHECK(refused(wrong_kind, 2, {{BUILD_LIST}, {LOAD_FAST}, {SET_ADD, 1}, {RETURN_VALUE}}));
    STASIS_CHECK(
        refused(wrong_kind, 2, {{BUILD_LIST}, {LOAD_FAST}, {SET_UPDATE, 1}, {RETURN_VALUE}}));
    STASIS_CHECK(
        refused(wrong_kind, 2, {{BUILD_LIST}, {LOAD_FAST}, {DICT_UPDATE, 1}, {RETURN_VALUE}}));
    STASIS_CHECK(refused(wrong_kind, 3,
                         {{LOAD_FAST}, {LOAD_FAST}, {LOAD_FAST}, {MAP_ADD, 1}, {RETURN_VALUE}}));
    STASIS_CHECK(refused(
        wrong_kind, 4,
        {{LOAD_FAST}, {LOAD_FAST}, {BUILD_LIST}, {LOAD_FAST}, {DICT_MERGE, 1}, {RETURN_VALUE}}));
    STASIS_CHECK(refused(wrong_kind, 1, {{LOAD_FAST}, {LIST_TO_TUPLE}, {RETURN_VALUE}}));
}

TEST_CASE("patterns have tuples of keys and of names, and leave the subject where it is") {
    STASIS_CHECK(accepted({{LOAD_FAST},
                           {MATCH_MAPPING},
                           {POP_TOP},
                           {GET_LEN},
                           {POP_TOP},
                           {BUILD_TUPLE},
                           {MATCH_KEYS},
                           {POP_TOP},
                           {POP_TOP},
                           {RETURN_VALUE}}));
    STASIS_CHECK(refused(wrong_kind, 2, {{LOAD_FAST}, {LOAD_FAST}, {MATCH_KEYS}, {RETURN_VALUE}}));
    STASIS_CHECK(accepted(
        {{LOAD_FAST}, {LOAD_FAST}, {LOAD_CONST, keyword}, {MATCH_CLASS}, {RETURN_VALUE}}));
    STASIS_CHECK(refused(
        wrong_kind, 3, {{LOAD_FAST}, {LOAD_FAST}, {LOAD_FAST}, {MATCH_CLASS}, {RETURN_VALUE}}));
    STASIS_CHECK(refused(wrong_kind, 3,
                         {{LOAD_FAST}, {LOAD_FAST}, {BUILD_LIST}, {MATCH_CLASS}, {RETURN_VALUE}}));
}

TEST_CASE("BUILD_CONST_KEY_MAP has as many keys as values, and BUILD_STRING has strs") {
    constexpr const char* keys = "BUILD_CONST_KEY_MAP without a tuple of as many keys";
    STASIS_CHECK(
        accepted({{LOAD_FAST}, {LOAD_CONST, keyword}, {BUILD_CONST_KEY_MAP, 1}, {RETURN_VALUE}}));
    STASIS_CHECK(refused(keys, 3,
                         {{LOAD_FAST},
                          {LOAD_FAST},
                          {LOAD_CONST, keyword},
                          {BUILD_CONST_KEY_MAP, 2},
                          {RETURN_VALUE}}));
    STASIS_CHECK(refused(
        keys, 2, {{LOAD_FAST}, {LOAD_CONST, words}, {BUILD_CONST_KEY_MAP, 1}, {RETURN_VALUE}}));
    STASIS_CHECK(accepted({{LOAD_FAST}, {LOAD_CONST, words}, {FORMAT_VALUE, 4}, {RETURN_VALUE}}));
    STASIS_CHECK(
        refused(wrong_kind, 2, {{LOAD_FAST}, {LOAD_FAST}, {FORMAT_VALUE, 4}, {RETURN_VALUE}}));
    STASIS_CHECK(accepted(
        {{LOAD_CONST, words}, {LOAD_FAST}, {FORMAT_VALUE}, {BUILD_STRING, 2}, {RETURN_VALUE}}));
    STASIS_CHECK(refused("BUILD_STRING of what is no str", 1,
                         {{LOAD_CONST, number}, {BUILD_STRING, 1}, {RETURN_VALUE}}));
}

TEST_CASE("FOR_ITER takes from what GET_ITER made, and from a comprehension's argument") {
    const auto loop = [](opcode::opcode first, unsigned argument) constexpr {
        return assembly{{LOAD_FAST, 0},     {first, argument},  {FOR_ITER, 2}, {POP_TOP},
                        {JUMP_BACKWARD, 3}, {LOAD_CONST, none}, {RETURN_VALUE}};
    };
    STASIS_CHECK(accepted(loop(GET_ITER, 0)));
    STASIS_CHECK(refused(wrong_kind, 2, loop(NOP, 0)));
    constexpr frame_parts inner{.names = &iterator_name, .arguments = 1};
    STASIS_CHECK(accepted(loop(NOP, 0), inner));
    // Without an argument it isn't one.
    STASIS_CHECK(refused(wrong_kind, 2, loop(NOP, 0), {.names = &iterator_name}));
    STASIS_CHECK(refused("the iterator of a comprehension is stored over", 1,
                         {{LOAD_CONST, none}, {STORE_FAST}, {LOAD_FAST}, {RETURN_VALUE}}, inner));
}

TEST_CASE("a comprehension is called at once, with an iterator") {
    STASIS_CHECK(accepted({{LOAD_CONST, comprehension},
                           {MAKE_FUNCTION},
                           {LOAD_FAST},
                           {GET_ITER},
                           {PRECALL},
                           {CALL},
                           {RETURN_VALUE}}));
    STASIS_CHECK(refused("CALL of what cannot be called so", 4,
                         {{LOAD_CONST, comprehension},
                          {MAKE_FUNCTION},
                          {LOAD_FAST},
                          {PRECALL},
                          {CALL},
                          {RETURN_VALUE}}));
    STASIS_CHECK(
        refused(not_a_value, 2, {{LOAD_CONST, comprehension}, {MAKE_FUNCTION}, {RETURN_VALUE}}));
}

TEST_CASE("functions are made of code, the closure that it needs, tuples and a dict") {
    STASIS_CHECK(accepted({{LOAD_CONST, function}, {MAKE_FUNCTION}, {RETURN_VALUE}}));
    STASIS_CHECK(refused("MAKE_FUNCTION of what is no code object", 1,
                         {{LOAD_CONST, number}, {MAKE_FUNCTION}, {RETURN_VALUE}}));
    STASIS_CHECK(accepted({{MAKE_CELL, argument_cell},
                           {LOAD_CLOSURE, argument_cell},
                           {BUILD_TUPLE, 1},
                           {LOAD_CONST, closure},
                           {MAKE_FUNCTION, 8},
                           {RETURN_VALUE}},
                          {.variables = 2}));
    STASIS_CHECK(refused("MAKE_FUNCTION without the closure that the code needs", 1,
                         {{LOAD_CONST, closure}, {MAKE_FUNCTION}, {RETURN_VALUE}}));
    constexpr const char* closure_reason =
        "MAKE_FUNCTION with a closure that does not fit the code";
    STASIS_CHECK(refused(closure_reason, 3,
                         {{LOAD_FAST},
                          {BUILD_TUPLE, 1},
                          {LOAD_CONST, closure},
                          {MAKE_FUNCTION, 8},
                          {RETURN_VALUE}}));
    STASIS_CHECK(refused(closure_reason, 5,
                         {{MAKE_CELL, argument_cell},
                          {LOAD_CLOSURE, argument_cell},
                          {COPY, 1},
                          {BUILD_TUPLE, 2},
                          {LOAD_CONST, closure},
                          {MAKE_FUNCTION, 8},
                          {RETURN_VALUE}},
                         {.variables = 2}));
    STASIS_CHECK(accepted(
        {{LOAD_CONST, keyword}, {LOAD_CONST, function}, {MAKE_FUNCTION, 1}, {RETURN_VALUE}}));
    STASIS_CHECK(
        refused("MAKE_FUNCTION with defaults that are no tuple", 2,
                {{LOAD_FAST}, {LOAD_CONST, function}, {MAKE_FUNCTION, 1}, {RETURN_VALUE}}));
    STASIS_CHECK(
        refused("MAKE_FUNCTION with keyword defaults that are no dict", 2,
                {{LOAD_FAST}, {LOAD_CONST, function}, {MAKE_FUNCTION, 2}, {RETURN_VALUE}}));
    STASIS_CHECK(
        refused("MAKE_FUNCTION with annotations that are no tuple", 2,
                {{LOAD_FAST}, {LOAD_CONST, function}, {MAKE_FUNCTION, 4}, {RETURN_VALUE}}));
}

namespace {

// 0 NOP 1 RAISE_VARARGS, handled by 2 PUSH_EXC_INFO 3 POP_TOP 4 POP_EXCEPT ...
constexpr unsigned char plain_handler[] = {128 + 1, 1, 2, 0};
constexpr unsigned char deep_handler[] = {128 + 1, 1, 2, 1 << 1};
constexpr unsigned char offset_handler[] = {128 + 1, 1, 2, 1};

constexpr frame_parts handled_by(const unsigned char (&table)[4]) {
    return {.handlers = {table, sizeof table}};
}

} // namespace

TEST_CASE("a handler finds the exception and what it keeps, and nothing else") {
    STASIS_CHECK(accepted({{NOP},
                           {RAISE_VARARGS},
                           {PUSH_EXC_INFO},
                           {POP_TOP},
                           {POP_EXCEPT},
                           {LOAD_FAST},
                           {RETURN_VALUE}},
                          handled_by(plain_handler)));
    STASIS_CHECK(refused("a handler keeps values that the instruction may have used up", 1,
                         {{NOP}, {RAISE_VARARGS}, {POP_TOP}, {RETURN_VALUE}},
                         handled_by(deep_handler)));
    STASIS_CHECK(accepted({{LOAD_FAST}, {RAISE_VARARGS}, {POP_TOP}, {RETURN_VALUE}},
                          handled_by(deep_handler)));
    // RAISE_VARARGS uses up what the handler would keep.
    STASIS_CHECK(refused("a handler keeps values that the instruction may have used up", 1,
                         {{LOAD_FAST}, {RAISE_VARARGS, 1}, {POP_TOP}, {RETURN_VALUE}},
                         handled_by(deep_handler)));
    STASIS_CHECK(accepted({{NOP}, {RAISE_VARARGS}, {RERAISE, 1}}, handled_by(offset_handler)));
    STASIS_CHECK(refused("paths meet with stacks of different depth", 1,
                         {{LOAD_FAST}, {LOAD_FAST}, {RETURN_VALUE}}, handled_by(plain_handler)));
    constexpr unsigned char early[] = {128 + 0, 1, 1, 0};
    STASIS_CHECK(refused("a handler for the making of the cells", 0,
                         {{MAKE_CELL, argument_cell}, {POP_TOP}, {LOAD_FAST}, {RETURN_VALUE}},
                         {.variables = 2, .handlers = {early, sizeof early}}));
}

TEST_CASE("exceptions are handled and raised again as what they are") {
    STASIS_CHECK(refused(wrong_kind, 1, {{LOAD_FAST}, {PUSH_EXC_INFO}, {RETURN_VALUE}}));
    STASIS_CHECK(refused(wrong_kind, 1, {{LOAD_FAST}, {POP_EXCEPT}, {LOAD_FAST}, {RETURN_VALUE}}));
    STASIS_CHECK(refused(wrong_kind, 1, {{LOAD_FAST}, {RERAISE}}));
    STASIS_CHECK(
        refused(wrong_kind, 2, {{LOAD_FAST}, {LOAD_FAST}, {CHECK_EXC_MATCH}, {RETURN_VALUE}}));
    STASIS_CHECK(refused("RERAISE without the offset of an instruction", 4,
                         {{NOP}, {RAISE_VARARGS}, {LOAD_FAST}, {SWAP, 2}, {RERAISE, 1}},
                         handled_by(plain_handler)));
    STASIS_CHECK(refused("RAISE_VARARGS of more than an exception and its cause", 3,
                         {{LOAD_FAST}, {LOAD_FAST}, {LOAD_FAST}, {RAISE_VARARGS, 3}}));
}

TEST_CASE("a generator's code begins with what is sent first") {
    constexpr frame_parts yields{.generator = true};
    STASIS_CHECK(accepted({{RETURN_GENERATOR}, {POP_TOP}, {LOAD_FAST}, {RETURN_VALUE}}, yields));
    STASIS_CHECK(accepted({{MAKE_CELL, argument_cell},
                           {RETURN_GENERATOR},
                           {POP_TOP},
                           {LOAD_FAST},
                           {RETURN_VALUE}},
                          {.variables = 2, .generator = true}));
    STASIS_CHECK(refused("RETURN_GENERATOR in code that is no generator", 0,
                         {{RETURN_GENERATOR}, {POP_TOP}, {LOAD_FAST}, {RETURN_VALUE}}));
    STASIS_CHECK(refused("a generator that does not begin with RETURN_GENERATOR", 0,
                         {{LOAD_FAST}, {RETURN_VALUE}}, yields));
    STASIS_CHECK(refused("a generator that does not begin with RETURN_GENERATOR", 0,
                         {{NOP}, {RETURN_GENERATOR}, {RETURN_VALUE}}, yields));
    STASIS_CHECK(refused("RETURN_GENERATOR behind the beginning", 1,
                         {{RETURN_GENERATOR}, {RETURN_GENERATOR}, {RETURN_VALUE}}, yields));
    STASIS_CHECK(refused("a jump back to the making of the generator", 2,
                         {{RETURN_GENERATOR}, {POP_TOP}, {JUMP_BACKWARD, 3}}, yields));
    STASIS_CHECK(refused(too_deep, 0, {{RETURN_GENERATOR}, {POP_TOP}, {JUMP_BACKWARD, 1}},
                         {.stack = 0, .generator = true}));
    constexpr unsigned char from_the_beginning[] = {0x80, 2, 2, 0};
    STASIS_CHECK(refused("a handler for the making of the generator", 0,
                         {{RETURN_GENERATOR}, {POP_TOP}, {NOP}, {LOAD_FAST}, {RETURN_VALUE}},
                         {.handlers = {from_the_beginning, sizeof from_the_beginning},
                          .generator = true}));
}

TEST_CASE("code that yields says so, and delegates in a loop of its own") {
    constexpr frame_parts yields{.generator = true};
    constexpr const char* elsewhere = "a yield in code that is no generator";
    STASIS_CHECK(accepted({{RETURN_GENERATOR}, {YIELD_VALUE}, {RESUME, 1}, {RETURN_VALUE}}, yields));
    STASIS_CHECK(refused(elsewhere, 1, {{LOAD_FAST}, {YIELD_VALUE}, {RETURN_VALUE}}));
    STASIS_CHECK(refused(elsewhere, 1, {{LOAD_FAST}, {GET_YIELD_FROM_ITER}, {RETURN_VALUE}}));
    STASIS_CHECK(refused(elsewhere, 2,
                         {{LOAD_FAST}, {LOAD_FAST}, {SEND, 0}, {RETURN_VALUE}}));
    STASIS_CHECK(accepted({{RETURN_GENERATOR},
                           {GET_YIELD_FROM_ITER},
                           {LOAD_FAST},
                           {SEND, 3},
                           {YIELD_VALUE},
                           {RESUME, 2},
                           {JUMP_BACKWARD_NO_INTERRUPT, 4},
                           {RETURN_VALUE}},
                          yields));
    STASIS_CHECK(refused(wrong_kind, 2,
                         {{RETURN_GENERATOR},
                          {LOAD_FAST},
                          {SEND, 3},
                          {YIELD_VALUE},
                          {RESUME, 2},
                          {JUMP_BACKWARD_NO_INTERRUPT, 4},
                          {RETURN_VALUE}},
                         yields));
    STASIS_CHECK(refused("a YIELD_VALUE of `yield from` without a SEND before it", 1,
                         {{RETURN_GENERATOR}, {YIELD_VALUE}, {RESUME, 2}, {RETURN_VALUE}}, yields));
    STASIS_CHECK(refused("a YIELD_VALUE of `yield from` without a SEND before it", 5,
                         {{RETURN_GENERATOR},
                          {GET_YIELD_FROM_ITER},
                          {LOAD_FAST},
                          {SEND, 4},
                          {NOP},
                          {YIELD_VALUE},
                          {RESUME, 2},
                          {JUMP_BACKWARD_NO_INTERRUPT, 5},
                          {RETURN_VALUE}},
                         yields));
    // It goes on behind the loop where what is thrown in ends the iterator: so there has to be one.
    STASIS_CHECK(refused(underflow, 3,
                         {{RETURN_GENERATOR},
                          {JUMP_FORWARD, 1},
                          {SEND, 3},
                          {YIELD_VALUE},
                          {RESUME, 2},
                          {JUMP_BACKWARD_NO_INTERRUPT, 4},
                          {RETURN_VALUE}},
                         yields));
}

TEST_CASE("variables are known by their kinds, in CPython's order") {
    constexpr unsigned char disorder[] = {local_free, local_plain};
    constexpr unsigned char unknown[] = {0x10};
    const auto found = [](support::byte_view<unsigned char> kinds) constexpr {
        state::interpreter_state running{};
        constexpr unsigned char code[] = {static_cast<unsigned char>(LOAD_CONST), 0,
                                          static_cast<unsigned char>(RETURN_VALUE), 0};
        return image::verify_code(running._initial_thread, {.code = {code, sizeof code},
                                                            .exceptiontable = {},
                                                            .localspluskinds = kinds,
                                                            .consts = &constants,
                                                            .localsplusnames = &variables,
                                                            .names = 0,
                                                            .argcount = 0,
                                                            .stacksize = 1,
                                                            .ncellvars = 0,
                                                            .nfreevars = 0,
                                                            .generator = false});
    };
    constexpr const char* reason = "the kinds of variables are unknown or out of order";
    STASIS_CHECK(same(found({disorder, 2}).reason, reason));
    STASIS_CHECK(found({disorder, 2}).offset == 1);
    STASIS_CHECK(same(found({unknown, 1}).reason, reason));
}
