// SPDX-License-Identifier: BSL-1.0
// stasis/library/gc.hpp: the module gc: the interpreter's collector (state/collector.hpp).
// Promises: its thresholds, counts and statistics are the collector's own.
// CPython 3.11: Modules/gcmodule.c.
// Refuses: set_debug() of other flags than 0: ValueError. callbacks is an empty list that nobody
// calls; garbage stays empty, since nothing is uncollectable. What is found in a cycle, and what is
// tracked, is this object model's: a dict always is.
#pragma once

#include <stasis/builtins/ready_module.hpp>
#include <stasis/graph/int.hpp>
#include <stasis/interpreter/finalizers.hpp>
#include <stasis/library/detail/module_arguments.hpp>
#include <stasis/state/collector.hpp>

namespace stasis::library {

namespace detail {

/// gc.enable() and gc.disable().
template <support::fixed_string Name, int Enabled>
[[nodiscard]] constexpr owned gc_switch(thread_state& thread, const arguments& given) noexcept {
    if (!takes_nothing(thread, Name.text, given)) {
        return {};
    }
    thread.interp->gc.enabled = Enabled;
    return owned::take(none_value);
}

[[nodiscard]] constexpr owned gc_isenabled(thread_state& thread, const arguments& given) noexcept {
    if (!takes_nothing(thread, "gc.isenabled", given)) {
        return {};
    }
    return owned::take(make_bool(thread.interp->gc.enabled != 0));
}

/// gc.collect(generation=2).
[[nodiscard]] constexpr owned gc_collect(thread_state& thread, const arguments& given) noexcept {
    constexpr signature<1> parameters{"collect", {"generation"}};
    value read[1] = {};
    int generation = state::generation_count - 1;
    if (!read_arguments(thread, parameters, given, read) ||
        (read[0] && !interpreter::to_c_integer(thread, read[0], generation))) {
        return {};
    }
    if (generation < 0 || generation >= state::generation_count) {
        return raise(thread, value_error_type, "invalid generation");
    }
    return owned::take(make_int(state::collect(thread, generation)));
}

[[nodiscard]] constexpr owned gc_get_debug(thread_state& thread, const arguments& given) noexcept {
    if (!takes_nothing(thread, "gc.get_debug", given)) {
        return {};
    }
    return owned::take(make_int(0));
}

/// gc.set_debug(flags).
[[nodiscard]] constexpr owned gc_set_debug(thread_state& thread, const arguments& given) noexcept {
    int flags = 0;
    if (!takes_single(thread, "gc.set_debug", given) ||
        !interpreter::to_c_integer(thread, given.values[0], flags)) {
        return {};
    }
    if (flags != 0) {
        return raise(thread, value_error_type, "the collector can't be debugged");
    }
    return owned::take(none_value);
}

/// gc.set_threshold(threshold0[, threshold1[, threshold2]]).
[[nodiscard]] constexpr owned gc_set_threshold(thread_state& thread,
                                               const arguments& given) noexcept {
    if (!takes_parsed(thread, "gc.set_threshold", given, 1, 3)) {
        return {};
    }
    for (ssize i = 0; i < given.count; ++i) {
        if (!interpreter::to_parsed_int(thread, given.values[i],
                                        thread.interp->gc.generations[i].threshold)) {
            return {};
        }
    }
    return owned::take(none_value);
}

/// gc.get_threshold() and gc.get_count(): a number of each generation.
template <support::fixed_string Name, int state::gc_generation::*Field>
[[nodiscard]] constexpr owned gc_numbers(thread_state& thread, const arguments& given) noexcept {
    if (!takes_nothing(thread, Name.text, given)) {
        return {};
    }
    value numbers[state::generation_count] = {};
    for (int i = 0; i < state::generation_count; ++i) {
        numbers[i] = make_int(thread.interp->gc.generations[i].*Field);
    }
    return owned::take(new_tuple(thread, numbers, state::generation_count));
}

/// gc.get_stats(): a dict of each generation.
[[nodiscard]] constexpr owned gc_get_stats(thread_state& thread, const arguments& given) noexcept {
    if (!takes_nothing(thread, "gc.get_stats", given)) {
        return {};
    }
    owned made = owned::take(new_list(thread, state::generation_count));
    for (int i = 0; made && i < state::generation_count; ++i) {
        const state::gc_generation_stats stats = thread.interp->gc.generation_stats[i];
        const owned one = owned::take(new_dict(thread));
        const auto name = [&](const object& key, ssize number) {
            return store(thread, static_cast<dict_object*>(one.as_object()),
                         make_object(pointer_to(key)), make_int(number));
        };
        if (!one || !name(graph::str_<"collections">, stats.collections) ||
            !name(graph::str_<"collected">, stats.collected) ||
            !name(graph::str_<"uncollectable">, stats.uncollectable) ||
            !append(thread, static_cast<list_object*>(made.as_object()), one.get())) {
            return {};
        }
    }
    return made;
}

/// gc.get_objects(generation=None): None, or -1, is all of them.
[[nodiscard]] constexpr owned gc_get_objects(thread_state& thread,
                                             const arguments& given) noexcept {
    constexpr signature<1> parameters{"get_objects", {"generation"}};
    value read[1] = {};
    ssize generation = -1;
    if (!read_arguments(thread, parameters, given, read) ||
        !to_optional_size(thread, read[0], generation)) {
        return {};
    }
    if (generation >= state::generation_count) {
        return raise(thread, value_error_type,
                     "generation parameter must be less than the number of available "
                     "generations (3)");
    }
    if (generation < -1) {
        return raise(thread, value_error_type, "generation parameter cannot be negative");
    }
    owned made = owned::take(new_list(thread, 0));
    for (int i = 0; made && i < state::generation_count; ++i) {
        if (generation >= 0 && generation != i) {
            continue;
        }
        gc_head& head = thread.interp->gc.generations[i].head;
        for (gc_head* link = head._gc_next; link != &head; link = link->_gc_next) {
            object* const self = state::detail::object_behind(link);
            if (self != made.as_object() &&
                !append(thread, static_cast<list_object*>(made.as_object()), load(self))) {
                return {};
            }
        }
    }
    return made;
}

/// What get_referents() and get_referrers() look for.
struct referent_search : visit_argument {
    thread_state* thread = nullptr;
    list_object* found = nullptr;
    const arguments* wanted = nullptr;
};

constexpr int add_referent(object* self, visit_argument* given) noexcept {
    auto& search = *static_cast<referent_search*>(given);
    return append(*search.thread, search.found, load(self)) ? 0 : -1;
}

constexpr int is_referent(object* self, visit_argument* given) noexcept {
    const auto& search = *static_cast<referent_search*>(given);
    for (ssize i = 0; i < search.wanted->count; ++i) {
        const value each = search.wanted->values[i];
        if (each.kind == tag::object && each.data.object == self) {
            return 1;
        }
    }
    return 0;
}

/// gc.get_referents(*objs).
[[nodiscard]] constexpr owned gc_get_referents(thread_state& thread,
                                               const arguments& given) noexcept {
    if (!interpreter::no_keywords(thread, "get_referents", given)) {
        return {};
    }
    owned made = owned::take(new_list(thread, 0));
    referent_search search{};
    search.thread = &thread;
    search.found = static_cast<list_object*>(made.as_object());
    for (ssize i = 0; made && i < given.count; ++i) {
        const value each = given.values[i];
        if (each.kind != tag::object || each.data.object->ob_type->tp_traverse == nullptr) {
            continue;
        }
        if (each.data.object->ob_type->tp_traverse(each.data.object, add_referent, &search) != 0) {
            return {};
        }
    }
    return made;
}

/// gc.get_referrers(*objs).
[[nodiscard]] constexpr owned gc_get_referrers(thread_state& thread,
                                               const arguments& given) noexcept {
    if (!interpreter::no_keywords(thread, "get_referrers", given)) {
        return {};
    }
    owned made = owned::take(new_list(thread, 0));
    referent_search search{};
    search.wanted = &given;
    for (int i = 0; made && i < state::generation_count; ++i) {
        gc_head& head = thread.interp->gc.generations[i].head;
        for (gc_head* link = head._gc_next; link != &head; link = link->_gc_next) {
            object* const self = state::detail::object_behind(link);
            if (self != made.as_object() && self->ob_type->tp_traverse != nullptr &&
                self->ob_type->tp_traverse(self, is_referent, &search) != 0 &&
                !append(thread, static_cast<list_object*>(made.as_object()), load(self))) {
                return {};
            }
        }
    }
    return made;
}

/// gc.is_tracked(obj).
[[nodiscard]] constexpr owned gc_is_tracked(thread_state& thread, const arguments& given) noexcept {
    if (!takes_single(thread, "gc.is_tracked", given)) {
        return {};
    }
    const value held = given.values[0];
    return owned::take(
        make_bool(held.kind == tag::object && state::detail::may_be_tracked(held.data.object)));
}

/// gc.is_finalized(obj).
[[nodiscard]] constexpr owned gc_is_finalized(thread_state& thread,
                                              const arguments& given) noexcept {
    if (!takes_single(thread, "gc.is_finalized", given)) {
        return {};
    }
    const value held = given.values[0];
    const bool can_be = held.kind == tag::object &&
                        held.data.object->ob_type->tp_finalize != nullptr &&
                        state::detail::may_be_tracked(held.data.object);
    return owned::take(make_bool(
        can_be &&
        state::detail::is_finalized(interpreter::detail::link_of_finalizable(held.data.object))));
}

/// gc.freeze(): no collection looks at what there is now.
[[nodiscard]] constexpr owned gc_freeze(thread_state& thread, const arguments& given) noexcept {
    if (!takes_nothing(thread, "gc.freeze", given)) {
        return {};
    }
    for (state::gc_generation& each : thread.interp->gc.generations) {
        state::detail::move_all(each.head, thread.interp->gc.permanent_generation.head);
        each.count = 0;
    }
    return owned::take(none_value);
}

/// gc.unfreeze(): all of it is of the oldest generation again.
[[nodiscard]] constexpr owned gc_unfreeze(thread_state& thread, const arguments& given) noexcept {
    if (!takes_nothing(thread, "gc.unfreeze", given)) {
        return {};
    }
    state::gc_state& collector = thread.interp->gc;
    state::detail::move_all(collector.permanent_generation.head,
                            collector.generations[state::generation_count - 1].head);
    return owned::take(none_value);
}

[[nodiscard]] constexpr owned gc_get_freeze_count(thread_state& thread,
                                                  const arguments& given) noexcept {
    if (!takes_nothing(thread, "gc.get_freeze_count", given)) {
        return {};
    }
    return owned::take(
        make_int(state::detail::size_of(thread.interp->gc.permanent_generation.head)));
}

inline constexpr method_def gc_methods[] = {
    {"enable", gc_switch<"gc.enable", 1>, 0, nullptr},
    {"disable", gc_switch<"gc.disable", 0>, 0, nullptr},
    {"isenabled", gc_isenabled, 0, nullptr},
    {"set_debug", gc_set_debug, 0, nullptr},
    {"get_debug", gc_get_debug, 0, nullptr},
    {"get_count", gc_numbers<"gc.get_count", &state::gc_generation::count>, 0, nullptr},
    {"set_threshold", gc_set_threshold, 0, nullptr},
    {"get_threshold", gc_numbers<"gc.get_threshold", &state::gc_generation::threshold>, 0, nullptr},
    {"collect", gc_collect, 0, nullptr},
    {"get_objects", gc_get_objects, 0, nullptr},
    {"get_stats", gc_get_stats, 0, nullptr},
    {"is_tracked", gc_is_tracked, 0, nullptr},
    {"is_finalized", gc_is_finalized, 0, nullptr},
    {"get_referrers", gc_get_referrers, 0, nullptr},
    {"get_referents", gc_get_referents, 0, nullptr},
    {"freeze", gc_freeze, 0, nullptr},
    {"unfreeze", gc_unfreeze, 0, nullptr},
    {"get_freeze_count", gc_get_freeze_count, 0, nullptr},
    {nullptr, nullptr, 0, nullptr}};

inline constexpr module_constant gc_constants[] = {
    {"DEBUG_STATS", &graph::int_<1>},         {"DEBUG_COLLECTABLE", &graph::int_<2>},
    {"DEBUG_UNCOLLECTABLE", &graph::int_<4>}, {"DEBUG_SAVEALL", &graph::int_<32>},
    {"DEBUG_LEAK", &graph::int_<38>},         {nullptr, nullptr}};

/// The two lists that the interpreter has.
[[nodiscard]] constexpr bool gc_exec(thread_state& thread, dict_object* names) noexcept {
    state::gc_state& collector = thread.interp->gc;
    return is_writable(thread, collector.garbage) && is_writable(thread, collector.callbacks) &&
           store(thread, names, make_object(pointer_to(graph::str_<"garbage">)),
                 collector.garbage) &&
           store(thread, names, make_object(pointer_to(graph::str_<"callbacks">)),
                 collector.callbacks);
}

inline constexpr module_definition gc_definition{"gc", gc_methods, gc_constants, gc_exec};

} // namespace detail

/// The module gc.
inline constexpr importable_module gc_module = ready_module<detail::gc_definition>();

} // namespace stasis::library
