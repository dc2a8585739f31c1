// SPDX-License-Identifier: BSL-1.0
// tests/odr: every header in the opposite order.
#include <images/fib.hpp>
#include <reversed.hpp>

#include <iterator>

using namespace stasis;
using namespace stasis::graph;

const unsigned char* image_of_second();
const object* const* objects_of_second(std::size_t& count);

namespace {

constexpr const str_object& text_by_its_base = str_<"text">;
constexpr const object& seven = int_<7LL>;
constexpr float minus_zero = -0.0F;

const object* const objects[] = {
    &int_<0ULL>,
    &int_<"0b1">,
    &int_<7u>,
    &int_<"0x3e8">,
    &int_<short{-1000}>,
    &int_<"0x1_0000_0000_0000_0000">,
    &int_<"9223372036854775808">,
    &float_<0.0>,
    &float_<minus_zero>,
    &float_<1.0f>,
    &float_<1.5f>,
    &float_<__builtin_nan("")>,
    &float_<__builtin_nan("1")>,
    &complex_<0.0f, 1.5>,
    &complex_<minus_zero, 1.5>,
    &complex_<1.0f, 0.0>,
    &bytes_<"">,
    &bytes_<"a">,
    &bytes_<"text\0">,
    &str_<"">,
    &str_<"a">,
    &str_<"\u00e9">,
    &str_<"text">,
    &str_<"\u00e9t\u00e9">,
    &str_<"\xe2\x82\xac">,
    &str_<"\U0001f600">,
    &none,
    &false_object,
    &true_object,
    &tuple_<>,
    &tuple_<seven>,
    &tuple_<int_<1u>>,
    &tuple_<true_object>,
    &tuple_<float_<1.0f>>,
    &tuple_<float_<0.0f>>,
    &tuple_<float_<minus_zero>>,
    &tuple_<text_by_its_base, tuple_<int_<1000ULL>, tuple_<float_<minus_zero>>>, bytes_<"text\0">>,
    &slice_<none, int_<1000L>, none>,
    &list_<>,
    &list_<int_<1000>, list_<text_by_its_base>>,
    &dict_<>,
    &dict_<item_<int_<"1">, none>>,
    &dict_<item_<true_object, none>>,
    &dict_<item_<float_<1.0f>, none>>,
    &dict_<item_<text_by_its_base, int_<1000u>>, item_<seven, dict_<item_<str_<"a">, list_<>>>>>,
    &frozenset_<>,
    &frozenset_<true_object>,
    &frozenset_<int_<1u>>,
    &frozenset_<int_<2>, int_<1>>,
    &frozenset_<tuple_<seven, str_<"\u20ac">>, frozenset_<int_<2>, int_<1>>, float_<1.5f>>,
    &tuple_<frozenset_<int_<2>, int_<1>>, slice_<seven, none, none>, list_<>>,
    &str_<"fib">,
};

} // namespace

const unsigned char* image_of_second() { return images::fib; }

const object* const* objects_of_second(std::size_t& count) {
    count = std::size(objects);
    return objects;
}
