// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/loaded_module.hpp: a Python module whose body has run, for calls from C++.
// Promises: call<Result>() takes and gives C++ values. It works in constant expressions too, and
// everything that the module made is given back at the end of its life. Its namespace is a dict
// inside the interpreter's state: loading allocates nothing but what the body does.
// CPython 3.11: exec_code_in_module (Python/import.c), PyObject_CallFunction.
// Refuses: two of them at a time in one interpreter, since the end of one collects everything: the
// second is a RuntimeError.
#pragma once

#include <stasis/builtins/limits.hpp>
#include <stasis/builtins/namespace.hpp>
#include <stasis/graph/item.hpp>
#include <stasis/interpreter/dispatch.hpp>
#include <stasis/interpreter/exit_functions.hpp>
#include <stasis/interpreter/import.hpp>
#include <stasis/interpreter/traceback.hpp>
#include <stasis/state/collect.hpp>
#include <stasis/state/text_builder.hpp>
#include <stasis/support/utf8.hpp>

namespace stasis {

/// The namespace of an interpreter's module with what it has before the body runs; null, with an
/// exception pending: it has a module already. Nothing is allocated.
[[nodiscard]] constexpr dict_object* new_module_namespace(thread_state& thread,
                                                          const code_object* body) noexcept {
    state::own_containers& own = thread.interp->own;
    if (own.main_namespace.owner != nullptr) {
        state::raise(thread, runtime_error_type, "this interpreter has a module already");
        return nullptr;
    }
    dict_object* const names = &own.main_namespace;
    const bool made = state::is_writable(thread, names) &&
                      state::store(thread, names, make_object(pointer_to(graph::str_<"__file__">)),
                                   body->co_filename);
    return made ? names : nullptr;
}

/// How many names there are in it.
inline constexpr std::size_t module_namespace_size = 9;

/// The result of a call from C++; or nothing, and an exception is pending.
template <class Result>
struct answer {
    Result result{};
    bool returned = false;

    constexpr explicit operator bool() const noexcept { return returned; }
    constexpr const Result& operator*() const noexcept { return result; }
};

namespace detail {

/// What a C++ type is in Python, for an error message.
template <class Result>
[[nodiscard]] constexpr const char* python_type_name() noexcept {
    return std::is_same_v<Result, bool>       ? "a bool"
           : std::is_floating_point_v<Result> ? "a float"
                                              : "an int that fits the C++ type";
}

/// The value of a result in C++, if it is one of that type: nothing is converted silently.
template <class Result>
[[nodiscard]] constexpr answer<Result> result_as(value held) noexcept {
    static_assert(std::is_arithmetic_v<Result>, "ask for a bool, an integer or a floating type");
    if constexpr (std::is_same_v<Result, bool>) {
        return {held.data.integer != 0, held.kind == tag::boolean};
    } else if constexpr (std::is_floating_point_v<Result>) {
        return held.kind == tag::real ? answer<Result>{static_cast<Result>(held.data.real), true}
                                      : answer<Result>{};
    } else {
        if (held.kind != tag::integer) {
            return {};
        }
        const auto result = static_cast<Result>(held.data.integer);
        return {result, static_cast<std::int64_t>(result) == held.data.integer &&
                            (std::is_signed_v<Result> || held.data.integer >= 0)};
    }
}

/// A str of UTF-8; empty: ValueError is pending, since it is none, or MemoryError.
[[nodiscard]] constexpr owned str_of_utf8(thread_state& thread, const char* data,
                                          std::size_t size) noexcept {
    const support::byte_view<char> bytes{data, size};
    state::text_builder built{thread};
    for (std::size_t at = 0; at < size;) {
        const support::utf8_character next = support::decode_utf8(bytes, at, size);
        if (next.size == 0) {
            return state::raise(thread, value_error_type, "text from C++ is no UTF-8 at byte ",
                                static_cast<ssize>(at));
        }
        built.add(next.code_point);
        at += next.size;
    }
    return built.finish();
}

/// What has its characters as std::string and std::string_view have them.
template <class Given>
concept character_range = requires(const Given& given) {
    static_cast<const char*>(given.data());
    static_cast<std::size_t>(given.size());
};

/// A C++ value as an argument; empty: an exception is pending. The interpreter becomes the owner of
/// a static container that isn't constant.
template <class Given>
[[nodiscard]] constexpr owned argument_of(thread_state& thread, Given& given) noexcept {
    using Argument = std::remove_const_t<Given>;
    if constexpr (std::is_same_v<Argument, bool>) {
        return owned::take(make_bool(given));
    } else if constexpr (std::is_integral_v<Argument>) {
        static_assert(std::is_signed_v<Argument> || sizeof(Argument) < sizeof(std::int64_t),
                      "cast it to std::int64_t: this type has values that don't fit");
        return owned::take(make_int(static_cast<std::int64_t>(given)));
    } else if constexpr (std::is_floating_point_v<Argument>) {
        return owned::take(make_real(static_cast<double>(given)));
    } else if constexpr (std::is_base_of_v<static_container, Argument>) {
        static_assert(!std::is_const_v<Given>, "Python code may change this container: it can't be "
                                               "const (list_<...> and dict_<...> can)");
        return state::is_writable(thread, &given) ? owned::share(&given) : owned{};
    } else if constexpr (graph::static_object<Argument>) {
        return owned::share(load(pointer_to(given)));
    } else if constexpr (character_range<Argument>) {
        return str_of_utf8(thread, given.data(), given.size());
    } else if constexpr (std::is_convertible_v<Given&, const char*>) {
        const char* data = given;
        return str_of_utf8(thread, data, static_cast<std::size_t>(text{data}.size));
    } else {
        static_assert(std::is_same_v<Argument, text>,
                      "an argument is a bool, an integer, a floating-point number, text in UTF-8 "
                      "(const char*, std::string, std::string_view) or an object of stasis::graph");
        return state::new_str(thread, given);
    }
}

} // namespace detail

/// A module whose body has run: its functions can be called, any number of times.
class loaded_module {
public:
    /// Runs the body, which may import the modules that are named, and if none are, those that the
    /// interpreter has been given. An exception that leaves it is then pending, and the module
    /// false. A template, as the engine's entries are (interpreter/dispatch.hpp).
    template <class Thread>
    constexpr loaded_module(Thread& thread, const code_object* body,
                            module_view importable = {}) noexcept
        : thread_(thread) {
        if (importable.count != 0) {
            thread.interp->importable = importable;
        }
        if (thread.interp->eval_frame == nullptr) {
            thread.interp->eval_frame = interpreter::dispatch<thread_state>;
            thread.interp->eval_body = interpreter::run_body<thread_state>;
        }
        names_ = new_module_namespace(thread, body);
        if (names_ != nullptr) {
            loaded_ = interpreter::run_module(thread, body, names_) && !ends_exhausted();
        }
    }
    loaded_module(const loaded_module&) = delete;
    loaded_module& operator=(const loaded_module&) = delete;

    /// Writes what was printed, and gives back everything that the interpreter has made.
    constexpr ~loaded_module() {
        if (thread_.curexc_value != nullptr) {
            decrement(state::take_pending(thread_));
        }
        if (names_ != nullptr) {
            interpreter::run_exit_functions(thread_);
        }
        if (!std::is_constant_evaluated() && !flushed_) {
            static_cast<void>(flush());
        }
        if (thread_.interp->signals.end != nullptr) {
            thread_.interp->signals.end(*thread_.interp);
        }
        if (names_ != nullptr) {
            state::finalize_everything(*thread_.interp);
        }
        if (!std::is_constant_evaluated()) {
            state::flush(thread_.interp->standard_output);
            state::flush(thread_.interp->standard_error);
        }
        if (names_ != nullptr) {
            state::collect_everything(*thread_.interp);
            clear_limits(thread_);
        }
    }

    /// Whether the body has run to its end. If not, no function can be called, and report() says
    /// why.
    constexpr explicit operator bool() const noexcept { return loaded_; }

    /// The result of a function of the module as a C++ value: bool, an integer or a floating type.
    /// Arguments are those, text in UTF-8, or objects of the graph, as graph::int_<7> or a variable
    /// of graph::mutable_list<...>. A result of another type is a TypeError.
    template <class Result, class... Arguments>
    [[nodiscard]] constexpr answer<Result> call(text function, Arguments&&... given) noexcept {
        const owned result = invoke(function, given...);
        if (!result) {
            return {};
        }
        const answer<Result> converted = detail::result_as<Result>(result.get());
        if (!converted) {
            state::raise(thread_, type_error_type, function, "() returned a '",
                         type_of(result.get())->tp_name, "', and its caller asked for ",
                         detail::python_type_name<Result>());
        }
        return converted;
    }

    /// The result of a function of the module; empty: an exception is pending.
    template <class... Arguments>
    [[nodiscard]] constexpr owned invoke(text function, Arguments&&... given) noexcept {
        if (!loaded_) { // the exception that says why is pending until it is reported
            if (!state::pending(thread_)) {
                state::raise(thread_, import_error_type, "'", function,
                             "' can't be called: the module's body has raised, and report() "
                             "told what");
            }
            return {};
        }
        if (state::pending(thread_)) { // of an earlier call, and nobody has asked for it
            decrement(state::take_pending(thread_));
        }
        const owned held[sizeof...(Arguments) + 1] = {detail::argument_of(thread_, given)...};
        const owned name = state::new_str(thread_, function);
        value values[sizeof...(Arguments) + 1] = {};
        for (std::size_t i = 0; i < sizeof...(Arguments); ++i) {
            values[i] = held[i].get();
            if (!held[i]) {
                return {};
            }
        }
        object* found = name ? state::find(thread_, names_, name.get()) : nullptr;
        if (found != nullptr) {
            owned result = interpreter::call(
                thread_, load(found), {values, static_cast<ssize>(sizeof...(Arguments)), nullptr});
            return result && ends_exhausted() ? owned{} : static_cast<owned&&>(result);
        }
        if (!state::pending(thread_)) {
            state::raise(thread_, name_error_type, "the module has no function '", function, "'");
        }
        return {};
    }

    /// Which limit (limits.hpp) the body or the last call has reached, until report() has told of
    /// it; one of instructions, until more are allowed.
    [[nodiscard]] constexpr limit reached() const noexcept { return reached_limit(thread_); }

    /// Lets the module run so many instructions from now on, whatever was left.
    template <class Thread = thread_state>
    constexpr void allow_instructions(std::int64_t count) noexcept {
        stasis::allow_instructions<Thread>(thread_, count);
    }

    /// How many of them are left; -1: it has wanted to run one too many.
    [[nodiscard]] constexpr std::int64_t instructions_left() const noexcept {
        return thread_.interp->instructions_left;
    }

    /// Writes the pending exception to standard error, as CPython does at the end of a program, and
    /// takes it away: the exit status.
    int report() noexcept { return interpreter::report_uncaught(thread_); }

    /// Writes what was printed, and says whether what a program has put in the place of sys.stdout
    /// could do the same.
    bool flush() noexcept {
        flushed_ = true;
        return interpreter::flush_standard_streams(thread_);
    }

private:
    /// Whether the last instructions were gone where an exception can't show, as in a __del__: then
    /// it is pending.
    [[nodiscard]] constexpr bool ends_exhausted() noexcept {
        if (reached() != limit::instructions) {
            return false;
        }
        interpreter::detail::raise_budget_exceeded(thread_);
        return true;
    }

    thread_state& thread_;
    dict_object* names_ = nullptr;
    bool loaded_ = false;
    bool flushed_ = false;
};

} // namespace stasis
