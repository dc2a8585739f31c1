// SPDX-License-Identifier: BSL-1.0
// tests/binary/empty.cpp: what the compiler and the C library alone put into a program.

int main() {}
