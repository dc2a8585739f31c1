// SPDX-License-Identifier: BSL-1.0
// stasis/compiler/emitter.hpp: what emitting expressions and statements have in common: names,
// functions, and what is to be done when a block is left. CPython 3.11: Python/compile.c
// (compiler_nameop, compiler_make_closure, compiler_unwind_fblock).
#pragma once

#include <stasis/compiler/code_unit.hpp>
#include <stasis/state/counted_call.hpp>

namespace stasis::compiler {

/// Emits one code object's instructions. All functions give false where an exception is pending.
class emitter {
public:
    emitter(const emitter&) = delete;
    emitter& operator=(const emitter&) = delete;

protected:
    using op = opcode::opcode;

    /// How a name is used.
    enum class access { load, store, del };

    constexpr emitter(source& in, syntax_tree& tree, scope_table& scopes,
                      const code_head& head) noexcept
        : in_(in), tree_(tree), scopes_(scopes), unit_(in, scopes, head) {}
    constexpr ~emitter() = default;

    [[nodiscard]] constexpr std::uint32_t scope_number() const noexcept {
        return unit_.head().scope;
    }

    constexpr bool add(op does, const span& where, unsigned argument = 0) noexcept {
        return unit_.add(does, argument, where);
    }
    constexpr bool jump(op does, label_id target, const span& where) noexcept {
        return unit_.add(does, 0, where, target);
    }
    constexpr bool add_none(const span& where) noexcept {
        return unit_.add_constant(box(in_.thread, none_value), where);
    }
    constexpr bool label(label_id target) noexcept { return unit_.place_label(target); }

    /// What a code object begins with.
    constexpr bool prologue(const span& where) noexcept {
        if (!unit_.prepare()) {
            return false;
        }
        if (unit_.free_count() != 0 &&
            !add(op::COPY_FREE_VARS, where, static_cast<unsigned>(unit_.free_count()))) {
            return false;
        }
        ssize at = 0;
        ssize number = unit_.cells()->ma_used - unit_.free_count();
        for (; number > 0; --number) {
            const dict_item_view entry = next_entry(unit_.cells(), at);
            if (!unit_.add_cell(op::MAKE_CELL, entry.me_key, where)) {
                return false;
            }
        }
        if ((unit_.head().flags & code_that_yields) != 0 &&
            (!add(op::RETURN_GENERATOR, where) || !add(op::POP_TOP, where))) {
            return false;
        }
        return add(op::RESUME, where);
    }

    /// Whether a name isn't __debug__, which nothing changes; false: SyntaxError is pending.
    constexpr bool writable(const object* spelled, const span& where,
                            access how = access::store) noexcept {
        if (how == access::load || text_of(spelled) != text{"__debug__"}) {
            return true;
        }
        in_.refuse(where, how == access::del ? "cannot delete " : "cannot assign to ", "__debug__");
        return false;
    }

    constexpr bool name(access how, object* spelled, const span& where) noexcept {
        if (!writable(spelled, where, how)) {
            return false;
        }
        object* const name = scopes_.mangled(scope_number(), spelled);
        if (name == nullptr) {
            return false;
        }
        const auto choose = [&](op load, op store, op del) {
            return how == access::load ? load : how == access::store ? store : del;
        };
        const scope& here = scopes_[scope_number()];
        const int use = scopes_.uses(scope_number(), name);
        if ((use & name_global) != 0 ||
            (here.is_fast() && (use & (name_bound | name_free | name_cell)) == 0)) {
            return unit_.add_named(choose(op::LOAD_GLOBAL, op::STORE_GLOBAL, op::DELETE_GLOBAL),
                                   name, where);
        }
        if (!here.is_fast()) {
            if ((use & name_free) != 0 && ((use & name_bound) == 0 || (use & name_nonlocal) != 0)) {
                return unit_.add_cell(
                    choose(op::LOAD_CLASSDEREF, op::STORE_DEREF, op::DELETE_DEREF), name, where);
            }
            return unit_.add_named(choose(op::LOAD_NAME, op::STORE_NAME, op::DELETE_NAME), name,
                                   where);
        }
        if ((use & (name_free | name_cell)) != 0) {
            return unit_.add_cell(choose(op::LOAD_DEREF, op::STORE_DEREF, op::DELETE_DEREF), name,
                                  where);
        }
        return unit_.add_fast(choose(op::LOAD_FAST, op::STORE_FAST, op::DELETE_FAST), name, where);
    }

    /// Makes a function of a code object: what its flags say is on the stack already.
    constexpr bool make_function(object* code, unsigned flags, const span& where) noexcept {
        const auto* const made = static_cast<const code_object*>(code);
        if (made->co_nfreevars != 0) {
            for (int i = 0; i < made->co_nfreevars; ++i) {
                object* const each =
                    items(made->co_localsplusnames)[made->co_nlocalsplus - made->co_nfreevars + i];
                if (!unit_.add_cell(op::LOAD_CLOSURE, each, where)) {
                    return false;
                }
            }
            if (!add(op::BUILD_TUPLE, where, static_cast<unsigned>(made->co_nfreevars))) {
                return false;
            }
            flags |= 8;
        }
        return unit_.add_constant(code, where) && add(op::MAKE_FUNCTION, where, flags);
    }

    /// Calls what is on the stack, a null or a self in front, with so many arguments.
    constexpr bool call(unsigned arguments, const span& where) noexcept {
        return add(op::PRECALL, where, arguments) && add(op::CALL, where, arguments);
    }

    /// The qualified name of what is defined here.
    constexpr object* qualified(object* name) noexcept {
        const scope& here = scopes_[scope_number()];
        object* const mangled = scopes_.mangled(scope_number(), name);
        if (mangled == nullptr || here.kind == scope_kind::module ||
            (scopes_.uses(scope_number(), mangled) & name_global) != 0) {
            return mangled == nullptr ? nullptr : name;
        }
        text_builder built{in_.thread};
        built.add(unit_.head().qualname);
        built.add(here.is_fast() ? ".<locals>." : ".");
        built.add(name);
        return in_.keep(built.finish());
    }

    [[nodiscard]] constexpr int flags_of(std::uint32_t number) noexcept {
        const scope& of = scopes_[number];
        int flags = of.is_fast() ? code_optimized | code_new_locals : 0;
        flags |= of.is_fast() && of.nested ? code_nested : 0;
        if (of.awaits && of.is_fast()) {
            return flags | (of.yields ? code_async_generator : code_coroutine);
        }
        flags |= of.yields ? code_generator : 0;
        return flags;
    }

    source& in_;
    syntax_tree& tree_;
    scope_table& scopes_;
    code_unit unit_;
};

} // namespace stasis::compiler
