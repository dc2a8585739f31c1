# SPDX-License-Identifier: BSL-1.0
# StasisModules.cmake: Python files as modules that programs in stasis' own engines import.
#
#   stasis_add_modules(TARGET SET [FILE.py ...] [PACKAGE FOLDER ...] [IMPORTED_BY PROGRAM.py]
#                      [INSTALLED_IN TEXT])
#
# gives TARGET the header <modules/SET.hpp> with the constant stasis::modules::SET, a set of
# importable_module. Of a package all *.py are frozen. Each module is compiled by itself.
#
#   IMPORTED_BY   what the import statements of PROGRAM.py lead to, among the files beside it and in the
#                 standard library of the python3.11 that compiles them (cmake/find_imports.py says what
#                 is followed), with the modules that are written in C++ (include/stasis/library), and the
#                 compiler of source texts, if one of all these evaluates any. What only
#                 functions of the standard library import is kept as images, which thaw when imported.
#   INSTALLED_IN  the folder in which tracebacks and __file__ say that FILEs and FOLDERs are. Without it
#                 they are named by their absolute paths, as python3.11 has it.

# Checks a call of CALLER for TARGET and SET, whose arguments are parsed as `arg`, and lists its modules:
# sets `modules`, `files`, `filenames`, `kinds` (module or package), `identifiers`, which are their names
# in C++, and `ways` (frozen or thawing), and `last_module`, the number of the last one.
macro(stasis_list_modules caller)
    if(NOT TARGET "${target}")
        message(FATAL_ERROR "${caller}: there is no target '${target}'")
    endif()
    get_target_property(home ${target} SOURCE_DIR)
    if(NOT home STREQUAL CMAKE_CURRENT_SOURCE_DIR)
        message(FATAL_ERROR "${caller}(${target}): call it in the folder that adds the "
            "target, which is ${home}")
    endif()
    if(arg_KEYWORDS_MISSING_VALUES)
        message(FATAL_ERROR "${caller}(${target}): ${arg_KEYWORDS_MISSING_VALUES} without a value")
    endif()
    stasis_image_name("${set}" cxx_name)
    if(NOT cxx_name STREQUAL set)
        message(FATAL_ERROR "${caller}(${target}): '${set}' can't be the name of a C++ "
            "constant: letters, digits and '_', and no keyword")
    endif()
    foreach(list IN ITEMS modules files filenames kinds ways identifiers)
        set(${list} "")
    endforeach()
    foreach(path IN LISTS arg_UNPARSED_ARGUMENTS)
        cmake_path(GET path STEM LAST_ONLY stem)
        cmake_path(GET path FILENAME filename)
        stasis_list_module(${caller} "${stem}" "${path}" "${filename}" module frozen)
    endforeach()
    foreach(package IN LISTS arg_PACKAGE)
        cmake_path(ABSOLUTE_PATH package BASE_DIRECTORY "${CMAKE_CURRENT_SOURCE_DIR}" NORMALIZE)
        string(REGEX REPLACE "/$" "" package "${package}")
        if(NOT EXISTS "${package}/__init__.py")
            message(FATAL_ERROR
                "${caller}(${target}): ${package} is no package: it has no __init__.py")
        endif()
        cmake_path(GET package PARENT_PATH parent)
        file(GLOB_RECURSE paths CONFIGURE_DEPENDS "${package}/*.py")
        foreach(path IN LISTS paths)
            file(RELATIVE_PATH filename "${parent}" "${path}")
            string(REGEX REPLACE "\\.py$" "" module "${filename}")
            string(REPLACE "/" "." module "${module}")
            set(kind module)
            if(module MATCHES "\\.__init__$")
                string(REGEX REPLACE "\\.__init__$" "" module "${module}")
                set(kind package)
            endif()
            stasis_list_module(${caller} "${module}" "${path}" "${filename}" ${kind} frozen)
        endforeach()
    endforeach()
    list(LENGTH modules last_module)
    if(last_module EQUAL 0 AND NOT DEFINED arg_IMPORTED_BY)
        message(FATAL_ERROR "${caller}(${target}): name a .py file or a PACKAGE")
    endif()
    math(EXPR last_module "${last_module} - 1")
endmacro()

# Lists what a program imports, which may be nothing, as stasis_list_modules() does, and sets `headers`
# and `entries`, those of the library, and `standard_modules`, the names of those of the standard library.
macro(stasis_list_imports caller program)
    stasis_find_python()
    set(program_file "${program}")
    cmake_path(ABSOLUTE_PATH program_file BASE_DIRECTORY "${CMAKE_CURRENT_SOURCE_DIR}" NORMALIZE)
    set(library "${CMAKE_CURRENT_FUNCTION_LIST_DIR}/../include/stasis/library")
    if(NOT IS_DIRECTORY "${library}") # installed
        get_target_property(library stasis::stasis HEADER_DIRS)
        string(APPEND library "/stasis/library")
    endif()
    execute_process(
        COMMAND "${STASIS_PYTHON}" -I -S "${CMAKE_CURRENT_FUNCTION_LIST_DIR}/find_imports.py"
                --library "${library}" "${program_file}"
        OUTPUT_VARIABLE found RESULT_VARIABLE status ERROR_VARIABLE reason)
    if(NOT status EQUAL 0)
        message(FATAL_ERROR "${caller}(${target}): ${reason}")
    endif()
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${program_file}"
        "${CMAKE_CURRENT_FUNCTION_LIST_DIR}/find_imports.py")
    string(REGEX MATCHALL "[^\n]+" found "${found}")
    foreach(line IN LISTS found)
        if(line STREQUAL "compiler")
            string(APPEND headers "#include <stasis/compiler/compile.hpp>\n")
            list(APPEND entries "source_compiler")
            continue()
        endif()
        string(REGEX MATCH "^(called_)?(standard_)?([a-z]+) ([^ ]+) ?(.*)$" whole "${line}")
        set(called "${CMAKE_MATCH_1}")
        set(standard "${CMAKE_MATCH_2}")
        set(kind "${CMAKE_MATCH_3}")
        set(name "${CMAKE_MATCH_4}")
        set(path "${CMAKE_MATCH_5}")
        if(kind STREQUAL "namespace")
            list(APPEND entries
                "importable_module{.name = \"${name}\", .is_package = true, .folder = \"${path}\"}")
        elseif(kind STREQUAL "library")
            string(APPEND headers "#include <stasis/library/${name}.hpp>\n")
            list(APPEND entries "library::${name}_module")
        else()
            set(way frozen)
            if(called)
                set(way thawing)
            endif()
            stasis_list_module(${caller} "${name}" "${path}" "${path}" ${kind} ${way})
            if(standard)
                list(APPEND standard_modules "${name}")
            else()
                set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${path}")
            endif()
        endif()
    endforeach()
endmacro()

macro(stasis_list_module caller module file filename kind way)
    if(NOT "${file}" MATCHES "\\.py$")
        message(FATAL_ERROR "${caller}(${target}): '${file}' is not a .py file")
    endif()
    if("${module}" IN_LIST modules)
        message(FATAL_ERROR "${caller}(${target}): '${file}' would be a second "
            "module '${module}'")
    endif()
    list(APPEND modules "${module}")
    list(APPEND files "${file}")
    list(APPEND kinds ${kind})
    list(APPEND ways ${way})
    if(DEFINED arg_INSTALLED_IN)
        list(APPEND filenames "${arg_INSTALLED_IN}/${filename}")
    else()
        list(APPEND filenames "${filename}")
    endif()
    string(MAKE_C_IDENTIFIER "${set}_${module}" identifier)
    # "a.b_c" and "a.b.c", "ä" and "ö".
    if(identifier IN_LIST identifiers)
        list(LENGTH modules count)
        string(APPEND identifier "_${count}")
    endif()
    list(APPEND identifiers "${identifier}")
endmacro()

# Adds to TARGET, `declarations` and `entries` the source texts that modules of the standard library compile
# when they are imported.
macro(stasis_freeze_texts)
    if(standard_modules)
        execute_process(
            COMMAND "${STASIS_PYTHON}" -I -S "${CMAKE_CURRENT_FUNCTION_LIST_DIR}/find_texts.py"
                    "${folder}/texts" ${standard_modules}
            OUTPUT_VARIABLE found RESULT_VARIABLE status ERROR_VARIABLE reason)
        if(NOT status EQUAL 0)
            message(FATAL_ERROR "stasis_add_modules(${target}): ${reason}")
        endif()
        string(REGEX MATCHALL "[^\n]+" found "${found}")
        foreach(line IN LISTS found)
            string(REGEX MATCH "^(text|refused) ([a-z]+) ([0-9]+) (.*)$" whole "${line}")
            set(text_refused "false")
            if(CMAKE_MATCH_1 STREQUAL "refused")
                set(text_refused "true")
            endif()
            set(text_mode "${CMAKE_MATCH_2}")
            set(text_literal "${CMAKE_MATCH_4}")
            set(identifier "${set}_text_${CMAKE_MATCH_3}")
            stasis_add_image(${target} "${folder}/texts/text_${CMAKE_MATCH_3}.pyc" NAME ${identifier})
            stasis_add_frozen_body("a source text")
            list(APPEND entries
                "frozen_text{\"${text_mode}\", ${text_literal}, &${identifier}, ${text_refused}}")
        endforeach()
    endif()
endmacro()

# Compiles the body of the image IDENTIFIER, alone, and declares it.
macro(stasis_add_frozen_body origin)
    set(origin "${origin}")
    file(CONFIGURE OUTPUT "${folder}/${identifier}.cpp" CONTENT [[
// Written by stasis_add_modules from @origin@: do not edit.
#include <images/@identifier@.hpp>
#include <stasis/image/modules.hpp>

namespace stasis::modules {
extern const code_object* const @identifier@ asm("stasis.@target@.@identifier@");
constinit const code_object* const @identifier@ = image::body<images::@identifier@>;
} // namespace stasis::modules
]] @ONLY)
    target_sources(${target} PRIVATE "${folder}/${identifier}.cpp")
    # A precompiled header of the whole library takes longer to load than what this file includes.
    set_source_files_properties("${folder}/${identifier}.cpp" PROPERTIES SKIP_PRECOMPILE_HEADERS ON)
    string(APPEND declarations "extern const code_object* const ${identifier} "
        "asm(\"stasis.${target}.${identifier}\");\n")
endmacro()

# Compiles the images that thaw, all in one file, and declares them.
macro(stasis_keep_images)
    set(includes "")
    set(definitions "")
    foreach(identifier IN LISTS thawing)
        string(APPEND includes "#include <images/${identifier}.hpp>\n")
        string(APPEND definitions
            "constinit const image_bytes ${identifier} = image::bytes_of(images::${identifier});\n")
        string(APPEND declarations "extern const support::byte_view<unsigned char> ${identifier} "
            "asm(\"stasis.${target}.${identifier}\");\n")
    endforeach()
    if(thawing)
        file(CONFIGURE OUTPUT "${folder}/${set}_thawing.cpp" CONTENT [[
// Written by stasis_add_modules: do not edit.
#include <modules/@set@.hpp>
@includes@
namespace stasis::modules {
using image_bytes = support::byte_view<unsigned char>;
@definitions@} // namespace stasis::modules
]] @ONLY)
        target_sources(${target} PRIVATE "${folder}/${set}_thawing.cpp")
    endif()
endmacro()

function(stasis_add_modules target set)
    cmake_parse_arguments(PARSE_ARGV 2 arg "" "INSTALLED_IN;IMPORTED_BY" "PACKAGE")
    set(headers "")
    set(entries "")
    set(standard_modules "")
    stasis_list_modules(stasis_add_modules)
    if(DEFINED arg_IMPORTED_BY)
        stasis_list_imports(stasis_add_modules "${arg_IMPORTED_BY}")
    endif()
    set(folder "${CMAKE_CURRENT_BINARY_DIR}/stasis/${target}/modules")
    set(declarations "")
    set(thawing "")
    foreach(module file filename kind way identifier
            IN ZIP_LISTS modules files filenames kinds ways identifiers)
        if(NOT DEFINED arg_INSTALLED_IN) # as python3.11 has it
            cmake_path(ABSOLUTE_PATH file BASE_DIRECTORY "${CMAKE_CURRENT_SOURCE_DIR}" NORMALIZE
                OUTPUT_VARIABLE filename)
        endif()
        stasis_add_image(${target} "${file}" NAME ${identifier} FILENAME "${filename}")
        if(way STREQUAL "thawing")
            list(APPEND thawing "${identifier}")
            list(APPEND entries "thawing<${identifier}>(\"${module}\", module_kind::${kind})")
        else()
            set(is_package false)
            if(kind STREQUAL "package")
                set(is_package true)
            endif()
            stasis_add_frozen_body("${filename}")
            list(APPEND entries "importable_module{\"${module}\", &${identifier}, ${is_package}}")
        endif()
    endforeach()
    if(thawing)
        string(PREPEND headers "#include <stasis/image/thawing.hpp>\n")
    endif()
    stasis_keep_images()
    stasis_freeze_texts()
    list(JOIN entries ",\n    " entries)
    file(CONFIGURE OUTPUT "${folder}/include/modules/${set}.hpp" CONTENT [[
// Written by stasis_add_modules: do not edit.
#pragma once

#include <stasis/image/modules.hpp>
@headers@
namespace stasis::modules {
@declarations@
/// The modules of @set@.
inline constexpr auto @set@ = importable(
    @entries@);
} // namespace stasis::modules
]] @ONLY)
    target_include_directories(${target} PRIVATE "${folder}/include")
endfunction()
