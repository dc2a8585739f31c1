// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/coroutine.hpp: the type of coroutines, and of what their __await__() returns.
// Promises: a coroutine is awaited once. Its end is a generator's (generator.hpp); where nobody has
// awaited it, that is warned about.
// CPython 3.11: PyCoro_Type, _PyCoroWrapper_Type (Objects/genobject.c).
#pragma once

#include <stasis/builtins/generator.hpp>
#include <stasis/builtins/object_size.hpp>
#include <stasis/interpreter/async_generator.hpp>

namespace stasis::builtins {

using interpreter::coroutine_wrapper_object;

[[nodiscard]] constexpr owned coroutine_send(thread_state& thread,
                                             const arguments& given) noexcept {
    return detail::send_by(thread, "coroutine.send", given, detail::generator_of(given.values[0]));
}

[[nodiscard]] constexpr owned coroutine_throw(thread_state& thread,
                                              const arguments& given) noexcept {
    return detail::throw_by(thread, "coroutine.throw", given,
                            detail::generator_of(given.values[0]));
}

[[nodiscard]] constexpr owned coroutine_close(thread_state& thread,
                                              const arguments& given) noexcept {
    return detail::close_by(thread, "coroutine.close", given,
                            detail::generator_of(given.values[0]));
}

[[nodiscard]] constexpr owned coroutine_origin(thread_state&, value self) noexcept {
    return share_or_none(detail::generator_of(self)->gi_origin_or_finalizer);
}

/// am_await of coroutine.
[[nodiscard]] constexpr owned coroutine_await(thread_state& thread, value self) noexcept {
    auto* made = allocate<coroutine_wrapper_object>(thread, coroutine_wrapper_type);
    if (made != nullptr) {
        increment(self);
        made->cw_coroutine = detail::generator_of(self);
    }
    return owned::take(made);
}

inline constexpr method_def coroutine_methods[] = {
    {"send", coroutine_send, 0, nullptr},
    {"throw", coroutine_throw, 0, nullptr},
    {"close", coroutine_close, 0, nullptr},
    size_row<"coroutine.__sizeof__", detail::size_of_generator>,
    {nullptr, nullptr, 0, nullptr}};

inline constexpr getset_def coroutine_members[] = {
    {"cr_code", generator_code, nullptr, nullptr, nullptr},
    {"cr_origin", coroutine_origin, nullptr, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr}};

inline constexpr getset_def coroutine_getset[] = {
    {"__name__", generator_name, set_generator_name, nullptr, nullptr},
    {"__qualname__", generator_qualname, set_generator_qualname, nullptr, nullptr},
    {"cr_await", generator_yieldfrom, nullptr, nullptr, nullptr},
    {"cr_running", generator_is_running, nullptr, nullptr, nullptr},
    {"cr_frame", generator_frame, nullptr, nullptr, nullptr},
    {"cr_suspended", generator_is_suspended, nullptr, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr}};

inline constexpr async_methods coroutine_as_async{coroutine_await, nullptr, nullptr,
                                                  generator_am_send};

inline constexpr type_object coroutine_table = [] {
    type_object self = detail::resumable_table("coroutine");
    self.tp_as_async = &coroutine_as_async;
    self.tp_methods = coroutine_methods;
    self.tp_members = coroutine_members;
    self.tp_getset = coroutine_getset;
    return self;
}();

namespace detail {

/// The coroutine that a wrapper stands for.
constexpr generator_object* wrapped_coroutine(value self) noexcept {
    return static_cast<coroutine_wrapper_object*>(self.data.object)->cw_coroutine;
}

} // namespace detail

[[nodiscard]] constexpr owned coroutine_wrapper_next(thread_state& thread, value self) noexcept {
    return generator_next(thread, make_object(detail::wrapped_coroutine(self)));
}

[[nodiscard]] constexpr owned coroutine_wrapper_send(thread_state& thread,
                                                     const arguments& given) noexcept {
    return detail::send_by(thread, "coroutine_wrapper.send", given,
                           detail::wrapped_coroutine(given.values[0]));
}

[[nodiscard]] constexpr owned coroutine_wrapper_throw(thread_state& thread,
                                                      const arguments& given) noexcept {
    return detail::throw_by(thread, "coroutine_wrapper.throw", given,
                            detail::wrapped_coroutine(given.values[0]));
}

[[nodiscard]] constexpr owned coroutine_wrapper_close(thread_state& thread,
                                                      const arguments& given) noexcept {
    return detail::close_by(thread, "coroutine_wrapper.close", given,
                            detail::wrapped_coroutine(given.values[0]));
}

constexpr int coroutine_wrapper_traverse(object* held, visit_slot visit,
                                         visit_argument* argument) noexcept {
    return visit_each(visit, argument, static_cast<coroutine_wrapper_object*>(held)->cw_coroutine);
}

inline constexpr method_def coroutine_wrapper_methods[] = {
    {"send", coroutine_wrapper_send, 0, nullptr},
    {"throw", coroutine_wrapper_throw, 0, nullptr},
    {"close", coroutine_wrapper_close, 0, nullptr},
    {nullptr, nullptr, 0, nullptr}};

inline constexpr type_object coroutine_wrapper_table = [] {
    type_object self{};
    self.tp_name = "coroutine_wrapper";
    self.tp_basicsize = sizeof(coroutine_wrapper_object);
    self.tp_dealloc = container_dealloc;
    self.tp_free = free_object<coroutine_wrapper_object>;
    self.tp_traverse = coroutine_wrapper_traverse;
    self.tp_iter = self_iterator;
    self.tp_iternext = coroutine_wrapper_next;
    self.tp_methods = coroutine_wrapper_methods;
    self.tp_getattro = interpreter::generic_get_attribute;
    self.tp_base = &object_type;
    return self;
}();

} // namespace stasis::builtins

namespace stasis {

inline constexpr type_object coroutine_type =
    builtins::ready<coroutine_type, builtins::coroutine_table, "send", "throw", "close", "cr_code",
                    "cr_origin", "cr_await", "cr_running", "cr_suspended">();
inline constexpr type_object coroutine_wrapper_type =
    builtins::ready<coroutine_wrapper_type, builtins::coroutine_wrapper_table, "send", "throw",
                    "close">();

} // namespace stasis
