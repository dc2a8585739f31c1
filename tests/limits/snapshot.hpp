// SPDX-License-Identifier: BSL-1.0
// limits/snapshot.hpp: what memory held before, and how much of it malloc has given away.
#pragma once

#include <cstring>
#include <malloc.h>
#include <vector>

/// The bytes of a static object, kept to compare with them later.
class snapshot {
public:
    template <class Object>
    explicit snapshot(const Object& object)
        : at_(reinterpret_cast<const unsigned char*>(&object)), bytes_(at_, at_ + sizeof object) {}
    [[nodiscard]] bool is_unchanged() const {
        return std::memcmp(at_, bytes_.data(), bytes_.size()) == 0;
    }

private:
    const unsigned char* at_;
    std::vector<unsigned char> bytes_;
};

/// The bytes that malloc has given away.
inline std::size_t bytes_in_use() {
    const struct mallinfo2 now = mallinfo2();
    return now.uordblks + now.hblkhd;
}
