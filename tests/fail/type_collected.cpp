// SPDX-License-Identifier: BSL-1.0
// fail/type_collected.cpp: a type without tp_traverse is refused where constant evaluation makes an
// object of it that has the collector's header: the collector could not look into it.
// expect: a type has tp_traverse if its objects have
#include <stasis/builtins/core.hpp>

using namespace stasis;

struct point : object {
    int x = 0;
};

#if defined(STASIS_CONTROL)
template <>
inline constexpr bool stasis::state::is_collected<point> = false;
#endif

constexpr void end(object* self) noexcept { state::release(static_cast<point*>(self)); }

constexpr type_object point_table = [] {
    type_object self{};
    self.tp_name = "Point";
    self.tp_basicsize = sizeof(point);
    self.tp_dealloc = end;
    self.tp_base = &object_type;
    return self;
}();

extern const type_object point_type;
constexpr type_object point_type = builtins::ready<point_type, point_table>();

constexpr bool is_made() {
    state::interpreter_state interpreter{};
    const owned made = owned::take(state::allocate<point>(interpreter._initial_thread, point_type));
    return static_cast<bool>(made);
}
static_assert(is_made());
