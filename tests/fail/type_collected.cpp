// SPDX-License-Identifier: BSL-1.0
// fail/type_collected.cpp: a type with a tp_traverse is refused where constant evaluation makes an
// object of it that has no collector's header: the collector would look for it in front of the object.
// expect: state::is_collected is false for what the objects of a type begin with
#include <stasis/builtins/core.hpp>

using namespace stasis;

struct point : object {
    object* next = nullptr;
};

#if !defined(STASIS_CONTROL)
template <>
inline constexpr bool stasis::state::is_collected<point> = false;
#endif

constexpr void end(object* self) noexcept { state::release(static_cast<point*>(self)); }

constexpr int traverse(object* self, visit_slot visit, visit_argument* argument) noexcept {
    return visit_each(visit, argument, static_cast<point*>(self)->next);
}

constexpr type_object point_table = [] {
    type_object self{};
    self.tp_name = "Point";
    self.tp_basicsize = sizeof(point);
    self.tp_dealloc = end;
    self.tp_traverse = traverse;
    self.tp_free = end;
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
