// SPDX-License-Identifier: BSL-1.0
// stasis/interpreter/unawaited.hpp: the warning about a coroutine that nobody has awaited.
// Promises: what CPython 3.11 writes to standard error under its default filters, once for each
// line of a module's code, which its __warningregistry__ notes. The line is that of the innermost
// frame of the dispatch engine; native code has none. At the end of a program there may be no
// frame, and it is line 1 of "sys".
// CPython 3.11: _PyErr_WarnUnawaitedCoroutine, warn_explicit, already_warned, setup_context
// (Python/_warnings.c), _warn_unawaited_coroutine, _formatwarnmsg_impl (Lib/warnings.py).
// Refuses: constant evaluation, which has no output: such a coroutine ends it.
#pragma once

#include <stasis/interpreter/generator.hpp>
#include <stasis/interpreter/traceback.hpp>
#include <stasis/state/dict.hpp>

namespace stasis::interpreter {

namespace detail {

// Where a warning is given.
struct warning_place {
    text file = "sys";
    int line = 1;
    dict_object* names = nullptr;

    explicit warning_place(const thread_state& thread) noexcept : names(thread.interp->sysdict) {
        const auto* running = static_cast<const frame*>(thread.cframe->current_frame);
        if (running == nullptr) {
            return;
        }
        traceback_object here{};
        here.tb_code = running->function->func_code;
        here.tb_lasti = static_cast<int>((running->at - bytecode(here.tb_code)) / 2);
        file = text_of(here.tb_code->co_filename);
        line = position_of(&here).line;
        names = running->function->func_globals;
    }
};

// Notes a warning in a registry: 1, or 0 where it was noted before; -1: an exception is pending.
[[nodiscard]] inline int note_warning(thread_state& thread, dict_object* registry,
                                      value warning) noexcept {
    const value name = make_object(pointer_to(graph::str_<"version">));
    const value version = make_int(thread.interp->warnings.filters_version);
    object* known = find(thread, registry, name);
    if (known != nullptr && load(known).kind == tag::integer &&
        load(known).data.integer == version.data.integer) {
        object* noted = find(thread, registry, warning);
        if (noted != nullptr || pending(thread)) {
            return pending(thread) ? -1 : 0;
        }
    } else {
        if (pending(thread)) {
            return -1;
        }
        clear(registry);
        if (!store(thread, registry, name, version)) {
            return -1;
        }
    }
    return store(thread, registry, warning, make_bool(true)) ? 1 : -1;
}

// The same of the registry that is found by its name.
[[nodiscard]] inline int note_warning(thread_state& thread, const warning_place& where,
                                      value message) noexcept {
    const value parts[] = {message, make_object(pointer_to(runtime_warning_type)),
                           make_int(where.line)};
    const owned warning = owned::take(new_tuple(thread, parts, 3));
    if (!warning) {
        return -1;
    }
    const value name = make_object(pointer_to(graph::str_<"__warningregistry__">));
    object* found = find(thread, where.names, name);
    owned kept = owned::share(found != nullptr ? load(found) : value{});
    if (!kept && !pending(thread)) {
        kept = owned::take(new_dict(thread));
        if (kept && !store(thread, where.names, name, kept.get())) {
            return -1;
        }
    }
    if (!kept) {
        return -1;
    }
    if (kept.get().kind == tag::none) {
        return 1;
    }
    auto* registry = as<dict_object>(kept.get(), dict_type);
    if (registry == nullptr) {
        raise(thread, type_error_type, "'registry' must be a dict or None");
        return -1;
    }
    return note_warning(thread, registry, warning.get());
}

// The line of a file without what is blank at its ends, if there is any.
inline void write_warned_line(error_output& to, const warning_place& where) noexcept {
    const source_line line{where.file, where.line};
    const auto is_blank = [](unsigned char c) {
        return c == ' ' || (c >= '\t' && c <= '\r') || (c >= 0x1C && c <= 0x1F);
    };
    ssize begin = 0;
    ssize end = line ? line.size() : 0;
    while (begin < end && is_blank(line.data()[begin])) {
        ++begin;
    }
    while (begin < end && is_blank(line.data()[end - 1])) {
        --end;
    }
    if (begin < end) {
        to.write("  ");
        state::write(to.to, line.data() + begin, static_cast<std::size_t>(end - begin));
        to.write("\n");
    }
}

// Writes the warning; false: an exception is pending.
[[nodiscard]] inline bool write_unawaited(thread_state& thread,
                                          const generator_object* coroutine) noexcept {
    if (thread.recursion_remaining <= 0) { // as in write_ignored()
        return true;
    }
    text_builder built{thread};
    built.add("coroutine '");
    built.add(coroutine->gi_qualname);
    built.add("' was never awaited");
    const owned message = built.finish();
    if (!message) {
        return false;
    }
    const warning_place where{thread};
    const int noted = note_warning(thread, where, message.get());
    if (noted <= 0) {
        return noted == 0;
    }
    error_output to{thread};
    to.write(where.file);
    to.write(":");
    to.write(std::int64_t{where.line});
    to.write(": RuntimeWarning: ");
    to.write(text_of(message.as_object()));
    to.write("\n");
    if (thread.interp->finalizing == 0) {
        write_warned_line(to, where);
        to.write("RuntimeWarning: Enable tracemalloc to get the object allocation traceback\n");
    }
    return true;
}

} // namespace detail

/// Warns that nobody has awaited a coroutine, which is at its end.
constexpr void warn_unawaited(thread_state& thread, generator_object* coroutine) noexcept {
    if (std::is_constant_evaluated()) {
        support::require(false, "nobody has awaited a coroutine", 0);
    } else if (!detail::write_unawaited(thread, coroutine)) {
        write_ignored(thread, make_object(coroutine));
    }
}

} // namespace stasis::interpreter
