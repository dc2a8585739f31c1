// SPDX-License-Identifier: BSL-1.0
// stasis/interpreter/traceback.hpp: what is printed about an exception that nobody caught.
// Promises: byte for byte what CPython 3.11 writes to standard error: the calls, the exceptions that
// led to it, the message, and the same of what is in a group. Tells the exit status that python3.11
// ends with.
// CPython 3.11: Python/pythonrun.c (print_exception_recursive, print_exception_group,
// _Py_HandleSystemExit).
// Refuses: sys.excepthook. Run time only. Where there is no memory to note which exceptions were told
// about, none but the last one is.
#pragma once

#include <stasis/interpreter/frame.hpp>
#include <stasis/interpreter/traceback_message.hpp>
#include <stasis/state/set.hpp>

namespace stasis::interpreter {

namespace detail {

// The exceptions that were told about. They are told about once, as links may close a circle, and
// exceptions of a group may have a link in common.
struct told_exceptions {
    thread_state& thread;
    owned addresses;

    explicit told_exceptions(thread_state& in) noexcept
        : thread(in), addresses(owned::take(new_set(in, set_type))) {
        note_failure();
    }

    // Notes one; false: it was noted before, or can't be.
    bool note(const exception_object* exception) noexcept {
        if (!addresses) {
            return false;
        }
        const auto address = static_cast<std::int64_t>(reinterpret_cast<std::uintptr_t>(exception));
        const int added =
            add(thread, static_cast<set_object*>(addresses.as_object()), make_int(address));
        note_failure();
        return added == 1;
    }

private:
    void note_failure() noexcept {
        if (pending(thread)) {
            decrement(take_pending(thread));
        }
    }
};

// So many levels of groups are shown, and so many exceptions of each.
inline constexpr int most_groups = 10;
inline constexpr ssize most_exceptions = 15;

inline void write_group(error_output& to, told_exceptions& told, exception_object* group,
                        bool& open) noexcept;

// Writes an exception behind those that led to it. `open`: the frame around the exceptions of a
// group is to be closed behind the last one of them.
inline void write_chain(error_output& to, told_exceptions& told, exception_object* exception,
                        bool& open) noexcept {
    ssize links = 0;
    told.note(exception);
    for (exception_object* next = told_before(exception); next != nullptr && told.note(next);
         next = told_before(next)) {
        ++links;
    }
    for (; links >= 0; --links) {
        exception_object* each = linked(exception, links);
        const bool is_last = links == 0;
        bool closes_its_own = open;
        if (is_group(make_object(each))) {
            write_group(to, told, each, is_last ? open : closes_its_own);
        } else {
            write_exception(to, told.thread, each);
        }
        if (!is_last) {
            to.begin_line();
            to.write("\n");
            to.begin_line();
            to.write(linked(exception, links - 1)->cause != nullptr
                         ? "The above exception was the direct cause of the following exception:\n"
                         : "During handling of the above exception, another exception occurred:\n");
            to.begin_line();
            to.write("\n");
        }
    }
}

inline void write_group(error_output& to, told_exceptions& told, exception_object* group,
                        bool& open) noexcept {
    if (to.groups > most_groups) {
        to.begin_line();
        to.write("... (max_group_depth is ");
        to.write(std::int64_t{most_groups});
        to.write(")\n");
        return;
    }
    const bool outermost = to.groups == 0;
    to.groups += outermost ? 1 : 0;
    write_exception(to, told.thread, group);
    const tuple_object* exceptions = exceptions_of(group);
    const ssize count = exceptions->ob_size;
    const ssize shown = count <= most_exceptions ? count : most_exceptions + 1;
    open = false;
    for (ssize i = 0; i < shown; ++i) {
        const bool is_last = i == shown - 1;
        open = open || is_last;
        to.indent();
        to.write(i == 0 ? "+-" : "  ");
        to.write("+---------------- ");
        if (i < most_exceptions) {
            to.write(std::int64_t{i + 1});
        } else {
            to.write("...");
        }
        to.write(" ----------------\n");
        ++to.groups;
        if (i < most_exceptions) {
            write_chain(to, told, static_cast<exception_object*>(items(exceptions)[i]), open);
        } else {
            to.begin_line();
            to.write("and ");
            to.write(std::int64_t{count - most_exceptions});
            to.write(count - most_exceptions > 1 ? " more exceptions\n" : " more exception\n");
        }
        if (is_last && open) { // nothing in it has closed it
            to.indent();
            to.write("+------------------------------------\n");
            open = false;
        }
        --to.groups;
    }
    to.groups -= outermost ? 1 : 0;
}

} // namespace detail

/// Writes an exception, where it was raised, and those that led to it, to standard error.
inline void write_traceback(thread_state& thread, exception_object* exception) noexcept {
    detail::error_output to;
    detail::told_exceptions told{thread};
    bool open = false;
    detail::write_chain(to, told, exception, open);
}

/// Takes the pending exception, which nobody can catch, and writes it to standard error with the
/// object whose it is; when the program is at its end, as in CPython, without source lines. Where
/// the exception has no traceback, the innermost frame of the dispatch engine stands there: native
/// code has none. Where calls are as deep as they can be nothing is written: CPython can't call
/// sys.stderr.write() there. CPython 3.11: PyErr_WriteUnraisable (Python/errors.c).
inline void write_ignored(thread_state& thread, value whose) noexcept {
    const owned exception = owned::take(take_pending(thread));
    if (thread.recursion_remaining <= 0) {
        return;
    }
    auto* ignored = static_cast<exception_object*>(exception.as_object());
    detail::error_output to;
    to.with_source = thread.interp->finalizing == 0;
    to.write("Exception ignored in: ");
    const owned shown = repr(thread, whose);
    if (shown) {
        to.write(text_of(shown.as_object()));
    } else {
        decrement(take_pending(thread));
        to.write("<object repr() failed>");
    }
    to.write("\n");
    const frame* running = thread.cframe->current_frame;
    if (ignored->traceback != nullptr) {
        to.write("Traceback (most recent call last):\n");
        detail::write_entries(to, ignored->traceback);
    } else if (running != nullptr) {
        to.write("Traceback (most recent call last):\n");
        traceback_object here{};
        here.tb_code = running->function->func_code;
        here.tb_lasti = static_cast<int>((running->at - bytecode(here.tb_code)) / 2);
        detail::write_entries(to, &here);
    }
    detail::write_type(to, thread, ignored->ob_type);
    detail::write_message(to, thread, exception.get());
    to.write("\n");
}

/// write_ignored(), which in constant evaluation ends the compilation.
constexpr void report_ignored(thread_state& thread, value whose) noexcept {
    if (std::is_constant_evaluated()) {
        support::require(false, "an exception left the end of an object", 0);
    } else {
        write_ignored(thread, whose);
    }
}

namespace detail {

// The exit status that a SystemExit asks for; what is neither None nor an int is written.
inline int exit_status(thread_state& thread, const exception_object* exit) noexcept {
    const ssize count = exit->args != nullptr ? exit->args->ob_size : 0;
    if (count == 0) {
        return 0;
    }
    const value code = count == 1 ? load(items(exit->args)[0]) : make_object(exit->args);
    switch (code.kind) {
    case tag::none: return 0;
    case tag::boolean:
    case tag::integer: return static_cast<int>(code.data.integer & 0xFF);
    default: break;
    }
    if (as<int_object>(code, int_type) != nullptr) {
        return 0xFF; // too large for a long, which is then -1
    }
    error_output to;
    const owned message = str(thread, code);
    if (message) {
        to.write(text_of(message.as_object()));
    } else {
        decrement(take_pending(thread));
    }
    to.write("\n");
    return 1;
}

} // namespace detail

/// Takes the pending exception, which ends the program: writes what has been printed so far, then
/// the exception, unless it is SystemExit. Returns the exit status of python3.11, which for a
/// KeyboardInterrupt is a shell's view of it: 128 and the number of SIGINT.
inline int report_uncaught(thread_state& thread) noexcept {
    flush(thread.interp->standard_output);
    exception_object* exception = take_pending(thread);
    int status = 1;
    if (is_subtype(exception->ob_type, &system_exit_type)) {
        status = detail::exit_status(thread, exception);
    } else {
        write_traceback(thread, exception);
        if (is_subtype(exception->ob_type, &keyboard_interrupt_type)) {
            status = 128 + 2;
        }
    }
    decrement(exception);
    return status;
}

} // namespace stasis::interpreter
