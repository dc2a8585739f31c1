// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/bytes_lines.hpp: taking bytes apart from the right or by lines, and their tabs: rsplit,
// splitlines, expandtabs.
// CPython 3.11: Objects/stringlib/split.h, transmogrify.h.
#pragma once

#include <stasis/builtins/bytes_methods.hpp>
#include <stasis/builtins/bytes_split.hpp>
#include <stasis/builtins/str_align.hpp>
#include <stasis/builtins/str_split.hpp>

namespace stasis::builtins {

namespace detail {

[[nodiscard]] constexpr bool append_bytes_part(thread_state& thread, list_object* to, value self,
                                               ssize from, ssize end) noexcept {
    const owned part = bytes_part(thread, self, from, end);
    return part && append(thread, to, part.get());
}

/// Adds the parts between separators, or where those are empty, between spaces, from the right.
[[nodiscard]] constexpr bool rsplit_bytes(thread_state& thread, list_object* to, value self,
                                          const text& separator, ssize most) noexcept {
    const text in = bytes_in(self);
    ssize end = in.size;
    if (separator.size != 0) {
        for (; most > 0; --most) {
            const ssize found = find_last_text(in.part(0, end), separator);
            if (found < 0) {
                break;
            }
            if (!append_bytes_part(thread, to, self, found + separator.size, end)) {
                return false;
            }
            end = found;
        }
        return append_bytes_part(thread, to, self, 0, end);
    }
    for (;;) {
        while (end > 0 && is_ascii_space(in[end - 1])) {
            --end;
        }
        if (end == 0) {
            return true;
        }
        ssize from = most-- <= 0 ? 0 : end;
        while (from > 0 && !is_ascii_space(in[from - 1])) {
            --from;
        }
        if (!append_bytes_part(thread, to, self, from, end)) {
            return false;
        }
        end = from;
    }
}

} // namespace detail

/// bytes.rsplit(sep=None, maxsplit=-1).
[[nodiscard]] constexpr owned bytes_rsplit(thread_state& thread, const arguments& given) noexcept {
    constexpr const char* names[] = {"sep", "maxsplit"};
    if (!takes_named(thread, "rsplit", given, names)) {
        return {};
    }
    const value separator = interpreter::argument(given, 1, "sep");
    const value limit = interpreter::argument(given, 2, "maxsplit");
    ssize most = -1;
    if (limit && !to_size(thread, limit, most)) {
        return {};
    }
    const bool spaces = !separator || separator.kind == tag::none;
    if (!spaces && !detail::check_bytes(thread, separator)) {
        return {};
    }
    const text between = spaces ? text{} : bytes_in(separator);
    if (!spaces && between.size == 0) {
        return raise(thread, value_error_type, "empty separator");
    }
    list_object* result = new_list(thread, 0);
    if (result == nullptr) {
        return {};
    }
    const bool complete = detail::rsplit_bytes(thread, result, given.values[0], between,
                                               most < 0 ? largest_size : most);
    detail::reverse(result);
    return detail::finished(result, complete);
}

/// bytes.splitlines(keepends=False).
[[nodiscard]] constexpr owned bytes_splitlines(thread_state& thread,
                                               const arguments& given) noexcept {
    constexpr const char* names[] = {"keepends"};
    if (!takes_named(thread, "splitlines", given, names)) {
        return {};
    }
    const value keep_ends = interpreter::argument(given, 1, "keepends");
    ssize keep = 0;
    if (keep_ends && !to_int(thread, keep_ends, keep)) {
        return {};
    }
    const text in = bytes_in(given.values[0]);
    list_object* result = new_list(thread, 0);
    bool complete = result != nullptr;
    for (ssize from = 0; complete && from < in.size;) {
        ssize end = from;
        while (end < in.size && in[end] != '\n' && in[end] != '\r') {
            ++end;
        }
        ssize next = end < in.size ? end + 1 : end;
        if (next < in.size && in[end] == '\r' && in[next] == '\n') {
            ++next;
        }
        complete = detail::append_bytes_part(thread, result, given.values[0], from,
                                             keep != 0 ? next : end);
        from = next;
    }
    return detail::finished(result, complete);
}

/// bytes.expandtabs(tabsize=8).
[[nodiscard]] constexpr owned bytes_expandtabs(thread_state& thread,
                                               const arguments& given) noexcept {
    constexpr const char* names[] = {"tabsize"};
    if (!takes_named(thread, "expandtabs", given, names)) {
        return {};
    }
    ssize tab = 8;
    const value wanted = interpreter::argument(given, 1, "tabsize");
    if (wanted && !to_int(thread, wanted, tab)) {
        return {};
    }
    const text in = bytes_in(given.values[0]);
    detail::bytes_builder built{thread};
    expand_tabs(built.as_text(), in, tab);
    return built.finish(thread);
}

} // namespace stasis::builtins
