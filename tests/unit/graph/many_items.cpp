// SPDX-License-Identifier: BSL-1.0
// unit/graph/many_items.cpp: 4,096 items, within what compilers evaluate and nest by default.
#include <support/check.hpp>
#include <unit/support/oracle_dict.hpp>

#include <stasis/graph/dict.hpp>
#include <stasis/graph/find.hpp>
#include <stasis/graph/frozenset.hpp>
#include <stasis/graph/list.hpp>
#include <stasis/graph/mutable_dict.hpp>
#include <stasis/graph/mutable_list.hpp>
#include <stasis/graph/mutable_set.hpp>
#include <stasis/graph/tuple.hpp>

#include <utility>

namespace {

using namespace stasis;
using namespace stasis::graph;

constexpr std::size_t count = 4096;
constexpr stasis::ssize last = count - 1;

/// k0000, k0001, ...
consteval auto name_of(std::size_t number) {
    support::fixed_string name = "k0000";
    for (std::size_t at = 4; at != 0; --at, number /= 10) {
        name.text[at] = static_cast<char>('0' + number % 10);
    }
    return name;
}
template <std::size_t Number>
constexpr const str_object& key = str_<name_of(Number)>;

template <class Numbers>
struct all;
template <std::size_t... Number>
struct all<std::index_sequence<Number...>> {
    static constexpr const dict_object& dict = dict_<item_<key<Number>, none>...>;
    static constexpr const set_object& frozenset = frozenset_<key<Number>...>;
    static constexpr const auto& tuple = tuple_<key<Number>...>;
    static constexpr const list_object& list = list_<key<Number>...>;
    static inline constinit mutable_dict<item_<key<Number>, none>...> own_dict;
    static inline constinit mutable_set<key<Number>...> own_set;
    static inline constinit mutable_list<key<Number>...> own_list;
};
using items_of_all = all<std::make_index_sequence<count>>;

TEST_CASE("containers of 4,096 items hold them") {
    STASIS_CHECK(dict_item_at(&items_of_all::dict, last).me_key == &key<count - 1>);
    STASIS_CHECK(items_of_all::frozenset.used == stasis::ssize{count});
    STASIS_CHECK(items(&items_of_all::tuple)[last] == &key<count - 1>);
    STASIS_CHECK(items_of_all::list.ob_item[last] == &key<count - 1>);
    CHECK(dict_item_at(&items_of_all::own_dict, last).me_key == &key<count - 1>);
    CHECK(items_of_all::own_set.used == stasis::ssize{count});
    CHECK(items_of_all::own_list.ob_item[last] == &key<count - 1>);
}

TEST_CASE("a dict of 4,096 items is looked up by its name") {
    constexpr const dict_object& dict = items_of_all::dict;
    STASIS_CHECK(graph::find<dict>(&key<0>) == &none);
    STASIS_CHECK(graph::find<dict>(&key<count - 1>) == &none);
    STASIS_CHECK(graph::find_text<dict>("k2048") == &none);
    STASIS_CHECK(graph::find_text<dict>("k4096") == nullptr);
    for (stasis::ssize at = 0; at < dict.ma_used; ++at) {
        const auto* each = static_cast<const str_object*>(dict_item_at(&dict, at).me_key);
        CHECK(graph::find<dict>(each) == &none);
        CHECK(graph::find_text<dict>(text_of(each)) == &none);
        CHECK(graph::find_text<dict>(text_of(each).part(0, 4)) == nullptr);
    }
}

/// The items of a set, which are strs, in the order of iteration.
oracle::row order_of(const set_object& self) {
    oracle::row order;
    for (stasis::ssize slot = 0; slot <= self.mask; ++slot) {
        if (self.table[slot].key != nullptr) {
            const text name = text_of(static_cast<const str_object*>(self.table[slot].key));
            order.emplace_back();
            for (stasis::ssize at = 0; at < name.size; ++at) {
                order.back() += static_cast<char>(name[at]);
            }
        }
    }
    return order;
}

TEST_CASE("their tables are python3.11's") {
    const std::vector<oracle::row> rows = oracle::ask(oracle_dict::writer + R"python(
names = ["k%04d" % i for i in range(4096)]
print(*dump({name: None for name in names}), sep="\t")
print(*frozenset(names), sep="\t")
)python");
    REQUIRE(rows.size() == 2);
    CHECK((oracle_dict::dump(&items_of_all::dict) == rows[0]));
    CHECK((order_of(items_of_all::frozenset) == rows[1]));
    CHECK((order_of(items_of_all::own_set) == rows[1]));
}

} // namespace
