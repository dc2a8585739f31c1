// SPDX-License-Identifier: BSL-1.0
// unit/builtins/str.cpp: str, bytes, format, %, ord and chr in constant expressions, each of which
// gives all its memory back, and again at run time. What they should give is the oracle tests'
// business (str_oracle.cpp, format_oracle.cpp).
#include "types.hpp"

#include <stasis/builtins/format.hpp>
#include <stasis/builtins/ord_chr.hpp>
#include <stasis/builtins/print.hpp>
#include <stasis/builtins/repr.hpp>
#include <support/check.hpp>

namespace {

using namespace stasis;

constexpr text literal(const char32_t* characters) {
    stasis::ssize size = 0;
    while (characters[size] != 0) {
        ++size;
    }
    return {characters, size};
}

constexpr owned make(thread_state& thread, const char32_t* characters) {
    return state::new_str(thread, literal(characters));
}
constexpr owned make(thread_state&, int number) { return owned::take(make_int(number)); }
constexpr owned make(thread_state&, double number) { return owned::take(make_real(number)); }

/// Whether a call gives a str of that text, or an exception with that message.
constexpr bool says(thread_state& thread, const owned& result, const char32_t* wanted) {
    if (result) {
        return text_of(result.as_object()) == literal(wanted);
    }
    const owned exception = owned::take(state::take_pending(thread));
    const auto* raised = static_cast<exception_object*>(exception.as_object());
    return raised->args->ob_size == 1 && text_of(items(raised->args)[0]) == literal(wanted);
}

/// Whether function(arguments) says so.
template <class Function, class... Arguments>
constexpr bool gives(const char32_t* wanted, Function function, Arguments... given) {
    state::interpreter_state interp{};
    thread_state& thread = interp._initial_thread;
    const owned made[] = {make(thread, given)...};
    value values[sizeof...(Arguments)];
    for (std::size_t i = 0; i < sizeof...(Arguments); ++i) {
        values[i] = made[i].get();
    }
    const auto count = static_cast<stasis::ssize>(sizeof...(Arguments));
    const owned result = function(thread, arguments{values, count, nullptr});
    return says(thread, result, wanted);
}

/// A binary slot as a function of arguments.
template <binary_slot Slot>
constexpr owned binary(thread_state& thread, const arguments& given) {
    return Slot(thread, given.values[0], given.values[1]);
}

/// repr of what a function gives.
template <owned (*Function)(thread_state&, const arguments&)>
constexpr owned shown(thread_state& thread, const arguments& given) {
    const owned result = Function(thread, given);
    return interpreter::repr(thread, result.get());
}

/// The parts of a split with bars between them.
constexpr owned split_and_join(thread_state& thread, const arguments& given) {
    const owned parts = builtins::str_split(thread, given);
    const owned bar = make(thread, U"|");
    const value values[] = {bar.get(), parts.get()};
    return builtins::str_join(thread, {values, 2, nullptr});
}

/// The characters of a str in reverse, by a slice.
constexpr owned reversed(thread_state& thread, const arguments& given) {
    const owned slice = state::new_slice(thread, none_value, none_value, make_int(-1));
    return interpreter::get_item(thread, given.values[0], slice.get());
}

/// The characters of a str, iterated and joined with dots.
constexpr owned dotted(thread_state& thread, const arguments& given) {
    const owned list = owned::take(interpreter::make_list(thread, given.values[0]));
    const owned dot = make(thread, U".");
    const value values[] = {dot.get(), list.get()};
    return builtins::str_join(thread, {values, 2, nullptr});
}

/// Encodes to UTF-8 and decodes again.
constexpr owned there_and_back(thread_state& thread, const arguments& given) {
    const owned bytes = builtins::str_encode(thread, given);
    const value held = bytes.get();
    return builtins::bytes_decode(thread, {&held, 1, nullptr});
}

} // namespace

TEST_CASE("texts are changed in constant expressions") {
    STASIS_CHECK(gives(U"ABC", builtins::str_upper, U"abc"));
    STASIS_CHECK(gives(U"STRASSE", builtins::str_upper, U"straße"));
    STASIS_CHECK(gives(U"οδος", builtins::str_lower, U"ΟΔΟΣ"));
    STASIS_CHECK(gives(U"Hello World", builtins::str_title, U"hello wORLD"));
    STASIS_CHECK(gives(U"b-n-n-", builtins::str_replace, U"banana", U"a", U"-"));
    STASIS_CHECK(gives(U"x", builtins::str_strip, U"  x\n"));
    STASIS_CHECK(gives(U"..é..", builtins::str_center, U"é", 5, U"."));
    STASIS_CHECK(gives(U"-007", builtins::str_zfill, U"-7", 4));
    STASIS_CHECK(gives(U"olé 日😀", reversed, U"😀日 élo"));
    STASIS_CHECK(gives(U"a.é.日.😀", dotted, U"aé日😀"));
}

TEST_CASE("texts are put together and taken apart in constant expressions") {
    STASIS_CHECK(gives(U"a|b|c", split_and_join, U" a b  c "));
    STASIS_CHECK(gives(U"a||b", split_and_join, U"a,,b", U","));
    STASIS_CHECK(gives(U"abé", binary<builtins::str_concat>, U"ab", U"é"));
    STASIS_CHECK(gives(U"can only concatenate str (not \"int\") to str",
                       binary<builtins::str_concat>, U"ab", 5));
    STASIS_CHECK(gives(U"é", binary<builtins::str_subscript>, U"aé", -1));
    STASIS_CHECK(gives(U"string index out of range", binary<builtins::str_subscript>, U"a", 1));
    STASIS_CHECK(gives(U"aé日😀", there_and_back, U"aé日😀"));
    STASIS_CHECK(gives(U"'it\\'s \"q\"\\n\\x07é\\ud800'", builtins::repr, U"it's \"q\"\n\aé\xd800"));
}

TEST_CASE("numbers become text in constant expressions") {
    STASIS_CHECK(gives(U"0x00ff", builtins::format, 255, U"#06x"));
    STASIS_CHECK(gives(U"1,234,567", builtins::format, 1234567, U","));
    STASIS_CHECK(gives(U"   3.142", builtins::format, 3.14159, U"8.3f"));
    STASIS_CHECK(gives(U"**left", builtins::format, U"left", U"*>6"));
    STASIS_CHECK(gives(U"Unknown format code 'd' for object of type 'str'", builtins::format, U"a",
                       U"d"));
    STASIS_CHECK(gives(U"a=1, b='é', c=+2.50", builtins::str_format, U"a={}, b={!r}, c={:+.2f}", 1,
                       U"é", 2.5));
    STASIS_CHECK(gives(U"00042|2a", binary<builtins::str_remainder>, U"%05d|2a", 42));
    STASIS_CHECK(gives(U"%d format: a real number is required, not str",
                       binary<builtins::str_remainder>, U"%d", U"x"));
    STASIS_CHECK(gives(U"€", builtins::chr, 0x20AC));
    STASIS_CHECK(gives(U"8364", shown<builtins::ord>, U"€"));
    STASIS_CHECK(gives(U"b'a\\xc3\\xa9'", shown<builtins::str_encode>, U"aé"));
}

namespace {

/// Whether str.<name>(arguments) says so.
template <class... Arguments>
constexpr bool unbound_gives(const char* name, const char32_t* wanted, Arguments... given) {
    return gives(
        wanted,
        [name](thread_state& thread, const arguments& all) {
            const owned key = state::new_str(thread, name);
            const owned method = interpreter::get_attribute(
                thread, make_object(pointer_to(str_type)), key.as_object());
            // The first argument is there so that there always is one.
            return interpreter::call(thread, method.get(),
                                     {all.values + 1, all.count - 1, nullptr});
        },
        0, given...);
}

} // namespace

TEST_CASE("a method taken from its type checks the object that it is called with") {
    STASIS_CHECK(unbound_gives("upper", U"ABC", U"abc"));
    STASIS_CHECK(unbound_gives("upper", U"unbound method str.upper() needs an argument"));
    STASIS_CHECK(unbound_gives("upper",
                               U"descriptor 'upper' for 'str' objects doesn't apply to a 'int' "
                               U"object",
                               5));
}

TEST_CASE("a str that no memory is left for raises MemoryError and leaks nothing") {
    bool complete = false;
    for (std::size_t allowance = 0; !complete; ++allowance) {
        REQUIRE(allowance < 200);
        state::interpreter_state interp{};
        thread_state& thread = interp._initial_thread;
        const owned words = make(thread, U"eins zwei drei vier fünf 日本");
        const owned comma = make(thread, U", ");
        const owned pattern = make(thread, U"{0!r:>40}{1:*^9.2f}{0[2]}");
        const owned percent = make(thread, U"%8r %%");
        interp.memory.allowance = allowance;
        const auto attempt = [&]() -> owned {
            const value self = words.get();
            const owned parts = builtins::str_split(thread, {&self, 1, nullptr});
            if (!parts) {
                return {};
            }
            const value joined_values[] = {comma.get(), parts.get()};
            if (!builtins::str_join(thread, {joined_values, 2, nullptr})) {
                return {};
            }
            const owned upper = builtins::str_upper(thread, {&self, 1, nullptr});
            if (!upper) {
                return {};
            }
            const value format_values[] = {pattern.get(), upper.get(), make_real(2.5)};
            if (!builtins::str_format(thread, {format_values, 3, nullptr}) ||
                !builtins::str_encode(thread, {&self, 1, nullptr}) ||
                !builtins::str_remainder(thread, percent.get(), words.get())) {
                return {};
            }
            return builtins::str_repeat(thread, self, 40);
        };
        complete = static_cast<bool>(attempt());
        if (!complete) {
            const owned exception = owned::take(state::take_pending(thread));
            REQUIRE(exception);
            REQUIRE(exception.as_object()->ob_type == &memory_error_type);
        }
        interp.memory.allowance = static_cast<std::size_t>(-1);
    }
}

TEST_CASE("a repetition that no memory could hold raises") {
    state::interpreter_state interp{};
    thread_state& thread = interp._initial_thread;
    const owned word = make(thread, U"ab");
    CHECK(!builtins::str_repeat(thread, word.get(), stasis::ssize{1} << 57));
    CHECK(state::clear_pending(thread, memory_error_type));
    CHECK(!builtins::str_repeat(thread, word.get(), stasis::ssize{1} << 62));
    CHECK(state::clear_pending(thread, overflow_error_type));
}
