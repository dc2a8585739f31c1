// SPDX-License-Identifier: BSL-1.0
// unit/builtins/static_containers.cpp: lists, dicts and sets that C++ variables hold are changed by
// Python code, in a constant expression and at run time, and are as they were when its interpreter
// ends; constant ones can't be changed.
#include <images/empty_module.hpp>
#include <images/static_containers.hpp>
#include <support/check.hpp>

#include <stasis/graph/int.hpp>
#include <stasis/graph/list.hpp>
#include <stasis/graph/mutable_dict.hpp>
#include <stasis/graph/mutable_list.hpp>
#include <stasis/graph/mutable_set.hpp>
#include <stasis/graph/tuple.hpp>
#include <stasis/stasis.hpp>
#include <stasis/state/collector.hpp>
#include <stasis/state/find_text.hpp>

#include <cstring>

namespace {

using namespace stasis;
using namespace stasis::graph;
using code = program<images::static_containers>;

// ---- in a constant expression ------------------------------------------------------------------

constexpr bool list_is_read() {
    mutable_list<int_<40>, int_<2>> scores;
    return code::call("total", scores) == 42 && code::call<bool>("looks_like", scores, "[40, 2]");
}
constexpr bool list_is_appended_to(int count) {
    mutable_list<int_<1>, int_<2>> scores;
    return code::call("append", scores, count) == 2 + count && scores.ob_size == 2 &&
           scores.ob_item == scores.items && scores.items[2] == nullptr && scores.owner == nullptr;
}
constexpr bool list_is_edited(text function) {
    mutable_list<int_<1>, int_<2>> scores;
    return code::call<bool>(function, scores) && scores.items[1] == pointer_to(int_<2>);
}
TEST_CASE("a static list is read, appended to and edited") {
    STASIS_CHECK(list_is_read());
    STASIS_CHECK(list_is_appended_to(0));
    STASIS_CHECK(list_is_appended_to(5));
    STASIS_CHECK(list_is_appended_to(20));
    STASIS_CHECK(list_is_edited("edit"));
    STASIS_CHECK(list_is_edited("sort"));
    STASIS_CHECK(list_is_edited("drain"));
    STASIS_CHECK(list_is_edited("make_again"));
}

constexpr bool dict_is_stored_to(int count) {
    mutable_dict<item_<str_<"tea">, int_<250>>> prices;
    return code::call("store", prices, count) == 1 + count && prices.ma_used == 1 &&
           prices.ma_keys == &prices.keys && prices.keys.dk_nentries == 1 &&
           dict_item_at(&prices, 0).me_value == pointer_to(int_<250>);
}
constexpr bool dict_is_edited(text function) {
    mutable_dict<item_<str_<"tea">, int_<250>>, item_<str_<"cake">, int_<420>>> prices;
    return code::call<bool>(function, prices) && prices.ma_used == 2;
}
constexpr bool general_dict_is_edited() {
    mutable_dict<item_<int_<7>, none>, item_<str_<"tea">, int_<250>>, item_<str_<"cake">, none>>
        prices;
    return code::call("store", prices, 30) == 33 && prices.ma_used == 3;
}
constexpr bool empty_ones_are_filled() {
    mutable_list<> scores;
    mutable_dict<> prices;
    return code::call("append", scores, 3) == 3 && code::call("store", prices, 3) == 3 &&
           code::call<bool>("close_cycle", scores, prices) && scores.ob_size == 0 &&
           prices.ma_used == 0;
}
TEST_CASE("a static dict is stored to and edited") {
    STASIS_CHECK(dict_is_stored_to(0));
    STASIS_CHECK(dict_is_stored_to(5));
    STASIS_CHECK(dict_is_stored_to(20));
    STASIS_CHECK(dict_is_edited("edit_dict"));
    STASIS_CHECK(dict_is_edited("clear_dict"));
    STASIS_CHECK(dict_is_edited("make_dict_again"));
    STASIS_CHECK(general_dict_is_edited());
    STASIS_CHECK(empty_ones_are_filled());
}

constexpr bool small_set_is_edited(text function) {
    mutable_set<int_<7>, str_<"tea">> seen;
    return code::call<bool>(function, seen) && seen.used == 2 && seen.fill == 2 &&
           seen.table == seen.smalltable && seen.finger == 0;
}
constexpr bool large_set_is_edited(text function) {
    mutable_set<int_<7>, str_<"tea">, int_<1>, int_<2>, int_<4>, int_<8>, none> seen;
    return code::call<bool>(function, seen) && seen.used == 7 && seen.table == seen.large;
}
constexpr bool set_is_added_to(int count) {
    mutable_set<int_<7>, str_<"tea">> seen;
    mutable_set<> none_seen;
    return code::call("add", seen, count) == 2 + count && seen.used == 2 &&
           code::call("add", none_seen, count) == count && none_seen.used == 0;
}
constexpr bool set_is_iterated() {
    mutable_set<int_<9>, int_<1>, str_<"tea">, int_<17>, int_<3>, int_<40>> seen;
    return code::call<bool>("order_of", seen,
                            tuple_<int_<9>, int_<1>, str_<"tea">, int_<17>, int_<3>, int_<40>>);
}
TEST_CASE("a static set is added to and edited, and iterates as another one") {
    STASIS_CHECK(small_set_is_edited("edit_set"));
    STASIS_CHECK(small_set_is_edited("intersect"));
    STASIS_CHECK(small_set_is_edited("clear_set"));
    STASIS_CHECK(large_set_is_edited("intersect"));
    STASIS_CHECK(large_set_is_edited("clear_set"));
    STASIS_CHECK(small_set_is_edited("make_set_again"));
    STASIS_CHECK(large_set_is_edited("make_set_again"));
    STASIS_CHECK(set_is_added_to(2));
    STASIS_CHECK(set_is_added_to(30));
    STASIS_CHECK(set_is_iterated());
}

constexpr const auto& menu = dict_<item_<str_<"tea">, int_<250>>, item_<none, list_<int_<1>>>>;

TEST_CASE("a constant list or dict isn't changed: TypeError") {
    STASIS_CHECK(code::call<bool>("list_is_constant", list_<int_<1>, none>));
    STASIS_CHECK(code::call<bool>("dict_is_constant", menu));
    STASIS_CHECK(code::call<bool>("dict_is_constant", dict_<item_<str_<"tea">, int_<250>>>));
    STASIS_CHECK(code::call<bool>("copies_can_change", list_<int_<1>, none>, menu));
}

// ---- at run time -------------------------------------------------------------------------------

constinit mutable_list<int_<1>, str_<"two">> scores;
constinit mutable_dict<item_<str_<"tea">, int_<250>>, item_<str_<"cake">, list_<>>> prices;
constinit mutable_list_with_room<100> wide;
constinit mutable_dict_with_room<101, item_<int_<1>, none>> table;
constinit mutable_set<int_<7>, str_<"tea">, int_<1>, int_<2>, int_<3>> seen;
constexpr const auto& holder = tuple_<scores, prices>;

/// An interpreter in which the code is loaded.
struct running {
    state::interpreter_state interpreter{};
    loaded_module loaded;

    running() : loaded(code::load(interpreter._initial_thread)) { REQUIRE(loaded); }
    template <class... Arguments>
    bool ask(text function, Arguments&&... given) {
        const auto answer = loaded.template call<bool>(function, given...);
        return answer && *answer;
    }
    /// What became of a call: "TypeError", or null: it returned.
    template <class... Arguments>
    const char* error_of(text function, Arguments&&... given) {
        if (loaded.invoke(function, given...)) {
            return nullptr;
        }
        const owned raised = owned::take(state::take_pending(interpreter._initial_thread));
        return type_of(raised.get())->tp_name;
    }
};

template <class Object>
struct snapshot {
    const Object& object;
    unsigned char bytes[sizeof(Object)];

    explicit snapshot(const Object& from) : object(from) {
        std::memcpy(bytes, &from, sizeof bytes);
    }
    [[nodiscard]] bool is_unchanged() const {
        return std::memcmp(bytes, &object, sizeof bytes) == 0;
    }
};

TEST_CASE("a static container begins as CPython's does, and its storage is a part of it") {
    CHECK(reinterpret_cast<char*>(&scores) + sizeof(gc_head) ==
          reinterpret_cast<char*>(static_cast<list_object*>(&scores)));
    CHECK(scores.ob_item == scores.items);
    CHECK(scores.allocated == 8);
    CHECK(sizeof wide.items == 100 * sizeof(object*));
    CHECK(prices.ma_keys == &prices.keys);
    CHECK(prices.keys.dk_usable == 8);
    CHECK(table.keys.dk_usable >= 100);
    CHECK(refcount(&scores) == immortal_refcount + 1);
}

TEST_CASE("what one interpreter has changed is there until it ends") {
    const snapshot lists{scores};
    const snapshot dicts{prices};
    const snapshot sets{seen};
    {
        running it;
        CHECK(it.loaded.call<int>("add", seen, 100).result == 104);
        CHECK(it.ask("intersect", seen));
        CHECK(it.loaded.call<int>("append", scores, 3).result == 5);
        CHECK(it.loaded.call<int>("append", scores, 100).result == 105);
        CHECK(scores.ob_size == 105);
        CHECK(scores.ob_item != scores.items);
        CHECK(it.loaded.call<int>("store", prices, 100).result == 102);
        CHECK(it.ask("close_cycle", scores, prices));
        CHECK(scores.owner == &it.interpreter);
        CHECK(!lists.is_unchanged());
    }
    CHECK(lists.is_unchanged());
    CHECK(dicts.is_unchanged());
    CHECK(sets.is_unchanged());
}

TEST_CASE("the first storage is written no more once it was outgrown") {
    running it;
    CHECK(it.loaded.call<int>("append", scores, 6).result == 8);
    CHECK(it.loaded.call<int>("store", prices, 8).result == 10);
    CHECK(scores.ob_item == scores.items);
    CHECK(prices.ma_keys == &prices.keys);
    CHECK(it.loaded.call<int>("append", scores, 1).result == 9);
    CHECK(it.loaded.call<int>("store", prices, 9).result == 11);
    const snapshot items{scores.items};
    const snapshot keys{prices.keys};
    CHECK(it.loaded.call<int>("append", scores, 1000).result == 1009);
    CHECK(it.loaded.call<int>("store", prices, 1000).result == 1002);
    CHECK(it.ask("drain", scores));
    CHECK(it.ask("clear_dict", prices));
    CHECK(items.is_unchanged());
    CHECK(keys.is_unchanged());
}

TEST_CASE("within its room, a static container is changed without memory") {
    running it;
    it.interpreter.memory.allowance = 2; // the function's name, and its frame
    CHECK(it.ask("fill", wide, table));
    CHECK(it.interpreter.memory.allowance == 0);
    it.interpreter.memory.allowance = static_cast<std::size_t>(-1);
}

TEST_CASE("a container inside of another one finds its owner when it is written to") {
    const snapshot lists{scores};
    {
        running it;
        CHECK(it.loaded.call<int>("size", holder).result == 2);
        CHECK(scores.owner == nullptr);
        CHECK(it.ask("inner_changes", holder));
        CHECK(scores.owner == &it.interpreter);
        CHECK(prices.owner == &it.interpreter);
    }
    CHECK(lists.is_unchanged());
    CHECK(prices.ma_used == 2);
}

TEST_CASE("the collector leaves what a static container holds, and finds what it held") {
    running it;
    thread_state& thread = it.interpreter._initial_thread;
    CHECK(it.ask("close_cycle", scores, prices));
    CHECK(state::collect(thread, 2) == 0);
    CHECK(scores.ob_size == 4);
    CHECK(it.ask("drain", scores)); // drops a list that holds itself
    CHECK(state::collect(thread, 2) == 1);
}

constinit state::interpreter_buffers buffers{};
constinit state::interpreter_state still{.buffers = &buffers};

TEST_CASE("a module is loaded without memory: its namespace is in the interpreter's state") {
    const snapshot names{still.own};
    for (int i = 0; i < 2; ++i) {
        still.memory.allowance = 0;
        {
            const loaded_module loaded = program<images::empty_module>::load(still._initial_thread);
            REQUIRE(loaded);
            CHECK(still.main_namespace == &still.own.main_namespace);
            CHECK(still.main_namespace->ma_used == stasis::module_namespace_size + 1);
            CHECK(state::find_text(still.main_namespace, "ready") ==
                  pointer_to(graph::true_object));
            CHECK(state::find_text(still.main_namespace, "__annotations__") ==
                  &still.own.main_annotations);
        }
        CHECK(names.is_unchanged());
        CHECK(still.adopted == nullptr);
    }
}

TEST_CASE("a second module in one interpreter is refused, and harms the first one in nothing") {
    running it;
    {
        loaded_module second = program<images::empty_module>::load(it.interpreter._initial_thread);
        CHECK(!second);
        REQUIRE(state::pending(it.interpreter._initial_thread));
        CHECK(it.interpreter._initial_thread.curexc_value->ob_type == &runtime_error_type);
    }
    CHECK(it.loaded.call<int>("append", scores, 1).result == 3);
}

TEST_CASE("another interpreter can't have it meanwhile") {
    running first;
    running second;
    CHECK(first.loaded.call<int>("append", scores, 1).result == 3);
    CHECK(std::strcmp(second.error_of("append", scores, 1), "RuntimeError") == 0);
    CHECK(std::strcmp(second.error_of("inner_changes", holder), "RuntimeError") == 0);
    CHECK(second.loaded.call<int>("append", wide, 1).result == 1);
    CHECK(std::strcmp(first.error_of("size", wide), "RuntimeError") == 0);
    CHECK(scores.ob_size == 3);
}

} // namespace
