// SPDX-License-Identifier: BSL-1.0
// unit/builtins/own_types.cpp: a type of C++ code that says no more of its objects than it must, and
// one whose tp_new doesn't make what it is asked for.
#include <images/own_types.hpp>
#include <stasis/stasis.hpp>
#include <support/check.hpp>

namespace own_types_test {

using namespace stasis;
using script = program<images::own_types>;

struct plain : object {
    std::int64_t number = 7;
};

template <bool Right>
constexpr owned make_plain(thread_state&, const type_object&, const arguments&) noexcept;

constexpr void end_plain(object* self) noexcept { state::release(static_cast<plain*>(self)); }

constexpr owned number(thread_state&, const arguments& given) noexcept {
    return owned::take(make_int(static_cast<plain*>(given.values[0].data.object)->number));
}

constexpr method_def methods[] = {{"number", number, 0, nullptr}, {nullptr, nullptr, 0, nullptr}};

template <bool Right>
constexpr type_object table = [] {
    type_object self{};
    self.tp_name = Right ? "Plain" : "Wrong";
    self.tp_basicsize = sizeof(plain);
    self.tp_flags = flag_base_type;
    self.tp_dealloc = end_plain;
    self.tp_methods = methods;
    self.tp_base = &object_type;
    self.tp_new = make_plain<Right>;
    return self;
}();

extern const type_object plain_type;
extern const type_object wrong_type;

template <bool Right>
constexpr owned make_plain(thread_state& thread, const type_object& type,
                           const arguments&) noexcept {
    return owned::take(state::allocate<plain>(thread, Right ? type : wrong_type));
}

constexpr type_object plain_type = builtins::ready<plain_type, table<true>, "number">();
constexpr type_object wrong_type = builtins::ready<wrong_type, table<false>, "number">();

TEST_CASE("classes derive from a type of C++ code that says only flag_base_type") {
    STASIS_CHECK(script::call<bool>("derived", plain_type));
    STASIS_CHECK(script::call<bool>("made_as_asked", plain_type));
}

TEST_CASE("the collector passes objects that refer to no other, and don't say so") {
    CHECK(script::call("kept", plain_type) == 70);
}

TEST_CASE("a tp_new that makes another type than it is asked for is a SystemError") {
    STASIS_CHECK(script::call<bool>("refused", wrong_type));
    STASIS_CHECK(script::call<bool>("other_is_left_alone", wrong_type));
}

} // namespace own_types_test
