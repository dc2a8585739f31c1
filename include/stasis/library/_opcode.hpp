// SPDX-License-Identifier: BSL-1.0
// stasis/library/_opcode.hpp: the module _opcode: what instructions do to the stack.
// CPython 3.11: Modules/_opcode.c, stack_effect (Python/compile.c).
// Refuses: the pseudo instructions of CPython's compiler, which have numbers less than 0.
#pragma once

#include <stasis/builtins/ready_module.hpp>
#include <stasis/library/detail/module_arguments.hpp>
#include <stasis/opcode/opcode.hpp>

namespace stasis::library {

namespace detail {

/// The first opcode that has an argument.
inline constexpr int first_with_argument = 90;

/// stack_effect(opcode, oparg=None, /, *, jump=None): the larger one of both if jump is None.
[[nodiscard]] constexpr owned opcode_stack_effect(thread_state& thread,
                                                  const arguments& given) noexcept {
    constexpr signature<3> parameters{"stack_effect", {"", "", "jump"}, 1, 2, 2};
    value read[3] = {};
    int number = 0;
    ssize argument = 0;
    if (!read_arguments(thread, parameters, given, read) ||
        !interpreter::to_c_integer(thread, read[0], number)) {
        return {};
    }
    const bool has_argument = read[1] && read[1].kind != tag::none;
    if (number >= first_with_argument ? !has_argument : has_argument) {
        return raise(thread, value_error_type, "stack_effect: opcode ",
                     has_argument ? "does not permit oparg but oparg was specified"
                                  : "requires oparg but oparg was not specified");
    }
    if (has_argument && !interpreter::to_c_integer(thread, read[1], argument)) {
        return {};
    }
    const bool any = !read[2] || read[2].kind == tag::none;
    if (!any && read[2].kind != tag::boolean) {
        return raise(thread, value_error_type, "stack_effect: jump must be False, True or None");
    }
    if (number < 0 || !opcode::known(static_cast<unsigned>(number))) {
        return raise(thread, value_error_type, "invalid opcode or oparg");
    }
    const auto effect = [&](bool jumps) {
        return static_cast<int>(opcode::stack_effect(static_cast<opcode::opcode>(number),
                                                     static_cast<unsigned>(argument), jumps));
    };
    const int without = effect(false);
    const int with = effect(true);
    if (any) {
        return owned::take(make_int(with > without ? with : without));
    }
    return owned::take(make_int(read[2].data.integer != 0 ? with : without));
}

/// get_specialization_stats(): None, as of a build that has none.
[[nodiscard]] constexpr owned opcode_statistics(thread_state& thread,
                                                const arguments& given) noexcept {
    if (!takes_nothing(thread, "_opcode.get_specialization_stats", given)) {
        return {};
    }
    return owned::take(none_value);
}

inline constexpr method_def opcode_methods[] = {
    {"stack_effect", opcode_stack_effect, 0, nullptr},
    {"get_specialization_stats", opcode_statistics, 0, nullptr},
    {nullptr, nullptr, 0, nullptr}};

inline constexpr module_definition opcode_definition{"_opcode", opcode_methods};

} // namespace detail

/// The module _opcode.
inline constexpr importable_module _opcode_module = ready_module<detail::opcode_definition>();

} // namespace stasis::library
