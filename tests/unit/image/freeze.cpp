// SPDX-License-Identifier: BSL-1.0
// unit/image/freeze.cpp: the static graph of an image is, field by field, what python3.11 makes of
// it.
#include "graph_dump.hpp"
#include <images/specimen.hpp>
#include <stasis/graph/singletons.hpp>
#include <stasis/graph/str.hpp>
#include <stasis/image/freeze.hpp>
#include <support/check.hpp>
#include <unit/image/object_types.hpp>
#include <unit/support/oracle.hpp>

namespace {

using stasis::images::specimen;
constexpr const stasis::code_object& module_code = stasis::image::module_code<specimen>;

std::string hex_of_image() {
    std::string hex;
    for (std::size_t i = 0; i + 1 < sizeof specimen; ++i) {
        char two[3];
        std::snprintf(two, sizeof two, "%02x", specimen[i]);
        hex += two;
    }
    return hex;
}

/// The code of the function of that name: a constant of the module.
constexpr const stasis::code_object* arguments() {
    for (stasis::ssize i = 0; i < module_code.co_consts->ob_size; ++i) {
        const stasis::object* item = stasis::items(module_code.co_consts)[i];
        if (item->ob_type == &stasis::code_type) {
            return static_cast<const stasis::code_object*>(item);
        }
    }
    return nullptr;
}

/// The items of the constant that is a tuple of that size whose first item is of that type.
constexpr stasis::object* const* row_of(stasis::ssize size, const stasis::type_object& type) {
    for (stasis::ssize i = 0; i < module_code.co_consts->ob_size; ++i) {
        const stasis::object* item = stasis::items(module_code.co_consts)[i];
        if (item->ob_type == &stasis::tuple_type) {
            const auto* tuple = static_cast<const stasis::tuple_object*>(item);
            if (tuple->ob_size == size && stasis::items(tuple)[0]->ob_type == &type) {
                return stasis::items(tuple);
            }
        }
    }
    return nullptr;
}

} // namespace

TEST_CASE("the static graph is what python makes of the same image") {
    const std::vector<oracle::row> rows = oracle::ask(
        std::string(graph_dump::python) + "import marshal\ncode = marshal.loads(bytes.fromhex('" +
        hex_of_image() + "')[16:])\nprint(dump(code))");
    REQUIRE(rows.size() == 1);
    CHECK(graph_dump::dump(&module_code) == rows[0].at(0));
}

TEST_CASE("the graph can be walked in constant expressions") {
    STASIS_CHECK(arguments()->co_argcount == 3);
    STASIS_CHECK(arguments()->co_posonlyargcount == 2);
    STASIS_CHECK(arguments()->co_kwonlyargcount == 2);
    STASIS_CHECK(stasis::text_of(arguments()->co_name) == "arguments");
    STASIS_CHECK(stasis::text_of(module_code.co_name) == "<module>");
    STASIS_CHECK(stasis::bytecode(&module_code)[0] == 151);
    STASIS_CHECK(stasis::is_immortal(arguments()));
}

TEST_CASE("what the image shares is one object") {
    STASIS_CHECK(arguments()->co_filename == module_code.co_filename);
    STASIS_CHECK(arguments()->co_name == arguments()->co_qualname);
}

TEST_CASE("what python interns is the str of that text, and what it doesn't is the image's own") {
    STASIS_CHECK(arguments()->co_name == &stasis::graph::str_<"arguments">);
    STASIS_CHECK(stasis::items(arguments()->co_localsplusnames)[7] ==
                 stasis::pointer_to(stasis::graph::str_<"inner">));
    STASIS_CHECK(module_code.co_filename->state.interned == 0);
}

TEST_CASE("small objects are the program's shared ones") {
    STASIS_CHECK(row_of(13, stasis::int_type)[0] == stasis::graph::small_int_object(0));
    STASIS_CHECK(row_of(13, stasis::int_type)[3] == stasis::graph::small_int_object(256));
    STASIS_CHECK(row_of(17, stasis::str_type)[0] == stasis::pointer_to(stasis::graph::empty_str));
    STASIS_CHECK(row_of(17, stasis::str_type)[1] == stasis::graph::character_object('a'));
    STASIS_CHECK(row_of(17, stasis::str_type)[4] == stasis::graph::character_object(0x80));
    STASIS_CHECK(row_of(7, stasis::bytes_type)[0] ==
                 stasis::pointer_to(stasis::graph::empty_bytes));
    STASIS_CHECK(row_of(7, stasis::bytes_type)[2] ==
                 stasis::pointer_to(stasis::graph::byte_characters[255]));
}

TEST_CASE("bytes have their hash, the tables of code have none before somebody asks") {
    int checked = 0;
    for (stasis::ssize i = 0; i < module_code.co_consts->ob_size; ++i) {
        const stasis::object* item = stasis::items(module_code.co_consts)[i];
        if (item->ob_type != &stasis::tuple_type) {
            continue;
        }
        const auto* tuple = static_cast<const stasis::tuple_object*>(item);
        for (stasis::ssize k = 0; k < tuple->ob_size; ++k) {
            if (stasis::items(tuple)[k]->ob_type == &stasis::bytes_type) {
                const auto* bytes = static_cast<const stasis::bytes_object*>(stasis::items(tuple)[k]);
                CHECK(bytes->ob_shash ==
                      stasis::support::hash_bytes(stasis::bytes_data(bytes),
                                                  static_cast<std::size_t>(bytes->ob_size)));
                ++checked;
            }
        }
    }
    CHECK(checked >= 7);
    STASIS_CHECK(module_code.co_linetable->ob_shash == -1);
}
