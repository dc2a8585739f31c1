// SPDX-License-Identifier: BSL-1.0
// unit/support/oracle_dict.hpp: what a dict looks like in memory, as fields of a line, the same in
// python3.11 and here: the number of keys, the fields of the keys object, the bytes of its index
// table, and the hash of each entry's key, or - for a deleted one; then the numbers of the entries
// in the order of iteration, for a split dict, which iterates in another order than its keys'.
#pragma once

#include "oracle.hpp"

#include <stasis/object/dict_keys.hpp>

namespace oracle_dict {

/// The oracle's side: a function `dump(d)` gives fields.
inline const std::string writer = R"python(
import ctypes, struct
def memory(address, form):
    return struct.unpack(form, ctypes.string_at(address, struct.calcsize(form)))
def dump(d):
    used, version, keys, values = memory(id(d) + 16, "qQQQ")
    count, log2, log2_bytes, kind, version, usable, size = memory(keys, "qBBBxIqq")
    table = ctypes.string_at(keys + 32, 1 << log2_bytes)
    at = keys + 32 + len(table)
    hashes = []
    for i in range(size):
        h, key, value = memory(at + 24 * i, "qQQ") if kind == 0 else \
            (None,) + memory(at + 16 * i, "QQ")
        if kind == 2: value, = memory(values + 8 * i, "Q")
        if kind != 0 and value: h = hash(ctypes.cast(key, ctypes.py_object).value)
        hashes.append(str(h) if value else "-")
    order = ""
    if kind == 2:
        prefix, = memory(values - 1, "B")
        order = ctypes.string_at(values - 2 - used, used + 2).hex()
        assert prefix == (size + usable + 2 + 7) // 8 * 8
    return [str(x) for x in (used, log2, log2_bytes, kind, usable, size)] + \
        [table.hex(), ",".join(hashes), order]
)python";

inline std::string hex_of(const void* from, std::size_t size) {
    const auto* bytes = static_cast<const unsigned char*>(from);
    std::string result;
    for (std::size_t i = 0; i < size; ++i) {
        result += "0123456789abcdef"[bytes[i] >> 4];
        result += "0123456789abcdef"[bytes[i] & 15];
    }
    return result;
}

/// The same fields of a dict of ours, read from memory too.
inline oracle::row dump(const stasis::dict_object* self) {
    using namespace stasis;
    const dict_keys* keys = self->ma_keys;
    const auto* table = reinterpret_cast<const unsigned char*>(keys) + sizeof(dict_keys);
    const std::size_t table_size = std::size_t{1} << keys->dk_log2_index_bytes;
    const unsigned char* entries = table + table_size;
    const auto* values = reinterpret_cast<object* const*>(self->ma_values);
    std::string hashes;
    for (stasis::ssize i = 0; i < keys->dk_nentries; ++i) {
        hash_t hash = 0;
        const object* item = nullptr;
        if (keys->dk_kind == dict_keys_general) {
            const auto& entry = reinterpret_cast<const dict_entry*>(entries)[i];
            hash = entry.me_hash;
            item = entry.me_value;
        } else {
            const auto& entry = reinterpret_cast<const dict_unicode_entry*>(entries)[i];
            item = values != nullptr ? values[i] : entry.me_value;
            hash = item != nullptr ? static_cast<const str_object*>(entry.me_key)->hash : 0;
        }
        hashes += i != 0 ? "," : "";
        hashes += item != nullptr ? std::to_string(hash) : "-";
    }
    std::string order;
    if (values != nullptr) {
        const auto used = static_cast<std::size_t>(self->ma_used);
        order = hex_of(reinterpret_cast<const unsigned char*>(values) - 2 - used, used + 2);
    }
    return {std::to_string(self->ma_used),
            std::to_string(keys->dk_log2_size),
            std::to_string(keys->dk_log2_index_bytes),
            std::to_string(keys->dk_kind),
            std::to_string(keys->dk_usable),
            std::to_string(keys->dk_nentries),
            hex_of(table, table_size),
            hashes,
            order};
}

} // namespace oracle_dict
