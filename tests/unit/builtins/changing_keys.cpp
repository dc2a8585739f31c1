// SPDX-License-Identifier: BSL-1.0
// unit/builtins/changing_keys.cpp: a key whose comparison empties the dict or the set that it is looked
// up in, as one of a user's own type may do.
#include <support/check.hpp>

#include <stasis/stasis.hpp>

namespace {

using namespace stasis;

/// Behind the slots of an empty set's table.
constexpr hash_t emptying_hash = 100;

template <class Container>
struct emptying_key : object {
    Container* container = nullptr;
};

template <class Container>
constexpr owned empty_it(thread_state&, value left, value, int) {
    state::clear(static_cast<emptying_key<Container>*>(left.data.object)->container);
    return owned::take(make_bool(false));
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
        return state::store(thread, dict, key, pointer_to(graph::none));
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

TEST_CASE("a set that a comparison empties is looked through again") {
    STASIS_CHECK(in_set([](thread_state& thread, set_object* set, value key) {
        return state::find(thread, set, key, emptying_hash) == nullptr && thread.curexc_type == nullptr &&
               set->used == 0;
    }));
    STASIS_CHECK(in_set([](thread_state& thread, set_object* set, value key) {
        return state::add(thread, set, key) == 1 && set->used == 1;
    }));
}
