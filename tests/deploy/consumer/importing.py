import errno
import guest
