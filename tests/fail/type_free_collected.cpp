// SPDX-License-Identifier: BSL-1.0
// fail/type_free_collected.cpp: the tp_free of objects that refer to others is refused for those that
// have no collector's header.
// expect: objects that refer to others have the collector's header
#include <stasis/builtins/core.hpp>
#include <stasis/builtins/item_release.hpp>

using namespace stasis;

struct pair : object {
    object* first = nullptr;
};
#if !defined(STASIS_CONTROL)
template <>
inline constexpr bool stasis::state::is_collected<pair> = false;
#endif

constexpr int traverse(object* self, visit_slot visit, visit_argument* argument) noexcept {
    return visit_each(visit, argument, static_cast<pair*>(self)->first);
}

constexpr type_object pair_table = [] {
    type_object self{};
    self.tp_name = "Pair";
    self.tp_basicsize = sizeof(pair);
    self.tp_traverse = traverse;
    self.tp_dealloc = builtins::container_dealloc;
    self.tp_free = builtins::free_object<pair>;
    self.tp_base = &object_type;
    return self;
}();

extern const type_object pair_type;
constexpr type_object pair_type = builtins::ready<pair_type, pair_table>();
