// SPDX-License-Identifier: BSL-1.0
// unit/graph/identifiers.cpp: the list of the runtime's own names, and the strs that it makes.
#include <support/check.hpp>

#include <stasis/graph/str.hpp>

namespace {

using namespace stasis;

// The names of one length rise, so the search finds each, and the str that it finds is that name's,
// with its hash.
constexpr bool sorted_and_found(std::size_t length) {
    const graph::detail::identifier_texts all = graph::detail::texts_of_length(length);
    for (std::size_t i = 0; i < all.count; ++i) {
        char name[32] = {};
        for (std::size_t j = 0; j < length; ++j) {
            name[j] = all.text[i * length + j];
        }
        const str_object* found = graph::find_identifier(name);
        if (graph::identifier_index(name, length) != static_cast<int>(i) || found == nullptr ||
            !(text_of(found) == text{name}) || found->hash != support::hash_bytes(name, length)) {
            return false;
        }
    }
    return true;
}

constexpr bool all_sorted_and_found() {
    bool answer = true;
    std::size_t names = 0;
    for (std::size_t length = 0; length < 32; ++length) {
        answer = answer && sorted_and_found(length);
        names += graph::detail::texts_of_length(length).count;
    }
    return answer && names > 300;
}

} // namespace

TEST_CASE("every identifier is found in its row") { STASIS_CHECK(all_sorted_and_found()); }

TEST_CASE("an identifier is one object, whatever it is named by") {
    STASIS_CHECK(&graph::str_<"append"> == graph::find_identifier("append"));
    STASIS_CHECK(&graph::str_<"__new__"> == &graph::identifier("__new__"));
    STASIS_CHECK(&graph::str_<"symmetric_difference_update"> ==
                 graph::find_identifier("symmetric_difference_update"));
    STASIS_CHECK(graph::str_<"print">.state.interned == 1);
    STASIS_CHECK(graph::str_<"print">.hash == support::hash_bytes("print", 5));
}

TEST_CASE("what is no identifier isn't found") {
    STASIS_CHECK(graph::find_identifier("") == nullptr);
    STASIS_CHECK(graph::find_identifier("a") == nullptr);
    STASIS_CHECK(graph::find_identifier("appenc") == nullptr);
    STASIS_CHECK(graph::find_identifier("a name of forty characters, or nearly so") == nullptr);
}
