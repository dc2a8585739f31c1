// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/sre_match.hpp: match objects: the groups of a match.
// Promises: a group's text is looked up in the subject as it is when it is asked for.
// CPython 3.11: MatchObject (Modules/_sre/sre.c).
#pragma once

#include <stasis/builtins/class_getitem.hpp>
#include <stasis/builtins/type.hpp>
#include <stasis/interpreter/import.hpp>
#include <stasis/library/detail/sre_pattern.hpp>

namespace stasis::library {

/// MatchObject: where groups begin and end follows it, -1 where a group has matched nothing.
struct match_object : detail::sealed_object {
    object* string = nullptr;
    object* regs = nullptr; ///< a tuple, or null: not asked for yet
    object* pattern = nullptr;
    ssize pos = 0;
    ssize endpos = 0;
    ssize lastindex = -1;
    ssize groups = 0; ///< the match itself included
};

extern const type_object match_type;

namespace detail {

[[nodiscard]] constexpr match_object* match_of(value self) noexcept {
    return static_cast<match_object*>(self.data.object);
}

/// Where the groups of a match begin and end.
[[nodiscard]] constexpr ssize* marks_of(match_object* self) noexcept {
    return trailing_mutable<ssize>(self, static_cast<std::size_t>(self->groups) * 2);
}

/// A match of what a search has found. `pos` and `endpos` are what was searched.
[[nodiscard]] constexpr owned new_match(thread_state& thread, pattern_search& from, ssize pos,
                                        ssize endpos) noexcept {
    const ssize groups = from.of->groups + 1;
    auto* self =
        allocate<match_object, ssize>(thread, match_type, static_cast<std::size_t>(groups) * 2);
    if (self == nullptr) {
        return {};
    }
    owned kept = owned::take(self);
    self->groups = groups;
    self->string = box(thread, from.whole);
    self->pattern = const_cast<pattern_object*>(from.of);
    increment(self->pattern);
    self->pos = pos;
    self->endpos = endpos;
    self->lastindex = from.state.lastindex;
    ssize* const marks = marks_of(self);
    marks[0] = from.state.start;
    marks[1] = from.state.at;
    for (ssize i = 1; i < groups; ++i) {
        if (!from.state.find_group(i - 1, marks[2 * i], marks[2 * i + 1])) {
            marks[2 * i] = -1;
            marks[2 * i + 1] = -1;
        } else if (!pattern_search::check_span(thread, marks[2 * i], marks[2 * i + 1])) {
            return {};
        }
    }
    return kept;
}

/// re.function(arguments), in Python. CPython 3.11: call (Modules/_sre/sre.c).
template <std::size_t N>
[[nodiscard]] constexpr owned call_re(thread_state& thread, const str_object& function,
                                      const value (&given)[N]) noexcept {
    const owned module =
        interpreter::import_module(thread, make_object(pointer_to(graph::str_<"re">)));
    owned callee;
    if (module) {
        callee = interpreter::get_attribute(thread, module.get(), &function);
    }
    if (!callee) {
        return {};
    }
    return interpreter::call(thread, callee.get(), {given, static_cast<ssize>(N), nullptr});
}

// ---- groups ------------------------------------------------------------------------------------

/// The text of a group, or `otherwise`.
[[nodiscard]] constexpr owned group_text(thread_state& thread, match_object* self, ssize index,
                                         value otherwise) noexcept {
    const ssize from = marks_of(self)[2 * index];
    if (from < 0) {
        return owned::share(otherwise);
    }
    sre_subject subject;
    const value string = load(self->string);
    if (!subject.read(thread, string)) {
        return {};
    }
    return part_of_subject(thread, subject, string, from, marks_of(self)[2 * index + 1]);
}

/// The number of a group, given by number or name, or -1: it raised.
[[nodiscard]] constexpr ssize find_group_number(thread_state& thread, const match_object* self,
                                                value name) noexcept {
    ssize index = -1;
    if (!name) {
        return 0;
    }
    if (interpreter::has_index(name)) {
        if (!interpreter::to_index(thread, name, index)) {
            return -1;
        }
    } else if (const object* const names = pattern_of(self->pattern)->groupindex) {
        const object* const found =
            state::find(thread, static_cast<const dict_object*>(names), name);
        const value number = found != nullptr ? load(const_cast<object*>(found)) : value{};
        if (pending(thread)) {
            return -1;
        }
        const value small = number && is_int(number) ? as_number(number) : value{};
        index = small.kind == tag::integer ? small.data.integer : -1;
    }
    if (index < 0 || index >= self->groups) {
        raise(thread, index_error_type, "no such group");
        return -1;
    }
    return index;
}

[[nodiscard]] constexpr owned group_named(thread_state& thread, match_object* self, value name,
                                          value otherwise) noexcept {
    const ssize index = find_group_number(thread, self, name);
    if (index < 0) {
        return {};
    }
    return group_text(thread, self, index, otherwise);
}

/// A tuple of `count` items that a function makes; empty: it raised.
template <class Make>
[[nodiscard]] constexpr owned tuple_by(thread_state& thread, ssize count,
                                       const Make& make) noexcept {
    tuple_object* const made = new_tuple_room(thread, count);
    owned kept = owned::take(made);
    for (ssize i = 0; made != nullptr && i < count; ++i) {
        const owned item = make(i);
        object* const boxed = item ? box(thread, item.get()) : nullptr;
        if (boxed == nullptr) {
            return {};
        }
        room(made)[i] = boxed;
    }
    return kept;
}

/// Match.group(*groups).
[[nodiscard]] constexpr owned match_group(thread_state& thread, const arguments& given) noexcept {
    if (!interpreter::no_keywords(thread, "Match.group", given)) {
        return {};
    }
    match_object* const self = match_of(given.values[0]);
    if (given.count <= 2) {
        return group_named(thread, self, given.count == 2 ? given.values[1] : value{}, none_value);
    }
    return tuple_by(thread, given.count - 1, [&](ssize i) {
        return group_named(thread, self, given.values[i + 1], none_value);
    });
}

[[nodiscard]] constexpr owned match_subscript(thread_state& thread, value self,
                                              value name) noexcept {
    return group_named(thread, match_of(self), name, none_value);
}

/// Reads the argument default=None; false: it raised.
[[nodiscard]] constexpr bool read_default(thread_state& thread, const char* name,
                                          const arguments& given, value& otherwise) noexcept {
    const signature<1> of{name, {"default"}};
    value each[1];
    const bool fits = read_arguments(thread, of, given, each, 1);
    otherwise = each[0] ? each[0] : none_value;
    return fits;
}

/// Match.groups(default=None).
[[nodiscard]] constexpr owned match_groups(thread_state& thread, const arguments& given) noexcept {
    value otherwise{};
    if (!read_default(thread, "groups", given, otherwise)) {
        return {};
    }
    match_object* const self = match_of(given.values[0]);
    return tuple_by(thread, self->groups - 1,
                    [&](ssize i) { return group_text(thread, self, i + 1, otherwise); });
}

/// Match.groupdict(default=None).
[[nodiscard]] constexpr owned match_groupdict(thread_state& thread,
                                              const arguments& given) noexcept {
    value otherwise{};
    if (!read_default(thread, "groupdict", given, otherwise)) {
        return {};
    }
    match_object* const self = match_of(given.values[0]);
    dict_object* const made = new_dict(thread);
    owned kept = owned::take(made);
    const object* const names = pattern_of(self->pattern)->groupindex;
    ssize position = 0;
    while (made != nullptr && names != nullptr) {
        const dict_item_view entry = next_entry(static_cast<const dict_object*>(names), position);
        if (!entry) {
            break;
        }
        const owned key = owned::share(load(entry.me_key));
        const owned group = group_named(thread, self, key.get(), otherwise);
        if (!group || !store(thread, made, key.get(), group.get())) {
            return {};
        }
    }
    return kept;
}

/// The group that an optional argument names, or -1: it raised.
[[nodiscard]] constexpr ssize read_group(thread_state& thread, const char* name,
                                         const arguments& given) noexcept {
    if (!takes(thread, name, given, 0, 1)) {
        return -1;
    }
    return find_group_number(thread, match_of(given.values[0]),
                             given.count > 1 ? given.values[1] : value{});
}

/// Match.start([group]).
[[nodiscard]] constexpr owned match_start(thread_state& thread, const arguments& given) noexcept {
    const ssize group = read_group(thread, "Match.start", given);
    return owned::take(group < 0 ? value{}
                                 : make_int(marks_of(match_of(given.values[0]))[2 * group]));
}

/// Match.end([group]).
[[nodiscard]] constexpr owned match_end(thread_state& thread, const arguments& given) noexcept {
    const ssize group = read_group(thread, "Match.end", given);
    return owned::take(group < 0 ? value{}
                                 : make_int(marks_of(match_of(given.values[0]))[2 * group + 1]));
}

/// Where a group begins and ends.
[[nodiscard]] constexpr owned group_span(thread_state& thread, match_object* self,
                                         ssize group) noexcept {
    const ssize* const marks = marks_of(self) + 2 * group;
    const value pair[] = {make_int(marks[0]), make_int(marks[1])};
    return owned::take(new_tuple(thread, pair, 2));
}

/// Match.span([group]).
[[nodiscard]] constexpr owned match_span(thread_state& thread, const arguments& given) noexcept {
    const ssize group = read_group(thread, "Match.span", given);
    if (group < 0) {
        return {};
    }
    return group_span(thread, match_of(given.values[0]), group);
}

/// Match.expand(template).
[[nodiscard]] constexpr owned match_expand(thread_state& thread, const arguments& given) noexcept {
    constexpr signature<1> of{"expand", {"template"}, 1};
    value each[1];
    if (!read_arguments(thread, of, given, each, 1)) {
        return {};
    }
    const value self = given.values[0];
    return call_re(thread, graph::str_<"_expand">,
                   {make_object(match_of(self)->pattern), self, each[0]});
}

/// __copy__() of a pattern or a match: itself.
[[nodiscard]] constexpr owned copy_itself(thread_state& thread, const char* name,
                                          const arguments& given) noexcept {
    return owned::share(takes_none(thread, name, given) ? given.values[0] : value{});
}

/// __deepcopy__(memo) of a pattern or a match: itself.
[[nodiscard]] constexpr owned deepcopy_itself(thread_state& thread, const char* name,
                                              const arguments& given) noexcept {
    return owned::share(takes_one(thread, name, given) ? given.values[0] : value{});
}

[[nodiscard]] constexpr owned match_copy(thread_state& thread, const arguments& given) noexcept {
    return copy_itself(thread, "Match.__copy__", given);
}

[[nodiscard]] constexpr owned match_deepcopy(thread_state& thread,
                                             const arguments& given) noexcept {
    return deepcopy_itself(thread, "Match.__deepcopy__", given);
}

// ---- attributes --------------------------------------------------------------------------------

[[nodiscard]] constexpr owned match_string(thread_state&, value self) noexcept {
    return owned::share(load(match_of(self)->string));
}

[[nodiscard]] constexpr owned match_re(thread_state&, value self) noexcept {
    return owned::share(match_of(self)->pattern);
}

[[nodiscard]] constexpr owned match_pos(thread_state&, value self) noexcept {
    return owned::take(make_int(match_of(self)->pos));
}

[[nodiscard]] constexpr owned match_endpos(thread_state&, value self) noexcept {
    return owned::take(make_int(match_of(self)->endpos));
}

[[nodiscard]] constexpr owned match_lastindex(thread_state&, value self) noexcept {
    const ssize last = match_of(self)->lastindex;
    return owned::take(last >= 0 ? make_int(last) : none_value);
}

[[nodiscard]] constexpr owned match_lastgroup(thread_state&, value self) noexcept {
    const ssize last = match_of(self)->lastindex;
    const auto* const names =
        static_cast<const tuple_object*>(pattern_of(match_of(self)->pattern)->indexgroup);
    if (names == nullptr || last < 0 || last >= names->ob_size) {
        return owned::take(none_value);
    }
    return owned::share(load(items(names)[last]));
}

[[nodiscard]] constexpr owned match_regs(thread_state& thread, value held) noexcept {
    match_object* const self = match_of(held);
    if (self->regs == nullptr) {
        owned made =
            tuple_by(thread, self->groups, [&](ssize i) { return group_span(thread, self, i); });
        if (!made) {
            return {};
        }
        self->regs = made.release().data.object;
    }
    return owned::share(self->regs);
}

/// Adds the first characters of an object's repr; false: it raised.
[[nodiscard]] constexpr bool add_short_repr(thread_state& thread, text_builder& to, value of,
                                            ssize most) noexcept {
    const owned shown = interpreter::repr(thread, of);
    if (!shown) {
        return false;
    }
    const text all = text_of(shown.as_object());
    to.add(all.part(0, all.size < most ? all.size : most));
    return true;
}

[[nodiscard]] constexpr owned match_repr(thread_state& thread, value held) noexcept {
    match_object* const self = match_of(held);
    const owned whole = group_text(thread, self, 0, none_value);
    if (!whole) {
        return {};
    }
    text_builder built{thread};
    built.add("<re.Match object; span=(");
    built.add(std::int64_t{marks_of(self)[0]});
    built.add(", ");
    built.add(std::int64_t{marks_of(self)[1]});
    built.add("), match=");
    if (!add_short_repr(thread, built, whole.get(), 50)) {
        return {};
    }
    built.add(">");
    return built.finish();
}

/// tp_free.
constexpr void match_free(object* held) noexcept {
    auto* self = static_cast<match_object*>(held);
    state::release<match_object, ssize>(self, static_cast<std::size_t>(self->groups) * 2);
}

using match_fields =
    object_fields<match_object, &match_object::string, &match_object::regs, &match_object::pattern>;

inline constexpr method_def match_methods[] = {{"group", match_group, 0, nullptr},
                                               {"start", match_start, 0, nullptr},
                                               {"end", match_end, 0, nullptr},
                                               {"span", match_span, 0, nullptr},
                                               {"groups", match_groups, 0, nullptr},
                                               {"groupdict", match_groupdict, 0, nullptr},
                                               {"expand", match_expand, 0, nullptr},
                                               {"__copy__", match_copy, 0, nullptr},
                                               {"__deepcopy__", match_deepcopy, 0, nullptr},
                                               class_getitem_row,
                                               {nullptr, nullptr, 0, nullptr}};

inline constexpr getset_def match_members[] = {{"string", match_string, nullptr, nullptr, nullptr},
                                               {"re", match_re, nullptr, nullptr, nullptr},
                                               {"pos", match_pos, nullptr, nullptr, nullptr},
                                               {"endpos", match_endpos, nullptr, nullptr, nullptr},
                                               {nullptr, nullptr, nullptr, nullptr, nullptr}};

inline constexpr getset_def match_getset[] = {
    {"lastindex", match_lastindex, nullptr, nullptr, nullptr},
    {"lastgroup", match_lastgroup, nullptr, nullptr, nullptr},
    {"regs", match_regs, nullptr, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr}};

inline constexpr mapping_methods match_as_mapping{nullptr, match_subscript, nullptr};

inline constexpr type_object match_table = [] {
    type_object self = object_table<match_object, match_fields>("re.Match", nullptr);
    self.tp_free = match_free;
    self.tp_clear = nullptr; // whatever may refer to a match can be cleared itself
    self.tp_repr = match_repr;
    self.tp_as_mapping = &match_as_mapping;
    self.tp_methods = match_methods;
    self.tp_members = match_members;
    self.tp_getset = match_getset;
    return self;
}();

} // namespace detail

inline constexpr type_object match_type =
    builtins::ready<match_type, detail::match_table, "group", "start", "end", "span", "groups",
                    "groupdict", "expand", "__copy__", "__deepcopy__", "string", "re", "pos",
                    "endpos", "lastindex", "lastgroup", "regs">();

} // namespace stasis::library
