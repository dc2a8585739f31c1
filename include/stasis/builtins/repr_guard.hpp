// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/repr_guard.hpp: keeps the repr of a container that contains itself finite.
// CPython 3.11: Py_ReprEnter, Py_ReprLeave (Objects/object.c).
#pragma once

#include <stasis/interpreter/protocol.hpp>

namespace stasis::builtins {

using namespace stasis::state;

/// Marks a container as being printed, for the life of the guard.
class repr_guard {
public:
    constexpr repr_guard(thread_state& thread, const object* self) noexcept
        : thread_(thread), link_{self, thread.repr_active} {
        for (const repr_link* link = link_.previous; link != nullptr; link = link->previous) {
            repeated_ = repeated_ || link->self == self;
        }
        thread.repr_active = &link_;
    }
    repr_guard(const repr_guard&) = delete;
    repr_guard& operator=(const repr_guard&) = delete;
    constexpr ~repr_guard() { thread_.repr_active = link_.previous; }

    /// Whether the container was being printed already: its repr is an ellipsis then.
    [[nodiscard]] constexpr bool repeated() const noexcept { return repeated_; }

private:
    thread_state& thread_;
    repr_link link_;
    bool repeated_ = false;
};

/// Adds repr(item); false: an exception is pending.
[[nodiscard]] constexpr bool add_repr(thread_state& thread, text_builder& to,
                                      const object* item) noexcept {
    // An item may be removed by code that its repr runs: it is kept meanwhile.
    const owned kept = owned::share(load(const_cast<object*>(item)));
    const owned shown = interpreter::repr(thread, kept.get());
    if (!shown) {
        return false;
    }
    to.add(shown.as_object());
    return true;
}

} // namespace stasis::builtins
