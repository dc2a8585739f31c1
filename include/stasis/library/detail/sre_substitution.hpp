// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/sre_substitution.hpp: Pattern.sub and subn.
// Promises: a template with a backslash is what re._subx, in Python, makes of it, as in CPython.
// What CPython gathers in a list and joins is written at once: the bytes of a bytearray are as they
// were when the function that returned it did. CPython 3.11: pattern_subx (Modules/_sre/sre.c).
#pragma once

#include <stasis/builtins/text_search.hpp>
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

/// Puts a subject together again, of parts of it and of what stands for its matches.
class sre_joiner {
public:
    constexpr sre_joiner(thread_state& thread, const pattern_search& search) noexcept
        : thread_(thread), search_(search), built_(thread) {}

    /// Adds a part of the subject, if it isn't empty.
    constexpr void add_part(ssize from, ssize to) noexcept {
        if (from < to) {
            built_.add(search_.subject.in.part(from, to));
            ++count_;
        }
    }

    /// Adds what stands for a match: None stands for nothing. What is no text is told at the end.
    constexpr void add(value item) noexcept {
        if (item.kind == tag::none) {
            return;
        }
        sre_subject part;
        const bool fits = !failed_ && (search_.subject.is_bytes ? has_buffer(item) : is_str(item));
        if (fits && part.read(thread_, item)) {
            built_.add(part.in);
        } else if (!failed_) {
            failed_ = true;
            wrong_ = owned::share(make_object(const_cast<type_object*>(type_of(item))));
            wrong_at_ = count_;
            if (pending(thread_)) {
                decrement(take_pending(thread_));
            }
        }
        ++count_;
    }

    /// All of it; empty: it raised.
    [[nodiscard]] constexpr owned finish() noexcept {
        if (failed_) {
            return raise(thread_, type_error_type, "sequence item ", wrong_at_,
                         search_.subject.is_bytes ? ": expected a bytes-like object, "
                                                  : ": expected str instance, ",
                         as_type(wrong_.get())->tp_name, " found");
        }
        if (!search_.subject.is_bytes) {
            return built_.finish();
        }
        const owned made = built_.finish();
        if (!made) {
            return {};
        }
        return new_bytes(thread_, built_.view().one, built_.size());
    }

private:
    thread_state& thread_;
    const pattern_search& search_;
    text_builder built_;
    ssize count_ = 0;
    bool failed_ = false;
    owned wrong_; ///< the type of the first item that is no text
    ssize wrong_at_ = 0;
};

/// Replaces the matches in what was read, `most` at most where that isn't 0, and counts them.
[[nodiscard]] constexpr owned substitute(thread_state& thread, pattern_search& search, value by,
                                         ssize most, ssize& done) noexcept {
    sre_joiner joined{thread, search};
    const bool calls = is_callable(by);
    const ssize pos = search.state.start;
    ssize last = 0;
    while ((most == 0 || done < most) && search.find(thread)) {
        joined.add_part(last, search.state.start);
        if (calls) {
            const owned match = new_match(thread, search, pos, search.state.end);
            owned item;
            if (match) {
                item = interpreter::call(thread, by, match.get());
            }
            if (!item) {
                return {};
            }
            joined.add(item.get());
        } else {
            joined.add(by);
        }
        last = search.state.at;
        ++done;
        search.go_on();
    }
    if (pending(thread)) {
        return {};
    }
    if (done == 0) {
        return search.part(thread, 0, search.state.end);
    }
    joined.add_part(last, search.state.end);
    return joined.finish();
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
