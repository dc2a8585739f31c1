// SPDX-License-Identifier: BSL-1.0
// stasis/interpreter/native_frame.hpp: the frame that the native engine passes to meanings
// (semantics/meaning.hpp): one that instructions share (native_operands.hpp), or where the meaning
// asks for more, one of the instruction's own, in which everything that it says is a constant.
#pragma once

#include <stasis/interpreter/native_operands.hpp>
#include <stasis/interpreter/semantics/control.hpp>

#include <type_traits>

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

/// The operands of an instruction.
template <class Program, int Code, int Index>
using operands_of =
    native_operands<native_code<Program, Code>::slots, native_code<Program, Code>::calls_directly,
                    native_code<Program, Code>::locals +
                        native_code<Program, Code>::graph.instructions[Index].depth,
                    borrowed_below(native_code<Program, Code>::graph.instructions[Index])>;

/// Which functions of a program can be called as C++ functions, given just what they take.
template <class Program, int... Code>
consteval auto make_callable(std::integer_sequence<int, Code...>) {
    struct {
        bool of[sizeof...(Code)];
    } result{{(native_code<Program, Code>::possible &&
               native_code<Program, Code>::arguments == Program::codes[Code]->co_argcount &&
               Program::codes[Code]->co_nfreevars == 0)...}};
    return result;
}
template <class Program>
inline constexpr auto callable =
    make_callable<Program>(std::make_integer_sequence<int, program_names<Program>::count>{});

/// What can be said of the instructions of a function at compile time.
template <class Program, int Code>
struct native_facts {
    using of = native_code<Program, Code>;

    /// Whether an instruction is a FOR_ITER over what the GET_ITER before it has made: CPython's
    /// compiler lets nothing but that loop see such an iterator until it is dropped.
    static consteval bool is_iterated(int index) {
        return index > 0 && index < static_cast<int>(of::size) &&
               of::graph.instructions[index].opcode == op::FOR_ITER &&
               of::graph.instructions[index - 1].opcode == op::GET_ITER;
    }

    static consteval object* name(int index) {
        const flow_instruction& at = of::graph.instructions[index];
        return items(of::code->co_names)[at.opcode == op::LOAD_GLOBAL ? at.argument >> 1
                                                                      : at.argument];
    }
    static consteval value constant(int index) {
        return load(items(of::code->co_consts)[of::graph.instructions[index].argument]);
    }
    static consteval ssize global_hint(int index) {
        return probable_global<Program>(text_of(name(index)));
    }

    /// The keywords of a call: a KW_NAMES stands before its PRECALL.
    static consteval const tuple_object* keywords(int call) {
        if (call < 2 || of::graph.instructions[call - 2].opcode != op::KW_NAMES) {
            return nullptr;
        }
        return static_cast<const tuple_object*>(
            items(of::code->co_consts)[of::graph.instructions[call - 2].argument]);
    }

    /// The function of the program that a CALL probably calls: its code object's number, or
    /// nowhere.
    static consteval int probable_callee(int call) {
        const flow_instruction& at = of::graph.instructions[call];
        if (at.callee == nowhere || of::graph.instructions[at.callee].opcode != op::LOAD_GLOBAL ||
            keywords(call) != nullptr) {
            return nowhere;
        }
        const int found = code_named<Program>(text_of(name(at.callee)));
        return found != nowhere && callable<Program>.of[found] &&
                       Program::codes[found]->co_argcount == static_cast<int>(at.argument)
                   ? found
                   : nowhere;
    }

    /// The function of the program that a LOAD_GLOBAL probably loads, to be called.
    static consteval int known_function(int load) {
        const int call = of::graph.instructions[load].call;
        return call != nowhere ? probable_callee(call) : nowhere;
    }

    /// What a frame must know of an instruction.
    static consteval native_need need(int index) {
        const native_need result =
            needs<>.of[static_cast<int>(of::graph.instructions[index].opcode)];
        const bool known = result == native_need::global ? known_function(index) != nowhere
                           : result == native_need::call ? probable_callee(index) != nowhere
                                                         : false;
        return known ? native_need::anything : result;
    }
};

/// What a frame of one instruction's own says besides: nothing, since the instruction is known.
struct own_facts {};

/// The frame of one instruction's own.
template <class Program, int Code, int Level, int Index>
struct native_frame : operands_of<Program, Code, Index>, own_facts {
private:
    using of = native_code<Program, Code>;
    using shared = operands_of<Program, Code, Index>;
    using says = native_facts<Program, Code>;
    static constexpr flow_instruction at = of::graph.instructions[Index];
    static constexpr int depth = of::locals + at.depth;

public:
    using shared::in;
    using shared::put;

    STASIS_ALWAYS_INLINE void push_local(unsigned index) noexcept {
        this->template load_local<at.moves, at.borrows>(index);
    }
    STASIS_ALWAYS_INLINE bool is_bound(unsigned index) const noexcept {
        return (index < 64 && (at.bound >> index & 1) != 0) ||
               static_cast<bool>(this->local(index));
    }
    STASIS_ALWAYS_INLINE object* local_name(unsigned index) const noexcept {
        return items(of::code->co_localsplusnames)[index];
    }
    template <class Maker>
    STASIS_ALWAYS_INLINE void set_free_locals(unsigned, const Maker& make) noexcept {
        set_made(make, std::make_integer_sequence<int, of::code->co_nfreevars>{});
    }
    STASIS_ALWAYS_INLINE value constant(unsigned) const noexcept {
        static constexpr value held = says::constant(Index);
        return held;
    }
    STASIS_ALWAYS_INLINE object* name(unsigned) const noexcept {
        static constexpr object* held = says::name(Index);
        return held;
    }
    STASIS_ALWAYS_INLINE bool push_known_function() noexcept {
        constexpr int called = says::known_function(Index);
        const function_object* known = in.thread->native_functions[called];
        in.known[depth + 1] = known;
        if (known == nullptr) [[unlikely]] {
            return false;
        }
        put(0, value{});
        put(1, make_object(pointer_to(*known)));
        return true;
    }
    STASIS_ALWAYS_INLINE void keep_iteration() noexcept {
        if constexpr (says::is_iterated(Index + 1)) {
            range_steps& steps = in.steps[depth - 1];
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
        if constexpr (says::is_iterated(Index)) {
            range_steps& steps = in.steps[depth - 1];
            if (steps.remaining > 0) [[likely]] {
                item = step_range(steps);
                return true;
            }
            return steps.remaining == 0;
        }
        return false;
    }
    STASIS_ALWAYS_INLINE ssize global_hint(unsigned) const noexcept {
        constexpr ssize hint = says::global_hint(Index);
        return hint;
    }
    STASIS_ALWAYS_INLINE const code_object* code() const noexcept { return of::code; }
    STASIS_ALWAYS_INLINE static ssize class_cell() noexcept { return of::class_cell; }
    STASIS_ALWAYS_INLINE flow invoke(value callee, bool self, unsigned) noexcept {
        constexpr int count = static_cast<int>(at.argument);
        return self ? this->template invoke_any<count + 1, count + 2>(callee, says::keywords(Index))
                    : invoke_direct(callee);
    }

private:
    template <class Maker, int... Place>
    STASIS_ALWAYS_INLINE void set_made(const Maker& make,
                                       std::integer_sequence<int, Place...>) noexcept {
        (in.set(of::locals - of::code->co_nfreevars + Place, make(Place)), ...);
    }

    STASIS_ALWAYS_INLINE flow invoke_direct(value callee) noexcept {
        constexpr int count = static_cast<int>(at.argument);
        if constexpr (constexpr int called = says::probable_callee(Index); called != nowhere) {
            const function_object* known = in.known[depth - 1 - count];
            if (known != nullptr) [[likely]] {
                if (!may_call(*in.thread, in.remaining)) [[unlikely]] {
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
        return this->template invoke_any<count, count + 2>(callee, says::keywords(Index));
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
                        *in.thread, function, in.remaining,
                        make_int((*this)[first + Argument].data.integer)...);
                } else {
                    return run_integers<Program, Called>(*in.thread, function, in.remaining,
                                                         (*this)[first + Argument].data.integer...);
                }
            }
        }
        return run_native<Program, Called>(*in.thread, function, in.remaining,
                                           this->take_value(first + Argument)...);
    }
};

/// What an instruction says besides its operands, and the frame that it so runs in.
template <native_need Need, class Program, int Code, int Level, int Index>
struct native_choice {
    static constexpr own_facts facts{};
    template <class>
    using frame = native_frame<Program, Code, Level, Index>;
};

template <class Facts>
struct shared_choice {
    template <class Operands>
    using frame = shared_frame<Operands, Facts>;
};

template <class Program, int Code, int Level, int Index>
struct native_choice<native_need::nothing, Program, Code, Level, Index>
    : shared_choice<counted_facts<0, 0>> {
    static constexpr counted_facts<0, 0> facts{};
};

template <class Program, int Code, int Level, int Index>
struct native_choice<native_need::count, Program, Code, Level, Index> {
    static constexpr const flow_instruction& at =
        native_code<Program, Code>::graph.instructions[Index];
    static constexpr counted_facts<flow_pops(at),
                                   static_cast<int>(opcode::pushes(at.opcode, at.argument))>
        facts{};
    template <class Operands>
    using frame = shared_frame<Operands, std::remove_const_t<decltype(facts)>>;
};

template <class Program, int Code, int Level, int Index>
struct native_choice<native_need::constant, Program, Code, Level, Index>
    : shared_choice<constant_facts> {
    static constexpr constant_facts facts{native_facts<Program, Code>::constant(Index)};
};

template <class Program, int Code, int Level, int Index>
struct native_choice<native_need::name, Program, Code, Level, Index> : shared_choice<named_facts> {
    static constexpr named_facts facts{native_facts<Program, Code>::name(Index), -1};
};

template <class Program, int Code, int Level, int Index>
struct native_choice<native_need::global, Program, Code, Level, Index>
    : shared_choice<named_facts> {
    static constexpr named_facts facts{native_facts<Program, Code>::name(Index),
                                       native_facts<Program, Code>::global_hint(Index)};
};

template <class Program, int Code, int Level, int Index>
struct native_choice<native_need::call, Program, Code, Level, Index> {
    static constexpr call_facts<static_cast<int>(
        native_code<Program, Code>::graph.instructions[Index].argument)>
        facts{native_code<Program, Code>::code, native_facts<Program, Code>::keywords(Index),
              native_code<Program, Code>::class_cell};
    template <class Operands>
    using frame = shared_frame<Operands, std::remove_const_t<decltype(facts)>>;
};

/// The same of an instruction that needs so much: {{values, offset}, choice::facts} makes a frame.
/// All that need nothing have the choice in common.
template <native_need Need, class Program, int Code, int Level, int Index>
using choice_of =
    native_choice<Need, Program, Code, Level, Need == native_need::nothing ? 0 : Index>;
template <native_need Need, class Program, int Code, int Level, int Index>
using frame_of =
    typename choice_of<Need, Program, Code, Level,
                       Index>::template frame<operands_of<Program, Code, Index>>;

} // namespace detail

} // namespace stasis::interpreter
