// SPDX-License-Identifier: BSL-1.0
// stasis/builtins/sort_runs.hpp: sorts items by their keys: finds runs, and merges them.
// Promises: stable; n log n comparisons, n - 1 for items that are sorted already or backwards. They
// are CPython 3.11's comparisons, in its order.
// CPython 3.11: count_run, binarysort, gallop_left, gallop_right, merge_lo, merge_hi,
// found_new_run, merge_force_collapse (Objects/listobject.c), listsort.txt; Munro and Wild,
// "Nearly- Optimal Mergesorts" (2018), for which runs are merged when.
#pragma once

#include <stasis/builtins/list_edit.hpp>

namespace stasis::builtins::detail {

/// An item and what it is compared by.
struct sort_item {
    value key;
    object* item;
};

/// A pile of runs is at most this deep: the powers of the seams between them go up.
inline constexpr int run_limit = 85;

/// How often one run has to win before the other is searched for where it goes on, at least.
inline constexpr ssize least_gallop = 7;

/// What merges have in common.
struct sorter {
    thread_state& thread;
    sort_item* items;
    sort_item* spare; ///< room for as many
    ssize size;
    compare_slot compare = nullptr; ///< of all keys, where they are of one type of a program's own
    ssize gallop = least_gallop;    ///< how often one run has to win now
};

/// How all keys compare themselves, where that is one function which Python code has a part in.
[[nodiscard]] constexpr compare_slot common_compare(const sort_item* items, ssize size) noexcept {
    const type_object* type = type_of(items[0].key);
    for (ssize i = 1; i < size; ++i) {
        if (type_of(items[i].key) != type) {
            return nullptr;
        }
    }
    return is_heap_type(type) ? type->tp_richcompare : nullptr;
}

[[nodiscard]] constexpr int key_less(const sorter& sorts, const sort_item& left,
                                     const sort_item& right) noexcept {
    thread_state& thread = sorts.thread;
    if (sorts.compare != nullptr && type_of(left.key)->tp_richcompare == sorts.compare) {
        const owned answer = sorts.compare(thread, left.key, right.key, less);
        if (!answer) {
            return -1;
        }
        if (!state::detail::declined(answer)) { // or else it is asked again
            return state::is_true(thread, answer.get());
        }
    }
    if (both_integers(left.key, right.key)) {
        return left.key.data.integer < right.key.data.integer ? 1 : 0;
    }
    if (left.key.kind == tag::object && right.key.kind == tag::object &&
        left.key.data.object->ob_type == &str_type && right.key.data.object->ob_type == &str_type) {
        return state::detail::three_way(text_of(left.key.data.object),
                                        text_of(right.key.data.object)) < 0
                   ? 1
                   : 0;
    }
    return compare_truth(thread, left.key, right.key, less);
}

constexpr void reverse_items(sort_item* items, ssize from, ssize to) noexcept {
    while (from < --to) {
        const sort_item item = items[from];
        items[from++] = items[to];
        items[to] = item;
    }
}

/// The end of the run that begins at `from`, ascending afterwards; -1: an exception is pending.
[[nodiscard]] constexpr ssize find_run(const sorter& sorts, ssize from) noexcept {
    sort_item* const items = sorts.items;
    ssize end = from + 1;
    if (end == sorts.size) {
        return end;
    }
    const int descending = key_less(sorts, items[end], items[end - 1]);
    if (descending < 0) {
        return -1;
    }
    for (++end; end < sorts.size; ++end) {
        const int falls = key_less(sorts, items[end], items[end - 1]);
        if (falls < 0) {
            return -1;
        }
        if (falls != descending) {
            break;
        }
    }
    if (descending == 1) {
        reverse_items(items, from, end);
    }
    return end;
}

/// Sorts [from, to) by insertion, of which [from, sorted) is sorted.
[[nodiscard]] constexpr bool insert_sorted(const sorter& sorts, ssize from, ssize to,
                                           ssize sorted) noexcept {
    sort_item* const items = sorts.items;
    for (; sorted < to; ++sorted) {
        const sort_item item = items[sorted];
        ssize low = from;
        ssize high = sorted;
        while (low < high) {
            const ssize middle = low + ((high - low) >> 1);
            const int below = key_less(sorts, item, items[middle]);
            if (below < 0) {
                return false;
            }
            if (below == 1) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        for (ssize i = sorted; i > low; --i) {
            items[i] = items[i - 1];
        }
        items[low] = item;
    }
    return true;
}

/// Where a key belongs in a sorted row of `count` items, -1: an exception is pending; `Behind`:
/// behind those that are equal to it, or else in front of them. It is searched for from `hint` on,
/// in steps that double, and then between the last two.
template <bool Behind>
[[nodiscard]] constexpr ssize gallop(const sorter& sorts, const sort_item& key,
                                     const sort_item* row, ssize count, ssize hint) noexcept {
    // Whether an item stands before the key: 1 for the first ones of the row, then 0.
    const auto is_before = [&](ssize at) {
        const int below = Behind ? key_less(sorts, key, row[at]) : key_less(sorts, row[at], key);
        return Behind && below >= 0 ? 1 - below : below;
    };
    const int upward = is_before(hint);
    if (upward < 0) {
        return -1;
    }
    const ssize most = upward == 1 ? count - hint : hint + 1;
    ssize last = 0;
    ssize step = 1;
    while (step < most) {
        const int before = is_before(upward == 1 ? hint + step : hint - step);
        if (before < 0) {
            return -1;
        }
        if (before != upward) {
            break;
        }
        last = step;
        step = 2 * step + 1;
    }
    step = step < most ? step : most;
    ssize low = (upward == 1 ? hint + last : hint - step) + 1;
    ssize high = upward == 1 ? hint + step : hint - last;
    while (low < high) {
        const ssize middle = low + ((high - low) >> 1);
        const int before = is_before(middle);
        if (before < 0) {
            return -1;
        }
        if (before == 1) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return high;
}

/// A merge of two runs that lie one behind the other. The shorter one has been moved to the spare
/// room, so that there is a gap of its size where the merged run grows, from its beginning or its
/// end.
template <bool Forward>
class merge {
public:
    /// Of what stays in place, and the other one, whose items are moved.
    constexpr merge(sorter& sorts, sort_item* first, ssize left, ssize right) noexcept
        : sorts_(sorts), placed_(Forward ? first + left : first),
          placed_left_(Forward ? right : left), moved_(sorts.spare),
          moved_left_(Forward ? left : right), to_(Forward ? first : first + left + right) {
        const sort_item* from = Forward ? first : first + left;
        for (ssize i = 0; i < moved_left_; ++i) {
            moved_[i] = from[i];
        }
    }

    /// False: an exception is pending, and all items are there.
    [[nodiscard]] constexpr bool run() noexcept {
        take_placed(1);
        const ended how = placed_left_ == 0  ? ended::placed
                          : moved_left_ == 1 ? ended::moved
                                             : merge_all();
        if (how == ended::moved) { // what stays in place is all on this side of the last one
            take_placed(placed_left_);
        }
        take_moved(moved_left_);
        return how != ended::raised;
    }

private:
    enum class ended : unsigned char { not_yet, placed, moved, raised };

    constexpr sort_item* next_placed() const noexcept {
        return Forward ? placed_ : placed_ + placed_left_ - 1;
    }
    constexpr sort_item* next_moved() const noexcept {
        return Forward ? moved_ : moved_ + moved_left_ - 1;
    }

    /// Moves items of a run to where they belong.
    constexpr void take(sort_item*& from, ssize& left, ssize count) noexcept {
        for (ssize i = 0; i < count; ++i) {
            if constexpr (Forward) {
                *to_++ = *from++;
            } else {
                *--to_ = from[left - 1 - i];
            }
        }
        left -= count;
    }
    constexpr void take_placed(ssize count) noexcept { take(placed_, placed_left_, count); }
    constexpr void take_moved(ssize count) noexcept { take(moved_, moved_left_, count); }

    [[nodiscard]] constexpr ended state() const noexcept {
        return placed_left_ == 0 ? ended::placed : moved_left_ <= 1 ? ended::moved : ended::not_yet;
    }

    /// Takes one item after the other, until one run has won often enough.
    [[nodiscard]] constexpr ended take_turns() noexcept {
        ssize in_a_row = 0;
        bool last = false;
        while (true) {
            const sort_item* right = Forward ? next_placed() : next_moved();
            const sort_item* left = Forward ? next_moved() : next_placed();
            const int below = key_less(sorts_, *right, *left);
            if (below < 0) {
                return ended::raised;
            }
            const bool from_placed = below == 1;
            if (from_placed) {
                take_placed(1);
            } else {
                take_moved(1);
            }
            in_a_row = in_a_row != 0 && last == from_placed ? in_a_row + 1 : 1;
            last = from_placed;
            const ended now = from_placed ? (placed_left_ == 0 ? ended::placed : ended::not_yet)
                                          : (moved_left_ == 1 ? ended::moved : ended::not_yet);
            if (now != ended::not_yet || in_a_row >= sorts_.gallop) {
                return now;
            }
        }
    }

    /// Takes what stands before the next one of the other run: of the left run behind what is
    /// equal.
    [[nodiscard]] constexpr ended take_many(bool of_placed, ssize& count) noexcept {
        const ssize left = of_placed ? placed_left_ : moved_left_;
        const sort_item* row = of_placed ? placed_ : moved_;
        const sort_item& key = of_placed ? *next_moved() : *next_placed();
        const ssize hint = Forward ? 0 : left - 1;
        const bool is_left_run = of_placed != Forward;
        const ssize at = is_left_run ? gallop<true>(sorts_, key, row, left, hint)
                                     : gallop<false>(sorts_, key, row, left, hint);
        if (at < 0) {
            return ended::raised;
        }
        count = Forward ? at : left - at;
        if (count == 0) {
            return ended::not_yet;
        }
        if (of_placed) {
            take_placed(count);
            return placed_left_ == 0 ? ended::placed : ended::not_yet;
        }
        take_moved(count);
        return moved_left_ == 1 ? ended::moved : moved_left_ == 0 ? ended::placed : ended::not_yet;
    }

    [[nodiscard]] constexpr ended take_one(bool of_placed) noexcept {
        if (of_placed) {
            take_placed(1);
            return placed_left_ == 0 ? ended::placed : ended::not_yet;
        }
        take_moved(1);
        return moved_left_ == 1 ? ended::moved : ended::not_yet;
    }

    /// The left run's row first, in each round: then one of the right run, its row, one of the
    /// left.
    [[nodiscard]] constexpr ended take_rows() noexcept {
        ++sorts_.gallop;
        ssize of_left = 0;
        ssize of_right = 0;
        do {
            sorts_.gallop -= sorts_.gallop > 1 ? 1 : 0;
            constexpr bool left_is_placed = !Forward;
            ended now = take_many(left_is_placed, of_left);
            now = now == ended::not_yet ? take_one(!left_is_placed) : now;
            now = now == ended::not_yet ? take_many(!left_is_placed, of_right) : now;
            now = now == ended::not_yet ? take_one(left_is_placed) : now;
            if (now != ended::not_yet) {
                return now;
            }
        } while (of_left >= least_gallop || of_right >= least_gallop);
        ++sorts_.gallop;
        return ended::not_yet;
    }

    [[nodiscard]] constexpr ended merge_all() noexcept {
        while (true) {
            ended now = take_turns();
            now = now == ended::not_yet ? take_rows() : now;
            if (now != ended::not_yet) {
                return now;
            }
        }
    }

    sorter& sorts_;
    sort_item* placed_;
    ssize placed_left_;
    sort_item* moved_;
    ssize moved_left_;
    sort_item* to_;
};

/// A run that waits to be merged.
struct waiting_run {
    ssize start;
    ssize count;
    int power; ///< of the seam between it and the next one
};

/// Merges two runs that lie one behind the other.
[[nodiscard]] constexpr bool merge_runs(sorter& sorts, ssize start, ssize left,
                                        ssize right) noexcept {
    sort_item* const first = sorts.items + start;
    sort_item* const second = first + left;
    // What is at its place already.
    const ssize skipped = gallop<true>(sorts, *second, first, left, 0);
    if (skipped < 0) {
        return false;
    }
    left -= skipped;
    if (left == 0) {
        return true;
    }
    right = gallop<false>(sorts, second[-1], second, right, right - 1);
    if (right <= 0) {
        return right == 0;
    }
    return left <= right ? merge<true>(sorts, first + skipped, left, right).run()
                         : merge<false>(sorts, first + skipped, left, right).run();
}

/// The power of the seam between two runs: how deep it is in a tree that halves the whole, where
/// their middles are.
[[nodiscard]] constexpr int seam_power(ssize start, ssize left, ssize right, ssize size) noexcept {
    ssize a = 2 * start + left; // twice the first middle, of 2 * size
    ssize b = a + left + right;
    for (int power = 1;; ++power) {
        if (a >= size) {
            a -= size;
            b -= size;
        } else if (b >= size) {
            return power;
        }
        a *= 2;
        b *= 2;
    }
}

/// The least length of a run: n itself below 64, and else 32 to 64, so that n falls into about a
/// power of two of them.
[[nodiscard]] constexpr ssize least_run(ssize size) noexcept {
    ssize rest = 0;
    while (size >= 64) {
        rest |= size & 1;
        size >>= 1;
    }
    return size + rest;
}

/// Merges the run of that number with the next one.
[[nodiscard]] constexpr bool merge_at(sorter& sorts, waiting_run* runs, int& count,
                                      int number) noexcept {
    const ssize left = runs[number].count;
    const ssize right = runs[number + 1].count;
    runs[number].count = left + right;
    if (number == count - 3) {
        runs[number + 1] = runs[number + 2];
    }
    --count;
    return merge_runs(sorts, runs[number].start, left, right);
}

[[nodiscard]] constexpr bool sort_items(sorter& sorts) noexcept {
    waiting_run runs[run_limit] = {};
    int count = 0;
    const ssize size = sorts.size;
    const ssize shortest = least_run(size);
    for (ssize at = 0; at < size;) {
        ssize end = find_run(sorts, at);
        if (end < 0) {
            return false;
        }
        if (end - at < shortest) {
            const ssize sorted = end;
            end = at + shortest < size ? at + shortest : size;
            if (!insert_sorted(sorts, at, end, sorted)) {
                return false;
            }
        }
        if (count != 0) {
            const waiting_run& last = runs[count - 1];
            const int power = seam_power(last.start, last.count, end - at, size);
            while (count > 1 && runs[count - 2].power > power) {
                if (!merge_at(sorts, runs, count, count - 2)) {
                    return false;
                }
            }
            runs[count - 1].power = power;
        }
        runs[count++] = {at, end - at, 0};
        at = end;
    }
    while (count > 1) {
        const int last = count - 2;
        const bool earlier = last > 0 && runs[last - 1].count < runs[last + 1].count;
        if (!merge_at(sorts, runs, count, earlier ? last - 1 : last)) {
            return false;
        }
    }
    return true;
}

} // namespace stasis::builtins::detail
