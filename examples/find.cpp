// SPDX-License-Identifier: BSL-1.0
// examples/find.cpp: a table in read-only memory, looked up by C++ code, by text and by str.
#include <stasis/graph/dict.hpp>
#include <stasis/graph/find.hpp>
#include <stasis/graph/int.hpp>
#include <stasis/stasis.hpp>

#include <string>

using namespace stasis::graph;

// What Python code may be given as a dict is a perfect hash table for C++, if its keys are strs.
constexpr const auto& prices = dict_<item_<str_<"tea">, int_<250>>, item_<str_<"milk">, int_<90>>,
                                     item_<str_<"café crème">, int_<420>>>;

static_assert(find<prices>(&str_<"café crème">) == &int_<420>);
static_assert(find_text<prices>("coffee") == nullptr);

namespace {

/// In cents, or -1: that isn't sold. The text is ASCII.
std::int64_t price_of(const std::string& name) {
    stasis::object* price =
        find_text<prices>({name.data(), static_cast<stasis::ssize>(name.size())});
    return price != nullptr ? stasis::load(price).data.integer : -1;
}

} // namespace

int main() { return price_of("tea") == 250 && price_of("beer") == -1 ? 0 : 1; }
