#== print(m.x if hasattr(m, 'x') else 'x not', m.__name__)
import importlib
import importlib.util
m = importlib.import_module('sub.b')
print(m.x if hasattr(m, 'x') else 'x not', m.__name__)
#== print(mod.VALUE, mod.twice(4), mod.__name__, spec.name)
import importlib
import importlib.util
m = importlib.import_module('sub.b')
spec = importlib.util.spec_from_file_location('loaded', 'helper.py')
mod = importlib.util.module_from_spec(spec)
spec.loader.exec_module(mod)
print(mod.VALUE, mod.twice(4), mod.__name__, spec.name)
#== imports that certainly fail
import sys, json, os
print(hasattr(sys,'frozen'),getattr(sys,'frozen',False),getattr(sys,'_MEIPASS','no'),hasattr(sys,'gettotalrefcount'),hasattr(json,'nosuch'),getattr(os,'startfile',None),hasattr(os,'fork') or 1)
try: json.nosuch
except AttributeError as e: print(e)
try:
    from json import nosuch
except ImportError as e: print(e.name, str(e)[:40])
try:
    from collections import Mapping
except ImportError:
    from collections.abc import Mapping
print(Mapping)
try:
    import json.nosuch
except ImportError as e: print(type(e).__name__,e,e.name)
try:
    import os.nosuch
except ImportError as e: print(type(e).__name__,e,e.name)
try:
    from StringIO import StringIO
except ImportError:
    from io import StringIO
print(StringIO('x').read())
try: import ConfigParser
except ImportError: import configparser as ConfigParser
print(ConfigParser.__name__)
try:
    import cPickle as pickle
except ImportError:
    print('no cPickle')
try:
    import urllib2
except ImportError:
    urllib2 = None
print(urllib2)
import importlib
try: importlib.import_module('json.nosuch')
except ModuleNotFoundError as e: print(e)
try: __import__('urlparse')
except ImportError as e: print(e)
try:
    from typing import override
except ImportError:
    def override(f): return f
print(override.__name__)
import importlib.util
print(importlib.util.find_spec('json') is not None, importlib.util.find_spec('json.nosuch'), importlib.util.find_spec('urllib2'))
