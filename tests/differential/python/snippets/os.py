#== print(os.path.join('a', 'b', '/c', 'd'), join('a/', 'b'), jo
import os, os.path, io, glob, fnmatch, pathlib
from os.path import join
print(os.path.join('a','b','/c','d'), join('a/','b'), join('','x'), os.path.split('/a/b'), os.path.split('/'), os.path.basename('/a/b/'), os.path.dirname('/a/b'), os.path.splitext('a.tar.gz'), os.path.splitext('.bashrc'), os.path.splitext('a/.b.c'), os.path.splitext('..x'))
#== print(os.path.normpath('/a/../b//c/.'), os.path.normpath('..
import os, os.path, io, glob, fnmatch, pathlib
print(os.path.normpath('/a/../b//c/.'), os.path.normpath('../a/..'), os.path.normpath(''), os.path.normpath('//x'), os.path.isabs('/x'), os.path.relpath('/a/b','/a/c'), os.path.commonprefix(['/usr/lib','/usr/local']), os.path.commonpath(['/usr/lib','/usr/local']))
#== t(lambda: os.path.join(1))
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
import os, os.path, io, glob, fnmatch, pathlib
t(lambda: os.path.join(1))
#== t(lambda: os.path.join('a', 1))
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
import os, os.path, io, glob, fnmatch, pathlib
t(lambda: os.path.join('a', 1))
#== t(lambda: os.path.commonpath([]))
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
import os, os.path, io, glob, fnmatch, pathlib
t(lambda: os.path.commonpath([]))
#== t(lambda: os.path.commonpath(['/a', 'b']))
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
import os, os.path, io, glob, fnmatch, pathlib
t(lambda: os.path.commonpath(['/a','b']))
#== t(lambda: os.path.exists(None))
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
import os, os.path, io, glob, fnmatch, pathlib
t(lambda: os.path.exists(None))
#== t(lambda: os.path.basename(3))
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
import os, os.path, io, glob, fnmatch, pathlib
t(lambda: os.path.basename(3))
#== t(lambda: os.path.relpath(''))
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
import os, os.path, io, glob, fnmatch, pathlib
t(lambda: os.path.relpath(''))
#== print(os.environ['ZZ'], os.environ.get('NOPE'), os.environ.g
import os, os.path, io, glob, fnmatch, pathlib
os.environ['ZZ']='1'
print(os.environ['ZZ'], os.environ.get('NOPE'), os.environ.get('NOPE','d'), os.getenv('ZZ'), os.getenv('NOPE'), 'ZZ' in os.environ)
#== t(lambda: os.environ['NOPE'])
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
import os, os.path, io, glob, fnmatch, pathlib
os.environ['ZZ']='1'
t(lambda: os.environ['NOPE'])
#== t(lambda: os.environ.__setitem__('a', 1))
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
import os, os.path, io, glob, fnmatch, pathlib
os.environ['ZZ']='1'
t(lambda: os.environ.__setitem__('a', 1))
#== t(lambda: os.environ[1])
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
import os, os.path, io, glob, fnmatch, pathlib
os.environ['ZZ']='1'
t(lambda: os.environ[1])
#== print(os.environ.pop('ZZ'), os.environ.setdefault('YY', '2')
import os, os.path, io, glob, fnmatch, pathlib
os.environ['ZZ']='1'
print(os.environ.pop('ZZ'), os.environ.setdefault('YY','2'), os.path.expandvars('$YY/${YY}x$NOPE'), os.sep, os.linesep == '\n', os.name, os.curdir, len(os.urandom(4)), os.pathsep)
#== print(os.path.exists(B + '/a.txt'), os.path.isfile(B + '/a.t
import os, os.path, io, glob, fnmatch, pathlib
os.environ['ZZ']='1'
B = '.'
print(os.path.exists(B+'/a.txt'), os.path.isfile(B+'/a.txt'), os.path.isdir(B+'/sub'), os.path.exists(B+'/nope'), sorted(os.listdir(B)), os.path.getsize(B+'/a.txt'))
#== t(lambda: os.listdir(B + '/nope'))
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
import os, os.path, io, glob, fnmatch, pathlib
os.environ['ZZ']='1'
B = '.'
t(lambda: os.listdir(B+'/nope'))
#== t(lambda: os.listdir(B + '/a.txt'))
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
import os, os.path, io, glob, fnmatch, pathlib
os.environ['ZZ']='1'
B = '.'
t(lambda: os.listdir(B+'/a.txt'))
#== print([(d, sorted(ds), sorted(fs)) for d, ds, fs in sorted(o
import os, os.path, io, glob, fnmatch, pathlib
os.environ['ZZ']='1'
B = '.'
print([(d, sorted(ds), sorted(fs)) for d, ds, fs in sorted(os.walk(B+'/sub'))], sorted(e.name for e in os.scandir(B) if e.is_file()))
#== names that no file has
def T(n,f):
    try: print(n,repr(f()))
    except Exception as e: print(n,type(e).__name__,e)
T(1,lambda:open('a\0b')); T(2,lambda:open('')); T(3,lambda:open('n'*300)); T(4,lambda:open('/'.join(['d'*200]*30)))
import os
T(5,lambda:os.path.exists('a\0b')); T(6,lambda:os.path.exists('')); T(7,lambda:os.listdir('a\0')); T(8,lambda:os.stat('')); T(9,lambda:os.path.isfile('n'*300)); T(10,lambda:os.path.getsize('')); T(11,lambda:os.listdir('n'*300))
from pathlib import Path
  T(14,lambda:Path('a\0b').exists()); T(15,lambda:Path('a\0b').read_text()); T(16,lambda:Path('').exists());  T(18,lambda:Path('n'*300).read_text()); T(19,lambda:Path('').is_dir()); T(20,lambda:list(os.walk(''))); T(21,lambda:os.path.isdir('a\0'))
