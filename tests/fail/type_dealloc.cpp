// SPDX-License-Identifier: BSL-1.0
// fail/type_dealloc.cpp: a type is refused whose objects would be given back as its base's are, which
// are smaller.
// expect: needs a tp_dealloc of its own
#include <stasis/builtins/core.hpp>

using namespace stasis;

struct point : object {
    int x = 0;
};
template <>
inline constexpr bool stasis::state::is_collected<point> = false;

constexpr void end(object* self) noexcept { state::release(static_cast<point*>(self)); }

constexpr type_object point_table = [] {
    type_object self{};
    self.tp_name = "Point";
    self.tp_basicsize = sizeof(point);
#if defined(STASIS_CONTROL)
    self.tp_dealloc = end;
#endif
    self.tp_base = &object_type;
    return self;
}();

extern const type_object point_type;
constexpr type_object point_type = builtins::ready<point_type, point_table>();
