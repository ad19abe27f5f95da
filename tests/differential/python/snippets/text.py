#== escapes
print('a\tb\\n\'q\' \x41 \u00e9 \U0001F600 \101 \
x', r'\n', b'\x00\xffabc', '\q', "it's", 'say "hi"')
print(repr('a\tb\n\r\x00\x7f\xa0é\u200b\'"'), repr("it's"), repr('"'), repr('\\'))
#== f-strings
x, y, name = 3.14159, 42, 'bob'
print(f'{x:.2f} {y:05d} {y:x} {y:#b} {name!r:>8} {name:*^9} {x:10.3e} {y:,} {1234567.891:,.2f} {0.5:%} {y:+d} {-y: d}')
print(f'{{}} {y!s} {"nested " + name} {[i for i in range(3)]} {y if y > 5 else 0} {name.upper()} { {"a": 1}["a"] }')
print(f"{'a' 'b'} {y=} {y = } {x=:.1f} {name=!s} {(lambda v: v * 2)(4)}")
width = 7
print(f'{name:>{width}}|{x:{width}.{2}f}|')
print(f'a' 'b' f'{1}' "c")
print(f'''multi {
    y
} line''')
print(rf'\d{y}\n', f'\x41{y}\t|')
#== f-string errors
f'{undefined}'
#== percent
print('%s %d %5.2f %x %X %o %e %g %c %% %r' % ('a', 5, 3.14159, 255, 255, 8, 12345.678, 0.0001, 'z', 'q'))
print('%-5s|%5s|%05d|%+d|% d|%.3s|%(k)s' % {'k': 1} if False else '%-5s|%5s|%05d|%+d|% d|%.3s|' % ('a', 'b', 42, 5, 6, 'abcdef'))
print('%(a)s and %(b)05.1f' % {'a': 'x', 'b': 2.25}, '%*d' % (5, 42), '%s' % [1, 2], '%s' % (('t',),), '%i' % 3.9, '%#x' % 255)
#== format method
print('{} {} {}'.format(1, 'a', None), '{0} {1} {0}'.format('x', 'y'), '{a} {b[k]} {c.real}'.format(a=1, b={'k': 2}, c=3), '{:>5}|{:<5}|{:^5}'.format('a', 'b', 'c'))
print('{0!r} {0!s:>4} {1:{2}}'.format('z', 5, '04d'), '{{x}}'.format(), '{:,}'.format(1234567), '{:.1%}'.format(0.256), '{[1]}'.format([1, 2]))
#== format integers
for spec in ('', 'd', '5', '<5', '^5', '>5', '05', '+', ' ', 'b', 'o', 'x', 'X', '#x', '#o', '#b', ',', '_', 'c', 'e', '.2f', '%', '*^9', '=+6', '08,', '_x', '#010x', 'n', '.3g', '10.2e'):
    print(repr(spec), '[' + format(65, spec) + ']', '[' + format(-65, spec) + ']' if spec != 'c' else '')
#== format floats
for spec in ('', 'f', '.0f', '.3f', 'e', '.2e', 'g', '.3g', 'G', '10.2f', '<10.2f', '+.1f', '%', '.1%', ',.2f', '010.2f', '#.0f', '.5', '.1', '_.2f', 'E', 'z.0f', '020,.1f'):
    print(repr(spec), format(1234.5678, spec), format(-0.000012345, spec), format(1e20, spec), format(0.0, spec), format(-0.0, spec))
print(format(float('inf'), 'f'), format(float('nan'), '.2f'), format(float('-inf'), 'F'))
#== format strings
for spec in ('', 's', '5', '<5', '>5', '^5', '.2', '5.2', '*>6', '05', '<05'):
    print(repr(spec), '[' + format('abc', spec) + ']')
#== float repr
print(0.1, 1.0, 1e16, 1e15, 123456789012345680.0, 1e-4, 1e-5, 1.5e300, -0.0, 3.0e-324, 0.1 + 0.2, 1/3, 2.5, 100.0, 1e22, 1e100, 12345678.9, float('inf'), float('nan'), 5e-324, 1.7976931348623157e308)
#== integers big
print(2 ** 100, -2 ** 100, 10 ** 30 // 7, 10 ** 30 % 7, (10 ** 30) ** 2, 123456789012345678901234567890 * 987654321098765432109876543210, 2 ** 64 - 1, 2 ** 63, -2 ** 63, 9223372036854775807 + 1, -9223372036854775808 - 1, -(-9223372036854775808), 9223372036854775807 * 2)
print(10 ** 20 / 10 ** 18, 2 ** 200 >> 190, 1 << 100, (2 ** 100) & (2 ** 99 + 5), (-2 ** 100) | 3, ~(2 ** 80), (2 ** 100) ^ 1, -(2 ** 70) // 3, -(2 ** 70) % 1000, divmod(-10 ** 25, 10 ** 10), int('123456789' * 5), 0xFFFFFFFFFFFFFFFFFF, 1_000_000, 0b101, 0o17)
print(2 ** 100 == 2.0 ** 100, 2 ** 53 + 1 == float(2 ** 53 + 1), 10 ** 400 > 1e308, hash(2 ** 61 - 1), hash(-1), hash(2 ** 100), hash(0.5), hash(1e300), hash(3.0), float(2 ** 70 + 1), int(1e20), int(-3.9), round(2.5), round(3.5), round(-2.5), round(2.675, 2), round(1234, -2), round(15, -1), round(25, -1), pow(3, 100, 7), pow(2, -1, 7))
#== integer methods
print((255).bit_length(), (10).to_bytes(2, 'big'), int.from_bytes(b'\x01\x00', 'big'), (5).bit_count(), True + True, (3).__add__(4), int('0x1f', 16), int('11', 2), int(' 42 '), int('-7'), int('1_000'), int('z', 36), bin(10), oct(8), hex(-255), int(True))
#== float methods
print((1.5).is_integer(), (2.0).is_integer(), float('1e5'), float(' -3.5 '), (0.75).as_integer_ratio(), float('1_0.5'), abs(-2.5), 7.5 // 2, 7.5 % 2, -7.5 % 2, divmod(7.5, 2), 1e308 * 10, 2 ** 0.5, 10 ** -2)
#== str methods case
print('hELLO wORLD'.capitalize(), 'hello world'.title(), "they're bill's".title(), 'aBc'.swapcase(), 'ABC'.lower(), 'ß'.casefold(), 'Straße'.upper(), 'ǆ'.title(), 'ΑΣ'.lower())
#== str methods search
s = 'hello world'
print(s.find('o'), s.rfind('o'), s.find('z'), s.find('o', 5), s.find('o', 5, 6), s.index('w'), s.count('o'), s.count(''), s.startswith('he'), s.startswith(('x', 'h')), s.endswith('ld'), s.startswith('wor', 6), 'x'.find(''), 'é日é'.find('é', 1), 'é日é'.rfind('日'))
#== str methods split
print('a b  c'.split(), 'a,b,,c'.split(','), 'a,b,c'.split(',', 1), 'a,b,c'.rsplit(',', 1), ' a b '.split(), ''.split(), ''.split(','), 'a  b c'.split(None, 1), ' a  b c '.rsplit(None, 1), 'x'.split('xx'), ' a b c '.split(' ', 2))
print('a\nb\r\nc\rd\n'.splitlines(), 'a\nb'.splitlines(True), ''.splitlines(), 'a|b|c'.partition('|'), 'a|b|c'.rpartition('|'), 'abc'.partition('|'), 'abc'.rpartition('x'))
#== str methods strip
print('  a '.strip() + '|', '  a '.lstrip() + '|', '  a '.rstrip() + '|', 'xxaxx'.strip('x'), 'abcba'.strip('ab'), 'prefix_x'.removeprefix('prefix_'), 'a.py'.removesuffix('.py'), '\u3000a\u3000'.strip())
#== str methods replace join
print('aaa'.replace('a', 'b'), 'aaa'.replace('a', 'b', 2), 'abc'.replace('', '-'), ', '.join(['a', 'b']), ''.join([]), '-'.join('abc'), ','.join(str(i) for i in range(3)), 'a'.join({'x': 1}))
#== str methods pad
print('a'.ljust(3) + '|', 'a'.rjust(3, '*'), 'a'.center(4, '-'), 'ab'.center(5, '-'), '42'.zfill(5), '-42'.zfill(5), 'a\tb'.expandtabs(4), 'abc'.center(2))
#== str predicates
print([f() for f in ('abc1'.isalnum, 'abc'.isalpha, '12'.isdigit, '1a'.isdigit, '²'.isdigit, '½'.isnumeric, 'abc'.islower, 'ABC'.isupper, 'Abc Def'.istitle, ' \t'.isspace, ''.isspace, 'a_1'.isidentifier, '1a'.isidentifier, 'a\n'.isprintable, 'é'.isascii, ''.isalpha, 'aé日'.isalpha, '日'.islower)])
#== str translate
print('hello'.translate(str.maketrans('el', 'ip')), 'hello'.translate({ord('l'): None, ord('h'): 'J'}), str.maketrans({'a': 1}), 'abc'.translate(str.maketrans('', '', 'b')))
#== str misc
print('a' * 3, 3 * 'ab', 'abc' < 'abd', 'Z' < 'a', '' < 'a', 'abc' == 'abc', 'é' > 'z', 'abc'[::-1], min('hello'), sorted('hello'), list('añb'), tuple('ab'), 'a' in 'abc', '' in 'abc', ord('é'), chr(233), ascii('é日'), 'x'.encode(), 'é'.encode('utf-8'), 'é'.encode('latin-1'), b'\xc3\xa9'.decode(), 'é'.encode('ascii', 'replace'), b'\xff'.decode('utf-8', 'replace'), 'é'.encode('ascii', 'xmlcharrefreplace'), 'é'.encode('ascii', 'backslashreplace'), 'a日'.encode('utf-16-le'))
#== bytes
b = b'hello'
print(b, b[0], b[1:3], len(b), b + b' x', b * 2, list(b), b.decode(), b.hex(), bytes.fromhex('68 65'), bytes(3), bytes([1, 2]), bytes('é', 'utf-8'), b.find(b'l'), b.replace(b'l', b'L'), b.split(b'l'), b'a' in b, 104 in b, b.upper(), b == b'hello', b < b'help', b.startswith(b'he'), b'-'.join([b'a', b'b']), b' a '.strip(), b"it's", b'\n\t\\')
#== decode error
b'abc\xff\xfe'.decode('utf-8')
#== encode error
'日本'.encode('ascii')
#== str constructor
print(str(5), str(1.5), str(None), str([1, 'a']), str(b'x'), str(b'\xc3\xa9', 'utf-8'), str(), repr('x'), str(Exception('e')), str(type), str(int))
#== immutability
s = 'abc'
s[0] = 'x'
#== multiline text
text = """first
  second
third"""
print(text, len(text.split('\n')), text.count('\n'))
#== string concatenation in loop
s = ''
for i in range(5):
    s += str(i) + ','
print(s, s[:-1].split(','))
#== format nested attribute
class A:
    x = {'k': [1, 2]}
print('{0.x[k][1]}'.format(A()), '{a.x}'.format(a=A))
#== template style
print('SELECT * FROM {t} WHERE {c} = :v'.format(t='users', c='id'), 'ALTER TABLE "%s" ADD COLUMN %s' % ('t', 'c'))
#== bytes like text
b = b'ab'
print(b.ljust(4), b.rjust(4, b'0'), b.center(5, b'-'), b'-5'.zfill(4), b.zfill(1), b'a=b=c'.partition(b'='), b'a=b=c'.rpartition(b'='), b.partition(b'x'), b.rpartition(b'x'), b'abc'.translate(None, b'b'), b'abc'.translate(bytes(range(1, 256)) + b'\0'), b'pre_x'.removeprefix(b'pre_'), b'x.py'.removesuffix(b'.py'), b'ab1'.isalnum(), b'ab'.isalpha(), b'12'.isdigit(), b' \n'.isspace(), b'AB1'.isupper(), b'a'.islower(), b'\xff'.isascii(), b''.isalpha())
#== bytes bad fill
b'a'.ljust(5, b'xx')
#== bytes bad table
b'a'.translate(b'x')
#== all at once: f-strings nested specs
w, p, v = 12, 3, 3.14159265
print(f"[{v:{w}.{p}f}]", f"[{v:<{w}.{p}}]", f"[{v:^+{w}.{p}e}]", f"[{'x':*^{w}}]")
print(f"{v!r:>{w}}", f"{'abc'!s:_<{w}}", f"{w=}", f"{w = }", f"{v=:.2f}", f"{'é'!a}")
print(f"{w:,}", f"{1234567:,}", f"{1234567:_}", f"{1234567.891:,.2f}", f"{255:#x}", f"{255:#010b}", f"{255:_b}", f"{-5:05d}", f"{5:+}", f"{5: }")
print(f"{{{w}}}", f"{{}}", f"{'{'}", f"{w!r:^{w}}")
print(f"{0.1 + 0.2}", f"{1e20}", f"{1e16}", f"{1e15}", f"{1e-5}", f"{0.0001}", f"{float('inf'):f}", f"{float('nan'):10}|")
print(f"{True:d}", f"{True}", f"{None}", f"{True:>6}", f"{[1, 2]}", f"{ {'a': 1}['a'] }", f"{(lambda x: x * 2)(3)}")
#== all at once: f-string errors
for spec in ('q', '.3d', ',s', '10.', '=s', ',x', '_c', '+s', '.2s', '010', '<010', '%', '.1%', 'n', 'c', '#', '\u00e9>5', '5,', '5_,', 'zf'):
    for value in (5, 'ab', 2.5, None, [1], True):
        try:
            print(spec, repr(value), '|' + format(value, spec) + '|')
        except Exception as e:
            print(spec, repr(value), type(e).__name__, e)
#== all at once: str.format
print('{} {}'.format(1, 2), '{1} {0}'.format(1, 2), '{a[b]} {a[0]}'.format(a={'b': 1, 0: 2}), '{0.real} {0.imag}'.format(5))
print('{:>{w}}'.format('x', w=5), '{0:{1}}'.format('x', 4) + '|', '{!r} {!s} {!a}'.format('é', 'é', 'é'), '{{}}'.format())
for f, a, k in [('{} {0}', (1, 2), {}), ('{0} {}', (1, 2), {}), ('{', (), {}), ('}', (), {}), ('{a}', (), {}), ('{}', (), {}), ('{0.x}', (1,), {}), ('{0[x]}', ({},), {}), ('{0[5]}', ([],), {}), ('{!z}', (1,), {}), ('{:d}', ('x',), {}), ('{a.b', (1,), {}), ('{0[a}', (1,), {}), ('{0!}', (1,), {}), ('{0[]}', (1,), {}), ('{0.}', (1,), {})]:
    try:
        print(f.format(*a, **k))
    except Exception as e:
        print(f, type(e).__name__, e)
print('{0[a b]} {0[-1]}'.format({'a b': 1, '-1': 2}), '{x:%Y}'.format(x=__import__('datetime').date(2020, 1, 1)))
print('{a}'.format_map({'a': 5}), '{:,}'.format(10 ** 20), '{:.3}'.format('abcdef'), '{:e}'.format(12345), '{:.0f}'.format(2.5), '{:g}'.format(1e10), '{:G}'.format(1e-10))
#== all at once: percent format
for f, a in [('%s %d', ('a', 5)), ('%5s|%-5s|', ('a', 'b')), ('%05d', 42), ('%+d', 3), ('%x %X %#x %o %#o', (255, 255, 255, 8, 8)), ('%e %E %g', (1.5, 1.5, 0.00001)), ('%.2f', 1.005), ('%r %a', ('é', 'é')), ('%c%c', ('x', 65)), ('%%', ()), ('%(a)s %(b)05.1f', {'a': 1, 'b': 2}), ('%*d', (5, 3)), ('%.*f', (2, 3.14159)), ('%-*d|', (5, 3)), ('%s', (1,)), ('%s', ((1, 2),)), ('%d', '5'), ('%d', 2.9), ('%x', 2.5), ('%s %s', ('a',)), ('%s', ('a', 'b')), ('%z', 1), ('%', 1), ('%(a', {}), ('%(a)s', {}), ('%(a)s', 5), ('%s %s', 5), ('a', 5), ('a', {'x': 1}), ('a', [1]), ('%c', 'ab'), ('%c', -1), ('%i', True), ('%u', 7), ('%.3s', 'abcdef'), ('%5.1s|', 'abc'), ('%f', 'x'), ('% d', 4), ('%s', None), ('%ld', 4), ('%.0f', 0.5), ('%#.3g', 1.0), ('%d', 10 ** 30)]:
    try:
        print(f, repr(f % a))
    except Exception as e:
        print(f, type(e).__name__, e)
#== all at once: str methods 1
s = 'Hello, World'
print(s.center(20, '*'), s.ljust(15, '.'), s.rjust(15), s.zfill(15), '-5'.zfill(5), '+5'.zfill(4), s.swapcase(), s.title(), "they're bill's".title(), s.casefold(), 'ß'.casefold(), 'ß'.upper(), 'ŉ'.upper())
print(s.partition(', '), s.rpartition('o'), s.partition('x'), s.rpartition('x'), s.split('o'), s.split('o', 1), s.rsplit('o', 1), ' a  b '.split(), ' a  b '.split(' '), ' a  b c'.split(None, 1), ' a  b c '.rsplit(None, 1), ''.split(), ''.split(','))
print('a\nb\r\nc\rd\x0be\x0cf\x1cg\x85h\u2028i'.splitlines(), 'a\nb\n'.splitlines(True), ''.splitlines(), '\n'.splitlines())
print(s.find('o'), s.rfind('o'), s.find('o', 5), s.find('o', 5, 6), s.index('l'), s.count('l'), 'aaaa'.count('aa'), ''.count(''), 'abc'.count(''), s.find(''), s.rfind(''), 'abc'.find('', 4), 'abc'.find('', 3))
print(s.startswith(('x', 'He')), s.endswith('ld'), s.startswith('l', 2), s.endswith('o', 0, 5), s.removeprefix('Hello'), s.removesuffix('x'), s.replace('l', 'L', 2), 'aaa'.replace('', '-'), 'abc'.replace('', '-', 2))
print('  x '.strip() + '|', 'xxaxx'.strip('x'), 'abcba'.lstrip('ab'), 'abcba'.rstrip('ab'), '\u2003a\u00a0'.strip())
print('a\tb\tc'.expandtabs(), 'a\tbcd\te'.expandtabs(4), '\t'.expandtabs(0) + '|', 'ab\n\tc'.expandtabs(3))
print('abc'.translate({97: 'X', 98: None, 99: 0x44}), 'abc'.translate(str.maketrans('ab', 'xy', 'c')), str.maketrans({'a': 'b'}), str.maketrans('a', 'b'))
#== all at once: str methods 2
for x in ('abc', 'ABC', 'Abc', 'abc1', '123', '１２', '½', '²', '', ' ', 'a b', '_a', '1a', 'é', 'Ab Cd', 'if', '\n', '\x00', '٣', 'ǅ', 'ª'):
    print(ascii(x), x.isalpha(), x.isdigit(), x.isdecimal(), x.isnumeric(), x.isalnum(), x.isupper(), x.islower(), x.istitle(), x.isspace(), x.isidentifier(), x.isprintable(), x.isascii())
#== all at once: str methods errors
def t(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)
t(lambda: 'a'.join([1]))
t(lambda: 'a'.join(5))
t(lambda: 'a' + 5)
t(lambda: 'a' * 'b')
t(lambda: 'abc'.index('x'))
t(lambda: 'abc'.rindex('x'))
t(lambda: 'abc'.split(''))
t(lambda: 'abc'.partition(''))
t(lambda: 'abc'.replace('a'))
t(lambda: 'abc'.replace(1, 2))
t(lambda: 'abc'.startswith(1))
t(lambda: 'abc'.startswith(['a']))
t(lambda: 'abc'.center('x'))
t(lambda: 'abc'.center(10, 'xy'))
t(lambda: 'abc'.strip(1))
t(lambda: 'abc'['a'])
t(lambda: 'abc'[5])
t(lambda: 'abc'.foo)
t(lambda: 'abc'.upper(1))
t(lambda: 'abc'.encode('x'))
t(lambda: 'é'.encode('ascii'))
t(lambda: 'é'.encode('ascii', 'ignore'))
t(lambda: 'é€'.encode('ascii', 'xmlcharrefreplace'))
t(lambda: 'é'.encode('ascii', 'backslashreplace'))
t(lambda: 'é'.encode('latin-1'))
t(lambda: b'\xff'.decode())
t(lambda: b'\xff'.decode('utf-8', 'replace'))
t(lambda: str(b'abc', 'utf-8'))
t(lambda: str(5, 'utf-8'))
t(lambda: 'x' in 5)
t(lambda: 5 in 'x')
t(lambda: str.upper(5))
t(lambda: str.join(',', ['a', 'b']))
t(lambda: str.maketrans('a', 'bc'))
t(lambda: 'a' < 1)
t(lambda: chr(-1))
t(lambda: chr(0x110000))
t(lambda: ord('ab'))
t(lambda: ord(''))
t(lambda: int('x'))
t(lambda: int('12', 40))
t(lambda: int('0x1f', 16))
t(lambda: int('0b101', 0))
t(lambda: int(' 12_000 '))
t(lambda: int('1__2'))
t(lambda: int(None))
t(lambda: int([]))
t(lambda: int('5', base=5))
t(lambda: float('1_0.5'))
t(lambda: float('x'))
t(lambda: float(None))
t(lambda: float(' inf '))
t(lambda: bool('0'))
t(lambda: hash('a') == hash('a'))
#== all at once: repr of text
for x in ("it's", 'say "x"', '''both ' and "''', '\n\t\\', '\x7f', '\xa0', 'é', '\u200b', '\U0001f600', '\ud800', '\x00', '\xad', '\ue000'):
    print(ascii(repr(x)), ascii(x))
print(repr(b"it's"), repr(b'"\''), repr(b'\x00\xff\n'), str(b'a'))
#== all at once: slices and steps of text
s = 'abcdefgh'
print(s[::-1], s[1:7:2], s[-3:], s[:-3], s[10:], s[-100:2], s[5:2], s[5:2:-1], s[::3], s[::-3], s[slice(None, 4)], s[True])
try:
    s[::0]
except ValueError as e:
    print(e)
try:
    s[1.0]
except TypeError as e:
    print(e)
try:
    s[0] = 'x'
except TypeError as e:
    print(e)
try:
    del s[0]
except TypeError as e:
    print(e)
#== all at once: unicode text
print(len('😀'), '😀é'[1], '😀'.encode(), '😀'.encode('utf-16-le'), 'a\u0301', len('a\u0301'), 'É'.lower(), 'İ'.lower().encode(), 'Σ'.lower(), 'ΑΣ'.lower(), 'ﬁ'.upper(), 'ǆ'.title(), 'ß'.title(), 'x'.join(['é', 'ü']), sorted('éaz'))
#== all at once: string literals
print('a' 'b' "c", r'\n', rb'\x', b'\x41\101\n', '\101\x41\u0041\U00000041', 'a\
b', """x
y""", 'tab\there', '\q' == '\\q', rf'{1}\n', fr'\d{2}', Rb'a', u'x')
print('''a"b'c''', """a'b"c""", '\'', "\"", '\a\b\f\v\0' == '\x07\x08\x0c\x0b\x00', 'ab' 'cd'[1], ('x' f'{1}' 'y{z}'))
#== all at once: bytes
b = b'hello\xff'
print(b, b[0], b[1:3], b.hex(), b.hex(' '), bytes.fromhex('00ff 10'), b.decode('latin-1'), b + b'x', b * 2, b'l' in b, 104 in b, list(b)[:2], bytes([1, 2]), bytes(3), bytes('é', 'utf-8'), b.find(b'l'), b.replace(b'l', b'L'), b.split(b'l'), b.upper(), b.startswith(b'he'), b''.join([b'a', b'b']), b == bytes(b), hash(b'a') == hash(b'a'), b'a' < b'b', b'abc'[::-1], b' a '.strip(), b'a,b'.partition(b','), b'a'.ljust(3, b'-'), b'A'.isupper(), b'a\nb'.splitlines(), b'abc'.translate(None, b'b'), bytes(b'ab').count(b'a'), memoryview if 0 else 0, b'ab'.islower(), b'a1'.isalnum(), b'x'.center(3), b'\x00'.rjust(2, b'0'), b'abc'.removeprefix(b'a'), b'a'.zfill(3), len(b))
for f in (lambda: b + 'a', lambda: b'a' == 'a', lambda: bytes([256]), lambda: bytes(-1), lambda: bytes('a'), lambda: bytes.fromhex('0g'), lambda: b'a'.join(['a']), lambda: 'a' in b, lambda: b[10], lambda: b'a'.decode('x'), lambda: b'\xff'.decode('ascii'), lambda: b.index(b'z'), lambda: 300 in b, lambda: bytes(None), lambda: bytes([1.5]), lambda: b.foo, lambda: b'a'.split(b''), lambda: b'a' < 'a'):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
#== a text has no negative zero
try: print(format('abc', 'z'))
except ValueError as error: print(error)
print(f'{-0.0:z.1f}')
#== what str knows of each character
import hashlib
def digest(text): return hashlib.sha256(text.encode()).hexdigest()[:12]
letters = [chr(c) for c in range(0x2F00) if not 0xD800 <= c < 0xE000] + [chr(c) for c in range(0xA640, 0xAC00)] + \
          [chr(c) for c in range(0xFB00, 0xFB20)] + [chr(c) for c in range(0x10400, 0x10500)] + [chr(c) for c in range(0x1D7C0, 0x1D800)]
for name in ['isalpha', 'isdigit', 'isdecimal', 'isnumeric', 'isalnum', 'isupper', 'islower', 'istitle', 'isspace', 'isprintable', 'isidentifier']:
    print(name, digest(''.join('01'[getattr(one, name)()] for one in letters)))
print(digest(''.join('01'[('a' + one).isidentifier()] for one in letters)))
for name in ['upper', 'lower', 'title', 'capitalize', 'casefold', 'swapcase']:
    print(name, digest('|'.join(getattr(one, name)() for one in letters)))
    print(name, digest('|'.join(getattr('a\u03a3' + one + '\u03a3' + one + 'a', name)() for one in letters[:3000])))
print(digest(repr(letters)), [int(one) for one in letters if one.isdecimal()][-70:])
import re
for pattern in [r'\w', r'\d', r'\s', '[a-z]', 'k', '\u03c3', '[\u00df-\u00ff]']:
    print(pattern, digest(''.join('01'[re.match(pattern, one, re.I) is not None] for one in letters)))
#== special letters
for s in ['stra\u00dfe', '\u0149', '\ufb01ne', '\u0130stanbul', 'O\u03a3O\u03a3', '\u03a3', 'A\u03a3.', 'A.\u03a3', '\u01c5', '\u1fb3', '\u0390']:
    print(ascii([s.upper(), s.lower(), s.title(), s.capitalize(), s.casefold(), s.swapcase(), s.isupper(), s.islower(), s.istitle()]))
#== format specifications for text and numbers
def T(n,f):
    try: print(n,repr(f()))
    except Exception as e: print(n,type(e).__name__,e)
for i,(v,sp) in enumerate([('abc','+d'),('abc','d'),('abc','+'),('abc','='),('abc','=5'),('abc',','),('abc','#'),('abc','05'),('abc','.2'),('abc',' '),(1,'s'),(1,'.2'),(1,'.2d'),(1.5,'d'),(1.5,'x'),(1,'c'),(1,'+c'),(1,',c'),(1,',x'),(1,'_x'),(1,',_'),(1,'_,'),(1.0,',%'),(True,'d'),(True,'s'),(True,''),(True,'5'),(None,''),(None,'s'),([],'s'),('a','10s'),('a','^5s'),('a','<<5'),(1,'zz'),(1,'5z'),(1,'n'),(1.5,'n'),(1.5,'g'),(1e10,'.3'),(1,'e'),(1,'%'),(-1,'z'),(-0.0,'z.1f'),('abc','z'),('a','10.1q'),('a','q'),(1,'q'),(1.0,'q'),('a','1'*30),(1,'.'),('a','.'),(object(),'x'),(b'a','5'),((1,),'5'),({},'d'),('abc','-'),('abc','_'),('x','é'),(5,'é'),(5,'aé')]):
    T(i,lambda: format(v,sp))
#== raw strings that end with a backslash
print([r'\\', r'\n', r'\d', r"\'", r'\"', r'''\\''', r'\\\\', r'a\\', r'\\a', R'\\', rb'\\', br'\n', b'\\', '\\', fr'\\', rf'\\{1}', fr'{1}\\', f'\\', r'\{', rf'\{{', r'\N{x}', r'\x', r'\u12', '\
', r'\
', u'\\', r'\\' '\\', '\\' r'\\', r'' r'\\', r'\0', b'\0', rb'\0', r'\ ', r'\\' 'b', rf'\d{1}\d', rf'\d'])
#== str() keeps the class of the text that __str__ gives
class S(str):
    def shout(self): return self.upper() + '!'
class A:
    def __init__(self, v): self.v = v
    def __str__(self): return S(self.v)
class T(str):
    def __str__(self): return self
class E(Exception):
    def __str__(self): return S('e')
print(str(A('a')).shout(), type(str(A('a'))).__name__, type(str(T('x'))).__name__, type(str(S('x'))).__name__)
print(type(str(E())).__name__, type(E().__str__()).__name__, type('%s %s' % (A('a'), 1)).__name__, str(A('b')), [str(A('c'))])
print(A('a'), f'{A("x")!s:>3}', 'p{}'.format(A('y')), 'q' + str(A('z')), ', '.join([str(A('m')), 'n']))
class N:
    def __str__(self): return 5
try: str(N())
except TypeError as e: print(e)
#== what formatting gives keeps a class derived from str where Python copies nothing
class S(str): pass
class F(str):
    def __format__(self, spec): return S('fmt')
class T(str):
    def __str__(self): return S('st')
class R(str):
    def __str__(self): return self
class B:
    def __str__(self): return S('b')
    def __repr__(self): return S('br')
    def __format__(self, spec): return S('bf:' + spec)
class P:
    def __str__(self): return S('p')
    def __repr__(self): return S('pé')
def t(*a): print(*[type(v).__name__ + ':' + v for v in a])
for x in (S('v'), F('v'), T('v'), R('v'), S('')):
    t(f'{x}', f'{x!s}', f'{x!r}', f'{x!a}', f'{x:s}', f'{x:>4}', f'{x:.0}', f'{x}{x}', f'a{x}', f'{x}a', f'{x!s:s}')
    two = ('', x)
    t('%s' % x, '%r' % x, '%a' % x, 'a%s' % x, '%sa' % x, '%1s' % x, '%3s' % x, '%.1s' % x, '%+s' % x, '%(a)s' % {'a': x}, '%s%s' % two)
    t(format(x), format(x, ''), format(x, 's'), format(x, '3'), str(x), str.__str__(x), x.__format__(''), str.__format__(x, ''), object.__format__(x, ''), x % ())
    t(''.join([x]), x.join(['a']), x + '', '' + x, x * 1, x[:], x.strip(), x.replace('q', 'z'), x.upper(), x.removeprefix('q'), *x.partition('q'), *x.rpartition('q'))
    t('{}'.format(x), '{0}'.format(x), '{!s}'.format(x), '{!r}'.format(x), 'a{}'.format(x), '{}a'.format(x), '{:s}'.format(x), '{}{}'.format('', x), '{a}'.format_map({'a': x}), x.format(), x.format_map({}))
for x in (B(), P()):
    t(f'{x}', f'{x!s}', f'{x!r}', f'{x!a}', f'{x:}', '%s' % x, '%r' % x, '%a' % x, '%5s' % x, '{}'.format(x), '{!r}'.format(x), format(x), str(x), repr(x), ascii(x), x.__str__())
x = B()
t(f'{x:abc}', format(x, 'abc'), '{:abc}'.format(x), 'a{:abc}'.format(x), f'{x:{"a"}}')
import os
t(os.path.join(S('v')), os.path.join(S('v'), 'b'), os.path.splitext(S('v'))[0], os.path.splitext(S('v.a'))[0])
#== positions in long texts beyond ASCII
t = ''.join('aé€😀'[i % 4] * (i % 5 + 1) for i in range(900))
u = t + 'ß'
for s in (t, u, t):
    print(len(s), [s[i] for i in range(0, len(s), 311)], s[-1], s[-130], s[127], s[128], s[129], s[255:258], s[1000:1010:3], s[len(s) - 3:])
print(all(t[i] == c for i, c in enumerate(t)), [t.find(c, k) for c in 'aé€😀ß' for k in (0, 127, 128, 129, 1000, len(t) - 1, len(t))], t.rfind('é'), t.index('€', -100), t.count('é', 500, 1500), t.startswith('😀', t.find('😀', 777)), u.find('ß'), t.find('aé', 2000), u.endswith('ß', 5))
print(''.join(t[i] for i in range(len(t))) == t, t[300:2000] == ''.join(list(t)[300:2000]))
#== searches that do not grow with both lengths
t = 'a' * 200000; w = 'a' * 100000 + 'b'
print(w in t, t.find(w), t.count(w), len(t.split(w)), t.replace(w, 'x') == t, w.encode() in t.encode(), t.encode().find(w.encode()))
#== whole numbers of many digits by bits
n = int('f' * 60000, 16)
print(n == 16 ** 60000 - 1, len(hex(n)), len(bin(n)), hex(-n)[:6], oct(8 ** 500 + 7)[-3:], int(oct(n)[2:], 8) == n, int('-0b' + '10' * 9, 2), int('zz', 36), int.from_bytes(n.to_bytes(30000, 'big'), 'big') == n, f'{n:x}'[:4], f'{2 ** 70:#b}'[-3:])
for bad in ('12', '0x', 'g'):
    try: print(int(bad, 2))
    except ValueError as e: print(e)
#== lines of a long text beyond ASCII
import io, csv
t = 'é,ü\n' * 20000
print(len(io.StringIO(t).readlines()), sum(len(r) for r in csv.reader(io.StringIO(t))), next(csv.DictReader(io.StringIO(t))))
