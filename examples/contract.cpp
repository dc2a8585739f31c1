// SPDX-License-Identifier: BSL-1.0
// examples/contract.cpp: a struct whose layout others rely on, and the contract that holds it.
#include <stasis/layout/cpython_3_11.hpp>
#include <stasis/layout/hana.hpp>

#include <boost/hana/first.hpp>
#include <boost/hana/for_each.hpp>
#include <boost/hana/second.hpp>
#include <cstdint>
#include <cstdio>

namespace shop {

struct order {
    std::int64_t number;
    std::int32_t customer;
    bool paid;
    unsigned char state : 3;
    double total;
};
STASIS_DESCRIBE(order, number, customer, paid, STASIS_BITS(state), total);

} // namespace shop

namespace layout = stasis::layout;

// What is known of it: each field's place, and what no field has.
static_assert(layout::layout_of<shop::order>.find("total")->offset == 16);
static_assert(layout::next_hole(layout::layout_of<shop::order>).offset == 14);

// What a reader of our memory was promised. Move a field, resize or rename it, or put one before
// the end, and this doesn't compile: the compiler names the struct, the field, what was expected
// and what is there.
inline constexpr layout::term order_rows[] = {
    {"number", 0, 8},
    {"customer", 8, 4},
    {"paid", 12, 1, layout::promises_offset | layout::promises_size},
    {"state", 13, 1, layout::promises_all, 0, 3},
    {"total", 16, 8},
};
inline constexpr layout::contract_terms order_terms{"order", "version 2",           24,
                                                    8,       layout::extent::whole, order_rows};
inline constexpr layout::contract<order_terms> order_contract;

static_assert(layout::conforms<shop::order>(order_contract));

// A mirror of one of CPython's structs, held to CPython's own contract.
struct my_list {
    std::intptr_t reference_count;
    void* type;
    std::intptr_t size;
    void** items;
    std::intptr_t allocated;
};
STASIS_DESCRIBE(my_list, STASIS_NAMED(reference_count, ob_base.ob_base.ob_refcnt),
                STASIS_NAMED(type, ob_base.ob_base.ob_type), STASIS_NAMED(size, ob_base.ob_size),
                STASIS_NAMED(items, ob_item), allocated);

static_assert(layout::conforms<my_list>(layout::cpython_3_11::PyListObject));

int main() {
    namespace hana = boost::hana;
    const shop::order first{1, 42, true, 5, 19.5};
    int fields = 0;
    hana::for_each(first, [&](const auto& field) {
        std::printf("%s = %g\n", hana::to<const char*>(hana::first(field)),
                    static_cast<double>(hana::second(field)));
        ++fields;
    });
    // Where bit-fields lie is computed, since no compiler tells: a test asks its code.
    return fields == 5 && layout::bits_are_placed<shop::order>() ? 0 : 1;
}
