// SPDX-License-Identifier: BSL-1.0
// unit/graph/containers.cpp: tuples, slices, lists, dicts and frozensets named by what they hold.
#include "same.hpp"

#include <stasis/graph/bytes.hpp>
#include <stasis/graph/dict.hpp>
#include <stasis/graph/float.hpp>
#include <stasis/graph/frozenset.hpp>
#include <stasis/graph/int.hpp>
#include <stasis/graph/list.hpp>
#include <stasis/graph/str.hpp>
#include <stasis/graph/tuple.hpp>

#include <support/check.hpp>

namespace {

using namespace stasis;
using namespace stasis::graph;

/// A str of the graph as whoever knows no more of it sees it.
constexpr const str_object& as_str = str_<"text">;
constexpr const object& as_object = str_<"text">;

constexpr const auto& nested =
    tuple_<int_<1>, tuple_<str_<"a">, tuple_<none, float_<0.5>>>, frozenset_<int_<1>, int_<2>>>;

/// The item at a place of the order of iteration.
constexpr const object* iterated(const set_object& self, stasis::ssize place) {
    for (stasis::ssize slot = 0; slot <= self.mask; ++slot) {
        if (self.table[slot].key != nullptr && place-- == 0) {
            return self.table[slot].key;
        }
    }
    return nullptr;
}

} // namespace

TEST_CASE("a tuple is one object for equal items, however they are named") {
    STASIS_CHECK(same(tuple_<int_<1000>, str_<"a">>, tuple_<int_<"1000">, str_<"a">>));
    STASIS_CHECK(same(tuple_<int_<7>>, tuple_<small_ints.items[12]>));
    STASIS_CHECK(same(tuple_<str_<"text">>, tuple_<as_str>));
    STASIS_CHECK(same(tuple_<str_<"text">>, tuple_<as_object>));
    STASIS_CHECK(same(tuple_<tuple_<str_<"text">>>, tuple_<tuple_<as_object>>));
    STASIS_CHECK(!same(tuple_<int_<1>, int_<2>>, tuple_<int_<2>, int_<1>>));
    STASIS_CHECK(!same(tuple_<int_<1>>, tuple_<true_object>));
    STASIS_CHECK(!same(tuple_<int_<1>>, tuple_<float_<1.0>>));
    STASIS_CHECK(!same(tuple_<float_<0.0>>, tuple_<float_<-0.0>>));
}

TEST_CASE("a tuple holds its items") {
    STASIS_CHECK(nested.ob_size == 3);
    STASIS_CHECK(nested.ob_type == &tuple_type);
    STASIS_CHECK(items(&nested)[0] == pointer_to(int_<1>));
    STASIS_CHECK(items(&nested)[1] == pointer_to(tuple_<str_<"a">, tuple_<none, float_<0.5>>>));
    STASIS_CHECK(items(&nested)[2] == pointer_to(frozenset_<int_<2>, int_<1>>));
    STASIS_CHECK(same(tuple_<>, empty_tuple));
}

TEST_CASE("a slice holds its three parts") {
    STASIS_CHECK(same(slice_<none, int_<1000>, none>, slice_<none, int_<1000u>, none>));
    STASIS_CHECK(!same(slice_<none, int_<1>, none>, slice_<int_<1>, none, none>));
    STASIS_CHECK(slice_<int_<1>, none, int_<-1>>.start == pointer_to(int_<1>));
    STASIS_CHECK(slice_<int_<1>, none, int_<-1>>.stop == pointer_to(none));
    STASIS_CHECK(slice_<int_<1>, none, int_<-1>>.step == pointer_to(int_<-1>));
}

TEST_CASE("a list holds its items in an array that is full") {
    STASIS_CHECK(same(list_<int_<1>, str_<"ab">>, list_<int_<1u>, str_<"ab">>));
    STASIS_CHECK(list_<int_<1>, str_<"ab">>.ob_size == 2);
    STASIS_CHECK(list_<int_<1>, str_<"ab">>.allocated == 2);
    STASIS_CHECK(list_<int_<1>, str_<"ab">>.ob_item[1] == pointer_to(str_<"ab">));
    STASIS_CHECK(list_<>.ob_size == 0);
    STASIS_CHECK(list_<>.ob_item == nullptr);
    STASIS_CHECK(items(&tuple_<list_<int_<1>>>)[0] == pointer_to(list_<int_<1>>));
}

TEST_CASE("a dict is one object for the same items in the same order") {
    STASIS_CHECK(same(dict_<item_<str_<"a">, int_<1000>>, item_<none, as_str>>,
                      dict_<item_<str_<"a">, int_<1000u>>, item_<none, str_<"text">>>));
    STASIS_CHECK(!same(dict_<item_<str_<"a">, int_<1>>, item_<str_<"b">, int_<2>>>,
                       dict_<item_<str_<"b">, int_<2>>, item_<str_<"a">, int_<1>>>));
    STASIS_CHECK(!same(dict_<item_<int_<1>, none>>, dict_<item_<true_object, none>>));
    STASIS_CHECK(same(dict_<>, empty_dict));
}

constexpr const auto& menu =
    dict_<item_<str_<"tea">, dict_<item_<str_<"small">, int_<250>>>>,
          item_<str_<"cakes">, list_<str_<"plum">, dict_<>>>>;
constexpr const auto& any_keys = dict_<item_<tuple_<int_<1>, str_<"ab">>, int_<0>>,
                                       item_<float_<0.5>, int_<1>>, item_<int_<-1>, int_<2>>>;

TEST_CASE("a dict holds its keys and values in order, nested at will") {
    STASIS_CHECK(menu.ma_used == 2 && menu.ma_keys->dk_kind == dict_keys_unicode);
    STASIS_CHECK(dict_item_at(&menu, 0).me_key == pointer_to(str_<"tea">));
    STASIS_CHECK(dict_item_at(&menu, 0).me_value ==
                 pointer_to(dict_<item_<str_<"small">, int_<250>>>));
    STASIS_CHECK(dict_item_at(&menu, 1).me_value == pointer_to(list_<str_<"plum">, empty_dict>));
    STASIS_CHECK(any_keys.ma_used == 3 && any_keys.ma_keys->dk_kind == dict_keys_general);
    STASIS_CHECK(dict_item_at(&any_keys, 0).me_key == pointer_to(tuple_<int_<1>, str_<"ab">>));
    STASIS_CHECK(dict_item_at(&any_keys, 1).me_hash == support::hash_double(0.5));
}

TEST_CASE("a frozenset is one object for one order of iteration") {
    STASIS_CHECK(
        same(frozenset_<int_<1>, int_<2>, int_<3>>, frozenset_<int_<3>, int_<1>, int_<2>>));
    STASIS_CHECK(same(frozenset_<>, frozenset_<>));
    STASIS_CHECK(!same(frozenset_<int_<1>>, frozenset_<true_object>));
    // 1 and 9 share a slot of eight: the first one that is added gets it.
    STASIS_CHECK(!same(frozenset_<int_<1>, int_<9>>, frozenset_<int_<9>, int_<1>>));
    STASIS_CHECK(iterated(frozenset_<int_<1>, int_<9>>, 0) == &int_<1>);
    STASIS_CHECK(iterated(frozenset_<int_<9>, int_<1>>, 0) == &int_<9>);
    STASIS_CHECK(frozenset_<int_<1>, int_<9>>.hash == frozenset_<int_<9>, int_<1>>.hash);
}

TEST_CASE("a frozenset holds items of equal hashes that aren't equal") {
    STASIS_CHECK(frozenset_<int_<-1>, int_<-2>>.used == 2);
    STASIS_CHECK(frozenset_<int_<0>, int_<(1L << 61) - 1>, str_<"">, bytes_<"">>.used == 4);
    STASIS_CHECK(frozenset_<str_<"ab">, bytes_<"ab">>.used == 2);
    STASIS_CHECK(frozenset_<int_<314159>, float_<__builtin_inf()>>.used == 2);
    STASIS_CHECK(frozenset_<tuple_<int_<-1>>, tuple_<int_<-2>>>.used == 2);
    STASIS_CHECK(frozenset_<float_<0.5>, int_<1L << 60>>.used == 2);
}

TEST_CASE("a frozenset holds None, whose hash is the library's") {
    STASIS_CHECK(same(frozenset_<none, int_<1>>, frozenset_<int_<1>, none>));
    STASIS_CHECK(iterated(frozenset_<none>, 0) == &none);
}

TEST_CASE("numbers of different types are equal where python says so") {
    STASIS_CHECK(constants_equal<object>(&int_<1>, &true_object));
    STASIS_CHECK(constants_equal<object>(&int_<1>, &float_<1.0>));
    STASIS_CHECK(constants_equal<object>(&float_<-1.0>, &int_<-1>));
    STASIS_CHECK(constants_equal<object>(&complex_<1.0, 0.0>, &true_object));
    STASIS_CHECK(constants_equal<object>(&float_<0.0>, &float_<-0.0>));
    STASIS_CHECK(constants_equal<object>(&float_<1e22>, &int_<"10000000000000000000000">));
    STASIS_CHECK(!constants_equal<object>(&float_<1e23>, &int_<"100000000000000000000000">));
    STASIS_CHECK(!constants_equal<object>(&float_<1.5>, &int_<1>));
    STASIS_CHECK(!constants_equal<object>(&complex_<1.0, 1.0>, &int_<1>));
    STASIS_CHECK(!constants_equal<object>(&int_<1>, &str_<"1">));
    STASIS_CHECK(
        constants_equal<object>(&tuple_<int_<1>, str_<"ab">>, &tuple_<true_object, str_<"ab">>));
    STASIS_CHECK(
        constants_equal<object>(&frozenset_<int_<1>, int_<9>>, &frozenset_<float_<9.0>, int_<1>>));
}
