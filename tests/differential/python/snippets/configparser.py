#== print(c.sections(), c.get('alembic', 'script_location'), c['
import configparser
c = configparser.ConfigParser()
c.read_string('[alembic]\nscript_location = a/b\nurl: x\n# comment\n; c2\nmulti =\n  l1\n  l2\nPct = 50%%\nref = %(url)s/y\n[DEFAULT]\nd = 1\n[empty]\n')
print(c.sections(), c.get('alembic','script_location'), c['alembic']['url'], c.get('alembic','MULTI'), c.get('alembic','pct'), c.get('alembic','ref'), c.get('alembic','ref',raw=True), c.get('alembic','d'), c.getint('alembic','d'), c.has_option('alembic','zz'), c.has_section('q'), c.options('alembic'), c.items('alembic'))
#== t(lambda: c.get('nope', 'x'))
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
import configparser
c = configparser.ConfigParser()
c.read_string('[alembic]\nscript_location = a/b\nurl: x\n# comment\n; c2\nmulti =\n  l1\n  l2\nPct = 50%%\nref = %(url)s/y\n[DEFAULT]\nd = 1\n[empty]\n')
t(lambda: c.get('nope','x'))
#== t(lambda: c.get('alembic', 'nope'))
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
import configparser
c = configparser.ConfigParser()
c.read_string('[alembic]\nscript_location = a/b\nurl: x\n# comment\n; c2\nmulti =\n  l1\n  l2\nPct = 50%%\nref = %(url)s/y\n[DEFAULT]\nd = 1\n[empty]\n')
t(lambda: c.get('alembic','nope'))
#== t(lambda: c['nope'])
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
import configparser
c = configparser.ConfigParser()
c.read_string('[alembic]\nscript_location = a/b\nurl: x\n# comment\n; c2\nmulti =\n  l1\n  l2\nPct = 50%%\nref = %(url)s/y\n[DEFAULT]\nd = 1\n[empty]\n')
t(lambda: c['nope'])
#== t(lambda: c['alembic']['nope'])
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
import configparser
c = configparser.ConfigParser()
c.read_string('[alembic]\nscript_location = a/b\nurl: x\n# comment\n; c2\nmulti =\n  l1\n  l2\nPct = 50%%\nref = %(url)s/y\n[DEFAULT]\nd = 1\n[empty]\n')
t(lambda: c['alembic']['nope'])
#== print(c.get('alembic', 'nope', fallback=3), c['alembic'].get
import configparser
c = configparser.ConfigParser()
c.read_string('[alembic]\nscript_location = a/b\nurl: x\n# comment\n; c2\nmulti =\n  l1\n  l2\nPct = 50%%\nref = %(url)s/y\n[DEFAULT]\nd = 1\n[empty]\n')
print(c.get('alembic','nope',fallback=3), c['alembic'].get('nope'), c['alembic'].get('nope','f'), dict(c['empty']), list(c), 'alembic' in c, c['alembic'], len(c))
#== print(c.get('alembic', 'new'), c.sections(), c.getboolean('s
import configparser
c = configparser.ConfigParser()
c.read_string('[alembic]\nscript_location = a/b\nurl: x\n# comment\n; c2\nmulti =\n  l1\n  l2\nPct = 50%%\nref = %(url)s/y\n[DEFAULT]\nd = 1\n[empty]\n')
c.set('alembic','new','v')
c.add_section('s2')
c['s3']={'k':'1'}
print(c.get('alembic','new'), c.sections(), c.getboolean('s3','k'), c.remove_section('s3'), c.remove_option('alembic','new'), c.defaults())
#== t(lambda: c.add_section('s2'))
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
import configparser
c = configparser.ConfigParser()
c.read_string('[alembic]\nscript_location = a/b\nurl: x\n# comment\n; c2\nmulti =\n  l1\n  l2\nPct = 50%%\nref = %(url)s/y\n[DEFAULT]\nd = 1\n[empty]\n')
c.set('alembic','new','v')
c.add_section('s2')
c['s3']={'k':'1'}
t(lambda: c.add_section('s2'))
#== t(lambda: c.set('alembic', 'x', 3))
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
import configparser
c = configparser.ConfigParser()
c.read_string('[alembic]\nscript_location = a/b\nurl: x\n# comment\n; c2\nmulti =\n  l1\n  l2\nPct = 50%%\nref = %(url)s/y\n[DEFAULT]\nd = 1\n[empty]\n')
c.set('alembic','new','v')
c.add_section('s2')
c['s3']={'k':'1'}
t(lambda: c.set('alembic','x',3))
#== t(lambda: c.set('alembic', 'x', '%'))
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
import configparser
c = configparser.ConfigParser()
c.read_string('[alembic]\nscript_location = a/b\nurl: x\n# comment\n; c2\nmulti =\n  l1\n  l2\nPct = 50%%\nref = %(url)s/y\n[DEFAULT]\nd = 1\n[empty]\n')
c.set('alembic','new','v')
c.add_section('s2')
c['s3']={'k':'1'}
t(lambda: c.set('alembic','x','%'))
#== t(lambda: c.getint('alembic', 'url'))
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
import configparser
c = configparser.ConfigParser()
c.read_string('[alembic]\nscript_location = a/b\nurl: x\n# comment\n; c2\nmulti =\n  l1\n  l2\nPct = 50%%\nref = %(url)s/y\n[DEFAULT]\nd = 1\n[empty]\n')
c.set('alembic','new','v')
c.add_section('s2')
c['s3']={'k':'1'}
t(lambda: c.getint('alembic','url'))
#== t(lambda: c.getboolean('alembic', 'url'))
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
import configparser
c = configparser.ConfigParser()
c.read_string('[alembic]\nscript_location = a/b\nurl: x\n# comment\n; c2\nmulti =\n  l1\n  l2\nPct = 50%%\nref = %(url)s/y\n[DEFAULT]\nd = 1\n[empty]\n')
c.set('alembic','new','v')
c.add_section('s2')
c['s3']={'k':'1'}
t(lambda: c.getboolean('alembic','url'))
#== print(o5.getvalue())
import io
import configparser
o = io.StringIO()
o2 = io.StringIO()
o3 = io.StringIO()
o4 = io.StringIO()
c = configparser.ConfigParser()
c.read_string('[alembic]\nscript_location = a/b\nurl: x\n# comment\n; c2\nmulti =\n  l1\n  l2\nPct = 50%%\nref = %(url)s/y\n[DEFAULT]\nd = 1\n[empty]\n')
c.set('alembic','new','v')
c.add_section('s2')
c['s3']={'k':'1'}
o5 = io.StringIO()
c.write(o5)
print(o5.getvalue())
#== t(lambda: configparser.ConfigParser().read_string('x=1/n'))
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
import configparser
c = configparser.ConfigParser()
t(lambda: configparser.ConfigParser().read_string('x=1\n'))
#== t(lambda: configparser.ConfigParser().read_string('[a]/nx=1/
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
import configparser
c = configparser.ConfigParser()
t(lambda: configparser.ConfigParser().read_string('[a]\nx=1\nx=2\n'))
#== t(lambda: configparser.ConfigParser().read_string('[a]/n[a]/
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
import configparser
c = configparser.ConfigParser()
t(lambda: configparser.ConfigParser().read_string('[a]\n[a]\n'))
#== t(lambda: configparser.ConfigParser().read_string('[a]/nfoo/
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
import configparser
c = configparser.ConfigParser()
t(lambda: configparser.ConfigParser().read_string('[a]\nfoo\n'))
#== t(lambda: c2.get('a', 'x'))
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
import configparser
c = configparser.ConfigParser()
c2 = configparser.ConfigParser()
c2.read_string('[a]\nx=%(nope)s\ny=%(x\nz=%q\nr=%(r)s\n')
t(lambda: c2.get('a','x'))
#== t(lambda: c2.get('a', 'y'))
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
import configparser
c = configparser.ConfigParser()
c2 = configparser.ConfigParser()
c2.read_string('[a]\nx=%(nope)s\ny=%(x\nz=%q\nr=%(r)s\n')
t(lambda: c2.get('a','y'))
#== t(lambda: c2.get('a', 'z'))
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
import configparser
c = configparser.ConfigParser()
c2 = configparser.ConfigParser()
c2.read_string('[a]\nx=%(nope)s\ny=%(x\nz=%q\nr=%(r)s\n')
t(lambda: c2.get('a','z'))
#== t(lambda: c2.get('a', 'r'))
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
import configparser
c = configparser.ConfigParser()
c2 = configparser.ConfigParser()
c2.read_string('[a]\nx=%(nope)s\ny=%(x\nz=%q\nr=%(r)s\n')
t(lambda: c2.get('a','r'))
#== print(configparser.ConfigParser().read('nope.ini'), configpa
import configparser
c = configparser.ConfigParser()
c2 = configparser.ConfigParser()
print(configparser.ConfigParser().read('nope.ini'), configparser.RawConfigParser().sections(), configparser.ConfigParser({'here':'/x'}).defaults())
#== print(c3.items('a'))
import configparser
c = configparser.ConfigParser()
c2 = configparser.ConfigParser()
c3 = configparser.ConfigParser(interpolation=None, allow_no_value=True)
c3.read_string('[a]\nk\nv=%(x)s\n')
print(c3.items('a'))
#== print(c4['b']['y'], c4.get('b', 'y', vars={'y': 'over'}))
import configparser
c = configparser.ConfigParser()
c2 = configparser.ConfigParser()
c3 = configparser.ConfigParser(interpolation=None, allow_no_value=True)
c4 = configparser.ConfigParser(interpolation=configparser.ExtendedInterpolation())
c4.read_string('[a]\nx=1\n[b]\ny=${a:x}2$$\n')
print(c4['b']['y'], c4.get('b', 'y', vars={'y': 'over'}))
