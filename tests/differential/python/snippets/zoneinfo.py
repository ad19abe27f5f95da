#== zones
from zoneinfo import ZoneInfo
from datetime import datetime, timezone, timedelta
for key in ('Europe/Paris', 'America/New_York', 'Asia/Kolkata', 'UTC', 'Australia/Sydney', 'America/Sao_Paulo', 'Asia/Tokyo'):
    z = ZoneInfo(key)
    print(key, z, repr(z), z.key, [datetime(2024, m, 15, 12, tzinfo=z).isoformat() for m in (1, 4, 7, 10)], datetime(1950, 6, 1, tzinfo=z).utcoffset(), datetime(2060, 7, 1, tzinfo=z).utcoffset(), datetime(2024, 7, 1, tzinfo=timezone.utc).astimezone(z).isoformat())
print(ZoneInfo('UTC') is ZoneInfo('UTC'), ZoneInfo('Europe/Paris') == ZoneInfo('Europe/Paris'))
#== zone changes
from zoneinfo import ZoneInfo
from datetime import datetime, timezone, timedelta
z = ZoneInfo('Europe/Paris')
for hour in (0, 1, 2, 3, 4):
    for fold in (0, 1):
        a, b = datetime(2024, 3, 31, hour, 30, tzinfo=z, fold=fold), datetime(2024, 10, 27, hour, 30, tzinfo=z, fold=fold)
        print(hour, fold, a.utcoffset(), b.utcoffset(), a.astimezone(timezone.utc), b.astimezone(timezone.utc), a.timestamp(), b.timestamp())
for hour in range(-1, 4):
    u = datetime(2024, 10, 27, tzinfo=timezone.utc) + timedelta(hours=hour, minutes=15)
    l = u.astimezone(z)
    print(l, l.fold, l.astimezone(timezone.utc) == u, datetime.fromtimestamp(u.timestamp(), z))
print(datetime(2024, 3, 30, 12, tzinfo=z) + timedelta(days=1), datetime(2024, 7, 1, tzinfo=z) - datetime(2024, 1, 1, tzinfo=z), datetime(2024, 7, 1, tzinfo=z) - datetime(2024, 1, 1, tzinfo=timezone.utc), datetime(2024, 1, 1, 12, tzinfo=ZoneInfo('America/New_York')) == datetime(2024, 1, 1, 18, tzinfo=z))
print(f'{datetime(2024, 7, 1, tzinfo=z):%Y-%m-%d %z}', datetime.now(z).tzinfo, datetime(2024, 7, 1, tzinfo=ZoneInfo('UTC')).tzname())
#== zone missing
from zoneinfo import ZoneInfo
ZoneInfo('Nowhere/Land')
#== zone absolute
from zoneinfo import ZoneInfo
ZoneInfo('/etc/localtime')
#== zone missing is a KeyError
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError
try:
    ZoneInfo('Nope')
except KeyError as error:
    print(type(error) is ZoneInfoNotFoundError, error)
#== normalize
import unicodedata
print([ascii(unicodedata.normalize(form, 'é\u0301ﬁ①Å')) for form in ('NFC', 'NFD', 'NFKC', 'NFKD')], unicodedata.normalize('NFKD', 'Crème Brûlée').encode('ascii', 'ignore').decode(), ''.join(c for c in unicodedata.normalize('NFD', 'àéîõü') if unicodedata.category(c) != 'Mn'), unicodedata.category('a'), unicodedata.category(' '), unicodedata.combining('\u0301'), unicodedata.combining('a'))
#== normalize bad form
import unicodedata
unicodedata.normalize('NFX', 'é')
#== category of two
import unicodedata
unicodedata.category('ab')
#== fractions
from fractions import Fraction as F
from decimal import Decimal
import math
print(F(1, 3), repr(F(2, 4)), F('3/7'), F('0.125'), F('-1e-2'), F(0.5), F(Decimal('1.1')), F(5), F(), F(-3, -6), F(F(1, 2), F(3, 4)), F(' 7 '))
a, b = F(3, 4), F(2, 3)
print(a + b, a - b, a * b, a / b, a // b, a % b, divmod(a, b), -a, abs(-a), a ** 2, a ** -2, a ** 0.5, a + 1, 1 - a, 2 / a, a + 0.5, 1.5 * a, 2 ** F(3), a > b, a == 0.75, a == F(6, 8), a < 1, a != b, bool(F(0)), int(F(7, 2)), float(a), round(F(5, 2)), round(F(22, 7), 2), math.floor(F(-1, 2)), math.ceil(F(1, 2)), hash(F(1, 2)) == hash(0.5), F(3.14159).limit_denominator(100), F(22, 7).numerator, F(22, 7).denominator, sum([F(1, 3)] * 3), max(a, b), F(7, 3).as_integer_ratio(), f'{F(1, 3)}')
#== fraction by zero
from fractions import Fraction
Fraction(1, 0)
#== fraction of bad text
from fractions import Fraction
Fraction('x')
#== fraction of a list
from fractions import Fraction
Fraction([1])
#== struct
import struct
print(struct.pack('<ihb', 1, 2, 3), struct.pack('>I', 258), struct.pack('!H4sB', 1, b'ab', 255), struct.pack('ibq', 1, 2, 3), struct.pack('<d', 1.5), struct.pack('>f', -0.1), struct.pack('?c3x', True, b'x'), struct.pack('2h', 1, -1))
print(struct.unpack('<ihb', b'\x01\0\0\0\x02\0\x03'), struct.unpack('>Q', bytes(range(8))), struct.unpack('!4s', b'abcd'), struct.unpack('<dfi', struct.pack('<dfi', 2.5, 0.5, -7)), struct.calcsize('ibq'), struct.calcsize('<ibq'), struct.calcsize('P'), struct.unpack_from('<H', b'\0\1\2\3', 2), list(struct.iter_unpack('<H', b'\1\0\2\0')), struct.Struct('<HH').pack(1, 2), struct.Struct('<HH').size)
#== struct errors
import struct
for f in (lambda: struct.pack('B', 256), lambda: struct.pack('<b', -129), lambda: struct.pack('<H', -1), lambda: struct.pack('>h', 40000), lambda: struct.pack('<I', -1), lambda: struct.pack('i', 1, 2), lambda: struct.pack('z', 1), lambda: struct.unpack('<I', b'x'), lambda: struct.pack('I', 'x'), lambda: struct.pack('d', 'x'), lambda: struct.pack('s', 'x'), lambda: struct.unpack_from('<I', b'abc'), lambda: struct.pack('3'), lambda: struct.pack('H', 70000), lambda: struct.pack('i', 2 ** 31), lambda: struct.pack('<i', 2 ** 31), lambda: struct.pack('>H', -1), lambda: struct.pack('>q', 2 ** 63), lambda: struct.pack('q', 2 ** 63), lambda: struct.pack('<l', 2 ** 40), lambda: struct.pack('>h', 40000)):
    try:
        print(f())
    except struct.error as error:
        print(error)
#== all at once: calendar zoneinfo locale-free time
from zoneinfo import ZoneInfo
from datetime import *
import calendar
z = ZoneInfo('Europe/Berlin'); print(datetime(2024, 7, 1, tzinfo=z).utcoffset(), datetime(2024, 1, 1, 12, tzinfo=timezone.utc).astimezone(z).isoformat(), calendar.monthrange(2024, 2), calendar.isleap(2000), calendar.timegm((1970, 1, 2, 0, 0, 0)), calendar.month_name[3], calendar.day_abbr[0])
