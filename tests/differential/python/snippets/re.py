#== match search fullmatch
import re
m = re.match(r'(\w+) (\w+)', 'Isaac Newton, physicist')
print(m, m.group(), m.group(0), m.group(1), m.group(2), m.group(1, 2), m[1], m.groups(), m.start(), m.end(), m.span(), m.start(2), m.end(2), m.span(1), m.lastindex, m.lastgroup, m.string, m.re, m.pos, m.endpos, m.regs)
print(re.match('b', 'abc'), re.search('b', 'abc'), re.fullmatch('a.c', 'abc'), re.fullmatch('a', 'abc'), re.match('', ''), bool(re.search('z', 'abc')))
m = re.search(r'(?P<year>\d{4})-(?P<month>\d\d)(?P<rest>x)?', 'on 2024-03')
print(m.groupdict(), m.groupdict('-'), m.group('year'), m['month'], m.groups(), m.groups(''), m.lastgroup, m.start('rest'), m.span('rest'), m.group('rest'), m.expand(r'\2/\g<year>/\g<1>'))
#== no such group
import re
re.match('a', 'a').group(1)
#== no such named group
import re
re.match('a', 'a')['x']
#== sub
import re
print(re.sub('a', 'b', 'banana'), re.sub('a', 'b', 'banana', 2), re.sub('a', 'b', 'banana', count=1), re.sub(r'(\w)(\w)', r'\2\1', 'abcd'), re.sub(r'(?P<x>a)', r'[\g<x>]', 'banana'), re.sub('x*', '-', 'abxd'), re.sub('', '-', 'abc'), re.sub('a', '', 'banana'), re.sub('(b)|a', r'<\1>', 'ab'), re.sub('a', r'\\n\n', 'a') == '\\n\n')
print(re.sub(r'\d+', lambda m: str(int(m.group()) * 2), 'a1b22c333'), re.sub('a', str.upper, 'x') , re.sub('(?i)B', '*', 'abB'), re.sub('b', '*', 'abB', flags=re.I), re.subn('a', 'b', 'banana'), re.subn('z', 'b', 'banana'), re.sub(r'\s+', ' ', ' a \n b\t'), re.sub('^', '> ', 'a\nb', flags=re.M), re.sub(r'([A-Z])', r'_\1', 'camelCaseName').lower(), re.sub('a', r'\g<0>\g<0>', 'cat'))
#== sub bad group
import re
re.sub('a', r'\1', 'a')
#== sub bad group name
import re
re.sub('a', r'\g<x>', 'a')
#== sub bad escape
import re
re.sub('a', r'\q', 'a')
#== sub of a number
import re
re.sub('a', 5, 'a')
#== sub function of a number
import re
re.sub('a', lambda m: 5, 'a')
#== split
import re
print(re.split(r'\W+', 'Words, words, words.'), re.split(r'(\W+)', 'Words, words'), re.split(r'\W+', 'a, b, c', 1), re.split(',', ''), re.split('x*', 'axbc'), re.split('(a)|b', 'xaybz'), re.split(r'\b', 'a b'), re.split(',', 'a,b', maxsplit=0), re.split('[;,]\\s*', 'a; b,c'))
#== findall finditer
import re
print(re.findall(r'\d+', 'a1b22'), re.findall(r'(\w)=(\d)', 'a=1 b=2'), re.findall(r'(\w)=', 'a=1 b=2'), re.findall('x*', 'axb'), re.findall('z', 'abc'), re.findall('(a)|(b)', 'ab'), re.findall('', 'ab'), [m.span() for m in re.finditer('a', 'banana')], [m.group() for m in re.finditer(r'(?m)^\w', 'ab\ncd')])
#== compile
import re
p = re.compile(r'(?P<a>\w)(\d)?', re.I)
print(p, p.pattern, p.flags, p.groups, dict(p.groupindex), p.match('A1'), p.search('--x'), p.fullmatch('b2'), p.findall('a1b'), p.sub('.', 'a1b'), p.subn('.', 'a1'), p.split('-a-'), [m.start() for m in p.finditer('ab')], p == re.compile(r'(?P<a>\w)(\d)?', re.I), p is re.compile(r'(?P<a>\w)(\d)?', re.I), re.compile(p) is p, hash(p) == hash(re.compile(r'(?P<a>\w)(\d)?', re.IGNORECASE)))
print(p.match('xab', 1), p.search('xab', 1, 2), re.compile('^b').match('ab', 1), re.compile('b$').search('abc', 0, 2), re.compile('a').search('aa', 1).span(), re.compile('a').match('ba', 1).pos, re.compile('a').match('ba', -5), re.compile('a').match('a', 9))
print(repr(re.compile('a', re.M | re.S | re.X)), repr(re.compile(b'x')), repr(re.compile('x' * 300)), re.compile("it's"), re.compile('(?s)a').flags, re.compile('a', re.A).flags, re.compile('a').flags)
#== flags
import re
print(re.I, repr(re.I), re.M | re.I, repr(re.IGNORECASE | re.DOTALL), re.U, re.X.value, int(re.S), re.NOFLAG, type(re.A).__name__, re.I == 2, re.I & re.M, re.RegexFlag.ASCII)
print(re.findall('a.b', 'a\nb A\nB', re.S | re.I), re.findall(r'''\d  # digits
  [ ]x''', '1 x', re.VERBOSE), re.findall('^a$', 'a\na', re.M), re.findall(r'\w', 'aé', re.A), re.findall('(?x) a b', 'ab'))
#== flags on a compiled pattern
import re
re.compile(re.compile('a'), re.I)
#== escape
import re
print(re.escape('a.b*c'), re.escape('hello world-1_2'), re.escape('é\n#&~"\''), re.escape(b'a.b'), re.escape(''), re.escape('[](){}?*+-|^$\\.&~# \t\n\r\v\f!%,/:;<=>@`'))
#== bytes
import re
print(re.findall(rb'\w+', b'ab c\xe9'), re.sub(rb'a', b'\\g<0>!', b'ab'), re.match(b'(a)', b'abc').group(1), re.split(b',', b'a,b'), re.compile(b'a', re.I))
#== bytes pattern on text
import re
re.match(b'a', 'a')
#== text pattern on bytes
import re
re.match('a', b'a')
#== match on a number
import re
re.match('a', 5)
#== match on none
import re
re.search('a', None)
#== compile a number
import re
re.compile(5)
#== bad patterns
import re
for pattern in ('(', ')', '[', 'a**', '*', '(?P<a>x)(?P<a>y)', '(?P<1>x)', '\\', '(?P=x)', 'a{3,2}', '[z-a]', '(?<=a+)', '\\8', '(?z)', '(?P<a', '+a', 'x{1}{2}', '(?', '(?#', '\\q', '[[:alpha:]', '(?(2)a)', 'a\n(', '(?i', '\\u12'):
    try:
        print(re.compile(pattern))
    except re.error as error:
        print(repr(pattern), error, '|', error.msg, error.pos, error.lineno, error.colno, error.pattern == pattern)
#== uncaught bad pattern
import re
re.compile('(a')
#== error class
import re
print(re.error, issubclass(re.error, Exception), repr(re.error('x')), str(re.error('x', 'abc', 1)))
#== features
import re
print(re.findall(r'(?<=a)b', 'abcb'), re.findall(r'(?<!a)b', 'abcb'), re.findall(r'a(?=b)', 'abac'), re.findall(r'a(?!b)', 'abac'), re.findall(r'<.*?>', '<a><b>'), re.findall(r'<.*>', '<a><b>'), re.findall(r'(\w)\1', 'aabbcd'), re.findall(r'(?P<q>["\']).*?(?P=q)', '"a" \'b\''), re.findall(r'(?:ab){2}', 'ababab'), re.findall(r'a{2,3}', 'aaaaa'), re.findall(r'\bfoo\b', 'foo foobar'), re.findall(r'[^a-c\d]', 'ad1e'), re.findall(r'\Aa|b\Z', 'ab'), re.findall(r'(?>a+)b', 'aab'), re.findall(r'a++b', 'aab'), re.findall(r'(?i:A)b', 'abAB'), re.findall(r'(a)?b(?(1)c|d)', 'abc bd'))
print(re.findall(r'[\w.+-]+@[\w-]+\.[\w.-]+', 'x a.b+c@d-e.org, y@z.io'), re.sub(r'(?<!^)(?=[A-Z])', '_', 'HelloWorldFoo').lower(), re.match(r'^(\d+)\.(\d+)(?:\.(\d+))?$', '1.20').groups(), re.findall(r'\d', '१2'), re.findall('É', 'é', re.I), re.fullmatch(r'[\u4e00-\u9fff]+', '日本') is not None)
#== the classes
import re
print(re.Pattern, re.Match, isinstance(re.compile('a'), re.Pattern), isinstance(re.match('a', 'a'), re.Match), type(re.compile('a')).__name__)
re.Pattern()
#== unsupported operand
import re
re.compile('a') + 1
#== missing argument
import re
re.sub('a', 'b')
#== all at once: re
import re
print(re.sub(r'(\w+) (\w+)', r'\2 \1', 'hello world'), re.sub('a', lambda m: m.group().upper(), 'banana', count=2), re.sub(r'(?P<x>b)', r'<\g<x>\g<0>\g<1>>', 'abc'), re.findall(r'(\d)(\w)?', '1a 2 3b'), re.findall(r'\d+', 'a12b3'), re.split(r'[,;]\s*', 'a, b;c'), re.split(r'(,)', 'a,b,c', 1), re.split('', 'abc'), re.subn('a', 'x', 'aaa'), re.escape('a.b*c d-e_f'), [m.span() for m in re.finditer('a*', 'baac')], re.sub('a*', '-', 'baac'), re.sub('', '-', 'ab'), re.sub(r'\s+', ' ', 'a \n\t b'), re.sub('(?i)HELLO', 'x', 'Hello'), re.sub('x', r'\n\t\\', 'x'))
m = re.match(r'(?P<y>\d{4})-(?P<m>\d\d)(-(?P<d>\d\d))?', '2024-05 rest')
print(m, m.group(), m.group('y', 'm'), m['m'], m[1], m.groups(), m.groups('-'), m.groupdict(), m.start('m'), m.end(), m.span(1), m.span('d'), m.lastgroup, m.lastindex, m.pos, m.endpos, m.re.pattern, m.string, m.expand(r'\1/\g<m>'), bool(m))
print(re.search('^b', 'a\nb'), re.search('^b', 'a\nb', re.M), re.search('a.b', 'a\nb', re.S), re.fullmatch('a', 'ab'), re.match(r'\Aa\Z', 'a'), re.search(r'a$', 'a\n'), re.search(r'a\Z', 'a\n'), re.search(r'(?x) a  # c\n b', 'ab') , re.compile('a', re.I | re.M), re.compile('a', re.VERBOSE).flags, re.search(r'\bfoo\b', 'a foo b'), re.search(r'(?<=a)b(?!c)', 'abd'), re.search(r'(a)(?(1)b|c)', 'ab'), re.search('(?:ab)+?', 'abab'), re.search('a{2,3}', 'aaaa'), re.search('a{,2}', 'aaa'), re.search('[^\\W\\d_]+', '12é_x'), re.search('(?s:a.)b', 'a\nb'), re.search(r'(?P<q>[\'"]).*?(?P=q)', 'x "a" y'), re.search('(?a)\\w+', 'éa'), re.search('[]a]', ']'), re.search(r'\d', '٣'), re.search('a|b|', 'c'), re.search('(?>a+)b', 'aab'), re.search('a++b', 'aab'))
for p in ('(', ')', '[', '*', 'a**', '(?P<1>a)', '(?P<a>x)(?P<a>y)', '\\', '(?<=a+)b', '[z-a]', 'a{3,2}', '(?P=x)', '\\1', '(?z)', '(?i', '\\q', '[[:alpha:]]', '(?P<a', '(?', 'a(?i)b', '(?P>x)', '\\x1', '\\u12'):
    try: print(p, re.compile(p).groups)
    except re.error as e: print(repr(p), e, e.msg, e.pos)
for f in (lambda: re.sub('a', r'\2', 'a'), lambda: re.sub('a', r'\g<x>', 'a'), lambda: re.sub('(a)', r'\g<', 'a'), lambda: re.sub('a', '\\', 'a'), lambda: re.sub('a', r'\q', 'a'), lambda: re.match('a', b'a'), lambda: re.match(b'a', 'a'), lambda: re.match('a', 5), lambda: m.group(9), lambda: m['zz'], lambda: re.sub('a', 5, 'a'), lambda: re.sub('a', lambda m: 5, 'a'), lambda: re.sub(b'a', b'b', b'aa'), lambda: re.compile('a').match('xa', 1), lambda: re.compile('^a').search('xa', 1), lambda: re.compile(re.compile('a')), lambda: re.compile('a').fullmatch('a', 0, 1), lambda: re.sub('(?P<n>a)|b', lambda m: str(m['n']), 'ab'), lambda: re.compile('a') == re.compile('a'), lambda: re.purge()):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
