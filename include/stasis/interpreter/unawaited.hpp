// SPDX-License-Identifier: BSL-1.0
// stasis/interpreter/unawaited.hpp: the warning about a coroutine that nobody has awaited.
// Promises: it is a warning as any other (interpreter/warn.hpp), of the innermost frame; without
// the module warnings, what CPython 3.11 writes, which imports that module then. At the end of a
// program there may be no frame, and it is line 1 of "sys".
// CPython 3.11: _PyErr_WarnUnawaitedCoroutine (Python/_warnings.c), _warn_unawaited_coroutine,
// _formatwarnmsg_impl (Lib/warnings.py).
// Refuses: constant evaluation, which has no output: such a coroutine ends it.
#pragma once

#include <stasis/interpreter/generator.hpp>
#include <stasis/interpreter/warn.hpp>

namespace stasis::interpreter {

namespace detail {

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

// Has the module warnings tell of the coroutine, if that has been imported: 1, or 0: nothing has
// been told yet. What is raised is pending.
[[nodiscard]] inline int ask_warnings(thread_state& thread, generator_object* coroutine) noexcept {
    const owned told = find_in_warnings(thread, graph::str_<"_warn_unawaited_coroutine">);
    if (!told) {
        return 0;
    }
    if (call(thread, told.get(), make_object(coroutine))) {
        return 1;
    }
    return is_subtype(thread.curexc_value->ob_type, &runtime_warning_type) ? 1 : 0;
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
    warning made;
    made.category = owned::share(pointer_to(runtime_warning_type));
    if (!place_warning(thread, 1, made) || !read_message(thread, message.get(), made)) {
        return false;
    }
    const int shown = decide(thread, made);
    if (shown <= 0) {
        return shown == 0;
    }
    made.source = owned::share(make_object(const_cast<generator_object*>(coroutine)));
    return show(thread, made);
}

} // namespace detail

/// Warns that nobody has awaited a coroutine, which is at its end. CPython 3.11:
/// _PyErr_WarnUnawaitedCoroutine (Python/_warnings.c).
constexpr void warn_unawaited(thread_state& thread, generator_object* coroutine) noexcept {
    if (std::is_constant_evaluated()) {
        support::require(false, "nobody has awaited a coroutine", 0);
        return;
    }
    const bool told =
        thread.recursion_remaining > 0 && detail::ask_warnings(thread, coroutine) != 0;
    if (pending(thread)) {
        write_ignored(thread, make_object(coroutine));
    }
    if (!told && !detail::write_unawaited(thread, coroutine)) {
        write_ignored(thread, make_object(coroutine));
    }
}

} // namespace stasis::interpreter
