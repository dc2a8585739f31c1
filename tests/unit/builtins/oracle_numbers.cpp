// SPDX-License-Identifier: BSL-1.0
// Numbers against python3.11: random operands of all sizes and kinds, all operators, the functions
// and methods of numbers, and what they say about operands that they can't take.
#include "oracle_values.hpp"
#include "types.hpp"

#include <stasis/builtins/abs.hpp>
#include <stasis/builtins/bin_oct_hex.hpp>
#include <stasis/builtins/bool.hpp>
#include <stasis/builtins/complex.hpp>
#include <stasis/builtins/divmod.hpp>
#include <stasis/builtins/float.hpp>
#include <stasis/builtins/min_max.hpp>
#include <stasis/builtins/pow.hpp>
#include <stasis/builtins/round.hpp>
#include <stasis/builtins/sum.hpp>

using namespace stasis;

namespace {

// A row: an operation, the number of positional arguments and of keyword ones, the arguments, each
// keyword's name before its value, "=", and the outcome. Complex numbers are c<bits><bits>, ints
// that are too long to be decimal x<hex>, and all NaNs are one, since their signs say nothing.
const std::string writer = oracle_values::writer + R"python(
import random
random.seed(11)
plain_fields = fields
def fields(x):
    if type(x) is float and x != x: return ["f7ff8000000000000"]
    if type(x) is int and x.bit_length() > 10000: return ["x%x" % x]
    if type(x) is complex: return ["c" + fields(x.real)[0][1:] + fields(x.imag)[0][1:]]
    if type(x) is tuple: return ["t%d" % len(x)] + [f for y in x for f in fields(y)]
    return plain_fields(x)
def row(name, function, *arguments, **keywords):
    given = [f for x in arguments for f in fields(x)]
    given += [f for k, x in keywords.items() for f in fields(k) + fields(x)]
    print(name, len(arguments), len(keywords), *given, "=", *outcome(function, *arguments,
        **keywords), sep="\t")

def integer(most=3000):
    kind = random.randrange(8)
    if kind < 2: return random.randint(-12, 12)
    bits = random.choice([b for b in (8, 29, 30, 31, 32, 53, 54, 60, 62, 63, 64, 65, 90, 130, 500,
        1100, 3000) if b <= most])
    if kind == 2: n = (1 << bits) + random.randint(-2, 2)
    elif kind == 3: n = random.getrandbits(bits) << random.randint(0, 70)
    else: n = random.getrandbits(bits)
    return random.choice((1, -1)) * n
specials = [0.0, -0.0, 1.0, -1.0, 0.5, -0.5, 1.5, 2.5, -2.5, 3.0, 1e16, 1e22, 1e23, 2.0**53,
    -2.0**63, 2.0**63, 2.0**64,
    5e-324, 1.7976931348623157e308, float("inf"), float("-inf"), float("nan"), 0.1, 1e-5,
    123456.789]
def real():
    kind = random.randrange(7)
    if kind < 2: return random.choice(specials)
    if kind == 2: return struct.unpack(">d", random.randbytes(8))[0]
    if kind == 3: return float(random.randint(-1000, 1000)) / random.choice((1, 2, 4, 10, 100))
    if kind == 4: return random.uniform(-1e6, 1e6)
    if kind == 5: return float(integer(130))
    return random.uniform(-2, 2)
def imaginary():
    return complex(random.choice((real(), 0.0, random.uniform(-9, 9))), random.choice((real(),
        random.uniform(-9, 9))))
def number():
    kind = random.randrange(40)
    return (integer() if kind < 20 else real() if kind < 34 else random.random() < 0.5 if kind <
        37
            else imaginary() if kind < 39 else random.choice((None, "12", b"x", (1,), [2])))
)python";

/// The value that begins at `at`, a complex too.
owned read(thread_state& thread, const oracle::row& row, std::size_t& at) {
    const std::string& field = row.at(at);
    if (field[0] == 'c') {
        ++at;
        return oracle_values::must(state::new_complex(
            thread, {oracle::double_of(field.substr(1, 16)), oracle::double_of(field.substr(17))}));
    }
    return oracle_values::read(thread, row, at);
}

/// A result in the notation, a complex too.
std::string write(thread_state& thread, value held) {
    if (held.kind == tag::real && held.data.real != held.data.real) {
        return "f7ff8000000000000";
    }
    if (as<int_object>(held, int_type) != nullptr &&
        support::digits_bit_length(builtins::int_parts{held}.data(),
                                   builtins::int_parts{held}.size()) > 10000) {
        builtins::number_text figures{thread};
        REQUIRE(figures.make_int(held, 16));
        std::string result = figures.negative() ? "x-" : "x";
        for (stasis::ssize i = 0; i < figures.view().size; ++i) {
            result += static_cast<char>(figures.view()[i]);
        }
        return result;
    }
    if (const auto* parts = as<complex_object>(held, complex_type)) {
        std::string result = "c";
        result += write(thread, make_real(parts->cval.real)).substr(1);
        result += write(thread, make_real(parts->cval.imag)).substr(1);
        return result;
    }
    if (const auto* tuple = as<tuple_object>(held, tuple_type)) {
        std::string result = "t" + std::to_string(tuple->ob_size);
        for (stasis::ssize i = 0; i < tuple->ob_size; ++i) {
            result += "\t" + write(thread, load(items(tuple)[i]));
        }
        return result;
    }
    return oracle_values::write(thread, held);
}

constexpr const char* binary_names[] = {"+", "&",  "//", "<<", "@", "*", "%",
                                        "|", "**", ">>", "-",  "/", "^"};
constexpr const char* comparison_names[] = {"<", "<=", "==", "!=", ">", ">="};

struct function_row {
    const char* name;
    const builtin_function_object& function;
};
const function_row functions[] = {
    {"abs", builtins::abs_object},       {"bin", builtins::bin_object},
    {"divmod", builtins::divmod_object}, {"hex", builtins::hex_object},
    {"max", builtins::max_object},       {"min", builtins::min_object},
    {"oct", builtins::oct_object},       {"pow", builtins::pow_object},
    {"round", builtins::round_object},   {"sum", builtins::sum_object},
};

const type_object* const types[] = {&int_type, &bool_type, &float_type, &complex_type};

/// Does what a row says.
owned perform(thread_state& thread, const std::string& name, const std::vector<value>& values,
              std::size_t count, const tuple_object* keywords) {
    const arguments given{values.data(), static_cast<stasis::ssize>(count), keywords};
    for (unsigned i = 0; i < opcode::plain_binary_operators; ++i) {
        const std::string operation = binary_names[i];
        if (name == operation || name == operation + "=") {
            const unsigned in_place = name == operation ? 0 : opcode::plain_binary_operators;
            return interpreter::binary(thread, static_cast<opcode::binary_operator>(i + in_place),
                                       values[0], values[1]);
        }
    }
    for (int i = 0; i < 6; ++i) {
        if (name == comparison_names[i]) {
            return state::compare(thread, values[0], values[1], i);
        }
    }
    if (name == "u-" || name == "u+" || name == "u~") {
        return interpreter::unary(thread,
                                  name == "u-"   ? interpreter::unary_operator::negative
                                  : name == "u+" ? interpreter::unary_operator::positive
                                                 : interpreter::unary_operator::invert,
                                  values[0]);
    }
    if (name == "hash") {
        const hash_t hash = state::hash_of(thread, values[0]);
        return hash == -1 ? owned{} : owned::take(make_int(hash));
    }
    if (name == "repr") {
        return interpreter::repr(thread, values[0]);
    }
    for (const function_row& row : functions) {
        if (name == row.name) {
            return interpreter::call(thread, make_object(pointer_to(row.function)), given);
        }
    }
    for (const type_object* type : types) {
        if (name == type->tp_name) {
            return interpreter::call(thread, make_object(pointer_to(*type)), given);
        }
        const std::string of_class = type->tp_name + std::string(".");
        if (name.starts_with(of_class)) {
            std::vector<value> with_class{make_object(pointer_to(*type))};
            with_class.insert(with_class.end(), values.begin(), values.end());
            const method_def* method =
                interpreter::find_method(type, name.c_str() + of_class.size());
            REQUIRE_MESSAGE(method != nullptr, name);
            return method->ml_meth(
                thread, {with_class.data(), static_cast<stasis::ssize>(count + 1), keywords});
        }
    }
    if (object* field = interpreter::look_up(type_of(values[0]), text{name.c_str()})) {
        return interpreter::bind_attribute(thread, field, values[0], type_of(values[0]));
    }
    const method_def* method = interpreter::find_method(type_of(values[0]), name.c_str() + 1);
    REQUIRE_MESSAGE(method != nullptr, name);
    return method->ml_meth(thread, given);
}

/// Performs what the script's rows say, of which there must be so many, and compares the outcomes.
void compare_rows(const std::string& script, std::size_t least) {
    const std::vector<oracle::row> rows = oracle::ask(writer + script);
    REQUIRE(rows.size() >= least);
    state::interpreter_state interp{};
    thread_state& thread = interp._initial_thread;
    std::size_t failures = 0;
    for (const oracle::row& row : oracle::sample(rows)) {
        std::size_t at = 3;
        const auto count = static_cast<std::size_t>(oracle::integer_of(row.at(1)));
        const auto named = static_cast<std::size_t>(oracle::integer_of(row.at(2)));
        std::vector<owned> kept;
        std::vector<value> values;
        std::vector<value> names;
        for (std::size_t i = 0; i < count + named; ++i) {
            if (i >= count) {
                kept.push_back(read(thread, row, at));
                names.push_back(kept.back().get());
            }
            kept.push_back(read(thread, row, at));
            values.push_back(kept.back().get());
        }
        REQUIRE(row.at(at) == "=");
        const owned keywords =
            owned::take(state::new_tuple(thread, names.data(), static_cast<stasis::ssize>(named)));
        const owned result = perform(thread, row[0], values, count,
                                     static_cast<tuple_object*>(keywords.as_object()));
        const std::string got =
            result ? write(thread, result.get()) : oracle_values::outcome(thread, result);
        const std::string wanted = oracle_values::rest_of(row, at + 1);
        if (got != wanted && ++failures <= 20) {
            CHECK_MESSAGE(got == wanted, oracle_values::readable(oracle_values::rest_of(row, 0)),
                          " got ", oracle_values::readable(got));
        }
    }
    CHECK(failures == 0);
    MESSAGE(rows.size() << " calls compared");
    state::release_chunks(interp.memory);
}

} // namespace

TEST_CASE("python3.11 agrees on the operators of any two numbers") {
    compare_rows(R"python(
import operator as o
operators = {"+": o.add, "-": o.sub, "*": o.mul, "/": o.truediv, "//": o.floordiv, "%": o.mod,
    "&": o.and_, "|": o.or_, "^": o.xor, "@": o.matmul, "divmod": divmod,
    "<": o.lt, "<=": o.le, "==": o.eq, "!=": o.ne, ">": o.gt, ">=": o.ge}
def takes(name, a, b):
    # Sequences and their operators are other tests'.
    sequences = sum(isinstance(x, (str, bytes, tuple, list)) for x in (a, b))
    return not (sequences == 2 or (sequences and name in ("*",
        "%")) or (name == "+" and isinstance(a, (str, bytes, tuple, list))))
for i in range(1200):
    for name, function in operators.items():
        a, b = number(), number()
        if i % 6 == 0: a, b = integer(), integer(130)
        if i % 6 == 1: a, b = real(), real()
        if i % 17 == 0: b = a
        if i % 19 == 0 and isinstance(a, int): b = float(a) if abs(a) < 2**1000 else 1e300
        if takes(name, a, b): row(name, function, a, b)
in_place = {"+=": o.iadd, "-=": o.isub, "*=": o.imul, "/=": o.itruediv, "//=": o.ifloordiv,
    "%=": o.imod,
    "&=": o.iand, "|=": o.ior, "^=": o.ixor, "<<=": o.ilshift, ">>=": o.irshift, "**=": o.ipow,
    "@=": o.imatmul}
for i in range(40):
    for name, function in in_place.items():
        a, b = random.choice((integer(60), real(), True, None)), random.choice((random.randint(-3,
            9), None, 1.5, "a"))
        if not (name == "*=" and b == "a"): row(name, function, a, b)
)python",
                 19000);
}

TEST_CASE("python3.11 agrees on true division of large ints") {
    compare_rows(R"python(
import operator as o
for i in range(4000):
    a, b = integer(), integer()
    if i % 3 == 0:
        # Close to halfway between two floats, and close to the smallest ones.
        b = random.choice((1, 3, 1 << random.randint(0, 1100), integer(130) or 1))
        a = b * random.getrandbits(54) * 2 + random.randint(-1, 1)
    if i % 5 == 0: b <<= 1050
    row("/", o.truediv, a, b)
)python",
                 4000);
}

TEST_CASE("python3.11 agrees on powers and shifts") {
    compare_rows(R"python(
import operator as o
for i in range(1500):
    row("**", o.pow, integer(130), random.randint(-3, 40))
    row("**", o.pow, random.randint(-20, 20), random.randint(-40, 700))
    row("**", o.pow, random.choice((integer(64), real())), real())
    row("**", o.pow, real(), random.choice((integer(64), random.randint(-9, 9), real())))
    row("pow", pow, integer(500), integer(130), integer(random.choice((30, 500))))
    row("pow", pow, integer(130), random.randint(-9, 300), random.choice((1, -1, 0, 7, -12,
        2**61 - 1, 10**9 + 7)))
    row("pow", pow, number(), random.randint(-2, 4), random.choice((number(), None)))
    row("<<", o.lshift, integer(), random.choice((random.randint(0, 300), random.randint(-2,
        70))))
    row(">>", o.rshift, integer(), random.choice((random.randint(0, 3300), random.randint(-2, 70),
        integer())))
    row("**", o.pow, random.choice((imaginary(), 0j, complex(random.uniform(-3, 3), 1))),
        random.choice((imaginary(), random.randint(-120, 120), 0.5, 1.5, 0j, 1j)))
for base in (0, 1, -1, True, False):
    for exponent in (0, 1, 2**70, 2**70 + 1, True): row("**", o.pow, base, exponent)
for count in (2**63, 2**64, 30 * (2**61 - 7), 30 * (2**61 - 8), 2**66, 2**70, 2**200, -2**70, 0.5,
    None, "a"):
    for number_shifted in (0, 1, -1, 2**70, -2**70, True):
        row(">>", o.rshift, number_shifted, count)
        if not isinstance(count,
            int) or count >= 30 * (2**61 - 7) or count < 0 or not number_shifted:
            row("<<", o.lshift, number_shifted, count)
row("<<", o.lshift, 1, 2**63)
row("**", o.pow, None, 1); row("**", o.pow, "a", 1)
for x in ((), (2,), (2, 3), (1, 2, 3, 4), ("a", 2), ("a", 2, 3), (2, "a", 3), (2, 3, "a"), (2,
    3.0, 5), (2.0, 3, 5), (2, 3, 5.0), (1j, 2, 3)):
    row("pow", pow, *x)
row("pow", pow, base=2, exp=5)
row("pow", pow, 2, exp=5, mod=7)
row("pow", pow, 2, mod=7)
row("pow", pow, 2, 3, x=1)
row("pow", pow, 2, base=3)
row("pow", pow, exp=3)
row("pow", pow, 1, 2, 3, mod=4)
row("pow", pow, a=1, b=1, c=1, d=1)
)python",
                 14000);
}

TEST_CASE("python3.11 agrees on unary operators, conversions, hashes and texts of numbers") {
    compare_rows(R"python(
import operator as o
unary = {"u-": o.neg, "u+": o.pos, "u~": o.invert, "abs": abs, "bool": bool, "int": int,
    "float": float,
    "complex": complex, "hash": hash, "repr": repr, "bin": bin, "oct": oct, "hex": hex,
    "round": round}
for i in range(700):
    for name, function in unary.items():
        x = number()
        if name == "hash" and (x != x or isinstance(x, (str, bytes, tuple)) or x is None):
            continue
        row(name, function, x)
nan = float("nan")
for x in (nan, complex(nan, 1), complex(-0.0, 0), complex(0, -0.0), complex(1e16, 1e-5),
    complex(1, nan), complex(1, float("-inf"))):
    row("repr", repr, x)
)python",
                 9500);
}

TEST_CASE("python3.11 agrees on rounding") {
    compare_rows(R"python(
for i in range(2500):
    row("round", round, random.choice((real(), random.uniform(-1000, 1000))), random.randint(-4,
        18))
    row("round", round, real(), random.randint(-330, 340))
    row("round", round, random.randint(-300, 300) / random.choice((2, 4, 8, 20, 200)),
        random.choice((0, 1, 2, None)))
    row("round", round, integer(random.choice((8, 64, 500))), random.randint(-25, 2))
    row("round", round, 5 * random.randint(-99, 99) * 10**random.randint(0, 30),
        random.randint(-33, -1))
for x in ((), ("a",), (1.5, "a"), (5, -100), (5, 10**30), (1.5, 10**30), (1.5, -10**30), (True,),
    (True, -1), (1, None), (1.5, True), (1, 2, 3),
          (None,), (1j,), (float("inf"),), (float("nan"),), (float("inf"), 2), (float("nan"),
              None), (1.7e308, -308), (-1e300, -400), (0.5,), (1.5,), (2.5,)):
    row("round", round, *x)
row("round", round, number=2.567, ndigits=2)
row("round", round, 2.5, ndigits=None)
row("round", round, 1.5, x=1)
row("round", round, ndigits=1)
row("round", round, 1, number=2)
row("round", round, a=1, b=2, c=3)
row(".__round__", float.__round__, 1.5, 1, 2)
row(".__round__", int.__round__, 1, 1, 2)
row(".__round__", int.__round__, 1, "a")
)python",
                 12000);
}

TEST_CASE("python3.11 agrees on what is a number's text") {
    compare_rows(R"python(
def random_text(pieces, most):
    return "".join(random.choice(pieces) for _ in range(random.randint(0, most)))
for i in range(1500):
    text = random_text(("0", "1", "7", "9", "12", "_", "-", "+", " ", "\t", "a", "F", "0x", "0b",
        "0O", "z", "\u0663", "\u2003", "\xe9"), 6)
    row("int", int, text, random.choice((0, 2, 8, 10, 16, 36)))
    row("int", int, text)
    row("int", int, text.encode("latin-1", "replace"))
    text = random_text(("0", "1", "25", "_", "-", "+", " ", ".", "e", "E-", "e3", "inf",
        "INFINITY", "nan", "\u0669", "\u3000", "x"), 6)
    row("float", float, text)
    row("float", float, text.encode("latin-1", "replace"))
    text = random_text(("1", "25", "_", "-", "+", " ", ".", "e5", "j", "J", "inf", "nan", "(",
        ")", "\u0661", "\xa0"), 7)
    row("complex", complex, text)
    row("complex", complex, "%s%s%sj" % (random.choice(("", "(", " ")), random.choice((real(),
        "")), random.choice(("+", "-")) + repr(abs(real()))))
    x = integer()
    row("int", int, random.choice(("", " ", "\n")) + str(x) + random.choice(("", " ")))
    row("int", int, hex(x), random.choice((0, 16)))
    x = real()
    row("float", float, repr(x)); row("complex", complex, repr(complex(x, real())))
    row("float.fromhex", float.fromhex, x.hex())
    row("float.fromhex", float.fromhex, random_text(("0x", "1", "f", "8", ".", "p", "p-", "P+3",
        "-", "inf", " ", "0" * 15, "fffffffffffff8"), 6))
for x in ("1\x1c", "1\x85", "\xa01", "1\x00", "a" * 300, "\ud8001", "", " ", "- 1", "1" * 4300,
    "1" * 4301, "1" * 5000 + "x", "1_" * 5000, "1__" + "1" * 5000, "1" * 5000 + " 1"):
    row("int", int, x); row("float", float, x)
    row("int", int, x, 36); row("int", int, x, 16)
row("int", int, "z" * 4300, 36)
row("int", int, "z" * 4301, 36)
row("int", int, "-0x" + "f_e" * 5000, 16)
row("int", int, "1" * 5000, 2)
for x in ((), (1, 2, 3), ("1", 37), ("1", 1), ("1", -1), ("1", 2**70), ("1", "2"), ("1", None),
    ("11", True), (3, 4), (1.5, 2), ([],), (None,), ("12", 3), (b"12",
    3), (b"1x",), (float("inf"),), (float("nan"),), (1j,)):
    row("int", int, *x)
row("int", int, base=5)
row("int", int, "12", base=3)
row("int", int, "12", x=3)
row("int", int, x="3")
row("int", int, a=1, b=2, c=3)
for x in ((), (1, 2), ([],), (None,), (10**400,), (True,), (1j,), ("1e400",), ("-1e400",),
    (b"x",)):
    row("float", float, *x)
row("float", float, x=1)
for x in ((), (1, 2), ([],), (None,), ("",)): row("bool", bool, *x)
row("bool", bool, x=1)
for x in ((), (1, 2), (1j, 2), (1, 2j), (1j, 2j), (1.5, -0.0), (True, 2), ("1", 2), (1, "2"),
    ([],), (1, []), (1, 2, 3), (None,), (10**400,), (1, 10**400), (-0.0,
    -0.0), (b"1",), ("1e1000j",), (complex(-0.0, -0.0), -0.0), (-0.0, complex(-0.0, -0.0))):
    row("complex", complex, *x)
row("complex", complex, real=1, imag=2)
row("complex", complex, imag=2)
row("complex", complex, x=1)
row("complex", complex, 1, real=2)
row("complex", complex, a=1, b=2, c=3)
)python",
                 19000);
}

TEST_CASE("python3.11 agrees on the methods and attributes of numbers") {
    compare_rows(R"python(
import math
def call(name): return lambda x, /, *a, **k: getattr(x, name)(*a, **k)
for i in range(700):
    x = random.choice((integer(), True, False, random.randint(-300, 300)))
    for name in ("bit_length", "bit_count", "conjugate", "as_integer_ratio", "__trunc__",
        "__floor__", "__ceil__"):
        row("." + name, call(name), x)
    for name in ("real", "imag", "numerator", "denominator"):
        row(name, lambda x: getattr(x, name), x)
    y = real()
    for name in ("is_integer", "as_integer_ratio", "conjugate", "hex", "__trunc__", "__floor__",
        "__ceil__"):
        row("." + name, call(name), y)
    for name in ("real", "imag"): row(name, lambda x: getattr(x, name), y)
    z = imaginary()
    for name in ("real", "imag"): row(name, lambda x: getattr(x, name), z)
    row(".conjugate", call("conjugate"), z)
    x = random.choice((integer(130), random.randint(-300, 300), 1 << 8 * random.randint(0, 9),
        -1 << 8 * random.randint(1, 9) - 1))
    for order in ("big", "little"):
        row(".to_bytes", call("to_bytes"), x, random.randint(0, 20), order,
            signed=random.random() < 0.7)
        data = random.randbytes(random.randint(0, 20))
        row("int.from_bytes", int.from_bytes, data, order, signed=random.random() < 0.5)
        row("int.from_bytes", int.from_bytes, list(data), order)
row(".as_integer_ratio", call("as_integer_ratio"), float("inf"))
row(".as_integer_ratio", call("as_integer_ratio"), float("nan"))
for a in ((), (-1,), (2, "x"), (2, "\xe9"), (2, 5), ("a",), (1.5,), (1, "big", True), (1, 2, 3,
    4), (10**30,), (0, "big"), (True, "little")):
    for x in (0, 1, 500): row(".to_bytes", call("to_bytes"), x, *a)
for x in (-1, -2, 0, 127, 128, -128, -129):
    for size in (0, 1): row(".to_bytes", call("to_bytes"), x, size, "big", signed=True)
row(".to_bytes", call("to_bytes"), 1, length=2, byteorder="little")
row(".to_bytes", call("to_bytes"), 1, 1, length=1)
row(".to_bytes", call("to_bytes"), 1, 2, x=3)
row(".to_bytes", call("to_bytes"), 1, a=1, b=2, c=3, d=4)
row(".to_bytes", call("to_bytes"), 1, 2, signed="x")
for a in ((), ("a",), (5,), (None,), ([256],), ([-1],), (["a"],), ([2**70],), ((1, 2, 3),), (b"a",
    "x"), (b"a", 5), (b"a", "big", True), (b"a", 2, 3, 4)):
    row("int.from_bytes", int.from_bytes, *a)
row("int.from_bytes", int.from_bytes, bytes=b"ab", byteorder="little")
row("int.from_bytes", int.from_bytes, byteorder="big")
row("int.from_bytes", int.from_bytes, b"a", x=1)
for data in (b"", b"\0", b"\1", b"\0\0\0\0\0\0\0\0\0\1"):
    row("bool.from_bytes", bool.from_bytes, data)
for name in ("bit_length", "bit_count", "conjugate", "as_integer_ratio", "__trunc__", "__floor__",
    "__ceil__"):
    row("." + name, call(name), 5, 1)
    row("." + name, call(name), 5, a=1)
for name in ("is_integer", "as_integer_ratio", "conjugate", "hex", "__trunc__", "__floor__",
    "__ceil__"):
    row("." + name, call(name), 1.5, 1)
row("float.fromhex", float.fromhex)
row("float.fromhex", float.fromhex, 5)
row("float.fromhex", float.fromhex, "\u0661")
row("float.fromhex", float.fromhex, "0x1p1024")
)python",
                 20000);
}

TEST_CASE("python3.11 agrees on sum, min, max and on wrong arguments of the functions") {
    compare_rows(R"python(
def several(most=8):
    make = random.choice((lambda: integer(64), lambda: random.randint(-9, 9), real,
        lambda: random.choice((integer(64), real(), True, 1.5))))
    return [make() for _ in range(random.randint(0, most))]
for i in range(1200):
    items = several()
    row("sum", sum, items); row("sum", sum, items, random.choice((0, 2.5, 10**30, True)))
    row("min", min, items)
    row("max", max, tuple(items))
    row("max", max, *several())
    row("min", min, *several())
    row("max", max, items, default=None)
for a in ((), (1,), ([1], 2, 3), (["a"],), (["a"], ""), ([b"a"], b""), ([[1], [2]], []), ([],
    None), ([None],), ([1, None, 2.5],), ([], "a"), ("ab",)):
    row("sum", sum, *a)
row("sum", sum, [1], start=5)
row("sum", sum, [1], x=5)
row("sum", sum, [1], 2, start=3)
row("sum", sum, start=2)
row("sum", sum, a=1, b=1, c=1)
for name, f in (("min", min), ("max", max)):
    for a in ((), (1,), ([],), (1, "a"), ([1, "a"],), ([1.0, 1],), (1, True), ("",), ("hello",),
        (None, 1)):
        row(name, f, *a)
    row(name, f, [], default=3)
    row(name, f, 1, 2, default=3)
    row(name, f, [1], x=2)
    row(name, f, 3, 1, key=None)
    row(name, f, key=3)
    row(name, f, [3], key=3)
for name, f in (("abs", abs), ("bin", bin), ("oct", oct), ("hex", hex), ("divmod", divmod)):
    for a in ((), (1, 2, 3), ("a",), (None,), (1.5,), ("a", 1), (1, "a")): row(name, f, *a)
    row(name, f, x=1)
)python",
                 8000);
}

TEST_CASE("the functions that constant evaluation uses are exact") {
    const auto rows = oracle::ask(writer + R"python(
import math, fractions
F = fractions.Fraction
def bits(x): return struct.pack(">d", x).hex()
def positive():
    x = 0.0
    while not (x > 0 and x < math.inf): x = abs(real())
    return x
for i in range(2500):
    x, n = positive(), random.choice((random.randint(1, 40), random.randint(1, 400)))
    if i % 3: x = random.uniform(0.5, 2.0)
    # The exact power, rounded once; log2 keeps the fractions small.
    size = n * math.log2(x)
    def rounded(f):
        try: return float(f)
        except OverflowError: return math.inf
    power = rounded(F(x)**n) if abs(size) < 1100 else math.inf if size > 0 else 0.0
    inverse = rounded(1 / F(x)**n) if abs(size) < 1100 else math.inf if size < 0 else 0.0
    a, b = real(), positive()
    if a != a or abs(a) == math.inf: a = 5e-324
    if i % 4 == 0: b = random.choice((5e-324, 1e-310, 1e-300, 3.0))
    # sqrt is correctly rounded by the machine.
    print(bits(x), n, bits(power), bits(inverse), bits(math.sqrt(x)), bits(a), bits(b),
        bits(math.fmod(a, b)),
        bits(math.copysign(float(math.floor(a)), a)), sep="\t")
)python");
    REQUIRE(rows.size() == 2500);
    for (const oracle::row& row : oracle::sample(rows)) {
        const double x = oracle::double_of(row[0]);
        const auto n = static_cast<std::uint64_t>(oracle::integer_of(row[1]));
        CHECK(builtins::detail::integral_power(x, n, false) == oracle::double_of(row[2]));
        CHECK(builtins::detail::integral_power(x, n, true) == oracle::double_of(row[3]));
        CHECK(builtins::detail::exact_root(x) == oracle::double_of(row[4]));
        const double a = oracle::double_of(row[5]);
        const double b = oracle::double_of(row[6]);
        const auto same = [](double left, double right) {
            return support::real_bits(left) == support::real_bits(right);
        };
        CHECK(same(builtins::detail::exact_remainder(a, b), oracle::double_of(row[7])));
        CHECK(same(builtins::detail::exact_remainder(a, -b), oracle::double_of(row[7])));
        CHECK(same(builtins::detail::exact_floor(a), oracle::double_of(row[8])));
        CHECK(same(builtins::floor_of(a), oracle::double_of(row[8])));
    }
}
