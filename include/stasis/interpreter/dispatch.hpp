// SPDX-License-Identifier: BSL-1.0
// stasis/interpreter/dispatch.hpp: the engine that runs any code object, an instruction at a time.
// Promises: a Python function that calls another one does not call this engine again: it pushes a
// frame, so Python's recursion is bounded by the recursion limit and not by the C++ stack. The same
// function runs in constant evaluation, where its loop is cut into chunks.
// CPython 3.11: _PyEval_EvalFrameDefault (Python/ceval.c).
// Refuses: an opcode without a meaning: NotImplementedError that names it, at its line.
#pragma once

#include <stasis/interpreter/debug_offsets.hpp>
#include <stasis/interpreter/dispatch_frame.hpp>
#include <stasis/interpreter/unwind.hpp>
#include <stasis/opcode/decode.hpp>

namespace stasis::interpreter {

namespace detail {

STASIS_NEVER_INLINE constexpr flow raise_unsupported(thread_state& thread,
                                                     unsigned char number) noexcept {
    raise(thread, not_implemented_error_type, "opcode ", opcode::name(static_cast<op>(number)),
          " (", int{number}, ") is not implemented");
    return flow::raised;
}

/// The opcode that mostly follows one, which is then run at once, or NOP.
consteval op usual_successor(op opcode) {
    switch (opcode) {
    case op::PRECALL: return op::CALL;
    case op::COMPARE_OP: return op::POP_JUMP_FORWARD_IF_FALSE;
    case op::LOAD_FAST: return op::LOAD_CONST;
    case op::LOAD_CONST: return op::BINARY_OP;
    case op::LOAD_GLOBAL: return op::LOAD_FAST;
    default: return op::NOP;
    }
}

/// Whether an opcode is run apart from the engine: it is rare, and what it does would take
/// registers from those that aren't. It must not set the frame's result, keywords or raising
/// offset.
consteval bool runs_apart(op opcode) {
    switch (opcode) {
    case op::ASYNC_GEN_WRAP:
    case op::BEFORE_ASYNC_WITH:
    case op::BEFORE_WITH:
    case op::BUILD_CONST_KEY_MAP:
    case op::DELETE_DEREF:
    case op::DELETE_FAST:
    case op::DELETE_GLOBAL:
    case op::DELETE_NAME:
    case op::DICT_MERGE:
    case op::DICT_UPDATE:
    case op::END_ASYNC_FOR:
    case op::GET_AITER:
    case op::GET_ANEXT:
    case op::GET_AWAITABLE:
    case op::GET_LEN:
    case op::IMPORT_FROM:
    case op::IMPORT_NAME:
    case op::IMPORT_STAR:
    case op::LOAD_ASSERTION_ERROR:
    case op::LOAD_BUILD_CLASS:
    case op::LOAD_CLASSDEREF:
    case op::MAKE_FUNCTION:
    case op::MATCH_CLASS:
    case op::MATCH_KEYS:
    case op::MATCH_MAPPING:
    case op::MATCH_SEQUENCE:
    case op::PUSH_EXC_INFO:
    case op::RAISE_VARARGS:
    case op::SETUP_ANNOTATIONS:
    case op::SET_UPDATE:
    case op::UNPACK_EX:
    case op::WITH_EXCEPT_START: return true;
    default: return false;
    }
}

/// Runs what an opcode means on a copy of the engine's registers, which so stay registers.
template <op Op, class Frame>
STASIS_NEVER_INLINE constexpr flow run_apart(Frame f, unsigned argument) noexcept {
    return meaning<Op>::run(f, argument);
}

template <op Op, class Frame>
STASIS_ALWAYS_INLINE constexpr flow run_meaning(Frame& f, unsigned argument) noexcept {
    if constexpr (runs_apart(Op)) {
        return run_apart<Op>(f, argument);
    } else {
        return meaning<Op>::run(f, argument);
    }
}

/// Runs one instruction of a known opcode: next, with everything moved, or what else happened.
/// `Frame` is dispatch_frame: an argument, so that no step is made before the engine is.
template <op Op, class Frame>
STASIS_ALWAYS_INLINE constexpr flow step(Frame& f, unsigned argument) noexcept {
    if constexpr (!meaning<Op>::defined) {
        return raise_unsupported(f.thread(), static_cast<unsigned char>(Op));
    } else {
        constexpr auto length = static_cast<std::ptrdiff_t>(2 + 2 * opcode::caches(Op));
        f.current->at = f.at; // for who reads the stack meanwhile, another process perhaps
        if constexpr (Frame::is_metered) {
            if (!f.spend_one()) [[unlikely]] {
                return flow::raised;
            }
        }
        const flow ended = run_meaning<Op>(f, argument);
        if (ended == flow::next) [[likely]] {
            f.top += depth_effect_of<Op, false>(argument);
            f.at += length;
            if constexpr (constexpr op then = usual_successor(Op); then != op::NOP) {
                if (f.at[0] == static_cast<unsigned char>(then)) [[likely]] {
                    return step<then>(f, f.at[1]);
                }
            }
            return flow::next;
        }
        if constexpr (opcode::is_jump(Op)) {
            if (ended == flow::jump) {
                f.top += depth_effect_of<Op, true>(argument);
                const auto distance = static_cast<std::ptrdiff_t>(2 * std::size_t{argument});
                f.at += opcode::operand_kind(Op) == opcode::operand::jump_forward
                            ? length + distance
                            : length - distance;
                if constexpr (opcode::operand_kind(Op) == opcode::operand::jump_backward &&
                              Op != op::JUMP_BACKWARD_NO_INTERRUPT) {
                    if (is_interrupted(f.thread())) [[unlikely]] {
                        return interrupt(f.thread(), f.current, f.at) ? flow::next : flow::raised;
                    }
                }
                return flow::next;
            }
        }
        return ended;
    }
}

template <class Frame>
using step_slot = flow (*)(Frame&, unsigned) noexcept;

/// The steps by their opcodes' numbers; null: no opcode has that number.
template <class Frame>
struct step_table {
    step_slot<Frame> of[256];
};

template <class Frame>
[[nodiscard]] consteval step_table<Frame> make_step_table() {
    step_table<Frame> result{};
#define STASIS_OPCODE(NAME, number, operand_, caches_, pops_, pushes_)                             \
    result.of[number] = &step<op::NAME, Frame>;
#include <stasis/opcode/table.def.hpp>
#undef STASIS_OPCODE
    return result;
}

/// For constant evaluation only: clang++ counts a step for each statement of a switch that it
/// passes by on its way to the case.
template <class Frame>
inline constexpr step_table<Frame> steps = make_step_table<Frame>();

/// Runs instructions until something else than the next one is to happen, or a chunk of them: next.
/// For constant evaluation, as compilers limit the turns of a loop.
template <class Frame>
constexpr flow run_chunk(Frame& f) noexcept {
    constexpr unsigned chunk = 100'000;
    for (unsigned turn = 0; turn < chunk; ++turn) {
        unsigned char number = f.at[0];
        unsigned argument = f.at[1];
        while (number == static_cast<unsigned char>(op::EXTENDED_ARG)) {
            f.at += 2;
            number = f.at[0];
            argument = argument << 8 | f.at[1];
        }
        const step_slot<Frame> known = steps<Frame>.of[number];
        const flow ended =
            known != nullptr ? known(f, argument) : raise_unsupported(f.thread(), number);
        if (ended != flow::next) {
            return ended;
        }
    }
    return flow::next;
}

/// Runs instructions until something else than the next one is to happen.
template <class Frame>
STASIS_ALWAYS_INLINE constexpr flow run_instructions(Frame& f) noexcept {
    unsigned char number = f.at[0];
    unsigned argument = f.at[1];
    while (true) {
        flow ended = flow::next;
        switch (static_cast<op>(number)) {
#define STASIS_OPCODE(NAME, number_, operand_, caches_, pops_, pushes_)                            \
    case op::NAME:                                                                                 \
        if constexpr (op::NAME == op::EXTENDED_ARG) {                                              \
            f.at += 2;                                                                             \
            number = f.at[0];                                                                      \
            argument = argument << 8 | f.at[1];                                                    \
            continue;                                                                              \
        }                                                                                          \
        ended = step<op::NAME>(f, argument);                                                       \
        if (ended != flow::next) {                                                                 \
            return ended;                                                                          \
        }                                                                                          \
        number = f.at[0];                                                                          \
        argument = f.at[1];                                                                        \
        continue;
#include <stasis/opcode/table.def.hpp>
#undef STASIS_OPCODE
        }
        return raise_unsupported(f.thread(), number);
    }
}

/// Goes on at the handler of the pending exception, if the innermost frame has one. Otherwise its
/// stack is empty.
template <class Frame>
STASIS_ALWAYS_INLINE constexpr bool handle(Frame& f) noexcept {
    const std::size_t raising = f.raising;
    f.raising = opcode::npos;
    f.keywords = nullptr;
    bool ends = false;
    if constexpr (Frame::is_metered) {
        ends = f.is_exhausted();
    }
    const unwound found = unwind(f.thread(), *f.current, f.top, f.offset(), raising, ends);
    f.top = found.top;
    if (found.handled) {
        f.at = bytecode(f.code()) + 2 * found.target;
    } else if (raising != opcode::npos) { // where the frame has ended, for who looks at it later
        f.at = bytecode(f.code()) + 2 * raising;
        f.current->at = f.at;
    }
    return found.handled;
}

/// Runs a frame, and those that it calls, until it returns, yields or raises; takes the frame over,
/// unless it is a generator's, whose stack is empty when it has returned or raised. `raises`: an
/// exception is pending, which the frame raises first. `Frame` is a parameter as in step().
template <bool Chunked, class Frame, class Thread>
constexpr owned run_frame(Thread& thread, frame* const first, bool raises = false) noexcept {
    Frame f{thread};
    [[maybe_unused]] const typename Frame::entry_guard handled{thread};
    state::c_frame link{.previous = thread.cframe};
    thread.cframe = &link;
    f.enter(first);
    if (raises) [[unlikely]] {
        add_traceback(thread, *f.current, f.offset());
        if (!handle(f)) {
            first->top = f.top;
            ++thread.recursion_remaining;
            thread.cframe = link.previous;
            return {};
        }
    }
    while (true) {
        flow ended = Chunked ? run_chunk(f) : run_instructions(f);
        if (ended == flow::entered || (Chunked && ended == flow::next)) {
            continue;
        }
        while (true) {
            if (ended == flow::raised) {
                add_traceback(thread, *f.current, f.offset());
            }
            if (ended != flow::returned && ended != flow::yielded && handle(f)) {
                break;
            }
            frame* const left = f.current;
            if (left == first) {
                thread.cframe = link.previous; // before what ends with the frame runs code
                if (!left->of_generator) {
                    pop_frame(thread, left);
                } else {
                    auto* const own = static_cast<generator_frame*>(left);
                    own->yielded = ended == flow::yielded;
                    own->at = f.at;
                    own->top = f.top - (own->yielded || ended == flow::returned ? 1 : 0);
                }
                ++thread.recursion_remaining;
                if (ended == flow::returned || ended == flow::yielded) {
                    return owned::take(f.result);
                }
                return {};
            }
            frame* const caller = left->previous;
            link.current_frame = caller;
            pop_frame(thread, left);
            ++thread.recursion_remaining;
            f.go_on(caller);
            if (ended == flow::returned) {
                // The caller stands at its CALL; its stack is as deep as before the callable.
                *f.top++ = f.result;
                f.at += 2 + 2 * opcode::caches(op::CALL);
                break;
            }
            ended = flow::raised;
        }
    }
}

/// Runs a generator's frame, a call that is counted: empty, an exception is pending.
template <class Thread, class Frame>
constexpr owned run_generator(Thread& thread, generator_frame* ready, bool raises) noexcept {
    if (!enter_engine(thread)) {
        return {};
    }
    if (std::is_constant_evaluated()) {
        return run_frame<true, Frame>(thread, ready, raises);
    }
    return run_frame<false, Frame>(thread, ready, raises);
}

} // namespace detail

// The entries are templates for the sake of whoever includes this and runs nothing: a compiler
// makes the engine, the meanings of all opcodes in it, where a program is run.

/// Runs a frame that is ready to run, and takes it over: the result, or empty with an exception
/// pending.
template <class Frame = detail::dispatch_frame, class Thread>
constexpr owned run(Thread& thread, frame* ready) noexcept {
    if (!detail::enter_engine(thread)) {
        pop_frame(thread, ready);
        return {};
    }
    if (std::is_constant_evaluated()) {
        return detail::run_frame<true, Frame>(thread, ready);
    }
    return detail::run_frame<false, Frame>(thread, ready);
}

namespace detail {

/// Calls a function; the body of a class in a mapping of names.
template <class Frame, class Thread>
constexpr owned run_call(Thread& thread, const function_object& function, const arguments& given,
                         object* names) noexcept {
    frame* made = frame_for_call(thread, function, given, nullptr);
    if (made == nullptr) {
        return {};
    }
    made->names = names;
    return run<Frame>(thread, made);
}

} // namespace detail

/// The dispatch engine as a thread's eval_frame: calls a function written in Python.
template <class Thread>
constexpr owned dispatch(Thread& thread, const function_object& function,
                         const arguments& given) noexcept {
    return detail::run_call<detail::dispatch_frame>(thread, function, given, nullptr);
}

/// Runs the body of a class in a mapping of names: what it returns, its functions' cell __class__
/// or None.
template <class Thread>
constexpr owned run_body(Thread& thread, const function_object& function, object* names) noexcept {
    return detail::run_call<detail::dispatch_frame>(thread, function, {}, names);
}

} // namespace stasis::interpreter
