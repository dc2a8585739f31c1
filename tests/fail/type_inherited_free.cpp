// SPDX-License-Identifier: BSL-1.0
// fail/type_inherited_free.cpp: a type is refused whose objects are larger than its base's and would be
// given back by the base's tp_free.
// expect: a tp_free of its own where its base has one
#include <stasis/builtins/core.hpp>
#include <stasis/builtins/item_release.hpp>

using namespace stasis;

struct refusal : exception_object {
    int code = 0;
};

constexpr type_object refusal_table = [] {
    type_object self{};
    self.tp_name = "Refusal";
    self.tp_basicsize = sizeof(refusal);
    self.tp_dealloc = builtins::container_dealloc;
#if defined(STASIS_CONTROL)
    self.tp_free = builtins::free_object<refusal>;
#endif
    self.tp_base = &value_error_type;
    return self;
}();

extern const type_object refusal_type;
constexpr type_object refusal_type = builtins::ready<refusal_type, refusal_table>();
