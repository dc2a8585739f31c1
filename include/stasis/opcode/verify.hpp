// SPDX-License-Identifier: BSL-1.0
// stasis/opcode/verify.hpp: what one instruction does to the kinds on the stack, and what of them
// it needs. image/verify_code.hpp takes it along every path of a code object.
// Promises: the meanings (interpreter/semantics/) may rely on each need that is written here. How
// many values are read and written is table.def.hpp's; only where memory differs from the table
// (its notes on calls and on generators) does `effect_of` know better.
// CPython 3.11 relies on its compiler instead; its effects are those of stack_effect,
// Python/compile.c. Opcodes without a meaning are held to what CPython's Python/ceval.c relies on.
#pragma once

#include <stasis/opcode/decode.hpp>
#include <stasis/opcode/stack_kinds.hpp>

namespace stasis::opcode {

/// How many values an instruction takes from the stack, and puts on it.
struct stack_change {
    std::size_t pops;
    std::size_t pushes;
};

/// The change in memory, where the arguments of a call stay until CALL, and where the value that a
/// generator is sent first comes with RETURN_GENERATOR.
constexpr stack_change effect_of(const instruction& at, bool jump) {
    switch (at.opcode) {
    case opcode::PRECALL: return {0, 0};
    case opcode::CALL: return {std::size_t{at.argument} + 2, 1};
    case opcode::RETURN_GENERATOR: return {0, 1};
    default: return {pops(at.opcode, at.argument, jump), pushes(at.opcode, at.argument, jump)};
    }
}

/// Whether an instruction can raise. The handler that covers a PUSH_EXC_INFO counts with what it
/// has pushed, so it matters that this one can't; of others it is not asked.
constexpr bool can_raise(opcode op) { return op != opcode::PUSH_EXC_INFO; }

/// How many values from the top may be gone, or half used, when an instruction has raised.
constexpr std::size_t used_up(const instruction& at) {
    if (at.opcode == opcode::WITH_EXCEPT_START || at.opcode == opcode::GET_ANEXT) {
        return 0;
    }
    const stack_change change = effect_of(at, false);
    if (operand_kind(at.opcode) == operand::depth) {
        // These reach down to a place that they leave alone; COPY and SWAP can't raise.
        return change.pops > change.pushes ? change.pops - change.pushes : 0;
    }
    return change.pops;
}

namespace detail {

/// One value that has to be of a kind: at a place counted from the top, or nowhere (0).
struct stack_need {
    std::size_t place = 0;
    stack_kind kind = stack_kind::object;
};

/// What the instruction needs besides Python values.
constexpr stack_need need_of(const instruction& at) {
    const std::size_t below = std::size_t{at.argument} + 1;
    switch (at.opcode) {
    case opcode::LIST_APPEND:
    case opcode::LIST_EXTEND: return {below, stack_kind::list};
    case opcode::SET_ADD:
    case opcode::SET_UPDATE: return {below, stack_kind::set};
    case opcode::DICT_UPDATE:
    case opcode::DICT_MERGE: return {below, stack_kind::dict};
    case opcode::MAP_ADD: return {below + 1, stack_kind::dict};
    case opcode::MATCH_KEYS:
    case opcode::MATCH_CLASS: return {1, stack_kind::tuple};
    case opcode::LIST_TO_TUPLE:
    case opcode::PREP_RERAISE_STAR: return {1, stack_kind::list};
    case opcode::FOR_ITER: return {1, stack_kind::iterator};
    case opcode::SEND: return {2, stack_kind::iterator};
    case opcode::PUSH_EXC_INFO:
    case opcode::RERAISE:
    case opcode::WITH_EXCEPT_START:
    case opcode::END_ASYNC_FOR: return {1, stack_kind::exception};
    case opcode::CHECK_EXC_MATCH: return {2, stack_kind::exception};
    case opcode::CHECK_EG_MATCH: return {2, stack_kind::handled};
    case opcode::POP_EXCEPT: return {1, stack_kind::handled};
    case opcode::FORMAT_VALUE:
        return {(at.argument & 4) != 0 ? std::size_t{1} : 0, stack_kind::str};
    default: return {};
    }
}

/// How many of the values that it reads, the lowest ones, an instruction leaves as they are.
constexpr std::size_t left_alone(const instruction& at, const stack_change& change) {
    switch (at.opcode) {
    case opcode::FOR_ITER:
    case opcode::SEND:
    case opcode::CHECK_EXC_MATCH: return 1;
    case opcode::WITH_EXCEPT_START: return change.pops;
    default: return operand_kind(at.opcode) == operand::depth ? change.pushes : 0;
    }
}

/// Of what kind the values are that an instruction makes.
constexpr stack_item result_of(opcode op) {
    switch (op) {
    case opcode::BUILD_LIST: return {stack_kind::list};
    case opcode::BUILD_SET: return {stack_kind::set};
    case opcode::BUILD_MAP:
    case opcode::BUILD_CONST_KEY_MAP: return {stack_kind::dict};
    case opcode::BUILD_STRING:
    case opcode::FORMAT_VALUE: return {stack_kind::str};
    case opcode::LIST_TO_TUPLE: return {stack_kind::tuple, any_size};
    case opcode::GET_ITER:
    case opcode::GET_YIELD_FROM_ITER:
    case opcode::GET_AWAITABLE:
    case opcode::GET_ANEXT:
    case opcode::GET_AITER: return {stack_kind::iterator};
    case opcode::LOAD_CLOSURE: return {stack_kind::cell};
    case opcode::CHECK_EG_MATCH: return {stack_kind::handled};
    // Or None; the compiler's code asks before it raises what this is.
    case opcode::PREP_RERAISE_STAR: return {stack_kind::exception};
    default: return {stack_kind::object};
    }
}

inline constexpr const char* not_a_value = "an instruction uses what is no value";

/// Whether the topmost `count` places hold what fits.
constexpr bool all_fit(kind_stack& stack, std::size_t count, stack_kind wanted) {
    for (std::size_t n = 1; n <= count; ++n) {
        if (!fits(stack.top(n), wanted)) {
            return false;
        }
    }
    return true;
}

/// A value that was moved: no longer above the method that it belongs to.
constexpr stack_item moved(stack_item item) {
    return item.kind == stack_kind::method_self ? stack_item{stack_kind::object} : item;
}

/// The callee's places: null and a callable, a method and its object, or a callable and its first
/// argument.
constexpr const char* verify_call(kind_stack& stack, std::size_t arguments) {
    if (!all_fit(stack, arguments, stack_kind::object)) {
        return not_a_value;
    }
    const stack_item lowest = stack.top(arguments + 2);
    const stack_item first = stack.top(arguments + 1);
    bool callable = is_value(first) && (lowest.kind == stack_kind::null || is_value(lowest));
    if (lowest.kind == stack_kind::method) {
        callable = first.kind == stack_kind::method_self;
    } else if (lowest.kind == stack_kind::comprehension) {
        callable = arguments == 0 && first.kind == stack_kind::iterator;
    }
    if (!callable) {
        return "CALL of what cannot be called so";
    }
    stack.drop(arguments + 2);
    stack.push({stack_kind::object});
    return nullptr;
}

constexpr const char* verify_make_function(kind_stack& stack, unsigned flags) {
    const stack_item code = stack.top(1);
    if (code.kind != stack_kind::code && code.kind != stack_kind::comprehension_code) {
        return "MAKE_FUNCTION of what is no code object";
    }
    std::size_t place = 1;
    if ((flags & 8) != 0) {
        const stack_item closure = stack.top(++place);
        if (closure.kind != stack_kind::cells || closure.number != code.number) {
            return "MAKE_FUNCTION with a closure that does not fit the code";
        }
    } else if (code.number != 0) {
        return "MAKE_FUNCTION without the closure that the code needs";
    }
    if ((flags & 4) != 0 && !fits(stack.top(++place), stack_kind::tuple)) {
        return "MAKE_FUNCTION with annotations that are no tuple";
    }
    if ((flags & 2) != 0 && stack.top(++place).kind != stack_kind::dict) {
        return "MAKE_FUNCTION with keyword defaults that are no dict";
    }
    if ((flags & 1) != 0 && !fits(stack.top(++place), stack_kind::tuple)) {
        return "MAKE_FUNCTION with defaults that are no tuple";
    }
    stack.drop(place);
    stack.push({code.kind == stack_kind::code ? stack_kind::object : stack_kind::comprehension});
    return nullptr;
}

/// Any other instruction: all that it reads must be values.
constexpr const char* verify_plain(kind_stack& stack, const instruction& at,
                                   const stack_change& change) {
    const stack_need need = need_of(at);
    if (need.place != 0 && !fits(stack.top(need.place), need.kind)) {
        return "a value on the stack is not of the kind that the instruction needs";
    }
    if (!all_fit(stack, change.pops, stack_kind::object)) {
        return not_a_value;
    }
    const std::size_t stays = left_alone(at, change);
    stack.drop(change.pops - stays);
    for (std::size_t i = stays; i < change.pushes; ++i) {
        stack.push(result_of(at.opcode));
    }
    return nullptr;
}

} // namespace detail

/// Takes one instruction on a stack of kinds, as it is where no jump is taken: why that can't be,
/// or null. `facts` tells what is in the code object:
///   facts.constant(n)   the stack_item that a constant is
///   facts.local(n)      the stack_item that LOAD_FAST makes of a local
template <class Facts>
constexpr const char* verify_step(kind_stack& stack, const instruction& at, const Facts& facts) {
    const stack_change change = effect_of(at, false);
    if (change.pops > stack.size()) {
        return "an instruction takes more from the stack than is there";
    }
    if (stack.size() - change.pops + change.pushes > stack.limit()) {
        return "the stack gets deeper than the code object says";
    }
    const std::size_t arg = at.argument;
    switch (at.opcode) {
    case opcode::POP_TOP: stack.drop(1); return nullptr;
    case opcode::PUSH_NULL: stack.push({stack_kind::null}); return nullptr;
    case opcode::LOAD_GLOBAL:
        if ((arg & 1) != 0) {
            stack.push({stack_kind::null});
        }
        stack.push({stack_kind::object});
        return nullptr;
    case opcode::LOAD_CONST: stack.push(facts.constant(arg)); return nullptr;
    case opcode::LOAD_FAST: stack.push(facts.local(arg)); return nullptr;
    case opcode::STORE_FAST:
        if (facts.local(arg).kind == stack_kind::iterator) {
            return "the iterator of a comprehension is stored over";
        }
        break;
    case opcode::COPY:
        if (!is_value(stack.top(arg))) {
            return detail::not_a_value;
        }
        stack.push(detail::moved(stack.top(arg)));
        return nullptr;
    case opcode::SWAP: {
        const stack_item lower = stack.top(arg);
        const stack_item upper = stack.top(1);
        if (!is_value(lower) || !is_value(upper)) {
            return detail::not_a_value;
        }
        stack.top(1) = detail::moved(lower);
        stack.top(arg) = detail::moved(upper);
        return nullptr;
    }
    case opcode::LOAD_METHOD:
        if (!is_value(stack.top(1))) {
            return detail::not_a_value;
        }
        stack.top(1) = {stack_kind::method};
        stack.push({stack_kind::method_self});
        return nullptr;
    case opcode::CALL: return detail::verify_call(stack, arg);
    case opcode::CALL_FUNCTION_EX:
        if (!detail::all_fit(stack, change.pops - 1, stack_kind::object)) {
            return detail::not_a_value;
        }
        if ((arg & 1) != 0 && stack.top(1).kind != stack_kind::dict) {
            return "CALL_FUNCTION_EX with keywords that are no dict";
        }
        stack.drop(change.pops);
        stack.push({stack_kind::object});
        return nullptr;
    case opcode::MAKE_FUNCTION: return detail::verify_make_function(stack, at.argument);
    case opcode::BUILD_TUPLE: {
        if (!detail::all_fit(stack, arg, stack_kind::object)) {
            return detail::not_a_value;
        }
        const bool cells = arg != 0 && detail::all_fit(stack, arg, stack_kind::cell);
        stack.drop(arg);
        stack.push({cells ? stack_kind::cells : stack_kind::tuple, at.argument});
        return nullptr;
    }
    case opcode::BUILD_CONST_KEY_MAP:
        if (!fits(stack.top(1), stack_kind::tuple) || stack.top(1).number != at.argument) {
            return "BUILD_CONST_KEY_MAP without a tuple of as many keys";
        }
        break;
    case opcode::BUILD_STRING:
        if (!detail::all_fit(stack, arg, stack_kind::str)) {
            return "BUILD_STRING of what is no str";
        }
        break;
    case opcode::PUSH_EXC_INFO:
        if (stack.top(1).kind != stack_kind::exception) {
            break;
        }
        stack.top(1) = {stack_kind::handled};
        stack.push({stack_kind::exception});
        return nullptr;
    case opcode::RERAISE:
        if (arg != 0 && stack.top(arg + 1).kind != stack_kind::instruction_offset) {
            return "RERAISE without the offset of an instruction";
        }
        break;
    case opcode::RAISE_VARARGS:
        if (arg > 2) {
            return "RAISE_VARARGS of more than an exception and its cause";
        }
        break;
    case opcode::RETURN_VALUE:
        if (stack.size() != 1) {
            return "RETURN_VALUE leaves values on the stack";
        }
        break;
    case opcode::RETURN_GENERATOR:
        if (stack.size() != 0) {
            return "RETURN_GENERATOR with values on the stack";
        }
        break;
    default: break;
    }
    return detail::verify_plain(stack, at, change);
}

} // namespace stasis::opcode
