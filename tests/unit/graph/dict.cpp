// SPDX-License-Identifier: BSL-1.0
// unit/graph/dict.cpp: constant dicts of all three kinds: found in and iterated by the compiler as
// at run time, and byte for byte what python3.11 has in memory.
#include <support/check.hpp>
#include <unit/support/oracle_dict.hpp>

#include <stasis/builtins/namespace.hpp>
#include <stasis/graph/dict.hpp>
#include <stasis/state/dict_merge.hpp>
#include <stasis/state/find_text.hpp>

namespace {

using namespace stasis;
using graph::item;
using graph::str_;

constexpr object* number(int n) { return graph::small_int_object(n); }

// ---- strs alone --------------------------------------------------------------------------------

constexpr graph::dict_item names[] = {item(str_<"spam">, number(0)),
                                      item(str_<"eggs">, number(1)),
                                      item(str_<"ham">, number(2)),
                                      item(str_<"bacon">, number(3)),
                                      item(str_<"tomato">, number(4)),
                                      item(graph::empty_str, number(5)),
                                      item(graph::ascii_characters['x'], number(6)),
                                      item(graph::latin1_characters[0xE9 - 128], number(7))};
constexpr graph::dict_item five[] = {item(str_<"a1">, number(0)), item(str_<"a2">, number(1)),
                                     item(str_<"a3">, number(2)), item(str_<"a4">, number(3)),
                                     item(str_<"a5">, number(4))};

// k000, k001, ...
using name_object = static_layout<str_object, unsigned char, 5>;
template <std::size_t N>
struct many_names {
    name_object keys[N];
};
template <std::size_t N>
consteval many_names<N> make_names() {
    many_names<N> result{};
    for (std::size_t i = 0; i < N; ++i) {
        name_object& made = result.keys[i];
        const char text[] = {'k', static_cast<char>('0' + i / 100),
                             static_cast<char>('0' + i / 10 % 10), static_cast<char>('0' + i % 10)};
        for (std::size_t c = 0; c < sizeof text; ++c) {
            made.inline_[c] = static_cast<unsigned char>(text[c]);
        }
        static_cast<str_object&>(made) = {immortal_head(str_type), 4,
                                          support::hash_bytes(made.inline_, 4),
                                          graph::interned_state(1, true), nullptr};
    }
    return result;
}
constexpr auto thousand = make_names<1000>();
template <std::size_t N>
struct many_items {
    graph::dict_item items[N];
};
template <std::size_t N>
consteval many_items<N> make_items() {
    many_items<N> result{};
    for (std::size_t i = 0; i < N; ++i) {
        result.items[i] = item(thousand.keys[i], pointer_to(graph::none));
    }
    return result;
}
template <std::size_t N>
constexpr many_items<N> first_names = make_items<N>();

// ---- keys of any type --------------------------------------------------------------------------

constexpr float_object quarter{immortal_head(float_type), 0.25};
constexpr static_layout<int_object, support::digit, 3> large{{immortal_head(int_type, -3)},
                                                             {7, 0, 5}};
constexpr static_layout<bytes_object, unsigned char, 3> bytes{{immortal_head(bytes_type, 2), -1},
                                                              {'a', 'b', 0}};
constexpr tracked<static_layout<tuple_object, object*, 2>> pair{
    {}, {{immortal_head(tuple_type, 2)}, {number(1), pointer_to(str_<"two">)}}};

constexpr hash_t hash_of_int(int n) { return support::hash_integer(n); }
constexpr hash_t pair_hash = [] {
    support::tuple_hash all;
    all.update(hash_of_int(1));
    all.update(str_<"two">.hash);
    return all.finish();
}();
constexpr graph::dict_item mixed[] = {
    {number(-1), hash_of_int(-1), number(0)},
    {number(-2), hash_of_int(-2), number(1)},
    item(str_<"spam">, number(2)),
    {&quarter, support::hash_double(0.25), number(3)},
    {&large, support::hash_digits(large.inline_, 3, true), number(4)},
    {&bytes, support::hash_bytes(bytes.inline_, 2), number(5)},
    {static_cast<const tuple_object*>(&pair), pair_hash, number(6)},
    {number(200), hash_of_int(200), number(7)}};

// ---- shared keys -------------------------------------------------------------------------------

constexpr graph::dict_item attributes[] = {
    item(str_<"width">, nullptr), item(str_<"height">, nullptr), item(str_<"depth">, nullptr)};
constexpr const auto& shared = graph::split_keys_of<attributes>;
constexpr graph::split_item in_order[] = {{0, number(10)}, {1, number(20)}, {2, number(30)}};
constexpr graph::split_item other_order[] = {{2, number(3)}, {0, number(1)}};
constexpr const dict_object& box = graph::split_dict_of<shared, in_order>;
constexpr const dict_object& sheet = graph::split_dict_of<shared, other_order>;

// ---- what both the compiler and the running program find ----------------------------------------

struct finder {
    state::interpreter_state interp{};
    thread_state& thread = interp._initial_thread;

    /// The number stored under a key, or -1.
    constexpr std::int64_t operator()(const dict_object& self, value key) {
        object* found = state::find(thread, &self, key);
        return found != nullptr ? load(found).data.integer : -1;
    }
    constexpr std::int64_t operator()(const dict_object& self, const object& key) {
        return (*this)(self, load(pointer_to(key)));
    }
};

constexpr bool strs_are_found() {
    finder find;
    const dict_object& self = graph::dict_of<names>;
    bool ok = self.ma_keys->dk_kind == dict_keys_unicode && self.ma_used == 8;
    for (int i = 0; i < 8; ++i) {
        ok = ok && find(self, *names[i].key) == i;
        ok = ok && state::identical_entry(&self, static_cast<const str_object*>(names[i].key)) == i;
        ok = ok && state::find_at(&self, i, names[i].key) == number(i);
    }
    return ok && find(self, str_<"lobster">) == -1 && find(self, make_int(3)) == -1 &&
           state::identical_entry(&self, &str_<"lobster">) == -1 &&
           state::find_at(&self, 8, names[0].key) == nullptr &&
           state::find_at(&self, 1, names[0].key) == nullptr;
}
TEST_CASE("a constant dict of strs is looked up") { STASIS_CHECK(strs_are_found()); }

constexpr bool any_key_is_found(const dict_object& self) {
    finder find;
    bool ok = self.ma_keys->dk_kind == dict_keys_general;
    for (stasis::ssize i = 0; i < self.ma_used; ++i) {
        ok = ok && find(self, *dict_item_at(&self, i).me_key) == i;
    }
    return ok && find(self, make_int(-3)) == -1 && find(self, str_<"eggs">) == -1;
}
constexpr const dict_object& of_any_kind = graph::dict_of<mixed>;
constexpr const dict_object& general_strs = graph::dict_of<five, dict_keys_general>;
TEST_CASE("a constant dict of any keys is looked up") {
    STASIS_CHECK(any_key_is_found(of_any_kind));
    STASIS_CHECK(any_key_is_found(general_strs));
    STASIS_CHECK(finder{}(of_any_kind, make_real(-1.0)) == 0);
    STASIS_CHECK(finder{}(of_any_kind, make_real(200.0)) == 7);
}

constexpr bool split_is_found() {
    finder find;
    return box.ma_keys == sheet.ma_keys && find(box, str_<"width">) == 10 &&
           find(box, str_<"height">) == 20 && find(box, str_<"depth">) == 30 &&
           find(sheet, str_<"width">) == 1 && find(sheet, str_<"height">) == -1 &&
           find(sheet, str_<"depth">) == 3 && find(sheet, str_<"weight">) == -1;
}
TEST_CASE("split dicts share keys and have their own values") { STASIS_CHECK(split_is_found()); }

constexpr bool split_is_iterated() {
    stasis::ssize at = 0;
    const dict_item_view first = state::next_entry(&sheet, at);
    const dict_item_view second = state::next_entry(&sheet, at);
    return first.me_key == pointer_to(str_<"depth">) && first.me_value == number(3) &&
           first.me_hash == str_<"depth">.hash && second.me_key == pointer_to(str_<"width">) &&
           second.me_value == number(1) && !state::next_entry(&sheet, at);
}
TEST_CASE("a split dict iterates in its own order") { STASIS_CHECK(split_is_iterated()); }

constexpr bool copies_can_be_written() {
    finder find;
    thread_state& thread = find.thread;
    bool ok = true;
    for (const dict_object* from :
         {&graph::dict_of<names>, &of_any_kind, &sheet, &graph::empty_dict}) {
        dict_object* copied = state::copy(thread, from);
        ok = ok && copied->ma_used == from->ma_used && copied->ma_values == nullptr;
        ok = ok && state::store(thread, copied, make_int(77), make_int(78)) &&
             find(*copied, make_int(77)) == 78 && find(*from, make_int(77)) == -1;
        for (stasis::ssize i = 0; i < from->ma_used; ++i) {
            const dict_item_view entry = dict_item_at(from, i);
            ok = ok && state::find(thread, copied, load(entry.me_key)) == entry.me_value;
        }
        ok = ok && copied->ma_used == from->ma_used + 1;
        decrement(copied);
    }
    if (!std::is_constant_evaluated()) {
        state::release_chunks(find.interp.memory);
    }
    return ok;
}
TEST_CASE("a copy of a constant dict is written to") { STASIS_CHECK(copies_can_be_written()); }

TEST_CASE("the empty dict has no keys and the shared empty keys") {
    STASIS_CHECK(finder{}(graph::empty_dict, str_<"spam">) == -1);
    STASIS_CHECK(finder{}(graph::empty_dict, make_int(0)) == -1);
    STASIS_CHECK(graph::empty_dict.ma_keys == state::detail::shared_empty_keys());
}

// ---- what is one key ----------------------------------------------------------------------------

constexpr bool alike(const object& left, const object& right) {
    const bool one_way = graph::constants_equal(&left, &right);
    return one_way == graph::constants_equal(&right, &left) && one_way;
}
template <int... Digits>
constexpr static_layout<int_object, support::digit, sizeof...(Digits)> whole{
    {immortal_head(int_type, sizeof...(Digits))}, {Digits...}};
constexpr float_object real(double number) { return {immortal_head(float_type), number}; }
constexpr complex_object imaginary(double real, double imag) {
    return {immortal_head(complex_type), {real, imag}};
}
constexpr tracked<static_layout<tuple_object, object*, 1>> of_one{
    {}, {{immortal_head(tuple_type, 1)}, {number(1)}}};
constexpr tracked<static_layout<tuple_object, object*, 1>> of_true{
    {}, {{immortal_head(tuple_type, 1)}, {pointer_to(graph::true_object)}}};
constexpr name_object spam_again = [] {
    name_object copy = thousand.keys[7];
    return copy;
}();

TEST_CASE("equal constants are one key, whatever their types") {
    STASIS_CHECK(alike(graph::small_ints[6], graph::true_object));
    STASIS_CHECK(alike(graph::small_ints[6], real(1.0)) && alike(real(1.0), graph::true_object));
    STASIS_CHECK(alike(real(0.0), real(-0.0)) && alike(imaginary(2, 0), graph::small_ints[7]));
    STASIS_CHECK(alike(imaginary(2, 1), imaginary(2, 1)) && alike(imaginary(2.5, 0), real(2.5)));
    STASIS_CHECK(alike(whole<1, 2>, real(2147483649.0)) && alike(whole<0, 0, 0, 1>, real(0x1p90)));
    STASIS_CHECK(
        alike(static_cast<const tuple_object&>(of_one), static_cast<const tuple_object&>(of_true)));
    STASIS_CHECK(alike(thousand.keys[7], spam_again));
    STASIS_CHECK(!alike(thousand.keys[7], thousand.keys[8]));
    STASIS_CHECK(!alike(graph::small_ints[6], real(1.5)) && !alike(real(1.0), imaginary(1, 1)));
    STASIS_CHECK(!alike(whole<1, 2>, real(2147483648.0)) && !alike(whole<1, 2>, whole<2, 2>));
    STASIS_CHECK(!alike(whole<0, 0, 0, 1>, real(-0x1p90)) && !alike(real(0x1p200), whole<1>));
    STASIS_CHECK(!alike(graph::none, graph::ellipsis) && alike(graph::none, graph::none));
    STASIS_CHECK(!alike(graph::small_ints[6], graph::ascii_characters['1']));
    STASIS_CHECK(!alike(graph::empty_bytes, graph::empty_str));
    STASIS_CHECK(alike(bytes, bytes) && !alike(bytes, graph::byte_characters['a']));
}

// ---- against python3.11 -------------------------------------------------------------------------

const std::string python = R"python(
def show(d): print(*dump(d), sep="\t")
show({"spam": 0, "eggs": 1, "ham": 2, "bacon": 3, "tomato": 4, "": 5, "x": 6, "\u00e9": 7})
show({"a1": 0, "a2": 1, "a3": 2, "a4": 3, "a5": 4})
show({-1: 0, -2: 1, "spam": 2, 0.25: 3, -7 - 5 * 2**60: 4, b"ab": 5, (1, "two"): 6, 200: 7})
class Box: pass
box = Box()
box.width, box.height, box.depth = 10, 20, 30
show(box.__dict__)
show({})
for n in (1, 6, 10, 11, 21, 22, 42, 43, 85, 86, 170, 171, 341, 342, 682, 683, 1000):
    d = {}
    for i in range(n): d["k%03d" % i] = None
    show(d)
)python";

constexpr bool text_is_found() {
    bool ok = true;
    for (const dict_object* self : {&graph::dict_of<names>, &of_any_kind}) {
        ok = ok && state::find_text(self, "spam") == number(self == &of_any_kind ? 2 : 0) &&
             state::find_text(self, "spa") == nullptr && state::find_text(self, "ab") == nullptr;
    }
    constexpr unsigned char accented[] = {0xE9};
    return ok && state::find_text(&graph::dict_of<names>, "") == number(5) &&
           state::find_text(&graph::dict_of<names>, {accented, 1}) == number(7) &&
           state::find_text(&sheet, "depth") == number(3) &&
           state::find_text(&sheet, "height") == nullptr &&
           state::find_text(&graph::empty_dict, "") == nullptr;
}
TEST_CASE("a text is looked up without making a str") { STASIS_CHECK(text_is_found()); }

constexpr graph::dict_item long_names[] = {
    graph::item(graph::str_<"a_letter">, number(1)),
    graph::item(graph::str_<"a_letter2">, number(2)),
    graph::item(graph::str_<"sixteen_letters_">, number(3)),
    graph::item(graph::str_<"seventeen_letters">, number(4)),
    graph::item(graph::str_<"dix caractères">, number(5)),
};

constexpr bool long_texts_are_found() {
    const dict_object* self = &graph::dict_of<long_names>;
    bool ok = true;
    for (const graph::dict_item& each : long_names) {
        unsigned char copy[20] = {};
        const text key = text_of(each.key);
        for (ssize i = 0; i < key.size; ++i) {
            copy[i] = static_cast<unsigned char>(key[i]);
        }
        ok = ok && state::find_text(self, {copy, key.size}) == each.value &&
             state::find_text(self, {copy, key.size - 2}) == nullptr;
        for (ssize i = 0; i < key.size; ++i) {
            ++copy[i];
            ok = ok && state::find_text(self, {copy, key.size}) == nullptr;
            --copy[i];
        }
    }
    return ok;
}
TEST_CASE("a text of more than a word is looked up") { STASIS_CHECK(long_texts_are_found()); }

template <std::size_t... N>
void add_first_names(std::vector<const dict_object*>& to) {
    (to.push_back(&graph::dict_of<first_names<N>.items>), ...);
}

TEST_CASE("constant dicts are byte for byte python3.11's") {
    std::vector<const dict_object*> dicts{&graph::dict_of<names>, &graph::dict_of<five>,
                                          &of_any_kind, &box, &graph::empty_dict};
    add_first_names<1, 6, 10, 11, 21, 22, 42, 43, 85, 86, 170, 171, 341, 342, 682, 683, 1000>(
        dicts);
    const std::vector<oracle::row> rows = oracle::ask(oracle_dict::writer + python);
    REQUIRE(rows.size() == dicts.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const oracle::row found = oracle_dict::dump(dicts[i]);
        REQUIRE(found.size() == rows[i].size());
        for (std::size_t field = 0; field < found.size(); ++field) {
            INFO("dict ", i, ", field ", field);
            CHECK(found[field] == rows[i][field]);
        }
    }
}

} // namespace
