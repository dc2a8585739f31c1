# SPDX-License-Identifier: BSL-1.0
"""Dates and clocks: what time takes, refuses and says."""

import time
def t(f,*a,**k):
    try: print(repr(f(*a,**k)))
    except BaseException as e: print(type(e).__name__, e)
t(time.sleep,-1);t(time.sleep,"a");t(time.sleep);t(time.sleep, 2**70); t(time.sleep, float("nan")); t(time.sleep, 0); t(time.sleep, 0.001); t(time.sleep, 1e30); t(time.sleep, True); t(time.sleep, None)
for f in (time.gmtime, time.localtime, time.ctime):
    for a in (0, 1, -1, 86399, 951782400, 951868800, 1709164800, 1709251200, 4107542400, -62135596800, -62167219200, 2**31, 2**40, -2**40, 10**11, -1.5, 1.999, True, "a", 1e30, 2**70, float("nan"), float("inf"), 2**60, -2**60, 67767976233532799, 67768036191694799, 67768036191698400,67768036191676799,67768036191676800):
        t(f, a)
    t(f, 1, 2); t(f, secs=1)
t(time.asctime,(1,2));t(time.asctime,3);t(time.mktime,3);t(time.mktime,(1,2));t(time.strftime,3);t(time.strftime,"%Y",3);t(time.strftime); t(time.strftime,"a","b","c"); t(time.strftime, None)
for i, bad in ((1,13),(1,-1),(1,0),(2,32),(2,-1),(2,0),(3,24),(3,-1),(4,60),(5,62),(5,61),(6,-1),(6,-2),(6,9),(7,367),(7,0),(7,-2),(8,5),(0,"a"),(0,1.5),(0,2**40),(0,-2**40),(0,2**80),(0,-1), (0, 123456)):
    v = [2000,1,1,0,0,0,5,1,0]; v[i] = bad; v = tuple(v)
    t(time.asctime, v); t(time.strftime, "%Y-%m-%d %H:%M:%S %a %A %b %B %j %p %w %y %U %W %c %x %X %Z %z %%", v); t(time.mktime, v)
g = time.gmtime(951782400.5)
print(g.tm_zone, g.tm_gmtoff, len(g), g[0:3], g.n_fields, g.n_sequence_fields, g.tm_year, tuple(g), g == tuple(g), hash(g)==hash(tuple(g)))
print(time.strftime("%a %Z %z é€ %%", g), time.strftime("", g), time.strftime("%Y", g), time.asctime(g), time.mktime(g))
print(g.__reduce__()); print(time.struct_time(range(9)), time.struct_time(range(11)).tm_gmtoff, time.struct_time(range(9), {"tm_zone": "X"}).tm_zone, time.struct_time(range(9)).tm_zone)
t(time.struct_time,(1,)*8);t(time.struct_time,(1,)*12); t(time.struct_time); t(time.struct_time, 3)
t(time.time,1);t(time.get_clock_info,"x");t(time.clock_gettime,"a");t(time.clock_gettime,99999); t(time.clock_getres, 1); t(time.monotonic,x=1); t(time.get_clock_info); t(time.get_clock_info, 3)
for n in ("time","monotonic","perf_counter","process_time","thread_time"): print(time.get_clock_info(n))
print(time.CLOCK_REALTIME, time.CLOCK_TAI, time.tzname, time.timezone, time.altzone, time.daylight, time.tzset(), time._STRUCT_TM_ITEMS)
a = time.monotonic(); b = time.perf_counter_ns(); c = time.time(); print(type(a), type(b), type(c), time.monotonic() >= a, time.time_ns() > 10**18, abs(time.time() - time.time_ns()/1e9) < 1, time.process_time() >= 0, time.thread_time_ns() > 0, abs(time.clock_gettime(time.CLOCK_MONOTONIC)-a) < 5, time.clock_gettime_ns(0) > 10**18)
print(time.localtime()[:3] == time.localtime(time.time())[:3], time.struct_time, time.sleep)
for f in time.clock_settime, time.clock_settime_ns:
    t(f); t(f, 1); t(f, "x", 1); t(f, time.CLOCK_MONOTONIC, 1); t(f, time.CLOCK_MONOTONIC, "x"); t(f, time.CLOCK_MONOTONIC, 1.5); t(f, time.CLOCK_MONOTONIC, 2**80); t(f, time.CLOCK_MONOTONIC, float("nan")); t(f, 9999, 1)
t(time.strftime, "a\0b"); t(time.strftime, "%S\0", time.gmtime(0)); t(time.strftime, "\0", (1,))
