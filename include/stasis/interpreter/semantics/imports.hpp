// SPDX-License-Identifier: BSL-1.0
// stasis/interpreter/semantics/imports.hpp: the import statement.
// CPython 3.11: Python/ceval.c (IMPORT_NAME, IMPORT_FROM, IMPORT_STAR).
#pragma once

#include <stasis/interpreter/import_from.hpp>
#include <stasis/interpreter/semantics/variables.hpp>

namespace stasis::interpreter {

namespace detail {

/// The module that an import statement names; empty: it raised. Where the program has changed the
/// built-in names, what is __import__ then is asked. CPython 3.11: import_name (Python/ceval.c).
[[nodiscard]] STASIS_NEVER_INLINE constexpr owned import_name(thread_state& thread,
                                                              const function_object& by,
                                                              object* names, value name,
                                                              value listed, value level) noexcept {
    if (by.func_builtins != nullptr || thread.interp->builtins != &state::builtins_dict) {
        object* const key = pointer_to(graph::str_<"__import__">);
        const owned asked = find_builtin(thread, by.func_builtins, key);
        if (!asked) {
            return pending(thread) ? raised{}
                                   : raise(thread, import_error_type, "__import__ not found");
        }
        const value usual = load(find(thread, &state::builtins_dict, make_object(key)));
        if (!identical(asked.get(), usual)) {
            const bool optimized = (by.func_code->co_flags & code_optimized) != 0;
            const value given[] = {name, make_object(by.func_globals),
                                   optimized ? none_value : load(names), listed, level};
            return call(thread, asked.get(), {given, 5, nullptr});
        }
    }
    return import_module_level(thread, name, by.func_globals, listed, level);
}

} // namespace detail

template <>
struct meaning<op::IMPORT_NAME> : defined_meaning {
    template <class Frame>
    STASIS_ALWAYS_INLINE static constexpr flow run(Frame& f, unsigned argument) noexcept {
        return detail::replace_two(f,
                                   detail::import_name(f.thread(), f.function(), f.names(),
                                                       make_object(f.name(argument)), f[-1], f[-2])
                                       .release());
    }
};

template <>
struct meaning<op::IMPORT_FROM> : defined_meaning {
    template <class Frame>
    STASIS_ALWAYS_INLINE static constexpr flow run(Frame& f, unsigned argument) noexcept {
        f.put(0, import_from(f.thread(), f[-1], f.name(argument)).release());
        return next_if(static_cast<bool>(f[0]));
    }
};

template <>
struct meaning<op::IMPORT_STAR> : defined_meaning {
    template <class Frame>
    STASIS_ALWAYS_INLINE static constexpr flow run(Frame& f, unsigned) noexcept {
        const bool done = import_all_from(f.thread(), f[-1], f.names());
        if (done) {
            f.release(-1);
        }
        return next_if(done);
    }
};

} // namespace stasis::interpreter
