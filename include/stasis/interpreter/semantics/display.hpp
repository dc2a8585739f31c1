// SPDX-License-Identifier: BSL-1.0
// stasis/interpreter/semantics/display.hpp: expression statements of code that was compiled as an
// interactive python does it: compile(source, file, "single").
// CPython 3.11: PRINT_EXPR (Python/ceval.c), sys_displayhook (Python/sysmodule.c).
#pragma once

#include <stasis/interpreter/semantics/meaning.hpp>
#include <stasis/interpreter/streams.hpp>

namespace stasis::interpreter {

namespace detail {

/// sys.displayhook(self); what that does at first where no program can have replaced it. Empty: it
/// raised.
[[nodiscard]] constexpr owned display(thread_state& thread, value self) noexcept {
    if (has_sys(thread)) {
        object* const hook = find_in_sys(thread, graph::str_<"displayhook">);
        if (hook == nullptr) {
            return raise(thread, runtime_error_type, "lost sys.displayhook");
        }
        const owned kept = owned::share(load(hook));
        return call(thread, kept.get(), self);
    }
    if (self.kind == tag::none) {
        return owned::take(none_value);
    }
    const owned shown = repr(thread, self);
    if (!shown) {
        return {};
    }
    object* const print =
        find(thread, thread.interp->builtins, make_object(pointer_to(graph::str_<"print">)));
    if (print == nullptr && !pending(thread)) {
        return raise(thread, runtime_error_type, "lost builtins.print");
    }
    if (print == nullptr) {
        return {};
    }
    return call(thread, load(print), shown.get());
}

} // namespace detail

template <>
struct meaning<op::PRINT_EXPR> : defined_meaning {
    template <class Frame>
    static constexpr flow run(Frame& f, unsigned) noexcept {
        if (!detail::display(f.thread(), f[-1])) {
            return flow::raised;
        }
        f.release(-1);
        return flow::next;
    }
};

} // namespace stasis::interpreter
