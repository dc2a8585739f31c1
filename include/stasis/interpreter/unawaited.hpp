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
        here.tb_lasti = static_cast<int>(running->at - bytecode(here.tb_code));
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

// A line of a file without what is blank at its ends.
class stripped_line {
public:
    stripped_line(text file, int number) noexcept : line_{file, number} {
        const auto is_blank = [&](ssize i) {
            const unsigned char c = line_.data()[i];
            return c == ' ' || (c >= '\t' && c <= '\r') || (c >= 0x1C && c <= 0x1F);
        };
        end_ = line_ ? line_.size() : 0;
        while (begin_ < end_ && is_blank(begin_)) {
            ++begin_;
        }
        while (begin_ < end_ && is_blank(end_ - 1)) {
            --end_;
        }
    }

    // Its text, in UTF-8; of no line, and of an empty one, there is none.
    [[nodiscard]] const unsigned char* data() const noexcept { return line_.data() + begin_; }
    [[nodiscard]] ssize size() const noexcept { return end_ - begin_; }

private:
    source_line line_;
    ssize begin_ = 0;
    ssize end_ = 0;
};

inline void write_warned_line(error_output& to, const warning_place& where) noexcept {
    const stripped_line line{where.file, where.line};
    if (line.size() != 0) {
        to.write("  ");
        to.write(line.data(), static_cast<std::size_t>(line.size()));
        to.write("\n");
    }
}

inline void add_line(text_builder& to, const stripped_line& line) noexcept {
    const support::byte_view<unsigned char> bytes{line.data(),
                                                  static_cast<std::size_t>(line.size())};
    for (std::size_t at = 0; at < bytes.size;) {
        const support::utf8_character c = support::decode_utf8(bytes, at, bytes.size);
        to.add(c.code_point);
        at += c.size;
    }
}

// Adds where a coroutine was made to the message, outermost frame first: traceback.format_list().
inline void add_origin(text_builder& to, const tuple_object* origin) noexcept {
    to.add("\nCoroutine created at (most recent call last)");
    const object* last = nullptr;
    std::int64_t count = 0;
    const auto repeats = [&] {
        if (count > shown_repetitions) {
            to.add("\n  [Previous line repeated ");
            to.add(ssize{count - shown_repetitions});
            to.add(count - shown_repetitions > 1 ? " more times]" : " more time]");
        }
    };
    const auto part = [](const object* entry, int which) {
        return load(items(static_cast<const tuple_object*>(entry))[which]);
    };
    for (ssize i = origin->ob_size; i-- > 0;) {
        const object* entry = items(origin)[i];
        const text file = text_of(part(entry, 0).data.object);
        const auto line = static_cast<int>(part(entry, 1).data.integer);
        const bool same = last != nullptr && text_of(part(last, 0).data.object) == file &&
                          part(last, 1).data.integer == line &&
                          text_of(part(last, 2).data.object) == text_of(part(entry, 2).data.object);
        if (!same) {
            repeats();
            count = 0;
        }
        last = entry;
        if (++count > shown_repetitions) {
            continue;
        }
        to.add("\n  File \"");
        to.add(file);
        to.add("\", line ");
        to.add(ssize{line});
        to.add(", in ");
        to.add(part(entry, 2).data.object);
        const stripped_line source{file, line};
        if (source.size() != 0) {
            to.add("\n    ");
            add_line(to, source);
        }
    }
    repeats();
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
    if (coroutine->gi_origin_or_finalizer != nullptr && thread.interp->finalizing == 0) {
        add_origin(built, static_cast<const tuple_object*>(coroutine->gi_origin_or_finalizer));
    }
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
