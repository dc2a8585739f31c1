# SPDX-License-Identifier: BSL-1.0
# StasisPythonModule.cmake: Python files as modules of a live CPython 3.11, built from static objects.
#
#   stasis_add_python_module(NAME FILE.py ... [PACKAGE FOLDER ...] [WITH_SOURCE] [INSTALLED_IN TEXT])
#
# makes the target NAME, a shared object that python3.11 imports as the module NAME (its file name ends
# as extension modules' do). One of its files is NAME.py or the package folder NAME; of a package all
# *.py are frozen. Other files and packages are modules that can be imported once NAME is.
#
#   stasis_add_python_modules(TARGET SET FILE.py ... [PACKAGE FOLDER ...] [WITH_SOURCE] [INSTALLED_IN TEXT])
#
# gives TARGET, which has C++ of its own, the header <modules/SET.hpp> with the constant
# stasis::modules::SET, for hosted::install() and STASIS_HOSTED_PACKAGE. TARGET finds Python.h then.
#
#   stasis_python_module(TARGET)
#
# makes TARGET, a MODULE library of C++ files of one's own, what python3.11 imports: its file name ends as
# extension modules' do, and it finds Python.h.
#
#   WITH_SOURCE   ships the sources, for the modules inspect, traceback and pdb; the tracebacks that the
#                 interpreter itself prints show a line only of a file that lies there
#   INSTALLED_IN  the folder in which tracebacks and __file__ say that FILEs and FOLDERs are. Without it
#                 they are named by their names alone, and __file__ stands behind the shared object's
#                 or the program's path.

include("${CMAKE_CURRENT_LIST_DIR}/StasisModules.cmake") # stasis_list_modules

# Sets STASIS_PYTHON_INCLUDE and STASIS_PYTHON_SUFFIX in the cache: where Python.h is, and how the file
# names of extension modules end.
function(stasis_find_python_headers)
    stasis_find_python()
    if(STASIS_PYTHON_INCLUDE AND STASIS_PYTHON_SUFFIX)
        return()
    endif()
    execute_process(
        COMMAND "${STASIS_PYTHON}" -I -c
            "import sysconfig as s; print(s.get_path('include'), s.get_config_var('EXT_SUFFIX'), sep=';')"
        OUTPUT_VARIABLE answer OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
    list(GET answer 0 include)
    list(GET answer 1 suffix)
    if(NOT EXISTS "${include}/Python.h")
        message(FATAL_ERROR "stasis needs CPython 3.11's headers to build Python modules, and there is "
            "no ${include}/Python.h. Install them (Debian: libpython3.11-dev).")
    endif()
    set(STASIS_PYTHON_INCLUDE "${include}" CACHE PATH "The folder of CPython 3.11's Python.h")
    set(STASIS_PYTHON_SUFFIX "${suffix}" CACHE STRING "How file names of extension modules end")
endfunction()

function(stasis_python_module target)
    if(NOT TARGET "${target}")
        message(FATAL_ERROR "stasis_python_module: there is no target '${target}'")
    endif()
    stasis_find_python_headers()
    target_include_directories(${target} SYSTEM PRIVATE "${STASIS_PYTHON_INCLUDE}")
    set_target_properties(${target} PROPERTIES PREFIX "" SUFFIX "${STASIS_PYTHON_SUFFIX}")
endfunction()

# Adds the module of that number in the lists of stasis_list_modules() to TARGET, and to `declarations`
# and `entries`.
macro(stasis_add_hosted_module i)
    foreach(part IN ITEMS module file filename kind identifier)
        list(GET ${part}s ${i} ${part})
    endforeach()
    stasis_add_image(${target} "${file}" NAME ${identifier} FILENAME "${filename}")
    set(source_definition "")
    set(source nullptr)
    if(arg_WITH_SOURCE)
        set(source ${identifier}_source)
        set(literal "${folder}/${identifier}.literal")
        add_custom_command(
            OUTPUT "${literal}"
            COMMAND "${STASIS_PYTHON}" -I -S "${script}" --source "${literal}" "${file}"
            WORKING_DIRECTORY "${CMAKE_CURRENT_SOURCE_DIR}"
            DEPENDS "${file}" "${script}"
            VERBATIM)
        target_sources(${target} PRIVATE "${literal}")
        string(CONFIGURE [[
extern const char @source@[] asm("stasis.@target@.@source@");
const char @source@[] =
#include "@literal@"
    ;
]] source_definition @ONLY)
        string(APPEND declarations "extern const char ${source}[] asm(\"stasis.${target}.${source}\");\n")
    endif()
    file(CONFIGURE OUTPUT "${folder}/${identifier}.cpp" CONTENT [[
// Written by stasis_add_python_modules from @filename@: do not edit.
#include <images/@identifier@.hpp>
#include <stasis/host/modules.hpp>

#if defined(__clang__)
#pragma clang diagnostic ignored "-Woverlength-strings"
#endif

namespace stasis::modules {
constinit auto @identifier@ asm("stasis.@target@.@identifier@") = hosted::body<images::@identifier@>();
@source_definition@} // namespace stasis::modules
]] @ONLY)
    target_sources(${target} PRIVATE "${folder}/${identifier}.cpp")
    string(APPEND declarations
        "extern hosted::hosted_body ${identifier} asm(\"stasis.${target}.${identifier}\");\n")
    list(APPEND entries
        "hosted::hosted_module{\"${module}\", &${identifier}, hosted::module_kind::${kind}, ${source}}")
endmacro()

function(stasis_add_python_modules target set)
    cmake_parse_arguments(PARSE_ARGV 2 arg "WITH_SOURCE" "INSTALLED_IN" "PACKAGE")
    stasis_list_modules(stasis_add_python_modules)
    stasis_find_python_headers()
    target_include_directories(${target} SYSTEM PRIVATE "${STASIS_PYTHON_INCLUDE}")
    set(folder "${CMAKE_CURRENT_BINARY_DIR}/stasis/${target}/modules")
    set(script "${CMAKE_CURRENT_FUNCTION_LIST_DIR}/image_header.py")
    set(declarations "")
    set(entries "")
    foreach(i RANGE ${last_module})
        stasis_add_hosted_module(${i})
    endforeach()
    list(JOIN entries ",\n    " entries)
    file(CONFIGURE OUTPUT "${folder}/include/modules/${set}.hpp" CONTENT [[
// Written by stasis_add_python_modules: do not edit.
#pragma once

#include <stasis/host/modules.hpp>

namespace stasis::modules {
@declarations@
/// The modules of @set@.
inline constexpr auto @set@ = hosted::modules(
    @entries@);
} // namespace stasis::modules
]] @ONLY)
    target_include_directories(${target} PRIVATE "${folder}/include")
endfunction()

function(stasis_add_python_module name)
    if(NOT name MATCHES "^[A-Za-z_][A-Za-z0-9_]*$")
        message(FATAL_ERROR "stasis_add_python_module: '${name}' can't be the name of a shared object's "
            "module: ASCII letters, digits and '_'")
    endif()
    cmake_parse_arguments(PARSE_ARGV 1 arg "WITH_SOURCE" "INSTALLED_IN" "PACKAGE")
    set(found "")
    foreach(file IN LISTS arg_UNPARSED_ARGUMENTS arg_PACKAGE)
        string(REGEX REPLACE "/$" "" file "${file}")
        cmake_path(GET file STEM LAST_ONLY stem)
        list(APPEND found "${stem}")
    endforeach()
    if(NOT name IN_LIST found)
        message(FATAL_ERROR "stasis_add_python_module(${name}): none of its files is ${name}.py, and no "
            "PACKAGE's folder is ${name}")
    endif()
    add_library(${name} MODULE)
    target_link_libraries(${name} PRIVATE stasis::stasis)
    stasis_python_module(${name})
    set_target_properties(${name} PROPERTIES
        CXX_VISIBILITY_PRESET hidden VISIBILITY_INLINES_HIDDEN ON)
    # What is written here needs nothing of the C++ library, which python3.11 hasn't loaded: to load it
    # takes longer than the module.
    target_compile_options(${name} PRIVATE -fno-exceptions -fno-rtti)
    target_link_options(${name} PRIVATE LINKER:--as-needed)
    set(source "${CMAKE_CURRENT_BINARY_DIR}/stasis/${name}/extension.cpp")
    file(CONFIGURE OUTPUT "${source}" CONTENT [[
// Written by stasis_add_python_module: do not edit.
#include <modules/modules_of_@name@.hpp>
#include <stasis/host/extension.hpp>

STASIS_HOSTED_PACKAGE(@name@, stasis::modules::modules_of_@name@);
]] @ONLY)
    target_sources(${name} PRIVATE "${source}")
    stasis_add_python_modules(${name} modules_of_${name} ${ARGN})
endfunction()
