// SPDX-License-Identifier: BSL-1.0
// stasis/interpreter/native_code.hpp: what the native engine knows at compile time of a program and
// of each of its code objects, and where a function's values are while it runs.
#pragma once

#include <stasis/interpreter/control_flow.hpp>
#include <stasis/interpreter/protocol.hpp>
#include <stasis/interpreter/scope.hpp>
#include <stasis/interpreter/super.hpp>

namespace stasis::interpreter {

/// Why a function is left to the dispatch engine.
enum class native_obstacle : unsigned char {
    none,            ///< it isn't: it is native code
    body,            ///< of a module or a class: it runs once
    generator,       ///< or a coroutine, or an asynchronous generator: it stops and goes on
    frame_reader,    ///< it names locals, eval or what else looks at its frame (scope.hpp)
    too_many_values, ///< more variables and stack slots than most_slots
    irreducible,     ///< control flow that CPython's compiler doesn't make
};

namespace detail {

// A Program is a type with
//   static constexpr const code_object* codes[]   its code objects, the module's body first
//   static constexpr std::size_t first_global     how many globals there are before its body runs
//   static constexpr bool is_metered              whether its instructions are counted; no, without

/// The number of arguments that a code object's locals begin with.
[[nodiscard]] constexpr int argument_count(const code_object* code) noexcept {
    return code->co_argcount + code->co_kwonlyargcount +
           ((code->co_flags & code_varargs) != 0 ? 1 : 0) +
           ((code->co_flags & code_varkeywords) != 0 ? 1 : 0);
}

/// The names that a program's functions and its body store, for all who ask for them.
template <class Program>
struct program_names {
    static constexpr int count =
        static_cast<int>(sizeof(Program::codes) / sizeof(Program::codes[0]));
    static constexpr auto names = static_cast<std::size_t>(Program::codes[0]->co_names->ob_size);

    text functions[count] = {};   ///< of the code objects; empty: no function
    text globals[names + 1] = {}; ///< in the order in which the body stores them
    int global_count = 0;

    consteval program_names() {
        for (int i = 0; i < count; ++i) {
            const code_object* code = Program::codes[i];
            if ((code->co_flags & code_optimized) != 0) {
                functions[i] = text_of(code->co_name);
            }
        }
        const code_object* body = Program::codes[0];
        const unsigned char* bytes = bytecode(body);
        const std::size_t size = bytecode_size(body);
        bool seen[names + 1] = {};
        for (std::size_t offset = 0; offset < size / 2;) {
            const opcode::instruction at = opcode::decode(bytes, size, offset);
            offset = at.next;
            if (at.opcode == op::STORE_NAME && at.argument < names && !seen[at.argument]) {
                seen[at.argument] = true;
                const text name = text_of(items(body->co_names)[at.argument]);
                if (!(name == text{"__doc__"})) {
                    globals[global_count++] = name;
                }
            }
        }
    }
};

template <class Program>
inline constexpr program_names<Program> names_of{};

/// Whether the instructions that a program runs are counted (budget.hpp).
template <class Program>
[[nodiscard]] consteval bool counts_instructions() {
    if constexpr (requires { Program::is_metered; }) {
        return Program::is_metered;
    } else {
        return false;
    }
}

/// The number of the code object that a name probably calls, or nowhere.
template <class Program>
[[nodiscard]] consteval int code_named(text name) {
    for (int i = 0; i < program_names<Program>::count; ++i) {
        if (names_of<Program>.functions[i] == name) {
            return i;
        }
    }
    return nowhere;
}

/// Where a name is in the globals if the program's body stores its names in the order in which
/// they stand there; -1: it doesn't store it.
template <class Program>
[[nodiscard]] consteval ssize probable_global(text name) {
    for (int i = 0; i < names_of<Program>.global_count; ++i) {
        if (names_of<Program>.globals[i] == name) {
            return static_cast<ssize>(Program::first_global) + i;
        }
    }
    return -1;
}

/// Whether a program makes generators or coroutines, whose end runs code.
template <class Program>
[[nodiscard]] consteval bool makes_generators() {
    for (const code_object* code : Program::codes) {
        if ((code->co_flags & code_that_yields) != 0) {
            return true;
        }
    }
    return false;
}

/// The most locals and stack slots that a native function has together.
inline constexpr int most_slots = 240;

/// What is known at compile time of a code object of a program.
template <class Program, int Code>
struct native_code {
    static constexpr const code_object* code = Program::codes[Code];
    static constexpr std::size_t size = count_instructions(code);
    static constexpr control_flow<size> graph{code, makes_generators<Program>()};
    static constexpr int arguments = argument_count(code);
    static constexpr int locals = code->co_nlocalsplus;
    static constexpr int slots = locals + code->co_stacksize;
    static constexpr ssize class_cell = find_class_cell(code);

    /// What keeps it from being native code. Only of code that may be is a graph made.
    static consteval native_obstacle find_obstacle() {
        if constexpr ((code->co_flags & code_optimized) == 0) {
            return native_obstacle::body;
        } else if constexpr ((code->co_flags & code_that_yields) != 0) {
            return native_obstacle::generator;
        } else if constexpr (names_frame_reader(code)) {
            return native_obstacle::frame_reader;
        } else if constexpr (slots > most_slots) {
            return native_obstacle::too_many_values;
        } else {
            return graph.reducible ? native_obstacle::none : native_obstacle::irreducible;
        }
    }
    static constexpr native_obstacle obstacle = find_obstacle();
    static constexpr bool possible = obstacle == native_obstacle::none;

    /// Whether it may call functions of the program as C++ functions.
    static consteval bool find_direct_calls() {
        for (const flow_instruction& at : graph.instructions) {
            if (at.call != nowhere && at.opcode == op::LOAD_GLOBAL &&
                code_named<Program>(text_of(items(code->co_names)[at.argument >> 1])) != nowhere) {
                return true;
            }
        }
        return false;
    }
    static constexpr bool calls_directly = find_direct_calls();
};

/// How far a loop over a range is, kept beside its iterator, whose own count isn't written: nothing
/// but the loop can see it.
struct range_steps {
    std::int64_t start; ///< the next item
    std::int64_t step;
    std::int64_t remaining; ///< -1: another iterator, or one that others can see
};

/// The values of a function while it runs. Only inlined code ever sees its address. Tags and
/// payloads stand apart, as plain numbers: g++ keeps those in registers, but not unions that are
/// copied more than a few times.
template <int Slots>
struct native_slots {
    static constexpr int result = Slots; ///< the slot behind the others: what is returned
    std::uint64_t kind[Slots + 1];
    std::int64_t data[Slots + 1];
    range_steps steps[Slots + 1];            ///< of the range iterator in each slot of the stack
    const function_object* known[Slots + 1]; ///< what a slot holds that a global's name predicted
    const function_object* function;
    thread_state* thread;
    int remaining; ///< calls until RecursionError: as recursion_remaining, which is set where
                   ///< needed

    STASIS_ALWAYS_INLINE value get(int index) const noexcept {
        value held;
        held.kind = static_cast<tag>(kind[index]);
        __builtin_memcpy(&held.data, &data[index], sizeof held.data);
        return held;
    }
    STASIS_ALWAYS_INLINE void set(int index, value held) noexcept {
        kind[index] = static_cast<std::uint64_t>(held.kind);
        __builtin_memcpy(&data[index], &held.data, sizeof held.data);
    }
};

/// Values copied out, to be passed on by address.
template <int Count>
struct copied_values {
    value values[Count == 0 ? 1 : Count];
    constexpr const value* data() const noexcept { return values; }
};

} // namespace detail

} // namespace stasis::interpreter
