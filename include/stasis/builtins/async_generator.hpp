// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/async_generator.hpp: the type of asynchronous generators.
// Promises: the first time that one is asked for something, it takes the finalizer of the thread
// that runs, and is shown to the thread's firstiter, as sys.set_asyncgen_hooks() says. Its end is
// its finalizer's matter; without one it is closed as a generator is, which works if it awaits
// nothing then.
// CPython 3.11: PyAsyncGen_Type, _PyAsyncGenWrappedValue_Type, async_gen_init_hooks
// (Objects/genobject.c).
#pragma once

#include <stasis/builtins/async_generator_awaitables.hpp>
#include <stasis/builtins/class_getitem.hpp>
#include <stasis/builtins/generator.hpp>
#include <stasis/builtins/object_size.hpp>

namespace stasis::builtins {

namespace detail {

/// Notes the hooks of the thread in an asynchronous generator that begins; false: one has raised.
[[nodiscard]] constexpr bool init_hooks(thread_state& thread, generator_object* self) noexcept {
    if (self->gi_hooks_inited != 0) {
        return true;
    }
    self->gi_hooks_inited = 1;
    if (object* finalizer = thread.async_gen_finalizer) {
        increment(finalizer);
        self->gi_origin_or_finalizer = finalizer;
    }
    if (thread.async_gen_firstiter == nullptr) {
        return true;
    }
    const owned hook = owned::share(thread.async_gen_firstiter);
    return static_cast<bool>(interpreter::call(thread, hook.get(), make_object(self)));
}

/// What asend(item) returns, or __anext__() where the item is empty.
[[nodiscard]] constexpr owned make_asend(thread_state& thread, generator_object* self,
                                         value item) noexcept {
    if (!init_hooks(thread, self)) {
        return {};
    }
    auto* made = allocate<async_generator_asend>(thread, async_generator_asend_type);
    owned kept = owned::take(made);
    if (made == nullptr) {
        return {};
    }
    increment(self);
    made->ags_gen = self;
    if (item) {
        made->ags_sendval = box(thread, item);
        if (made->ags_sendval == nullptr) {
            return {};
        }
    }
    return kept;
}

/// What athrow() returns, or aclose() where there are no arguments.
[[nodiscard]] constexpr owned make_athrow(thread_state& thread, generator_object* self,
                                          const arguments* given) noexcept {
    if (!init_hooks(thread, self)) {
        return {};
    }
    auto* made = allocate<async_generator_athrow>(thread, async_generator_athrow_type);
    owned kept = owned::take(made);
    if (made == nullptr) {
        return {};
    }
    increment(self);
    made->agt_gen = self;
    if (given != nullptr) {
        made->agt_args = new_tuple(thread, given->values + 1, given->count - 1);
        if (made->agt_args == nullptr) {
            return {};
        }
    }
    return kept;
}

} // namespace detail

/// am_anext of async_generator.
[[nodiscard]] constexpr owned async_generator_next(thread_state& thread, value self) noexcept {
    return detail::make_asend(thread, detail::generator_of(self), {});
}

[[nodiscard]] constexpr owned async_generator_asend_method(thread_state& thread,
                                                           const arguments& given) noexcept {
    if (!takes_one(thread, "async_generator.asend", given)) {
        return {};
    }
    return detail::make_asend(thread, detail::generator_of(given.values[0]), given.values[1]);
}

[[nodiscard]] constexpr owned async_generator_athrow_method(thread_state& thread,
                                                            const arguments& given) noexcept {
    if (!interpreter::no_keywords(thread, "async_generator.athrow", given)) {
        return {};
    }
    return detail::make_athrow(thread, detail::generator_of(given.values[0]), &given);
}

[[nodiscard]] constexpr owned async_generator_aclose(thread_state& thread,
                                                     const arguments& given) noexcept {
    if (!takes_none(thread, "async_generator.aclose", given)) {
        return {};
    }
    return detail::make_athrow(thread, detail::generator_of(given.values[0]), nullptr);
}

[[nodiscard]] constexpr owned async_generator_is_running(thread_state&, value self) noexcept {
    return owned::take(make_bool(detail::generator_of(self)->gi_running_async != 0));
}

inline constexpr method_def async_generator_methods[] = {
    {"asend", async_generator_asend_method, 0, nullptr},
    {"athrow", async_generator_athrow_method, 0, nullptr},
    {"aclose", async_generator_aclose, 0, nullptr},
    size_row<"async_generator.__sizeof__", detail::size_of_generator>,
    class_getitem_row,
    {nullptr, nullptr, 0, nullptr}};

inline constexpr getset_def async_generator_members[] = {
    {"ag_running", async_generator_is_running, nullptr, nullptr, nullptr},
    {"ag_code", generator_code, nullptr, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr}};

inline constexpr getset_def async_generator_getset[] = {
    {"__name__", generator_name, set_generator_name, nullptr, nullptr},
    {"__qualname__", generator_qualname, set_generator_qualname, nullptr, nullptr},
    {"ag_await", generator_yieldfrom, nullptr, nullptr, nullptr},
    {"ag_frame", generator_frame, nullptr, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr}};

inline constexpr async_methods async_generator_as_async{nullptr, self_iterator,
                                                        async_generator_next, generator_am_send};

inline constexpr type_object async_generator_table = [] {
    type_object self = detail::resumable_table("async_generator");
    self.tp_as_async = &async_generator_as_async;
    self.tp_methods = async_generator_methods;
    self.tp_members = async_generator_members;
    self.tp_getset = async_generator_getset;
    return self;
}();

constexpr int wrapped_value_traverse(object* held, visit_slot visit,
                                     visit_argument* argument) noexcept {
    using wrapped = interpreter::async_generator_wrapped_value;
    return visit_each(visit, argument, static_cast<wrapped*>(held)->agw_val);
}

/// Nobody but an asynchronous generator and its awaitables ever sees one.
inline constexpr type_object async_generator_wrapped_value_table = [] {
    using wrapped = interpreter::async_generator_wrapped_value;
    type_object self{};
    self.tp_name = "async_generator_wrapped_value";
    self.tp_basicsize = sizeof(wrapped);
    self.tp_dealloc = container_dealloc;
    self.tp_free = free_object<wrapped>;
    self.tp_traverse = wrapped_value_traverse;
    self.tp_getattro = interpreter::generic_get_attribute;
    self.tp_base = &object_type;
    return self;
}();

} // namespace stasis::builtins

namespace stasis {

inline constexpr type_object async_generator_type =
    builtins::ready<async_generator_type, builtins::async_generator_table, "asend", "athrow",
                    "aclose", "ag_running", "ag_code", "ag_await">();
inline constexpr type_object async_generator_wrapped_value_type =
    builtins::ready<async_generator_wrapped_value_type,
                    builtins::async_generator_wrapped_value_table>();

} // namespace stasis
