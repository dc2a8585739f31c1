// SPDX-License-Identifier: BSL-1.0
// stasis/compiler/symbols.hpp: finds the scopes of a tree, and where each name of them is bound.
// Promises: CPython 3.11's SyntaxErrors about `global`, `nonlocal`, `yield` and parameters.
// CPython 3.11: Python/symtable.c.
#pragma once

#include <stasis/compiler/scope.hpp>
#include <stasis/state/counted_call.hpp>

namespace stasis::compiler {

/// Fills a scope_table; nodes that have a scope get its number.
class symbol_finder {
public:
    constexpr symbol_finder(source& in, syntax_tree& tree, scope_table& scopes) noexcept
        : in_(in), tree_(tree), scopes_(scopes), directives_(in.thread) {}

    /// False: an exception is pending.
    constexpr bool run(node_id module) noexcept {
        return find_features(tree_[module].items) && enter(module, scope_kind::module) &&
               each(tree_[module].items) && resolve();
    }

private:
    /// The imports from __future__ that a module begins with, behind its docstring.
    constexpr bool find_features(const node_list& body) noexcept {
        std::size_t at = body.count != 0 && is_text(tree_.item(body, 0)) ? 1 : 0;
        for (; at < body.count && is_from_future(tree_[tree_.item(body, at)]); ++at) {
            const node of = tree_[tree_.item(body, at)];
            for (std::size_t i = 0; i < of.items.count; ++i) {
                if (!is_feature(tree_[tree_.item(of.items, i)].held, of.where.begin)) {
                    return false;
                }
            }
            in_.last_feature = of.where.begin.line;
        }
        return true;
    }
    [[nodiscard]] constexpr bool is_text(node_id at) noexcept {
        const node of = tree_[at];
        return of.kind == node_kind::expression && tree_[of.a].kind == node_kind::constant &&
               tree_[of.a].held->ob_type == &str_type;
    }
    /// False: SyntaxError is pending.
    constexpr bool is_feature(const object* name, const place& begin) noexcept {
        for (const char* each : {"nested_scopes", "generators", "division", "absolute_import",
                                 "with_statement", "print_function", "unicode_literals",
                                 "barry_as_FLUFL", "generator_stop", "annotations"}) {
            if (text_of(name) == text{each}) {
                return true;
            }
        }
        const span where{begin, {begin.line, not_told}};
        if (text_of(name) == text{"braces"}) {
            in_.refuse(where, "not a chance");
        } else {
            in_.refuse(where, "future feature ", name, " is not defined");
        }
        return false;
    }

    constexpr bool enter(node_id of, scope_kind kind) noexcept {
        scope made{.kind = kind, .parent = now_};
        if (kind != scope_kind::module) {
            const scope& around = scopes_[now_];
            made.nested = around.nested || around.is_fast();
            made.class_name = around.class_name;
            made.is_iterated = around.is_iterated;
        }
        if (kind == scope_kind::class_) {
            made.class_name = tree_[of].held;
        }
        std::uint32_t number = 0;
        if (!scopes_.add(made, number)) {
            return false;
        }
        tree_[of].scope = number;
        now_ = number;
        return true;
    }
    constexpr void leave() noexcept { now_ = scopes_[now_].parent; }

    constexpr bool each(const node_list& of) noexcept {
        for (std::size_t i = 0; i < of.count; ++i) {
            if (!visit(tree_.item(of, i))) {
                return false;
            }
        }
        return true;
    }

    constexpr bool note(object* name, int use) noexcept {
        object* const mangled = scopes_.mangled(now_, name);
        return mangled != nullptr && scopes_.note(now_, mangled, use);
    }

    constexpr bool refuse(node_id at, const char* why) noexcept {
        in_.refuse(tree_[at].where, why);
        return false;
    }

    /// A target of an assignment, whatever it is made of.
    constexpr bool bind(node_id target) noexcept {
        const node of = tree_[target];
        switch (of.kind) {
        case node_kind::name: return may_rebind(of) && note(of.held, name_assigned);
        case node_kind::starred: return bind(of.a);
        case node_kind::tuple:
        case node_kind::list:
            for (std::size_t i = 0; i < of.items.count; ++i) {
                if (!bind(tree_.item(of.items, i))) {
                    return false;
                }
            }
            return true;
        default: return visit(target);
        }
    }

    constexpr bool bind_each(const node_list& of) noexcept {
        for (std::size_t i = 0; i < of.count; ++i) {
            if (!bind(tree_.item(of, i))) {
                return false;
            }
        }
        return true;
    }

    constexpr bool visit(node_id at) noexcept {
        if (at == 0) {
            return true;
        }
        const state::counted_call call{in_.thread, in_.calls_remaining};
        if (!in_.entered(call)) {
            return false;
        }
        const node of = tree_[at];
        switch (of.kind) {
        case node_kind::name: return read(of);
        case node_kind::lambda: return function(at, of, node_list{}, of.a);
        case node_kind::function:
            return each(of.decorators) && note(of.held, name_assigned) && visit(of.a) &&
                   annotations(of.items) && function(at, of, of.more, 0);
        case node_kind::class_: return class_definition(at, of);
        case node_kind::comprehension: return comprehension(at, of);
        case node_kind::named: return named(at, of);
        case node_kind::await: scopes_[now_].awaits = true; return visit(of.a);
        case node_kind::yield:
        case node_kind::yield_from: return yield(at) && visit(of.a);
        case node_kind::assign: return visit(of.a) && bind_each(of.items);
        case node_kind::augmented: return visit(of.b) && visit(of.a) && bind(of.a);
        case node_kind::annotated:
            return visit(of.b) && visit(of.c) && note_annotation(of) &&
                   (of.op != 0 || of.c != 0 || tree_[of.a].kind != node_kind::name ? bind(of.a)
                                                                                   : visit(of.a));
        case node_kind::deleting: return bind_each(of.items);
        case node_kind::iterating:
            return visit(of.b) && bind(of.a) && each(of.items) && each(of.more);
        case node_kind::with_item: return visit(of.a) && (of.b == 0 || bind(of.b));
        case node_kind::handler:
            return visit(of.a) && (of.held == nullptr || note(of.held, name_assigned)) &&
                   each(of.items);
        case node_kind::match_as:
        case node_kind::match_star:
        case node_kind::match_mapping:
            return visit(of.a) && each(of.items) &&
                   (of.held == nullptr || note(of.held, name_assigned));
        case node_kind::alias: return alias(of);
        case node_kind::import_from:
            if (of.items.count == 0 && scopes_[now_].kind != scope_kind::module) {
                return refuse(of.b, "import * only allowed at module level");
            }
            return each(of.items);
        case node_kind::global: return declare(of, name_global);
        case node_kind::nonlocal:
            if (now_ == 0) {
                return refuse(at, "nonlocal declaration not allowed at module level");
            }
            return declare(of, name_nonlocal);
        default:
            return visit(of.a) && visit(of.b) && visit(of.c) && each(of.items) && each(of.more) &&
                   each(of.decorators) && each(of.last);
        }
    }

    /// `super` needs the class around.
    constexpr bool read(const node& of) noexcept {
        return note(of.held, name_read) &&
               (text_of(of.held) != text{"super"} || !scopes_[now_].is_fast() ||
                note(pointer_to(graph::str_<"__class__">), name_read));
    }

    constexpr bool annotations(const node_list& parameters) noexcept {
        for (std::size_t i = 0; i < parameters.count; ++i) {
            if (!visit(tree_[tree_.item(parameters, i)].a)) {
                return false;
            }
        }
        return true;
    }

    constexpr bool function(node_id at, const node& of, const node_list& body,
                            node_id result) noexcept {
        for (std::size_t i = 0; i < of.items.count; ++i) {
            if (!visit(tree_[tree_.item(of.items, i)].b)) {
                return false;
            }
        }
        if (!enter(at, scope_kind::function)) {
            return false;
        }
        scopes_[now_].is_async = scopes_[now_].awaits = of.op != 0;
        for (std::size_t i = 0; i < of.items.count; ++i) {
            if (!is_variadic(tree_.item(of.items, i)) && !parameter(tree_.item(of.items, i))) {
                return false;
            }
        }
        for (std::size_t i = 0; i < of.items.count; ++i) {
            if (is_variadic(tree_.item(of.items, i)) && !parameter(tree_.item(of.items, i))) {
                return false;
            }
        }
        if (!each(body) || !visit(result)) {
            return false;
        }
        leave();
        return true;
    }

    [[nodiscard]] constexpr bool is_variadic(node_id parameter) noexcept {
        const auto kind = static_cast<parameter_kind>(tree_[parameter].op);
        return kind == parameter_kind::all_positional || kind == parameter_kind::all_keywords;
    }
    constexpr bool parameter(node_id at) noexcept {
        object* const name = scopes_.mangled(now_, tree_[at].held);
        if (name == nullptr) {
            return false;
        }
        if ((scopes_.uses(now_, name) & name_parameter) != 0) {
            in_.refuse(tree_[at].where, "duplicate argument '", name, "' in function definition");
            return false;
        }
        return scopes_.note(now_, name, name_parameter);
    }

    /// A name that is annotated can't be declared global, before or later.
    constexpr bool note_annotation(const node& of) noexcept {
        if (of.op == 0) {
            return true;
        }
        object* const name = scopes_.mangled(now_, tree_[of.a].held);
        const int before = name != nullptr ? scopes_.uses(now_, name) : 0;
        if (now_ != 0 && (before & (name_global | name_nonlocal)) != 0) {
            in_.refuse(of.where, "annotated name '", name, "' can't be ",
                       (before & name_global) != 0 ? "global" : "nonlocal");
            return false;
        }
        return name != nullptr && scopes_.note(now_, name, name_annotated);
    }

    constexpr bool class_definition(node_id at, const node& of) noexcept {
        if (!each(of.decorators) || !note(of.held, name_assigned) || !visit(of.a) ||
            !enter(at, scope_kind::class_) || !each(of.more)) {
            return false;
        }
        leave();
        return true;
    }

    constexpr bool comprehension(node_id at, const node& of) noexcept {
        const node first = tree_[tree_.item(of.items, 0)];
        if (!iterable(first.b) || !enter(at, scope_kind::comprehension) ||
            !scopes_.note(now_, pointer_to(graph::str_<".0">), name_parameter)) {
            return false;
        }
        scopes_[now_].comprehension = static_cast<comprehension_kind>(of.op);
        scopes_[now_].yields =
            static_cast<comprehension_kind>(of.op) == comprehension_kind::generator;
        for (std::size_t i = 0; i < of.items.count; ++i) {
            const node part = tree_[tree_.item(of.items, i)];
            scopes_[now_].awaits = scopes_[now_].awaits || part.op != 0;
            if (i != 0 && !iterable(part.b)) {
                return false;
            }
            binds_iteration_ = true;
            const bool bound = bind(part.a);
            binds_iteration_ = false;
            if (!bound || !each(part.items)) {
                return false;
            }
        }
        if (!visit(of.a) || !visit(of.b)) {
            return false;
        }
        const bool awaited = scopes_[now_].awaits && !scopes_[now_].yields;
        leave();
        scopes_[now_].awaits = scopes_[now_].awaits || awaited;
        return true;
    }

    /// What a comprehension iterates over.
    constexpr bool iterable(node_id at) noexcept {
        const std::uint32_t here = now_;
        const bool before = scopes_[here].is_iterated;
        scopes_[here].is_iterated = true;
        const bool done = visit(at);
        scopes_[here].is_iterated = before;
        return done;
    }

    /// Whether a name may be a comprehension's variable: `:=` within has not bound it.
    constexpr bool may_rebind(const node& of) noexcept {
        if (!binds_iteration_) {
            return true;
        }
        object* const name = scopes_.mangled(now_, of.held);
        if (name != nullptr && (scopes_.uses(now_, name) & (name_global | name_nonlocal)) != 0) {
            in_.refuse(of.where,
                       "comprehension inner loop cannot rebind assignment expression target '",
                       name, "'");
        }
        return name != nullptr && !in_.failed();
    }

    /// In a comprehension `:=` binds a name of the scope around.
    constexpr bool named(node_id at, const node& of) noexcept {
        if (scopes_[now_].is_iterated) {
            return refuse(at, "assignment expression cannot be used in a comprehension iterable "
                              "expression");
        }
        object* const name = tree_[of.a].held;
        std::uint32_t owner = now_;
        while (scopes_[owner].kind == scope_kind::comprehension) {
            object* const mangled = scopes_.mangled(owner, name);
            if (mangled == nullptr) {
                return false;
            }
            if ((scopes_.uses(owner, mangled) & name_bound) != 0) {
                in_.refuse(tree_[of.a].where,
                           "assignment expression cannot rebind comprehension iteration variable '",
                           name, "'");
                return false;
            }
            owner = scopes_[owner].parent;
        }
        if (owner != now_ && scopes_[owner].kind == scope_kind::class_) {
            return refuse(of.a, "assignment expression within a comprehension cannot be used in a "
                                "class body");
        }
        object* const mangled = scopes_.mangled(owner, name);
        if (mangled == nullptr || !visit(of.b)) {
            return false;
        }
        const bool outside = scopes_[owner].kind == scope_kind::module ||
                             (scopes_.uses(owner, mangled) & name_global) != 0;
        for (std::uint32_t inner = now_; inner != owner; inner = scopes_[inner].parent) {
            if (!scopes_.note(inner, mangled, outside ? name_global : name_nonlocal)) {
                return false;
            }
        }
        return scopes_.note(owner, mangled, name_assigned);
    }

    constexpr bool yield(node_id at) noexcept {
        scope& around = scopes_[now_];
        if (around.kind == scope_kind::comprehension) {
            in_.refuse(tree_[at].where, "'yield' inside ", name_of(around.comprehension));
            return false;
        }
        around.yields = true;
        return true;
    }

    constexpr bool alias(const node& of) noexcept {
        if (of.a != 0) {
            return note(tree_[of.a].held, name_assigned);
        }
        const text whole = text_of(of.held);
        ssize end = 0;
        while (end < whole.size && whole[end] != '.') {
            ++end;
        }
        object* const first =
            end == whole.size ? of.held : in_.keep(new_str(in_.thread, whole.part(0, end)));
        return first != nullptr && note(first, name_assigned);
    }

    constexpr bool declare(const node& of, int use) noexcept {
        const char* const statement = use == name_global ? "global" : "nonlocal";
        for (std::size_t i = 0; i < of.items.count; ++i) {
            const node_id item = tree_.item(of.items, i);
            object* const name = scopes_.mangled(now_, tree_[item].held);
            if (name == nullptr) {
                return false;
            }
            const int before = scopes_.uses(now_, name);
            if (!directives_.push({now_, name, of.where})) {
                return false;
            }
            if ((before & name_parameter) != 0) {
                in_.refuse(of.where, "name '", name, "' is parameter and ", statement);
                return false;
            }
            if ((before & (name_global | name_nonlocal) & ~use) != 0) {
                in_.refuse(declared(now_, name), "name '", name, "' is nonlocal and global");
                return false;
            }
            if ((before & name_read) != 0) {
                in_.refuse(of.where, "name '", name, "' is used prior to ", statement,
                           " declaration");
                return false;
            }
            if ((before & name_annotated) != 0) {
                in_.refuse(of.where, "annotated name '", name, "' can't be ", statement);
                return false;
            }
            if ((before & name_assigned) != 0) {
                in_.refuse(of.where, "name '", name, "' is assigned to before ", statement,
                           " declaration");
                return false;
            }
            // What a function declares global is global in the module's own statements, too.
            if (!scopes_.note(now_, name, use) ||
                (use == name_global && !scopes_.note(0, name, use))) {
                return false;
            }
        }
        return true;
    }

    /// Where a scope declares a name first.
    constexpr span declared(std::uint32_t scope, const object* name) noexcept {
        for (std::size_t i = 0; i < directives_.size(); ++i) {
            if (directives_[i].scope == scope && text_of(directives_[i].name) == text_of(name)) {
                return directives_[i].where;
            }
        }
        return {};
    }

    /// Finds the function that binds what a scope reads but doesn't bind.
    constexpr bool resolve() noexcept {
        for (std::uint32_t i = 1; i < scopes_.size(); ++i) {
            ssize at = 0;
            while (const dict_item_view entry = next_entry(scopes_[i].names, at)) {
                const int use = static_cast<int>(load(entry.me_value).data.integer);
                const bool own = (use & name_bound) != 0 && (use & name_nonlocal) == 0;
                if (own || (use & name_global) != 0) {
                    continue;
                }
                if (!resolve_name(i, entry.me_key, (use & name_nonlocal) != 0)) {
                    return false;
                }
            }
        }
        return true;
    }

    constexpr bool resolve_name(std::uint32_t from, object* name, bool required) noexcept {
        const bool is_class_cell = text_of(name) == text{"__class__"};
        std::uint32_t owner = scopes_[from].parent;
        for (;; owner = scopes_[owner].parent) {
            const scope& around = scopes_[owner];
            const int use = scopes_.uses(owner, name);
            const bool binds = around.is_fast() && (use & name_bound) != 0 &&
                               (use & (name_global | name_nonlocal)) == 0;
            if (binds || (is_class_cell && around.kind == scope_kind::class_ &&
                          (use & name_nonlocal) == 0)) {
                break;
            }
            const bool ends = owner == 0 || (around.is_fast() && (use & name_global) != 0);
            if (ends && required) {
                in_.refuse(declared(from, name), "no binding for nonlocal '", name, "' found");
                return false;
            }
            if (ends) {
                return true;
            }
        }
        if (!scopes_.note(owner, name, name_cell)) {
            return false;
        }
        for (std::uint32_t inner = from; inner != owner; inner = scopes_[inner].parent) {
            if (!scopes_.note(inner, name, name_free)) {
                return false;
            }
        }
        return true;
    }

    /// A name in a `global` or `nonlocal` statement.
    struct directive {
        std::uint32_t scope = 0;
        const object* name = nullptr;
        span where{};
    };

    source& in_;
    syntax_tree& tree_;
    scope_table& scopes_;
    row<directive> directives_;
    std::uint32_t now_ = 0;
    bool binds_iteration_ = false; ///< what is bound is what a comprehension iterates with
};

} // namespace stasis::compiler
