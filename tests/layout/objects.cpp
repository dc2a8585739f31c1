// SPDX-License-Identifier: BSL-1.0
// layout/objects.cpp: whole objects, static ones and those of the heap, are byte for byte what they
// are in a running python3.11, behind the head. (Of objects that hold references that can't be: the
// bytes are addresses.) One difference is meant: a UCS-4 str of CPython has its text as wstr too,
// and ours has no wstr, as strs of the other forms: a char32_t is no wchar_t in a constant
// expression.
#include <stasis/builtins/namespace.hpp>
#include <stasis/graph/str.hpp>

#include <support/check.hpp>
#include <unit/support/oracle.hpp>

namespace {

using namespace stasis;

// A row an object: its kind, what it is, and its bytes behind the head.
const std::string objects = R"PY(
import ctypes, struct, sys

def show(kind, value, what, size=None):
    data = bytearray(ctypes.string_at(id(value), size or value.__sizeof__()))
    if kind in ("str", "name"):
        data[33:40] = bytes(7)  # padding
        if data[32] >> 2 & 7 == 4:
            data[40:48] = data[64:72] = bytes(8)  # see the top of this file
    print(kind, what, data[16:].hex(), sep="\t")

def digits(number):
    result = []
    while number:
        result.append("%x" % (number & 0x3FFFFFFF))
        number >>= 30
    return ",".join(result)

for truth in (False, True):
    show("bool", truth, int(truth), 28)
for magnitude in (0, 1, 5, 6, 255, 256, 257, 2**30 - 1, 2**30, 2**60, 2**63 - 1, 2**63, 2**64,
                  10**40):
    for number in {magnitude, -magnitude}:
        sign = "-" if number < 0 else "+"
        show("int", number, sign + digits(abs(number)), 28 if number == 0 else None)
for number in (0.0, -0.0, 1.5, 1e308, float("inf")):
    show("float", number, struct.pack(">d", number).hex())
    show("complex", complex(1.0, number), struct.pack(">d", number).hex())
for data in (b"", b"a", b"\0", b"\xff", bytes(range(7)), bytes(300)):
    if len(data) < 2:
        hash(data)
    show("bytes", data, data.hex())
for text in ([], [97], [0], [0xE9], [97, 98, 99], [0x20] * 100, [97, 0xE9], [0xFF] * 70, [0x4F60],
             [97, 0xD800], [0xE9, 0x4F60, 0xFFFF], [0x1F600], [97, 0x10FFFF, 0xE9]):
    value = "".join(map(chr, text))
    if not value or value <= "\xff" and len(value) == 1:
        hash(value)
        value = sys.intern(value)
    show("str", value, ",".join("%x" % c for c in text))
hash("print")
show("name", sys.intern("print"), "print")
)PY";

std::vector<char32_t> numbers_of(const std::string& list) {
    std::vector<char32_t> result;
    for (std::size_t at = 0; at < list.size();) {
        std::size_t end = list.find(',', at);
        end = end == std::string::npos ? list.size() : end;
        result.push_back(static_cast<char32_t>(
            std::strtoul(list.substr(at, end - at).c_str(), nullptr, 16)));
        at = end + 1;
    }
    return result;
}

// The object of a row, as the library makes it.
owned made(thread_state& thread, const std::string& kind, const std::string& what) {
    if (kind == "bool") {
        return owned::take(graph::bool_object(what == "1"));
    }
    if (kind == "int") {
        std::vector<support::digit> digits;
        for (const char32_t digit : numbers_of(what.substr(1))) {
            digits.push_back(static_cast<support::digit>(digit));
        }
        const owned number = state::new_int(thread, digits.data(),
                                            static_cast<ssize>(digits.size()), what[0] == '-');
        return owned::take(state::box(thread, number.get()));
    }
    if (kind == "float") {
        return owned::take(state::box(thread, make_real(oracle::double_of(what))));
    }
    if (kind == "complex") {
        return state::new_complex(thread, {1.0, oracle::double_of(what)});
    }
    if (kind == "bytes") {
        const std::vector<unsigned char> data = oracle::bytes_of(what);
        return state::new_bytes(thread, data.data(), static_cast<ssize>(data.size()));
    }
    if (kind == "str") {
        const std::vector<char32_t> characters = numbers_of(what);
        return state::new_str(thread,
                              {characters.data(), static_cast<ssize>(characters.size())});
    }
    return owned::take(pointer_to(graph::str_<"print">));
}

} // namespace

TEST_CASE("objects have the bytes that they have in python3.11") {
    state::interpreter_state interpreter{};
    const std::vector<oracle::row> rows = oracle::ask(objects);
    CHECK(rows.size() == 59);
    for (const oracle::row& row : rows) {
        REQUIRE(row.size() == 3);
        const owned self = made(interpreter._initial_thread, row[0], row[1]);
        std::vector<unsigned char> expected = oracle::bytes_of(row[2]);
        const auto* bytes = reinterpret_cast<const unsigned char*>(self.as_object());
        std::vector<unsigned char> found(bytes + 16, bytes + 16 + expected.size());
        for (std::size_t i = 33; i < 40 && (row[0] == "str" || row[0] == "name"); ++i) {
            found[i - 16] = 0;
        }
        INFO(row[0], " ", row[1]);
        CHECK(found == expected);
    }
    state::release_chunks(interpreter.memory);
}
