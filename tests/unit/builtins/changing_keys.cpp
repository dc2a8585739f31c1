// SPDX-License-Identifier: BSL-1.0
// unit/builtins/changing_keys.cpp: a key whose comparison empties the dict or the set that it is looked
// up in, as one of a user's own type may do.
#include <support/check.hpp>

#include <stasis/stasis.hpp>

namespace {

using namespace stasis;

// A key of a list is equal to any other; a key of a dict or a set to none.

/// Behind the slots of an empty set's table.
constexpr hash_t emptying_hash = 100;

template <class Container>
struct emptying_key : object {
    Container* container = nullptr;
};

constexpr void make_empty(list_object* self) { builtins::list_clear(self); }
constexpr void make_empty(dict_object* self) { state::clear(self); }
constexpr void make_empty(set_object* self) { state::clear(self); }

template <class Container>
constexpr owned empty_it(thread_state&, value left, value, int) {
    make_empty(static_cast<emptying_key<Container>*>(left.data.object)->container);
    return owned::take(make_bool(std::is_same_v<Container, list_object>));
}

template <class Container>
constexpr type_object emptying_type = [] {
    type_object type{};
    static_cast<object&>(type) = immortal_head(type_type);
    type.tp_name = "emptying";
    type.tp_richcompare = empty_it<Container>;
    type.tp_hash = [](thread_state&, value) { return emptying_hash; };
    return type;
}();

/// Calls `use` with a container that holds an emptying key and some numbers, so that its table isn't
/// the smallest, and with a key of the same hash that isn't in it.
template <class Container>
constexpr bool with_emptying_key(auto make, auto add, auto use) {
    state::interpreter_state interp{};
    thread_state& thread = interp._initial_thread;
    Container* container = make(thread);
    emptying_key<Container> key{immortal_head(emptying_type<Container>), container};
    emptying_key<Container> other = key;
    bool done = add(thread, container, make_object(&key));
    for (int number = 1000; number < 1030; ++number) {
        done = add(thread, container, make_int(number)) && done;
    }
    done = done && use(thread, container, make_object(&other));
    decrement(make_object(container));
    if (!std::is_constant_evaluated()) {
        state::release_chunks(interp.memory);
    }
    return done;
}

constexpr bool in_dict(auto use) {
    const auto make = [](thread_state& thread) { return state::new_dict(thread); };
    const auto add = [](thread_state& thread, dict_object* dict, value key) {
        const owned item = state::new_str(thread, "an item that nobody else holds");
        return state::store(thread, dict, key, item.get());
    };
    return with_emptying_key<dict_object>(make, add, use);
}

constexpr bool in_set(auto use) {
    const auto make = [](thread_state& thread) { return state::new_set(thread, set_type); };
    const auto add = [](thread_state& thread, set_object* set, value key) {
        return state::add(thread, set, key) == 1;
    };
    return with_emptying_key<set_object>(make, add, use);
}

constexpr bool in_list(auto use) {
    const auto make = [](thread_state& thread) { return state::new_list(thread, 0); };
    const auto add = [](thread_state& thread, list_object* list, value key) {
        return state::append(thread, list, key);
    };
    return with_emptying_key<list_object>(make, add, use);
}

/// A set that holds just one key.
constexpr owned set_with(thread_state& thread, value key) {
    owned made = builtins::make_set(thread, set_type, {});
    if (!made || state::add(thread, builtins::detail::set_of(made.get()), key) != 1) {
        return {};
    }
    return made;
}

} // namespace

TEST_CASE("a dict that a comparison empties is looked through again") {
    STASIS_CHECK(in_dict([](thread_state& thread, dict_object* dict, value key) {
        return state::find(thread, dict, key) == nullptr && thread.curexc_type == nullptr &&
               dict->ma_used == 0;
    }));
    STASIS_CHECK(in_dict([](thread_state& thread, dict_object* dict, value key) {
        return state::store(thread, dict, key, pointer_to(graph::none)) && dict->ma_used == 1;
    }));
}

TEST_CASE("dict.pop of a key whose comparison empties the dict is a KeyError") {
    STASIS_CHECK(in_dict([](thread_state& thread, dict_object* dict, value key) {
        const value given[] = {make_object(dict), key};
        return !builtins::dict_pop(thread, {given, 2, nullptr}) &&
               state::clear_pending(thread, key_error_type) && dict->ma_used == 0;
    }));
}

TEST_CASE("a set that a comparison empties is looked through again") {
    STASIS_CHECK(in_set([](thread_state& thread, set_object* set, value key) {
        return state::find(thread, set, key, emptying_hash) == nullptr && thread.curexc_type == nullptr &&
               set->used == 0;
    }));
    STASIS_CHECK(in_set([](thread_state& thread, set_object* set, value key) {
        return state::add(thread, set, key) == 1 && set->used == 1;
    }));
}

TEST_CASE("a dict that is emptied while it is merged into another ends that") {
    STASIS_CHECK(in_dict([](thread_state& thread, dict_object* dict, value key) {
        const owned target = owned::take(state::new_dict(thread));
        auto* into = static_cast<dict_object*>(target.as_object());
        return state::store(thread, into, key, pointer_to(graph::none)) &&
               !state::merge(thread, into, dict) &&
               state::clear_pending(thread, runtime_error_type) && into->ma_used == 2;
    }));
}

TEST_CASE("a pair that is emptied while its key is compared is stored all the same") {
    STASIS_CHECK(in_list([](thread_state& thread, list_object* list, value key) {
        builtins::list_clear(list);
        const owned made = owned::take(state::new_dict(thread));
        const owned pairs = owned::take(state::new_list(thread, 0));
        const owned item = state::new_str(thread, "an item that nobody else holds");
        auto* into = static_cast<dict_object*>(made.as_object());
        return state::append(thread, list, key) && state::append(thread, list, item.get()) &&
               state::append(thread, static_cast<list_object*>(pairs.as_object()),
                             make_object(list)) &&
               state::store(thread, into, key, pointer_to(graph::none)) &&
               builtins::merge_any(thread, into, pairs.get()) && into->ma_used == 1;
    }));
}

TEST_CASE("a set that is emptied while it is merged, compared or taken away is left in peace") {
    STASIS_CHECK(in_set([](thread_state& thread, set_object* set, value key) {
        const owned target = set_with(thread, key);
        return state::merge_set(thread, builtins::detail::set_of(target.get()), set);
    }));
    STASIS_CHECK(in_set([](thread_state& thread, set_object* set, value key) {
        const owned target = set_with(thread, key);
        return static_cast<bool>(builtins::set_difference(thread, set, target.get())) &&
               set->used == 0;
    }));
    STASIS_CHECK(in_set([](thread_state& thread, set_object* set, value key) {
        const owned target = set_with(thread, key);
        return builtins::set_toggle(thread, builtins::detail::set_of(target.get()),
                                    make_object(set)) &&
               set->used == 0;
    }));
    STASIS_CHECK(in_set([](thread_state& thread, set_object* set, value key) {
        const owned target = set_with(thread, key);
        return builtins::set_subtract(thread, builtins::detail::set_of(target.get()),
                                      make_object(set)) &&
               set->used == 0;
    }));
    STASIS_CHECK(in_set([](thread_state& thread, set_object* set, value key) {
        const owned target = set_with(thread, key);
        return static_cast<bool>(builtins::set_intersection(
                   thread, builtins::detail::set_of(target.get()), make_object(set))) &&
               set->used == 0;
    }));
}

TEST_CASE("list.remove of an item whose comparison has emptied the list removes nothing more") {
    STASIS_CHECK(in_list([](thread_state& thread, list_object* list, value key) {
        const value given[] = {make_object(list), key};
        return static_cast<bool>(builtins::list_remove(thread, {given, 2, nullptr})) &&
               list->ob_size == 0;
    }));
}
