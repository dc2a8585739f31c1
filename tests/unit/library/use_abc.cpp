// SPDX-License-Identifier: BSL-1.0
// unit/library/use_abc.cpp: the module _abc, in constant evaluation and by dispatch; and that a
// registry keeps no class alive.
#include <images/use_abc.hpp>
#include <stasis/library/_abc.hpp>
#include <stasis/stasis.hpp>

#include <support/check.hpp>

namespace {
namespace of_abc {

inline constexpr auto modules = stasis::importable(stasis::library::_abc_module);
using script = stasis::program<stasis::images::use_abc, modules>;

TEST_CASE("_abc runs in constant evaluation and by dispatch") {
    STASIS_CHECK(script::call<bool>("abstract_methods"));
    STASIS_CHECK(script::call<bool>("virtual_subclasses"));
    STASIS_CHECK(script::call<bool>("hooks"));
    STASIS_CHECK(script::call<bool>("patterns"));
}

constexpr bool sets_of_classes() {
    stasis::state::interpreter_state interpreter{};
    auto& thread = interpreter._initial_thread;
    const stasis::type_object* const types[] = {
        &stasis::int_type,  &stasis::str_type,  &stasis::list_type,
        &stasis::dict_type, &stasis::set_type,  &stasis::tuple_type,
        &stasis::type_type, &stasis::bool_type, &stasis::float_type};
    bool good = true;
    for (std::size_t first = 0; first < 9; ++first) {
        stasis::state::class_set set{};
        for (const auto* type : types) {
            good = good && insert(thread, set, type) && insert(thread, set, type);
        }
        good = good && set.used == 9 && !contains(set, &stasis::object_type);
        for (std::size_t i = 0; i < 9; ++i) {
            const auto* const gone = types[(first + 2 * i) % 9];
            erase(set, gone);
            erase(set, &stasis::object_type);
            good = good && !contains(set, gone) && set.used == 8 - i;
            for (std::size_t j = i + 1; j < 9; ++j) {
                good = good && contains(set, types[(first + 2 * j) % 9]);
            }
        }
        clear(set);
    }
    return good;
}

TEST_CASE("a set of classes finds what was put in and not taken out") {
    STASIS_CHECK(sets_of_classes());
}

TEST_CASE("a registered class ends, and is in no registry any more") {
    CHECK(script::call("registered_after_the_end") == 1);
}

} // namespace of_abc
} // namespace
