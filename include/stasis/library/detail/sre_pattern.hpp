// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/sre_pattern.hpp: pattern objects, and the subjects that they are matched
// with. Promises: a subject's bytes are on loan for as long as they are looked at: nobody resizes
// them. CPython 3.11: PatternObject, getstring, state_init, _sre.compile (Modules/_sre/sre.c).
#pragma once

#include <stasis/builtins/int_parts.hpp>
#include <stasis/builtins/memoryview_room.hpp>
#include <stasis/library/detail/fields.hpp>
#include <stasis/library/detail/module_arguments.hpp>
#include <stasis/library/detail/sre_code.hpp>
#include <stasis/library/detail/sre_search.hpp>

namespace stasis::library {

/// PatternObject.
struct pattern_object : detail::sealed_object {
    object* pattern = nullptr;
    object* groupindex = nullptr; ///< a dict, or null: no group has a name
    object* indexgroup = nullptr; ///< a tuple, or null
    object* weakreflist = nullptr;
    int flags = 0;
    int is_bytes = -1; ///< -1: either will do
    ssize groups = 0;
    ssize codesize = 0;
    ssize bits_count = 0;
    ssize mark_count = 0;
    detail::sre::code_word* code = nullptr;      ///< twice: as it is, and as it is run
    detail::sre::character_bits* bits = nullptr; ///< of its sets
};

extern const type_object pattern_type;

namespace detail {

[[nodiscard]] constexpr pattern_object* pattern_of(value self) noexcept {
    return static_cast<pattern_object*>(self.data.object);
}

[[nodiscard]] constexpr pattern_object* pattern_of(object* self) noexcept {
    return static_cast<pattern_object*>(self);
}

/// A pattern's code, to be run.
[[nodiscard]] constexpr sre::program program_of(const pattern_object* self) noexcept {
    return {self->code + self->codesize, self->code, self->bits, self->mark_count};
}

// ---- subjects ----------------------------------------------------------------------------------

/// The characters of a str, or the bytes of what lends them.
class sre_subject {
public:
    constexpr sre_subject() noexcept = default;

    /// Reads an object, which must outlive this; false: TypeError is pending.
    [[nodiscard]] constexpr bool read(thread_state& thread, value from) noexcept {
        if (is_str(from)) {
            in = text_in(from);
            return true;
        }
        if (!has_buffer(from) || get_buffer(thread, from, lent_.view, buffer_simple) < 0) {
            if (pending(thread)) {
                decrement(take_pending(thread));
            }
            raise(thread, type_error_type, "expected string or bytes-like object, got '",
                  type_of(from)->tp_name, "'");
            return false;
        }
        in = text{lent_.view.buf, lent_.view.len};
        is_bytes = true;
        return true;
    }

    /// Whether a pattern is for what this is; false: TypeError is pending.
    [[nodiscard]] constexpr bool suits(thread_state& thread,
                                       const pattern_object* pattern) noexcept {
        if (is_bytes && pattern->is_bytes == 0) {
            raise(thread, type_error_type, "cannot use a string pattern on a bytes-like object");
        } else if (!is_bytes && pattern->is_bytes > 0) {
            raise(thread, type_error_type, "cannot use a bytes pattern on a string-like object");
        } else {
            return true;
        }
        return false;
    }

    text in;
    bool is_bytes = false;

private:
    held_buffer lent_;
};

/// The part [from, to) of a subject, whose object is given.
[[nodiscard]] constexpr owned part_of_subject(thread_state& thread, const sre_subject& of,
                                              value whole, ssize from, ssize to) noexcept {
    to = to < of.in.size ? to : of.in.size;
    from = from < to ? from : to;
    if (!of.is_bytes) {
        return part_of(thread, whole, from, to);
    }
    if (from == 0 && to == of.in.size && type_of(whole) == &bytes_type) {
        return owned::share(whole);
    }
    return new_bytes(thread, of.in.one + from, to - from);
}

/// A search of a pattern in a subject.
struct pattern_search {
    constexpr pattern_search(thread_state& thread, const pattern_object* self) noexcept
        : of(self), code(program_of(self)), state(thread, code) {}

    /// Reads the subject; false: it raised.
    [[nodiscard]] constexpr bool begin(thread_state& thread, value string, ssize from = 0,
                                       ssize to = largest_size) noexcept {
        if (state.marks() == nullptr || !subject.read(thread, string) ||
            !subject.suits(thread, of)) {
            return false;
        }
        const ssize size = subject.in.size;
        whole = string;
        state.in = subject.in;
        state.start = from < 0 ? 0 : from > size ? size : from;
        state.end = to < 0 ? 0 : to > size ? size : to;
        return true;
    }

    /// Finds the next match; failed, too, where MemoryError is pending.
    [[nodiscard]] constexpr bool find(thread_state& thread) noexcept {
        return settle(thread, sre::search(state, code));
    }

    /// Whether there is a match at the start.
    [[nodiscard]] constexpr bool match(thread_state& thread) noexcept {
        return settle(thread, sre::match(state, code));
    }

    /// The next search goes on where this match ended.
    constexpr void go_on() noexcept {
        state.must_advance = state.at == state.start;
        state.start = state.at;
        state.lastmark = -1;
        state.lastindex = -1;
    }

    /// The part [from, to) of the subject.
    [[nodiscard]] constexpr owned part(thread_state& thread, ssize from, ssize to) const noexcept {
        return part_of_subject(thread, subject, whole, from, to);
    }

    /// What a group has matched, counted from 0; or else nothing, or None.
    [[nodiscard]] constexpr owned group(thread_state& thread, ssize index, bool empty) noexcept {
        ssize from = 0;
        ssize to = 0;
        const bool found = state.find_group(index, from, to);
        if (!check_span(thread, from, to)) {
            return {};
        }
        if (!found && !empty) {
            return owned::take(none_value);
        }
        return part(thread, from, to);
    }

    /// Whether a group ends behind its beginning; false: SystemError is pending. Repeats that may
    /// take nothing can make it wrong.
    [[nodiscard]] static constexpr bool check_span(thread_state& thread, ssize from,
                                                   ssize to) noexcept {
        if (from > to) {
            raise(thread, system_error_type,
                  "The span of capturing group is wrong, please report a bug for the re module.");
        }
        return from <= to;
    }

    const pattern_object* of;
    sre::program code;
    sre::search_state state;
    sre_subject subject;
    value whole{};

private:
    [[nodiscard]] static constexpr bool settle(thread_state& thread, sre::outcome what) noexcept {
        if (what == sre::outcome::no_memory) {
            raise_no_memory(thread);
        }
        return what == sre::outcome::matched;
    }
};

// ---- compiling ---------------------------------------------------------------------------------

/// Reads the words of code; false: it raised.
[[nodiscard]] constexpr bool read_code(thread_state& thread, pattern_object* self,
                                       const list_object* from) noexcept {
    const ssize size = from->ob_size;
    self->code = allocate_array<sre::code_word>(thread.interp->memory,
                                                static_cast<std::size_t>(size) * 2 + 1);
    if (self->code == nullptr) {
        raise_no_memory(thread);
        return false;
    }
    self->codesize = size;
    for (ssize i = 0; i < size; ++i) {
        const value word = load(from->ob_item[i]);
        const value number = is_int(word) ? as_number(word) : value{};
        const bool small = number.kind == tag::integer || number.kind == tag::boolean;
        self->code[i] = small ? static_cast<sre::code_word>(number.data.integer) : 0;
        if (!small || std::int64_t{self->code[i]} != number.data.integer) {
            raise(thread, overflow_error_type, "regular expression code size limit exceeded");
            return false;
        }
    }
    return true;
}

/// Makes of code that has been read what is run; false: it raised.
[[nodiscard]] constexpr bool prepare_code(thread_state& thread, pattern_object* self) noexcept {
    sre::code_check check{thread, self->code, self->codesize, self->groups};
    switch (check.run()) {
    case sre::verdict::valid: break;
    case sre::verdict::no_memory: raise_no_memory(thread); return false;
    case sre::verdict::invalid: raise(thread, runtime_error_type, "invalid SRE code"); return false;
    }
    const ssize count = check.sets().size();
    self->bits = allocate_array<sre::character_bits>(thread.interp->memory,
                                                     static_cast<std::size_t>(count) + 1);
    if (self->bits == nullptr) {
        raise_no_memory(thread);
        return false;
    }
    self->bits_count = count;
    self->mark_count = check.mark_count();
    sre::code_word* const words = self->code + self->codesize;
    for (ssize i = 0; i < self->codesize; ++i) {
        words[i] = self->code[i];
    }
    for (ssize i = 0; i < count; ++i) {
        const sre::set_place set = check.sets()[i];
        self->bits[i] = sre::set_bits(set.by, self->code + set.at);
        words[set.at] = static_cast<sre::code_word>(i);
    }
    return true;
}

/// Checks the type of an argument of compile(); false: TypeError is pending.
[[nodiscard]] constexpr bool check_argument(thread_state& thread, value given, const char* name,
                                            const type_object& type) noexcept {
    if (is_kind_of(given, type)) {
        return true;
    }
    raise(thread, type_error_type, "compile() argument '", name, "' must be ", type.tp_name,
          ", not ", given.kind == tag::none ? "None" : type_of(given)->tp_name);
    return false;
}

/// _sre.compile(pattern, flags, code, groups, groupindex, indexgroup).
[[nodiscard]] constexpr owned sre_compile(thread_state& thread, const arguments& given) noexcept {
    constexpr signature<6> of{
        "compile", {"pattern", "flags", "code", "groups", "groupindex", "indexgroup"}, 6};
    value each[6];
    int flags = 0;
    ssize groups = 0;
    if (!read_arguments(thread, of, given, each) ||
        !interpreter::to_c_integer(thread, each[1], flags) ||
        !check_argument(thread, each[2], "code", list_type) ||
        !interpreter::to_c_integer(thread, each[3], groups) ||
        !check_argument(thread, each[4], "groupindex", dict_type) ||
        !check_argument(thread, each[5], "indexgroup", tuple_type)) {
        return {};
    }
    auto* self = allocate<pattern_object>(thread, pattern_type);
    owned kept = owned::take(self);
    if (self == nullptr ||
        !read_code(thread, self, static_cast<const list_object*>(each[2].data.object))) {
        return {};
    }
    if (each[0].kind != tag::none) {
        sre_subject subject;
        if (!subject.read(thread, each[0])) {
            return {};
        }
        self->is_bytes = subject.is_bytes ? 1 : 0;
    }
    self->pattern = box(thread, each[0]);
    self->flags = flags;
    self->groups = groups;
    if (static_cast<const dict_object*>(each[4].data.object)->ma_used > 0) {
        self->groupindex = owned::share(each[4]).release().data.object;
        if (static_cast<const tuple_object*>(each[5].data.object)->ob_size > 0) {
            self->indexgroup = owned::share(each[5]).release().data.object;
        }
    }
    if (!prepare_code(thread, self)) {
        return {};
    }
    return kept;
}

} // namespace detail

} // namespace stasis::library
