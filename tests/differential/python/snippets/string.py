#== constants
import string
for name in ('ascii_letters', 'ascii_lowercase', 'ascii_uppercase', 'digits', 'hexdigits', 'octdigits', 'punctuation', 'printable', 'whitespace'):
    print(name, repr(getattr(string, name)))
#== capwords
import string
print(string.capwords('hello   big world'), string.capwords('a-b-c', '-'), string.capwords(' x '), repr(string.capwords('')))
#== template
from string import Template
t = Template('$who likes ${what}s, costs $$5')
print(t.substitute(who='tim', what='kung pao'), t.substitute({'who': 'a', 'what': 1}), t.substitute({'who': 'a'}, what='b'), t.safe_substitute(who='x'), t.template, t.is_valid(), t.get_identifiers())
print(Template('$a-$b $1 ${}').safe_substitute(a=1), Template('$A_b1').substitute(A_b1='z'), Template('$é').safe_substitute())
#== template missing
from string import Template
Template('$a').substitute()
#== template bad
from string import Template
Template('line\nx $1').substitute()
#== template class
from string import Template
class T(Template):
    delimiter = '%'
    idpattern = '[a-z]+_[a-z]+'
print(T('%x_y %z %%').safe_substitute(x_y=1))
#== formatter
from string import Formatter
f = Formatter()
print(f.format('{} {name!r:>6} {0[1]} {{x}} {:>{w}}', [1, 2], 'z', name='n', w=4) if False else f.format('{0[1]} {name!r:>6} {{x}} {1:>{w}}', [1, 2], 'z', name='n', w=4), list(f.parse('a{b!r:c{d}}e{{f')), f.vformat('{} {}', (1, 2), {}))
class Default(Formatter):
    def get_value(self, key, args, kwargs):
        return kwargs.get(key, '?') if isinstance(key, str) else super().get_value(key, args, kwargs)
print(Default().format('{a} {b}', a=1))
#== html
import html
print(html.escape('<a href="x">\'&\'</a>'), html.escape('"', quote=False), html.unescape('&lt;b&gt; &amp;amp; &quot;&#x27;&#39;&nbsp;&copy;&#233;&#xe9;&#128;&#0;'), html.unescape('a & b'), html.unescape('plain'))
#== calendar
import calendar
print(calendar.monthrange(2024, 2), calendar.monthrange(2023, 2), calendar.isleap(2000), calendar.isleap(1900), calendar.leapdays(2000, 2025), calendar.weekday(2024, 3, 7), calendar.timegm((1970, 1, 1, 0, 0, 0)), calendar.timegm((2024, 3, 7, 15, 4, 5, 0, 0, 0)), calendar.month_name[3], calendar.day_name[0], calendar.month_abbr[12], calendar.day_abbr[6], list(calendar.month_name)[:3], calendar.MONDAY, calendar.SUNDAY)
print(calendar.monthcalendar(2024, 2))
#== calendar bad month
import calendar
calendar.monthrange(2024, 13)
#== all at once: string module
import string
print(string.ascii_letters, string.digits, string.punctuation, repr(string.whitespace), string.hexdigits, string.octdigits)
T = string.Template
print(T('$a ${b}c $$').substitute(a=1, b=2), T('$a $x').safe_substitute(a=1), T('$a').substitute({'a': 5}))
for t, k in [('$a $', {'a': 1}), ('$x', {}), ('a\nb $1', {})]:
    try:
        print(T(t).substitute(**k))
    except Exception as e:
        print(type(e).__name__, e)
print(string.capwords('hello wORLD  x'), string.capwords('a-b-c', '-'), string.Formatter().format('{0} {a}', 1, a=2))
#== Formatter says what it used
import string
class F(string.Formatter):
    def check_unused_args(self, used, a, k): print(sorted(map(str, used)), a, k)
print(F().format('{0} {x}', 1, 2, x=3))
class G(string.Formatter):
    def check_unused_args(self, used, a, k):
        if len(a) + len(k) > len(used): raise ValueError('unused')
try: G().format('{0}', 1, 2)
except ValueError as e: print(e)
