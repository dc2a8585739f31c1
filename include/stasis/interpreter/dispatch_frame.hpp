// SPDX-License-Identifier: BSL-1.0
// stasis/interpreter/dispatch_frame.hpp: the frame that the dispatch engine passes to meanings
// (semantics/meaning.hpp): one type for all instructions, which holds the innermost Python frame in
// registers and goes to another one when a function is called.
// CPython 3.11: the locals of _PyEval_EvalFrameDefault (Python/ceval.c), _PyEvalFramePushAndInit.
#pragma once

#include <stasis/interpreter/budget.hpp>
#include <stasis/interpreter/coroutine_origin.hpp>
#include <stasis/interpreter/interruption.hpp>
#include <stasis/interpreter/semantics/all.hpp>
#include <stasis/interpreter/traceback_entry.hpp>
#include <stasis/opcode/decode.hpp>

namespace stasis::interpreter {

namespace detail {

/// The engine as a generator's frame_runner: dispatch.hpp has it.
template <class Thread, class Frame>
constexpr owned run_generator(Thread& thread, generator_frame* ready, bool raises) noexcept;

/// A view of values that lie one after the other.
struct value_view {
    const value* values;
    constexpr const value* data() const noexcept { return values; }
};

/// The registers of the engine: the innermost frame's state while it runs.
class dispatch_frame {
public:
    /// Whether instructions are counted (interpreter/metered.hpp).
    static constexpr bool is_metered = false;
    using entry_guard = nothing_at_entry;

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
    STASIS_ALWAYS_INLINE constexpr object* local_name(unsigned index) const noexcept {
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
        return std::is_constant_evaluated()
                   ? nullptr
                   : &thread_.interp->global_hints[reinterpret_cast<std::uintptr_t>(at) / 2 %
                                                   state::global_hint_count];
    }
    STASIS_ALWAYS_INLINE constexpr thread_state& thread() const noexcept { return thread_; }
    STASIS_ALWAYS_INLINE constexpr const function_object& function() const noexcept {
        return *current->function;
    }
    STASIS_ALWAYS_INLINE constexpr const code_object* code() const noexcept {
        return current->code;
    }
    STASIS_ALWAYS_INLINE constexpr dict_object* globals() const noexcept {
        return current->function->func_globals;
    }
    STASIS_ALWAYS_INLINE constexpr object* names() const noexcept {
        return current->names != nullptr ? current->names : globals();
    }
    STASIS_ALWAYS_INLINE constexpr ssize class_cell() const noexcept {
        return find_class_cell(code());
    }
    STASIS_ALWAYS_INLINE constexpr void set_keywords(const tuple_object* names) noexcept {
        keywords = names;
    }
    STASIS_ALWAYS_INLINE constexpr void set_result(value held) noexcept { result = held; }
    STASIS_ALWAYS_INLINE constexpr void set_raising_offset(std::size_t offset) noexcept {
        raising = offset;
    }
    STASIS_ALWAYS_INLINE constexpr flow invoke(value callee, bool self, unsigned count) noexcept;
    /// A template for the sake of what it names, the engine.
    template <class Thread = thread_state>
    [[nodiscard]] constexpr value make_generator() noexcept {
        return generator_of(&run_generator<Thread, dispatch_frame>);
    }
    /// A generator of the innermost frame that an engine will run.
    [[nodiscard]] constexpr value generator_of(frame_runner runner) noexcept {
        current->at = at;
        generator_object* made = interpreter::make_generator(thread_, *current, runner);
        if (thread_.coroutine_origin_tracking_depth != 0) [[unlikely]] {
            made = note_origin(thread_, made, *current);
        }
        return made != nullptr ? make_object(made) : value{};
    }

    /// Makes a frame the innermost one, to go on at its instruction.
    STASIS_ALWAYS_INLINE constexpr void enter(frame* entered) noexcept {
        thread_.cframe->current_frame = entered;
        go_on(entered);
    }
    /// The same of one that is the thread's innermost already.
    STASIS_ALWAYS_INLINE constexpr void go_on(frame* entered) noexcept {
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
[[nodiscard]] constexpr frame* frame_for_call(thread_state& thread, const function_object& function,
                                              const arguments& given, frame* previous) noexcept {
    frame* made = push_frame(thread, function, previous);
    if (made != nullptr && function.func_kwdefaults != nullptr) { // whose keys may run code
        increment(const_cast<code_object*>(made->code));
        made->owns_code = true;
    }
    if (made != nullptr && !bind(thread, function, given, made->locals)) {
        pop_frame(thread, made);
        return nullptr;
    }
    return made;
}

/// Handles what interrupts a program before an instruction; false: an exception is pending.
[[nodiscard]] STASIS_NEVER_INLINE inline bool interrupt(thread_state& thread, frame* running,
                                                        const unsigned char* at) noexcept {
    running->at = at;
    return go_on(thread);
}

/// Calls what runs in no frame of this engine. Apart from it, which has registers for little else.
[[nodiscard]] STASIS_NEVER_INLINE constexpr owned call_other(thread_state& thread, value callee,
                                                             const arguments& given) noexcept {
    state::collect_if_due(thread);
    owned answer = call(thread, callee, given);
    if (answer && !go_on(thread)) [[unlikely]] {
        return {};
    }
    return answer;
}

STASIS_ALWAYS_INLINE constexpr flow dispatch_frame::invoke(value callee, bool self,
                                                           unsigned count) noexcept {
    const tuple_object* names = keywords;
    keywords = nullptr;
    value* const lowest = top - 2 - count;
    value* const values = self ? lowest + 1 : lowest + 2;
    const ssize total = static_cast<ssize>(count) + (self ? 1 : 0);
    const arguments given{values, names != nullptr ? total - names->ob_size : total, names};
    const auto* called = as_exactly<function_object>(callee, function_type);
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
        top = lowest;
        if (!enter_call(thread_, thread_.recursion_remaining)) {
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

} // namespace detail

} // namespace stasis::interpreter
