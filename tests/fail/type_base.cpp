// SPDX-License-Identifier: BSL-1.0
// fail/type_base.cpp: a type that says that classes may derive from it, though what its objects begin
// with says that none can, is refused where constant evaluation makes an object of such a class.
// expect: state::is_inheritable is false for what the objects of a type begin with
#include <images/type_base.hpp>
#include <stasis/stasis.hpp>

using namespace stasis;

struct point : object {
    int x = 0;
};

template <>
inline constexpr bool stasis::state::is_collected<point> = false;
#if !defined(STASIS_CONTROL)
template <>
inline constexpr bool stasis::state::is_inheritable<point> = false;
#endif

constexpr owned make(thread_state& thread, const type_object& type, const arguments&) noexcept {
    return owned::take(state::allocate<point>(thread, type));
}
constexpr void end(object* self) noexcept { state::release(static_cast<point*>(self)); }

constexpr type_object point_table = [] {
    type_object self{};
    self.tp_name = "Point";
    self.tp_basicsize = sizeof(point);
    self.tp_flags = flag_base_type;
    self.tp_dealloc = end;
    self.tp_base = &object_type;
    self.tp_new = make;
    return self;
}();

extern const type_object point_type;
constexpr type_object point_type = builtins::ready<point_type, point_table>();

static_assert(program<images::type_base>::call<bool>("derived", point_type));
