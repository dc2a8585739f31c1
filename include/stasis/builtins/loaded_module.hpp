// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/loaded_module.hpp: a Python module whose body has run, for calls from C++.
// Promises: call<Result>() takes and gives C++ values. It works in constant expressions too, and
// everything that the module made is given back at the end of its life.
// CPython 3.11: exec_code_in_module (Python/import.c), PyObject_CallFunction.
// Refuses: two of them at a time in one interpreter, since the end of one collects everything.
#pragma once

#include <stasis/builtins/namespace.hpp>
#include <stasis/graph/item.hpp>
#include <stasis/interpreter/dispatch.hpp>
#include <stasis/interpreter/traceback.hpp>
#include <stasis/state/collect.hpp>

namespace stasis {

/// A module's namespace with what it has before its body runs, or null with an exception pending.
[[nodiscard]] constexpr dict_object* new_module_namespace(thread_state& thread,
                                                          const code_object* body) noexcept {
    dict_object* names = state::new_dict(thread);
    if (names == nullptr) {
        return nullptr;
    }
    const auto put = [&](const str_object& name, object* held) {
        return state::store(thread, names, make_object(pointer_to(name)), held);
    };
    const owned annotations = owned::take(state::new_dict(thread));
    if (annotations && put(graph::str_<"__name__">, pointer_to(graph::str_<"__main__">)) &&
        put(graph::str_<"__doc__">, pointer_to(graph::none)) &&
        put(graph::str_<"__annotations__">, annotations.as_object()) &&
        put(graph::str_<"__file__">, body->co_filename)) {
        return names;
    }
    decrement(names);
    return nullptr;
}

/// How many names new_module_namespace() puts into it.
inline constexpr std::size_t module_namespace_size = 4;

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
    return std::is_same_v<Result, bool>           ? "a bool"
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

/// A C++ value as an argument; empty: an exception is pending.
template <class Argument>
[[nodiscard]] constexpr owned argument_of(thread_state& thread, const Argument& given) noexcept {
    if constexpr (std::is_same_v<Argument, bool>) {
        return owned::take(make_bool(given));
    } else if constexpr (std::is_integral_v<Argument>) {
        static_assert(std::is_signed_v<Argument> || sizeof(Argument) < sizeof(std::int64_t),
                      "cast it to std::int64_t: this type has values that don't fit");
        return owned::take(make_int(static_cast<std::int64_t>(given)));
    } else if constexpr (std::is_floating_point_v<Argument>) {
        return owned::take(make_real(static_cast<double>(given)));
    } else if constexpr (graph::static_object<Argument>) {
        return owned::share(load(pointer_to(given)));
    } else {
        return state::new_str(thread, text{given});
    }
}

} // namespace detail

/// A module whose body has run: its functions can be called, any number of times.
class loaded_module {
public:
    /// Runs the body. An exception that leaves it is then pending, and the module false.
    /// A template, as the engine's entries are (interpreter/dispatch.hpp).
    template <class Thread>
    constexpr loaded_module(Thread& thread, const code_object* body) noexcept
        : thread_(thread) {
        thread.interp->builtins = &builtins::namespace_dict;
        thread.interp->types = builtins::detail::types;
        thread.interp->eval_frame = interpreter::dispatch<thread_state>;
        names_ = owned::take(new_module_namespace(thread, body));
        thread.interp->main_namespace = names();
        loaded_ = names_ && interpreter::run_module(thread, body, names());
    }
    loaded_module(const loaded_module&) = delete;
    loaded_module& operator=(const loaded_module&) = delete;

    /// Writes what was printed, and gives back everything that the interpreter has made.
    constexpr ~loaded_module() {
        if (!std::is_constant_evaluated()) {
            state::flush(thread_.interp->standard_output);
        }
        if (thread_.curexc_value != nullptr) {
            decrement(state::take_pending(thread_));
        }
        thread_.interp->main_namespace = nullptr;
        names_ = {};
        state::collect_everything(*thread_.interp);
    }

    /// Whether the body has run to its end.
    constexpr explicit operator bool() const noexcept { return loaded_; }

    /// The result of a function of the module as a C++ value: bool, an integer or a floating type.
    /// Arguments are those, text, or objects of the graph, as graph::int_<7>. A result of another type is a TypeError.
    template <class Result, class... Arguments>
    [[nodiscard]] constexpr answer<Result> call(text function, const Arguments&... given) noexcept {
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
    [[nodiscard]] constexpr owned invoke(text function, const Arguments&... given) noexcept {
        const owned held[sizeof...(Arguments) + 1] = {detail::argument_of(thread_, given)...};
        const owned name = state::new_str(thread_, function);
        value values[sizeof...(Arguments) + 1] = {};
        for (std::size_t i = 0; i < sizeof...(Arguments); ++i) {
            values[i] = held[i].get();
            if (!held[i]) {
                return {};
            }
        }
        object* found = loaded_ && name ? state::find(thread_, names(), name.get()) : nullptr;
        if (found != nullptr) {
            return interpreter::call(
                thread_, load(found),
                {values, static_cast<ssize>(sizeof...(Arguments)), nullptr});
        }
        if (!state::pending(thread_)) {
            state::raise(thread_, name_error_type, "the module has no function '", function, "'");
        }
        return {};
    }

    /// Writes the pending exception to standard error, as CPython does at the end of a program, and
    /// takes it away: the exit status.
    int report() noexcept { return interpreter::report_uncaught(thread_); }

private:
    constexpr dict_object* names() const noexcept {
        return static_cast<dict_object*>(names_.as_object());
    }

    thread_state& thread_;
    owned names_;
    bool loaded_ = false;
};

} // namespace stasis
