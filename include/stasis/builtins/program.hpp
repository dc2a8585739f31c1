// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/program.hpp: a Python program held as an image, and the ways of running it.
// Promises: program<Image> names the static objects of the image and runs them with the built-in
// names around them: in a constant expression, by the dispatch engine, or natively; as a program of
// its own, or function by function from C++.
// CPython 3.11: pymain_run_python (Modules/main.c).
// Refuses: printing in a constant expression, and exceptions that leave it: compile errors that
// name them. See examples/hello.cpp.
#pragma once

#include <stasis/builtins/loaded_module.hpp>
#include <stasis/image/code_objects.hpp>
#include <stasis/image/modules.hpp>
#include <stasis/interpreter/native.hpp>
#include <stasis/interpreter/traceback_entry.hpp>
#include <stasis/state/runtime.hpp>

namespace stasis {

/// Runs a module's body as the program, and ends its interpreter's objects: the exit status. An
/// uncaught exception is written as CPython writes it. `importable` is as loaded_module has it;
/// argc and argv are what main() was given: behind the first one, sys.argv has them.
template <class Thread>
int run_main(Thread& thread, const code_object* body, module_view importable = {}, int argc = 0,
             const char* const* argv = nullptr) noexcept {
    if (argc > 1) {
        thread.interp->argc = argc - 1;
        thread.interp->argv = argv + 1;
    }
    loaded_module loaded{thread, body, importable};
    const int status = loaded ? 0 : loaded.report();
    return loaded.flush() ? status : 120; // as python3.11
}

namespace detail {

/// The line on which an exception was raised; 0 where no Python code did.
[[nodiscard]] constexpr int line_of(const exception_object* raised) {
    const traceback_object* innermost = raised->traceback;
    if (innermost == nullptr) {
        return 0;
    }
    while (innermost->tb_next != nullptr) {
        innermost = innermost->tb_next;
    }
    return interpreter::position_of(innermost).line;
}

/// Ends the constant evaluation that an exception leaves: the compiler's message names its type,
/// and shows its line as a subscript. At run time the program traps.
constexpr void refuse_exception(const exception_object* raised) {
    support::require(raised != nullptr, "a conversion<T> of yours fails without an exception", 0);
    const auto line = static_cast<std::size_t>(line_of(raised));
#define STASIS_EXCEPTION(NAME, TEXT, BASE)                                                         \
    support::require(raised->ob_type != &NAME##_type,                                              \
                     #TEXT " left the constant expression; the subscript is its line", line);
#include <stasis/object/exceptions.def.hpp>
#undef STASIS_EXCEPTION
    support::require(raised->ob_type != &budget_exceeded_type,
                     "the program has run all the instructions that its limits allow; the "
                     "subscript is the line it has come to",
                     line);
    support::require(false, "an exception left the constant expression; the subscript is its line",
                     line);
}

} // namespace detail

/// No modules.
inline constexpr importable_set<0> no_modules{};

/// The Python program in an image, a .pyc's bytes, as stasis_add_image() makes them, with the
/// modules that it can import (image/modules.hpp), and what it is limited to (limits.hpp).
template <const auto& Image, const auto& Modules = no_modules, limits Limits = limits{}>
struct program {
    /// Its code objects, the module's body first.
    static constexpr const auto& codes = image::code_objects<Image>;
    /// How many globals there are before the body runs.
    static constexpr std::size_t first_global = module_namespace_size;
    /// Whether the instructions that it runs are counted.
    static constexpr bool is_metered = Limits.instructions != limits::uncounted;

    /// The result of a function of the module, run in an interpreter of its own: meant for constant
    /// expressions, where every byte is given back at the end. There an exception is a compile
    /// error that names it and its line; at run time the program traps: use load() there.
    template <class Result = std::int64_t, class... Arguments>
        requires(!std::is_same_v<Result, handle>)
    static constexpr Result call(text function, Arguments&&... given) {
        state::interpreter_state interpreter{};
        thread_state& thread = interpreter._initial_thread;
        Result result{};
        set_limits<Limits>(thread);
        {
            loaded_module loaded{thread, codes[0], Modules};
            owned returned;
            if (loaded) {
                returned = loaded.invoke(function, given...);
            }
            if (!returned) {
                detail::refuse_exception(thread.curexc_value);
            }
            handle_scope handles{thread};
            const bool read = read_value(handles, returned.get(), result);
            if constexpr (std::is_same_v<Result, bool>) {
                support::require(read, "the function returned no bool", 0);
            } else if constexpr (std::is_floating_point_v<Result>) {
                support::require(read, "the function returned no float", 0);
            } else if constexpr (std::is_integral_v<Result>) {
                support::require(read, "the function returned no int that fits the C++ type", 0);
            } else {
                support::require(read, "the function returned nothing that is of the C++ type", 0);
            }
        }
        if (!std::is_constant_evaluated()) {
            state::release_chunks(interpreter.memory);
        }
        return result;
    }

    /// Runs the body by the dispatch engine, in the main interpreter of the process if no thread is
    /// named, so that functions of the module can be called.
    static loaded_module load(thread_state& thread = main_thread()) {
        set_limits<Limits>(thread);
        return {thread, codes[0], Modules};
    }

    /// The same, the functions of the module compiled to machine code.
    static loaded_module load_native(thread_state& thread = main_thread()) {
        use_native(*thread.interp);
        set_limits<Limits>(thread);
        return {thread, codes[0], Modules};
    }

    /// Runs it as the program of the process, by the dispatch engine. The arguments are main()'s.
    static int run(int argc = 0, const char* const* argv = nullptr) {
        set_limits<Limits>(main_thread());
        return run_main(main_thread(), codes[0], Modules, argc, argv);
    }

    /// Runs it as the program of the process, its functions compiled to machine code.
    static int run_native(int argc = 0, const char* const* argv = nullptr) {
        use_native(*main_thread().interp);
        return run(argc, argv);
    }

    /// Makes the functions that an interpreter will define run as machine code.
    static void use_native(state::interpreter_state& interpreter) {
        using table = interpreter::native_code_table<program>;
        state::use_native_code(interpreter, table::entries,
                               sizeof table::entries / sizeof table::entries[0]);
    }

private:
    static thread_state& main_thread() noexcept {
        return state::runtime<>._main_interpreter._initial_thread;
    }
};

} // namespace stasis
