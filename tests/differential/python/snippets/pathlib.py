#== print(p, repr(p), p / 'a.txt', p.name, (p / 'a.txt').suffix,
from pathlib import Path, PurePath, PurePosixPath
B = '.'
p = Path(B)
print(p, repr(p), p/'a.txt', p.name, (p/'a.txt').suffix, (p/'a.txt').stem, p.parent, p.parts, (p/'a.txt').read_text().encode(), (p/'a.txt').read_bytes(), (p/'nope').exists(), (p/'a.txt').is_file(), p.is_dir())
#== print(sorted((x.name for x in p.iterdir())), sorted((str(x) 
from pathlib import Path, PurePath, PurePosixPath
B = '.'
p = Path(B)
print(sorted(x.name for x in p.iterdir()), sorted(str(x) for x in p.glob('*.txt')), sorted(str(x) for x in p.rglob('*.txt')), sorted(str(x) for x in p.glob('**/*.py')), [str(x) for x in p.parents], p.parents[0], len(p.parents))
#== print(PurePath('a') / 'b', PurePath('a', 'b', '..', 'c'), Pu
import os, os.path, io, glob, fnmatch, pathlib
from pathlib import Path, PurePath, PurePosixPath
os.environ['ZZ']='1'
print(PurePath('a')/'b', PurePath('a','b','..','c'), PurePath('/a')/'/b', PurePath(''), repr(PurePath()), PurePath('a//b/./c'), PurePath('a.tar.gz').suffixes, PurePath('a/b').with_suffix('.x'), PurePath('a/b.c').with_name('z'), PurePath('a/b.c').with_stem('q'), PurePath('/a/b').relative_to('/a'), PurePath('a/b').is_relative_to('a'), PurePath('a/b.py').match('*.py'), PurePath('b') < PurePath('c'), PurePath('a') == PurePath('a'), hash(PurePath('a')) == hash(PurePath('a')), 'x' / PurePath('y'), PurePath('/a').is_absolute(), PurePath('a').joinpath('b','c'), PurePath('a/b').as_posix(), PurePath('/a b').as_uri(), os.fspath(PurePath('q')))
#== t(lambda: PurePath('/a').relative_to('/b'))
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
from pathlib import Path, PurePath, PurePosixPath
t(lambda: PurePath('/a').relative_to('/b'))
#== t(lambda: PurePath('a').with_suffix('x'))
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
from pathlib import Path, PurePath, PurePosixPath
t(lambda: PurePath('a').with_suffix('x'))
#== t(lambda: PurePath('').with_name('x'))
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
from pathlib import Path, PurePath, PurePosixPath
t(lambda: PurePath('').with_name('x'))
#== t(lambda: PurePath(3))
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
from pathlib import Path, PurePath, PurePosixPath
t(lambda: PurePath(3))
#== t(lambda: PurePath('a') / 3)
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
from pathlib import Path, PurePath, PurePosixPath
t(lambda: PurePath('a')/3)
#== t(lambda: PurePath('a') < 'b')
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
from pathlib import Path, PurePath, PurePosixPath
t(lambda: PurePath('a') < 'b')
#== t(lambda: (p / 'nope').read_text())
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
from pathlib import Path, PurePath, PurePosixPath
B = '.'
p = Path(B)
t(lambda: (p/'nope').read_text())
#== t(lambda: list((p / 'nope').iterdir()))
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
from pathlib import Path, PurePath, PurePosixPath
B = '.'
p = Path(B)
t(lambda: list((p/'nope').iterdir()))
#== t(lambda: (p / 'x').joinpath(1))
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
from pathlib import Path, PurePath, PurePosixPath
B = '.'
p = Path(B)
t(lambda: (p/'x').joinpath(1))
#== print(Path('x').suffix, Path('.x').suffix, Path('x.').suffix
import os, os.path, io, glob, fnmatch, pathlib
from pathlib import Path, PurePath, PurePosixPath
os.environ['ZZ']='1'
B = '.'
p = Path(B)
print(Path('x').suffix, Path('.x').suffix, Path('x.').suffix, Path(Path('a'),'b'), isinstance(p, os.PathLike), type(p).__name__, Path('.').resolve() == Path.cwd(), p.resolve(), os.path.realpath(B+'/sub/../a.txt'))
#== print(os.path.abspath('x') == os.getcwd() + '/x', [str(x) fo
import os, os.path, io, glob, fnmatch, pathlib
from pathlib import Path, PurePath, PurePosixPath
os.environ['ZZ']='1'
B = '.'
p = Path(B)
print(sorted(x.name for x in p.iterdir()), sorted(str(x) for x in p.glob('*.txt')), sorted(str(x) for x in p.rglob('*.txt')), sorted(str(x) for x in p.glob('**/*.py')), [str(x) for x in p.parents], p.parents[0], len(p.parents))
print(os.path.abspath('x') == os.getcwd()+'/x', [str(x) for x in sorted(p.glob('sub/*'))], sorted(os.path.basename(x) for x in glob.iglob(B+'/sub/*')))
#== with Path(B).joinpath('a.txt').open() as f:
from pathlib import Path, PurePath, PurePosixPath
B = '.'
with open(B+'/a.txt') as f:
    print(f.readline(), f.read(3), f.tell() >= 0, f.closed, f.name, f.mode, f.encoding, f)
with Path(B).joinpath('a.txt').open() as f: print([l.rstrip() for l in f][:2])
#== print(os.stat(B + '/a.txt').st_size, Path(B + '/a.txt').stat
import os, os.path, io, glob, fnmatch, pathlib
from pathlib import Path, PurePath, PurePosixPath
os.environ['ZZ']='1'
B = '.'
print(os.stat(B+'/a.txt').st_size, Path(B+'/a.txt').stat().st_size)
#== all at once: pathlib and os.path
from pathlib import *
import os
p = PurePosixPath('/a/b/c.tar.gz')
print(p, repr(p), p.name, p.stem, p.suffix, p.suffixes, p.parent, p.parents[1], list(p.parents), p.parts, p / 'd', p / '/x', '/r' / PurePosixPath('s'), p.with_suffix('.txt'), p.with_name('n'), p.with_stem('s'), p.relative_to('/a'), p.is_absolute(), p.joinpath('a', 'b'), PurePosixPath('a//b/./c/..'), PurePosixPath(''), PurePosixPath('a', 'b'), p == PurePosixPath('/a/b/c.tar.gz'), p.as_posix(), p.match('*.gz'), p.root, p.anchor, p.is_relative_to('/a'), str(p), os.fspath(p), sorted([PurePosixPath('b'), PurePosixPath('a')]), hash(p) == hash(PurePosixPath(str(p))), p.as_uri())
for f in (lambda: p.relative_to('/z'), lambda: PurePosixPath('a').with_suffix('x'), lambda: PurePosixPath('').with_name('x'), lambda: PurePosixPath(5), lambda: p / 5, lambda: PurePosixPath('a').as_uri(), lambda: p + 'x', lambda: p.with_name('a/b')):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
o = os.path; print(o.join('a', 'b'), o.join('a', '/b'), o.join('a/', ''), o.split('/a/b'), o.splitext('a.b.c'), o.splitext('.x'), o.basename('/a/b/'), o.dirname('/a/b'), o.normpath('a/../b//c/.'), o.isabs('/a'), o.commonprefix(['abc', 'abd']), o.commonpath(['/a/b', '/a/c']), o.relpath('/a/b', '/a/c'), o.sep, os.linesep == '\n', o.normpath(''), o.expanduser('x'), o.exists('nope'), o.isfile('nope'), os.environ.get('NOPE_X'), os.getenv('NOPE_X', 'd'), os.name, os.sep)
