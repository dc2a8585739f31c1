// SPDX-License-Identifier: BSL-1.0
// stasis/compiler/warning_emitter.hpp: SyntaxWarnings about expressions that do nothing useful.
// CPython 3.11: check_compare, check_caller, check_subscripter, check_index (Python/compile.c).
#pragma once

#include <stasis/compiler/async_emitter.hpp>

namespace stasis::compiler {

/// Warns of expressions. False: an exception is pending.
class warning_emitter : public async_emitter {
protected:
    using async_emitter::async_emitter;
    constexpr ~warning_emitter() = default;

    template <class... Parts>
    constexpr bool warn(const node& of, Parts... parts) noexcept {
        return in_.warn(syntax_warning_type, of.where.begin.line, of.where, parts...);
    }

    /// a is 1
    constexpr bool check_identity(const node& of) noexcept {
        for (std::size_t i = 1; i < of.items.count; i += 2) {
            const auto asked = static_cast<compare_kind>(tree_[tree_.item(of.items, i)].op);
            if (asked != compare_kind::is && asked != compare_kind::is_not) {
                continue;
            }
            if (is_literal(tree_.item(of.items, i - 1)) ||
                is_literal(tree_.item(of.items, i + 1))) {
                return warn(of, asked == compare_kind::is
                                    ? "\"is\" with a literal. Did you mean \"==\"?"
                                    : "\"is not\" with a literal. Did you mean \"!=\"?");
            }
        }
        return true;
    }

    /// 1(a)
    constexpr bool check_called(const node& of) noexcept {
        const node called = tree_[of.a];
        const type_object* const type =
            called.kind != node_kind::lambda ? type_of_value(called) : nullptr;
        return type == nullptr || warn(of, "'", type->tp_name,
                                       "' object is not callable; perhaps you missed a comma?");
    }

    /// 1[a], "a"["b"]
    constexpr bool check_subscript(const node& of) noexcept {
        const node container = tree_[of.a];
        const type_object* const type = type_of_value(container);
        if (type == nullptr || type == &dict_type) {
            return true;
        }
        if (type != &tuple_type && type != &list_type && type != &str_type && type != &bytes_type) {
            return warn(of, "'", type->tp_name,
                        "' object is not subscriptable; perhaps you missed a comma?");
        }
        const type_object* const index = type_of_value(tree_[of.b]);
        if (index == nullptr || index == &int_type || index == &bool_type) {
            return true;
        }
        return warn(of, type->tp_name, " indices must be integers or slices, not ", index->tp_name,
                    "; perhaps you missed a comma?");
    }

    /// assert (a, "b")
    constexpr bool check_assertion(const node& of) noexcept {
        const node& test = tree_[of.a];
        return test.kind != node_kind::tuple || test.items.count == 0 ||
               warn(of, "assertion is always true, perhaps remove parentheses?");
    }

private:
    /// The type of what a display or a literal makes; null: it is another expression.
    [[nodiscard]] constexpr const type_object* type_of_value(const node& of) noexcept {
        switch (of.kind) {
        case node_kind::constant: return type_of(load(of.held));
        case node_kind::tuple: return &tuple_type;
        case node_kind::list: return &list_type;
        case node_kind::dict: return &dict_type;
        case node_kind::set: return &set_type;
        case node_kind::joined:
        case node_kind::formatted: return &str_type;
        case node_kind::lambda: return &function_type;
        case node_kind::comprehension:
            switch (static_cast<comprehension_kind>(of.op)) {
            case comprehension_kind::list: return &list_type;
            case comprehension_kind::set: return &set_type;
            case comprehension_kind::dict: return &dict_type;
            case comprehension_kind::generator: return &generator_type;
            }
            return nullptr;
        default: return nullptr;
        }
    }

    /// Whether an expression is a constant that isn't one of its type alone, or is made of such.
    [[nodiscard]] constexpr bool is_literal(node_id at) noexcept {
        const node of = tree_[at];
        if (of.kind != node_kind::constant) {
            return is_folded(at);
        }
        return load(of.held).kind != tag::none && load(of.held).kind != tag::boolean &&
               of.held != pointer_to(graph::ellipsis);
    }
    /// Whether CPython makes one constant of an expression.
    [[nodiscard]] constexpr bool is_folded(node_id at) noexcept {
        const node of = tree_[at];
        switch (of.kind) {
        case node_kind::constant: return true;
        case node_kind::tuple: return consists_of_constants(at);
        case node_kind::unary: return is_folded(of.a);
        case node_kind::binary: return is_folded(of.a) && is_folded(of.b);
        default: return false;
        }
    }
    [[nodiscard]] constexpr bool consists_of_constants(node_id at) noexcept {
        const node_list items = tree_[at].items;
        for (std::size_t i = 0; i < items.count; ++i) {
            if (!is_folded(tree_.item(items, i))) {
                return false;
            }
        }
        return true;
    }
};

} // namespace stasis::compiler
