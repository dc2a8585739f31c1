// SPDX-License-Identifier: BSL-1.0
// stasis/interpreter/semantics/meaning.hpp: the form in which each opcode's meaning is written.
// An opcode's meaning is a specialisation of `meaning` with one function, run(frame, argument). All
// engines run that function; they differ in the frame that they pass.
//
// What an engine's frame offers, d being the depth of the stack before the instruction:
//   f[-1]             the topmost value; f[-2] the one below it
//   f.put(i, v)       stores a value with its reference at place i; what was there isn't given back
//   f.release(i)      gives the reference at place i back
//   f.take_value(i)   what is at place i, with a reference that is the caller's; the place is empty
//   f.topmost(n)      the n operands of the instruction, as an array: .data()
//   f.release_operands(n)         gives all n operands of the instruction back
//   f.put_each(i, n, make)        stores make(0), make(1) ... at place i and the n - 1 above
//   f.set_free_locals(n, make)    stores them in the last n locals
//   f.push_local(n)   puts local variable n at place 0
//   f.local(n)        local variable n; f.set_local(n, v) stores it, f.is_bound(n) asks for it
//   f.thread() f.code() f.constant(n) f.name(n) f.function() f.globals()
//   f.names()         the mapping that names are stored in: globals() unless it is a class's body
//   f.class_cell()    the local that is the cell __class__, or -1
//   f.global_hint(n)  where in the globals the name n is likely to be, or -1
//   f.noted_hint()    where to note where it really is, or null
//   f.push_known_function()       instead of a LOAD_GLOBAL whose result is known: whether it did
//   f.keep_iteration()            a loop may begin with the iterator on top of the stack
//   f.next_kept(v)    its next item, or empty at its end, if the frame itself keeps count of it
//   f.set_keywords(names)         of KW_NAMES, for the next call
//   f.invoke(...)     a call: see calls.hpp
//   f.set_result(v)   what a returning or yielding frame returns
//   f.make_generator()            moves the frame into a generator: that, or empty: it raised
// A meaning that raises leaves its operands in place, or empties the places that it has used up:
// the engine gives back what is there. The engine moves the depth, by the table's stack effect.
#pragma once

#include <stasis/interpreter/frame.hpp>
#include <stasis/opcode/opcode.hpp>

namespace stasis::interpreter {

/// An opcode. Its own name is the namespace's, too.
using op = opcode::opcode;

/// How an instruction ends.
enum class flow : int {
    next,     ///< with the next instruction
    jump,     ///< at its target
    raised,   ///< an exception is pending: the frame joins its traceback
    reraised, ///< an exception is pending that has passed here before
    returned, ///< the frame returns its result
    entered,  ///< another frame runs first (only where the engine's invoke says so)
    yielded,  ///< the frame of a generator stays as it is, and its result is the next item
};

/// What an opcode means. An opcode without a specialisation is not implemented, and every engine
/// says so when it meets one.
template <op Op>
struct meaning {
    static constexpr bool defined = false;
};

/// The base of the opcodes that are implemented.
struct defined_meaning {
    static constexpr bool defined = true;
};

/// How far the depth of the stack moves. Unlike the table, which books a call's arguments on
/// PRECALL, they are counted where they go: at CALL. And what a generator is sent first is counted
/// where it comes: at RETURN_GENERATOR.
[[nodiscard]] STASIS_ALWAYS_INLINE constexpr std::ptrdiff_t
depth_effect(op operation, unsigned argument, bool jumps) noexcept {
    return operation == op::PRECALL            ? 0
           : operation == op::RETURN_GENERATOR ? 1
           : operation == op::CALL             ? -1 - static_cast<std::ptrdiff_t>(argument)
                                               : opcode::stack_effect(operation, argument, jumps);
}

namespace detail {

/// How far the depth moves, by the opcodes' numbers, where that is the same whatever the argument
/// is and whether it jumps or not. It is then known without looking. And so for how many values are
/// looked at.
struct steady_effects {
    bool known[256];
    short of[256];
    bool knows_operands[256];
    unsigned char operands[256];
};

/// Tries four arguments. Row by row: clang++ takes its time to evaluate a switch of all opcodes.
constexpr steady_effects make_steady_effects() {
    steady_effects result{};
    const auto effect = [](std::size_t before, std::size_t after) {
        return static_cast<short>(static_cast<int>(after) - static_cast<int>(before));
    };
    std::size_t arg = 0;
    bool jump = false;
#define STASIS_OPCODE(NAME, number, operand, caches, pops, pushes)                                 \
    result.known[number] = true;                                                                   \
    result.of[number] = effect(pops, pushes);                                                      \
    result.knows_operands[number] = true;                                                          \
    result.operands[number] = static_cast<unsigned char>(pops);
#include <stasis/opcode/table.def.hpp>
#undef STASIS_OPCODE
    for (int turn = 0; turn < 3; ++turn) {
        arg = turn == 0 ? 3 : turn == 1 ? 0x107 : 0;
        jump = turn == 2;
#define STASIS_OPCODE(NAME, number, operand, caches, pops, pushes)                                 \
    if (result.of[number] != effect(pops, pushes)) {                                               \
        result.known[number] = false;                                                              \
    }                                                                                              \
    if (result.operands[number] != (pops)) {                                                       \
        result.knows_operands[number] = false;                                                     \
    }
#include <stasis/opcode/table.def.hpp>
#undef STASIS_OPCODE
    }
    result.known[static_cast<int>(op::PRECALL)] = true;
    result.of[static_cast<int>(op::PRECALL)] = 0;
    result.of[static_cast<int>(op::RETURN_GENERATOR)] = 1;
    result.known[static_cast<int>(op::CALL)] = false;
    return result;
}

/// A template, so that nobody pays for it who runs nothing.
template <class = void>
inline constexpr steady_effects steady = make_steady_effects();

} // namespace detail

/// depth_effect() of an opcode that is known: for most a constant, which matters in constant
/// evaluation.
template <op Op, bool Jumps>
[[nodiscard]] STASIS_ALWAYS_INLINE constexpr std::ptrdiff_t
depth_effect_of(unsigned argument) noexcept {
    if constexpr (detail::steady<>.known[static_cast<int>(Op)]) {
        return detail::steady<>.of[static_cast<int>(Op)];
    } else {
        return depth_effect(Op, argument, Jumps);
    }
}

/// next, or raised.
[[nodiscard]] constexpr flow next_if(bool succeeded) noexcept {
    return succeeded ? flow::next : flow::raised;
}

namespace detail {

/// The result of a general way, whose reference is the caller's: a plain value comes back in
/// registers, where for an owned the fast way would have to keep the address of some memory.
template <auto Function, class... Arguments>
[[nodiscard]] STASIS_NEVER_INLINE constexpr value released(thread_state& thread,
                                                           Arguments... given) noexcept {
    return Function(thread, given...).release();
}

/// Puts a result in the place of the topmost value; an empty one means that it raised.
template <class Frame>
[[nodiscard]] STASIS_ALWAYS_INLINE constexpr flow replace_top(Frame& f, value result) noexcept {
    if (!result) {
        return flow::raised;
    }
    f.release(-1);
    f.put(-1, result);
    return flow::next;
}

/// Puts a result in the place of the two topmost values; an empty one means that it raised.
template <class Frame>
[[nodiscard]] STASIS_ALWAYS_INLINE constexpr flow replace_two(Frame& f, value result) noexcept {
    if (!result) {
        return flow::raised;
    }
    f.release(-1);
    f.release(-2);
    f.put(-2, result);
    return flow::next;
}

} // namespace detail

} // namespace stasis::interpreter
