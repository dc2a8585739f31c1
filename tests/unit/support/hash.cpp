// SPDX-License-Identifier: BSL-1.0
#include <stasis/support/hash.hpp>

#include <support/check.hpp>

#include "oracle.hpp"

using namespace stasis::support;

namespace {

template <class CharT, std::size_t Size>
constexpr hash_t of_literal(const CharT (&literal)[Size]) {
    return hash_bytes(literal, Size - 1);
}

constexpr hash_t of_digits(bool negative, auto... digits) {
    const digit all[] = {static_cast<digit>(digits)...};
    return hash_digits(all, sizeof...(digits), negative);
}

constexpr hash_t of_tuple(auto... items) {
    tuple_hash all;
    (all.update(items), ...);
    return all.finish();
}

constexpr hash_t of_frozenset(auto... items) {
    frozenset_hash all;
    (all.update(items), ...);
    return all.finish();
}

// The elements of a str in its narrowest storage form, hashed.
template <class CharT>
hash_t of_code_points(const std::vector<unsigned char>& bytes) {
    std::vector<CharT> elements(bytes.size() / sizeof(CharT));
    if (!bytes.empty()) {
        __builtin_memcpy(elements.data(), bytes.data(), bytes.size());
    }
    return hash_bytes(elements.data(), elements.size());
}

std::vector<hash_t> items_of(const std::string& text) {
    std::vector<hash_t> items;
    std::string item;
    for (const char c : text + ",") {
        if (c != ',') {
            item += c;
        } else if (!item.empty()) {
            items.push_back(oracle::integer_of(item));
            item.clear();
        }
    }
    return items;
}

} // namespace

// The constants below are what `PYTHONHASHSEED=0 python3.11` prints.

TEST_CASE("text hashes with the key of PYTHONHASHSEED=0, in all storage forms") {
    STASIS_CHECK(of_literal("") == 0);
    STASIS_CHECK(of_literal("a") == 4644417185603328019);
    STASIS_CHECK(of_literal("12345678") == 3785724242978802311);
    STASIS_CHECK(of_literal("hello, world") == -2912988965868824583);
    STASIS_CHECK(of_literal("\xe9t\xe9") == -1033370291238291217);
    STASIS_CHECK(of_literal(u"\u20ac") == -5529981157763016009);
    STASIS_CHECK(of_literal(U"\U0001F600 12") == -4604787713386353003);
    STASIS_CHECK(of_literal(u"a") != of_literal("a"));
}

TEST_CASE("the table of the hashes of one byte is what hashing them gives") {
    constexpr hash_t table[] = {
#include <stasis/support/byte_hashes.def.hpp>
    };
    STASIS_CHECK(sizeof table / sizeof table[0] == 256);
    for (int byte = 0; byte < 256; ++byte) {
        const auto data = static_cast<unsigned char>(byte);
        CHECK(static_cast<hash_t>(siphash13(0, 0, &data, 1)) == table[byte]);
    }
}

TEST_CASE("an int hashes modulo 2^61 - 1, and -1 to -2") {
    STASIS_CHECK(hash_digits(nullptr, 0, false) == 0);
    STASIS_CHECK(of_digits(false, 1) == 1);
    STASIS_CHECK(of_digits(true, 1) == -2);
    STASIS_CHECK(of_digits(true, 2) == -2);
    STASIS_CHECK(of_digits(false, 0, 1) == 1 << 30);
    STASIS_CHECK(of_digits(false, digit_mask, digit_mask, 1) == 0);
    STASIS_CHECK(of_digits(false, 0, 0, 2) == 1);
    STASIS_CHECK(of_digits(true, 0, 0, 2) == -2);
    STASIS_CHECK(hash_integer(-1) == -2);
    STASIS_CHECK(hash_integer(INT64_MIN) == -4);
    STASIS_CHECK(hash_integer(INT64_MAX) == 3);
}

TEST_CASE("a float hashes as the int that it equals") {
    STASIS_CHECK(hash_double(0.0) == 0);
    STASIS_CHECK(hash_double(-0.0) == 0);
    STASIS_CHECK(hash_double(1.0) == 1);
    STASIS_CHECK(hash_double(-1.0) == -2);
    STASIS_CHECK(hash_double(0.5) == 1152921504606846976);
    STASIS_CHECK(hash_double(1e300) == 1224995262755759164);
    STASIS_CHECK(hash_double(5e-324) == 16777216);
    STASIS_CHECK(hash_double(__builtin_inf()) == 314159);
    STASIS_CHECK(hash_double(-__builtin_inf()) == -314159);
    STASIS_CHECK(hash_double(__builtin_nan(""), 77) == 77);
    STASIS_CHECK(hash_complex(hash_double(1.5), hash_double(-2.5)) == -2305843009215693957);
}

TEST_CASE("a tuple's hash depends on the order, a frozenset's doesn't") {
    STASIS_CHECK(of_tuple() == 5740354900026072187);
    STASIS_CHECK(of_tuple(1, 2, 3) == 529344067295497451);
    STASIS_CHECK(of_tuple(3, 2, 1) != of_tuple(1, 2, 3));
    STASIS_CHECK(of_frozenset() == 133146708735736);
    STASIS_CHECK(of_frozenset(1, 2, 3) == -272375401224217160);
    STASIS_CHECK(of_frozenset(3, 2, 1) == of_frozenset(1, 2, 3));
}

TEST_CASE("a tuple's or a frozenset's hash that would be -1 is another constant") {
    // The items' hashes were found by running the algorithms backwards.
    STASIS_CHECK(of_tuple(-8496733470247235670) == 1546275796);
    STASIS_CHECK(of_frozenset(-2152790587108803315) == 590923713);
}

TEST_CASE("python3.11 agrees on random strs and bytes of every length and width") {
    const auto rows = oracle::ask(R"(
import random
random.seed(1)
for top in (0x7f, 0xff, 0xffff, 0x10ffff):
    size = 1 if top < 256 else 2 if top < 65536 else 4
    codec = {1: 'latin-1', 2: 'utf-16-le', 4: 'utf-32-le'}[size]
    for length in list(range(1, 70)) * 10 + [1000, 4097]:
        s = ''.join(map(chr, [top] + [random.randint(0, top) for _ in range(length - 1)]))
        print('str', size, s.encode(codec, 'surrogatepass').hex(), hash(s), sep='\t')
for length in list(range(70)) * 10:
    b = random.randbytes(length)
    print('bytes', 1, b.hex(), hash(b), sep='\t'))");
    CHECK(rows.size() == 4 * 692 + 700);
    for (const auto& row : rows) {
        const auto bytes = oracle::bytes_of(row[2]);
        const hash_t ours = row[1] == "1"   ? of_code_points<unsigned char>(bytes)
                            : row[1] == "2" ? of_code_points<char16_t>(bytes)
                                            : of_code_points<char32_t>(bytes);
        CHECK_MESSAGE(ours == oracle::integer_of(row[3]), row[2]);
    }
}

TEST_CASE("another key gives the hashes of another seed") {
    // PYTHONHASHSEED=1 makes its key of the linear congruential generator x * 214013 + 2531011.
    std::uint32_t x = 1;
    std::uint64_t key[2] = {};
    for (int i = 0; i < 16; ++i) {
        x = x * 214013 + 2531011;
        key[i / 8] |= std::uint64_t{x >> 16 & 0xff} << (i % 8 * 8);
    }
    const auto rows = oracle::ask("print(hash('seeded'))", "PYTHONHASHSEED=1");
    CHECK(static_cast<hash_t>(siphash13(key[0], key[1], "seeded", 6)) ==
          oracle::integer_of(rows[0][0]));
}

TEST_CASE("python3.11 agrees on random numbers") {
    const auto rows = oracle::ask(R"(
import random, struct
random.seed(2)
for i in range(20000):
    value = struct.unpack('<d', random.randbytes(8))[0]
    if i % 2:
        value = random.randint(-10**6, 10**6) / 8
    bits = struct.unpack('<Q', struct.pack('<d', value))[0]
    if value == value:
        print('float', '%x' % bits, hash(value), sep='\t')
for i in range(5000):
    n = random.getrandbits(random.randint(1, 400)) * random.choice((1, -1))
    if i % 9 == 0:
        n = (2**61 - 1) * random.randint(0, 2**70) - random.randint(0, 1)
    m = abs(n)
    digits = [m >> k & 2**30 - 1 for k in range(0, m.bit_length(), 30)]
    print('int', int(n < 0), ','.join(map(str, digits)), hash(n), sep='\t')
for i in range(2000):
    n = random.randint(-2**63, 2**63 - 1)
    print('word', n, hash(n), sep='\t'))");
    CHECK(rows.size() > 26000);
    for (const auto& row : rows) {
        const hash_t theirs = oracle::integer_of(row.back());
        if (row[0] == "float") {
            CHECK_MESSAGE(hash_double(oracle::double_of(row[1])) == theirs, row[1]);
        } else if (row[0] == "word") {
            CHECK_MESSAGE(hash_integer(oracle::integer_of(row[1])) == theirs, row[1]);
        } else {
            const auto items = items_of(row[2]);
            const std::vector<digit> digits(items.begin(), items.end());
            const hash_t ours =
                hash_digits(digits.data(), static_cast<ssize>(digits.size()), row[1] == "1");
            CHECK_MESSAGE(ours == theirs, row[2]);
        }
    }
}

TEST_CASE("python3.11 agrees on random tuples, frozensets and complex numbers") {
    const auto rows = oracle::ask(R"(
import random
random.seed(3)
def item():
    return random.choice((random.randint(-300, 300), random.random(), random.randbytes(3),
                          (1, random.randint(0, 9))))
for i in range(4000):
    items = [item() for _ in range(random.randint(0, 40))]
    print('tuple', ','.join(str(hash(x)) for x in items), hash(tuple(items)), sep='\t')
    items = frozenset(items)
    print('frozenset', ','.join(str(hash(x)) for x in items), hash(items), sep='\t')
    z = complex(random.uniform(-9, 9), random.randint(-9, 9))
    print('complex', f'{hash(z.real)},{hash(z.imag)}', hash(z), sep='\t'))");
    CHECK(rows.size() == 12000);
    for (const auto& row : rows) {
        const auto items = items_of(row[1]);
        tuple_hash tuple;
        frozenset_hash frozenset;
        for (const hash_t item : items) {
            tuple.update(item);
            frozenset.update(item);
        }
        const hash_t ours = row[0] == "tuple"       ? tuple.finish()
                            : row[0] == "frozenset" ? frozenset.finish()
                                                    : hash_complex(items[0], items[1]);
        CHECK_MESSAGE(ours == oracle::integer_of(row[2]), row[0], " of ", row[1]);
    }
}
