// SPDX-License-Identifier: BSL-1.0
// bench/lookup.cpp: how fast constant dicts of strs are looked up, by a str and by its text,
// against std::unordered_map<std::string_view>, in nanoseconds a look-up and as ratios: the median
// of nine turns, in which all take their turns. Prints the sizes 16 to 4,096, for keys that are
// there (hit) and keys that are not (miss).
#include <stasis/builtins/namespace.hpp>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <random>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace {

using namespace stasis;

constexpr std::size_t length = 12;
constexpr std::size_t most = 4096;

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
        std::uint64_t bits = (Part * (most / 16) + i + 1) * 0x9E3779B97F4A7C15u;
        for (std::size_t c = 0; c < length; ++c) {
            made.inline_[c] = static_cast<unsigned char>('a' + (bits >> 59) % 26);
            bits *= 0xD1342543DE82EF95u;
        }
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

double nanoseconds(auto&& each) {
    constexpr int turns = 60;
    const auto start = std::chrono::steady_clock::now();
    for (int turn = 0; turn < turns; ++turn) {
        each();
    }
    const std::chrono::duration<double, std::nano> taken = std::chrono::steady_clock::now() - start;
    return taken.count() / (turns * double{most});
}

double median(std::vector<double>& times) {
    std::sort(times.begin(), times.end());
    return times[times.size() / 2];
}

template <std::size_t N>
void measure(thread_state& thread, bool hit) {
    const dict_object* dict = &graph::dict_of<some_items<N>.items>;
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
    std::size_t found[3] = {};
    std::vector<double> times[3];
    for (int turn = 0; turn < 9; ++turn) {
        times[0].push_back(nanoseconds([&] {
            for (const key_object* each : asked) {
                found[0] += state::find(thread, dict, make_object(pointer_to(*each))) != nullptr;
            }
        }));
        times[1].push_back(nanoseconds([&] {
            for (const std::string& each : copies) {
                const text wanted(reinterpret_cast<const unsigned char*>(each.data()),
                                  static_cast<ssize>(each.size()));
                found[1] += state::find_text(dict, wanted) != nullptr;
            }
        }));
        times[2].push_back(nanoseconds([&] {
            for (const std::string& each : copies) {
                found[2] += map.find(std::string_view(each)) != map.end();
            }
        }));
    }
    const bool agree = found[0] == found[1] && found[1] == found[2];
    const double by_str = median(times[0]);
    const double by_text = median(times[1]);
    const double by_map = median(times[2]);
    std::printf("| %4zu | %s | %6.2f | %6.2f | %6.2f | %5.2f | %5.2f |%s\n", N,
                hit ? "hit " : "miss", by_str, by_text, by_map, by_map / by_str, by_map / by_text,
                agree ? "" : " they disagree");
}

} // namespace

int main() {
    state::interpreter_state interp{};
    thread_state& thread = interp._initial_thread;
    std::printf("nanoseconds a look-up, and how many times as fast as unordered_map\n\n");
    std::printf("| keys | | by str | by text | unordered_map | str: times | text: times |\n");
    std::printf("| ---: | --- | ---: | ---: | ---: | ---: | ---: |\n");
    for (const bool hit : {true, false}) {
        measure<16>(thread, hit);
        measure<128>(thread, hit);
        measure<512>(thread, hit);
        measure<4096>(thread, hit);
    }
}
