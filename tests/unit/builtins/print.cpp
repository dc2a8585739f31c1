// SPDX-License-Identifier: BSL-1.0
// unit/builtins/print.cpp: what print writes, and when.
#include "types.hpp"

#include <stasis/builtins/print.hpp>

#include <doctest/doctest.h>
#include <string>
#include <unistd.h>
#include <vector>

namespace {

using namespace stasis;

/// An interpreter whose standard output is a pipe.
struct piped {
    int ends[2] = {};
    unsigned char buffer[16] = {};
    state::interpreter_state interp{};
    thread_state& thread = interp._initial_thread;

    piped() {
        REQUIRE(::pipe(ends) == 0);
        interp.standard_output = {ends[1], buffer, sizeof buffer, 0};
    }
    ~piped() { ::close(ends[0]); }

    owned str(const char* utf8) {
        std::string text = utf8;
        return builtins::decode_bytes(thread, reinterpret_cast<const unsigned char*>(text.data()),
                                      static_cast<stasis::ssize>(text.size()),
                                      builtins::encoding::utf8,
                                      builtins::error_handler::surrogatepass, {});
    }

    /// print(*values, name=value).
    bool print(std::vector<value> values, const char* name = nullptr, value keyword = {}) {
        owned names;
        const auto count = static_cast<stasis::ssize>(values.size());
        if (name != nullptr) {
            const owned key = str(name);
            const value held = key.get();
            names = owned::take(state::new_tuple(thread, &held, 1));
            values.push_back(keyword);
        }
        const auto* given = names ? static_cast<tuple_object*>(names.as_object()) : nullptr;
        return static_cast<bool>(builtins::print(thread, {values.data(), count, given}));
    }

    /// All that was written; nothing can be printed any more.
    std::string written() {
        state::flush(interp.standard_output);
        ::close(ends[1]);
        std::string result;
        char part[256];
        for (::ssize_t size = 0; (size = ::read(ends[0], part, sizeof part)) > 0;) {
            result.append(part, static_cast<std::size_t>(size));
        }
        return result;
    }

    std::string message() {
        const owned exception = owned::take(state::take_pending(thread));
        const owned shown = interpreter::str(thread, exception.get());
        const text says = text_of(shown.as_object());
        std::string result = exception.as_object()->ob_type->tp_name + std::string(": ");
        for (stasis::ssize i = 0; i < says.size; ++i) {
            result += static_cast<char>(says[i]);
        }
        return result;
    }
};

} // namespace

TEST_CASE("print writes str() of its arguments with spaces between and a newline behind") {
    piped to;
    const owned text = to.str("naïve 日本 😀");
    const owned separator = to.str("é|");
    const owned empty = to.str("");
    CHECK(to.print({}));
    CHECK(to.print({make_int(1), text.get(), none_value, make_bool(true)}));
    CHECK(to.print({make_int(1), make_int(2)}, "sep", separator.get()));
    CHECK(to.print({make_int(1), make_int(2)}, "sep", none_value));
    CHECK(to.print({text.get()}, "end", empty.get()));
    CHECK(to.written() == "\n1 naïve 日本 😀 None True\n1é|2\n1 2\nnaïve 日本 😀");
}

TEST_CASE("print holds its text back unless it is told to flush") {
    piped to;
    CHECK(to.print({make_int(7)}));
    CHECK(to.interp.standard_output.size == 2);
    CHECK(to.print({make_int(8)}, "flush", make_bool(true)));
    CHECK(to.interp.standard_output.size == 0);
    CHECK(to.written() == "7\n8\n");
}

TEST_CASE("print refuses what python3.11 refuses") {
    piped to;
    CHECK(!to.print({}, "sep", make_int(1)));
    CHECK(to.message() == "TypeError: sep must be None or a string, not int");
    CHECK(!to.print({}, "end", make_int(1)));
    CHECK(to.message() == "TypeError: end must be None or a string, not int");
    CHECK(!to.print({}, "foo", make_int(1)));
    CHECK(to.message() == "TypeError: 'foo' is an invalid keyword argument for print()");
    CHECK(!to.print({}, "file", make_int(1)));
    CHECK(to.message() == "AttributeError: 'int' object has no attribute 'write'");
    const owned lone = to.str("a\xed\xa0\x80");
    CHECK(!to.print({make_int(5), lone.get()}));
    CHECK(to.message() == "UnicodeEncodeError: 'utf-8' codec can't encode character '\\ud800' in "
                          "position 1: surrogates not allowed");
    CHECK(to.written() == "5 ");
}
