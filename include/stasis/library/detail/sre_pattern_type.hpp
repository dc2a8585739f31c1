// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/sre_pattern_type.hpp: the type of patterns: attributes, repr, equality,
// hash. CPython 3.11: pattern_repr, pattern_richcompare, pattern_hash, pattern_spec
// (Modules/_sre/sre.c).
#pragma once

#include <stasis/builtins/mapping_proxy.hpp>
#include <stasis/library/detail/sre_scanner.hpp>
#include <stasis/library/detail/sre_substitution.hpp>

namespace stasis::library {

namespace detail {

struct flag_name {
    const char* name;
    int flag;
};

inline constexpr flag_name flag_names[] = {
    {"re.TEMPLATE", sre::flag_template}, {"re.IGNORECASE", sre::flag_ignorecase},
    {"re.LOCALE", sre::flag_locale},     {"re.MULTILINE", sre::flag_multiline},
    {"re.DOTALL", sre::flag_dotall},     {"re.UNICODE", sre::flag_unicode},
    {"re.VERBOSE", sre::flag_verbose},   {"re.DEBUG", sre::flag_debug},
    {"re.ASCII", sre::flag_ascii},
};

/// Adds a number that isn't negative in hexadecimal.
constexpr void add_hexadecimal(text_builder& to, std::uint32_t number) noexcept {
    int shift = 28;
    while (shift > 0 && number >> shift == 0) {
        shift -= 4;
    }
    to.add("0x");
    for (; shift >= 0; shift -= 4) {
        to.add("0123456789abcdef"[number >> shift & 15]);
    }
}

[[nodiscard]] constexpr owned pattern_repr(thread_state& thread, value held) noexcept {
    const pattern_object* const self = pattern_of(held);
    text_builder built{thread};
    built.add("re.compile(");
    if (!add_short_repr(thread, built, load(self->pattern), 200)) {
        return {};
    }
    constexpr int kinds = sre::flag_locale | sre::flag_unicode | sre::flag_ascii;
    int flags = self->flags;
    if (self->is_bytes == 0 && (flags & kinds) == sre::flag_unicode) {
        flags &= ~sre::flag_unicode; // what patterns of str have anyway
    }
    const char* between = ", ";
    for (const flag_name& each : flag_names) {
        if ((flags & each.flag) != 0) {
            built.add(between);
            built.add(each.name);
            flags &= ~each.flag;
            between = "|";
        }
    }
    if (flags != 0) {
        built.add(between);
        add_hexadecimal(built, static_cast<std::uint32_t>(flags));
    }
    built.add(")");
    return built.finish();
}

[[nodiscard]] constexpr owned pattern_compare(thread_state& thread, value held, value right,
                                              int operation) noexcept {
    if ((operation != equal && operation != not_equal) || type_of(right) != &pattern_type) {
        return not_implemented();
    }
    const pattern_object* const a = pattern_of(held);
    const pattern_object* const b = pattern_of(right);
    int same =
        a == b || (a->flags == b->flags && a->is_bytes == b->is_bytes && a->codesize == b->codesize)
            ? 1
            : 0;
    for (ssize i = 0; a != b && same == 1 && i < a->codesize; ++i) {
        same = a->code[i] == b->code[i] ? 1 : 0;
    }
    if (a != b && same == 1) {
        same = compare_truth(thread, load(a->pattern), load(b->pattern), equal);
    }
    return owned::take(same < 0 ? value{} : make_bool((same == 1) == (operation == equal)));
}

/// The hash of a pattern's words, as bytes; -1: it raised.
[[nodiscard]] constexpr hash_t hash_code(thread_state& thread,
                                         const pattern_object* self) noexcept {
    state::scratch_room<unsigned char, 256> bytes{thread, self->codesize * 4};
    if (!bytes) {
        return -1;
    }
    for (ssize i = 0; i < self->codesize * 4; ++i) {
        bytes.data()[i] = static_cast<unsigned char>(self->code[i / 4] >> (i % 4 * 8));
    }
    return support::hash_bytes(bytes.data(), static_cast<std::size_t>(self->codesize) * 4);
}

[[nodiscard]] constexpr hash_t pattern_hash(thread_state& thread, value held) noexcept {
    const pattern_object* const self = pattern_of(held);
    hash_t hash = hash_of(thread, load(self->pattern));
    if (hash == -1) {
        return -1;
    }
    hash ^= hash_code(thread, self);
    if (pending(thread)) {
        return -1;
    }
    hash ^= hash_t{self->flags} ^ hash_t { self->is_bytes } ^ hash_t { self->codesize };
    return hash == -1 ? -2 : hash;
}

[[nodiscard]] constexpr owned pattern_copy(thread_state& thread, const arguments& given) noexcept {
    return copy_itself(thread, "Pattern.__copy__", given);
}

[[nodiscard]] constexpr owned pattern_deepcopy(thread_state& thread,
                                               const arguments& given) noexcept {
    return deepcopy_itself(thread, "Pattern.__deepcopy__", given);
}

// ---- attributes --------------------------------------------------------------------------------

[[nodiscard]] constexpr owned pattern_pattern(thread_state&, value self) noexcept {
    return owned::share(load(pattern_of(self)->pattern));
}

[[nodiscard]] constexpr owned pattern_flags(thread_state&, value self) noexcept {
    return owned::take(make_int(pattern_of(self)->flags));
}

[[nodiscard]] constexpr owned pattern_groups(thread_state&, value self) noexcept {
    return owned::take(make_int(pattern_of(self)->groups));
}

[[nodiscard]] constexpr owned pattern_groupindex(thread_state& thread, value self) noexcept {
    object* const names = pattern_of(self)->groupindex;
    if (names == nullptr) {
        return owned::take(new_dict(thread));
    }
    return new_mapping_proxy(thread, names);
}

/// tp_free.
constexpr void pattern_free(object* held) noexcept {
    auto* self = static_cast<pattern_object*>(held);
    if (self->code != nullptr) {
        release_array(self->code, static_cast<std::size_t>(self->codesize) * 2 + 1);
    }
    if (self->bits != nullptr) {
        release_array(self->bits, static_cast<std::size_t>(self->bits_count) + 1);
    }
    state::release<pattern_object>(self);
}

using pattern_fields = object_fields<pattern_object, &pattern_object::pattern,
                                     &pattern_object::groupindex, &pattern_object::indexgroup>;

inline constexpr method_def pattern_methods[] = {
    {"match", pattern_match<match_way::at_start>, 0, nullptr},
    {"fullmatch", pattern_match<match_way::all>, 0, nullptr},
    {"search", pattern_match<match_way::anywhere>, 0, nullptr},
    {"sub", pattern_sub<false>, 0, nullptr},
    {"subn", pattern_sub<true>, 0, nullptr},
    {"findall", pattern_findall, 0, nullptr},
    {"split", pattern_split, 0, nullptr},
    {"finditer", pattern_finditer, 0, nullptr},
    {"scanner", pattern_scanner, 0, nullptr},
    {"__copy__", pattern_copy, 0, nullptr},
    {"__deepcopy__", pattern_deepcopy, 0, nullptr},
    class_getitem_row,
    {nullptr, nullptr, 0, nullptr}};

inline constexpr getset_def pattern_members[] = {
    {"pattern", pattern_pattern, nullptr, nullptr, nullptr},
    {"flags", pattern_flags, nullptr, nullptr, nullptr},
    {"groups", pattern_groups, nullptr, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr}};

inline constexpr getset_def pattern_getset[] = {
    {"groupindex", pattern_groupindex, nullptr, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr}};

inline constexpr type_object pattern_table = [] {
    type_object self = object_table<pattern_object, pattern_fields>("re.Pattern", nullptr);
    self.tp_is_gc = loose_link<pattern_object>;
    self.tp_dealloc = referable_dealloc;
    self.tp_free = pattern_free;
    self.tp_clear = nullptr; // whatever may refer to a pattern can be cleared itself
    self.tp_repr = pattern_repr;
    self.tp_hash = pattern_hash;
    self.tp_richcompare = pattern_compare;
    self.tp_weaklistoffset = 40; // of weakreflist
    self.tp_methods = pattern_methods;
    self.tp_members = pattern_members;
    self.tp_getset = pattern_getset;
    return self;
}();

} // namespace detail

inline constexpr type_object pattern_type =
    builtins::ready<pattern_type, detail::pattern_table, "match", "fullmatch", "search", "sub",
                    "subn", "findall", "split", "finditer", "scanner", "__copy__", "__deepcopy__",
                    "pattern", "flags", "groups", "groupindex">();

} // namespace stasis::library
