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
        const text what{thrown.what()};
        owned said = str_of_utf8(thread, what.ascii, static_cast<std::size_t>(what.size));
        if (!said && state::clear_pending(thread, value_error_type)) { // it is no UTF-8
            said = state::new_str(
                thread, text{reinterpret_cast<const unsigned char*>(what.ascii), what.size});
        }
        if (said) {
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

/// What a C++ function has returned as an object; empty: an exception is pending.
template <class Result>
[[nodiscard]] constexpr owned make_result(thread_state& thread, Result&& result) {
    drop_exception(thread); // which the function has seen to, as it has returned something
    return make_value(thread, static_cast<Result&&>(result));
}

template <class Result>
[[nodiscard]] constexpr owned make_result(thread_state& thread, answer<Result>&& result) {
    if (result) {
        return make_result(thread, static_cast<Result&&>(result.result));
    }
    if (!state::pending(thread)) {
        state::raise(thread, runtime_error_type, "a C++ function returned an empty answer");
    }
    return {};
}

[[nodiscard]] constexpr owned make_result(thread_state& thread, handle&& result) {
    return make_value(thread, result);
}

/// How a C++ function is called, by its type. A first parameter of type thread_state& is the
/// thread, in which it may have raised an exception.
template <class Function>
struct cpp_call {
    static_assert(is_known<Function>, "a function that Python code is to call is a pointer to one");
};

template <class Result, class... Parameters>
struct cpp_call<Result (*)(Parameters...)> {
    static constexpr std::size_t count = sizeof...(Parameters);
    static_assert(((!std::is_lvalue_reference_v<Parameters> ||
                    std::is_const_v<std::remove_reference_t<Parameters>>)&&...),
                  "what a C++ function writes to an argument is lost: take it by value or by a "
                  "reference to const");
    static_assert(
        std::is_reference_v<Result> || !graph::static_object<Result>,
        "return an object of stasis::graph by reference, since Python code will refer to it");

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
            if (sizeof...(Leading) != 0 && state::pending(thread)) {
                return {};
            }
            drop_exception(thread);
            return owned::take(none_value);
        } else {
            auto&& result = Function(leading..., static_cast<Parameters&&>(std::get<Is>(read))...);
            if (sizeof...(Leading) != 0 && state::pending(thread)) {
                return {};
            }
            return make_result(thread, static_cast<decltype(result)&&>(result));
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
struct cpp_call<Result (*)(thread_state&, Parameters...) noexcept>
    : cpp_call<Result (*)(thread_state&, Parameters...)> {};

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
    return result;
}

} // namespace detail

/// A row of a module's functions (ready_module.hpp): a C++ function that is called with as many
/// arguments as it has parameters, behind a thread_state& if that is the first one. What it returns
/// is converted back; void is None, and an empty handle or answer<T> the exception that is pending.
/// A parameter is read as a result of a call is, so that a std::string_view is none.
template <support::fixed_string Name, auto Function>
inline constexpr method_def cpp_function{Name.text, detail::call_cpp<Name, Function>, 0, nullptr};

} // namespace stasis
