# SPDX-License-Identifier: BSL-1.0
"""sys.excepthook and sys.stderr of a program's own."""

import sys
class W:
    def __init__(s): s.p=[]
    def write(s, x): s.p.append(x)
    def flush(s): s.p.append("F")
    def __del__(s): sys.__stdout__.write("".join(s.p)) if 0 else None
w = W()
sys.stderr = w
def h(t,v,tb):
    sys.__excepthook__(t,v,tb)
    print("GOT", "".join(w.p), file=sys.__stdout__)
sys.excepthook = h
def g(): raise ExceptionGroup("eg", [ValueError("é\ud800"), TypeError()])
g()
