// SPDX-License-Identifier: BSL-1.0
// unit/graph/find.cpp: in constant dicts that are named graph::find() finds what state::find()
// does, by strs of all four forms, hashed or not, and by text; what tells hashes apart.
#include <support/check.hpp>

#include <stasis/builtins/namespace.hpp>
#include <stasis/graph/dict.hpp>
#include <stasis/graph/find.hpp>
#include <stasis/graph/int.hpp>
#include <stasis/state/find_text.hpp>
#include <stasis/state/make.hpp>

#include <cstdint>
#include <utility>

namespace {

using namespace stasis;
using graph::find;
using graph::find_text;
using graph::int_;
using graph::item;
using graph::item_;
using graph::str_;

// ---- by strs and by texts -----------------------------------------------------------------------

constexpr const dict_object& menu =
    graph::dict_<item_<str_<"tea">, int_<1>>, item_<str_<"coffee with milk">, int_<2>>,
                 item_<str_<"café crème">, int_<3>>, item_<str_<"コーヒー">, int_<4>>,
                 item_<str_<"😀 tea">, int_<5>>, item_<str_<"">, int_<6>>,
                 item_<str_<"x">, int_<7>>, item_<str_<"é">, int_<8>>,
                 item_<str_<"print">, int_<9>>>;
constexpr const dict_object& menu_of_one = graph::dict_<item_<str_<"tea">, int_<1>>>;

TEST_CASE("a constant dict is looked up by its keys") {
    STASIS_CHECK(find<menu>(&str_<"tea">) == &int_<1>);
    STASIS_CHECK(find<menu>(&str_<"coffee with milk">) == &int_<2>);
    STASIS_CHECK(find<menu>(&str_<"café crème">) == &int_<3>);
    STASIS_CHECK(find<menu>(&str_<"コーヒー">) == &int_<4>);
    STASIS_CHECK(find<menu>(&str_<"😀 tea">) == &int_<5>);
    STASIS_CHECK(find<menu>(&str_<"">) == &int_<6>);
    STASIS_CHECK(find<menu>(&str_<"x">) == &int_<7>);
    STASIS_CHECK(find<menu>(&str_<"é">) == &int_<8>);
    STASIS_CHECK(find<menu>(&str_<"print">) == &int_<9>);
    STASIS_CHECK(find<menu>(&str_<"te">) == nullptr);
    STASIS_CHECK(find<menu>(&str_<"コーヒ">) == nullptr);
    STASIS_CHECK(find<menu>(&str_<"😀">) == nullptr);
}

constexpr unsigned char latin1_text[] = {'c', 'a', 'f', 0xE9, ' ', 'c', 'r', 0xE8, 'm', 'e'};
TEST_CASE("a constant dict is looked up by texts") {
    STASIS_CHECK(find_text<menu>("tea") == &int_<1>);
    STASIS_CHECK(find_text<menu>("coffee with milk") == &int_<2>);
    STASIS_CHECK(find_text<menu>({latin1_text, 10}) == &int_<3>);
    STASIS_CHECK(find_text<menu>({latin1_text, 9}) == nullptr);
    STASIS_CHECK(find_text<menu>({u"コーヒー", 4}) == &int_<4>);
    STASIS_CHECK(find_text<menu>({u"コーヒ", 3}) == nullptr);
    STASIS_CHECK(find_text<menu>({U"😀 tea", 5}) == &int_<5>);
    STASIS_CHECK(find_text<menu>("") == &int_<6>);
    STASIS_CHECK(find_text<menu>({}) == &int_<6>);
    STASIS_CHECK(find_text<menu>({latin1_text + 3, 1}) == &int_<8>);
    STASIS_CHECK(find_text<menu>("coffee with mild") == nullptr);
}

TEST_CASE("a constant dict of no keys or one is looked up") {
    STASIS_CHECK(find<graph::empty_dict>(&str_<"">) == nullptr);
    STASIS_CHECK(find_text<graph::empty_dict>("tea") == nullptr);
    STASIS_CHECK(find<menu_of_one>(&str_<"tea">) == &int_<1>);
    STASIS_CHECK(find<menu_of_one>(&str_<"">) == nullptr);
    STASIS_CHECK(find_text<menu_of_one>("tea") == &int_<1>);
    STASIS_CHECK(find_text<menu_of_one>("coffee") == nullptr);
}

// Equal to str_<"tea">, and neither interned nor hashed.
constexpr auto unhashed_tea = [] {
    auto result = str_<"tea">;
    result.hash = -1;
    result.state.interned = 0;
    return result;
}();
constexpr auto hashed_tea = [] {
    auto result = unhashed_tea;
    result.hash = str_<"tea">.hash;
    return result;
}();
TEST_CASE("a constant dict is looked up by equal strs") {
    STASIS_CHECK(find<menu>(&unhashed_tea) == &int_<1>);
    STASIS_CHECK(find<menu>(&hashed_tea) == &int_<1>);
    STASIS_CHECK(unhashed_tea.hash == -1);
}

// ---- dicts of other kinds -----------------------------------------------------------------------

constexpr graph::dict_item room_attributes[] = {
    item(str_<"width">, nullptr), item(str_<"height">, nullptr), item(str_<"depth">, nullptr)};
constexpr const auto& room_keys = graph::split_keys_of<room_attributes>;
constexpr graph::split_item room_values[] = {{2, pointer_to(int_<3>)}, {0, pointer_to(int_<1>)}};
constexpr const dict_object& room = graph::split_dict_of<room_keys, room_values>;

constexpr graph::dict_item few_strs[] = {item(str_<"width">, pointer_to(int_<1>)),
                                         item(str_<"height">, pointer_to(int_<2>))};
constexpr const dict_object& strs_of_any_kind = graph::dict_of<few_strs, dict_keys_general>;

TEST_CASE("split dicts and general dicts of strs are looked up") {
    STASIS_CHECK(find<room>(&str_<"width">) == &int_<1>);
    STASIS_CHECK(find<room>(&str_<"depth">) == &int_<3>);
    STASIS_CHECK(find<room>(&str_<"height">) == nullptr); // it has the key, and no value
    STASIS_CHECK(find_text<room>("weight") == nullptr);
    STASIS_CHECK(find<strs_of_any_kind>(&str_<"height">) == &int_<2>);
    STASIS_CHECK(find_text<strs_of_any_kind>("width") == &int_<1>);
    STASIS_CHECK(find_text<strs_of_any_kind>("depth") == nullptr);
}

// ---- hashes -------------------------------------------------------------------------------------

/// Whether the index of hashes tells them from each other, and from some others.
template <const auto& Hashes>
constexpr bool index_is_right() {
    constexpr std::size_t count = sizeof(Hashes) / sizeof(Hashes[0]);
    bool ok = graph::perfect_index_of<Hashes>.found;
    for (std::size_t i = 0; i < count; ++i) {
        ok = ok && graph::index_candidate<Hashes>(Hashes[i]) == static_cast<stasis::ssize>(i);
    }
    for (hash_t other = 1; other != 0; other = static_cast<hash_t>(std::uint64_t(other) << 1)) {
        const stasis::ssize candidate = graph::index_candidate<Hashes>(Hashes[0] ^ other);
        ok = ok && candidate >= -1 && candidate < static_cast<stasis::ssize>(count);
    }
    return ok;
}

template <std::size_t Count>
struct row_of_hashes {
    hash_t of[Count];
};
template <std::size_t Count, unsigned Shift>
constexpr row_of_hashes<Count> shifted_hashes = [] {
    row_of_hashes<Count> result{};
    for (std::size_t i = 0; i < Count; ++i) {
        result.of[i] = static_cast<hash_t>(std::uint64_t{i} << Shift);
    }
    return result;
}();

constexpr hash_t two_hashes[] = {7, hash_t{7} | hash_t{1} << 62};
constexpr hash_t equal_hashes[] = {1, 2, 7, 3, 7};

TEST_CASE("hashes that differ in few bits are told apart") {
    STASIS_CHECK(index_is_right<shifted_hashes<1, 0>.of>());
    STASIS_CHECK(index_is_right<shifted_hashes<2, 0>.of>());
    STASIS_CHECK(index_is_right<shifted_hashes<100, 0>.of>());
    STASIS_CHECK(index_is_right<shifted_hashes<100, 12>.of>());
    STASIS_CHECK(index_is_right<shifted_hashes<100, 24>.of>());
    STASIS_CHECK(index_is_right<shifted_hashes<1000, 32>.of>());
    STASIS_CHECK(index_is_right<shifted_hashes<1000, 54>.of>());
    STASIS_CHECK(index_is_right<two_hashes>());
    // Without mixing where that does, and mixed where it doesn't.
    STASIS_CHECK(graph::perfect_index_of<shifted_hashes<100, 0>.of>.attempt == 0);
    STASIS_CHECK(graph::perfect_index_of<shifted_hashes<1000, 54>.of>.attempt != 0);
}

TEST_CASE("equal hashes are not told apart") {
    STASIS_CHECK(!graph::perfect_index_of<equal_hashes>.found);
}

// Keys whose hashes are those of other texts, and differ in a bit: a hash that is in the index, and
// is of another text, isn't enough.
template <class Str>
constexpr Str with_hash(Str from, hash_t hash) {
    from.hash = hash;
    return from;
}
constexpr auto forged_first = with_hash(str_<"ab">, str_<"wanted text">.hash);
constexpr auto forged_second = with_hash(str_<"another one">, forged_first.hash ^ hash_t{1} << 62);
constexpr auto forged_third = with_hash(str_<"any one else">, str_<"any wide one">.hash);
constexpr auto forged_wanted = with_hash(str_<"ef">, forged_second.hash);
constexpr const dict_object& forged =
    graph::dict_<item_<forged_first, int_<1>>, item_<forged_second, int_<2>>,
                 item_<forged_third, int_<3>>>;

TEST_CASE("a str or text whose hash is a key's is no key") {
    STASIS_CHECK(find<forged>(&forged_first) == &int_<1>);
    STASIS_CHECK(find<forged>(&forged_second) == &int_<2>);
    STASIS_CHECK(find<forged>(&forged_wanted) == nullptr);
    STASIS_CHECK(find<forged>(&str_<"wanted text">) == nullptr);
    STASIS_CHECK(find_text<forged>("wanted text") == nullptr);
    STASIS_CHECK(find_text<forged>("any wide one") == nullptr);
    STASIS_CHECK(find_text<forged>("ab") == nullptr); // whose hash is another
}

// ---- against state::find() ----------------------------------------------------------------------

/// So many strs of a form, each of a few characters that are drawn from the form's.
template <class Head, class Character, std::size_t Count>
struct drawn_strs {
    static_layout<Head, Character, 4> keys[Count];
};
template <class Head, class Character, std::size_t Count>
consteval auto draw_strs(std::uint32_t lowest, std::uint32_t characters) {
    drawn_strs<Head, Character, Count> result{};
    for (std::size_t i = 0; i < Count; ++i) {
        auto& made = result.keys[i];
        std::size_t rest = i;
        for (std::size_t at = 0; at < 3; ++at, rest /= 7) {
            made.inline_[at] = static_cast<Character>(lowest + rest % 7 * (characters / 7));
        }
        static_cast<str_object&>(made) = {
            immortal_head(str_type), 3, support::hash_bytes(made.inline_, 3),
            graph::interned_state(sizeof(Character), lowest < 128), nullptr};
    }
    return result;
}
constexpr std::size_t drawn_of_a_form = 150;
constexpr auto drawn_ascii = draw_strs<str_object, unsigned char, drawn_of_a_form>(48, 70);
constexpr auto drawn_latin1 = draw_strs<wide_str_object, unsigned char, drawn_of_a_form>(160, 84);
constexpr auto drawn_ucs2 = draw_strs<wide_str_object, char16_t, drawn_of_a_form>(0x3000, 900);
constexpr auto drawn_ucs4 = draw_strs<wide_str_object, char32_t, drawn_of_a_form>(0x1F600, 70);

/// All of them, the forms by turns.
constexpr const str_object* drawn_key(std::size_t number) {
    const std::size_t of_form = number / 4;
    switch (number % 4) {
    case 0: return &drawn_ascii.keys[of_form];
    case 1: return &drawn_latin1.keys[of_form];
    case 2: return &drawn_ucs2.keys[of_form];
    default: return &drawn_ucs4.keys[of_form];
    }
}
constexpr std::size_t drawn_in_all = 4 * drawn_of_a_form;

template <std::size_t Count>
struct drawn_items {
    graph::dict_item of[Count];
};
template <std::size_t First, std::size_t Count>
constexpr drawn_items<Count> drawn_part = [] {
    drawn_items<Count> result{};
    for (std::size_t i = 0; i < Count; ++i) {
        result.of[i] = item(*drawn_key((First + i * 7) % drawn_in_all),
                            graph::small_int_object(static_cast<std::int64_t>(i % 200)));
    }
    return result;
}();

struct found_alike {
    std::size_t asked = 0;
    std::size_t found = 0;
    std::size_t different = 0;

    constexpr void add(const object* found_here, const object* found_there) {
        ++asked;
        found += found_here != nullptr ? 1u : 0u;
        different += found_here != found_there ? 1u : 0u;
    }
};

/// Asks for all strs, and for strs of the heap that are equal to them, and for their texts.
template <std::size_t First, std::size_t Count>
void compare_with_state(found_alike& result) {
    constexpr const dict_object& dict = graph::dict_of<drawn_part<First, Count>.of>;
    state::interpreter_state interp{};
    thread_state& thread = interp._initial_thread;
    for (std::size_t i = 0; i < drawn_in_all; ++i) {
        const str_object* key = drawn_key(i);
        const object* there = state::find(thread, &dict, make_object(pointer_to(*key)));
        result.add(find<dict>(key), there);
        result.add(find_text<dict>(text_of(key)), state::find_text(&dict, text_of(key)));
        const owned made = state::new_str(thread, text_of(key));
        const auto* copy = static_cast<const str_object*>(made.get().data.object);
        REQUIRE(copy->hash == -1);
        result.add(find<dict>(copy), there);
        REQUIRE(copy->hash == -1);
        REQUIRE(state::find(thread, &dict, made.get()) == there);
        REQUIRE(copy->hash == key->hash);
        result.add(find<dict>(copy), there);
    }
    state::release_chunks(interp.memory);
}

template <std::size_t... Count>
void compare_sizes(std::index_sequence<Count...>, found_alike& result) {
    (compare_with_state<Count * 13, Count + 1>(result), ...);
}

TEST_CASE("what is found is what state::find() finds") {
    found_alike result;
    compare_sizes(std::make_index_sequence<40>{}, result);
    compare_with_state<5, 64>(result);
    compare_with_state<6, 100>(result);
    compare_with_state<7, 128>(result);
    compare_with_state<8, 129>(result);
    compare_with_state<9, 512>(result);
    compare_with_state<10, 600>(result);
    CHECK(result.different == 0);
    const std::size_t keys = 40 * 41 / 2 + 64 + 100 + 128 + 129 + 512 + 600;
    CHECK(result.found == 4 * keys);
    CHECK(result.asked == 4 * 46 * drawn_in_all);
}

} // namespace
