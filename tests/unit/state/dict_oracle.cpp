// SPDX-License-Identifier: BSL-1.0
// unit/state/dict_oracle.cpp: dicts that grew, shrank, were copied and merged have the index tables
// and entries that they have in python3.11, byte for byte, and sets iterate in its order.
#include <unit/builtins/oracle_values.hpp>
#include <unit/support/oracle_dict.hpp>

#include <stasis/builtins/namespace.hpp>
#include <stasis/interpreter/dispatch.hpp>
#include <stasis/state/collect.hpp>

namespace {

using namespace stasis;

// A row: the number of steps; for each its name, the number of its keys, and these; then the dump
// of the dict. What is stored is always None.
const std::string programs = R"python(
import random
rng = random.Random(311)
def program(steps, every=False):
    d, row = {}, []
    for i, (name, *keys) in enumerate(steps):
        row += [name, str(len(keys))] + [f for k in keys for f in fields(k)]
        if name == "set":
            for k in keys: d[k] = None
        elif name == "del":
            for k in keys: del d[k]
        elif name == "pop":
            for k in keys: d.pop(k, None)
        elif name == "setdefault":
            for k in keys: d.setdefault(k)
        elif name == "popitem": d.popitem() if d else None
        elif name == "clear": d.clear()
        elif name == "copy": d = d.copy()
        elif name == "dict": d = dict(d)
        elif name == "or": d = d | dict.fromkeys(keys)
        elif name == "update": d.update(dict.fromkeys(keys))
        elif name == "update_sparse":
            other = dict.fromkeys(keys + ["gone"])
            del other["gone"]
            d.update(other)
        elif name == "update_named": exec("d.update(%s)" % ", ".join(k + "=None" for k in keys))
        elif name == "pairs": d = dict([(k, None) for k in keys])
        elif name == "fromkeys": d = dict.fromkeys(keys)
        elif name == "fromkeys_dict": d = dict.fromkeys(dict.fromkeys(keys))
        elif name == "fromkeys_self": d = dict.fromkeys(d)
        elif name == "fromkeys_set": d = dict.fromkeys(set(keys))
        elif name == "display":
            d = eval("{" + ", ".join("keys[%d]: None" % j for j in range(len(keys))) + "}",
                     {"keys": keys})
        else: raise SystemExit(name)
    print(str(len(steps)), *row, *dump(d), sep="\t")
words = ["", "a", "abc", "spam", "eggs", "x" * 20, "\u00e9", "\u00ff\u00e9", "\u65e5\u672c", "\uffffa",
    "\U0001f600", "a\U0010ffff", "\0"]
pools = {
  "ascii": ["k%d" % i for i in range(3000)], "latin": ["\u00e9%d" % i for i in range(3000)],
  "ucs2": ["\u65e5%d" % i for i in range(400)], "ucs4": ["\U0001f600%d" % i for i in range(400)],
  "ints": list(range(3000)), "apart": list(range(0, 3000 * 64, 64)),
  "negative": [-i for i in range(400)], "big": [2**i for i in range(400)],
  "below": [-2**61 + i for i in range(100)] + [2**61 - 2 + i for i in range(100)],
  "floats": [i / 8 for i in range(-200, 200)] + [1e300, float("inf"), 2.0**70],
  "tuples": [(i, str(i)) for i in range(400)] + [(), (1,), ((1,), 2.5)],
  "bytes": [b"b%d" % i for i in range(400)] + [b"", b"x"],
  "mixed": words + [-1, -2, 0, 1, 2.5, 2**64, -2**65, (), (1, "a"), b"ab", b""]
     + list(range(3, 200)) + ["m%d" % i for i in range(200)],
}
sizes = (0, 1, 2, 4, 5, 6, 10, 11, 21, 22, 42, 43, 85, 86, 170, 171, 341, 342, 682, 683, 1365, 1366)
for name, pool in pools.items():
    for n in sizes:
        if n <= len(pool):
            program([("set", *pool[:n])])
            if n <= 171:
                for way in ("pairs", "fromkeys", "fromkeys_dict", "fromkeys_set", "update",
                    "update_sparse", "or"):
                    if way == "fromkeys_set" and name in ("tuples",) and n > 10: continue
                    program([(way, *pool[:n])])
                    program([("set", *pool[-3:]), (way, *pool[:n]), ("copy",)])
            if n <= 15: program([("display", *pool[:n])])
            if name == "ascii" and n <= 15:  # of more, the compiler makes a dict itself
                program([("update_named", *pool[:n])])
                program([("set", *pool[-3:]), ("update_named", *pool[:n])])
for name in ("ascii", "ints", "mixed"):
    pool = pools[name]
    for n in (5, 10, 21, 42, 85, 170, 341):
        for left in (0, 1, n // 3, n // 2, n - 1):
            gone = rng.sample(pool[:n], n - left)
            for then in ([], [("copy",)], [("dict",)], [("fromkeys_self",)], [("or", pool[0])],
                         [("set", *pool[:n])], [("set", *gone)], [("set", pool[n])],
                         [("set", *pool[n:n + 30])], [("set", -1), ("set", "z")]):
                program([("set", *pool[:n]), ("del", *gone)] + then)
for n in (21845, 21846):
    program([("set", *("k%d" % i for i in range(n)))])
program([("set", *range(43691))])
names = ["set", "set", "set", "del", "pop", "popitem", "setdefault", "update", "update_sparse", "or",
    "copy", "dict", "fromkeys_self", "clear", "display", "update_named"]
chances = [9, 9, 9, 9, 5, 5, 5, 3, 3, 2, 2, 2, 1, .5, .5, 2]
for n in range(1500):
    pool = rng.choice(list(pools.values()))
    pool = rng.sample(pool, min(len(pool), rng.choice([6, 20, 100, 300])))
    if rng.random() < .3: pool = pools["ascii"][:50] + pool[:3]
    live, steps = {}, []
    for name in rng.choices(names, chances, k=rng.choice([5, 20, 60])):
        some = rng.sample(pool, rng.randrange(min(len(pool), rng.choice([2, 8, 40])) + 1))
        if name == "del":
            some = [k for k in some if k in live]
            if rng.random() < .1: some = list(live)
        if name in ("setdefault", "pop"): some = some[:3]
        if name == "update_named": some = ["n%d" % i for i in range(rng.randrange(16))]
        if name == "display": some = some[:15]
        if name in ("popitem", "copy", "dict", "fromkeys_self", "clear"): some = []
        steps.append((name, *some))
        if name in ("clear", "display"): live = {}
        if name == "popitem" and live: live.popitem()
        for k in some:
            if name in ("del", "pop"): live.pop(k, None)
            else: live[k] = None
    program(steps)
)python";

const std::string sets = R"python(
import random
rng = random.Random(311)
pools = [list(range(-5, 5000)), ["k%d" % i for i in range(5000)], [i / 4 for i in range(-300, 300)],
    [2**i for i in range(300)], [(i, str(i)) for i in range(300)], [b"b%d" % i for i in range(300)],
    ["\u00e9", "\u65e5", "\U0001f600", "", "a", -1, -2, 0, 2**64, 1.5, (), b"", b"x"]]
def show(steps, found):
    row = [str(len(steps))]
    for name, keys in steps: row += [name, str(len(keys))] + [f for k in keys for f in fields(k)]
    print(*row, *fields(list(found)), sep="\t")
for pool in pools:
    for n in (0, 1, 3, 4, 5, 18, 19, 20, 76, 77, 78, 306, 307, 1300, 5000):
        keys = rng.sample(pool, min(n, len(pool)))
        found = set()
        for k in keys: found.add(k)
        show([("add", keys)], found)
        some = keys[::2]
        for k in some: found.discard(k)
        show([("add", keys), ("discard", some)], found)
        for k in keys: found.add(k)
        show([("add", keys), ("discard", some), ("add", keys)], found)
        show([("frozenset", keys)], frozenset(keys))
)python";

class replay {
public:
    explicit replay(thread_state& thread) : thread_(thread) { clear(); }

    void step(const std::string& name, const std::vector<value>& keys) {
        const value none = none_value;
        const auto stored = [&](dict_object* to) {
            for (const value key : keys) {
                REQUIRE(state::store(thread_, to, key, none));
            }
        };
        if (name == "set") {
            stored(dict());
        } else if (name == "del" || name == "pop") {
            for (const value key : keys) {
                REQUIRE(state::erase(thread_, dict(), key) >= 0);
            }
        } else if (name == "setdefault") {
            for (const value key : keys) {
                (void)call(name.c_str(), {self(), key});
            }
        } else if (name == "popitem") {
            if (dict()->ma_used != 0) {
                (void)call("popitem", {self()});
            }
        } else if (name == "clear") {
            (void)call("clear", {self()});
        } else if (name == "copy") {
            become(call("copy", {self()}));
        } else if (name == "dict") {
            become(called(dict_type, self()));
        } else if (name == "or") {
            const owned other = from_keys(list(keys).get());
            become(builtins::dict_or(thread_, self(), other.get()));
        } else if (name == "update") {
            (void)call("update", {self(), from_keys(list(keys).get()).get()});
        } else if (name == "update_sparse") {
            std::vector<value> more = keys;
            const owned gone = state::new_str(thread_, "gone");
            more.push_back(gone.get());
            const owned other = from_keys(list(more).get());
            REQUIRE(state::erase(thread_, static_cast<dict_object*>(other.as_object()),
                                 gone.get()) == 1);
            (void)call("update", {self(), other.get()});
        } else if (name == "update_named") {
            const owned names = list(keys, tuple_type);
            std::vector<value> values(keys.size() + 1, none);
            values[0] = self();
            REQUIRE(static_cast<bool>(builtins::dict_update(
                thread_, {values.data(), 1, static_cast<tuple_object*>(names.as_object())})));
        } else if (name == "pairs") {
            owned made = owned::take(state::new_dict(thread_));
            stored(static_cast<dict_object*>(made.as_object()));
            become(std::move(made));
        } else if (name == "fromkeys") {
            become(from_keys(list(keys).get()));
        } else if (name == "fromkeys_dict") {
            const owned other = from_keys(list(keys).get());
            become(from_keys(other.get()));
        } else if (name == "fromkeys_self") {
            become(from_keys(self()));
        } else if (name == "fromkeys_set") {
            const owned other = builtins::make_set(thread_, set_type, list(keys).get());
            become(from_keys(other.get()));
        } else {
            REQUIRE(name == "display");
            std::vector<value> pairs;
            for (const value key : keys) {
                pairs.push_back(key);
                pairs.push_back(none);
            }
            become(owned::take(interpreter::detail::build_dict(
                thread_, pairs.data(), static_cast<unsigned>(keys.size()))));
        }
    }

    [[nodiscard]] dict_object* dict() { return static_cast<dict_object*>(self_.as_object()); }

private:
    [[nodiscard]] value self() { return self_.get(); }
    void clear() { become(owned::take(state::new_dict(thread_))); }
    void become(owned made) {
        REQUIRE(static_cast<bool>(made));
        self_ = std::move(made);
    }
    owned call(const char* name, std::initializer_list<value> given) {
        return oracle_values::must(
            interpreter::find_method(&dict_type, name)
                ->ml_meth(thread_,
                          {given.begin(), static_cast<stasis::ssize>(given.size()), nullptr}));
    }
    owned called(const type_object& type, value argument) {
        return oracle_values::must(
            interpreter::call(thread_, make_object(pointer_to(type)), {&argument, 1, nullptr}));
    }
    owned from_keys(value iterable) {
        return call("fromkeys", {make_object(pointer_to(dict_type)), iterable});
    }
    owned list(const std::vector<value>& keys, const type_object& type = list_type) {
        owned tuple = oracle_values::must(owned::take(
            state::new_tuple(thread_, keys.data(), static_cast<stasis::ssize>(keys.size()))));
        return &type == &tuple_type ? std::move(tuple) : called(type, tuple.get());
    }

    thread_state& thread_;
    owned self_;
};

std::vector<owned> read_keys(thread_state& thread, const oracle::row& row, std::size_t& at,
                             std::vector<value>& keys) {
    std::vector<owned> kept;
    for (long i = std::strtol(row.at(at++).c_str(), nullptr, 10); i > 0; --i) {
        kept.push_back(oracle_values::read(thread, row, at));
        keys.push_back(kept.back().get());
    }
    return kept;
}

} // namespace

TEST_CASE("the keys of a dict are byte for byte python3.11's") {
    state::interpreter_state interp{};
    thread_state& thread = interp._initial_thread;
    const std::vector<oracle::row> rows =
        oracle::ask(oracle_values::writer + oracle_dict::writer + programs);
    CHECK(rows.size() > 3000);
    for (const oracle::row& row : oracle::sample(rows)) {
        replay program{thread};
        std::string told;
        std::size_t at = 1;
        for (long i = std::strtol(row.at(0).c_str(), nullptr, 10); i > 0; --i) {
            const std::string name = row.at(at++);
            told += " " + name + " " + row.at(at);
            std::vector<value> keys;
            const std::vector<owned> kept = read_keys(thread, row, at, keys);
            program.step(name, keys);
        }
        const oracle::row expected(row.begin() + static_cast<std::ptrdiff_t>(at), row.end());
        const oracle::row found = oracle_dict::dump(program.dict());
        if (found != expected) {
            INFO(told);
            CHECK(found == expected);
        }
    }
    state::collect_everything(interp);
    state::release_chunks(interp.memory);
}

TEST_CASE("sets iterate in python3.11's order") {
    state::interpreter_state interp{};
    thread_state& thread = interp._initial_thread;
    int compared = 0;
    for (const oracle::row& row : oracle::ask(oracle_values::writer + sets)) {
        const owned made = oracle_values::must(builtins::make_set(thread, set_type, value{}));
        owned frozen;
        auto* set = static_cast<set_object*>(made.as_object());
        std::size_t at = 1;
        for (long i = std::strtol(row.at(0).c_str(), nullptr, 10); i > 0; --i) {
            const std::string name = row.at(at++);
            std::vector<value> keys;
            const std::vector<owned> kept = read_keys(thread, row, at, keys);
            for (const value key : keys) {
                REQUIRE((name == "discard" ? state::erase(thread, set, key)
                                           : state::add(thread, set, key)) >= 0);
            }
            if (name == "frozenset") {
                const owned tuple = oracle_values::must(owned::take(state::new_tuple(
                    thread, keys.data(), static_cast<stasis::ssize>(keys.size()))));
                frozen = builtins::make_set(thread, frozenset_type, tuple.get());
            }
        }
        const owned list = oracle_values::must(
            owned::take(interpreter::make_list(thread, frozen ? frozen.get() : made.get())));
        std::string expected = row.at(at);
        for (std::size_t i = at + 1; i < row.size(); ++i) {
            expected += "\t" + row[i];
        }
        CHECK(oracle_values::write(thread, list.get()) == expected);
        ++compared;
    }
    CHECK(compared > 400);
    state::collect_everything(interp);
    state::release_chunks(interp.memory);
}
