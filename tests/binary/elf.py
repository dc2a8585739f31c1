# SPDX-License-Identifier: BSL-1.0
"""elf.py: what the tests of this folder read in a 64-bit little-endian ELF file: sections, symbols,
the dynamic relocations of x86-64, and the bytes that the loader leaves in memory."""

import collections
import pathlib
import struct

Section = collections.namedtuple("Section", "name type flags address offset size link")
Symbol = collections.namedtuple("Symbol", "name address size section")
Relocation = collections.namedtuple("Relocation", "address kind addend")

WRITABLE, ALLOCATED = 1, 2  # flags of a section
NOBITS, RELA, RELR = 8, 4, 19  # types of a section
OBJECT, FUNCTION = 1, 2  # types of symbols
RELATIVE = 8  # R_X86_64_RELATIVE: the address that the program was loaded at, and an addend


class Elf:
    def __init__(self, path):
        self.bytes = pathlib.Path(path).read_bytes()
        if self.bytes[:6] != b"\x7fELF\x02\x01":
            raise ValueError(f"{path}: no 64-bit little-endian ELF file")
        self.position_independent = struct.unpack_from("<H", self.bytes, 16)[0] == 3
        self.entry, table = struct.unpack_from("<Q8xQ", self.bytes, 24)
        size, count, names = struct.unpack_from("<3H", self.bytes, 58)
        rows = [struct.unpack_from("<IIQQQQIIQQ", self.bytes, table + i * size) for i in range(count)]
        self.sections = [
            Section(self._text(rows[names][4] + row[0]), *row[1:7]) for row in rows
        ]

    def _text(self, offset):
        return self.bytes[offset : self.bytes.index(b"\0", offset)].decode()

    def section(self, name):
        """The section of that name, or an empty one."""
        found = [each for each in self.sections if each.name == name]
        return found[0] if found else Section(name, 0, 0, 0, 0, 0, 0)

    def data(self, section):
        if section.type == NOBITS:
            return bytes(section.size)
        return self.bytes[section.offset : section.offset + section.size]

    def symbols(self, table=".symtab", kinds=(OBJECT,)):
        """The symbols of a table that stand for something in the file."""
        section = self.section(table)
        strings = self.sections[section.link].offset
        for name, info, _, where, address, size in struct.iter_unpack("<IBBHQQ", self.data(section)):
            if info & 15 in kinds and 0 < where < len(self.sections):
                yield Symbol(self._text(strings + name), address, size, self.sections[where].name)

    def relocations(self):
        """The relocations that the loader makes, packed ones with no addend: it is in the place."""
        result = []
        for section in self.sections:
            if section.type == RELA and section.flags & ALLOCATED:
                for address, info, addend in struct.iter_unpack("<QQq", self.data(section)):
                    result.append(Relocation(address, info & 0xFFFFFFFF, addend))
            elif section.type == RELR:
                for address in packed_addresses(self.data(section)):
                    result.append(Relocation(address, RELATIVE, None))
        return result

    def section_at(self, address):
        for section in self.sections:
            if section.flags & ALLOCATED and 0 <= address - section.address < section.size:
                return section.name
        return None

    def loaded(self, section, base):
        """The bytes of a section once the loader has relocated it at `base`, as far as RELATIVE
        relocations go."""
        result = bytearray(self.data(section))
        for address, kind, addend in self.relocations():
            at = address - section.address
            if kind == RELATIVE and 0 <= at < section.size:
                if addend is None:
                    addend, = struct.unpack_from("<q", result, at)
                struct.pack_into("<Q", result, at, base + addend)
        return bytes(result)


def packed_addresses(data):
    """The addresses in a RELR section: an even word is one, an odd word has a bit for each of the 63
    words that follow."""
    next_address = 0
    for word, in struct.iter_unpack("<Q", data):
        if word & 1 == 0:
            yield word
            next_address = word + 8
        else:
            for bit in range(63):
                if word >> bit + 1 & 1:
                    yield next_address + 8 * bit
            next_address += 63 * 8
