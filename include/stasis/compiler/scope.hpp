// SPDX-License-Identifier: BSL-1.0
// stasis/compiler/scope.hpp: the namespaces of a source text, and what each says of a name.
// CPython 3.11: PySTEntryObject (Include/internal/pycore_symtable.h).
#pragma once

#include <stasis/compiler/node.hpp>
#include <stasis/state/dict.hpp>

namespace stasis::compiler {

enum class scope_kind : unsigned char { module, function, comprehension, class_ };

/// What is known of a name in a scope, as bits.
enum name_use : int {
    name_parameter = 1,
    name_assigned = 2,
    name_read = 4,
    name_global = 8,    ///< by a `global` statement
    name_nonlocal = 16, ///< by a `nonlocal` statement
    name_free = 32,     ///< bound by a function around this one
    name_cell = 64,     ///< read by a function within this one
    name_annotated = 128,
    name_bound = name_parameter | name_assigned,
};

/// A namespace.
struct scope {
    scope_kind kind = scope_kind::module;
    bool nested = false;                                         ///< a function is around it
    comprehension_kind comprehension = comprehension_kind::list; ///< if it is one
    bool yields = false;                                         ///< it is a generator's
    bool is_async = false;                                       ///< it is of `async def`
    bool awaits = false;      ///< ... or awaits within a comprehension
    bool is_iterated = false; ///< it is in what a comprehension iterates over
    std::uint32_t parent = 0;
    object* class_name =
        nullptr; ///< of the class around it, for names that begin with "__"; or null
    dict_object* names = nullptr; ///< str: name_use bits

    /// Whether its variables are in frames and not in dicts.
    [[nodiscard]] constexpr bool is_fast() const noexcept {
        return kind == scope_kind::function || kind == scope_kind::comprehension;
    }
};

/// All scopes of a text, in the order in which they begin; the first is the module's.
class scope_table {
public:
    constexpr scope_table(source& in) noexcept : in_(in), scopes_(in.thread) {}

    /// A new scope's number; false: an exception is pending.
    constexpr bool add(scope made, std::uint32_t& number) noexcept {
        made.names = static_cast<dict_object*>(in_.keep(owned::take(new_dict(in_.thread))));
        number = static_cast<std::uint32_t>(scopes_.size());
        return made.names != nullptr && scopes_.push(made);
    }
    [[nodiscard]] constexpr scope& operator[](std::uint32_t number) noexcept {
        return scopes_[number];
    }
    [[nodiscard]] constexpr std::size_t size() const noexcept { return scopes_.size(); }

    /// What is known of a name, mangled; 0: nothing.
    [[nodiscard]] constexpr int uses(std::uint32_t number, const object* name) noexcept {
        object* const found =
            find(in_.thread, scopes_[number].names, make_object(const_cast<object*>(name)));
        return found != nullptr ? static_cast<int>(load(found).data.integer) : 0;
    }
    /// False: an exception is pending.
    [[nodiscard]] constexpr bool note(std::uint32_t number, object* name, int use) noexcept {
        return store(in_.thread, scopes_[number].names, make_object(name),
                     make_int(uses(number, name) | use));
    }

    /// A name as the scope has it: in a class "__name" is "_Class__name". Null: an exception is
    /// pending.
    [[nodiscard]] constexpr object* mangled(std::uint32_t number, object* name) noexcept {
        const object* const owner = scopes_[number].class_name;
        const text spelled = text_of(name);
        if (owner == nullptr || spelled.size < 3 || spelled[0] != '_' || spelled[1] != '_' ||
            (spelled[spelled.size - 1] == '_' && spelled[spelled.size - 2] == '_')) {
            return name;
        }
        text_builder built{in_.thread};
        const text of = text_of(owner);
        ssize from = 0;
        while (from < of.size && of[from] == '_') {
            ++from;
        }
        for (ssize i = 0; i < spelled.size; ++i) {
            if (spelled[i] == '.') {
                return name;
            }
        }
        if (from == of.size) {
            return name;
        }
        built.add("_");
        built.add(of.part(from, of.size));
        built.add(spelled);
        return in_.keep(built.finish());
    }

private:
    source& in_;
    row<scope> scopes_;
};

} // namespace stasis::compiler
