// SPDX-License-Identifier: BSL-1.0
// tests/deploy/consumer: what a stranger's first program may look like.
#include <images/new_.hpp>
#include <stasis/version.hpp>

#include <cstdio>
#include <string_view>

constexpr int magic = stasis::images::new_[0] + 256 * stasis::images::new_[1];

int main() {
    const std::string_view image(reinterpret_cast<const char*>(stasis::images::new_),
                                 sizeof(stasis::images::new_));
    const bool named = image.find("/tests/deploy/consumer/new.py") != image.npos;
    std::printf("stasis %d.%d.%d, magic %d, %s\n", STASIS_VERSION_MAJOR, STASIS_VERSION_MINOR,
                STASIS_VERSION_PATCH, magic, named ? "named as the source file" : "misnamed");
}
