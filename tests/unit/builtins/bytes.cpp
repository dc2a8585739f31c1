// SPDX-License-Identifier: BSL-1.0
// unit/builtins/bytes.cpp: methods of bytes in constant expressions and at run time.
// tests/oracle/bytes_methods.py compares them with python3.11.
#include "machine.hpp"

using machine::world;
using namespace stasis;

namespace {

constexpr owned bytes(world& w, const char* from) { return w.method(w.str(from), "encode"); }

constexpr bool treats_bytes_as_text() {
    world w;
    const owned padded = bytes(w, "  aB\n"), word = bytes(w, "aB"), star = bytes(w, "*");
    w.is(w.method(padded, "strip"), "b'aB'").is(w.method(padded, "lstrip"), "b'aB\\n'");
    w.is(w.method(word, "upper"), "b'AB'").is(w.method(word, "swapcase"), "b'Ab'");
    w.is(w.method(word, "isalpha"), "True").is(w.method(padded, "isspace"), "False");
    w.is(w.method(word, "center", make_int(5), star.get()), "b'**aB*'");
    w.is(w.method(word, "zfill", make_int(4)), "b'00aB'");
    w.is(w.method(padded, "partition", word.get()), "(b'  ', b'aB', b'\\n')");
    w.is(w.method(word, "removeprefix", star.get()), "b'aB'");
    return w.ok;
}
TEST_CASE("bytes has the methods of ASCII text") { STASIS_CHECK(treats_bytes_as_text()); }

} // namespace
