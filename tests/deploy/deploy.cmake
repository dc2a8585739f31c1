# SPDX-License-Identifier: BSL-1.0
# Brings stasis to the consumer, by `way`, then configures, builds and runs it in `work`.
file(REMOVE_RECURSE "${work}")
if(way STREQUAL "find_package")
    execute_process(
        COMMAND ${CMAKE_COMMAND} --install "${build}" --prefix "${work}/prefix"
        COMMAND_ERROR_IS_FATAL ANY OUTPUT_QUIET)
    set(bring -D "CMAKE_PREFIX_PATH=${work}/prefix")
else()
    set(bring -D "STASIS_SUBFOLDER=${source}")
endif()
execute_process(
    COMMAND ${CMAKE_COMMAND} -S "${source}/tests/deploy/consumer" -B "${work}/build"
            -G "${generator}" -D "CMAKE_CXX_COMPILER=${compiler}"
            -D "STASIS_EXPECTED_VERSION=${version}" ${bring}
    COMMAND_ERROR_IS_FATAL ANY OUTPUT_QUIET)
execute_process(
    COMMAND ${CMAKE_COMMAND} --build "${work}/build" COMMAND_ERROR_IS_FATAL ANY OUTPUT_QUIET)
execute_process(
    COMMAND "${work}/build/consumer" OUTPUT_VARIABLE output COMMAND_ERROR_IS_FATAL ANY)
if(NOT output STREQUAL "stasis ${version}, magic 3495, named as the source file\n")
    message(FATAL_ERROR "the consumer printed '${output}'")
endif()

execute_process(
    COMMAND "${CMAKE_COMMAND}" -E env "PYTHONPATH=${work}/build"
            "${python}" -c "import guest; print(guest.word, guest.__file__)"
    OUTPUT_VARIABLE output COMMAND_ERROR_IS_FATAL ANY)
if(NOT output MATCHES "^imported ${work}/build/guest\\.cpython-311")
    message(FATAL_ERROR "the consumer's module printed '${output}'")
endif()

# The consumer's configuration has to find by itself what ours has found.
file(STRINGS "${work}/build/CMakeCache.txt" found REGEX "^STASIS_PACKED_LINK_OPTION:")
if(NOT found STREQUAL "STASIS_PACKED_LINK_OPTION:STRING=${packed}")
    message(FATAL_ERROR "relocations are packed by '${packed}', and for the consumer '${found}'")
endif()
file(READ "${work}/build/build.ninja" rules)
string(FIND "${rules}" "LINK_FLAGS = ${packed}" at)
if(packed AND at EQUAL -1)
    message(FATAL_ERROR "the consumer is not linked with '${packed}'")
endif()

# An import of the headers from where they are, instead of from the prefix, would pass unnoticed.
if(way STREQUAL "find_package")
    if(rules MATCHES "-I${source}/include|-isystem ${source}/include")
        message(FATAL_ERROR "the installed package points back to the source tree")
    endif()
endif()
