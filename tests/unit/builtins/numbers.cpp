// SPDX-License-Identifier: BSL-1.0
// unit/builtins/numbers.cpp: ints, bools, floats and complex numbers in constant expressions, and
// what they do when there is no memory. python3.11 is asked about them in oracle_numbers.cpp.
#include "machine.hpp"

#include <unit/support/oracle.hpp>

using machine::world;
using namespace stasis;
using opcode::binary_operator;

namespace {

/// 2 ** exponent + 1.
constexpr owned large(world& w, int exponent) {
    const owned power = builtins::int_shift_left(w.thread, make_int(1), make_int(exponent));
    return builtins::int_add(w.thread, power.get(), make_int(1));
}

constexpr owned held(value from) { return owned::share(from); }

constexpr bool computes_ints() {
    world w;
    const owned most = held(make_int(INT64_MAX));
    const owned least = held(make_int(INT64_MIN));
    const owned big = large(w, 100);
    w.is(big, "1267650600228229401496703205377");
    w.is(w.binary(binary_operator::NB_ADD, most, make_int(1)), "9223372036854775808");
    w.is(w.binary(binary_operator::NB_SUBTRACT, least, make_int(1)), "-9223372036854775809");
    w.is(w.binary(binary_operator::NB_MULTIPLY, least, make_int(-1)), "9223372036854775808");
    w.is(w.binary(binary_operator::NB_FLOOR_DIVIDE, least, make_int(-1)), "9223372036854775808");
    w.is(w.binary(binary_operator::NB_REMAINDER, least, make_int(-1)), "0");
    w.is(w.binary(binary_operator::NB_MULTIPLY, big, big.get()),
         "1606938044258990275541962092343697903722659452585786241712129");
    w.is(w.binary(binary_operator::NB_FLOOR_DIVIDE, big, make_int(-1000)),
         "-1267650600228229401496703206");
    w.is(w.binary(binary_operator::NB_REMAINDER, big, make_int(-1000)), "-623");
    w.is(w.binary(binary_operator::NB_RSHIFT, big, make_int(98)), "4");
    w.is(w.binary(binary_operator::NB_XOR, big, make_int(-1)), "-1267650600228229401496703205378");
    w.is(w.binary(binary_operator::NB_TRUE_DIVIDE, big, make_int(3)), "4.2255020007607644e+29");
    w.is(w.binary(binary_operator::NB_POWER, held(make_int(1)), big.get()), "1");
    w.is(w.binary(binary_operator::NB_POWER, held(make_int(3)), make_int(50)),
         "717897987691852588770249");
    w.is(w.binary(binary_operator::NB_INPLACE_POWER, held(make_int(10)), make_int(-3)), "0.001");
    w.is(w.call("pow", big.get(), big.get(), make_int(1000007)), "461040");
    w.is(w.call("hex", big.get()), "'0x10000000000000000000000001'");
    w.is(w.call("int", w.str(" -0b_101 ").get(), make_int(0)), "-5");
    w.is(w.method(big, "bit_length"), "101").is(w.method(big, "bit_count"), "2");
    w.is(w.method(held(make_int(-2)), "to_bytes", make_int(2)),
         "OverflowError: can't convert negative int to unsigned");
    w.is(owned::take(make_int(builtins::int_hash(w.thread, big.get()))), "549755813889");
    return w.ok;
}
TEST_CASE("ints of any size are computed in constant expressions") {
    STASIS_CHECK(computes_ints());
}

constexpr bool refuses_ints() {
    world w;
    const owned one = held(make_int(1));
    const owned big = large(w, 100);
    w.is(w.binary(binary_operator::NB_REMAINDER, one, make_int(0)),
         "ZeroDivisionError: integer modulo by zero");
    w.is(w.binary(binary_operator::NB_TRUE_DIVIDE, big, make_bool(false)),
         "ZeroDivisionError: division by zero");
    w.is(w.binary(binary_operator::NB_LSHIFT, one, make_int(-1)),
         "ValueError: negative shift count");
    w.is(w.binary(binary_operator::NB_LSHIFT, one, big.get()),
         "OverflowError: too many digits in integer");
    w.is(w.binary(binary_operator::NB_POWER, held(make_int(7)), big.get()), "MemoryError: ");
    w.is(w.binary(binary_operator::NB_POWER, big, make_int(INT64_MAX)), "MemoryError: ");
    w.is(w.binary(binary_operator::NB_INPLACE_ADD, one, w.str("a").get()),
         "TypeError: unsupported operand type(s) for +=: 'int' and 'str'");
    w.is(w.binary(binary_operator::NB_POWER, one, none_value),
         "TypeError: unsupported operand type(s) for ** or pow(): 'int' and 'NoneType'");
    w.is(w.binary(binary_operator::NB_MULTIPLY, w.str("a"), make_real(1.5)),
         "TypeError: can't multiply sequence by non-int of type 'float'");
    w.is(w.binary(binary_operator::NB_MULTIPLY, big, w.str("a").get()),
         "OverflowError: cannot fit 'int' into an index-sized integer");
    w.is(w.binary(binary_operator::NB_RSHIFT, held(make_object(pointer_to(builtins::print_object))),
                  make_int(1)),
         "TypeError: unsupported operand type(s) for >>: 'builtin_function_or_method' and 'int'. "
         "Did you mean \"print(<message>, file=<output_stream>)\"?");
    w.is(interpreter::unary(w.thread, interpreter::unary_operator::invert, make_real(1.5)),
         "TypeError: bad operand type for unary ~: 'float'");
    return w.ok;
}
TEST_CASE("what ints can't do is an exception in constant expressions too") {
    STASIS_CHECK(refuses_ints());
}

// More than clang++ computes in a constant expression.
TEST_CASE("an int has at most 4,300 figures as text") {
    world w;
    const owned figures = builtins::int_power(w.thread, make_int(10), make_int(4299), none_value);
    const owned more = w.binary(binary_operator::NB_MULTIPLY, figures, make_int(10));
    w.is(builtins::int_repr(w.thread, more.get()),
         "ValueError: Exceeds the limit (4300 digits) for integer string conversion; use "
         "sys.set_int_max_str_digits() to increase the limit");
    const owned shown = builtins::int_repr(w.thread, figures.get());
    w.is(static_cast<int>(text_of(shown.as_object()).size), 4300);
}

TEST_CASE("how many figures an int has as text is the interpreter's to say; 0 is no limit") {
    const auto rows = oracle::ask(R"(
import sys
def outcome(make):
    try:
        return len(str(make()))
    except ValueError as error:
        return f"ValueError: {error}"
for limit in 640, 4300, 5000, 0:
    sys.set_int_max_str_digits(limit)
    for figures in 640, 641, 649, 650, 660, 4300, 4301, 5001:
        print(limit, figures, outcome(lambda: str(10 ** (figures - 1))),
              outcome(lambda: int("9" * figures) and "read"), sep="\t")
)");
    REQUIRE(rows.size() == 32);
    for (const oracle::row& row : rows) {
        world w;
        w.thread.interp->int_max_str_digits = static_cast<int>(oracle::integer_of(row[0]));
        const auto figures = oracle::integer_of(row[1]);
        const owned number =
            builtins::int_power(w.thread, make_int(10), make_int(figures - 1), none_value);
        const owned text = w.call("str", number.get());
        w.is(text ? w.call("len", text.get()) : owned{}, row[2].c_str());
        const owned nines = w.binary(binary_operator::NB_MULTIPLY, w.str("9"), make_int(figures));
        const owned read = w.call("int", nines.get());
        w.is(owned::take(read ? make_int(4) : value{}), row[3].c_str());
        CHECK(w.ok);
    }
}

constexpr bool computes_bools() {
    world w;
    const owned yes = held(make_bool(true));
    w.is(yes, "True").is(w.call("bool", make_real(0.0)), "False");
    w.is(w.binary(binary_operator::NB_AND, yes, make_bool(false)), "False");
    w.is(w.binary(binary_operator::NB_OR, yes, make_int(2)), "3");
    w.is(w.binary(binary_operator::NB_XOR, yes, make_bool(true)), "False");
    w.is(w.binary(binary_operator::NB_ADD, yes, make_bool(true)), "2");
    w.is(w.binary(binary_operator::NB_MULTIPLY, w.str("ab"), make_bool(true)), "'ab'");
    w.is(interpreter::unary(w.thread, interpreter::unary_operator::positive, yes.get()), "1");
    w.is(w.method(yes, "conjugate"), "1").is(w.call("round", make_bool(true)), "1");
    return w.ok;
}
TEST_CASE("bools are ints of their own kind") { STASIS_CHECK(computes_bools()); }

constexpr bool computes_floats() {
    world w;
    const auto power = [&](double base, double exponent) {
        return w.binary(binary_operator::NB_POWER, held(make_real(base)), make_real(exponent));
    };
    w.is(power(1.01, 365.0), "37.78343433288728").is(power(2.0, 0.5), "1.4142135623730951");
    w.is(power(10.0, -5.0), "1e-05")
        .is(power(2.0, -1074.0), "5e-324")
        .is(power(-8.0, 3.0), "-512.0");
    w.is(power(1e300, 2.0), "OverflowError: (34, 'Numerical result out of range')");
    w.is(power(0.0, -1.0), "ZeroDivisionError: 0.0 cannot be raised to a negative power");
    const owned number = held(make_real(7.5));
    w.is(w.binary(binary_operator::NB_FLOOR_DIVIDE, number, make_int(-2)), "-4.0");
    w.is(w.binary(binary_operator::NB_REMAINDER, number, make_int(-2)), "-0.5");
    w.is(w.call("divmod", make_real(-7.5), make_int(2)), "(-4.0, 0.5)");
    w.is(w.call("round", make_real(2.675), make_int(2)), "2.67");
    w.is(w.call("round", make_real(-2.5)), "-2");
    w.is(w.call("float", w.str(" 1_0.5e-3 ").get()), "0.0105");
    w.is(w.call("float", w.str("abc").get()),
         "ValueError: could not convert string to float: 'abc'");
    w.is(w.call("int", make_real(1e20)), "100000000000000000000");
    w.is(w.method(number, "as_integer_ratio"), "(15, 2)");
    w.is(w.method(number, "hex"), "'0x1.e000000000000p+2'");
    const owned big = large(w, 53);
    w.is(state::compare_truth(w.thread, big.get(), make_real(0x1p53), equal), 0);
    w.is(state::compare_truth(w.thread, make_real(0x1p53), big.get(), less), 1);
    return w.ok;
}
TEST_CASE("floats are computed in constant expressions") { STASIS_CHECK(computes_floats()); }

constexpr bool computes_complex() {
    world w;
    const owned a = w.call("complex", make_int(1), make_int(2));
    const owned b = w.call("complex", w.str("3-1j").get());
    w.is(a, "(1+2j)").is(w.binary(binary_operator::NB_MULTIPLY, a, b.get()), "(5+5j)");
    w.is(w.binary(binary_operator::NB_TRUE_DIVIDE, a, b.get()), "(0.1+0.7000000000000001j)");
    w.is(w.binary(binary_operator::NB_POWER, a, make_int(3)), "(-11-2j)");
    w.is(w.binary(binary_operator::NB_SUBTRACT, a, make_real(1.0)), "2j");
    w.is(state::compare(w.thread, a.get(), b.get(), less),
         "TypeError: '<' not supported between instances of 'complex' and 'complex'");
    return w.ok;
}
TEST_CASE("complex numbers are computed in constant expressions") {
    STASIS_CHECK(computes_complex());
}

constexpr bool calls_functions() {
    world w;
    const owned numbers = w.digits("31412");
    w.is(w.call("sum", numbers.get()), "11").is(w.call("max", numbers.get()), "4");
    w.is(w.call("min", make_int(3), make_real(2.5)), "2.5");
    w.is(w.call("max", w.list().get()), "ValueError: max() arg is an empty sequence");
    w.is(w.call("sum", numbers.get(), w.str("").get()),
         "TypeError: sum() can't sum strings [use ''.join(seq) instead]");
    w.is(w.call("abs", make_int(INT64_MIN)), "9223372036854775808");
    w.is(w.call("pow", make_int(2)), "TypeError: pow() missing required argument 'exp' (pos 2)");
    // A key that is a built-in function.
    const owned key = w.str("key");
    const value names[] = {key.get()};
    const owned keywords = owned::take(state::new_tuple(w.thread, names, 1));
    const value given[] = {make_int(-3), make_int(2),
                           make_object(pointer_to(builtins::abs_object))};
    w.is(builtins::max(w.thread, {given, 2, static_cast<tuple_object*>(keywords.as_object())}),
         "-3");
    return w.ok;
}
TEST_CASE("the functions of numbers work in constant expressions") {
    STASIS_CHECK(calls_functions());
}

TEST_CASE("without memory every operation on numbers raises MemoryError and loses nothing") {
    std::size_t failures = 0;
    const auto starve = [&](auto operation) {
        world w;
        const owned big = large(w, 3000);
        const owned words = w.str("12345678901234567890123456789012345678901234567890");
        for (std::size_t allowance = 0;; ++allowance) {
            REQUIRE(allowance < 1000);
            w.interp.memory.allowance = allowance;
            const owned result = operation(w, big, words);
            w.interp.memory.allowance = static_cast<std::size_t>(-1);
            if (result) {
                CHECK(!state::pending(w.thread));
                break;
            }
            REQUIRE(state::pending(w.thread));
            CHECK(w.thread.curexc_value->ob_type == &memory_error_type);
            decrement(state::take_pending(w.thread));
            ++failures;
        }
    };
    for (unsigned i = 0; i < opcode::plain_binary_operators; ++i) {
        const auto operation = static_cast<binary_operator>(i);
        const bool small = operation == binary_operator::NB_POWER ||
                           operation == binary_operator::NB_LSHIFT ||
                           operation == binary_operator::NB_RSHIFT;
        if (operation == binary_operator::NB_MATRIX_MULTIPLY) {
            continue;
        }
        if (operation != binary_operator::NB_TRUE_DIVIDE) { // too large for a float
            starve([&](world& w, const owned& big, const owned&) {
                return w.binary(operation, big, small ? make_int(40) : make_int(-12345));
            });
        }
        if (!small) {
            starve([&](world& w, const owned& big, const owned&) {
                return w.binary(operation, big, big.get());
            });
        }
    }
    const auto call = [&](builtin_function_object const& function, auto... more) {
        starve([&](world& w, const owned& big, const owned&) {
            return w.call_object(pointer_to(function), big.get(), more...);
        });
    };
    call(builtins::abs_object);
    call(builtins::hex_object);
    call(builtins::divmod_object, make_int(-7));
    call(builtins::round_object, make_int(-20));
    call(builtins::pow_object, make_int(-3), make_int(1000000007));
    starve([](world& w, const owned& big, const owned&) {
        return w.call_object(pointer_to(builtins::pow_object), big.get(), big.get(), big.get());
    });
    starve([](world& w, const owned& big, const owned&) { return w.call("str", big.get()); });
    starve([](world& w, const owned&, const owned& words) { return w.call("int", words.get()); });
    starve([](world& w, const owned&, const owned& words) { return w.call("float", words.get()); });
    starve(
        [](world& w, const owned&, const owned& words) { return w.call("complex", words.get()); });
    starve([](world& w, const owned& big, const owned&) {
        return w.method(big, "to_bytes", make_int(400));
    });
    starve([](world& w, const owned&, const owned&) {
        return w.method(held(make_real(1e300)), "as_integer_ratio");
    });
    CHECK(failures > 60);
}

} // namespace
