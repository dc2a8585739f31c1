# SPDX-License-Identifier: BSL-1.0
# StasisImage.cmake: turns Python files into headers that hold their images, at build time.
#
#   stasis_add_image(TARGET FILE.py|FILE.pyc ... [NAME identifier] [FILENAME text] [WARNINGS file])
#
# For each FILE, TARGET's sources may say `#include <images/NAME.hpp>`, which defines
# `stasis::images::NAME`: a constexpr array of unsigned char with the bytes of the whole .pyc, its
# 16-byte header included, and one zero byte behind them.
#
#   NAME      the file's stem, where each run of characters that C++ has no use for becomes one
#             '_'. A stem that can't start a name, or is reserved, gets "image_" in front, a C++
#             keyword '_' behind. The option gives another name (for a single FILE); two files of a
#             target with one name are an error.
#   FILENAME  what tracebacks say (co_filename), for a single FILE.py. Without it: the absolute
#             path, as `python3.11 FILE.py` has it. A FILE.pyc keeps its own.
#   WARNINGS  a file for what python warns of in a single FILE.py, which the build prints, but only
#             when it makes the image; relative to the binary folder.
#
# The image is a function of the source text and the file name only: no time stamp, no seed.
# Needs CPython 3.11, any 3.11.x: the cache variable STASIS_PYTHON, found if not set.

# Others fail deep inside the headers.
if((CMAKE_CXX_COMPILER_ID STREQUAL "Clang" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 19)
        OR (CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 12))
    message(FATAL_ERROR "stasis needs g++ 12 or clang++ 19, or later ones; ${CMAKE_CXX_COMPILER} is "
        "${CMAKE_CXX_COMPILER_ID} ${CMAKE_CXX_COMPILER_VERSION}. Set CMAKE_CXX_COMPILER.")
endif()

# Finds CPython 3.11, Debian's before any other in PATH, and checks that its magic number is the
# one that the library reads. Sets STASIS_PYTHON in the cache.
function(stasis_find_python)
    find_program(STASIS_PYTHON python3.11 PATHS /usr/bin NO_DEFAULT_PATH
        DOC "CPython 3.11, which compiles Python files to images")
    find_program(STASIS_PYTHON NAMES python3.11 python3 python)
    if(NOT STASIS_PYTHON)
        message(FATAL_ERROR
            "stasis needs CPython 3.11 to compile Python files, and found no python3.11. "
            "Install it (Debian: python3.11) or set STASIS_PYTHON to its path.")
    endif()
    if(STASIS_PYTHON STREQUAL STASIS_PYTHON_CHECKED)
        return()
    endif()
    execute_process(
        COMMAND "${STASIS_PYTHON}" -I -S "${CMAKE_CURRENT_FUNCTION_LIST_DIR}/image_header.py" --check
        RESULT_VARIABLE status ERROR_VARIABLE reason OUTPUT_QUIET)
    if(NOT status EQUAL 0)
        message(FATAL_ERROR
            "STASIS_PYTHON (${STASIS_PYTHON}) can't be used: ${reason}\n"
            "Install CPython 3.11 (Debian: python3.11) or set STASIS_PYTHON to its path.")
    endif()
    set(STASIS_PYTHON_CHECKED "${STASIS_PYTHON}" CACHE INTERNAL "The STASIS_PYTHON last checked")
endfunction()

# The C++ name of a file's image.
function(stasis_image_name file result)
    cmake_path(GET file STEM LAST_ONLY name)
    string(REGEX REPLACE "[^A-Za-z0-9]+" "_" name "${name}")
    if(name MATCHES "^(_?[0-9]|_[A-Z]|_$)")
        string(REGEX REPLACE "^_" "" name "${name}")
        string(PREPEND name "image_")
    endif()
    set(keywords
        alignas alignof and and_eq asm auto bitand bitor bool break case catch char char8_t char16_t
        char32_t class compl concept const consteval constexpr constinit const_cast continue co_await
        co_return co_yield decltype default delete do double dynamic_cast else enum explicit export
        extern false float for friend goto if inline int long mutable namespace new noexcept not
        not_eq nullptr operator or or_eq private protected public register reinterpret_cast requires
        return short signed sizeof static static_assert static_cast struct switch template this
        thread_local throw true try typedef typeid typename union unsigned using virtual void
        volatile wchar_t while xor xor_eq linux unix)
    if(name IN_LIST keywords)
        string(APPEND name "_")
    endif()
    set(${result} "${name}" PARENT_SCOPE)
endfunction()

function(stasis_add_image target)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "NAME;FILENAME;WARNINGS" "")
    set(files ${arg_UNPARSED_ARGUMENTS})
    list(LENGTH files count)
    if(NOT TARGET "${target}")
        message(FATAL_ERROR "stasis_add_image: there is no target '${target}'")
    elseif(count EQUAL 0)
        message(FATAL_ERROR "stasis_add_image(${target}): name at least one .py or .pyc file")
    elseif(count GREATER 1 AND (DEFINED arg_NAME OR DEFINED arg_FILENAME OR DEFINED arg_WARNINGS))
        message(FATAL_ERROR
            "stasis_add_image(${target}): NAME, FILENAME and WARNINGS go with one file")
    endif()
    stasis_find_python()

    get_target_property(type ${target} TYPE)
    set(scope PRIVATE)
    if(type STREQUAL "INTERFACE_LIBRARY")
        set(scope INTERFACE)
    endif()
    set(script "${CMAKE_CURRENT_FUNCTION_LIST_DIR}/image_header.py")
    set(folder "${CMAKE_CURRENT_BINARY_DIR}/stasis/${target}")
    target_include_directories(${target} ${scope} "${folder}")

    foreach(file IN LISTS files)
        if(NOT file MATCHES "\\.pyc?$")
            message(FATAL_ERROR "stasis_add_image(${target}): '${file}' is not a .py or .pyc file")
        endif()
        set(filename_argument "")
        if(DEFINED arg_FILENAME)
            set(filename_argument --filename "${arg_FILENAME}")
        endif()
        set(warnings_argument "")
        if(DEFINED arg_WARNINGS)
            cmake_path(ABSOLUTE_PATH arg_WARNINGS BASE_DIRECTORY "${CMAKE_CURRENT_BINARY_DIR}")
            set(warnings_argument --warnings "${arg_WARNINGS}")
        endif()
        cmake_path(ABSOLUTE_PATH file BASE_DIRECTORY "${CMAKE_CURRENT_SOURCE_DIR}" NORMALIZE)
        stasis_image_name("${file}" name)
        if(DEFINED arg_NAME)
            set(name "${arg_NAME}")
        endif()

        get_target_property(names ${target} STASIS_IMAGES)
        if(names AND name IN_LIST names)
            message(FATAL_ERROR "stasis_add_image(${target}): '${file}' would be a second image "
                "named '${name}'; give it another with NAME")
        endif()
        set_property(TARGET ${target} APPEND PROPERTY STASIS_IMAGES ${name})

        set(header "${folder}/images/${name}.hpp")
        add_custom_command(
            OUTPUT "${header}" ${arg_WARNINGS}
            COMMAND "${STASIS_PYTHON}" -I -S "${script}" --name ${name} ${filename_argument}
                    ${warnings_argument} --output "${header}" "${file}"
            DEPENDS "${file}" "${script}"
            COMMENT "Image of ${file}"
            VERBATIM)
        target_sources(${target} ${scope} "${header}")
    endforeach()
endfunction()
