// SPDX-License-Identifier: BSL-1.0
// unit/image/thaw.cpp: heap objects out of images are what python3.11 makes of the same bytes, and
// nothing is left behind when they can't be made. The address sanitizer sees what leaks: under it
// the heap takes every block from malloc.
#include "graph_dump.hpp"
#include "world.hpp"

#include <images/specimen.hpp>
#include <stasis/image/thaw.hpp>
#include <support/check.hpp>
#include <unit/image/object_types.hpp>
#include <unit/support/oracle.hpp>

namespace {

using namespace stasis;
using image::thawed;
using stasis::images::specimen;

using view = support::byte_view<unsigned char>;
constexpr view specimen_view{specimen, sizeof specimen - 1};

std::string hex_of(const unsigned char* bytes, std::size_t size) {
    std::string hex;
    for (std::size_t i = 0; i < size; ++i) {
        char two[3];
        std::snprintf(two, sizeof two, "%02x", bytes[i]);
        hex += two;
    }
    return hex;
}

/// What thaws out of marshalled bytes, written down; or the reason why nothing does.
std::string thawed_dump(const std::vector<unsigned char>& bytes) {
    world running;
    const thawed result =
        image::thaw_object(running._initial_thread, view{bytes.data(), bytes.size()}, 0);
    if (result.failure) {
        return result.failure.reason;
    }
    object* boxed = state::box(running._initial_thread, result.object.get());
    graph_dump::with_hashes = false;
    std::string text = graph_dump::dump(boxed);
    graph_dump::with_hashes = true;
    decrement(boxed);
    return text;
}

} // namespace

TEST_CASE("a thawed module is what python makes of the same image") {
    const std::vector<unsigned char> code(specimen + 16, specimen + sizeof specimen - 1);
    const std::vector<oracle::row> rows = oracle::ask(
        std::string(graph_dump::python) + "import marshal\nwith_hashes = False\n" +
        "print(dump(marshal.loads(bytes.fromhex('" + hex_of(code.data(), code.size()) + "'))))");
    CHECK(thawed_dump(code) == rows.at(0).at(0));
}

TEST_CASE("values of each kind thaw") {
    const std::vector<oracle::row> rows = oracle::ask(std::string(graph_dump::python) + R"(
import marshal
with_hashes = False
s = 'not interned: ' + str(1)
t = (s, s)
for v in [None, True, ..., 5, 257, -2**31, 2**31, 10**50, -10**50, 1.5, -0.0, 2j, b'', b'a', b'ab',
          '', 'a', '\xe9', 'abc', '\xe9\xe8', '\u20ac', '\ud800x', '\U0001f600', (), [], {}, set(),
          frozenset(), (1, (2, [3, {4: 5, 'six': (7,)}])), {1, 2, 3}, set(range(50)), [t, t, s],
          {'a': 1, 'b': [2], (1, 2): {3}, 1.5: 2j, b'x': None}, list(range(300)),
          frozenset(['a', 'b', 1, 2.5, (1, 'x')]), {i: str(i) for i in range(100)}]:
    print(marshal.dumps(v).hex(), dump(marshal.loads(marshal.dumps(v))), sep='\t')
)");
    CHECK(rows.size() == 36);
    for (const oracle::row& fields : rows) {
        CHECK(thawed_dump(oracle::bytes_of(fields.at(0))) == fields.at(1));
    }
}

TEST_CASE("what the image shares is one object, and lives as long as it is referred to") {
    world running;
    const char bytes[] = "(\2\0\0\0\xda\3abcr\0\0\0\0";
    unsigned char image[sizeof bytes - 1];
    std::copy(bytes, bytes + sizeof image, image);
    const thawed result = image::thaw_object(running._initial_thread, view{image, sizeof image}, 0);
    REQUIRE(!result.failure);
    const auto* tuple = static_cast<const tuple_object*>(result.object.as_object());
    CHECK(items(tuple)[0] == items(tuple)[1]);
    CHECK(refcount(items(tuple)[0]) == 2);
    CHECK(refcount(tuple) == 1);
}

TEST_CASE("a whole .pyc needs its header and code") {
    world running;
    state::thread_state& thread = running._initial_thread;
    const thawed result = image::thaw(thread, specimen_view);
    REQUIRE(!result.failure);
    CHECK(result.object.as_object()->ob_type == &code_type);
    CHECK(image::thaw(thread, view{specimen, 15}).failure.offset == 15);
    std::vector<unsigned char> none(specimen, specimen + 16);
    none.push_back('N');
    CHECK(std::string(image::thaw(thread, view{none.data(), 17}).failure.reason) ==
          "the image is no code object");
}

TEST_CASE("a key that can't be hashed is a failure with the exception pending") {
    world running;
    const unsigned char image[] = {'<', 1, 0, 0, 0, '[', 0, 0, 0, 0};
    const thawed result = image::thaw_object(running._initial_thread, view{image, sizeof image}, 0);
    REQUIRE(result.failure);
    CHECK(std::string(result.failure.reason) == "a key cannot be hashed");
    CHECK(result.failure.offset == 0);
    REQUIRE(running._initial_thread.curexc_value != nullptr);
    CHECK(running._initial_thread.curexc_value->ob_type == &type_error_type);
}

TEST_CASE("bytecode that names what its code object lacks is refused") {
    std::vector<unsigned char> image(specimen, specimen + sizeof specimen - 1);
    // The module's code: tag, five numbers, then bytes, which begin with RESUME 0.
    REQUIRE(image[16 + 21] % 128 == 's');
    std::size_t at = 16 + 21 + 5;
    REQUIRE(image[at] == 151);
    image[at] = 100; // LOAD_CONST
    image[at + 1] = 255;
    world running;
    const thawed result = image::thaw(running._initial_thread, view{image.data(), image.size()});
    REQUIRE(result.failure);
    CHECK(std::string(result.failure.reason) ==
          "an instruction names a constant that its code object does not have");
    CHECK(result.failure.offset == 16);
}

TEST_CASE("whenever memory runs out, that is the failure and nothing is left behind") {
    std::size_t failures = 0;
    for (std::size_t allowance = 0;; ++allowance) {
        world running;
        running.memory.allowance = allowance;
        const thawed result = image::thaw(running._initial_thread, specimen_view);
        if (!result.failure) {
            break;
        }
        ++failures;
        REQUIRE(std::string(result.failure.reason) == "out of memory");
        REQUIRE(running._initial_thread.curexc_value != nullptr);
        REQUIRE(running._initial_thread.curexc_value->ob_type == &memory_error_type);
    }
    CHECK(failures > 100);
}

TEST_CASE("a module with any one byte changed thaws or fails, and leaves nothing behind") {
    std::vector<unsigned char> image(specimen, specimen + sizeof specimen - 1);
    std::size_t failures = 0;
    std::size_t tried = 0;
    for (std::size_t at = 0; at < image.size(); ++at) {
        const unsigned char right = image[at];
        for (const unsigned int change : {1u, 0x80u, 0x7fu}) {
            image[at] = static_cast<unsigned char>(right ^ change);
            world running;
            const thawed result =
                image::thaw(running._initial_thread, view{image.data(), image.size()});
            failures += result.failure ? 1 : 0;
            ++tried;
            CHECK(result.failure.offset <= image.size());
        }
        image[at] = right;
    }
    CHECK(failures > tried / 10);
    CHECK(failures < tried);
}

namespace {

constexpr int sum_in_constant_evaluation() {
    constexpr unsigned char image[] = {'[', 3, 0, 0, 0,   'i', 1, 0, 0, 0,    'i',
                                       2,   0, 0, 0, 'u', 2,   0, 0, 0, 0xc3, 0xa9};
    state::interpreter_state running{};
    const thawed result = image::thaw_object(running._initial_thread, view{image, sizeof image}, 0);
    const auto* list = static_cast<const list_object*>(result.object.as_object());
    return result.failure
               ? -1
               : static_cast<int>(load(list->ob_item[0]).data.integer * 100 +
                                  load(list->ob_item[1]).data.integer * 10 +
                                  static_cast<const str_object*>(list->ob_item[2])->length);
}

} // namespace

TEST_CASE("thawing works in constant evaluation") {
    STASIS_CHECK(sum_in_constant_evaluation() == 121);
}
