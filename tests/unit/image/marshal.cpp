// SPDX-License-Identifier: BSL-1.0
// unit/image/marshal.cpp: the parser on images written by hand: what it takes, and what it refuses,
// with which reason and at which offset.
#include <stasis/image/marshal.hpp>
#include <support/check.hpp>

namespace {

using stasis::image::code_numbers;
using stasis::image::item;
using stasis::image::object_kind;
using stasis::support::failure;

/// Keeps the last events and a record of what can be referred to.
struct recording_sink {
    static constexpr bool at_compile_time = false;

    item last_leaf{};
    item last_close{};
    item code{};
    code_numbers numbers{};
    int leaves = 0;
    int opened = 0;
    int closed = 0;
    int references = 0;
    std::int32_t referred = -1;
    const char* refusal = nullptr;
    object_kind kinds[16] = {};

    constexpr const char* leaf(const item& it) {
        ++leaves;
        last_leaf = it;
        record(it.reference, it.kind);
        return refusal;
    }
    constexpr const char* open(const item& it) {
        ++opened;
        record(it.reference, object_kind::open);
        return nullptr;
    }
    constexpr const char* close(const item& it, const code_numbers& of_code) {
        ++closed;
        last_close = it;
        if (it.tag == stasis::image::wire_tag::code) {
            code = it;
            numbers = of_code;
        }
        record(it.reference, it.kind);
        return nullptr;
    }
    constexpr const char* refer(std::int32_t index, std::size_t) {
        ++references;
        referred = index;
        return nullptr;
    }
    constexpr object_kind kind_of(std::int32_t index) const { return kinds[index]; }

    constexpr void record(std::int32_t reference, object_kind kind) {
        if (reference >= 0) {
            kinds[reference] = kind;
        }
    }
};

/// Literals are images without the NUL that closes them.
template <std::size_t Size>
constexpr failure failure_of(const char (&image)[Size]) {
    recording_sink sink;
    return stasis::image::read_marshal(stasis::support::byte_view{image, Size - 1}, 0, sink);
}

template <std::size_t Size>
constexpr recording_sink events_of(const char (&image)[Size]) {
    recording_sink sink;
    const failure none =
        stasis::image::read_marshal(stasis::support::byte_view{image, Size - 1}, 0, sink);
    sink.leaves = none ? -1 : sink.leaves;
    return sink;
}

constexpr bool is(const failure& found, const char* reason, std::size_t offset) {
    const char* at = found.reason;
    while (at != nullptr && *at != 0 && *at == *reason) {
        ++at;
        ++reason;
    }
    return at != nullptr && *at == 0 && *reason == 0 && found.offset == offset;
}

#define CODE_HEAD "c\1\0\0\0\0\0\0\0\0\0\0\0\2\0\0\0\3\0\0\0"
#define CODE_BODY                                                                                  \
    "s\2\0\0\0\x97\0"                                                                              \
    ")\0"                                                                                          \
    ")\0"                                                                                          \
    ")\1\xda\1x"                                                                                   \
    "s\1\0\0\0 "
#define CODE_REST                                                                                  \
    "r\0\0\0\0"                                                                                    \
    "r\0\0\0\0"                                                                                    \
    "r\0\0\0\0"                                                                                    \
    "\7\0\0\0"                                                                                     \
    "s\0\0\0\0"                                                                                    \
    "s\0\0\0\0"

} // namespace

TEST_CASE("each kind of object is one event with its payload") {
    STASIS_CHECK(events_of("N").leaves == 1);
    STASIS_CHECK(events_of("i\1\2\3\4").last_leaf.payload == 1);
    STASIS_CHECK(events_of("z\3abc").last_leaf.length == 3);
    STASIS_CHECK(events_of("z\3abc").last_leaf.payload == 2);
    STASIS_CHECK(events_of("a\3\0\0\0abc").last_leaf.payload == 5);
    STASIS_CHECK(events_of("l\xfe\xff\xff\xff\0\0\1\0").last_leaf.length == -2);
    STASIS_CHECK(events_of("l\0\0\0\0").last_leaf.length == 0);
    STASIS_CHECK(events_of("s\3\0\0\0abc").last_leaf.kind == object_kind::odd_bytes);
    STASIS_CHECK(events_of("s\2\0\0\0ab").last_leaf.kind == object_kind::bytes);
    STASIS_CHECK(events_of("u\3\0\0\0\xed\xa0\x80").last_leaf.kind == object_kind::str);
}

TEST_CASE("a container is opened, holds its items and is closed") {
    STASIS_CHECK(events_of(")\2NT").leaves == 2);
    STASIS_CHECK(events_of(")\2NT").closed == 1);
    STASIS_CHECK(events_of(")\2NT").last_close.kind == object_kind::tuple);
    STASIS_CHECK(events_of(")\1z\1a").last_close.kind == object_kind::names);
    STASIS_CHECK(events_of("(\1\0\0\0(\0\0\0\0").opened == 2);
    STASIS_CHECK(events_of(")\1)\0").last_close.kind == object_kind::tuple);
    STASIS_CHECK(events_of("{NTFN0").last_close.length == 4);
    STASIS_CHECK(events_of("{0").last_close.length == 0);
    STASIS_CHECK(events_of("[\1\0\0\0{0").closed == 2);
    STASIS_CHECK(events_of("<\0\0\0\0").closed == 1);
}

TEST_CASE("flagged objects are numbered in the order of their tags") {
    STASIS_CHECK(events_of("\xa9\3\xfa\1ar\1\0\0\0N").referred == 1);
    STASIS_CHECK(events_of(")\3\xfa\1a\xfa\1br\1\0\0\0").referred == 1);
    STASIS_CHECK(events_of(")\2\xa9\0r\0\0\0\0").references == 1);
}

TEST_CASE("singletons have no number, flagged or not") {
    STASIS_CHECK(
        is(failure_of(")\2\xcer\0\0\0\0"), "a reference to an object that was not read yet", 4));
}

TEST_CASE("a code object gives its numbers and checked fields") {
    STASIS_CHECK(events_of(")\2\xfa\1f" CODE_HEAD CODE_BODY CODE_REST).leaves == 6);
    STASIS_CHECK(events_of(")\2\xfa\1f" CODE_HEAD CODE_BODY CODE_REST).references == 3);
    STASIS_CHECK(events_of(")\2\xfa\1f" CODE_HEAD CODE_BODY CODE_REST).code.length == 10);
    STASIS_CHECK(events_of(")\2\xfa\1f" CODE_HEAD CODE_BODY CODE_REST).numbers.argcount == 1);
    STASIS_CHECK(events_of(")\2\xfa\1f" CODE_HEAD CODE_BODY CODE_REST).numbers.stacksize == 2);
    STASIS_CHECK(events_of(")\2\xfa\1f" CODE_HEAD CODE_BODY CODE_REST).numbers.flags == 3);
    STASIS_CHECK(events_of(")\2\xfa\1f" CODE_HEAD CODE_BODY CODE_REST).numbers.firstlineno == 7);
}

TEST_CASE("what ends too early is named with the place where it ends") {
    STASIS_CHECK(is(failure_of(""), "the image is truncated", 0));
    STASIS_CHECK(is(failure_of("i\1\2\3"), "the image is truncated", 1));
    STASIS_CHECK(is(failure_of("l\1\0\0"), "the image is truncated", 1));
    STASIS_CHECK(is(failure_of("g\0\0\0\0\0\0\0"), "the image is truncated", 1));
    STASIS_CHECK(is(failure_of(")\1"), "a length beyond the end of the image", 1));
    STASIS_CHECK(is(failure_of(")\2N"), "a length beyond the end of the image", 1));
    STASIS_CHECK(is(failure_of("r\0\0\0"), "the image is truncated", 1));
    STASIS_CHECK(is(failure_of("{NT"), "the image is truncated", 3));
    STASIS_CHECK(is(failure_of(")\1)"), "the image is truncated", 3));
    STASIS_CHECK(is(failure_of("c\0\0\0\0"), "the image is truncated", 1));
}

TEST_CASE("a length that can't be is named with its place") {
    STASIS_CHECK(is(failure_of("s\xff\xff\xff\xff"), "a negative length", 1));
    STASIS_CHECK(is(failure_of("[\0\0\0\x80"), "a negative length", 1));
    STASIS_CHECK(is(failure_of("s\4\0\0\0abc"), "a length beyond the end of the image", 1));
    STASIS_CHECK(is(failure_of("z\4abc"), "a length beyond the end of the image", 1));
    STASIS_CHECK(is(failure_of("(\xff\xff\xff\x7fN"), "a length beyond the end of the image", 1));
    STASIS_CHECK(is(failure_of("l\2\0\0\0\1\0\1"), "a length beyond the end of the image", 1));
    STASIS_CHECK(is(failure_of("l\0\0\0\x80\1\0"), "a length beyond the end of the image", 1));
}

TEST_CASE("an int that marshal would not write is refused") {
    STASIS_CHECK(is(failure_of("l\1\0\0\0\0\x80"), "a digit of more than 15 bits in an int", 5));
    STASIS_CHECK(is(failure_of("l\2\0\0\0\1\0\0\0"), "an int with a leading zero", 7));
}

TEST_CASE("tags of other versions and of none are told apart") {
    STASIS_CHECK(is(failure_of("?"), "an unknown tag", 0));
    STASIS_CHECK(is(failure_of(")\1\xff"), "an unknown tag", 2));
    STASIS_CHECK(
        is(failure_of("f\0031.0"), "an obsolete tag, which Python 3.11 does not write", 0));
    STASIS_CHECK(is(failure_of("x"), "an obsolete tag, which Python 3.11 does not write", 0));
    STASIS_CHECK(is(failure_of("I"), "an obsolete tag, which Python 3.11 does not write", 0));
}

TEST_CASE("null is only the end of a dict") {
    STASIS_CHECK(is(failure_of("0"), "null where an object must be", 0));
    STASIS_CHECK(is(failure_of(")\1"
                               "0"),
                    "null where an object must be", 2));
    STASIS_CHECK(is(failure_of("{N0"), "null in place of a value of a dict", 2));
}

TEST_CASE("references to what is missing or not complete are refused") {
    STASIS_CHECK(is(failure_of("r\0\0\0\0"), "a reference to an object that was not read yet", 1));
    STASIS_CHECK(is(failure_of(")\1r\xff\xff\xff\xff"),
                    "a reference to an object that was not read yet", 3));
    STASIS_CHECK(
        is(failure_of("\xdb\1\0\0\0r\0\0\0\0"), "a reference to a container from inside it", 6));
    STASIS_CHECK(
        is(failure_of("\xa9\1)\1r\0\0\0\0"), "a reference to a container from inside it", 5));
}

TEST_CASE("text that is none is refused where it stops being text") {
    STASIS_CHECK(is(failure_of("z\2a\x80"), "a byte above 127 in a str tagged as ASCII", 3));
    STASIS_CHECK(is(failure_of("u\2\0\0\0a\x80"), "invalid UTF-8 in a str", 6));
    STASIS_CHECK(is(failure_of("t\2\0\0\0\xc0\x80"), "invalid UTF-8 in a str", 5));
    STASIS_CHECK(is(failure_of("u\2\0\0\0\xe2\x82"), "invalid UTF-8 in a str", 5));
    STASIS_CHECK(is(failure_of("u\4\0\0\0\xf4\x90\x80\x80"), "invalid UTF-8 in a str", 5));
}

TEST_CASE("bytes behind the object are an error") {
    STASIS_CHECK(is(failure_of("NN"), "bytes are left behind the object", 1));
}

TEST_CASE("what a sink refuses has the object's offset") {
    recording_sink sink;
    sink.refusal = "no";
    CHECK(is(stasis::image::read_marshal(stasis::support::byte_view{")\1N", 3}, 0, sink), "no", 2));
}

TEST_CASE("a code object with a field of the wrong type is refused at that field") {
    const char* reason = "a field of a code object is of the wrong type";
    STASIS_CHECK(!failure_of(")\2\xfa\1f" CODE_HEAD CODE_BODY CODE_REST));
    // Bytecode of odd length, then no bytes at all.
    CHECK(is(failure_of(CODE_HEAD "s\1\0\0\0\x97"), reason, 21));
    CHECK(is(failure_of(CODE_HEAD "N"), reason, 21));
    // Names that are not strs, also by way of a reference.
    CHECK(is(failure_of(CODE_HEAD "s\0\0\0\0"
                                  ")\0"
                                  ")\1N"),
             reason, 28));
    CHECK(is(failure_of(")\2\xa9\1N" CODE_HEAD "s\0\0\0\0"
                        ")\0"
                        "r\0\0\0\0"),
             reason, 33));
    // A name that is bytes.
    CHECK(is(failure_of(CODE_HEAD CODE_BODY "s\0\0\0\0"), reason, 43));
}

TEST_CASE("the numbers of a code object are checked") {
    CHECK(is(failure_of("c\1\0\0\0\0\0\0\0\0\0\0\0\xff\xff\xff\xff\3\0\0\0"),
             "a negative number in a code object", 13));
    CHECK(is(failure_of("c\1\0\0\0\2\0\0\0\0\0\0\0\1\0\0\0\3\0\0\0"),
             "more positional-only arguments than positional ones", 5));
}

namespace {

/// Tuples in tuples around None: `depth` objects one in the other.
template <std::size_t Depth>
constexpr failure failure_of_nest() {
    char image[2 * Depth - 1] = {};
    for (std::size_t i = 0; i < Depth - 1; ++i) {
        image[2 * i] = ')';
        image[2 * i + 1] = 1;
    }
    image[2 * Depth - 2] = 'N';
    recording_sink sink;
    return stasis::image::read_marshal(stasis::support::byte_view{image, sizeof image}, 0, sink);
}

} // namespace

TEST_CASE("objects may be nested as deeply as in CPython, and no deeper") {
    STASIS_CHECK(!failure_of_nest<2000>());
    STASIS_CHECK(is(failure_of_nest<2001>(), "objects are nested too deeply", 4000));
}
