// SPDX-License-Identifier: BSL-1.0
// stasis/interpreter/semantics/variables.hpp: constants, the stack itself, and variables of all
// kinds: locals, cells, globals, names.
// CPython 3.11: Python/ceval.c.
#pragma once

#include <stasis/interpreter/call.hpp>
#include <stasis/interpreter/semantics/meaning.hpp>
#include <stasis/state/collector.hpp>

namespace stasis::interpreter {

namespace detail {

constexpr flow raise_unbound_local(thread_state& thread, const object* name) noexcept {
    raise(thread, unbound_local_error_type, "cannot access local variable '", name,
          "' where it is not associated with a value");
    return flow::raised;
}

constexpr flow raise_unbound_cell(thread_state& thread, const code_object* code,
                                  unsigned index) noexcept {
    const object* name = items(code->co_localsplusnames)[index];
    if ((bytes_data(code->co_localspluskinds)[index] & local_free) == 0) {
        return raise_unbound_local(thread, name);
    }
    raise(thread, name_error_type, "cannot access free variable '", name,
          "' where it is not associated with a value in enclosing scope");
    note_subject(thread, name_error_type, name);
    return flow::raised;
}

constexpr flow raise_unknown_name(thread_state& thread, const object* name) noexcept {
    raise(thread, name_error_type, "name '", name, "' is not defined");
    note_subject(thread, name_error_type, name);
    return flow::raised;
}

/// What a mapping has under a name; empty with nothing pending: nothing. A class that inherits from
/// dict may have a __getitem__ of its own.
[[nodiscard]] constexpr owned find_in_mapping(thread_state& thread, const object* names,
                                              object* name) noexcept {
    if (names->ob_type == &dict_type) {
        object* found = find(thread, static_cast<const dict_object*>(names), make_object(name));
        if (found == nullptr) {
            return {};
        }
        return owned::share(load(found));
    }
    owned found = get_item(thread, load(const_cast<object*>(names)), make_object(name));
    if (!found) {
        clear_pending(thread, key_error_type);
    }
    return found;
}

/// A built-in name of a function that has those of its own, or, where it is null, none; empty with
/// nothing pending: there is no such name.
[[nodiscard]] constexpr owned find_builtin(thread_state& thread, const object* own,
                                           object* name) noexcept {
    return find_in_mapping(thread, own != nullptr ? own : thread.interp->builtins, name);
}

/// The value of a global or built-in name, of any globals and built-in names.
[[nodiscard]] STASIS_COLD constexpr value
find_special_global(thread_state& thread, const function_object& of, object* name) noexcept {
    owned found = find_in_mapping(thread, of.func_globals, name);
    if (!found && !pending(thread)) {
        found = find_builtin(thread, of.func_builtins, name);
    }
    if (!found && !pending(thread)) {
        raise_unknown_name(thread, name);
    }
    return found.release();
}

/// The value of a global or built-in name that is not where it was expected; notes where it is.
[[nodiscard]] STASIS_NEVER_INLINE constexpr value find_other_global(thread_state& thread,
                                                                    const function_object& of,
                                                                    object* name,
                                                                    std::uint16_t* hint) noexcept {
    const dict_object* const globals = of.func_globals;
    if (globals->ob_type != &dict_type || of.func_builtins != nullptr) [[unlikely]] {
        return find_special_global(thread, of, name);
    }
    object* found = nullptr;
    const ssize index = identical_entry(globals, static_cast<str_object*>(name));
    if (index >= 0) {
        if (hint != nullptr) {
            *hint = static_cast<std::uint16_t>(index);
        }
        found = state::detail::value_in(globals, index);
    } else {
        found = find(thread, globals, make_object(name));
        if (found == nullptr && !pending(thread)) {
            found = find(thread, thread.interp->builtins, make_object(name));
        }
    }
    if (found == nullptr) {
        if (!pending(thread)) {
            raise_unknown_name(thread, name);
        }
        return {};
    }
    const value loaded = load(found);
    increment(loaded);
    return loaded;
}

/// The value of a global or built-in name; empty: the exception is pending.
template <class Frame>
[[nodiscard]] STASIS_ALWAYS_INLINE constexpr value find_global(Frame& f, unsigned name) noexcept {
    const ssize hint = f.global_hint(name);
    if (hint >= 0) {
        if (object* found = state::find_at(f.globals(), hint, f.name(name))) [[likely]] {
            const value loaded = load(found);
            increment(loaded);
            return loaded;
        }
    }
    return find_other_global(f.thread(), f.function(), f.name(name), f.noted_hint());
}

/// Stores a value, or deletes it where it is empty, under a name of a module.
[[nodiscard]] constexpr flow store_name(thread_state& thread, dict_object* names, object* name,
                                        value item) noexcept {
    if (item) {
        const bool stored = store(thread, names, make_object(name), item);
        if (stored && item.kind == tag::object) {
            note_definition(thread, names, name, item.data.object);
        }
        return next_if(stored);
    }
    const int erased = erase(thread, names, make_object(name));
    return erased == 0 ? raise_unknown_name(thread, name) : next_if(erased > 0);
}

/// The same in the mapping that a body runs in.
[[nodiscard]] constexpr flow store_in_body(thread_state& thread, object* names, object* name,
                                           value item) noexcept {
    if (names->ob_type == &dict_type) {
        return store_name(thread, static_cast<dict_object*>(names), name, item);
    }
    if (set_item(thread, make_object(names), make_object(name), item)) {
        return flow::next;
    }
    // A mapping says so by KeyError.
    return !item && clear_pending(thread, key_error_type) ? raise_unknown_name(thread, name)
                                                          : flow::raised;
}

/// Puts an empty dict under the name __annotations__ where there is nothing yet.
[[nodiscard]] constexpr flow set_up_annotations(thread_state& thread, object* names) noexcept {
    object* const name = pointer_to(graph::str_<"__annotations__">);
    if (find_in_mapping(thread, names, name) || pending(thread)) {
        return next_if(!pending(thread));
    }
    const owned made = owned::take(new_dict(thread));
    return made ? store_in_body(thread, names, name, made.get()) : flow::raised;
}

} // namespace detail

template <>
struct meaning<op::NOP> : defined_meaning {
    template <class Frame>
    STASIS_ALWAYS_INLINE static constexpr flow run(Frame&, unsigned) noexcept {
        return flow::next;
    }
};

template <>
struct meaning<op::RESUME> : meaning<op::NOP> {};

template <>
struct meaning<op::PRECALL> : meaning<op::NOP> {};

/// Every engine folds a prefix into the instruction behind it.
template <>
struct meaning<op::EXTENDED_ARG> : meaning<op::NOP> {};

// ---- the stack ---------------------------------------------------------------------------------

template <>
struct meaning<op::POP_TOP> : defined_meaning {
    template <class Frame>
    STASIS_ALWAYS_INLINE static constexpr flow run(Frame& f, unsigned) noexcept {
        f.release(-1);
        return flow::next;
    }
};

template <>
struct meaning<op::PUSH_NULL> : defined_meaning {
    template <class Frame>
    STASIS_ALWAYS_INLINE static constexpr flow run(Frame& f, unsigned) noexcept {
        f.put(0, value{});
        return flow::next;
    }
};

template <>
struct meaning<op::SWAP> : defined_meaning {
    template <class Frame>
    STASIS_ALWAYS_INLINE static constexpr flow run(Frame& f, unsigned argument) noexcept {
        const int other = -static_cast<int>(argument);
        const value top = f[-1];
        f.put(-1, f[other]);
        f.put(other, top);
        return flow::next;
    }
};

template <>
struct meaning<op::COPY> : defined_meaning {
    template <class Frame>
    STASIS_ALWAYS_INLINE static constexpr flow run(Frame& f, unsigned argument) noexcept {
        const value copied = f[-static_cast<int>(argument)];
        increment(copied);
        f.put(0, copied);
        return flow::next;
    }
};

template <>
struct meaning<op::LOAD_CONST> : defined_meaning {
    template <class Frame>
    STASIS_ALWAYS_INLINE static constexpr flow run(Frame& f, unsigned argument) noexcept {
        const value constant = f.constant(argument);
        increment(constant);
        f.put(0, constant);
        return flow::next;
    }
};

// ---- locals ------------------------------------------------------------------------------------

template <>
struct meaning<op::LOAD_FAST> : defined_meaning {
    template <class Frame>
    STASIS_ALWAYS_INLINE static constexpr flow run(Frame& f, unsigned argument) noexcept {
        if (!f.is_bound(argument)) [[unlikely]] {
            return detail::raise_unbound_local(f.thread(), f.local_name(argument));
        }
        f.push_local(argument);
        return flow::next;
    }
};

template <>
struct meaning<op::STORE_FAST> : defined_meaning {
    template <class Frame>
    STASIS_ALWAYS_INLINE static constexpr flow run(Frame& f, unsigned argument) noexcept {
        const value before = f.local(argument);
        f.set_local(argument, f.take_value(-1));
        decrement(before);
        return flow::next;
    }
};

template <>
struct meaning<op::DELETE_FAST> : defined_meaning {
    template <class Frame>
    STASIS_ALWAYS_INLINE static constexpr flow run(Frame& f, unsigned argument) noexcept {
        const value before = f.local(argument);
        if (!before) {
            return detail::raise_unbound_local(f.thread(), f.local_name(argument));
        }
        f.set_local(argument, value{});
        decrement(before);
        return flow::next;
    }
};

// ---- cells -------------------------------------------------------------------------------------

template <>
struct meaning<op::MAKE_CELL> : defined_meaning {
    template <class Frame>
    STASIS_ALWAYS_INLINE static constexpr flow run(Frame& f, unsigned argument) noexcept {
        state::collect_if_due(f.thread());
        const value before = f.local(argument);
        cell_object* cell = new_cell(f.thread(), before);
        if (cell == nullptr) {
            return flow::raised;
        }
        f.set_local(argument, make_object(cell));
        decrement(before);
        return flow::next;
    }
};

template <>
struct meaning<op::COPY_FREE_VARS> : defined_meaning {
    template <class Frame>
    STASIS_ALWAYS_INLINE static constexpr flow run(Frame& f, unsigned argument) noexcept {
        object* const* cells = items(f.function().func_closure);
        f.set_free_locals(argument, [cells](int i) {
            increment(cells[i]);
            return make_object(cells[i]);
        });
        return flow::next;
    }
};

template <>
struct meaning<op::LOAD_CLOSURE> : meaning<op::LOAD_FAST> {};

template <>
struct meaning<op::LOAD_DEREF> : defined_meaning {
    template <class Frame>
    STASIS_ALWAYS_INLINE static constexpr flow run(Frame& f, unsigned argument) noexcept {
        object* held = static_cast<cell_object*>(f.local(argument).data.object)->ob_ref;
        if (held == nullptr) {
            return detail::raise_unbound_cell(f.thread(), f.code(), argument);
        }
        const value loaded = load(held);
        increment(loaded);
        f.put(0, loaded);
        return flow::next;
    }
};

template <>
struct meaning<op::STORE_DEREF> : defined_meaning {
    template <class Frame>
    STASIS_ALWAYS_INLINE static constexpr flow run(Frame& f, unsigned argument) noexcept {
        object* boxed = box(f.thread(), f[-1]);
        if (boxed == nullptr) {
            return flow::raised;
        }
        auto* cell = static_cast<cell_object*>(f.local(argument).data.object);
        object* before = cell->ob_ref;
        cell->ob_ref = boxed;
        f.release(-1);
        if (before != nullptr) {
            decrement(before);
        }
        return flow::next;
    }
};

template <>
struct meaning<op::DELETE_DEREF> : defined_meaning {
    template <class Frame>
    STASIS_ALWAYS_INLINE static constexpr flow run(Frame& f, unsigned argument) noexcept {
        auto* cell = static_cast<cell_object*>(f.local(argument).data.object);
        if (cell->ob_ref == nullptr) {
            return detail::raise_unbound_cell(f.thread(), f.code(), argument);
        }
        state::drop(cell->ob_ref);
        return flow::next;
    }
};

// ---- globals and names -------------------------------------------------------------------------

template <>
struct meaning<op::LOAD_GLOBAL> : defined_meaning {
    template <class Frame>
    STASIS_ALWAYS_INLINE static constexpr flow run(Frame& f, unsigned argument) noexcept {
        if (f.push_known_function()) {
            return flow::next;
        }
        const value found = detail::find_global(f, argument >> 1);
        if (!found) {
            return flow::raised;
        }
        if ((argument & 1) != 0) {
            f.put(0, value{});
            f.put(1, found);
        } else {
            f.put(0, found);
        }
        return flow::next;
    }
};

template <>
struct meaning<op::STORE_GLOBAL> : defined_meaning {
    template <class Frame>
    STASIS_ALWAYS_INLINE static constexpr flow run(Frame& f, unsigned argument) noexcept {
        const flow ended = detail::store_name(f.thread(), f.globals(), f.name(argument), f[-1]);
        if (ended == flow::next) {
            f.release(-1);
        }
        return ended;
    }
};

template <>
struct meaning<op::DELETE_GLOBAL> : defined_meaning {
    template <class Frame>
    STASIS_ALWAYS_INLINE static constexpr flow run(Frame& f, unsigned argument) noexcept {
        return detail::store_name(f.thread(), f.globals(), f.name(argument), {});
    }
};

template <>
struct meaning<op::LOAD_NAME> : defined_meaning {
    template <class Frame>
    STASIS_ALWAYS_INLINE static constexpr flow run(Frame& f, unsigned argument) noexcept {
        object* const names = f.names();
        if (names != f.globals() || names->ob_type != &dict_type) {
            owned own = detail::find_in_mapping(f.thread(), names, f.name(argument));
            if (own || pending(f.thread())) {
                f.put(0, own.release());
                return next_if(static_cast<bool>(f[0]));
            }
        }
        const value found = detail::find_global(f, argument);
        f.put(0, found);
        return next_if(static_cast<bool>(found));
    }
};

template <>
struct meaning<op::STORE_NAME> : defined_meaning {
    template <class Frame>
    STASIS_ALWAYS_INLINE static constexpr flow run(Frame& f, unsigned argument) noexcept {
        const flow ended = detail::store_in_body(f.thread(), f.names(), f.name(argument), f[-1]);
        if (ended == flow::next) {
            f.release(-1);
        }
        return ended;
    }
};

template <>
struct meaning<op::DELETE_NAME> : defined_meaning {
    template <class Frame>
    STASIS_ALWAYS_INLINE static constexpr flow run(Frame& f, unsigned argument) noexcept {
        return detail::store_in_body(f.thread(), f.names(), f.name(argument), {});
    }
};

template <>
struct meaning<op::SETUP_ANNOTATIONS> : defined_meaning {
    template <class Frame>
    STASIS_ALWAYS_INLINE static constexpr flow run(Frame& f, unsigned) noexcept {
        return detail::set_up_annotations(f.thread(), f.names());
    }
};

} // namespace stasis::interpreter
