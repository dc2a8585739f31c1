// SPDX-License-Identifier: BSL-1.0
// unit/image/damage.cpp: images cut short and images with a wrong byte. Each ends in an error or in
// an object, and nothing outside of the image is read, which the address sanitizer watches: the
// bytes are a block of exactly their size.
#include "dump_sink.hpp"
#include <support/check.hpp>
#include <unit/support/oracle.hpp>

#include <memory>

namespace {

using stasis::support::failure;

/// Counts instead of writing down: the tests below read an image a hundred thousand times.
struct counting_sink {
    static constexpr bool at_compile_time = false;
    using item = stasis::image::item;
    using object_kind = stasis::image::object_kind;

    std::vector<object_kind> kinds{};
    std::size_t size = 0;
    bool inside = true;

    const char* leaf(const item& it) {
        const std::size_t length =
            stasis::image::is_str(it.tag) || it.tag == stasis::image::wire_tag::bytes
                ? static_cast<std::size_t>(it.length)
                : 0;
        inside = inside && it.payload + length <= size;
        return record(it, it.kind);
    }
    const char* open(const item& it) { return record(it, object_kind::open); }
    const char* close(const item& it, const stasis::image::code_numbers&) {
        if (it.reference >= 0) {
            kinds[static_cast<std::size_t>(it.reference)] = it.kind;
        }
        return nullptr;
    }
    const char* refer(std::int32_t, std::size_t) { return nullptr; }
    object_kind kind_of(std::int32_t index) const {
        return kinds.at(static_cast<std::size_t>(index));
    }
    const char* record(const item& it, object_kind kind) {
        if (it.reference >= 0) {
            kinds.push_back(kind);
        }
        return nullptr;
    }
};

std::vector<unsigned char> small_image() {
    return oracle::bytes_of(oracle::ask(R"(
import marshal
print(marshal.dumps(compile('''
def f(a, *b):
    c = [a, 1.5, 2j, 10**30, "text", "\\u00e4\\ud800", b"bytes"]
    return lambda: (a, c in {1, 2, None}, ...)
''', 'f.py', 'exec')).hex()))")
                                .at(0)
                                .at(0));
}

/// Reads from a copy of exactly that size.
failure failure_of(const std::vector<unsigned char>& bytes, std::size_t size) {
    const std::unique_ptr<unsigned char[]> copy(new unsigned char[size]);
    std::copy(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(size), copy.get());
    counting_sink sink;
    sink.size = size;
    const failure result = stasis::image::read_marshal(
        stasis::support::byte_view<unsigned char>{copy.get(), size}, 0, sink);
    CHECK(sink.inside);
    CHECK(result.offset <= size);
    return result;
}

} // namespace

TEST_CASE("every part of an image from its begin is an error") {
    const std::vector<unsigned char> image = small_image();
    CHECK(!failure_of(image, image.size()));
    std::size_t errors = 0;
    for (std::size_t size = 0; size < image.size(); ++size) {
        errors += failure_of(image, size) ? 1 : 0;
    }
    CHECK(errors == image.size());
}

TEST_CASE("an image with any one byte changed ends in an error or in an object") {
    std::vector<unsigned char> image = small_image();
    std::size_t errors = 0;
    for (unsigned char& byte : image) {
        const unsigned char right = byte;
        for (unsigned int wrong = 0; wrong < 256; ++wrong) {
            byte = static_cast<unsigned char>(wrong);
            errors += failure_of(image, image.size()) ? 1 : 0;
        }
        byte = right;
    }
    CHECK(errors > image.size() * 10);
    CHECK(errors < image.size() * 250);
}

TEST_CASE("what the parser takes of damaged images, python takes") {
    // Not the other way round: python reads cycles, and Latin-1 under the tag of ASCII.
    std::vector<unsigned char> image = small_image();
    const std::vector<oracle::row> rows = oracle::ask(R"(
import marshal, resource
resource.setrlimit(resource.RLIMIT_AS, (1 << 28, 1 << 28)) # it makes room before it reads
image = bytes.fromhex(')" + [&] {
        std::string hex;
        char two[3];
        for (const unsigned char byte : image) {
            std::snprintf(two, sizeof two, "%02x", byte);
            hex += two;
        }
        return hex;
    }() + R"(')
for i in range(len(image)):
    line = ''
    for wrong in range(0, 256, 3):
        try:
            marshal.loads(image[:i] + bytes([wrong]) + image[i + 1:])
            line += '1'
        except (ValueError, EOFError, TypeError, OverflowError, SystemError, MemoryError) as error:
            # What only the makers of code and sets see is no matter of the format.
            text = str(error)
            excused = 'codeobject.c' in text or 'co_varnames' in text or 'unhash' in text
            line += '1' if excused else '0'
    print(line)
)");
    REQUIRE(rows.size() == image.size());
    for (std::size_t i = 0; i < image.size(); ++i) {
        const unsigned char right = image[i];
        for (unsigned int wrong = 0; wrong < 256; wrong += 3) {
            image[i] = static_cast<unsigned char>(wrong);
            if (rows[i][0][wrong / 3] != '1') {
                CAPTURE(i);
                CAPTURE(wrong);
                CHECK(failure_of(image, image.size()));
            }
        }
        image[i] = right;
    }
}
