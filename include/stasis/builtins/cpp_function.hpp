// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/cpp_function.hpp: a C++ function as a function of a module, its arguments and its
// result converted (conversion.hpp). Promises: CPython 3.11's messages for a wrong number of
// arguments; a TypeError for one of another type. A C++ exception that leaves the function is a
// Python exception, with what() as its message. Refuses: keyword arguments. Handles among the
// arguments are empty once the function has returned.
#pragma once

#include <stasis/builtins/arguments.hpp>
#include <stasis/builtins/handle.hpp>
#include <stasis/support/fixed_string.hpp>

#include <exception>
#include <new>
#include <stdexcept>
#include <tuple>

namespace stasis {

namespace detail {

/// Raises the Python exception that stands for the C++ exception that is being handled.
inline void raise_cpp_exception(thread_state& thread) noexcept {
#if defined(__cpp_exceptions)
    const auto raise = [&](const type_object& type, const std::exception& thrown) {
        const char* const what = thrown.what();
        if (const owned said =
                str_of_utf8(thread, what, static_cast<std::size_t>(text{what}.size))) {
            state::raise_with(thread, type, said.get());
        }
    };
    try {
        throw;
    } catch (const std::bad_alloc&) {
        state::raise_no_memory(thread);
    } catch (const std::out_of_range& thrown) {
        raise(index_error_type, thrown);
    } catch (const std::overflow_error& thrown) {
        raise(overflow_error_type, thrown);
    } catch (const std::invalid_argument& thrown) {
        raise(value_error_type, thrown);
    } catch (const std::domain_error& thrown) {
        raise(value_error_type, thrown);
    } catch (const std::length_error& thrown) {
        raise(value_error_type, thrown);
    } catch (const std::exception& thrown) {
        raise(runtime_error_type, thrown);
    } catch (...) {
        state::raise(thread, runtime_error_type, "a C++ exception of an unknown type");
    }
#else
    static_cast<void>(thread);
#endif
}

/// Reads an argument; false: an exception is pending.
template <class Argument>
[[nodiscard]] constexpr bool read_argument(handle_scope& scope, const char* function,
                                           std::size_t place, value from, Argument& to) {
    thread_state& thread = scope.thread();
    if (read_value(scope, from, to)) {
        return true;
    }
    if (!state::pending(thread)) {
        state::text_builder wanted{thread};
        describe<Argument>(wanted);
        if (const owned type = wanted.finish()) {
            state::raise(thread, type_error_type, function, "() argument ",
                         static_cast<ssize>(place + 1), " must be ", type.as_object(), ", not ",
                         type_of(from)->tp_name);
        }
    }
    return false;
}

/// How a C++ function is called, by its type. A first parameter of type thread_state& is the
/// thread.
template <class Function>
struct cpp_call {
    static_assert(is_known<Function>, "a function that Python code is to call is a pointer to one");
};

template <class Result, class... Parameters>
struct cpp_call<Result (*)(Parameters...)> {
    static constexpr std::size_t count = sizeof...(Parameters);

    template <auto Function, std::size_t... Is, class... Leading>
    [[nodiscard]] static constexpr owned run(handle_scope& scope, [[maybe_unused]] const char* name,
                                             const arguments& given, std::index_sequence<Is...>,
                                             Leading&... leading) {
        thread_state& thread = scope.thread();
        std::tuple<std::remove_cvref_t<Parameters>...> read;
        if (!(read_argument(scope, name, Is, given.values[Is], std::get<Is>(read)) && ...)) {
            return {};
        }
        if constexpr (std::is_void_v<Result>) {
            Function(leading..., static_cast<Parameters&&>(std::get<Is>(read))...);
            return owned::take(state::pending(thread) ? value{} : none_value);
        } else {
            const auto result =
                Function(leading..., static_cast<Parameters&&>(std::get<Is>(read))...);
            if (state::pending(thread)) {
                return {};
            }
            return make_value(thread, result);
        }
    }
};

template <class Result, class... Parameters>
struct cpp_call<Result (*)(thread_state&, Parameters...)> : cpp_call<Result (*)(Parameters...)> {
    template <auto Function, std::size_t... Is>
    [[nodiscard]] static constexpr owned run(handle_scope& scope, const char* name,
                                             const arguments& given,
                                             std::index_sequence<Is...> places) {
        return cpp_call<Result (*)(Parameters...)>::template run<Function>(scope, name, given,
                                                                           places, scope.thread());
    }
};

template <class Result, class... Parameters>
struct cpp_call<Result (*)(Parameters...) noexcept> : cpp_call<Result (*)(Parameters...)> {};

template <support::fixed_string Name, auto Function>
[[nodiscard]] constexpr owned call_cpp(thread_state& thread, const arguments& given) noexcept {
    using call = cpp_call<decltype(Function)>;
    constexpr auto count = static_cast<ssize>(call::count);
    if (!builtins::takes_plain(thread, Name.text, given, count, count)) {
        return {};
    }
    handle_scope scope{thread};
    owned result;
#if defined(__cpp_exceptions)
    try {
#endif
        result = call::template run<Function>(scope, Name.text, given,
                                              std::make_index_sequence<call::count>{});
#if defined(__cpp_exceptions)
    } catch (...) {
        raise_cpp_exception(thread);
    }
#endif
    scope.clear();
    return result;
}

} // namespace detail

/// A row of a module's functions (ready_module.hpp): a C++ function that is called with as many
/// arguments as it has parameters. What it returns is converted back; void is None. A parameter
/// type is read as a result of a call is, so that a std::string_view is none.
template <support::fixed_string Name, auto Function>
inline constexpr method_def cpp_function{Name.text, detail::call_cpp<Name, Function>, 0, nullptr};

} // namespace stasis
