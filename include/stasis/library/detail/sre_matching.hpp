// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/sre_matching.hpp: what a pattern finds: match, fullmatch, search, findall,
// split. CPython 3.11: _sre_SRE_Pattern_match_impl and its neighbours (Modules/_sre/sre.c).
#pragma once

#include <stasis/library/detail/sre_match.hpp>

namespace stasis::library::detail {

/// What is searched, and from where to where.
struct search_range {
    value string{};
    ssize pos = 0;
    ssize endpos = largest_size;
};

/// Reads the arguments (string, pos=0, endpos=sys.maxsize); false: it raised.
[[nodiscard]] constexpr bool read_range(thread_state& thread, const char* name,
                                        const arguments& given, search_range& range) noexcept {
    const signature<3> of{name, {"string", "pos", "endpos"}, 1};
    value each[3];
    if (!read_arguments(thread, of, given, each, 1)) {
        return false;
    }
    range.string = each[0];
    return (!each[1] || interpreter::to_c_integer(thread, each[1], range.pos)) &&
           (!each[2] || interpreter::to_c_integer(thread, each[2], range.endpos));
}

/// A match of what has been found, or None; empty: it raised.
[[nodiscard]] constexpr owned match_or_none(thread_state& thread, pattern_search& search,
                                            bool found, ssize pos) noexcept {
    if (found) {
        return new_match(thread, search, pos, search.state.end);
    }
    return owned::take(pending(thread) ? value{} : none_value);
}

enum class match_way { at_start, all, anywhere };

template <match_way Way>
[[nodiscard]] constexpr owned pattern_match(thread_state& thread, const arguments& given) noexcept {
    search_range range;
    if (!read_range(thread,
                    Way == match_way::at_start ? "match"
                    : Way == match_way::all    ? "fullmatch"
                                               : "search",
                    given, range)) {
        return {};
    }
    pattern_search search{thread, pattern_of(given.values[0])};
    if (!search.begin(thread, range.string, range.pos, range.endpos)) {
        return {};
    }
    const ssize pos = search.state.start;
    search.state.match_all = Way == match_way::all;
    const bool found = Way == match_way::anywhere ? search.find(thread) : search.match(thread);
    return match_or_none(thread, search, found, pos);
}

/// What findall() has of a match: all of it, or its group, or a tuple of its groups.
[[nodiscard]] constexpr owned found_item(thread_state& thread, pattern_search& search) noexcept {
    const ssize groups = search.of->groups;
    if (groups == 0) {
        return search.part(thread, search.state.start, search.state.at);
    }
    if (groups == 1) {
        return search.group(thread, 0, true);
    }
    return tuple_by(thread, groups, [&](ssize i) { return search.group(thread, i, true); });
}

/// Pattern.findall(string, pos=0, endpos=sys.maxsize).
[[nodiscard]] constexpr owned pattern_findall(thread_state& thread,
                                              const arguments& given) noexcept {
    search_range range;
    if (!read_range(thread, "findall", given, range)) {
        return {};
    }
    pattern_search search{thread, pattern_of(given.values[0])};
    if (!search.begin(thread, range.string, range.pos, range.endpos)) {
        return {};
    }
    list_object* const list = new_list(thread, 0);
    owned kept = owned::take(list);
    while (list != nullptr && search.find(thread)) {
        const owned item = found_item(thread, search);
        if (!append(thread, list, item.get())) {
            return {};
        }
        search.go_on();
    }
    if (pending(thread)) {
        return {};
    }
    return kept;
}

/// Pattern.split(string, maxsplit=0).
[[nodiscard]] constexpr owned pattern_split(thread_state& thread, const arguments& given) noexcept {
    constexpr signature<2> of{"split", {"string", "maxsplit"}, 1};
    value each[2];
    ssize most = 0;
    if (!read_arguments(thread, of, given, each, 1) ||
        (each[1] && !interpreter::to_c_integer(thread, each[1], most))) {
        return {};
    }
    pattern_search search{thread, pattern_of(given.values[0])};
    if (!search.begin(thread, each[0])) {
        return {};
    }
    list_object* const list = new_list(thread, 0);
    owned kept = owned::take(list);
    ssize last = search.state.start;
    for (ssize done = 0; list != nullptr && (most == 0 || done < most) && search.find(thread);
         ++done) {
        const owned part = search.part(thread, last, search.state.start);
        if (!append(thread, list, part.get())) {
            return {};
        }
        for (ssize i = 0; i < search.of->groups; ++i) {
            const owned group = search.group(thread, i, false);
            if (!append(thread, list, group.get())) {
                return {};
            }
        }
        last = search.state.at;
        search.go_on();
    }
    if (pending(thread)) {
        return {};
    }
    const owned rest = search.part(thread, last, search.state.end);
    if (!append(thread, list, rest.get())) {
        return {};
    }
    return kept;
}

} // namespace stasis::library::detail
