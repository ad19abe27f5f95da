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
