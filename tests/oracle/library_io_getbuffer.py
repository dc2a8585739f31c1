# SPDX-License-Identifier: BSL-1.0
"""io.BytesIO.getbuffer(): a view of the bytes, while which their number can't change."""

import _io
import gc


def show(what):
    try:
        print(repr(what()))
    except Exception as error:
        print(type(error).__name__, error)


file = _io.BytesIO(b"0123456789")
view = file.getbuffer()
print(len(view), view.readonly, view.format, bytes(view[2:4]), type(view.obj).__name__)
view[3:5] = b"xy"
print(file.getvalue())
for change in (
    lambda: file.write(b"a"),
    lambda: file.write(b""),
    lambda: file.truncate(3),
    lambda: file.truncate(),
    lambda: file.close(),
    lambda: file.writelines([b"a"]),
    lambda: file.seek(2),
    lambda: file.read(3),
    lambda: file.readinto(bytearray(2)),
):
    show(change)
second = file.getbuffer()
view.release()
show(lambda: file.write(b"a"))
second.release()
show(lambda: file.write(b"a"))
show(lambda: file.getbuffer(1))
empty = _io.BytesIO()
with empty.getbuffer() as nothing:
    print(len(nothing), nothing.tolist())
empty.write(b"now")
print(bytes(empty.getbuffer()))
file.view = file.getbuffer()
file.view.obj  # in a circle
del file
print(gc.collect() > 0)
closed = _io.BytesIO()
closed.close()
show(closed.getbuffer)
kept = _io.BytesIO(b"kept").getbuffer()
print(bytes(kept))
show(lambda: type(kept.obj)())
