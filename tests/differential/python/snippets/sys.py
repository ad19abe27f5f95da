#== version
import sys
print(sys.version_info[:2], sys.version_info >= (3, 8), sys.version_info.major, sys.version_info.minor, sys.version_info[0] == 3)
#== constants
import sys
print(sys.maxsize, sys.platform, sys.byteorder, sys.maxunicode, sys.float_info.max, sys.float_info.epsilon, sys.flags.optimize, sys.getdefaultencoding(), sys.hexversion > 0x3000000)
#== modules
import sys
import json
print('sys' in sys.modules, sys.modules['sys'] is sys, 'not.there' in sys.modules, sys.modules.get('not.there'), sys.modules[__name__].__name__)
#== write and flush
import sys
sys.stdout.write('w\n')
sys.stdout.flush()
print('p', file=sys.stdout)
#== exit
import sys
sys.exit(3)
#== exit with text
import sys
try:
    sys.exit('bye')
except SystemExit as e:
    print(e.code, repr(e))
#== redirect_stdout
import contextlib, io
s = io.StringIO()
with contextlib.redirect_stdout(s):
    print('captured')
print(repr(s.getvalue()))
#== stdout replaced by hand
import io, sys
old, sys.stdout = sys.stdout, io.StringIO()
print('inside')
sys.stdout, new = old, sys.stdout
print(new.getvalue(), end='')
#== path
import sys
sys.path.append('x')
sys.path.insert(0, 'y')
print(sys.path[0], sys.path[-1], isinstance(sys.path, list))
#== intern
import sys
print(sys.intern('a'), sys.getfilesystemencoding(), sys.getrecursionlimit() >= 100)
#== what is loaded from the beginning
import sys
print([name in sys.modules for name in ('os', 'sys', 'builtins', 'io', 'abc', 'codecs', 'site', 'stat', 'posixpath',
                                        'os.path', '_collections_abc', 'time', 'encodings.utf_8', 'nosuch')])
import os, io
print(sys.modules['os'] is os, sys.modules.get('os.path') is os.path, sys.modules['sys'] is sys, sys.modules['io'] is io)
print(list(sys.modules)[:2], 'site' in list(sys.modules), 'os' in sys.modules.keys(), len(sys.modules) > 20)
