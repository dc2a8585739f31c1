// SPDX-License-Identifier: BSL-1.0
// support/headers.cpp: what a precompiled header belongs to, and nothing else.
