// SPDX-License-Identifier: BSL-1.0
// stasis/interpreter/semantics/imports.hpp: the import statement.
// CPython 3.11: Python/ceval.c (IMPORT_NAME, IMPORT_FROM, IMPORT_STAR).
#pragma once

#include <stasis/interpreter/import.hpp>
#include <stasis/interpreter/semantics/meaning.hpp>

namespace stasis::interpreter {

template <>
struct meaning<op::IMPORT_NAME> : defined_meaning {
    template <class Frame>
    STASIS_ALWAYS_INLINE static constexpr flow run(Frame& f, unsigned argument) noexcept {
        return detail::replace_two(f, import_module_level(f.thread(), make_object(f.name(argument)),
                                                          f.globals(), f[-1], f[-2])
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
