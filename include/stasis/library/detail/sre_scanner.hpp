// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/sre_scanner.hpp: scanners, which go from match to match, and
// Pattern.finditer. Promises: a scanner has its subject's bytes on loan until it ends.
// CPython 3.11: ScannerObject (Modules/_sre/sre.c), whose flag `executing` says that it is
// searching: a search here runs no code that could use the scanner meanwhile.
#pragma once

#include <stasis/builtins/iteration.hpp>
#include <stasis/library/detail/sre_matching.hpp>

namespace stasis::library {

/// ScannerObject.
struct scanner_object : detail::sealed_object {
    object* pattern = nullptr;
    object* string = nullptr;
    object* lent = nullptr; ///< a memoryview of what isn't a str, which keeps its bytes on loan
    ssize pos = 0;
    ssize start = 0; ///< -1: there is no more match
    ssize end = 0;
    bool must_advance = false;
};

extern const type_object scanner_type;

namespace detail {

[[nodiscard]] constexpr scanner_object* scanner_of(value self) noexcept {
    return static_cast<scanner_object*>(self.data.object);
}

/// A scanner; empty: it raised.
[[nodiscard]] constexpr owned make_scanner(thread_state& thread, const char* name,
                                           const arguments& given) noexcept {
    search_range range;
    if (!read_range(thread, name, given, range)) {
        return {};
    }
    pattern_search search{thread, pattern_of(given.values[0])};
    if (!search.begin(thread, range.string, range.pos, range.endpos)) {
        return {};
    }
    owned lent;
    if (search.subject.is_bytes) {
        lent = new_memoryview(thread, range.string);
        if (!lent) {
            return {};
        }
    }
    auto* self = allocate<scanner_object>(thread, scanner_type);
    if (self != nullptr) {
        self->pattern = owned::share(given.values[0]).release().data.object;
        self->string = owned::share(range.string).release().data.object;
        self->lent = lent ? lent.release().data.object : nullptr;
        self->pos = search.state.start;
        self->start = search.state.start;
        self->end = search.state.end;
    }
    return owned::take(self);
}

/// The next match, at the start or anywhere behind it; None: there is none.
template <bool Anywhere>
[[nodiscard]] constexpr owned scanner_step(thread_state& thread, value held) noexcept {
    scanner_object* const self = scanner_of(held);
    if (self->start < 0) {
        return owned::take(none_value);
    }
    pattern_search search{thread, pattern_of(self->pattern)};
    if (!search.begin(thread, make_object(self->string), self->start, self->end)) {
        return {};
    }
    search.state.must_advance = self->must_advance;
    const bool found = Anywhere ? search.find(thread) : search.match(thread);
    owned result = match_or_none(thread, search, found, self->pos);
    if (found) {
        self->must_advance = search.state.at == search.state.start;
        self->start = search.state.at;
    } else if (result) {
        self->start = -1;
    }
    return result;
}

/// Scanner.match(), Scanner.search().
template <bool Anywhere>
[[nodiscard]] constexpr owned scanner_find(thread_state& thread, const arguments& given) noexcept {
    if (given.count != 1) {
        return raise(thread, type_error_type, Anywhere ? "search" : "match",
                     "() takes no arguments");
    }
    return scanner_step<Anywhere>(thread, given.values[0]);
}

/// Pattern.scanner(string, pos=0, endpos=sys.maxsize).
[[nodiscard]] constexpr owned pattern_scanner(thread_state& thread,
                                              const arguments& given) noexcept {
    return make_scanner(thread, "scanner", given);
}

[[nodiscard]] constexpr owned scanner_pattern(thread_state&, value self) noexcept {
    return owned::share(scanner_of(self)->pattern);
}

using scanner_fields = object_fields<scanner_object, &scanner_object::pattern,
                                     &scanner_object::string, &scanner_object::lent>;

inline constexpr method_def scanner_methods[] = {{"match", scanner_find<false>, 0, nullptr},
                                                 {"search", scanner_find<true>, 0, nullptr},
                                                 {nullptr, nullptr, 0, nullptr}};

/// Pattern.finditer(string, pos=0, endpos=sys.maxsize): iter(scanner.search, None).
[[nodiscard]] constexpr owned pattern_finditer(thread_state& thread,
                                               const arguments& given) noexcept {
    const owned scanner = make_scanner(thread, "finditer", given);
    owned search;
    if (scanner) {
        search = new_bound_method(thread, &scanner_methods[1], scanner.get());
    }
    if (!search) {
        return {};
    }
    const value both[] = {search.get(), none_value};
    return builtins::iter(thread, {both, 2, nullptr});
}

inline constexpr getset_def scanner_members[] = {
    {"pattern", scanner_pattern, nullptr, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr}};

inline constexpr type_object scanner_table = [] {
    type_object self = object_table<scanner_object, scanner_fields>("_sre.SRE_Scanner", nullptr);
    self.tp_clear = nullptr; // whatever may refer to a scanner can be cleared itself
    self.tp_methods = scanner_methods;
    self.tp_members = scanner_members;
    return self;
}();

} // namespace detail

inline constexpr type_object scanner_type =
    builtins::ready<scanner_type, detail::scanner_table, "match", "search", "pattern">();

} // namespace stasis::library
