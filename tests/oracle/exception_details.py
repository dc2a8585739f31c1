"""The exceptions that have attributes of their own, and the classes of the rest."""

for made in (
    TimeoutError, BrokenPipeError, ConnectionResetError, PermissionError, FileExistsError, TabError,
    IndentationError, UserWarning, DeprecationWarning, PendingDeprecationWarning, RuntimeWarning,
    BytesWarning, EncodingWarning, UnicodeTranslateError, StopAsyncIteration, IOError, Warning,
    ChildProcessError, ConnectionAbortedError, ConnectionRefusedError, InterruptedError,
    IsADirectoryError, NotADirectoryError, ProcessLookupError, BlockingIOError, FutureWarning,
    ImportWarning, ResourceWarning, SyntaxWarning, UnicodeWarning, FileNotFoundError,
):
    print(made, made.__mro__[1:-1])
for number in range(135):
    print(number, type(OSError(number, "text")).__name__, end=" ")
print()
for a in [(2,'nope'),(2,'nope','f'),(2,'nope','f',None,'g'),(2,),(2,3,None),('a','b'),(1,2,3,4,5,6),(13,'x'),(True,'x')]:
    e=OSError(*a); print(type(e).__name__,repr(e),str(e),e.args,e.errno,e.strerror,e.filename,e.filename2)
try: OSError(x=1)
except TypeError as e: print(e)
try: AttributeError(x=1)
except TypeError as e: print(e)
try: AttributeError(name=1,obj=2,c=3)
except TypeError as e: print(e)
try: NameError(1,name=1,obj=2)
except TypeError as e: print(e)
try: ImportError(1,name=1,obj=2)
except TypeError as e: print(e)
e=ImportError(1,2); print(e.msg,str(e),repr(e))
e=ImportError(1); print(e.msg)
e=ImportError('q',name='n',path='p'); print(e.msg,e.name,e.path, repr(e))
for a in [(),('a',),('a',('d/f.py',3,4,'text')),('a',('f.py',None,4,'text')),('a',(None,3,4,'text')),('a',('f.py',3,4,'text',5,6)),(None,),(5,),('a','b','c')]:
    try:
        e=SyntaxError(*a); print(str(e),repr(e),e.msg,e.filename,e.lineno,e.offset,e.text,e.end_lineno,e.end_offset)
    except Exception as x: print(type(x),x)
try: FileNotFoundError(1,2,x=1)
except TypeError as e: print(e)
e=FileNotFoundError(13,'x'); print(type(e))
try: print(AttributeError('x').foo)
except AttributeError as e: print(e.name,e.obj)
e = OSError(2, 'a')
e.filename, e.errno = 'changed', 7
print(e, e.errno)
del e.filename
print(e, e.filename)
try: raise PermissionError(13, 'no', 'file')
except OSError as e: print(e)
try: print(unknown)
except NameError as e: print(e.name)
try: [].unknown
except AttributeError as e: print(e.name, e.obj)
try: [].unknown()
except AttributeError as e: print(e.name, e.obj)
try: getattr(5, 'unknown')
except AttributeError as e: print(e.name, e.obj)
try: int.unknown
except AttributeError as e: print(e.name, e.obj)
try: int.x = 1
except TypeError as e: print(e)
def free():
    def inner(): return later
    try: inner()
    except NameError as e: print(e.name)
    later = 1
    try: print(local)
    except UnboundLocalError as e: print(e.name)
    local = 1
free()
try: del unknown
except NameError as e: print(e.name)
