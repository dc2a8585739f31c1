// SPDX-License-Identifier: BSL-1.0
// stasis/state/lifetime.hpp: further interpreters and threads, and the end of them.
// Promises: they begin with the default member initialisers of their structs, as the static ones
// do. Room for them comes from a fixed pool first (the runtime's for interpreters, the
// interpreter's for threads) and then from a memory resource. That there is none is the one thing
// that can fail, and then nothing has changed. Ids, names and lists are CPython's: the newest comes
// first, an id is never given twice, the first thread of an interpreter lies inside it. Run time
// only.
// CPython 3.11: Python/pystate.c (PyInterpreterState_New, PyThreadState_New and their ends).
// Refuses: locking. All that changes a runtime's list of interpreters is to be called by one OS
// thread at a time; running code in two interpreters needs no such care. Threads of one interpreter
// are made, used and ended by one OS thread at a time.
#pragma once

#include <stasis/state/collect.hpp>
#include <stasis/state/runtime.hpp>

namespace stasis::state {

/// What was made; or null, and the reason.
template <class State>
struct made {
    State* state = nullptr;
    const char* reason = nullptr;

    constexpr explicit operator bool() const noexcept { return state != nullptr; }
    constexpr State& operator*() const noexcept { return *state; }
    constexpr State* operator->() const noexcept { return state; }
};

namespace detail {

/// Marks fresh memory, whose other bytes stay untouched, as room in use.
inline void begin_room(thread_room& room) noexcept { room.use = room_use::resource; }
inline void begin_room(interpreter_room& room) noexcept {
    room.use = room_use::resource;
    for (thread_room& each : room.buffers.spare_threads) {
        each.use = room_use::none;
    }
}

/// Room from a pool, or from a resource; null, and the reason, if neither has any.
template <class Room>
[[nodiscard]] inline made<Room> find_room(Room* pool, std::size_t count,
                                          const memory_resource* resource) noexcept {
    for (std::size_t i = 0; i < count; ++i) {
        if (pool[i].use == room_use::none) {
            pool[i].use = room_use::pool;
            return {pool + i, nullptr};
        }
    }
    if (resource == nullptr) {
        return {nullptr, "the pool is used up, and there is no memory resource"};
    }
    void* memory = resource->allocate(resource->context, sizeof(Room), alignof(Room));
    if (memory == nullptr) {
        return {nullptr, "the memory resource has no memory"};
    }
    auto* room = static_cast<Room*>(memory);
    begin_room(*room);
    return {room, nullptr};
}

template <class Room>
inline void give_room_back(Room* room, const memory_resource* resource) noexcept {
    const bool pooled = room->use == room_use::pool;
    room->use = room_use::none;
    if (!pooled) {
        resource->release(resource->context, room, sizeof(Room), alignof(Room));
    }
}

/// Drops what a thread refers to: PyThreadState_Clear.
inline void clear_thread(thread_state& thread) noexcept {
    drop(thread.curexc_value);
    for (error_stack_item* each = thread.exc_info; each != nullptr; each = each->previous_item) {
        drop(each->exc_value);
    }
    thread.exc_info = &thread.exc_state;
    drop(thread.dict);
    drop(thread.async_gen_firstiter);
    drop(thread.async_gen_finalizer);
    drop(thread.context);
}

} // namespace detail

/// A further thread of an interpreter: PyThreadState_New.
[[nodiscard]] inline made<thread_state> new_thread(interpreter_state& interpreter) noexcept {
    thread_state* const head = interpreter.threads.head;
    void* memory = &interpreter._initial_thread;
    thread_room* room = nullptr;
    value* stack = interpreter.buffers != nullptr ? interpreter.buffers->data_stack : nullptr;
    std::size_t stack_size = data_stack_size;
    if (head != nullptr) {
        const bool has_pool = interpreter.buffers != nullptr;
        const auto found =
            detail::find_room(has_pool ? interpreter.buffers->spare_threads : nullptr,
                              has_pool ? spare_thread_count : 0, interpreter.resource);
        if (!found) {
            return {nullptr, found.reason};
        }
        room = found.state;
        memory = &room->state;
        stack = room->data_stack;
        stack_size = spare_stack_size;
    }
    auto* result = ::new (memory)
        thread_state{.next = head,
                     .interp = &interpreter,
                     ._static = room == nullptr ? 1 : 0,
                     .recursion_remaining = interpreter.ceval.recursion_limit,
                     .recursion_limit = interpreter.ceval.recursion_limit,
                     .dict = room == nullptr ? &interpreter.own.thread_dict : nullptr,
                     .id = ++interpreter.threads.next_unique_id,
                     .datastack_top = stack,
                     .datastack_limit = stack != nullptr ? stack + stack_size : nullptr,
                     .native_functions = interpreter.native_functions,
                     .room = room};
    if (head != nullptr) {
        head->prev = result;
    }
    interpreter.threads.head = result;
    return {result, nullptr};
}

/// Ends a thread that runs nothing any more, and drops what it refers to: PyThreadState_Clear and
/// PyThreadState_Delete.
inline void delete_thread(thread_state& thread) noexcept {
    interpreter_state& interpreter = *thread.interp;
    detail::clear_thread(thread);
    (thread.prev != nullptr ? thread.prev->next : interpreter.threads.head) = thread.next;
    if (thread.next != nullptr) {
        thread.next->prev = thread.prev;
    }
    if (thread.room != nullptr) {
        detail::give_room_back(thread.room, interpreter.resource);
    }
}

/// A further interpreter of a runtime, with its first thread; or its main one, if all have ended:
/// PyInterpreterState_New. What the pool and the interpreter's own buffers have no room for comes
/// from the resource; null: from nowhere, and it is MemoryError.
[[nodiscard]] inline made<interpreter_state>
new_interpreter(runtime_state& of, const memory_resource* resource = &system_memory) noexcept {
    interpreter_state* result = nullptr;
    if (of.interpreters.head == nullptr) {
        result = ::new (static_cast<void*>(&of._main_interpreter))
            interpreter_state{.buffers = of.buffers,
                              .resource = resource,
                              .runtime = &of,
                              ._static = true,
                              .eval_frame = of.eval_frame,
                              .eval_body = of.eval_body};
        of.interpreters.main = result;
    } else {
        const auto found = detail::find_room(of.pool, of.pool_size, resource);
        if (!found) {
            return {nullptr, found.reason};
        }
        interpreter_room* room = found.state;
        result = ::new (static_cast<void*>(&room->state))
            interpreter_state{.buffers = &room->buffers,
                              .resource = resource,
                              .next = of.interpreters.head,
                              .runtime = &of,
                              .id = of.interpreters.next_id++,
                              .eval_frame = of.eval_frame,
                              .room = room,
                              .eval_body = of.eval_body};
    }
    of.interpreters.head = result;
    return {result, nullptr};
}

/// Ends an interpreter, in which nothing runs and no module is loaded any more, with its threads
/// and its objects: PyInterpreterState_Clear and PyInterpreterState_Delete. False: it is the main
/// one, which ends last, and nothing has changed.
inline bool delete_interpreter(interpreter_state& interpreter) noexcept {
    runtime_state& of = *interpreter.runtime;
    if (&interpreter == of.interpreters.main && (of.interpreters.head != &interpreter)) {
        return false;
    }
    interpreter.finalizing = 1;
    flush(interpreter.standard_output);
    flush(interpreter.standard_error);
    while (interpreter.threads.head != nullptr) {
        delete_thread(*interpreter.threads.head);
    }
    collect_everything(interpreter);
    release_chunks(interpreter.memory);
    interpreter_state** link = &of.interpreters.head;
    while (*link != &interpreter) {
        link = &(*link)->next;
    }
    *link = interpreter.next;
    if (&interpreter == of.interpreters.main) {
        of.interpreters.main = nullptr;
    }
    if (interpreter.room != nullptr) {
        detail::give_room_back(interpreter.room, interpreter.resource);
    }
    return true;
}

} // namespace stasis::state
