#== print(open(B + '/a.txt').read().encode(), open(B + '/a.txt',
B = '.'
print(open(B+'/a.txt').read().encode(), open(B+'/a.txt', newline='').read().encode(), open(B+'/a.txt','rb').read(), list(open(B+'/a.txt', encoding='utf-8')), open(B+'/a.txt', encoding='latin-1').readlines())
#== with open(B + '/a.txt') as f:
B = '.'
with open(B+'/a.txt') as f:
    print(f.readline(), f.read(3), f.tell() >= 0, f.closed, f.name, f.mode, f.encoding, f)
#== t(lambda: f.read())
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
B = '.'
with open(B+'/a.txt') as f:
    print(f.readline(), f.read(3), f.tell() >= 0, f.closed, f.name, f.mode, f.encoding, f)
t(lambda: f.read())
#== print(f.closed)
B = '.'
with open(B+'/a.txt') as f:
    print(f.readline(), f.read(3), f.tell() >= 0, f.closed, f.name, f.mode, f.encoding, f)
print(f.closed)
#== t(lambda: open(B + '/nope'))
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
B = '.'
t(lambda: open(B+'/nope'))
#== t(lambda: open(B))
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
B = '.'
t(lambda: open(B))
#== t(lambda: open(B + '/binary.dat').read())
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
B = '.'
t(lambda: open(B+'/binary.dat').read())
#== t(lambda: open(B + '/a.txt', encoding='ascii').read())
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
B = '.'
t(lambda: open(B+'/a.txt', encoding='ascii').read())
#== t(lambda: open(B + '/a.txt', 'q'))
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
B = '.'
t(lambda: open(B+'/a.txt','q'))
#== t(lambda: open(B + '/a.txt', 'rw'))
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
B = '.'
t(lambda: open(B+'/a.txt','rw'))
#== t(lambda: open(B + '/a.txt', 'rb', encoding='x'))
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
B = '.'
t(lambda: open(B+'/a.txt','rb', encoding='x'))
#== t(lambda: open(B + '/a.txt', encoding='nope'))
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
B = '.'
t(lambda: open(B+'/a.txt', encoding='nope'))
#== t(lambda: open(None))
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
t(lambda: open(None))
#== t(lambda: open(B + '/a.txt', 'rt').write('x')) if 0 else Non
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
B = '.'
t(lambda: open(B+'/a.txt', 'rt').write('x'))if 0 else None
#== print(s.readline(), s.read(), s.getvalue(), list(io.StringIO
import os, os.path, io, glob, fnmatch, pathlib
s = io.StringIO('a\nb\nc')
print(s.readline(), s.read(), s.getvalue(), list(io.StringIO('x\ny')))
#== print('hi', 3, file=s)
import os, os.path, io, glob, fnmatch, pathlib
s = io.StringIO('a\nb\nc')
s = io.StringIO()
print('hi', 3, file=s)
#== print(s.getvalue(), s.tell())
import os, os.path, io, glob, fnmatch, pathlib
s = io.StringIO('a\nb\nc')
s = io.StringIO()
s.write('zz')
print(s.getvalue(), s.tell())
#== print(s.getvalue(), s.truncate(1), s.getvalue())
import os, os.path, io, glob, fnmatch, pathlib
s = io.StringIO('a\nb\nc')
s = io.StringIO()
s.write('zz')
s.seek(0)
s.write('HI')
print(s.getvalue(), s.truncate(1), s.getvalue())
#== print(b.read(1), b.readline(), b.getvalue(), b.seek(0), b.re
import os, os.path, io, glob, fnmatch, pathlib
s = io.StringIO('a\nb\nc')
s = io.StringIO()
b = io.BytesIO(b'ab\ncd')
print(b.read(1), b.readline(), b.getvalue(), b.seek(0), b.readlines())
#== t(lambda: b.write('x'))
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
import os, os.path, io, glob, fnmatch, pathlib
s = io.StringIO('a\nb\nc')
s = io.StringIO()
b = io.BytesIO(b'ab\ncd')
t(lambda: b.write('x'))
#== t(lambda: s.write(3))
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
import os, os.path, io, glob, fnmatch, pathlib
s = io.StringIO('a\nb\nc')
s = io.StringIO()
s.write('zz')
s.seek(0)
s.write('HI')
t(lambda: s.write(3))
#== t(lambda: io.StringIO(3))
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
import os, os.path, io, glob, fnmatch, pathlib
s = io.StringIO('a\nb\nc')
s = io.StringIO()
b = io.BytesIO(b'ab\ncd')
t(lambda: io.StringIO(3))
#== t(lambda: s.read())
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
import os, os.path, io, glob, fnmatch, pathlib
s = io.StringIO('a\nb\nc')
s = io.StringIO()
s.write('zz')
s.seek(0)
s.write('HI')
s.close()
t(lambda: s.read())
#== print(w.read().encode())
import os, os.path, io, glob, fnmatch, pathlib
s = io.StringIO('a\nb\nc')
s = io.StringIO()
b = io.BytesIO(b'ab\ncd')
w = io.TextIOWrapper(io.BytesIO('x\r\ny'.encode()), encoding='utf-8')
print(w.read().encode())
#== print(fnmatch.fnmatch('a.py', '*.py'), fnmatch.filter(['a.py
import os, os.path, io, glob, fnmatch, pathlib
print(fnmatch.fnmatch('a.py','*.py'), fnmatch.filter(['a.py','b.txt'],'*.py'), fnmatch.fnmatch('abc','a[a-c]c'), fnmatch.fnmatch('abc','a[!b]c'), fnmatch.fnmatchcase('A','a'))
#== print(sorted(glob.glob(B + '/*.txt')), sorted(glob.glob(B + 
import os, os.path, io, glob, fnmatch, pathlib
B = '.'
print(sorted(glob.glob(B+'/*.txt')), sorted(glob.glob(B+'/**/*.txt', recursive=True)), glob.glob(B+'/sub/?.py'), glob.glob('*.txt', root_dir=B+'/sub'), glob.glob(B+'/nope*'))
