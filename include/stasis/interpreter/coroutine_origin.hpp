// SPDX-License-Identifier: BSL-1.0
// stasis/interpreter/coroutine_origin.hpp: where a coroutine was made, which its cr_origin tells if
// sys.set_coroutine_origin_tracking_depth() asks for it.
// Promises: the file, line and function of so many of the frames that called it, innermost first.
// They are those of the dispatch engine: native code has none.
// CPython 3.11: compute_cr_origin (Objects/genobject.c).
#pragma once

#include <stasis/interpreter/generator.hpp>
#include <stasis/opcode/location_table.hpp>

namespace stasis::interpreter {

namespace detail {

/// The frames of a thread, innermost first.
class frame_walk {
public:
    constexpr frame_walk(const thread_state& thread, const frame& from) noexcept
        : run_(thread.cframe), at_(&from) {}

    /// The frame that called the one before; null: nobody did.
    constexpr const frame* next() noexcept {
        at_ = at_->previous;
        while (at_ == nullptr && run_->previous != nullptr) {
            run_ = run_->previous;
            at_ = static_cast<const frame*>(run_->current_frame);
        }
        return at_;
    }

private:
    const state::c_frame* run_;
    const frame* at_;
};

/// The line that a frame is at.
[[nodiscard]] constexpr int line_of(const frame& at) noexcept {
    const code_object* code = at.code;
    const bytes_object* table = code->co_linetable;
    return opcode::position_at(bytes_data(table), static_cast<std::size_t>(table->ob_size),
                               code->co_firstlineno,
                               static_cast<std::size_t>(at.at - bytecode(code)) / 2)
        .line;
}

} // namespace detail

/// Where the coroutine of a frame that is about to begin was made: a tuple, or null with
/// MemoryError pending.
[[nodiscard]] constexpr tuple_object* coroutine_origin(thread_state& thread,
                                                       const frame& made) noexcept {
    ssize count = 0;
    for (detail::frame_walk walk(thread, made);
         count < thread.coroutine_origin_tracking_depth && walk.next() != nullptr;) {
        ++count;
    }
    tuple_object* const result = new_tuple_room(thread, count);
    owned kept = owned::take(result);
    detail::frame_walk walk(thread, made);
    for (ssize i = 0; result != nullptr && i < count; ++i) {
        const frame& at = *walk.next();
        const code_object* code = at.code;
        const value entry[] = {make_object(code->co_filename), make_int(detail::line_of(at)),
                               make_object(code->co_name)};
        room(result)[i] = new_tuple(thread, entry, 3);
        if (room(result)[i] == nullptr) {
            return nullptr;
        }
    }
    static_cast<void>(kept.release());
    return result;
}

/// Notes in what a frame has been moved to, if it is a coroutine, where that was made: it, or null
/// with MemoryError pending. Apart from the engine, which has registers for little else.
[[nodiscard]] STASIS_NEVER_INLINE constexpr generator_object*
note_origin(thread_state& thread, generator_object* made, const frame& from) noexcept {
    if (made == nullptr || made->ob_type != &coroutine_type) {
        return made;
    }
    made->gi_origin_or_finalizer = coroutine_origin(thread, from);
    if (made->gi_origin_or_finalizer == nullptr) {
        detail::end_generator(made);
        decrement(made);
        return nullptr;
    }
    return made;
}

} // namespace stasis::interpreter
