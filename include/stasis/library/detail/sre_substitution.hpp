// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/sre_substitution.hpp: Pattern.sub and subn.
// Promises: a template with a backslash is what re._subx, in Python, makes of it, as in CPython.
// CPython 3.11: pattern_subx (Modules/_sre/sre.c).
#pragma once

#include <stasis/builtins/bytes_split.hpp>
#include <stasis/builtins/str_split.hpp>
#include <stasis/library/detail/sre_matching.hpp>

namespace stasis::library::detail {

/// Whether a template stands for itself: it is a text without a backslash.
[[nodiscard]] constexpr bool is_literal_template(thread_state& thread, value given) noexcept {
    sre_subject subject;
    if (!subject.read(thread, given)) {
        decrement(take_pending(thread));
        return false;
    }
    return find_text(subject.in, text{"\\"}) < 0;
}

/// What stands for each match: a text, or what is called with the match; empty: it raised.
[[nodiscard]] constexpr owned read_template(thread_state& thread, value pattern,
                                            value given) noexcept {
    if (is_callable(given) || is_literal_template(thread, given)) {
        return owned::share(given);
    }
    return call_re(thread, graph::str_<"_subx">, {pattern, given});
}

/// Joins the parts of a subject in a list.
[[nodiscard]] constexpr owned join_parts(thread_state& thread, const pattern_search& search,
                                         value list) noexcept {
    const owned between = search.part(thread, 0, 0);
    if (!between || static_cast<list_object*>(list.data.object)->ob_size == 0) {
        return owned::share(between.get());
    }
    const value both[] = {between.get(), list};
    const arguments given{both, 2, nullptr};
    return search.subject.is_bytes ? bytes_join(thread, given) : str_join(thread, given);
}

/// Replaces the matches in what was read, `most` at most where that isn't 0, and counts them.
[[nodiscard]] constexpr owned substitute(thread_state& thread, pattern_search& search, value by,
                                         ssize most, ssize& done) noexcept {
    list_object* const list = new_list(thread, 0);
    const owned kept = owned::take(list);
    const auto add = [&](const owned& part) { return part && append(thread, list, part.get()); };
    const bool calls = is_callable(by);
    const ssize pos = search.state.start;
    ssize last = 0;
    while (list != nullptr && (most == 0 || done < most) && search.find(thread)) {
        if (last < search.state.start && !add(search.part(thread, last, search.state.start))) {
            return {};
        }
        owned item;
        if (calls) {
            const owned match = new_match(thread, search, pos, search.state.end);
            if (match) {
                item = interpreter::call(thread, by, match.get());
            }
        } else {
            item = owned::share(by);
        }
        if (!item || (item.get().kind != tag::none && !append(thread, list, item.get()))) {
            return {};
        }
        last = search.state.at;
        ++done;
        search.go_on();
    }
    if (pending(thread) ||
        (last < search.state.end && !add(search.part(thread, last, search.state.end)))) {
        return {};
    }
    return join_parts(thread, search, kept.get());
}

/// Pattern.sub(repl, string, count=0), or subn, which has the number of matches, too.
template <bool Counts>
[[nodiscard]] constexpr owned pattern_sub(thread_state& thread, const arguments& given) noexcept {
    constexpr signature<3> of{Counts ? "subn" : "sub", {"repl", "string", "count"}, 2};
    value each[3];
    ssize most = 0;
    if (!read_arguments(thread, of, given, each, 1) ||
        (each[2] && !interpreter::to_c_integer(thread, each[2], most))) {
        return {};
    }
    const owned by = read_template(thread, given.values[0], each[0]);
    if (!by) {
        return {};
    }
    pattern_search search{thread, pattern_of(given.values[0])};
    if (!search.begin(thread, each[1])) {
        return {};
    }
    ssize done = 0;
    owned result = substitute(thread, search, by.get(), most, done);
    if (!Counts || !result) {
        return result;
    }
    const value pair[] = {result.get(), make_int(done)};
    return owned::take(new_tuple(thread, pair, 2));
}

} // namespace stasis::library::detail
