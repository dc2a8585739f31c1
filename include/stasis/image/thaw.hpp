// SPDX-License-Identifier: BSL-1.0
// stasis/image/thaw.hpp: heap objects out of an image, at run time and in constant evaluation.
// Promises: what CPython 3.11's marshal can write comes back as an object, with shared parts
// shared. Whatever is wrong with the image is a failure with reason and offset, and no object is
// left behind. Where memory runs out or a key can't be hashed, the exception is pending in the
// thread as well.
// Bytecode need not be trusted: each code object is verified (verify_code.hpp), so no .pyc, however
// it was made, can lead the dispatch engine to read or write what isn't its own. It can still do
// what any program can: run for ever, or use up memory. Its line table is read with care; what it
// says is believed.
// CPython 3.11: r_object of Python/marshal.c, PyCode_New of Objects/codeobject.c.
// Differs from CPython: of strs, only the names that the runtime itself uses are interned
// (graph/identifiers.hpp), since there is no table of others.
#pragma once

#include <stasis/image/growing_row.hpp>
#include <stasis/image/marshal.hpp>
#include <stasis/image/pyc.hpp>
#include <stasis/image/thaw_code.hpp>
#include <stasis/image/thaw_leaf.hpp>
#include <stasis/state/dict.hpp>
#include <stasis/state/set.hpp>

namespace stasis::image {

/// An object out of an image, or nothing and the reason.
struct thawed {
    owned object;
    support::failure failure;
};

namespace detail {

/// An object that references may follow to; none while it is open.
struct shared_object {
    object* held;
    object_kind kind;
};

/// Why a text in an image can't be a float's.
inline constexpr const char* not_a_number = "a text that is no number";

/// The sink: objects wait in a row until their container closes.
class thawing_sink {
public:
    static constexpr bool at_compile_time = false;

    constexpr thawing_sink(state::thread_state& thread, support::byte_view<unsigned char> image)
        : thread_(thread), image_(image), waiting_(thread), shared_(thread) {}
    constexpr ~thawing_sink() {
        drop(0);
        while (shared_.size() != 0) {
            if (object* held = shared_.pop().held; held != nullptr) {
                decrement(held);
            }
        }
    }

    /// The whole object, after an image that was read without a failure.
    [[nodiscard]] constexpr owned whole() { return owned::share(load(waiting_[0])); }

    constexpr const char* leaf(const item& it) {
        object* made = thaw_leaf(thread_, image_, it);
        if (made == nullptr) {
            return state::pending(thread_) ? out_of_memory : not_a_number;
        }
        if (!push(made)) {
            return out_of_memory;
        }
        return share(it, made);
    }

    constexpr const char* open(const item& it) {
        // The place of the container lies below its items.
        return push(nullptr) ? share(it, nullptr) : out_of_memory;
    }

    constexpr const char* close(const item& it, const code_numbers& numbers) {
        const auto count = static_cast<std::size_t>(it.length);
        const std::size_t first = waiting_.size() - count;
        object* const* items = waiting_.from(first);
        const char* refusal = out_of_memory;
        object* made = nullptr;
        if (it.tag == wire_tag::code) {
            made = thaw_code(thread_, items, numbers, refusal);
        } else if (it.tag == wire_tag::list) {
            made = make_list(items, count);
        } else if (it.tag == wire_tag::dict) {
            made = make_dict(items, count);
        } else if (it.tag == wire_tag::set_ || it.tag == wire_tag::frozenset) {
            made = make_set(it.tag == wire_tag::set_ ? set_type : frozenset_type, items, count);
        } else {
            made = make_tuple(items, count);
        }
        drop(first);
        if (made == nullptr) {
            return refusal == out_of_memory && unhashable_ ? "a key cannot be hashed" : refusal;
        }
        waiting_[first - 1] = made;
        if (it.reference >= 0) {
            increment(made);
            shared_[static_cast<std::size_t>(it.reference)] = {made, it.kind};
        }
        return nullptr;
    }

    constexpr const char* refer(std::int32_t index, std::size_t) {
        object* held = shared_[static_cast<std::size_t>(index)].held;
        increment(held);
        return push(held) ? nullptr : out_of_memory;
    }

    constexpr object_kind kind_of(std::int32_t index) {
        return shared_[static_cast<std::size_t>(index)].kind;
    }

private:
    /// Takes over the reference, whatever happens.
    constexpr bool push(object* made) {
        if (waiting_.push(made)) {
            return true;
        }
        if (made != nullptr) {
            decrement(made);
        }
        return false;
    }

    constexpr const char* share(const item& it, object* made) {
        if (it.reference < 0) {
            return nullptr;
        }
        if (!shared_.push({made, made != nullptr ? it.kind : object_kind::open})) {
            return out_of_memory;
        }
        if (made != nullptr) {
            increment(made);
        }
        return nullptr;
    }

    constexpr void drop(std::size_t first) {
        while (waiting_.size() > first) {
            if (object* item = waiting_.pop(); item != nullptr) {
                decrement(item);
            }
        }
    }

    // The makers count references of their own to the items.

    constexpr object* make_tuple(object* const* items, std::size_t count) {
        tuple_object* made = state::new_tuple_room(thread_, static_cast<ssize>(count));
        if (made != nullptr && count != 0) {
            object** to = state::room(made);
            for (std::size_t i = 0; i < count; ++i) {
                increment(items[i]);
                to[i] = items[i];
            }
        }
        return made;
    }

    constexpr object* make_list(object* const* items, std::size_t count) {
        list_object* made = state::new_list(thread_, static_cast<ssize>(count));
        for (std::size_t i = 0; made != nullptr && i < count; ++i) {
            increment(items[i]);
            made->ob_item[made->ob_size++] = items[i];
        }
        return made;
    }

    constexpr object* make_dict(object* const* items, std::size_t count) {
        dict_object* made = state::new_dict(thread_);
        for (std::size_t i = 0; made != nullptr && i < count; i += 2) {
            if (!state::store(thread_, made, load(items[i]), items[i + 1])) {
                return give_up(made);
            }
        }
        return made;
    }

    constexpr object* make_set(const type_object& type, object* const* items, std::size_t count) {
        set_object* made = state::new_set(thread_, type);
        for (std::size_t i = 0; made != nullptr && i < count; ++i) {
            if (state::add(thread_, made, load(items[i])) < 0) {
                return give_up(made);
            }
        }
        return made;
    }

    constexpr object* give_up(object* made) {
        decrement(made);
        unhashable_ = thread_.curexc_value->ob_type != &memory_error_type;
        return nullptr;
    }

    state::thread_state& thread_;
    support::byte_view<unsigned char> image_;
    growing_row<object*> waiting_;
    growing_row<shared_object> shared_;
    bool unhashable_ = false;
};

} // namespace detail

/// The marshalled object that begins at `at` and ends where the image ends.
[[nodiscard]] constexpr thawed
thaw_object(state::thread_state& thread, support::byte_view<unsigned char> image, std::size_t at) {
    detail::thawing_sink sink(thread, image);
    const support::failure failure = read_marshal(image, at, sink);
    if (failure) {
        return {{}, failure};
    }
    return {sink.whole(), {}};
}

namespace detail {

/// The sink of images that a program has read: older formats are taken, too.
class lenient_sink : public thawing_sink {
public:
    static constexpr bool reads_obsolete_tags = true;
    using thawing_sink::thawing_sink;
};

} // namespace detail

/// What marshal.loads() gives of an image: bytes behind the object are left alone.
struct thawed_front : thawed {
    std::size_t end = 0;        ///< where the object ended
    bool ended_between = false; ///< whether the image ended where an object would have begun
};

/// The marshalled object that an image begins with, in any format.
[[nodiscard]] constexpr thawed_front thaw_front(state::thread_state& thread,
                                                support::byte_view<unsigned char> image) {
    detail::lenient_sink sink(thread, image);
    marshal_reader<unsigned char, detail::lenient_sink> reader(image, 0, sink);
    thawed_front result;
    result.failure = reader.read();
    result.end = reader.end();
    result.ended_between = reader.ended_between();
    if (!result.failure) {
        result.object = sink.whole();
    }
    return result;
}

/// The module's code object of a whole .pyc.
[[nodiscard]] constexpr thawed thaw(state::thread_state& thread,
                                    support::byte_view<unsigned char> image) {
    const pyc_header header = check_pyc_header(image);
    if (header.failure) {
        return {{}, header.failure};
    }
    thawed result = thaw_object(thread, image, header.marshal_offset);
    if (result.failure) {
        return result;
    }
    const auto* code = as<code_object>(result.object.get(), code_type);
    if (code == nullptr) {
        return {{}, {"the image is no code object", header.marshal_offset}};
    }
    if ((code->co_flags & code_that_yields) != 0) {
        return {{}, {"a module is a generator", header.marshal_offset}};
    }
    if (code->co_nfreevars != 0) {
        return {{}, {"a module has free variables", header.marshal_offset}};
    }
    return result;
}

} // namespace stasis::image
