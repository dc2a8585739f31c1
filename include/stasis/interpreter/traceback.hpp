// SPDX-License-Identifier: BSL-1.0
// stasis/interpreter/traceback.hpp: what is printed about an exception that nobody caught.
// Promises: byte for byte what CPython 3.11 writes to standard error: the calls, the exceptions
// that led to it, the message, and the same of what is in a group. Tells the exit status that
// python3.11 ends with.
// CPython 3.11: Python/pythonrun.c (print_exception_recursive, print_exception_group,
// _Py_HandleSystemExit, _PyErr_PrintEx). What a program has put in the place of sys.stderr is given
// an exception as one text, where CPython's calls its write() for each part. Run time only. Where
// there is no memory to note which exceptions were told about, none but the last one is.
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

    // Notes one, and makes a list of those that led to it, the last one first, as far as there is
    // memory; in front of each, whether it is the cause, or was being handled.
    [[nodiscard]] owned note_chain(const exception_object* exception) noexcept {
        owned chain = owned::take(new_list(thread, 0));
        note_failure();
        note(exception);
        for (auto* next = told_before(exception); chain && next != nullptr && note(next);
             next = told_before(next)) {
            auto* const made = static_cast<list_object*>(chain.as_object());
            if (!append(thread, made, make_bool(exception->cause != nullptr)) ||
                !append(thread, made, make_object(next))) {
                note_failure();
                break;
            }
            exception = next;
        }
        return chain;
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
// group is to be closed behind the last one of them. They are noted first: what is called for their
// messages may change the links.
inline void write_chain(error_output& to, told_exceptions& told, exception_object* exception,
                        bool& open) noexcept {
    const owned kept = told.note_chain(exception);
    const auto* const chain = static_cast<const list_object*>(kept ? kept.as_object() : nullptr);
    for (ssize links = chain != nullptr ? chain->ob_size / 2 : 0; links >= 0; --links) {
        const bool is_last = links == 0;
        object* const* const noted = is_last ? nullptr : chain->ob_item + 2 * (links - 1);
        exception_object* each = exception;
        if (!is_last) {
            each = static_cast<exception_object*>(noted[1]);
        }
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
            to.write(load(noted[0]).data.integer != 0
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
    detail::error_output to{thread};
    if (to.lost) {
        to.write("lost sys.stderr\n");
        return;
    }
    detail::told_exceptions told{thread};
    bool open = false;
    detail::write_chain(to, told, exception, open);
}

/// Writes an exception that was ignored, to standard error; when the program is at its end, as in
/// CPython, without source lines. Null, and empty, is what there is none of. CPython 3.11:
/// write_unraisable_exc_file (Python/errors.c).
inline void print_ignored(thread_state& thread, const type_object* type, value exception,
                          const traceback_object* traceback, value message, value whose) noexcept {
    detail::error_output to{thread};
    if (to.lost) {
        return;
    }
    to.with_source = thread.interp->finalizing == 0;
    const bool has_message = message && message.kind != tag::none;
    const auto write = [&](const owned& shown, const char* failed) {
        if (shown) {
            to.write(text_of(shown.as_object()));
        } else {
            decrement(take_pending(thread));
            to.write(failed);
        }
    };
    if (whose && whose.kind != tag::none) {
        if (has_message) {
            write(str(thread, message), "");
        } else {
            to.write("Exception ignored in");
        }
        to.write(": ");
        write(repr(thread, whose), "<object repr() failed>");
        to.write("\n");
    } else if (has_message) {
        write(str(thread, message), "");
        to.write(":\n");
    }
    if (traceback != nullptr) {
        to.write("Traceback (most recent call last):\n");
        detail::write_entries(to, traceback);
    }
    if (type == nullptr) {
        return;
    }
    detail::write_type(to, thread, type);
    if (exception && exception.kind != tag::none) {
        to.write(": ");
        write(str(thread, exception), "<exception str() failed>");
    }
    to.write("\n");
}

namespace detail {

// Where the dispatch engine is, as a traceback: native code has no frames.
[[nodiscard]] inline owned traceback_here(thread_state& thread) noexcept {
    frame* const running = thread.cframe->current_frame;
    if (running == nullptr) {
        return {};
    }
    const owned seen = frame_object_of(thread, *running);
    auto* const entry = seen ? allocate<traceback_object>(thread, traceback_type) : nullptr;
    if (entry == nullptr) {
        decrement(take_pending(thread));
        return {};
    }
    entry->tb_frame = static_cast<frame_object*>(seen.as_object());
    increment(entry->tb_frame);
    entry->tb_lasti = 2 * last_instruction(*running);
    return owned::take(entry);
}

} // namespace detail

/// Takes the pending exception, which nobody can catch, and hands it to sys.unraisablehook with the
/// object whose it is, and what is to be said of it, a str, if not "Exception ignored in". Where
/// the exception has no traceback, the innermost frame of the dispatch engine stands there. Where
/// calls are as deep as they can be nothing is written: CPython can't call sys.stderr.write()
/// there. CPython 3.11: PyErr_WriteUnraisable (Python/errors.c).
inline void write_ignored(thread_state& thread, value whose, value said = {}) noexcept {
    owned exception = owned::take(take_pending(thread));
    if (thread.recursion_remaining <= 0) {
        return;
    }
    const auto* ignored = static_cast<const exception_object*>(exception.as_object());
    owned traceback = ignored->traceback != nullptr ? owned::share(ignored->traceback)
                                                    : detail::traceback_here(thread);
    const auto print = [&](value message, value of) {
        print_ignored(thread, exception.as_object()->ob_type, exception.get(),
                      traceback ? static_cast<const traceback_object*>(traceback.as_object())
                                : nullptr,
                      message, of);
    };
    object* const hook = find_in_sys(thread, graph::str_<"unraisablehook">);
    if (hook == nullptr || hook == pointer_to(graph::none) ||
        thread.interp->new_unraisable == nullptr) {
        print(said, whose);
        return;
    }
    const owned kept = owned::share(load(hook));
    const value parts[] = {make_object(pointer_to(*exception.as_object()->ob_type)),
                           exception.get(), traceback ? traceback.get() : none_value,
                           said ? said : none_value, whose};
    owned given;
    if (object* const made = thread.interp->new_unraisable(thread, parts)) {
        given = owned::take(made);
    }
    if (given && call(thread, kept.get(), given.get())) {
        return;
    }
    exception = owned::take(take_pending(thread));
    const auto* raised = static_cast<const exception_object*>(exception.as_object());
    traceback = raised->traceback != nullptr ? owned::share(raised->traceback) : owned{};
    print(make_object(pointer_to(graph::str_<"Exception ignored in sys.unraisablehook">)),
          kept.get());
}

/// write_ignored(), which in constant evaluation ends the compilation.
constexpr void report_ignored(thread_state& thread, value whose, value said = {}) noexcept {
    if (std::is_constant_evaluated()) {
        support::require(false, "an exception left the end of an object", 0);
    } else {
        write_ignored(thread, whose, said);
    }
}

namespace detail {

// The exit status that a SystemExit asks for; what is neither None nor an int is written.
inline int exit_status(thread_state& thread, exception_object* exit) noexcept {
    const value self = make_object(exit);
    owned kept = get_attribute(thread, self, &graph::str_<"code">);
    if (!kept) { // a class of the program's own may have made the attribute what it likes
        decrement(take_pending(thread));
        kept = owned::share(self);
    }
    if (is_instance(kept.get(), int_type)) {
        kept = to_int(thread, kept.get());
    }
    const value code = kept.get();
    switch (code.kind) {
    case tag::none: return 0;
    case tag::boolean:
    case tag::integer: return static_cast<int>(code.data.integer & 0xFF);
    default: break;
    }
    if (as<int_object>(code, int_type) != nullptr) {
        return 0xFF; // too large for a long, which is then -1
    }
    error_output to{thread};
    to.direct = to.direct || to.replaced.get().kind == tag::none;
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

namespace detail {

// Calls sys.excepthook, and writes what has to be written if that fails; the exit status.
inline int call_exception_hook(thread_state& thread, exception_object* exception) noexcept {
    const auto name = [&](const object& what, value held) {
        if (!store(thread, thread.interp->sysdict, make_object(pointer_to(what)), held)) {
            decrement(take_pending(thread));
        }
    };
    const value given[] = {make_object(pointer_to(*exception->ob_type)), make_object(exception),
                           exception->traceback != nullptr ? make_object(exception->traceback)
                                                           : none_value};
    name(graph::str_<"last_type">, given[0]);
    name(graph::str_<"last_value">, given[1]);
    name(graph::str_<"last_traceback">, given[2]);
    object* const hook = find_in_sys(thread, graph::str_<"excepthook">);
    if (hook == nullptr) {
        error_output{thread}.write("sys.excepthook is missing\n");
        write_traceback(thread, exception);
        return 1;
    }
    const owned kept = owned::share(load(hook));
    if (call(thread, kept.get(), {given, 3, nullptr})) {
        return 1;
    }
    const owned second = owned::take(take_pending(thread));
    auto* const raised = static_cast<exception_object*>(second.as_object());
    if (is_subtype(raised->ob_type, &system_exit_type)) {
        return exit_status(thread, raised);
    }
    error_output{thread}.write("Error in sys.excepthook:\n");
    write_traceback(thread, raised);
    error_output{thread}.write("\nOriginal exception was:\n");
    write_traceback(thread, exception);
    return 1;
}

} // namespace detail

/// Writes what was printed when the body of a program has run; errors of what a program has put in
/// the place of the streams count for nothing. What is pending stays so. CPython 3.11: flush_io
/// (Python/pythonrun.c).
inline void flush_after_run(thread_state& thread) noexcept {
    exception_object* const kept = take_pending(thread);
    for (int number = 2; number >= 1; --number) {
        const standard_stream stream = standard_stream_of(thread, number);
        if (stream.direct || stream.held == nullptr) {
            flush(number == 1 ? thread.interp->standard_output : thread.interp->standard_error);
            continue;
        }
        const owned held = owned::share(load(stream.held));
        if (!call_on_file(thread, held.get(), &graph::str_<"flush">)) {
            decrement(take_pending(thread));
        }
    }
    thread.curexc_value = kept;
}

/// Takes the pending exception, which ends the program: writes what has been printed so far, then
/// the exception, unless it is SystemExit. Returns the exit status of python3.11, which for a
/// KeyboardInterrupt is a shell's view of it: 128 and the number of SIGINT.
inline int report_uncaught(thread_state& thread) noexcept {
    flush_after_run(thread);
    exception_object* exception = take_pending(thread);
    int status = 1;
    if (is_subtype(exception->ob_type, &system_exit_type)) {
        status = detail::exit_status(thread, exception);
    } else {
        if (has_sys(thread)) {
            status = detail::call_exception_hook(thread, exception);
        } else {
            write_traceback(thread, exception);
        }
        if (is_subtype(exception->ob_type, &keyboard_interrupt_type)) {
            status = 128 + 2;
        }
    }
    decrement(exception);
    return status;
}

/// Writes what was printed, at the end of a program, and calls flush() of what it has put in the
/// place of sys.stdout and sys.stderr. False: one of them raised. CPython 3.11: flush_std_files.
inline bool flush_standard_streams(thread_state& thread) noexcept {
    bool flushed = true;
    for (int number = 1; number <= 2; ++number) {
        const standard_stream stream = standard_stream_of(thread, number);
        if (stream.direct || stream.held == nullptr || stream.held == pointer_to(graph::none)) {
            continue;
        }
        const owned kept = owned::share(load(stream.held));
        const owned closed = get_attribute(thread, kept.get(), &graph::str_<"closed">);
        const int is_closed = closed ? is_true(thread, closed.get()) : 0;
        if (pending(thread)) {
            decrement(take_pending(thread));
        }
        if (is_closed <= 0 && !call_on_file(thread, kept.get(), &graph::str_<"flush">)) {
            flushed = false;
            if (number == 1) {
                write_ignored(thread, kept.get());
            } else {
                decrement(take_pending(thread));
            }
        }
    }
    flush(thread.interp->standard_output);
    flush(thread.interp->standard_error);
    return flushed;
}

} // namespace stasis::interpreter
