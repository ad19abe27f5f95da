#== base64
import base64
for data in (b'', b'a', b'ab', b'abc', b'abcd', bytes(range(256)), b'\xff\xfe\xfd'):
    print(base64.b64encode(data), base64.urlsafe_b64encode(data), base64.b64decode(base64.b64encode(data)) == data, base64.urlsafe_b64decode(base64.urlsafe_b64encode(data)) == data, base64.standard_b64encode(data) == base64.b64encode(data), base64.b64encode(data, b'-_') == base64.urlsafe_b64encode(data), base64.b64decode(base64.b64encode(data, b'@&'), altchars=b'@&') == data)
print(base64.b64decode('YWJj'), base64.b64decode('YW Jj\n'), base64.b64decode(b'YWJj!'), base64.b64decode('YQ==YQ=='), base64.b64decode('YWJjZA==', validate=True), base64.encodebytes(b'x' * 80), base64.decodebytes(b'eHh4\neHg=\n'), base64.b64encode(b'\xfb\xff').decode())
#== base64 errors
import base64, binascii
for text, strict in (('a', False), ('ab', False), ('abc', False), ('abcde', False), ('YWJj!', True), ('=YWJ', True), ('YQ==x', True), ('YQ=x=', True), ('a===', False), ('YWJj=', True), ('=', False), ('Y=', False), ('YQ=', False)):
    try:
        print(text, strict, base64.b64decode(text, validate=strict))
    except binascii.Error as error:
        print(text, strict, error)
#== base64 of text
import base64
base64.b64encode('text')
#== base64 of other text
import base64
base64.b64decode('é')
#== base64 of a number
import base64
base64.b64decode(5)
#== base32 and base16
import base64
for data in (b'', b'a', b'ab', b'abc', b'abcd', b'abcde', b'abcdef'):
    print(base64.b32encode(data), base64.b32decode(base64.b32encode(data)) == data, base64.b16encode(data), base64.b16decode(base64.b16encode(data)) == data, base64.b32hexencode(data), base64.b32hexdecode(base64.b32hexencode(data)) == data)
print(base64.b32decode('mfrgg===', casefold=True), base64.b16decode('6a6b', casefold=True), base64.b32decode('MFRGG==='))
#== base32 errors
import base64
for text in ('MFRGG', 'mfrgg===', 'MFRGG=A=', '!!!!!!!!', 'MFRG====', 'M======='):
    try:
        print(text, base64.b32decode(text))
    except ValueError as error:
        print(text, type(error).__name__, error)
#== base16 lower
import base64
base64.b16decode('6a')
#== binascii
import binascii
print(binascii.hexlify(b'\x00\xffabc'), binascii.hexlify(b'abcd', '-'), binascii.hexlify(b'abcd', ':', 2), binascii.unhexlify('00ff'), binascii.unhexlify(b'6162'), binascii.b2a_hex(b'x'), binascii.a2b_hex('7A'), binascii.crc32(b'hello'), binascii.crc32(b'lo', binascii.crc32(b'hel')), binascii.b2a_base64(b'x'), binascii.b2a_base64(b'x', newline=False), binascii.a2b_base64('eA=='))
#== unhexlify odd
import binascii
binascii.unhexlify('abc')
#== unhexlify digit
import binascii
binascii.unhexlify('zz')
#== hexlify of text
import binascii
binascii.hexlify('x')
