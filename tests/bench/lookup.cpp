// SPDX-License-Identifier: BSL-1.0
// bench/lookup.cpp: how fast constant dicts of strs are looked up, by a str and by its text,
// against std::unordered_map<std::string_view> and, where it is installed, gperf's perfect hash, in
// nanoseconds a look-up and as ratios.
// "by str" and "by text" are graph::find() and graph::find_text(), which know the dict's name and
// have an index made for it; "any: by str" and "any: by text" are state::find() and
// state::find_text(), which look into any dict as CPython does. The map and gperf are given the
// text. A str is the very object that is the key, and hashed, as it is where names are looked up.
// All take turns, and a figure is the time below which a twentieth of an engine's turns stay: what
// else the machine does disturbs those least. Prints the sizes 16 to 4,096, for keys that are there
// (hit) and keys that are not (miss), asked for in one order in all turns, which the processor's
// predictor learns, and in a new order in each, which it can't.
#include "lookup_keys.hpp"

#include <stasis/builtins/namespace.hpp>
#include <stasis/graph/find.hpp>
#include <stasis/state/find_text.hpp>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <random>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#if STASIS_BENCH_GPERF
#include <gperf_16.hpp>

#include <gperf_128.hpp>

#include <gperf_512.hpp>

#include <gperf_4096.hpp>
#endif

namespace {

using namespace stasis;

using bench::length;
using bench::most;

using key_object = static_layout<str_object, unsigned char, length + 1>;

// One evaluation for 256 of them: more hashes are over a compiler's limit.
template <std::size_t Part>
struct some_keys {
    key_object keys[most / 16];
};
template <std::size_t Part>
consteval some_keys<Part> make_keys() {
    some_keys<Part> result{};
    for (std::size_t i = 0; i < most / 16; ++i) {
        key_object& made = result.keys[i];
        bench::write_key(Part * (most / 16) + i, made.inline_);
        static_cast<str_object&>(made) = {immortal_head(str_type), length,
                                          support::hash_bytes(made.inline_, length),
                                          graph::interned_state(1, true), nullptr};
    }
    return result;
}
template <std::size_t Part>
constexpr auto keys_part = make_keys<Part>();

template <std::size_t... Part>
constexpr auto all_parts(std::index_sequence<Part...>) {
    struct {
        const key_object* parts[sizeof...(Part)];
    } result{{keys_part<Part>.keys...}};
    return result;
}
// The first 4,096 are keys, and the others are missing.
constexpr auto parts = all_parts(std::make_index_sequence<32>{});

constexpr const key_object& key(std::size_t number) {
    return parts.parts[number / (most / 16)][number % (most / 16)];
}

template <std::size_t N>
struct items_of_size {
    graph::dict_item items[N];
};
template <std::size_t N>
constexpr items_of_size<N> some_items = [] {
    items_of_size<N> result{};
    for (std::size_t i = 0; i < N; ++i) {
        result.items[i] = graph::item(key(i), pointer_to(graph::none));
    }
    return result;
}();

constexpr int turns = 500;

/// The nanoseconds of a look-up, of one of a turn's.
double nanoseconds(auto&& turn) {
    const auto start = std::chrono::steady_clock::now();
    turn();
    const std::chrono::duration<double, std::nano> taken = std::chrono::steady_clock::now() - start;
    return taken.count() / double{most};
}

double undisturbed(std::vector<double>& times) {
    std::sort(times.begin(), times.end());
    return times[times.size() / 20];
}

#if STASIS_BENCH_GPERF
template <std::size_t N>
bool gperf_finds(const std::string& key) {
    if constexpr (N == 16) {
        return gperf_16::find(key.data(), key.size()) != nullptr;
    } else if constexpr (N == 128) {
        return gperf_128::find(key.data(), key.size()) != nullptr;
    } else if constexpr (N == 512) {
        return gperf_512::find(key.data(), key.size()) != nullptr;
    } else {
        return gperf_4096::find(key.data(), key.size()) != nullptr;
    }
}
#endif

enum engine { by_str, by_text, any_by_str, any_by_text, by_map, by_gperf, engines };

template <std::size_t N>
void measure(thread_state& thread, bool hit, bool new_order) {
    constexpr const dict_object& dict = graph::dict_of<some_items<N>.items>;
    std::unordered_map<std::string_view, const object*> map;
    const auto text_in = [](const key_object& from) {
        return std::string_view(reinterpret_cast<const char*>(from.inline_), length);
    };
    for (std::size_t i = 0; i < N; ++i) {
        map.emplace(text_in(key(i)), &graph::none);
    }
    std::vector<const key_object*> asked;
    std::vector<std::string> copies; // texts that lie elsewhere, as a caller's do
    std::mt19937 random(311);
    for (std::size_t i = 0; i < most; ++i) {
        asked.push_back(&key(hit ? random() % N : most + random() % most));
        copies.emplace_back(text_in(*asked.back()));
    }
    std::size_t found[engines] = {};
    std::vector<double> times[engines];
    const auto time = [&](engine which, const auto& keys, const auto& finds) {
        times[which].push_back(nanoseconds([&] {
            std::size_t count = 0;
            for (const auto& each : keys) {
                count += finds(each);
            }
            found[which] += count;
        }));
    };
    const auto as_text = [](const std::string& from) {
        return text(reinterpret_cast<const unsigned char*>(from.data()),
                    static_cast<ssize>(from.size()));
    };
    for (int turn = 0; turn < turns; ++turn) {
        if (new_order) {
            std::shuffle(asked.begin(), asked.end(), random);
            std::shuffle(copies.begin(), copies.end(), random);
        }
        time(by_str, asked,
             [](const key_object* each) { return graph::find<dict>(each) != nullptr; });
        time(by_text, copies, [&](const std::string& each) {
            return graph::find_text<dict>(as_text(each)) != nullptr;
        });
        time(any_by_str, asked, [&](const key_object* each) {
            return state::find(thread, &dict, make_object(pointer_to(*each))) != nullptr;
        });
        time(any_by_text, copies, [&](const std::string& each) {
            return state::find_text(&dict, as_text(each)) != nullptr;
        });
        time(by_map, copies, [&](const std::string& each) {
            return map.find(std::string_view(each)) != map.end();
        });
#if STASIS_BENCH_GPERF
        time(by_gperf, copies, [](const std::string& each) { return gperf_finds<N>(each); });
#endif
    }
    constexpr int present = STASIS_BENCH_GPERF != 0 ? engines : by_gperf;
    const bool agree = std::all_of(found, found + present,
                                   [&](std::size_t each) { return each == found[by_str]; });
    double ns[engines] = {};
    std::printf("| %4zu | %s | %s |", N, hit ? "hit " : "miss", new_order ? "new " : "same");
    for (int each = 0; each < present; ++each) {
        ns[each] = undisturbed(times[each]);
        std::printf(" %6.2f |", ns[each]);
    }
    if (STASIS_BENCH_GPERF != 0) {
        std::printf(" %5.2f | %5.2f |", ns[by_map] / ns[by_str], ns[by_gperf] / ns[by_str]);
    } else {
        std::printf("      - | %5.2f |     - |", ns[by_map] / ns[by_str]);
    }
    std::printf(" %5.2f | %5.2f | %5.2f |%s\n", ns[by_map] / ns[by_text],
                ns[by_map] / ns[any_by_str], ns[by_map] / ns[any_by_text],
                agree ? "" : " they disagree");
}

} // namespace

int main() {
    state::interpreter_state interp{};
    thread_state& thread = interp._initial_thread;
    std::printf("nanoseconds a look-up, and how many times as fast as the map and as gperf\n\n");
    std::printf(
        "| keys | | order | by str | by text | any: by str | any: by text | unordered_map | "
        "gperf | str: map | str: gperf | text: map | any str: map | any text: map |\n");
    std::printf(
        "| ---: | --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | "
        "---: | ---: |\n");
    for (const bool new_order : {false, true}) {
        for (const bool hit : {true, false}) {
            measure<16>(thread, hit, new_order);
            measure<128>(thread, hit, new_order);
            measure<512>(thread, hit, new_order);
            measure<4096>(thread, hit, new_order);
        }
    }
}
