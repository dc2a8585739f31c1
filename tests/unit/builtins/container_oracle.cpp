// SPDX-License-Identifier: BSL-1.0
// unit/builtins/container_oracle.cpp: containers against python3.11: random programs of operations
// on a list, dict, set, frozenset, tuple, range or slice, the result or exception of each step and
// the state at the end, orders of dicts and sets included.
#include "oracle_values.hpp"

#include <stasis/builtins/namespace.hpp>
#include <stasis/interpreter/arithmetic.hpp>
#include <stasis/state/collect.hpp>

namespace {

using namespace stasis;
using opcode::binary_operator;

// A row: what the program works on, the number of steps, and for each its name, the number of its
// arguments, the arguments, and the outcome; then what is left. What the notation of
// oracle_values.hpp has no letter for is a tuple: ("set", 1, 2), ("range", 0, 5, 1).
const std::string programs = R"python(
import operator, random
rng = random.Random(311)
def plain(x):
    t = type(x)
    if t in (set, frozenset): return (t.__name__,) + tuple(map(plain, x))
    if t is tuple: return tuple(map(plain, x))
    if t is list: return list(map(plain, x))
    if t is dict: return {plain(k): plain(v) for k, v in x.items()}
    if t is range: return ("range", x.start, x.stop, x.step)
    if t is slice: return ("slice", x.start, x.stop, x.step)
    if t in (int, float, str, bytes, bool, type(None)): return x
    return ("iter",) + tuple(map(plain, x))
binary = {"==": operator.eq, "!=": operator.ne, "<": operator.lt, "<=": operator.le,
    ">": operator.gt, ">=": operator.ge,
  "+": operator.add, "*": operator.mul, "|": operator.or_, "&": operator.and_,
  "-": operator.sub, "^": operator.xor}
inplace = {"+=": operator.iadd, "*=": operator.imul, "|=": operator.ior, "&=": operator.iand,
    "-=": operator.isub, "^=": operator.ixor}
def step(box, name, args):
    x = box[0]
    if name.startswith(("keys.", "items.", "values.")):
        view, name = name.split(".")
        return step([getattr(x, view)()], name, args)
    if name in binary: return binary[name](x, *args)
    if name in inplace:
        box[0] = inplace[name](x, *args)
        return None
    if name == "[]": return x[args[0]]
    if name == "[]=": x[args[0]] = args[1]; return None
    if name == "del[]": del x[args[0]]; return None
    if name == "[:]": return x[slice(*args)]
    if name == "[:]=": x[slice(*args[:3])] = args[3]; return None
    if name == "del[:]": del x[slice(*args)]; return None
    if name == "in": return args[0] in x
    if name == "sort_reverse": return x.sort(reverse=True)
    if name == "sort_len": return x.sort(key=len)
    if name == "tolist": return list(x)
    if name in ("len", "repr", "reversed", "bool", "hash", "sorted", "tuple", "set",
        "frozenset", "dict", "iter"):
        return eval(name)(x, *args)
    return getattr(x, name)(*args)
# A set is entered key by key in the order that is printed, here as there.
def rebuilt(x):
    t = type(x)
    if t in (set, frozenset, tuple, list): return t([rebuilt(y) for y in x])
    return {rebuilt(k): rebuilt(v) for k, v in x.items()} if t is dict else x
def program(start, steps):
    row = fields(plain(start)) + ["%d" % len(steps)]
    box = [rebuilt(start)]
    for name, *args in steps:
        row += [name, "%d" % len(args)]
        for a in args: row += fields(plain(a))
        args = rebuilt(args)
        try: row += fields(plain(step(box, name, args)))
        except Exception as e: row += fields(("!", type(e).__name__, str(e)))
    row += fields(plain(box[0]))
    print("\t".join(row))
small = [0, 1, 2, 3, -1, -2, 5, 7, 100, -100, True]
bound = [None, None, 0, 1, 2, 3, 5, -1, -2, -4, 9, -9, 2**70, -2**70]
words = ["", "a", "b", "abc", "spam", "eggs", "x" * 20, "é", "日本", "it's", 'say "no"']
keys = small + words + [1.0, 2.5, -0.0, 1e300, (), (1,), (1, "a"), b"ab", 2**61 - 1, 2**64, -2**65]
items = keys + [None, [], [1], {}, {1: 2}]
pick = rng.choice
def many(pool, most): return [pick(pool) for _ in range(rng.randrange(most))]
def part(): return (pick(bound), pick(bound), pick([None, None, 1, 2, 3, -1, -2, -5, 2**70,
    0] if rng.random() < .3 else [None, 1, 2, -1, -3]))
def source(pool=items):
    return pick([many(pool, 5), many(keys, 4), tuple(many(pool, 4)), set(many(keys[:20], 4)),
        dict.fromkeys(many(keys, 3)),
                 range(rng.randrange(5)), "ab", 5, None])
# The hash of None is its address: no order of a set must depend on it.
hashed = [x for x in items if x is not None]
def list_step():
    i = rng.randrange(24)
    return [("append", pick(items)), ("extend", source()), ("insert", pick(small), pick(items)),
        ("remove", pick(items)), ("pop",), ("pop", pick(small)),
      ("index", pick(items)), ("index", pick(items), pick(small), pick(small)), ("count",
          pick(items)), ("reverse",), ("copy",), ("[]", pick(small)),
      ("[]=", pick(small), pick(items)), ("del[]", pick(small)), ("[:]", *part()), ("[:]=",
          *part(), source()), ("del[:]", *part()), ("in", pick(items)),
      (pick(["==", "!=", "<", "<=", ">", ">="]), many(items, 4)), ("+", source()), ("*",
          pick([0, 1, 2, 3, -1, True])), ("+=", source()),
      ("*=", pick([0, 1, 2, -1])), (pick(["len", "repr", "reversed", "bool", "sort", "clear",
          "iter", "tuple", "sorted"]),)][i]
for n in range(1500): program(many(items, 12), [list_step() for _ in range(8)])
for n in range(300): program(tuple(many(items, 9)), [pick([("[]", pick(small)), ("[:]",
    *part()), ("in", pick(items)), ("index", pick(items)),
    ("index", pick(items), pick(small)), ("count", pick(items)), ("+", tuple(many(items,
        3))), ("+", source()), ("*", pick([0, 1, 2, -1])),
    (pick(["==", "!=", "<", "<=", ">", ">="]), tuple(many(items,
        4))), ("repr",), ("reversed",), ("len",), ("+=", (1,))]) for _ in range(6)])
for n in range(300): program(tuple(many(keys, 9)), [("hash",)])
for n in (0, 1, 2, 3, 10, 31, 63, 64, 65, 100, 128, 200, 500):
    for pool in (range(10), range(1000), words, [(a, b) for a in range(4) for b in range(9)],
        [1.5, 2, -3, True, 2**70]):
        program([pick(list(pool)) for _ in range(n)], [("sort",), ("sort_reverse",)])
    program(sorted(pick(range(1000)) for _ in range(n)) + [pick(range(1000)) for _ in range(3)],
        [("sort",)])
    program([pick(words) + str(i) for i in range(n)], [("sort_len",), ("sort_reverse",)])
for n in range(200): program(many(items, 30), [("sort",)])
def dict_step():
    other = pick([dict.fromkeys(many(keys, 6), pick(items)), dict.fromkeys(many(keys, 6))])
    return pick([("[]=", pick(keys), pick(items)), ("[]=", pick(keys), pick(items)), ("[]",
        pick(items)), ("del[]", pick(keys)), ("pop", pick(keys)),
      ("pop", pick(items), 7), ("popitem",), ("get", pick(items)), ("get", pick(keys),
          5), ("setdefault", pick(keys)), ("setdefault", pick(hashed), 8),
      ("update", other), ("update", [(pick(keys), pick(items))]), ("update", source()), ("|",
          other), ("|=", other), ("|", source()), ("==", other),
      ("!=",
          other), ("keys",), ("values",), ("items",), ("copy",), ("len",), ("repr",), ("bool",),
          ("hash",), ("reversed",), ("iter",), ("in", pick(items)),
      ("tolist",), ("keys.repr",), ("items.repr",), ("values.reversed",), ("items.in",
          (pick(keys), pick(items))), ("keys.&", source(hashed)),
      ("keys.|", source(hashed)), ("keys.-", source(hashed)), ("keys.^",
          source(hashed)), ("keys.==", set(many(keys, 4))), ("keys.<=", set(many(keys, 4))),
      ("items.&", [(k, v) for k, v in other.items() if type(v) not in (list, dict,
          type(None))]), ("keys.isdisjoint", source(hashed)), ("fromkeys", many(keys, 4),
          3)] + ([("clear",)] if rng.random() < .1 else []))
for n in range(1500): program(dict.fromkeys(many(keys, 12), pick(items)),
    [dict_step() for _ in range(10)])
for n in range(20):
    d = dict.fromkeys(range(rng.randrange(200)))
    program(d, [pick([("del[]", rng.randrange(200)), ("pop", rng.randrange(200), 0), ("[]=",
        rng.randrange(200), 1), ("popitem",)]) for _ in range(100)])
pools = [list(range(20)), list(range(0, 4000, 7)),
    [w + str(i) for w in words for i in range(9)], keys, [2**i for i in range(70)],
    [float(i) / 4 for i in range(40)],
         [(i, j) for i in range(6) for j in range(6)], [frozenset(range(i)) for i in range(9)]]
def iterable(pool): return pick([set, frozenset, list, tuple, dict.fromkeys])(many(pool,
    pick([3, 10, 60])))
def set_step(pool):
    return pick([("add", pick(pool)), ("add", pick(pool)), ("discard", pick(pool)), ("remove",
        pick(pool)), ("in", pick(items)), ("add", pick(keys)), ("pop",), ("len",),
      (pick(["|", "&", "-", "^", "|=", "&=", "-=", "^=", "==", "!=", "<", "<=", ">", ">="]),
          pick([set, frozenset])(many(pool, pick([3, 40])))),
      (pick(["|", "&", "|="]), source(hashed)), (pick(["union", "intersection", "difference",
          "update", "difference_update", "intersection_update"]), iterable(pool)),
      (pick(["union", "intersection", "difference", "update"]), iterable(pool),
          iterable(pool)), ("symmetric_difference", iterable(pool)),
      ("symmetric_difference_update", iterable(pool)), (pick(["issubset", "issuperset",
          "isdisjoint"]), iterable(pool)), ("copy",), ("repr",), ("bool",),
      ("in", set(many(pool,
          3))), ("hash",), ("iter",)] + ([("clear",)] if rng.random() < .1 else []))
for n in range(1500):
    pool = pick(pools)
    program(set(many(pool, pick([3, 10, 100]))), [set_step(pool) for _ in range(10)])
for n in range(300):
    pool = pick(pools)
    program(frozenset(many(pool, 30)),
        [s for s in (set_step(pool) for _ in range(6)) if s[0] != "copy"])
ends = small + [10, 20, -15, 2**31, 2**63 - 1, -2**63, 2**63, 2**64, 10**30, -10**30]
steps = [1, 1, 2, 3, -1, -2, 7, -7, 2**40, -2**40, 2**63 - 1, -2**63, 2**70, -2**70]
def range_step(r):
    short = abs(r.stop - r.start) < 2**40
    inside = r[rng.randrange(min(len(r), 10))] if r and short else pick(ends)
    return pick([("[]", pick(ends)), ("[:]", *part()), ("in", inside), ("in", pick(ends)),
        ("index", inside), ("index", pick(items)) if abs(r.stop - r.start) < 2000 else ("index", 3),
      ("count", inside), ("len",), ("repr",), ("bool",), ("==",
          range(*(pick(ends) for _ in "ab"), pick(steps))), ("==", r[:]),
      ("[:]", pick(ends), pick(ends), pick([1, 2, -1, 3])), ("repr",)]
      + ([("tolist",), ("reversed",), ("in", 2.0), ("in", "a"),
          ("hash",) if len(r) > 1 else ("len",)]
          if abs(r.stop - r.start) // abs(r.step) < 50 else []))
for n in range(1500):
    r = range(int(pick(ends)), int(pick(ends)), pick(steps))
    program(r, [range_step(r) for _ in range(6)])
for n in range(300): program(slice(*part()), [("indices", pick([0, 1, 2, 5, 10, 100, 2**64])),
    ("repr",), ("==", slice(*part()))])
for s in (slice("a"), slice(1, "b"), slice(None, None, 0)): program(s, [("indices", 5),
    ("indices", -1), ("indices", "a"), ("hash",)])
)python";

/// Turns ("set", ...) and the like into what they stand for, in lists, tuples and dicts, too.
owned decode(thread_state& thread, owned from) {
    const type_object* type = type_of(from.get());
    if (type == &dict_type) {
        owned result = oracle_values::must(owned::take(state::new_dict(thread)));
        stasis::ssize at = 0;
        while (const dict_item_view entry =
                   state::next_entry(static_cast<dict_object*>(from.as_object()), at)) {
            const owned key = decode(thread, owned::share(load(entry.me_key)));
            const owned item = decode(thread, owned::share(load(entry.me_value)));
            REQUIRE(state::store(thread, static_cast<dict_object*>(result.as_object()), key.get(),
                                 item.get()));
        }
        return result;
    }
    if (type != &tuple_type && type != &list_type) {
        return from;
    }
    std::vector<owned> kept;
    std::vector<value> parts;
    const stasis::item_view view = stasis::view_items(from.as_object());
    for (stasis::ssize i = 0; i < view.size; ++i) {
        kept.push_back(decode(thread, owned::share(load(view.data[i]))));
        parts.push_back(kept.back().get());
    }
    const owned all =
        oracle_values::must(owned::take(state::new_tuple(thread, parts.data(), view.size)));
    if (type == &list_type) {
        return oracle_values::must(owned::take(interpreter::make_list(thread, all.get())));
    }
    const text kind =
        view.size != 0 && view.data[0]->ob_type == &str_type ? text_of(view.data[0]) : text{};
    if (kind == text{"set"} || kind == text{"frozenset"}) {
        owned result = oracle_values::must(
            builtins::make_set(thread, kind == text{"set"} ? set_type : frozenset_type, value{}));
        for (std::size_t i = 1; i < parts.size(); ++i) {
            REQUIRE(state::add(thread, static_cast<set_object*>(result.as_object()), parts[i]) >=
                    0);
        }
        return result;
    }
    if (kind == text{"range"} || kind == text{"slice"}) {
        const type_object& wanted = kind == text{"range"} ? range_type : slice_type;
        return oracle_values::must(
            wanted.tp_new(thread, wanted, {parts.data() + 1, view.size - 1, nullptr}));
    }
    return owned::share(all.get());
}

/// The reverse of decode(), in the notation.
std::string encode(thread_state& thread, value held) {
    const type_object* type = type_of(held);
    const auto several = [&](const char* kind, value iterable) {
        const owned list =
            oracle_values::must(owned::take(interpreter::make_list(thread, iterable)));
        const auto view = stasis::view_items(list.as_object());
        const std::string name = kind;
        const bool named = name.size() > 1;
        std::string result = (named ? "t" : name) + std::to_string(view.size + (named ? 1 : 0));
        if (named) {
            result += "\ts" + oracle_values::hex_of(reinterpret_cast<const unsigned char*>(kind),
                                                    static_cast<stasis::ssize>(name.size()));
        }
        for (stasis::ssize i = 0; i < view.size; ++i) {
            result += "\t" + encode(thread, load(view.data[i]));
        }
        return result;
    };
    if (type == &tuple_type) {
        return several("t", held);
    }
    if (type == &list_type) {
        return several("l", held);
    }
    if (type == &set_type || type == &frozenset_type) {
        return several(type->tp_name, held);
    }
    if (type == &range_type) {
        const auto* range = static_cast<range_object*>(held.data.object);
        return "t4\ts72616e6765\t" + encode(thread, load(range->start)) + "\t" +
               encode(thread, load(range->stop)) + "\t" + encode(thread, load(range->step));
    }
    if (type == &slice_type) {
        const auto* slice = static_cast<slice_object*>(held.data.object);
        return "t4\ts736c696365\t" + encode(thread, load(slice->start)) + "\t" +
               encode(thread, load(slice->stop)) + "\t" + encode(thread, load(slice->step));
    }
    if (type == &dict_type) {
        const auto* dict = static_cast<dict_object*>(held.data.object);
        std::string result = "d" + std::to_string(dict->ma_used);
        stasis::ssize at = 0;
        while (const dict_item_view entry = state::next_entry(dict, at)) {
            result += "\t" + encode(thread, load(entry.me_key)) + "\t" +
                      encode(thread, load(entry.me_value));
        }
        return result;
    }
    if (type->tp_iter != nullptr && type != &str_type && type != &bytes_type) {
        return several("iter", held);
    }
    return oracle_values::write(thread, held);
}

int comparison_of(const std::string& name) {
    const char* const names[] = {"<", "<=", "==", "!=", ">", ">="};
    for (int i = 0; i < 6; ++i) {
        if (name == names[i]) {
            return i;
        }
    }
    return -1;
}

int operator_of(const std::string& name) {
    for (unsigned i = 0; i < opcode::binary_operators; ++i) {
        if (name == opcode::text(static_cast<binary_operator>(i))) {
            return static_cast<int>(i);
        }
    }
    return -1;
}

owned done(bool ok) { return owned::take(ok ? none_value : value{}); }

/// One step of a program: its result, or empty with an exception pending.
owned step(thread_state& thread, owned& self, const std::string& name,
           const std::vector<value>& args) {
    const value from = self.get();
    const auto slice = [&] {
        return oracle_values::must(state::new_slice(thread, args[0], args[1], args[2]));
    };
    if (const std::size_t dot = name.find('.'); dot != std::string::npos) {
        const method_def* view =
            interpreter::find_method(type_of(from), text{name.substr(0, dot).c_str()});
        owned made = oracle_values::must(view->ml_meth(thread, {&from, 1, nullptr}));
        return step(thread, made, name.substr(dot + 1), args);
    }
    if (const int comparison = comparison_of(name); comparison >= 0) {
        return state::compare(thread, from, args[0], comparison);
    }
    if (const int number = operator_of(name); number >= 0) {
        const auto operation = static_cast<binary_operator>(number);
        owned result = interpreter::binary(thread, operation, from, args[0]);
        if (result && is_inplace(operation)) {
            self = static_cast<owned&&>(result);
            return owned::take(none_value);
        }
        return result;
    }
    if (name == "[]") {
        return interpreter::get_item(thread, from, args[0]);
    }
    if (name == "[]=" || name == "del[]") {
        return done(
            interpreter::set_item(thread, from, args[0], name == "[]=" ? args[1] : value{}));
    }
    if (name == "[:]") {
        return interpreter::get_item(thread, from, slice().get());
    }
    if (name == "[:]=" || name == "del[:]") {
        return done(
            interpreter::set_item(thread, from, slice().get(), name == "[:]=" ? args[3] : value{}));
    }
    if (name == "in") {
        const int found = interpreter::contains(thread, from, args[0]);
        return owned::take(found < 0 ? value{} : make_bool(found == 1));
    }
    if (name == "bool") {
        const int truth = state::is_true(thread, from);
        return owned::take(truth < 0 ? value{} : make_bool(truth == 1));
    }
    if (name == "sort_reverse" || name == "sort_len") {
        const bool reverse = name == "sort_reverse";
        return done(builtins::sort_list(
            thread, static_cast<list_object*>(from.data.object),
            reverse ? value{} : make_object(pointer_to(builtins::len_object)), reverse));
    }
    if (name == "tolist") {
        return owned::take(interpreter::make_list(thread, from));
    }
    // A class method is given its type.
    std::vector<value> all{name == "fromkeys" ? make_object(pointer_to(*type_of(from))) : from};
    all.insert(all.end(), args.begin(), args.end());
    const arguments given{all.data(), static_cast<stasis::ssize>(all.size()), nullptr};
    if (const method_def* method = interpreter::find_method(type_of(from), text{name.c_str()})) {
        return method->ml_meth(thread, given);
    }
    const owned key = oracle_values::must(state::new_str(thread, text{name.c_str()}));
    object* function = state::find(thread, &state::builtins_dict, key.get());
    if (function == nullptr) {
        return interpreter::get_attribute(thread, from, key.as_object());
    }
    return interpreter::call(thread, make_object(function), given);
}

std::string outcome(thread_state& thread, const owned& result) {
    if (result) {
        CHECK(!state::pending(thread));
        return encode(thread, result.get());
    }
    const owned raised = owned::take(state::take_pending(thread));
    const owned message = oracle_values::must(interpreter::str(thread, raised.get()));
    const std::string name = type_of(raised.get())->tp_name;
    return "t3\ts21\ts" +
           oracle_values::hex_of(reinterpret_cast<const unsigned char*>(name.c_str()),
                                 static_cast<stasis::ssize>(name.size())) +
           "\t" + oracle_values::write(thread, message.get());
}

/// The fields of a value, from one on.
std::string expected_fields(thread_state& thread, const oracle::row& row, std::size_t& at) {
    const std::size_t from = at;
    const owned skipped = oracle_values::read(thread, row, at);
    std::string result;
    for (std::size_t i = from; i < at; ++i) {
        result += (i == from ? "" : "\t") + row[i];
    }
    return result;
}

void run(const oracle::row& row) {
    state::interpreter_state interpreter{};
    thread_state& thread = interpreter._initial_thread;
    {
        std::size_t at = 0;
        owned self = decode(thread, oracle_values::read(thread, row, at));
        std::string so_far = oracle_values::readable(encode(thread, self.get()));
        for (long left = std::strtol(row.at(at++).c_str(), nullptr, 10); left > 0; --left) {
            const std::string name = row.at(at++);
            so_far += "; " + name + " ";
            std::vector<owned> kept;
            std::vector<value> args;
            for (long i = std::strtol(row.at(at++).c_str(), nullptr, 10); i > 0; --i) {
                kept.push_back(decode(thread, oracle_values::read(thread, row, at)));
                args.push_back(kept.back().get());
                so_far += oracle_values::readable(encode(thread, args.back()));
            }
            const owned result = step(thread, self, name, args);
            const std::string found = outcome(thread, result);
            const std::string expected = expected_fields(thread, row, at);
            INFO(so_far);
            CHECK(oracle_values::readable(found) == oracle_values::readable(expected));
            CHECK(found == expected);
        }
        INFO(so_far);
        CHECK(oracle_values::readable(encode(thread, self.get())) ==
              oracle_values::readable(expected_fields(thread, row, at)));
    }
    CHECK(stasis::state::tracked_count(interpreter.gc) == 0);
    state::release_chunks(interpreter.memory);
}

TEST_CASE("containers do what python3.11's do, step by step") {
    const auto rows = oracle::ask(oracle_values::writer + programs);
    REQUIRE(rows.size() > 7000);
    for (const oracle::row& row : oracle::sample(rows)) {
        run(row);
    }
}

} // namespace
