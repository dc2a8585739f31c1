// SPDX-License-Identifier: BSL-1.0
// Views of names, and the names of types, whose spelling is the compiler's own.
#include <stasis/layout/name.hpp>

#include <support/check.hpp>

using namespace stasis::layout;

namespace named {

struct plain {};
template <class...>
struct pattern {};
enum class tone { low };

} // namespace named

TEST_CASE("a name is a view of characters, which no NUL need follow") {
    STASIS_CHECK(name_view().size == 0);
    STASIS_CHECK(name_view("") == name_view());
    STASIS_CHECK(name_view("exc_state").size == 9);
    STASIS_CHECK(name_view("exc_state", 3) == "exc");
    STASIS_CHECK(name_view("a\0b", 3).size == 3);
    STASIS_CHECK(name_view("a\0b", 3) != "a");
    STASIS_CHECK(name_view("größe").size == 7);
    constexpr name_view name = "exc_state";
    STASIS_CHECK(name.end() - name.begin() == 9);
}

TEST_CASE("names are equal if all of their characters are") {
    STASIS_CHECK(name_view("exc_state") == "exc_state");
    STASIS_CHECK(name_view("exc_state") != "exc_stat");
    STASIS_CHECK(name_view("exc_stat") != "exc_state");
    STASIS_CHECK(name_view("exc_state") != "Exc_state");
    STASIS_CHECK(name_view("exc_state") != "exc_statE");
    STASIS_CHECK(name_view("") != "e");
}

TEST_CASE("parts and beginnings of a name") {
    STASIS_CHECK(name_view("exc_state").part(4, 5) == "state");
    STASIS_CHECK(name_view("exc_state").part(9, 0) == "");
    STASIS_CHECK(name_view("exc_state").starts_with("exc"));
    STASIS_CHECK(name_view("exc_state").starts_with(""));
    STASIS_CHECK(name_view("exc_state").starts_with("exc_state"));
    STASIS_CHECK(!name_view("exc_state").starts_with("exc_state_"));
    STASIS_CHECK(!name_view("exc_state").starts_with("state"));
    STASIS_CHECK(!name_view("").starts_with("e"));
}

TEST_CASE("a type has the name that the compiler gives it") {
    STASIS_CHECK(type_name<int> == "int");
    STASIS_CHECK(type_name<bool> == "bool");
    STASIS_CHECK(type_name<const int> == "const int");
    STASIS_CHECK(type_name<named::plain> == "named::plain");
    STASIS_CHECK(type_name<named::tone> == "named::tone");
    STASIS_CHECK(type_name<named::pattern<>> == "named::pattern<>");
    STASIS_CHECK(type_name<named::pattern<int, named::plain>> ==
                 "named::pattern<int, named::plain>");
    // With and without a space behind the name, or between array and bracket.
    STASIS_CHECK(type_name<named::plain*>.starts_with("named::plain"));
    STASIS_CHECK(type_name<named::plain*>.part(type_name<named::plain*>.size - 1, 1) == "*");
    STASIS_CHECK(type_name<int[3]>.part(type_name<int[3]>.size - 3, 3) == "[3]");
}
