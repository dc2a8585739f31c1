// SPDX-License-Identifier: BSL-1.0
// stasis/image/sink.hpp: what the parser of images tells, and whom.
// Promises: a sink has nothing to check. It gets each object with its place in the image and its
// length; a container as two events with those of its items between them; a reference as the number
// of an object that is complete.
// Costs: a sink is a template argument: its functions are called directly.
#pragma once

#include <stasis/image/wire.hpp>

#include <concepts>

namespace stasis::image {

/// An object of the image, as events describe it. All offsets count from the image's first byte.
struct item {
    wire_tag tag;
    object_kind kind;       ///< of a tuple, final only when it closes
    std::int32_t length;    ///< bytes of text; digits, with the int's sign; items; else 0
    std::int32_t reference; ///< its number if references to it may follow, else -1
    std::size_t offset;     ///< of the tag
    std::size_t payload;    ///< of what follows tag and length
};

/// What events are sent to. A sink answers with null, or with the reason why it can't take an
/// object, which ends the parsing.
template <class Sink>
concept marshal_sink = requires(Sink& sink, const item& it, const code_numbers& numbers,
                                std::int32_t index, std::size_t offset) {
    /// An object without items.
    { sink.leaf(it) } -> std::same_as<const char*>;
    /// A container or a code object; its items are the events up to the `close` that belongs to it.
    { sink.open(it) } -> std::same_as<const char*>;
    /// The same object complete: a dict's length and a tuple's kind are known only now. The numbers
    /// are those of a code object, whose items are the ten of `code_field`.
    { sink.close(it, numbers) } -> std::same_as<const char*>;
    /// An item that is an object known already; `offset` is that of the reference.
    { sink.refer(index, offset) } -> std::same_as<const char*>;
    /// What an object is, by its reference number: `open` from its `open` to its `close`, then the
    /// kind that its event had; `unknown` if the sink keeps no record, and then nothing is checked.
    { sink.kind_of(index) } -> std::same_as<object_kind>;
    /// True for sinks that run in constant expressions only. Their errors stop the compiler where
    /// they are found, since g++ prints a reason only there, and texts are not validated, since
    /// whoever makes the str walks them anyway.
    { Sink::at_compile_time } -> std::convertible_to<bool>;
};

} // namespace stasis::image
