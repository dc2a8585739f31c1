// SPDX-License-Identifier: BSL-1.0
// fail/type_free.cpp: a type is refused whose objects refer to others and that doesn't say how their
// memory is given back.
// expect: needs a tp_free, which gives back an object's memory
#include <stasis/builtins/core.hpp>
#include <stasis/builtins/item_release.hpp>

using namespace stasis;

struct pair : object {
    object* first = nullptr;
};

constexpr int traverse(object* self, visit_slot visit, visit_argument* argument) noexcept {
    return visit_each(visit, argument, static_cast<pair*>(self)->first);
}

constexpr type_object pair_table = [] {
    type_object self{};
    self.tp_name = "Pair";
    self.tp_basicsize = sizeof(pair);
    self.tp_traverse = traverse;
    self.tp_dealloc = builtins::container_dealloc;
#if defined(STASIS_CONTROL)
    self.tp_free = builtins::free_object<pair>;
#endif
    self.tp_base = &object_type;
    return self;
}();

extern const type_object pair_type;
constexpr type_object pair_type = builtins::ready<pair_type, pair_table>();
