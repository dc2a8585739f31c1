// SPDX-License-Identifier: BSL-1.0
// tests/odr: every header in one order, and the question whether both units see one image, and one
// object for each value.
#include <headers.hpp>
#include <images/fib.hpp>

#include <cstdio>
#include <iterator>

using namespace stasis;
using namespace stasis::graph;

const unsigned char* image_of_second();
const object* const* objects_of_second(std::size_t& count);

namespace {

// The same values in second.cpp, in other words where there are any.
const object* const objects[] = {
    &int_<0>,
    &int_<1>,
    &int_<7>,
    &int_<1000>,
    &int_<-1000>,
    &int_<"18446744073709551616">,
    &int_<9223372036854775808u>,
    &float_<0.0>,
    &float_<-0.0>,
    &float_<1.0>,
    &float_<1.5>,
    &float_<__builtin_nan("")>,
    &float_<__builtin_nan("1")>,
    &complex_<0.0, 1.5>,
    &complex_<-0.0, 1.5>,
    &complex_<1.0, 0.0>,
    &bytes_<"">,
    &bytes_<"a">,
    &bytes_<"text\0">,
    &str_<"">,
    &str_<"a">,
    &str_<"\u00e9">,
    &str_<"text">,
    &str_<"\u00e9t\u00e9">,
    &str_<"\u20ac">,
    &str_<"\U0001f600">,
    &none,
    &false_object,
    &true_object,
    &tuple_<>,
    &tuple_<int_<7>>,
    &tuple_<int_<1>>,
    &tuple_<true_object>,
    &tuple_<float_<1.0>>,
    &tuple_<float_<0.0>>,
    &tuple_<float_<-0.0>>,
    &tuple_<str_<"text">, tuple_<int_<1000>, tuple_<float_<-0.0>>>, bytes_<"text\0">>,
    &slice_<none, int_<1000>, none>,
    &list_<>,
    &list_<int_<1000>, list_<str_<"text">>>,
    &dict_<>,
    &dict_<item_<int_<1>, none>>,
    &dict_<item_<true_object, none>>,
    &dict_<item_<float_<1.0>, none>>,
    &dict_<item_<str_<"text">, int_<1000>>, item_<int_<7>, dict_<item_<str_<"a">, list_<>>>>>,
    &frozenset_<>,
    &frozenset_<true_object>,
    &frozenset_<int_<1>>,
    &frozenset_<int_<1>, int_<2>>,
    &frozenset_<tuple_<int_<7>, str_<"\u20ac">>, frozenset_<int_<1>, int_<2>>, float_<1.5>>,
    &tuple_<frozenset_<int_<1>, int_<2>>, slice_<int_<7>, none, none>, list_<>>,
    items(image::module_code<images::fib>.co_names)[0],
};

bool are_one_object_each() {
    std::size_t count = 0;
    const object* const* others = objects_of_second(count);
    bool good = count == std::size(objects);
    for (std::size_t i = 0; good && i < count; ++i) {
        if (objects[i] != others[i]) {
            std::printf("object %zu is another one in second.cpp\n", i);
            good = false;
        }
        for (std::size_t j = 0; j < i; ++j) {
            if (objects[i] == objects[j]) {
                std::printf("object %zu is object %zu\n", i, j);
                good = false;
            }
        }
    }
    return good;
}

} // namespace

int main() { return image_of_second() == images::fib && are_one_object_each() ? 0 : 1; }
