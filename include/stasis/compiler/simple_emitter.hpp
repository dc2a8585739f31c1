// SPDX-License-Identifier: BSL-1.0
// stasis/compiler/simple_emitter.hpp: the instructions of assignments, imports and assertions.
// CPython 3.11: compiler_augassign, compiler_annassign, compiler_import, compiler_from_import
// (Python/compile.c).
#pragma once

#include <stasis/compiler/match_emitter.hpp>

namespace stasis::compiler {

/// Emits statements without a block.
class simple_emitter : public match_emitter {
protected:
    using match_emitter::match_emitter;
    constexpr ~simple_emitter() = default;

    constexpr bool assign(const node& of) noexcept {
        if (!visit(of.a)) {
            return false;
        }
        for (std::size_t i = 0; i < of.items.count; ++i) {
            if ((i + 1 < of.items.count && !add(op::COPY, of.where, 1)) ||
                !assign_to(tree_.item(of.items, i))) {
                return false;
            }
        }
        return true;
    }

    constexpr bool augmented(const node& of) noexcept {
        const node target = tree_[of.a];
        switch (target.kind) {
        case node_kind::attribute:
            return visit(target.a) && add(op::COPY, target.where, 1) &&
                   attribute(op::LOAD_ATTR, target) && visit(of.b) &&
                   add(op::BINARY_OP, of.where, of.op) && add(op::SWAP, target.where, 2) &&
                   attribute(op::STORE_ATTR, target);
        case node_kind::subscript:
            return visit(target.a) && visit(target.b) && add(op::COPY, target.where, 2) &&
                   add(op::COPY, target.where, 2) && add(op::BINARY_SUBSCR, target.where) &&
                   visit(of.b) && add(op::BINARY_OP, of.where, of.op) &&
                   add(op::SWAP, target.where, 3) && add(op::SWAP, target.where, 2) &&
                   add(op::STORE_SUBSCR, target.where);
        default:
            return visit(of.a) && visit(of.b) && add(op::BINARY_OP, of.where, of.op) &&
                   assign_to(of.a);
        }
    }

    constexpr bool annotated(const node& of) noexcept {
        const node target = tree_[of.a];
        if (of.c != 0 && (!visit(of.c) || !assign_to(of.a))) {
            return false;
        }
        const bool kept = !scopes_[scope_number()].is_fast();
        if (target.kind != node_kind::subscript && !writable(target.held, of.where)) {
            return false;
        }
        if (target.kind == node_kind::name && of.op != 0 && kept) {
            object* const name = scopes_.mangled(scope_number(), target.held);
            return name != nullptr && visit(of.b) &&
                   this->name(access::load, pointer_to(graph::str_<"__annotations__">), of.where) &&
                   unit_.add_constant(name, of.where) && add(op::STORE_SUBSCR, of.where);
        }
        if (of.c == 0 && target.kind != node_kind::name &&
            (!visit(target.a) || !add(op::POP_TOP, of.where) ||
             (target.kind == node_kind::subscript &&
              (!visit(target.b) || !add(op::POP_TOP, of.where))))) {
            return false;
        }
        return !kept || (visit(of.b) && add(op::POP_TOP, of.where));
    }

    constexpr bool assertion(const node& of) noexcept {
        const label_id end = unit_.new_label();
        if (!check_assertion(of) || !jump_if(of.a, end, true) ||
            !add(op::LOAD_ASSERTION_ERROR, of.where)) {
            return false;
        }
        if (of.b != 0 && (!visit(of.b) || !call(0, of.where))) {
            return false;
        }
        return add(op::RAISE_VARARGS, of.where, 1) && label(end);
    }

    constexpr bool import_name(object* module, object* names, unsigned dots,
                               const span& where) noexcept {
        return unit_.add_constant(box(in_.thread, make_int(dots)), where) &&
               unit_.add_constant(names, where) && unit_.add_named(op::IMPORT_NAME, module, where);
    }

    constexpr bool import(const node& of) noexcept {
        for (std::size_t i = 0; i < of.items.count; ++i) {
            const node each = tree_[tree_.item(of.items, i)];
            if (!import_name(each.held, box(in_.thread, none_value), 0, of.where)) {
                return false;
            }
            const text whole = text_of(each.held);
            ssize from = 0;
            while (from < whole.size && whole[from] != '.') {
                ++from;
            }
            object* const first = in_.keep(new_str(in_.thread, whole.part(0, from)));
            // import a.b as c: the innermost one.
            const bool innermost = each.a != 0 && from < whole.size;
            while (innermost && from < whole.size) {
                const ssize begin = from + 1;
                for (from = begin; from < whole.size && whole[from] != '.'; ++from) {
                }
                object* const part = in_.keep(new_str(in_.thread, whole.part(begin, from)));
                if (part == nullptr || !unit_.add_named(op::IMPORT_FROM, part, of.where) ||
                    !add(op::SWAP, of.where, 2) || !add(op::POP_TOP, of.where)) {
                    return false;
                }
            }
            if (first == nullptr ||
                !name(access::store, each.a != 0 ? tree_[each.a].held : first, of.where)) {
                return false;
            }
        }
        return true;
    }

    constexpr bool import_from(const node& of) noexcept {
        if (is_from_future(of) && of.where.begin.line > in_.last_feature) {
            in_.refuse(of.where, "from __future__ imports must occur at the beginning of the file");
            return false;
        }
        const owned names = owned::take(new_list(in_.thread, 0));
        if (!names) {
            return false;
        }
        auto* const all = static_cast<list_object*>(names.as_object());
        for (std::size_t i = 0; i < of.items.count; ++i) {
            if (!append(in_.thread, all, make_object(tree_[tree_.item(of.items, i)].held))) {
                return false;
            }
        }
        const bool everything = of.items.count == 0;
        if (everything && !append(in_.thread, all, make_object(pointer_to(graph::str_<"*">)))) {
            return false;
        }
        object* const tuple = in_.keep(make_tuple(in_.thread, names.get()));
        object* const module = of.held != nullptr ? of.held : pointer_to(graph::empty_str);
        if (tuple == nullptr || !import_name(module, tuple, of.op, of.where)) {
            return false;
        }
        if (everything) {
            return add(op::IMPORT_STAR, of.where);
        }
        for (std::size_t i = 0; i < of.items.count; ++i) {
            const node each = tree_[tree_.item(of.items, i)];
            if (!unit_.add_named(op::IMPORT_FROM, each.held, of.where) ||
                !name(access::store, each.a != 0 ? tree_[each.a].held : each.held, of.where)) {
                return false;
            }
        }
        return add(op::POP_TOP, of.where);
    }
};

} // namespace stasis::compiler
