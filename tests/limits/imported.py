from . import __name__ as parent

try:
    from .inner import parent as inner_parent
except ImportError:
    inner_parent = None


def double(n):
    return 2 * n
