// SPDX-License-Identifier: BSL-1.0
// fail/type_name.cpp: a type whose attribute has a name that neither the runtime nor ready() names is
// refused; the name is shown.
// expect: an attribute's name is no identifier of the runtime
// expect: unlisted_name<.*perimeter
#include <stasis/builtins/type.hpp>

using namespace stasis;

constexpr owned one(thread_state&, value) noexcept { return owned::take(make_int(1)); }

constexpr getset_def members[] = {{"perimeter", one, nullptr, nullptr, nullptr},
                                  {nullptr, nullptr, nullptr, nullptr, nullptr}};

constexpr type_object shape_table = [] {
    type_object self{};
    self.tp_name = "Shape";
    self.tp_members = members;
    self.tp_base = &object_type;
    return self;
}();

extern const type_object shape_type;
#if defined(STASIS_CONTROL)
constexpr type_object shape_type = builtins::ready<shape_type, shape_table, "perimeter">();
#else
constexpr type_object shape_type = builtins::ready<shape_type, shape_table>();
#endif
