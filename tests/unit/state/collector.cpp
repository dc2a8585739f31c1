// SPDX-License-Identifier: BSL-1.0
// unit/state/collector.cpp: the cycle collector finds what python3.11's finds, when that does, and
// nothing that is still in use.
#include <images/cycles.hpp>
#include <support/check.hpp>
#include <unit/support/oracle.hpp>

#include <stasis/builtins/program.hpp>

#include <array>
#include <string>

namespace {

using namespace stasis;
using cycles = program<images::cycles>;

struct interpreter_and_heap {
    state::interpreter_state interp{};
    thread_state& thread = interp._initial_thread;
    state::gc_state& gc = interp.gc;

    constexpr interpreter_and_heap() = default;
    constexpr ~interpreter_and_heap() {
        if (!std::is_constant_evaluated()) {
            state::release_chunks(interp.memory);
        }
    }
};

/// An interpreter that has loaded cycles.py, and looks at its collector.
struct world : interpreter_and_heap {
    loaded_module loaded{thread, cycles::codes[0]};

    /// The number of objects in the dead cycles that a function leaves behind; -1: it raised.
    constexpr ssize dead_after(const char* function, int generation) {
        return loaded.invoke(function) ? collect(thread, generation) : -1;
    }
    constexpr std::array<ssize, 3> counts() const {
        return {gc.generations[0].count, gc.generations[1].count, gc.generations[2].count};
    }
    constexpr std::array<ssize, 3> collections() const {
        return {gc.generation_stats[0].collections, gc.generation_stats[1].collections,
                gc.generation_stats[2].collections};
    }
};

/// A script that can import cycles.py.
std::string with_cycles(const std::string& script) {
    std::string folder = __FILE__;
    folder.resize(folder.rfind('/'));
    return "import gc, sys\nsys.dont_write_bytecode = True\nsys.path.insert(0, '" + folder +
           "')\nimport cycles\n" + script;
}

ssize number_of(const std::string& field) { return static_cast<ssize>(oracle::integer_of(field)); }

// ---- what is found -----------------------------------------------------------------------------

/// Each function of cycles.py that leaves dead objects, and how many. In python3.11 there are `more`:
/// the tuples that zip, enumerate and the iterators of items keep for their next result; and no dict
/// that holds nothing tracked.
struct leaving {
    const char* function;
    ssize count;
    ssize more = 0;
};

constexpr leaving all_kinds[] = {
    {"of_list", 1},           {"of_tuple", 2},          {"of_dict", 1},
    {"of_dict_key", 2},       {"of_set", 2},            {"of_frozenset", 3},
    {"of_function", 3},       {"of_defaults", 4},       {"of_attributes", 2},
    {"of_method", 2},         {"of_slice", 2},          {"of_list_iterators", 3},
    {"of_tuple_iterator", 3}, {"of_set_iterator", 4},   {"of_dict_iterators", 6},
    {"of_dict_items", 4, 2},  {"of_views", 5},          {"of_map", 5},
    {"of_filter", 4},         {"of_zip", 5, 1},         {"of_enumerate", 3, 1},
    {"of_reversed", 3},       {"of_callable_iterator", 3}, {"of_exception", 3},
    {"of_cause", 2},          {"of_context", 2},        {"of_detail", 3},
    {"of_note", 3},           {"of_what_hangs_on", 6, -1},  {"no_cycle", 0}};

constexpr bool finds_kinds(std::size_t from, std::size_t to) {
    world w;
    collect(w.thread);
    const ssize before = state::tracked_count(w.gc);
    bool ok = true;
    for (std::size_t i = from; ok && i < to; ++i) {
        ok = w.dead_after(all_kinds[i].function, 0) == all_kinds[i].count &&
             state::tracked_count(w.gc) == before;
    }
    return ok;
}

TEST_CASE("a dead cycle through any kind of container is found, and given back") {
    STASIS_CHECK(finds_kinds(0, 10));
    STASIS_CHECK(finds_kinds(10, 20));
    STASIS_CHECK(finds_kinds(20, std::size(all_kinds)));
    world w;
    collect(w.thread);
    for (const leaving& row : all_kinds) {
        const std::string function = row.function;
        CAPTURE(function);
        const ssize before = state::tracked_count(w.gc);
        CHECK(w.dead_after(row.function, 2) == row.count);
        CHECK(state::tracked_count(w.gc) == before);
    }
}

TEST_CASE("what is found is as much as python3.11 finds") {
    const auto rows = oracle::ask(with_cycles(R"python(
gc.disable()
for name in vars(cycles):
    if name.startswith("of_") or name == "no_cycle":
        gc.collect()
        vars(cycles)[name]()
        print(name, gc.collect(), sep="\t")
)python"));
    REQUIRE(rows.size() == std::size(all_kinds));
    for (std::size_t i = 0; i < rows.size(); ++i) {
        CAPTURE(rows[i][0]);
        CHECK(rows[i][0] == all_kinds[i].function);
        CHECK(number_of(rows[i][1]) == all_kinds[i].count + all_kinds[i].more);
    }
}

// ---- when --------------------------------------------------------------------------------------

constexpr bool collects_by_itself(const char* function) {
    world w;
    w.gc.generations[0].threshold = 30;
    const ssize before = state::tracked_count(w.gc);
    const bool ran = static_cast<bool>(w.loaded.invoke(function, 100));
    return ran && state::tracked_count(w.gc) < before + 40 &&
           w.gc.generation_stats[0].collected >= 70;
}

TEST_CASE("a program's dead cycles are given back while it runs, by the compiler too") {
    STASIS_CHECK(collects_by_itself("leave"));
    STASIS_CHECK(collects_by_itself("leave_closures"));
}

constexpr bool collects_nothing(int enabled, int threshold) {
    world w;
    w.gc.enabled = enabled;
    w.gc.generations[0].threshold = threshold;
    const ssize before = state::tracked_count(w.gc);
    const bool ran = static_cast<bool>(w.loaded.invoke("leave", 100));
    return ran && state::tracked_count(w.gc) == before + 100 && collect(w.thread) == 100;
}

TEST_CASE("it does not collect by itself where it is disabled, or the threshold is 0") {
    STASIS_CHECK(collects_nothing(0, 30));
    STASIS_CHECK(collects_nothing(1, 0));
}

/// Whether a program finds what it has kept, and at least so many dead objects were found.
constexpr bool keeps_what_is_in_use(const char* function, int count, int threshold, ssize dead) {
    world w;
    w.gc.generations[0].threshold = threshold;
    const auto kept = w.loaded.call<bool>(function, count);
    for (const state::gc_generation_stats& stats : w.gc.generation_stats) {
        dead -= stats.collected;
    }
    return kept && *kept && dead <= 0;
}

TEST_CASE("what is in use stays, however often the rest is collected") {
    STASIS_CHECK(keeps_what_is_in_use("keep_and_leave", 60, 1, 50));
    STASIS_CHECK(keeps_what_is_in_use("keep_and_leave", 30, 50, 100));
    STASIS_CHECK(keeps_what_is_in_use("busy", 3, 5, 50));
    for (const int threshold : {1, 3, 50, 700}) {
        CAPTURE(threshold);
        CHECK(keeps_what_is_in_use("keep_and_leave", 3000, threshold, 15'000));
        CHECK(keeps_what_is_in_use("busy", 100, threshold, 4'000));
    }
}

TEST_CASE("generations are collected when python3.11's are") {
    // Lists made before take the free ones, which python3.11 would make new ones of, uncounted.
    const auto rows = oracle::ask(with_cycles(R"python(
print(gc.isenabled() + 0, gc.get_debug(), *gc.get_threshold(), sep="\t")
warm = cycles.keep(1000)
for count in 700, 5000, 20000, 100000:
    gc.collect(); gc.freeze(); gc.collect()
    before = [row["collections"] for row in gc.get_stats()]
    kept = cycles.keep(count)
    print(count, *gc.get_count(),
          *[row["collections"] - past for row, past in zip(gc.get_stats(), before)], sep="\t")
    warm.append(kept)
)python"));
    REQUIRE(rows.size() == 5);
    world first;
    CHECK(number_of(rows[0][0]) == first.gc.enabled);
    CHECK(number_of(rows[0][1]) == first.gc.debug);
    for (std::size_t i = 0; i < 3; ++i) {
        CHECK(number_of(rows[0][2 + i]) == first.gc.generations[i].threshold);
    }
    for (std::size_t i = 1; i < rows.size(); ++i) {
        CAPTURE(rows[i][0]);
        world w;
        collect(w.thread);
        w.gc.long_lived_total = 0; // of a module that python3.11 has put aside
        const auto before = w.collections();
        const owned kept = w.loaded.invoke("keep", number_of(rows[i][0]));
        REQUIRE(static_cast<bool>(kept));
        const auto counts = w.counts();
        const auto after = w.collections();
        // The next object's allocation is what python3.11 counts and collects at; and the frame,
        // the arguments and the iterator of the loop are objects there.
        CHECK(number_of(rows[i][1]) - counts[0] <= 10);
        CHECK(counts[0] - number_of(rows[i][1]) <= 10);
        for (std::size_t g = 0; g < 3; ++g) {
            CHECK(number_of(rows[i][4 + g]) == after[g] - before[g]);
        }
        CHECK(number_of(rows[i][2]) == counts[1]);
        CHECK(number_of(rows[i][3]) == counts[2]);
    }
}

// ---- what it costs -----------------------------------------------------------------------------

/// Counts how often the collector looks at it.
struct counting_object : object {
    ssize* visits = nullptr;
};

constexpr type_object counting_type = [] {
    type_object self{{immortal_head(type_type, 0)}};
    self.tp_name = "counting";
    self.tp_basicsize = sizeof(counting_object);
    self.tp_dealloc = [](object* held) {
        state::release<counting_object>(static_cast<counting_object*>(held));
    };
    self.tp_traverse = [](object* held, visit_slot, visit_argument*) {
        ++*static_cast<counting_object*>(held)->visits;
        return 0;
    };
    self.tp_base = &object_type;
    return self;
}();

/// How often objects are looked at where that many are made, and kept.
constexpr ssize visits_of(int count) {
    world w;
    w.gc.generations[0].threshold = 10;
    w.gc.generations[1].threshold = 2;
    w.gc.generations[2].threshold = 2;
    ssize visits = 0;
    list_object* kept = state::new_list(w.thread, 0);
    const owned held = owned::take(kept);
    for (int i = 0; i < count; ++i) {
        state::collect_if_due(w.thread);
        auto* made = state::allocate<counting_object>(w.thread, counting_type);
        made->visits = &visits;
        if (!state::append(w.thread, kept, made)) {
            return -1;
        }
    }
    return visits;
}

TEST_CASE("a heap that only grows is looked at in linear time") {
    STASIS_CHECK(visits_of(100) > 100);
    CHECK(visits_of(2'000) < 14 * 2'000);
    CHECK(visits_of(20'000) < 14 * 20'000);
}

TEST_CASE("tuples that hold nothing tracked are not looked at again") {
    world w;
    const owned kept = w.loaded.invoke("keep_tuples", 1000);
    REQUIRE(static_cast<bool>(kept));
    const ssize before = state::tracked_count(w.gc);
    // A tuple of tuples goes when those have gone, which may be one collection later.
    collect(w.thread);
    collect(w.thread);
    CHECK(state::tracked_count(w.gc) < before);
    const auto rows = oracle::ask(with_cycles(R"python(
gc.freeze()
kept = cycles.keep_tuples(1000)
gc.collect()
gc.collect()
print(sum(type(a) is tuple for a in gc.get_objects()))
)python"));
    ssize tuples = 0;
    for (state::gc_generation& generation : w.gc.generations) {
        gc_head& list = generation.head;
        for (gc_head* link = list._gc_next; link != &list; link = link->_gc_next) {
            tuples += state::detail::object_behind(link)->ob_type == &tuple_type ? 1 : 0;
        }
    }
    CHECK(number_of(rows[0][0]) == 0);
    CHECK(tuples == 0);
}

} // namespace
