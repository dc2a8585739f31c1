// SPDX-License-Identifier: BSL-1.0
// stasis/library/detail/thread_lock.hpp: locks, of the one thread that an interpreter has.
// Promises: they are held and let go as CPython 3.11's are, with its messages.
// CPython 3.11: lockobject, rlockobject (Modules/_threadmodule.c).
// Differs from CPython: nobody else can let go what the thread waits for. So acquire() with a
// timeout answers False at once, and without one, where CPython's would wait for ever, it is a
// RuntimeError.
#pragma once

#include <stasis/builtins/float_math.hpp>
#include <stasis/builtins/int_real.hpp>
#include <stasis/builtins/named_arguments.hpp>
#include <stasis/builtins/type.hpp>

namespace stasis::library {

/// lockobject.
struct lock_object : object {
    object* in_weakreflist = nullptr;
    bool locked = false;
};

/// rlockobject.
struct reentrant_lock_object : object {
    std::uint64_t count = 0; ///< how often it is held
    object* in_weakreflist = nullptr;
};

extern const type_object lock_type;
extern const type_object reentrant_lock_type;

} // namespace stasis::library

template <>
inline constexpr bool stasis::state::is_inheritable<stasis::library::reentrant_lock_object> = true;

namespace stasis::library::detail {

using namespace stasis::builtins;

/// What identifies a thread: not 0.
[[nodiscard]] constexpr std::int64_t thread_identity(const thread_state& thread) noexcept {
    if (std::is_constant_evaluated()) {
        return 1;
    }
    return static_cast<std::int64_t>(reinterpret_cast<std::uintptr_t>(&thread));
}

/// Whether a lock that is held is waited for.
enum class lock_wait { raised, never, some_time, for_ever };

/// Reads a timeout in seconds, which may be a float or an int; false: it raised.
[[nodiscard]] constexpr bool read_timeout(thread_state& thread, value given,
                                          double& seconds) noexcept {
    const value number = as_number(given);
    if (number.kind == tag::real) {
        seconds = number.data.real;
    } else {
        const owned whole = interpreter::to_int(thread, given);
        if (!whole || !int_to_real(thread, whole.get(), seconds)) {
            return false;
        }
    }
    if (seconds != seconds) {
        raise(thread, value_error_type, "Invalid value NaN (not a number)");
        return false;
    }
    if (support::real_magnitude(seconds) >=
        0x1p63 / 1e9) { // in nanoseconds, it doesn't fit 64 bits
        raise(thread, overflow_error_type, "timestamp too large to convert to C _PyTime_t");
        return false;
    }
    return true;
}

/// Reads the arguments of lock.acquire(blocking=True, timeout=-1).
[[nodiscard]] constexpr lock_wait read_wait(thread_state& thread, const arguments& given) noexcept {
    constexpr signature<2> of{"acquire", {"blocking", "timeout"}};
    value each[2];
    int blocking = 1;
    double seconds = -1.0;
    if (!read_arguments(thread, of, given, each, 1) ||
        (each[0] && !interpreter::to_c_integer(thread, each[0], blocking)) ||
        (each[1] && !read_timeout(thread, each[1], seconds))) {
        return lock_wait::raised;
    }
    if (blocking == 0 && seconds != -1.0) {
        raise(thread, value_error_type, "can't specify a timeout for a non-blocking call");
        return lock_wait::raised;
    }
    if (seconds < 0.0 && seconds != -1.0) {
        raise(thread, value_error_type, "timeout value must be positive");
        return lock_wait::raised;
    }
    if (seconds > 9223372036.0) {
        raise(thread, overflow_error_type, "timeout value is too large");
        return lock_wait::raised;
    }
    return blocking == 0     ? lock_wait::never
           : seconds == -1.0 ? lock_wait::for_ever
                             : lock_wait::some_time;
}

// ---- lock --------------------------------------------------------------------------------------

[[nodiscard]] constexpr lock_object* lock_of(const arguments& given) noexcept {
    return static_cast<lock_object*>(given.values[0].data.object);
}

[[nodiscard]] constexpr owned lock_acquire(thread_state& thread, const arguments& given) noexcept {
    const lock_wait wait = read_wait(thread, given);
    lock_object* const self = lock_of(given);
    if (wait == lock_wait::raised) {
        return {};
    }
    if (self->locked && wait == lock_wait::for_ever) {
        return raise(thread, runtime_error_type,
                     "the only thread would wait for a lock that it holds");
    }
    const bool free = !self->locked;
    self->locked = true;
    return owned::take(make_bool(free));
}

[[nodiscard]] constexpr owned lock_release(thread_state& thread, const arguments& given) noexcept {
    if (!takes_none(thread, "lock.release", given)) {
        return {};
    }
    lock_object* const self = lock_of(given);
    if (!self->locked) {
        return raise(thread, runtime_error_type, "release unlocked lock");
    }
    self->locked = false;
    return owned::take(none_value);
}

/// lock.__exit__(type, value, traceback).
[[nodiscard]] constexpr owned lock_exit(thread_state& thread, const arguments& given) noexcept {
    return lock_release(thread, {given.values, 1, nullptr});
}

[[nodiscard]] constexpr owned lock_is_locked(thread_state& thread,
                                             const arguments& given) noexcept {
    if (!takes_none(thread, "lock.locked", given)) {
        return {};
    }
    return owned::take(make_bool(lock_of(given)->locked));
}

/// lock._at_fork_reinit(): nobody holds it.
[[nodiscard]] constexpr owned lock_reinit(thread_state& thread, const arguments& given) noexcept {
    if (!takes_none(thread, "lock._at_fork_reinit", given)) {
        return {};
    }
    lock_of(given)->locked = false;
    return owned::take(none_value);
}

[[nodiscard]] constexpr owned lock_repr(thread_state& thread, value held) noexcept {
    const auto* self = static_cast<lock_object*>(held.data.object);
    text_builder built{thread};
    built.add(self->locked ? "<locked " : "<unlocked ");
    built.add(self->ob_type->tp_name);
    built.add(" object at ");
    add_address(built, self);
    built.add(">");
    return built.finish();
}

constexpr int no_references(object*, visit_slot, visit_argument*) noexcept { return 0; }

inline constexpr method_def lock_methods[] = {
    {"acquire_lock", lock_acquire, 0, nullptr},   {"acquire", lock_acquire, 0, nullptr},
    {"release_lock", lock_release, 0, nullptr},   {"release", lock_release, 0, nullptr},
    {"locked_lock", lock_is_locked, 0, nullptr},  {"locked", lock_is_locked, 0, nullptr},
    {"__enter__", lock_acquire, 0, nullptr},      {"__exit__", lock_exit, 0, nullptr},
    {"_at_fork_reinit", lock_reinit, 0, nullptr}, {nullptr, nullptr, 0, nullptr}};

inline constexpr type_object lock_table = [] {
    type_object self{};
    self.tp_name = "_thread.lock";
    self.tp_basicsize = sizeof(lock_object);
    self.tp_is_gc = loose_link<lock_object>;
    self.tp_dealloc = referable_dealloc;
    self.tp_free = free_object<lock_object>;
    self.tp_traverse = no_references;
    self.tp_weaklistoffset = 16; // of in_weakreflist
    self.tp_repr = lock_repr;
    self.tp_methods = lock_methods;
    self.tp_base = &object_type;
    return self;
}();

// ---- RLock -------------------------------------------------------------------------------------

[[nodiscard]] constexpr reentrant_lock_object* reentrant_lock_of(const arguments& given) noexcept {
    return static_cast<reentrant_lock_object*>(given.values[0].data.object);
}

[[nodiscard]] constexpr owned reentrant_lock_new(thread_state& thread, const type_object& type,
                                                 const arguments&) noexcept {
    return owned::take(allocate<reentrant_lock_object>(thread, type));
}

[[nodiscard]] constexpr owned reentrant_lock_acquire(thread_state& thread,
                                                     const arguments& given) noexcept {
    if (read_wait(thread, given) == lock_wait::raised) {
        return {};
    }
    ++reentrant_lock_of(given)->count;
    return owned::take(make_bool(true));
}

/// Checks that the thread holds a lock; false: RuntimeError is pending.
[[nodiscard]] constexpr bool holds(thread_state& thread,
                                   const reentrant_lock_object* self) noexcept {
    if (self->count == 0) {
        raise(thread, runtime_error_type, "cannot release un-acquired lock");
    }
    return self->count != 0;
}

[[nodiscard]] constexpr owned reentrant_lock_release(thread_state& thread,
                                                     const arguments& given) noexcept {
    if (!takes_none(thread, "RLock.release", given) || !holds(thread, reentrant_lock_of(given))) {
        return {};
    }
    --reentrant_lock_of(given)->count;
    return owned::take(none_value);
}

[[nodiscard]] constexpr owned reentrant_lock_exit(thread_state& thread,
                                                  const arguments& given) noexcept {
    return reentrant_lock_release(thread, {given.values, 1, nullptr});
}

[[nodiscard]] constexpr owned reentrant_lock_is_owned(thread_state& thread,
                                                      const arguments& given) noexcept {
    if (!takes_none(thread, "RLock._is_owned", given)) {
        return {};
    }
    return owned::take(make_bool(reentrant_lock_of(given)->count != 0));
}

/// RLock._release_save(): lets it go, however often it is held: what _acquire_restore() takes.
[[nodiscard]] constexpr owned reentrant_lock_release_save(thread_state& thread,
                                                          const arguments& given) noexcept {
    reentrant_lock_object* const self = reentrant_lock_of(given);
    if (!takes_none(thread, "RLock._release_save", given) || !holds(thread, self)) {
        return {};
    }
    const value both[] = {make_int(static_cast<std::int64_t>(self->count)),
                          make_int(thread_identity(thread))};
    self->count = 0;
    return owned::take(new_tuple(thread, both, 2));
}

/// RLock._acquire_restore((count, owner)).
[[nodiscard]] constexpr owned reentrant_lock_acquire_restore(thread_state& thread,
                                                             const arguments& given) noexcept {
    if (!takes_one(thread, "RLock._acquire_restore", given)) {
        return {};
    }
    const auto* state = as<tuple_object>(given.values[1], tuple_type);
    if (state == nullptr || state->ob_size != 2 || !is_int(load(items(state)[0]))) {
        return raise(thread, type_error_type,
                     "_acquire_restore() argument 1 must be 2-item sequence, not ",
                     type_of(given.values[1])->tp_name);
    }
    const value count = load(items(state)[0]);
    reentrant_lock_of(given)->count =
        count.kind == tag::integer ? static_cast<std::uint64_t>(count.data.integer) : 1;
    return owned::take(none_value);
}

[[nodiscard]] constexpr owned reentrant_lock_reinit(thread_state& thread,
                                                    const arguments& given) noexcept {
    if (!takes_none(thread, "RLock._at_fork_reinit", given)) {
        return {};
    }
    reentrant_lock_of(given)->count = 0;
    return owned::take(none_value);
}

[[nodiscard]] constexpr owned reentrant_lock_repr(thread_state& thread, value held) noexcept {
    const auto* self = static_cast<reentrant_lock_object*>(held.data.object);
    text_builder built{thread};
    built.add(self->count != 0 ? "<locked " : "<unlocked ");
    built.add(self->ob_type->tp_name);
    built.add(" object owner=");
    built.add(self->count != 0 ? thread_identity(thread) : std::int64_t{0});
    built.add(" count=");
    built.add(static_cast<std::int64_t>(self->count));
    built.add(" at ");
    add_address(built, self);
    built.add(">");
    return built.finish();
}

inline constexpr method_def reentrant_lock_methods[] = {
    {"acquire", reentrant_lock_acquire, 0, nullptr},
    {"release", reentrant_lock_release, 0, nullptr},
    {"_is_owned", reentrant_lock_is_owned, 0, nullptr},
    {"_acquire_restore", reentrant_lock_acquire_restore, 0, nullptr},
    {"_release_save", reentrant_lock_release_save, 0, nullptr},
    {"__enter__", reentrant_lock_acquire, 0, nullptr},
    {"__exit__", reentrant_lock_exit, 0, nullptr},
    {"_at_fork_reinit", reentrant_lock_reinit, 0, nullptr},
    {nullptr, nullptr, 0, nullptr}};

inline constexpr type_object reentrant_lock_table = [] {
    type_object self{};
    self.tp_name = "_thread.RLock";
    self.tp_basicsize = sizeof(reentrant_lock_object);
    self.tp_flags = flag_base_type;
    self.tp_is_gc = loose_link<reentrant_lock_object>;
    self.tp_dealloc = referable_dealloc;
    self.tp_free = free_object<reentrant_lock_object>;
    self.tp_traverse = no_references;
    self.tp_weaklistoffset = 24; // of in_weakreflist
    self.tp_repr = reentrant_lock_repr;
    self.tp_methods = reentrant_lock_methods;
    self.tp_base = &object_type;
    self.tp_new = reentrant_lock_new;
    return self;
}();

} // namespace stasis::library::detail

namespace stasis::library {

inline constexpr type_object lock_type =
    builtins::ready<lock_type, detail::lock_table, "acquire_lock", "acquire", "release_lock",
                    "release", "locked_lock", "locked", "_at_fork_reinit">();
inline constexpr type_object reentrant_lock_type =
    builtins::ready<reentrant_lock_type, detail::reentrant_lock_table, "acquire", "release",
                    "_is_owned", "_acquire_restore", "_release_save", "_at_fork_reinit">();

} // namespace stasis::library
