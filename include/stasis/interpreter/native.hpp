// SPDX-License-Identifier: BSL-1.0
// stasis/interpreter/native.hpp: the engine that specialises the interpreter for one static code
// object, so that the C++ compiler turns it into machine code.
// Promises: the same meanings as every engine, each instruction a function of its own that is
// always inlined. A stack slot's number is a template argument: the Python stack has vanished, and
// the compiler keeps what was on it in registers. Loops become loops and branches branches (design:
// control_flow.hpp). A slot that holds what a local holds anyway borrows its reference, the last
// load of a local takes it along, unless the program makes generators, whose end can be seen, and
// a loop over a range counts in registers. A call of a function of the same program is a C++ call,
// once it was checked that it is that function.
// What CPython 3.11 does: nothing like it.
// Refuses: an opcode without a meaning: a compile error that shows its name and its line. Module
// bodies and class bodies, which run once, and code that isn't reducible or has more than 240
// locals and stack slots are left to the dispatch engine.
// Costs: see tests/cost/README.md.
#pragma once

#include <stasis/interpreter/native_blocks.hpp>
#include <stasis/opcode/location_table.hpp>

#include <utility>

namespace stasis::interpreter {

namespace detail {

template <class Slots, class... Values, int... Given, int... Other>
STASIS_ALWAYS_INLINE void set_locals(Slots& in, std::integer_sequence<int, Given...>,
                                     std::integer_sequence<int, Other...>,
                                     Values... given) noexcept {
    (in.set(Given, given), ...);
    (in.set(static_cast<int>(sizeof...(Given)) + Other, value{}), ...);
}

template <class Slots, int... Local>
STASIS_ALWAYS_INLINE void release_locals(const Slots& in,
                                         std::integer_sequence<int, Local...>) noexcept {
    (decrement(in.get(Local)), ...);
}

/// Prepares the values of a call.
template <class Program, int Code, class... Values>
STASIS_ALWAYS_INLINE void begin_call(native_slots<native_code<Program, Code>::slots>& in,
                                     thread_state& thread, const function_object& function,
                                     int remaining, Values... given) noexcept {
    constexpr int count = static_cast<int>(sizeof...(Values));
    in.function = &function;
    in.thread = &thread;
    in.remaining = remaining - 1;
    set_locals(in, std::make_integer_sequence<int, count>{},
               std::make_integer_sequence<int, native_code<Program, Code>::locals - count>{},
               given...);
}

/// Calls a function of the program; takes over the references of its arguments. Empty: it raised.
/// `remaining` is how deep calls can still go, not 0: it is passed on in a register, since counting
/// it in memory would make each call wait for the one before. The caller has checked it.
template <class Program, int Code, int Level, class... Values>
STASIS_ALWAYS_INLINE value run_inlined(thread_state& thread, const function_object& function,
                                       int remaining, Values... given) noexcept {
    using of = native_code<Program, Code>;
    native_slots<of::slots> in{};
    begin_call<Program, Code>(in, thread, function, remaining, given...);
    if constexpr (!of::calls_directly) {
        thread.recursion_remaining = in.remaining;
    }
    const int ended = native_blocks<Program, Code, Level>::run_all(in);
    release_locals(in, std::make_integer_sequence<int, of::locals>{});
    return ended == left_by_return ? in.get(in.result) : value{};
}

/// The same, as a function of its own.
template <class Program, int Code, class... Values>
STASIS_SCALAR_CODE value run_native(thread_state& thread, const function_object& function,
                                    int remaining, Values... given) noexcept {
    return run_inlined<Program, Code, 0>(thread, function, remaining, given...);
}

/// The same where all arguments are ints and it doesn't return early.
template <class Program, int Code, class... Numbers>
STASIS_SCALAR_CODE STASIS_NEVER_INLINE value run_integers_on(thread_state& thread,
                                                             const function_object& function,
                                                             int remaining,
                                                             Numbers... given) noexcept {
    return run_inlined<Program, Code, 0>(thread, function, remaining, make_int(given)...);
}

/// The same where all arguments are ints: what asks for their tags is compiled away. What returns
/// early does so where it is called, before any register has been saved for the rest.
template <class Program, int Code, class... Numbers>
STASIS_ALWAYS_INLINE value run_integers(thread_state& thread, const function_object& function,
                                        int remaining, Numbers... given) noexcept {
    using blocks = native_blocks<Program, Code, 0>;
    if constexpr (blocks::early_return != nowhere) {
        native_slots<native_code<Program, Code>::slots> in{};
        begin_call<Program, Code>(in, thread, function, remaining, make_int(given)...);
        if (blocks::run_early(in)) {
            return in.get(in.result);
        }
    }
    return run_integers_on<Program, Code>(thread, function, remaining, given...);
}

/// How many calls a native function may nest: no more than there is stack for, with room for each
/// that a thousand of them have in 8 MB. Those that it calls directly look no further.
[[nodiscard]] inline int native_calls(thread_state& thread) noexcept {
    const int remaining = thread.recursion_remaining;
    const auto here = reinterpret_cast<std::uintptr_t>(__builtin_frame_address(0));
    std::uintptr_t above = here - thread.stack_floor;
    if (above >= thread.stack_size) [[unlikely]] {
        if (!state::find_stack(thread, here)) {
            return 0;
        }
        above = here - thread.stack_floor;
    }
    constexpr std::uintptr_t room_of_call = 7000; // and a part of the reserve
    const std::uintptr_t most = above / room_of_call;
    return most < static_cast<std::uintptr_t>(remaining) ? static_cast<int>(most) : remaining;
}

template <class Program, int Code, int... Argument>
value run_bound(thread_state& thread, const function_object& function, int possible,
                const value* bound, std::integer_sequence<int, Argument...>) noexcept {
    const int remaining = thread.recursion_remaining;
    const int limit = thread.recursion_limit;
    [[maybe_unused]] const std::conditional_t<counts_instructions<Program>(), handled_at_entry,
                                              nothing_at_entry>
        handled{thread};
    const int withheld = thread.recursion_withheld;
    thread.recursion_withheld += remaining - possible;
    const value result = run_native<Program, Code>(thread, function, possible, bound[Argument]...);
    // The function may have set another limit.
    thread.recursion_remaining = remaining + (thread.recursion_limit - limit);
    thread.recursion_withheld = withheld;
    return result;
}

/// A native function as it is called by anyone: function_object::vectorcall.
template <class Program, int Code>
owned call_native_function(thread_state& thread, const function_object& function,
                           const arguments& given) noexcept {
    constexpr int count = native_code<Program, Code>::arguments;
    value bound[count + 1] = {};
    const bool is_bound = bind(thread, function, given, bound);
    const int possible = is_bound ? native_calls(thread) : 0;
    if (!is_bound || !may_call(thread, possible)) {
        for (const value& held : bound) {
            decrement(held);
        }
        return {};
    }
    return owned::take(run_bound<Program, Code>(thread, function, possible, bound,
                                                std::make_integer_sequence<int, count>{}));
}

/// An opcode and the line of the Python file that it stands for.
struct opcode_at_line {
    op opcode = op::NOP;
    int line = 0;
};

/// The first opcode of a code object that has no meaning, or NOP.
[[nodiscard]] consteval opcode_at_line first_unimplemented(const code_object* code) {
    const unsigned char* bytes = bytecode(code);
    const std::size_t size = bytecode_size(code);
    for (std::size_t offset = 0; offset < size / 2;) {
        const opcode::instruction at = opcode::decode(bytes, size, offset);
        if (!is_implemented(at.opcode)) {
            const bytes_object* table = code->co_linetable;
            return {at.opcode,
                    opcode::position_at(bytes_data(table), static_cast<std::size_t>(table->ob_size),
                                        code->co_firstlineno, at.offset)
                        .line};
        }
        offset = at.next;
    }
    return {};
}

/// Fails to compile where an opcode has no meaning, and shows its name and its line.
template <op Opcode, int Line>
struct opcode_of_line {
    static_assert(
        is_implemented(Opcode),
        "the program uses an opcode that stasis doesn't implement yet: it and its line in "
        "the Python file are the arguments of opcode_of_line. Change that line, or run the "
        "program by the dispatch engine, which raises NotImplementedError there");
};

template <class Program, int Code>
[[nodiscard]] consteval state::native_entry native_entry_of() {
    constexpr opcode_at_line missing = first_unimplemented(Program::codes[Code]);
    static_assert(sizeof(opcode_of_line<missing.opcode, missing.line>) != 0);
    if constexpr (native_code<Program, Code>::possible) {
        return {Program::codes[Code], &call_native_function<Program, Code>};
    } else {
        return {};
    }
}

template <class Program, class Codes>
struct native_table;

template <class Program, int... Code>
struct native_table<Program, std::integer_sequence<int, Code...>> {
    static constexpr state::native_entry entries[] = {native_entry_of<Program, Code>()...};
};

} // namespace detail

/// The native code of every function of a program, for interpreter_state::native_code.
template <class Program>
using native_code_table = detail::native_table<
    Program, std::make_integer_sequence<int, static_cast<int>(sizeof(Program::codes) /
                                                              sizeof(Program::codes[0]))>>;

} // namespace stasis::interpreter
