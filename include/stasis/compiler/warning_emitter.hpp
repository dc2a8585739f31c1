// SPDX-License-Identifier: BSL-1.0
// stasis/compiler/warning_emitter.hpp: SyntaxWarnings about expressions that do nothing useful.
// CPython 3.11: check_compare, check_caller, check_subscripter, check_index (Python/compile.c).
#pragma once

#include <stasis/compiler/constant_folder.hpp>

namespace stasis::compiler {

/// Warns of expressions. False: an exception is pending.
class warning_emitter : public constant_folder {
protected:
    using constant_folder::constant_folder;
    constexpr ~warning_emitter() = default;

    template <class... Parts>
    constexpr bool warn(const node& of, Parts... parts) noexcept {
        return in_.warn(syntax_warning_type, of.where.begin.line, of.where, parts...);
    }

    /// `not` in front of an expression, which is emitted next: a comparison asks the opposite.
    constexpr void check_negation(node_id operand) noexcept {
        const node& of = tree_[operand];
        const bool may_turn =
            (of.kind == node_kind::compare && of.items.count == 3) ||
            (of.kind == node_kind::unary && static_cast<op>(of.op) == op::UNARY_NOT);
        turned_ = may_turn && !turned_;
    }

    /// a is 1
    constexpr bool check_identity(const node& of) noexcept {
        const bool turned = turned_;
        turned_ = false;
        for (std::size_t i = 1; i < of.items.count; i += 2) {
            const auto asked = static_cast<compare_kind>(tree_[tree_.item(of.items, i)].op);
            if (asked != compare_kind::is && asked != compare_kind::is_not) {
                continue;
            }
            if (is_literal(tree_.item(of.items, i - 1)) ||
                is_literal(tree_.item(of.items, i + 1))) {
                return warn(of, (asked == compare_kind::is) != turned
                                    ? "\"is\" with a literal. Did you mean \"==\"?"
                                    : "\"is not\" with a literal. Did you mean \"!=\"?");
            }
        }
        return true;
    }

    /// 1(a)
    constexpr bool check_called(const node& of) noexcept {
        if (of.a == 0) {
            return true; // a class
        }
        const type_object* const type =
            tree_[of.a].kind != node_kind::lambda ? type_of_value(of.a) : nullptr;
        return type == nullptr || warn(of, "'", type->tp_name,
                                       "' object is not callable; perhaps you missed a comma?");
    }

    /// 1[a], "a"["b"]
    constexpr bool check_subscript(const node& of) noexcept {
        const type_object* const type = type_of_value(of.a);
        if (type == nullptr || type == &dict_type) {
            return true;
        }
        if (type != &tuple_type && type != &list_type && type != &str_type && type != &bytes_type) {
            return warn(of, "'", type->tp_name,
                        "' object is not subscriptable; perhaps you missed a comma?");
        }
        const type_object* const index = type_of_value(of.b);
        if (index == nullptr || index == &int_type || index == &bool_type) {
            return true;
        }
        return warn(of, type->tp_name, " indices must be integers or slices, not ", index->tp_name,
                    "; perhaps you missed a comma?");
    }

    /// assert (a, "b")
    constexpr bool check_assertion(const node& of) noexcept {
        const node test = tree_[of.a];
        bool is_true = test.kind == node_kind::tuple && test.items.count != 0;
        if (test.kind != node_kind::tuple) {
            const owned made = folded(of.a);
            const auto* const tuple = made ? as<tuple_object>(made.get(), tuple_type) : nullptr;
            is_true = tuple != nullptr && tuple->ob_size != 0;
        }
        return !is_true || warn(of, "assertion is always true, perhaps remove parentheses?");
    }

private:
    /// The type of what a display or a literal makes; null: it is another expression.
    [[nodiscard]] constexpr const type_object* type_of_value(node_id at) noexcept {
        const node of = tree_[at];
        switch (of.kind) {
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
        default: break;
        }
        const owned made = folded(at);
        return made ? type_of(made.get()) : nullptr; // types of constants don't end
    }

    /// Whether an expression is a constant that isn't one of its type alone.
    [[nodiscard]] constexpr bool is_literal(node_id at) noexcept {
        const owned made = folded(at);
        return made && made.get().kind != tag::none && made.get().kind != tag::boolean &&
               (made.get().kind != tag::object || made.as_object() != pointer_to(graph::ellipsis));
    }

    bool turned_ = false; ///< `not` is in front of the comparison that is emitted next
};

} // namespace stasis::compiler
