// SPDX-License-Identifier: BSL-1.0
// stasis/interpreter/native_frame.hpp: the frame that the native engine passes to meanings
// (semantics/meaning.hpp): each instruction has its own type of it, in which the depth of the stack
// and everything else that the instruction says is a constant.
#pragma once

#include <stasis/interpreter/call.hpp>
#include <stasis/interpreter/native_code.hpp>
#include <stasis/interpreter/semantics/control.hpp>
#include <stasis/interpreter/traceback_entry.hpp>
#include <stasis/state/collector.hpp>

#include <utility>

namespace stasis::interpreter {

namespace detail {

template <class Program, int Code, class... Values>
STASIS_SCALAR_CODE value run_native(thread_state& thread, const function_object& function,
                                    int remaining, Values... given) noexcept;

template <class Program, int Code, class... Numbers>
STASIS_ALWAYS_INLINE value run_integers(thread_state& thread, const function_object& function,
                                        int remaining, Numbers... given) noexcept;

template <class Program, int Code, int Level, class... Values>
STASIS_ALWAYS_INLINE value run_inlined(thread_state& thread, const function_object& function,
                                       int remaining, Values... given) noexcept;

/// Functions of up to so many instructions have a form of their own for arguments that are all
/// ints, and calls of that form are inlined so many levels deep.
inline constexpr std::size_t specialised_size = 40;
inline constexpr int inline_levels = 1;

/// One instruction's view of the function's values: its stack's depth is a constant.
template <class Program, int Code, int Level, int Index>
class native_frame {
    using of = native_code<Program, Code>;
    static constexpr flow_instruction at = of::graph.instructions[Index];
    static constexpr int depth = of::locals + at.depth;

    static constexpr bool is_borrowed(int place) noexcept {
        return detail::is_borrowed(at, at.depth + place);
    }

public:
    using slots = native_slots<of::slots>;

    STASIS_ALWAYS_INLINE explicit native_frame(slots& in) noexcept : in_(in) {}

    STASIS_ALWAYS_INLINE value operator[](int place) const noexcept {
        return in_.get(depth + place);
    }
    STASIS_ALWAYS_INLINE void put(int place, value held) noexcept { in_.set(depth + place, held); }
    STASIS_ALWAYS_INLINE void release(int place) noexcept {
        if (!is_borrowed(place)) {
            decrement(in_.get(depth + place));
        }
    }
    STASIS_ALWAYS_INLINE value take_value(int place) noexcept {
        const value held = in_.get(depth + place);
        if (is_borrowed(place)) {
            increment(held);
        } else {
            in_.set(depth + place, value{});
        }
        return held;
    }
    STASIS_ALWAYS_INLINE void push_local(unsigned index) noexcept {
        const value held = local(index);
        if constexpr (at.moves) {
            set_local(index, value{});
        } else if constexpr (!at.borrows) {
            increment(held);
        }
        in_.set(depth, held);
    }
    STASIS_ALWAYS_INLINE value local(unsigned index) const noexcept {
        return in_.get(static_cast<int>(index));
    }
    STASIS_ALWAYS_INLINE void set_local(unsigned index, value held) noexcept {
        in_.set(static_cast<int>(index), held);
    }
    STASIS_ALWAYS_INLINE void set_result(value held) noexcept { in_.set(slots::result, held); }
    STASIS_ALWAYS_INLINE bool is_bound(unsigned index) const noexcept {
        return (index < 64 && (at.bound >> index & 1) != 0) || static_cast<bool>(local(index));
    }
    STASIS_ALWAYS_INLINE object* local_name(unsigned index) const noexcept {
        return items(of::code->co_localsplusnames)[index];
    }
    STASIS_ALWAYS_INLINE auto topmost(unsigned) const noexcept {
        return copy_topmost(std::make_integer_sequence<int, operands>{});
    }
    STASIS_ALWAYS_INLINE void release_operands(unsigned) noexcept {
        release_topmost(std::make_integer_sequence<int, operands>{});
    }
    template <class Maker>
    STASIS_ALWAYS_INLINE void put_each(int first, unsigned, const Maker& make) noexcept {
        put_made(first, make, std::make_integer_sequence<int, results>{});
    }
    template <class Maker>
    STASIS_ALWAYS_INLINE void set_free_locals(unsigned, const Maker& make) noexcept {
        set_made(make, std::make_integer_sequence<int, of::code->co_nfreevars>{});
    }
    STASIS_ALWAYS_INLINE value constant(unsigned) const noexcept {
        static constexpr value held = constant_value();
        return held;
    }
    STASIS_ALWAYS_INLINE object* name(unsigned) const noexcept {
        static constexpr object* held = items(of::code->co_names)[name_index()];
        return held;
    }
    STASIS_ALWAYS_INLINE bool push_known_function() noexcept {
        if constexpr (at.opcode == op::LOAD_GLOBAL && at.call != nowhere) {
            constexpr int called = probable_callee<at.call>();
            if constexpr (called != nowhere) {
                const function_object* known = in_.thread->native_functions[called];
                in_.known[depth + 1] = known;
                if (known != nullptr) [[likely]] {
                    put(0, value{});
                    put(1, make_object(pointer_to(*known)));
                    return true;
                }
            }
        }
        return false;
    }
    STASIS_ALWAYS_INLINE void keep_iteration() noexcept {
        if constexpr (is_iterated(Index + 1)) {
            range_steps& steps = in_.steps[depth - 1];
            steps.remaining = -1;
            const value held = (*this)[-1];
            if (held.data.object->ob_type == &range_iterator_type &&
                held.data.object->ob_refcnt == 1) {
                const auto* range = static_cast<const range_iterator*>(held.data.object);
                steps = {range->start, range->step, range->remaining};
            }
        }
    }
    STASIS_ALWAYS_INLINE bool next_kept(value& item) noexcept {
        if constexpr (is_iterated(Index)) {
            range_steps& steps = in_.steps[depth - 1];
            if (steps.remaining > 0) [[likely]] {
                item = step_range(steps);
                return true;
            }
            return steps.remaining == 0;
        }
        return false;
    }
    STASIS_ALWAYS_INLINE ssize global_hint(unsigned) const noexcept {
        constexpr ssize hint =
            probable_global<Program>(text_of(items(of::code->co_names)[name_index()]));
        return hint;
    }
    STASIS_ALWAYS_INLINE static std::uint16_t* noted_hint() noexcept { return nullptr; }
    /// The thread, for whatever may run other code: that counts on from this call's depth, which a
    /// direct call may have overwritten.
    STASIS_ALWAYS_INLINE thread_state& thread() const noexcept {
        if constexpr (of::calls_directly) {
            in_.thread->recursion_remaining = in_.remaining;
        }
        return *in_.thread;
    }
    STASIS_ALWAYS_INLINE const function_object& function() const noexcept { return *in_.function; }
    STASIS_ALWAYS_INLINE const code_object* code() const noexcept { return of::code; }
    STASIS_ALWAYS_INLINE dict_object* globals() const noexcept {
        return in_.function->func_globals;
    }
    STASIS_ALWAYS_INLINE object* names() const noexcept { return globals(); }
    STASIS_ALWAYS_INLINE static ssize class_cell() noexcept {
        constexpr ssize index = find_class_cell(of::code);
        return index;
    }
    STASIS_ALWAYS_INLINE void set_keywords(const tuple_object*) noexcept {}
    STASIS_ALWAYS_INLINE void set_raising_offset(std::size_t offset) noexcept { raising = offset; }
    STASIS_ALWAYS_INLINE flow invoke(value callee, bool self, unsigned) noexcept {
        return self ? invoke_any<true>(callee) : invoke_direct(callee);
    }

    std::size_t raising = at.offset;

private:
    static constexpr int operands = static_cast<int>(opcode::pops(at.opcode, at.argument));
    static constexpr int results = static_cast<int>(opcode::pushes(at.opcode, at.argument));

    // No loops over slots: g++ keeps an array that a loop has indexed in memory.
    template <int... Place>
    STASIS_ALWAYS_INLINE auto copy_topmost(std::integer_sequence<int, Place...>) const noexcept {
        return copied_values<static_cast<int>(sizeof...(Place))>{
            {in_.get(depth - static_cast<int>(sizeof...(Place)) + Place)...}};
    }
    template <int... Place>
    STASIS_ALWAYS_INLINE void release_topmost(std::integer_sequence<int, Place...>) noexcept {
        (release(-1 - Place), ...);
    }
    template <class Maker, int... Place>
    STASIS_ALWAYS_INLINE void put_made(int first, const Maker& make,
                                       std::integer_sequence<int, Place...>) noexcept {
        (put(first + Place, make(Place)), ...);
    }
    template <class Maker, int... Place>
    STASIS_ALWAYS_INLINE void set_made(const Maker& make,
                                       std::integer_sequence<int, Place...>) noexcept {
        (in_.set(of::locals - of::code->co_nfreevars + Place, make(Place)), ...);
    }

    /// Whether an instruction is a FOR_ITER over what the GET_ITER before it has made: CPython's
    /// compiler lets nothing but that loop see such an iterator until it is dropped.
    static consteval bool is_iterated(int index) {
        return index > 0 && index < static_cast<int>(of::size) &&
               of::graph.instructions[index].opcode == op::FOR_ITER &&
               of::graph.instructions[index - 1].opcode == op::GET_ITER;
    }

    static consteval unsigned name_index() {
        return at.opcode == op::LOAD_GLOBAL ? at.argument >> 1 : at.argument;
    }
    static consteval value constant_value() {
        return load(items(of::code->co_consts)[at.argument]);
    }

    /// The keywords of a call: a KW_NAMES stands before its PRECALL.
    template <int Call>
    static consteval const tuple_object* keywords() {
        if constexpr (Call >= 2) {
            constexpr flow_instruction before = of::graph.instructions[Call - 2];
            if constexpr (before.opcode == op::KW_NAMES) {
                return static_cast<const tuple_object*>(
                    items(of::code->co_consts)[before.argument]);
            }
        }
        return nullptr;
    }

    /// The function of the program that a CALL probably calls: its code object's number, or
    /// nowhere.
    template <int Call>
    static consteval int probable_callee() {
        constexpr flow_instruction calling = of::graph.instructions[Call];
        if constexpr (calling.callee != nowhere) {
            constexpr flow_instruction loader = of::graph.instructions[calling.callee];
            if constexpr (loader.opcode == op::LOAD_GLOBAL) {
                constexpr int found =
                    code_named<Program>(text_of(items(of::code->co_names)[loader.argument >> 1]));
                if constexpr (found != nowhere && keywords<Call>() == nullptr) {
                    constexpr const code_object* code = Program::codes[found];
                    if (native_code<Program, found>::possible &&
                        code->co_argcount == static_cast<int>(calling.argument) &&
                        argument_count(code) == code->co_argcount && code->co_nfreevars == 0) {
                        return found;
                    }
                }
            }
        }
        return nowhere;
    }

    STASIS_ALWAYS_INLINE flow invoke_direct(value callee) noexcept {
        if constexpr (constexpr int called = probable_callee<Index>(); called != nowhere) {
            constexpr int count = static_cast<int>(at.argument);
            const function_object* known = in_.known[depth - 1 - count];
            if (known != nullptr) [[likely]] {
                if (!may_call(*in_.thread, in_.remaining)) [[unlikely]] {
                    return flow::raised;
                }
                const value answer =
                    call_native<called>(*known, std::make_integer_sequence<int, count>{});
                // Asked first, since what follows usually asks the same: whether it is an int.
                if (answer.kind == tag::integer) [[likely]] {
                    put(-2 - count, make_int(answer.data.integer));
                    return flow::next;
                }
                put(-2 - count, answer);
                return next_if(static_cast<bool>(answer));
            }
        }
        return invoke_any<false>(callee);
    }

    template <int Called, int... Argument>
    STASIS_ALWAYS_INLINE value call_native(const function_object& function,
                                           std::integer_sequence<int, Argument...>) noexcept {
        constexpr int first = -static_cast<int>(sizeof...(Argument));
        if constexpr (native_code<Program, Called>::size <= specialised_size &&
                      sizeof...(Argument) != 0) {
            if ((((*this)[first + Argument].kind == tag::integer) && ...)) [[likely]] {
                if constexpr (Level < inline_levels) {
                    return run_inlined<Program, Called, Level + 1>(
                        *in_.thread, function, in_.remaining,
                        make_int((*this)[first + Argument].data.integer)...);
                } else {
                    return run_integers<Program, Called>(*in_.thread, function, in_.remaining,
                                                         (*this)[first + Argument].data.integer...);
                }
            }
        }
        return run_native<Program, Called>(*in_.thread, function, in_.remaining,
                                           take_value(first + Argument)...);
    }

    template <bool Self>
    STASIS_ALWAYS_INLINE flow invoke_any(value callee) noexcept {
        constexpr int count = static_cast<int>(at.argument);
        constexpr int total = count + (Self ? 1 : 0);
        constexpr const tuple_object* names = keywords<Index>();
        constexpr ssize positional = total - (names != nullptr ? names->ob_size : 0);
        const auto copies = copy_topmost(std::make_integer_sequence<int, total>{});
        state::collect_if_due(thread());
        const value answer = call(thread(), callee, {copies.values, positional, names}).release();
        if (!answer) {
            return flow::raised;
        }
        release_topmost(std::make_integer_sequence<int, count + 2>{});
        put(-2 - count, answer);
        return flow::next;
    }

    slots& in_;
};

} // namespace detail

} // namespace stasis::interpreter
