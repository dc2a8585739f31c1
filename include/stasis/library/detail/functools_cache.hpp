// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/functools_cache.hpp: _lru_cache_wrapper: a function that remembers what
// another one has returned.
// Promises: CPython's keys: an int or a str that is the one argument is its own key, else a key is
// a tuple of all arguments and, if they count, their types. A bounded cache is a dict of links,
// which are a list from the one that was used longest ago to the newest. Each is as it should be
// when code that hashes or compares runs, which may call the function again.
// CPython 3.11: Modules/_functoolsmodule.c.
#pragma once

#include <stasis/builtins/bound_method.hpp>
#include <stasis/builtins/static_method.hpp>
#include <stasis/library/detail/fields.hpp>
#include <stasis/library/detail/module_arguments.hpp>

namespace stasis::library::detail {

/// lru_list_elem: a call and what it has returned. The dict has a reference to it, and so has the
/// list.
struct cache_link : sealed_object {
    cache_link* previous = nullptr;
    cache_link* next = nullptr;
    hash_t hash = 0;
    bool listed = false; ///< not while it is being given to another key
    value key;
    value result;
};

/// lru_cache_object.
struct cache_object : wrapping_object {
    dict_object* cache = nullptr; ///< of results, where there is no bound, else of links
    cache_link* oldest = nullptr;
    cache_link* newest = nullptr;
    value info_type;    ///< what cache_info() calls
    ssize maxsize = -1; ///< -1: there is no bound
    ssize hits = 0;
    ssize misses = 0;
    bool typed = false;
};

} // namespace stasis::library::detail

template <>
inline constexpr bool stasis::state::is_inheritable<stasis::library::detail::cache_object> = false;

namespace stasis::library::detail {

extern const type_object cache_link_type;
extern const type_object cache_type;

[[nodiscard]] constexpr cache_object* cache_of(value self) noexcept {
    return static_cast<cache_object*>(self.data.object);
}

// ---- the list ----------------------------------------------------------------------------------

/// Takes a link out of the list; its reference is the caller's.
constexpr void take_out(cache_object* self, cache_link* link) noexcept {
    (link->previous != nullptr ? link->previous->next : self->oldest) = link->next;
    (link->next != nullptr ? link->next->previous : self->newest) = link->previous;
    link->previous = nullptr;
    link->next = nullptr;
    link->listed = false;
}

/// Puts a link, whose reference is taken over, at the newest end.
constexpr void put_newest(cache_object* self, cache_link* link) noexcept {
    link->listed = true;
    link->previous = self->newest;
    link->next = nullptr;
    (self->newest != nullptr ? self->newest->next : self->oldest) = link;
    self->newest = link;
}

/// Puts a link, whose reference is taken over, at the oldest end.
constexpr void put_oldest(cache_object* self, cache_link* link) noexcept {
    link->listed = true;
    link->next = self->oldest;
    link->previous = nullptr;
    (self->oldest != nullptr ? self->oldest->previous : self->newest) = link;
    self->oldest = link;
}

/// Drops a list of links, which nobody else sees any more.
constexpr void drop_links(cache_link* first) noexcept {
    while (first != nullptr) {
        cache_link* const next = first->next;
        first->next = nullptr;
        first->previous = nullptr;
        first->listed = false;
        decrement(first);
        first = next;
    }
}

// ---- keys --------------------------------------------------------------------------------------

/// What stands between positional and keyword arguments in a key: an object that is nothing else.
inline constexpr object keyword_mark = immortal_head(object_type);

/// The key of a call.
[[nodiscard]] constexpr owned make_key(thread_state& thread, const arguments& given,
                                       bool typed) noexcept {
    const ssize named = keyword_count(given);
    const ssize count = given.count;
    if (!typed && named == 0) {
        if (count == 1 &&
            (given.values[0].kind == tag::integer || type_of(given.values[0]) == &str_type ||
             type_of(given.values[0]) == &int_type)) {
            return owned::share(given.values[0]);
        }
        return owned::take(new_tuple(thread, given.values, count));
    }
    const ssize size = count + (named != 0 ? 1 + 2 * named : 0) + (typed ? count + named : 0);
    tuple_object* key = new_tuple_room(thread, size);
    owned made = owned::take(key);
    if (key == nullptr || size == 0) {
        return made;
    }
    object** to = room(key);
    const auto add = [&](value item) {
        *to = box(thread, item);
        return *to++ != nullptr;
    };
    bool good = true;
    for (ssize i = 0; good && i < count; ++i) {
        good = add(given.values[i]);
    }
    if (good && named != 0) {
        good = add(make_object(const_cast<object*>(&keyword_mark)));
    }
    for (ssize i = 0; good && i < named; ++i) {
        good = add(make_object(items(given.keywords)[i])) && add(given.values[count + i]);
    }
    for (ssize i = 0; good && typed && i < count + named; ++i) {
        good = add(make_object(pointer_to(*type_of(given.values[i]))));
    }
    if (!good) {
        return {};
    }
    return made;
}

// ---- calls -------------------------------------------------------------------------------------

/// The end of a call whose result the bounded cache doesn't hold yet: puts it there.
[[nodiscard]] constexpr owned remember(thread_state& thread, cache_object* self, owned key,
                                       hash_t hash, owned result) noexcept {
    if (self->cache->ma_used < self->maxsize || self->oldest == nullptr) {
        auto* link = allocate<cache_link>(thread, cache_link_type);
        owned kept = owned::take(link);
        if (link == nullptr) {
            return {};
        }
        link->hash = hash;
        link->key = owned::share(key.get()).release();
        link->result = owned::share(result.get()).release();
        if (!store_hashed(thread, self->cache, key.get(), hash, link)) {
            return {};
        }
        put_newest(self, static_cast<cache_link*>(kept.release().data.object));
        return result;
    }
    // The oldest link becomes that of the new key.
    cache_link* const link = self->oldest;
    take_out(self, link);
    owned kept = owned::take(link);
    const ssize index = find_entry(thread, self->cache, link->key, link->hash);
    if (index == entry_raised) {
        put_oldest(self, static_cast<cache_link*>(kept.release().data.object));
        return {};
    }
    if (index < 0) { // A call inside the call has removed it.
        return result;
    }
    erase_entry(thread, self->cache, index, link->hash);
    const owned old_key = owned::take(link->key);
    const owned old_result = owned::take(link->result);
    link->hash = hash;
    link->key = owned::share(key.get()).release();
    link->result = owned::share(result.get()).release();
    if (!store_hashed(thread, self->cache, key.get(), hash, link)) {
        return {};
    }
    put_newest(self, static_cast<cache_link*>(kept.release().data.object));
    return result;
}

/// A call by way of the cache.
[[nodiscard]] constexpr owned call_cached(thread_state& thread, cache_object* self,
                                          const arguments& given) noexcept {
    owned key = make_key(thread, given, self->typed);
    const hash_t hash = key ? hash_of(thread, key.get()) : -1;
    if (hash == -1) {
        return {};
    }
    const bool bounded = self->maxsize >= 0;
    object* found = find_hashed(thread, self->cache, key.get(), hash);
    if (found != nullptr) {
        ++self->hits;
        if (!bounded) {
            return owned::share(load(found));
        }
        auto* link = static_cast<cache_link*>(found);
        if (link->listed && link != self->newest) {
            take_out(self, link);
            put_newest(self, link);
        }
        return owned::share(link->result);
    }
    if (pending(thread)) {
        return {};
    }
    ++self->misses;
    owned result = interpreter::call(thread, load(self->wrapped), given);
    if (!result) {
        return {};
    }
    if (!bounded) {
        object* boxed = box(thread, result.get());
        const bool stored =
            boxed != nullptr && store_hashed(thread, self->cache, key.get(), hash, boxed);
        state::drop(boxed);
        if (!stored) {
            return {};
        }
        return result;
    }
    // A call inside the call may have been the same one.
    if (find_hashed(thread, self->cache, key.get(), hash) != nullptr) {
        return result;
    }
    if (pending(thread)) {
        return {};
    }
    return remember(thread, self, static_cast<owned&&>(key), hash, static_cast<owned&&>(result));
}

[[nodiscard]] constexpr owned cache_call(thread_state& thread, value held,
                                         const arguments& given) noexcept {
    const counted_call call(thread, thread.recursion_remaining);
    if (!call) {
        return interpreter::raise_nested_call(thread);
    }
    cache_object* self = cache_of(held);
    const owned kept = owned::share(held);
    if (self->cache == nullptr) { // it was cleared
        return raise(thread, type_error_type, "'", type_of(held)->tp_name,
                     "' object is not callable");
    }
    if (self->maxsize != 0) {
        return call_cached(thread, self, given);
    }
    ++self->misses;
    return interpreter::call(thread, load(self->wrapped), given);
}

// ---- the type ----------------------------------------------------------------------------------

[[nodiscard]] constexpr owned cache_new(thread_state& thread, const type_object& type,
                                        const arguments& given) noexcept {
    constexpr signature<4> parameters{
        "lru_cache", {"user_function", "maxsize", "typed", "cache_info_type"}, 4};
    value read[4] = {};
    if (!read_arguments(thread, parameters, given, read)) {
        return {};
    }
    const int typed = is_true(thread, read[2]);
    if (typed < 0) {
        return {};
    }
    if (type_of(read[0])->tp_call == nullptr) {
        return raise(thread, type_error_type, "the first argument must be callable");
    }
    ssize most = -1;
    if (read[1].kind != tag::none) {
        if (!interpreter::has_index(read[1])) {
            return raise(thread, type_error_type, "maxsize should be integer or None");
        }
        if (!interpreter::to_ssize(thread, read[1], most, overflow_error_type)) {
            return {};
        }
        most = most < 0 ? 0 : most;
    }
    auto* result = allocate<cache_object>(thread, type);
    owned kept = owned::take(result);
    if (result == nullptr) {
        return {};
    }
    result->wrapped = box(thread, read[0]);
    result->cache = result->wrapped != nullptr ? new_dict(thread) : nullptr;
    if (result->cache == nullptr) {
        return {};
    }
    result->info_type = owned::share(read[3]).release();
    result->maxsize = most;
    result->typed = typed == 1;
    return kept;
}

[[nodiscard]] constexpr owned cache_info(thread_state& thread, const arguments& given) noexcept {
    if (!takes_none(thread, "_lru_cache_wrapper.cache_info", given)) {
        return {};
    }
    const cache_object* self = cache_of(given.values[0]);
    if (self->cache == nullptr) {
        return owned::take(none_value);
    }
    const value values[] = {make_int(self->hits), make_int(self->misses),
                            self->maxsize < 0 ? none_value : make_int(self->maxsize),
                            make_int(self->cache->ma_used)};
    const owned type = owned::share(self->info_type);
    return interpreter::call(thread, type.get(), arguments{values, 4, nullptr});
}

[[nodiscard]] constexpr owned cache_clear(thread_state& thread, const arguments& given) noexcept {
    if (!takes_none(thread, "_lru_cache_wrapper.cache_clear", given)) {
        return {};
    }
    cache_object* self = cache_of(given.values[0]);
    cache_link* const first = self->oldest;
    self->oldest = nullptr;
    self->newest = nullptr;
    self->hits = 0;
    self->misses = 0;
    if (self->cache != nullptr) {
        const owned kept = owned::share(self->cache);
        state::clear(self->cache);
    }
    drop_links(first);
    return owned::take(none_value);
}

/// A cached function of a class is a method.
[[nodiscard]] constexpr owned cache_get(thread_state& thread, value self, value of,
                                        value) noexcept {
    if (!of || of.kind == tag::none) {
        return owned::share(self);
    }
    return new_method(thread, self, of);
}

/// It is pickled by its qualified name.
[[nodiscard]] constexpr owned reduce_cache(thread_state& thread, object* held) noexcept {
    return interpreter::get_attribute(thread, make_object(held), &graph::str_<"__qualname__">);
}

/// Itself, whatever the arguments.
[[nodiscard]] constexpr owned cache_copy(thread_state& thread, const arguments& given) noexcept {
    if (!interpreter::no_keywords(thread, "_lru_cache_wrapper.__copy__", given)) {
        return {};
    }
    return owned::share(given.values[0]);
}

/// Itself, whatever the arguments.
[[nodiscard]] constexpr owned cache_deepcopy(thread_state& thread,
                                             const arguments& given) noexcept {
    if (!interpreter::no_keywords(thread, "_lru_cache_wrapper.__deepcopy__", given)) {
        return {};
    }
    return owned::share(given.values[0]);
}

constexpr int cache_traverse(object* held, visit_slot visit, visit_argument* argument) noexcept {
    const auto* self = static_cast<cache_object*>(held);
    int stopped = visit_each(visit, argument, self->wrapped, self->dict, self->cache,
                             object_of(self->info_type));
    for (cache_link* link = self->oldest; stopped == 0 && link != nullptr;) {
        cache_link* const next = link->next; // the visit may end the link
        stopped = visit_each(visit, argument, link);
        link = next;
    }
    return stopped;
}

constexpr void cache_clear_fields(object* held) noexcept {
    auto* self = static_cast<cache_object*>(held);
    cache_link* const first = self->oldest;
    self->oldest = nullptr;
    self->newest = nullptr;
    state::drop(self->cache);
    drop_links(first);
    state::drop(self->wrapped);
    state::drop(self->dict);
    drop_field(self->info_type);
}

inline constexpr type_object cache_link_table =
    object_table<cache_link, object_fields<cache_link, &cache_link::key, &cache_link::result>>(
        "functools._lru_list_elem", nullptr);
inline constexpr type_object cache_link_type = ready<cache_link_type, cache_link_table>();

inline constexpr method_def cache_methods[] = {{"cache_info", cache_info, 0, nullptr},
                                               {"cache_clear", cache_clear, 0, nullptr},
                                               reduce_row<reduce_cache>,
                                               {"__copy__", cache_copy, 0, nullptr},
                                               {"__deepcopy__", cache_deepcopy, 0, nullptr},
                                               {nullptr, nullptr, 0, nullptr}};

inline constexpr type_object cache_table = [] {
    type_object self{};
    self.tp_name = "functools._lru_cache_wrapper";
    self.tp_basicsize = sizeof(cache_object);
    self.tp_dealloc = referable_dealloc;
    self.tp_free = free_object<cache_object>;
    self.tp_traverse = cache_traverse;
    self.tp_clear = cache_clear_fields;
    self.tp_dictoffset = wrapping_dict_offset;
    self.tp_weaklistoffset = wrapping_weak_list_offset;
    self.tp_is_gc = loose_link<cache_object>;
    self.tp_call = cache_call;
    self.tp_descr_get = cache_get;
    self.tp_methods = cache_methods;
    self.tp_getset = instance_dict_getset;
    self.tp_base = &object_type;
    self.tp_new = cache_new;
    return self;
}();
inline constexpr type_object cache_type =
    ready<cache_type, cache_table, "cache_info", "cache_clear", "__copy__", "__deepcopy__">();

} // namespace stasis::library::detail
