// SPDX-License-Identifier: BSL-1.0
// stasis/interpreter/dispatch.hpp: the engine that runs any code object, an instruction at a time.
// Promises: a Python function that calls another one does not call this engine again: it pushes a
// frame, so Python's recursion is bounded by the recursion limit and not by the C++ stack. The same
// function runs in constant evaluation (constant.hpp), where its loop is cut into chunks.
// CPython 3.11: _PyEval_EvalFrameDefault (Python/ceval.c).
// Refuses: an opcode without a meaning: NotImplementedError that names it, at its line.
#pragma once

#include <stasis/interpreter/semantics/all.hpp>
#include <stasis/interpreter/traceback_entry.hpp>
#include <stasis/interpreter/unwind.hpp>
#include <stasis/opcode/decode.hpp>

namespace stasis::interpreter {

namespace detail {

/// A view of values that lie one after the other.
struct value_view {
    const value* values;
    constexpr const value* data() const noexcept { return values; }
};

/// The registers of the engine: the innermost frame's state while it runs.
class dispatch_frame {
public:
    constexpr explicit dispatch_frame(thread_state& thread) noexcept : thread_(thread) {}

    // What meanings ask for (semantics/meaning.hpp).
    STASIS_ALWAYS_INLINE constexpr value operator[](int place) const noexcept { return top[place]; }
    STASIS_ALWAYS_INLINE constexpr void put(int place, value held) noexcept { top[place] = held; }
    STASIS_ALWAYS_INLINE constexpr void release(int place) noexcept { decrement(top[place]); }
    STASIS_ALWAYS_INLINE constexpr value take_value(int place) noexcept {
        const value held = top[place];
        top[place] = value{};
        return held;
    }
    STASIS_ALWAYS_INLINE constexpr void push_local(unsigned index) noexcept {
        const value held = locals[index];
        increment(held);
        top[0] = held;
    }
    STASIS_ALWAYS_INLINE constexpr value local(unsigned index) const noexcept {
        return locals[index];
    }
    STASIS_ALWAYS_INLINE constexpr void set_local(unsigned index, value held) noexcept {
        locals[index] = held;
    }
    STASIS_ALWAYS_INLINE constexpr bool is_bound(unsigned index) const noexcept {
        return static_cast<bool>(locals[index]);
    }
    constexpr object* local_name(unsigned index) const noexcept {
        return items(code()->co_localsplusnames)[index];
    }
    STASIS_ALWAYS_INLINE constexpr value_view topmost(unsigned count) const noexcept {
        return {top - count};
    }
    STASIS_ALWAYS_INLINE constexpr void release_operands(unsigned count) noexcept {
        for (value* place = top - count; place != top; ++place) {
            decrement(*place);
        }
    }
    template <class Maker>
    STASIS_ALWAYS_INLINE constexpr void put_each(int first, unsigned count,
                                                 const Maker& make) noexcept {
        for (unsigned i = 0; i < count; ++i) {
            top[first + static_cast<int>(i)] = make(static_cast<int>(i));
        }
    }
    template <class Maker>
    STASIS_ALWAYS_INLINE constexpr void set_free_locals(unsigned count,
                                                        const Maker& make) noexcept {
        value* const first = locals + code()->co_nlocalsplus - count;
        for (unsigned i = 0; i < count; ++i) {
            first[i] = make(static_cast<int>(i));
        }
    }
    STASIS_ALWAYS_INLINE constexpr value constant(unsigned index) const noexcept {
        return load(constants[index]);
    }
    STASIS_ALWAYS_INLINE constexpr object* name(unsigned index) const noexcept {
        return items(code()->co_names)[index];
    }
    STASIS_ALWAYS_INLINE static constexpr bool push_known_function() noexcept { return false; }
    STASIS_ALWAYS_INLINE static constexpr void keep_iteration() noexcept {}
    STASIS_ALWAYS_INLINE static constexpr bool next_kept(value&) noexcept { return false; }
    STASIS_ALWAYS_INLINE constexpr ssize global_hint(unsigned) const noexcept {
        return std::is_constant_evaluated() ? -1 : *noted_hint();
    }
    STASIS_ALWAYS_INLINE constexpr std::uint16_t* noted_hint() const noexcept {
        return std::is_constant_evaluated() ? nullptr
                                            : &thread_.interp->global_hints[
                                                  reinterpret_cast<std::uintptr_t>(at) / 2 %
                                                  state::global_hint_count];
    }
    STASIS_ALWAYS_INLINE constexpr thread_state& thread() const noexcept { return thread_; }
    STASIS_ALWAYS_INLINE constexpr const function_object& function() const noexcept {
        return *current->function;
    }
    STASIS_ALWAYS_INLINE constexpr const code_object* code() const noexcept {
        return current->function->func_code;
    }
    STASIS_ALWAYS_INLINE constexpr dict_object* globals() const noexcept {
        return current->function->func_globals;
    }
    STASIS_ALWAYS_INLINE constexpr dict_object* locals_by_name() const noexcept {
        return current->locals_by_name != nullptr ? current->locals_by_name : globals();
    }
    STASIS_ALWAYS_INLINE constexpr void set_keywords(const tuple_object* names) noexcept {
        keywords = names;
    }
    STASIS_ALWAYS_INLINE constexpr void set_result(value held) noexcept { result = held; }
    STASIS_ALWAYS_INLINE constexpr void set_raising_offset(std::size_t offset) noexcept {
        raising = offset;
    }
    STASIS_ALWAYS_INLINE constexpr flow invoke(value callee, bool self, unsigned count) noexcept;

    /// Makes a frame the innermost one, to go on at its instruction.
    STASIS_ALWAYS_INLINE constexpr void enter(frame* entered) noexcept {
        current = entered;
        locals = entered->locals;
        top = entered->top;
        constants = entered->constants;
        at = entered->at;
    }
    /// The instruction that runs, in code units.
    [[nodiscard]] constexpr std::size_t offset() const noexcept {
        return static_cast<std::size_t>(at - bytecode(code())) / 2;
    }

    value* top = nullptr;
    value* locals = nullptr;
    const unsigned char* at = nullptr;
    object* const* constants = nullptr;
    frame* current = nullptr;
    const tuple_object* keywords = nullptr;
    std::size_t raising = opcode::npos; ///< where RERAISE says that the exception came from
    value result{};

private:
    thread_state& thread_;
};

/// A new frame for a call, its arguments bound, or null with an exception pending. What it takes
/// from `values` is moved, not copied, if `given` says how many of them it is and the rest is easy.
[[nodiscard]] constexpr frame* frame_for_call(thread_state& thread,
                                              const function_object& function,
                                              const arguments& given, frame* previous) noexcept {
    frame* made = push_frame(thread, function, previous);
    if (made != nullptr && !bind(thread, function, given, made->locals)) {
        pop_frame(thread, made);
        return nullptr;
    }
    return made;
}

/// Calls what runs in no frame of this engine. Apart from it, which has registers for little else.
[[nodiscard]] STASIS_NEVER_INLINE constexpr owned call_other(thread_state& thread, value callee,
                                                             const arguments& given) noexcept {
    state::collect_if_due(thread);
    return call(thread, callee, given);
}

STASIS_ALWAYS_INLINE constexpr flow dispatch_frame::invoke(value callee, bool self,
                                                           unsigned count) noexcept {
    const tuple_object* names = keywords;
    keywords = nullptr;
    value* const lowest = top - 2 - count;
    value* const values = self ? lowest + 1 : lowest + 2;
    const ssize total = static_cast<ssize>(count) + (self ? 1 : 0);
    const arguments given{values, names != nullptr ? total - names->ob_size : total, names};
    const auto* called = as<function_object>(callee, function_type);
    if (called != nullptr && called->vectorcall == nullptr) {
        frame* made = nullptr;
        if (names == nullptr && binds_directly(*called, total)) {
            made = push_frame(thread_, *called, current, total);
            if (made == nullptr) {
                return flow::raised;
            }
            for (ssize i = 0; i < total; ++i) {
                made->locals[i] = values[i];
            }
            decrement(self ? *lowest : lowest[1]);
        } else {
            made = frame_for_call(thread_, *called, given, current);
            if (made == nullptr) {
                return flow::raised;
            }
            release_operands(count + 2);
        }
        current->top = lowest;
        current->at = at;
        top = lowest;
        if (!enter_call(thread_)) {
            pop_frame(thread_, made);
            return flow::raised;
        }
        enter(made);
        if (at[0] == static_cast<unsigned char>(op::RESUME)) [[likely]] {
            at += 2; // which does nothing
        }
        return flow::entered;
    }
    owned answer = call_other(thread_, callee, given);
    if (!answer) {
        return flow::raised;
    }
    release_operands(count + 2);
    *lowest = answer.release();
    return flow::next;
}

STASIS_NEVER_INLINE constexpr flow raise_unsupported(thread_state& thread,
                                                     unsigned char number) noexcept {
    raise(thread, not_implemented_error_type, "opcode ",
          opcode::name(static_cast<op>(number)), " (", int{number}, ") is not implemented");
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

/// Runs one instruction of a known opcode: next, with everything moved, or what else happened.
/// `Frame` is dispatch_frame: an argument, so that no step is made before the engine is.
template <op Op, class Frame>
STASIS_ALWAYS_INLINE constexpr flow step(Frame& f, unsigned argument) noexcept {
    if constexpr (!meaning<Op>::defined) {
        return raise_unsupported(f.thread(), static_cast<unsigned char>(Op));
    } else {
        constexpr auto length = static_cast<std::ptrdiff_t>(2 + 2 * opcode::caches(Op));
        const flow ended = meaning<Op>::run(f, argument);
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
                return flow::next;
            }
        }
        return ended;
    }
}

using step_slot = flow (*)(dispatch_frame&, unsigned) noexcept;

/// The steps by their opcodes' numbers; null: no opcode has that number.
struct step_table {
    step_slot of[256];
};

template <class Frame>
[[nodiscard]] consteval step_table make_step_table() {
    step_table result{};
#define STASIS_OPCODE(NAME, number, operand_, caches_, pops_, pushes_)                             \
    result.of[number] = &step<op::NAME, Frame>;
#include <stasis/opcode/table.def.hpp>
#undef STASIS_OPCODE
    return result;
}

/// For constant evaluation only: clang++ counts a step for each statement of a switch that it
/// passes by on its way to the case.
template <class Frame>
inline constexpr step_table steps = make_step_table<Frame>();

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
        const step_slot known = steps<Frame>.of[number];
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

/// Runs a frame, and those that it calls, until it returns or raises; takes the frame over.
template <bool Chunked, class Thread>
constexpr owned run_frame(Thread& thread, frame* const first) noexcept {
    dispatch_frame f{thread};
    f.enter(first);
    while (true) {
        flow ended = Chunked ? run_chunk(f) : run_instructions(f);
        if (ended == flow::entered || (Chunked && ended == flow::next)) {
            continue;
        }
        while (true) {
            if (ended == flow::raised) {
                add_traceback(thread, f.code(), f.offset());
            }
            if (ended != flow::returned) {
                const std::size_t raising = f.raising;
                f.raising = opcode::npos;
                f.keywords = nullptr;
                const unwound found =
                    unwind(thread, *f.current, f.top, f.offset(), raising);
                f.top = found.top;
                if (found.handled) {
                    f.at = bytecode(f.code()) + 2 * found.target;
                    break;
                }
            }
            frame* const left = f.current;
            frame* const caller = left->previous;
            pop_frame(thread, left);
            ++thread.recursion_remaining;
            if (left == first) {
                if (ended == flow::returned) {
                    return owned::take(f.result);
                }
                return {};
            }
            f.enter(caller);
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

} // namespace detail

// The entries are templates for the sake of whoever includes this and runs nothing: a compiler
// makes the engine, the meanings of all opcodes in it, where a program is run.

/// Runs a frame that is ready to run, and takes it over: the result, or empty with an exception
/// pending.
template <class Thread>
constexpr owned run(Thread& thread, frame* ready) noexcept {
    if (!detail::enter_call(thread)) {
        pop_frame(thread, ready);
        return {};
    }
    if (std::is_constant_evaluated()) {
        return detail::run_frame<true>(thread, ready);
    }
    return detail::run_frame<false>(thread, ready);
}

/// The dispatch engine as a thread's eval_frame: calls a function written in Python.
template <class Thread>
constexpr owned dispatch(Thread& thread, const function_object& function,
                         const arguments& given) noexcept {
    frame* made = detail::frame_for_call(thread, function, given, nullptr);
    if (made == nullptr) {
        return {};
    }
    return run(thread, made);
}

/// Runs a module's body: `globals` is its namespace. False: an exception is pending. Nobody sees
/// the function that the body is while it runs, so it needs no memory of the heap.
template <class Thread>
[[nodiscard]] constexpr bool run_module(Thread& thread, const code_object* code,
                                        dict_object* globals) noexcept {
    const function_object body{
        immortal_head(function_type), globals, nullptr, code->co_name, code->co_qualname, code};
    return static_cast<bool>(dispatch(thread, body, {}));
}

} // namespace stasis::interpreter
