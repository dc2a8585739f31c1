// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/loaded_module.hpp: a Python module whose body has run, for calls from C++.
// Promises: call<Result>() takes and gives C++ values (conversion.hpp), and objects as handles
// (handle.hpp), which are empty once the module has ended. It works in constant expressions too,
// and everything that the module made is given back at the end of its life. Its namespace is a dict
// inside the interpreter's state: loading allocates nothing but what the body does.
// CPython 3.11: exec_code_in_module (Python/import.c), PyObject_CallFunction.
// Refuses: two of them at a time in one interpreter, since the end of one collects everything: the
// second is a RuntimeError.
#pragma once

#include <stasis/builtins/handle.hpp>
#include <stasis/builtins/limits.hpp>
#include <stasis/builtins/namespace.hpp>
#include <stasis/interpreter/dispatch.hpp>
#include <stasis/interpreter/exit_functions.hpp>
#include <stasis/interpreter/import.hpp>
#include <stasis/interpreter/traceback.hpp>
#include <stasis/state/collect.hpp>

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

/// A module whose body has run: its functions can be called, any number of times.
class loaded_module {
public:
    /// Runs the body, which may import the modules that are named, and if none are, those that the
    /// interpreter has been given. An exception that leaves it is then pending, and the module
    /// false. A template, as the engine's entries are (interpreter/dispatch.hpp).
    template <class Thread>
    constexpr loaded_module(Thread& thread, const code_object* body,
                            module_view importable = {}) noexcept
        : thread_(thread), handles_(thread), importable_before_(thread.interp->importable) {
        if (!importable.empty()) {
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
        handles_.clear();
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
        thread_.interp->importable = importable_before_;
    }

    /// Whether the body has run to its end. If not, no function can be called, and report() says
    /// why.
    constexpr explicit operator bool() const noexcept { return loaded_; }

    /// The result of a function of the module, or of whatever of its globals can be called, as a
    /// C++ value, or as a handle. A result of another type is a TypeError.
    template <class Result = handle, class... Arguments>
    [[nodiscard]] constexpr answer<Result> call(text function, Arguments&&... given) {
        const owned result = invoke(function, given...);
        if (!result) {
            return {};
        }
        return detail::convert<Result>(handles_, result.get(), function, "() returned");
    }

    /// The same as a reference to an object; empty: an exception is pending.
    template <class... Arguments>
    [[nodiscard]] constexpr owned invoke(text function, Arguments&&... given) {
        const owned found = find_global(function, "the module has no function '", given...);
        if (!found) {
            return {};
        }
        owned result = detail::call_with(thread_, found.get(),
                                         std::index_sequence_for<Arguments...>{}, given...);
        if (result && ends_exhausted()) {
            return {};
        }
        return result;
    }

    /// A global of the module, as a class or a constant; empty: a NameError.
    [[nodiscard]] constexpr handle get(text name) noexcept {
        return handle{handles_, find_global(name, "the module has no global '")};
    }

    /// Makes a C++ value a global of the module; whether it could.
    template <class Item>
    [[nodiscard]] constexpr bool set(text name, const Item& item) {
        if (!begin(name, item)) {
            return false;
        }
        const owned made = make_value(thread_, item);
        if (!made) {
            return false;
        }
        const owned key = detail::str_of_name(thread_, name);
        return key && state::store(thread_, names_, key.get(), made.get());
    }

    /// An object made of a C++ value; empty: an exception is pending.
    template <class Item>
    [[nodiscard]] constexpr handle make(const Item& item) {
        if (!detail::any_empty(item)) {
            detail::drop_exception(thread_);
        }
        return handle{handles_, make_value(thread_, item)};
    }

    /// Whether an exception is pending that is an object of a type, or of one derived from that:
    /// `raised(value_error_type)`.
    [[nodiscard]] constexpr bool
    raised(const type_object& type = base_exception_type) const noexcept {
        return state::pending(thread_) && is_instance(make_object(thread_.curexc_value), type);
    }

    /// The pending exception, which is not pending any more; empty: there was none.
    [[nodiscard]] constexpr handle take_exception() noexcept {
        return handle{handles_, owned::take(state::take_pending(thread_))};
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
    /// takes it away: the exit status. Where none is pending, 0, or 1 of a module that hasn't
    /// loaded.
    int report() noexcept {
        if (!state::pending(thread_)) {
            return loaded_ ? 0 : 1;
        }
        return interpreter::report_uncaught(thread_);
    }

    /// Writes what was printed, and says whether what a program has put in the place of sys.stdout
    /// could do the same.
    bool flush() noexcept {
        flushed_ = true;
        return interpreter::flush_standard_streams(thread_);
    }

private:
    /// Whether the module can be asked for something; false: an ImportError that names it is
    /// pending, or the exception that says why, until it is reported, or why an argument is an
    /// empty handle.
    template <class... Arguments>
    [[nodiscard]] constexpr bool begin(text name, const Arguments&... given) noexcept {
        if (detail::any_empty(given...) && state::pending(thread_)) {
            return false;
        }
        if (loaded_) {
            detail::drop_exception(thread_);
        } else if (!state::pending(thread_)) {
            state::raise(thread_, import_error_type, "'", name,
                         "' can't be called: the module's body has raised, and report() told what");
        }
        return loaded_;
    }

    /// A global of the module; empty: an exception is pending, with a NameError that begins so.
    template <class... Arguments>
    [[nodiscard]] constexpr owned find_global(text name, const char* otherwise,
                                              const Arguments&... given) noexcept {
        if (!begin(name, given...)) {
            return {};
        }
        const owned key = detail::str_of_name(thread_, name);
        if (!key) {
            return {};
        }
        object* const found = state::find(thread_, names_, key.get());
        if (found == nullptr) {
            if (!state::pending(thread_)) {
                state::raise(thread_, name_error_type, otherwise, key.as_object(), "'");
            }
            return {};
        }
        return owned::share(load(found));
    }

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
    handle_scope handles_;
    module_view importable_before_; ///< what the interpreter's next module can import, too
    dict_object* names_ = nullptr;
    bool loaded_ = false;
    bool flushed_ = false;
};

} // namespace stasis
