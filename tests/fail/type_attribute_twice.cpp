// SPDX-License-Identifier: BSL-1.0
// fail/type_attribute_twice.cpp: a type that has an attribute twice is refused; the name is shown.
// expect: a type has an attribute twice
// expect: repeated_name<.*real
#include <stasis/builtins/type.hpp>

using namespace stasis;

constexpr owned one(thread_state&, value) noexcept { return owned::take(make_int(1)); }

constexpr getset_def members[] = {{"real", one, nullptr, nullptr, nullptr},
#if defined(STASIS_CONTROL)
                                  {"imag", one, nullptr, nullptr, nullptr},
#else
                                  {"real", one, nullptr, nullptr, nullptr},
#endif
                                  {nullptr, nullptr, nullptr, nullptr, nullptr}};

constexpr type_object number_table = [] {
    type_object self{};
    self.tp_name = "Number";
    self.tp_members = members;
    self.tp_base = &object_type;
    return self;
}();

extern const type_object number_type;
constexpr type_object number_type = builtins::ready<number_type, number_table>();
