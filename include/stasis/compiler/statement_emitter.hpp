// SPDX-License-Identifier: BSL-1.0
// stasis/compiler/statement_emitter.hpp: the instructions of statements.
// CPython 3.11: compiler_visit_stmt and what it calls (Python/compile.c).
#pragma once

#include <stasis/compiler/simple_emitter.hpp>

namespace stasis::compiler {

/// Emits the code object of a module, a class, a function or a comprehension, with those in it.
class statement_emitter final : public simple_emitter {
public:
    constexpr statement_emitter(source& in, syntax_tree& tree, scope_table& scopes,
                                const code_head& head, bool prints) noexcept
        : simple_emitter(in, tree, scopes, head), prints_(prints) {}

    /// The code object of a module; empty, as the others: an exception is pending.
    constexpr owned module(node_id at) noexcept {
        const node of = tree_[at];
        const span start{{1, 0}, {1, 0}};
        // Of eval() it is one expression, which returns itself.
        const bool is_expression =
            of.items.count == 1 && tree_[tree_.item(of.items, 0)].kind == node_kind::returning;
        const bool made = prologue(start) && annotated_names(of.items, start) &&
                          documented(of.items, true) && (is_expression || returns_none(of.where));
        if (!made) {
            return {};
        }
        return unit_.finish();
    }

private:
    constexpr object* code_of(node_id at) noexcept override {
        const node of = tree_[at];
        code_head head{.scope = of.scope, .first_line = of.where.begin.line};
        head.flags = flags_of(of.scope);
        switch (of.kind) {
        case node_kind::lambda: head.name = pointer_to(graph::str_<"<lambda>">); break;
        case node_kind::comprehension:
            head.name = name_of(static_cast<comprehension_kind>(of.op));
            head.arguments = 1;
            break;
        default: head.name = of.held; break;
        }
        if (of.kind == node_kind::function || of.kind == node_kind::class_) {
            for (std::size_t i = 0; i < of.decorators.count; ++i) {
                const int line = tree_[tree_.item(of.decorators, i)].where.begin.line;
                head.first_line = line < head.first_line ? line : head.first_line;
            }
        }
        if (of.kind == node_kind::function || of.kind == node_kind::lambda) {
            for (std::size_t i = 0; i < of.items.count; ++i) {
                switch (static_cast<parameter_kind>(tree_[tree_.item(of.items, i)].op)) {
                case parameter_kind::positional_only: ++head.positional_only; [[fallthrough]];
                case parameter_kind::positional: ++head.arguments; break;
                case parameter_kind::keyword_only: ++head.keyword_only; break;
                case parameter_kind::all_positional: head.flags |= code_varargs; break;
                case parameter_kind::all_keywords: head.flags |= code_varkeywords; break;
                }
            }
        }
        head.qualname = qualified(head.name);
        if (head.qualname == nullptr) {
            return nullptr;
        }
        statement_emitter inner{in_, tree_, scopes_, head, false};
        return in_.keep(inner.body_of(of));
    }

    [[nodiscard]] static constexpr object* name_of(comprehension_kind kind) noexcept {
        switch (kind) {
        case comprehension_kind::list: return pointer_to(graph::str_<"<listcomp>">);
        case comprehension_kind::set: return pointer_to(graph::str_<"<setcomp>">);
        case comprehension_kind::dict: return pointer_to(graph::str_<"<dictcomp>">);
        default: return pointer_to(graph::str_<"<genexpr>">);
        }
    }

    constexpr owned body_of(const node& of) noexcept {
        const span start{of.where.begin, of.where.begin};
        bool made = false;
        switch (of.kind) {
        case node_kind::class_: made = class_body(of); break;
        case node_kind::comprehension:
            made = prologue(start) && unit_.declare(pointer_to(graph::str_<".0">)) &&
                   comprehension_body(of);
            break;
        case node_kind::lambda:
            made = prologue(start) && declare_parameters(of.items) && first_constant(0) &&
                   visit(of.a) && add(op::RETURN_VALUE, tree_[of.a].where);
            break;
        default:
            made = prologue(start) && declare_parameters(of.items) && documented(of.more, false) &&
                   returns_none(last_of(of.more));
            break;
        }
        if (!made) {
            return {};
        }
        return unit_.finish();
    }

    /// Where a function ends that has no `return` at its end.
    [[nodiscard]] constexpr span last_of(const node_list& body) noexcept {
        const span last = tree_[tree_.item(body, body.count - 1)].where;
        return {last.begin, last.end};
    }

    constexpr bool declare_parameters(const node_list& parameters) noexcept {
        for (const auto wanted : {parameter_kind::positional, parameter_kind::keyword_only,
                                  parameter_kind::all_positional, parameter_kind::all_keywords}) {
            for (std::size_t i = 0; i < parameters.count; ++i) {
                const node each = tree_[tree_.item(parameters, i)];
                auto kind = static_cast<parameter_kind>(each.op);
                kind = kind == parameter_kind::positional_only ? parameter_kind::positional : kind;
                object* const name = scopes_.mangled(scope_number(), each.held);
                if (name == nullptr || (kind == wanted && !unit_.declare(name))) {
                    return false;
                }
            }
        }
        return true;
    }

    /// The first constant is a function's documentation, or None.
    constexpr bool first_constant(node_id documentation) noexcept {
        unsigned index = 0;
        object* const held =
            documentation != 0 ? tree_[documentation].held : box(in_.thread, none_value);
        return held != nullptr && unit_.constant(held, index);
    }

    [[nodiscard]] constexpr node_id documentation_of(const node_list& body) noexcept {
        if (body.count == 0 || tree_[tree_.item(body, 0)].kind != node_kind::expression) {
            return 0;
        }
        const node_id held = tree_[tree_.item(body, 0)].a;
        return tree_[held].kind == node_kind::constant &&
                       type_of(load(tree_[held].held)) == &str_type
                   ? held
                   : 0;
    }

    /// Statements of which the first may be a documentation: of a module or class it becomes
    /// __doc__.
    constexpr bool documented(const node_list& body, bool stores) noexcept {
        const node_id documentation = documentation_of(body);
        if (!stores && !first_constant(documentation)) {
            return false;
        }
        if (stores && documentation != 0 && !prints_) {
            const span where = tree_[documentation].where;
            if (!visit(documentation) ||
                !name(access::store, pointer_to(graph::str_<"__doc__">), where)) {
                return false;
            }
        }
        for (std::size_t i = documentation != 0 && !prints_ ? 1 : 0; i < body.count; ++i) {
            if (!statement(tree_.item(body, i))) {
                return false;
            }
        }
        return true;
    }

    constexpr bool returns_none(const span& where) noexcept {
        return add_none(where) && add(op::RETURN_VALUE, where);
    }

    /// Makes __annotations__ where a module or class has some.
    constexpr bool annotated_names(const node_list& body, const span& where) noexcept {
        return !has_annotations(body) || add(op::SETUP_ANNOTATIONS, where);
    }

    [[nodiscard]] constexpr bool has_annotations(const node_list& body) noexcept {
        for (std::size_t i = 0; i < body.count; ++i) {
            const node each = tree_[tree_.item(body, i)];
            switch (each.kind) {
            case node_kind::annotated: return true;
            case node_kind::conditionally:
            case node_kind::looping:
            case node_kind::iterating:
            case node_kind::trying:
            case node_kind::with:
            case node_kind::handler:
            case node_kind::matching:
            case node_kind::case_:
                if (has_annotations(each.items) || has_annotations(each.more) ||
                    has_annotations(each.decorators) || has_annotations(each.last)) {
                    return true;
                }
                break;
            default: break;
            }
        }
        return false;
    }

    constexpr bool class_body(const node& of) noexcept {
        const span start{of.where.begin, of.where.begin};
        if (!prologue(start) || !name(access::load, pointer_to(graph::str_<"__name__">), start) ||
            !name(access::store, pointer_to(graph::str_<"__module__">), start) ||
            !unit_.add_constant(unit_.head().qualname, start) ||
            !name(access::store, pointer_to(graph::str_<"__qualname__">), start) ||
            !annotated_names(of.more, start) || !documented(of.more, true)) {
            return false;
        }
        object* const cell = pointer_to(graph::str_<"__class__">);
        if ((scopes_.uses(scope_number(), cell) & name_cell) == 0) {
            return returns_none(start);
        }
        return unit_.add_cell(op::LOAD_CLOSURE, cell, start) && add(op::COPY, start, 1) &&
               name(access::store, pointer_to(graph::str_<"__classcell__">), start) &&
               add(op::RETURN_VALUE, start);
    }

    constexpr bool comprehension_body(const node& of) noexcept {
        const auto kind = static_cast<comprehension_kind>(of.op);
        if ((kind == comprehension_kind::list && !add(op::BUILD_LIST, of.where, 0)) ||
            (kind == comprehension_kind::set && !add(op::BUILD_SET, of.where, 0)) ||
            (kind == comprehension_kind::dict && !add(op::BUILD_MAP, of.where, 0)) ||
            !comprehension_part(of, kind, 0)) {
            return false;
        }
        return kind == comprehension_kind::generator ? returns_none(of.where)
                                                     : add(op::RETURN_VALUE, of.where);
    }

    constexpr bool comprehension_part(const node& of, comprehension_kind kind,
                                      std::size_t part) noexcept {
        const state::counted_call counted{in_.thread, in_.calls_remaining};
        if (!in_.entered(counted)) {
            return false;
        }
        const node each = tree_[tree_.item(of.items, part)];
        const bool async = each.op != 0;
        const label_id start = unit_.new_label();
        const label_id end = unit_.new_label();
        if (!(part == 0 ? unit_.add_fast(op::LOAD_FAST, pointer_to(graph::str_<".0">), of.where)
                        : visit_iterable(each.b) &&
                              add(async ? op::GET_AITER : op::GET_ITER, of.where)) ||
            !label(start) ||
            !(async ? next_item(end, of.where) : jump(op::FOR_ITER, end, of.where)) ||
            !assign_to(each.a)) {
            return false;
        }
        for (std::size_t i = 0; i < each.items.count; ++i) {
            if (!jump_if(tree_.item(each.items, i), start, false)) {
                return false;
            }
        }
        const bool last = part + 1 == of.items.count;
        return (last ? element(of, kind) : comprehension_part(of, kind, part + 1)) &&
               jump(op::JUMP_FORWARD, start, of.where) && label(end) &&
               (!async || add(op::END_ASYNC_FOR, of.where));
    }

    constexpr bool element(const node& of, comprehension_kind kind) noexcept {
        const auto depth = static_cast<unsigned>(of.items.count + 1);
        if (!visit(of.a) || (of.b != 0 && !visit(of.b))) {
            return false;
        }
        switch (kind) {
        case comprehension_kind::list: return add(op::LIST_APPEND, of.where, depth);
        case comprehension_kind::set: return add(op::SET_ADD, of.where, depth);
        case comprehension_kind::dict: return add(op::MAP_ADD, of.where, depth);
        default: return yield_top(of.where) && add(op::POP_TOP, of.where);
        }
    }

    constexpr bool statement(node_id at) noexcept override {
        const state::counted_call call{in_.thread, in_.calls_remaining};
        if (!in_.entered(call)) {
            return false;
        }
        const node of = tree_[at];
        switch (of.kind) {
        case node_kind::expression:
            return visit(of.a) && add(prints_ ? op::PRINT_EXPR : op::POP_TOP, of.where);
        case node_kind::assign: return assign(of);
        case node_kind::augmented: return augmented(of);
        case node_kind::annotated: return annotated(of);
        case node_kind::returning: return returning(of);
        case node_kind::raising:
            return (of.a == 0 || visit(of.a)) && (of.b == 0 || visit(of.b)) &&
                   add(op::RAISE_VARARGS, of.where,
                       of.b != 0   ? 2
                       : of.a != 0 ? 1
                                   : 0);
        case node_kind::pass: return add(op::NOP, of.where);
        case node_kind::global:
        case node_kind::nonlocal: return true;
        case node_kind::deleting: return delete_from(tree_.item(of.items, 0));
        case node_kind::assertion: return assertion(of);
        case node_kind::import: return import(of);
        case node_kind::import_from: return import_from(of);
        case node_kind::conditionally: return conditionally(of);
        case node_kind::function: return function_statement(at, of);
        case node_kind::class_: return class_statement(at, of);
        default: return block(of);
        }
    }

    constexpr bool conditionally(const node& of) noexcept {
        const label_id otherwise = unit_.new_label();
        const label_id end = unit_.new_label();
        return jump_if(of.a, otherwise, false) && each(of.items) &&
               (of.more.count == 0 || jump(op::JUMP_FORWARD, end, of.where)) && label(otherwise) &&
               each(of.more) && label(end);
    }

    constexpr bool decorators(const node_list& of) noexcept {
        for (std::size_t i = 0; i < of.count; ++i) {
            if (!visit(tree_.item(of, i))) {
                return false;
            }
        }
        return true;
    }
    constexpr bool decorate(const node_list& of) noexcept {
        for (std::size_t i = of.count; i > 0; --i) {
            if (!call(0, tree_[tree_.item(of, i - 1)].where)) {
                return false;
            }
        }
        return true;
    }

    constexpr bool function_statement(node_id at, const node& of) noexcept {
        return decorators(of.decorators) && function(at, of) && decorate(of.decorators) &&
               name(access::store, of.held, of.where);
    }

    constexpr bool class_statement(node_id at, const node& of) noexcept {
        object* const code = code_of(at);
        if (code == nullptr || !decorators(of.decorators) || !add(op::PUSH_NULL, of.where) ||
            !add(op::LOAD_BUILD_CLASS, of.where) || !make_function(code, 0, of.where) ||
            !unit_.add_constant(of.held, of.where)) {
            return false;
        }
        const bool called = of.a != 0 ? arguments(tree_[of.a], 2) : call(2, of.where);
        return called && decorate(of.decorators) && name(access::store, of.held, of.where);
    }

    const bool prints_; ///< an expression's value is shown
};

} // namespace stasis::compiler
