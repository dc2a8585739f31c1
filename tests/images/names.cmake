# SPDX-License-Identifier: BSL-1.0
# Each file beside the C++ name of its image.
cmake_minimum_required(VERSION 3.25)
include(${CMAKE_CURRENT_LIST_DIR}/../../cmake/StasisImage.cmake)
set(expected
    fib.py fib
    some/folder/word_count.pyc word_count
    a.b.py a_b
    two-words.py two_words
    "with space.py" with_space
    2048.py image_2048
    _2048.py image_2048
    _Upper.py image_Upper
    __init__.py _init_
    class.py class_
    float.py float_
    _.py image_
    é.py image_)
while(expected)
    list(POP_FRONT expected file name)
    stasis_image_name("${file}" found)
    if(NOT found STREQUAL name)
        message(SEND_ERROR "${file} gives '${found}', not '${name}'")
    endif()
endwhile()
