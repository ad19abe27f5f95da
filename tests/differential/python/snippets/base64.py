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
#== all at once: base64 hashlib hmac
import base64, hashlib, hmac, binascii
print(base64.b64encode(b'hello?>'), base64.urlsafe_b64encode(b'\xff\xfe'), base64.b64decode('aGVsbG8='), base64.b32encode(b'a'), base64.b16encode(b'\xff'), base64.b64decode(b'aGVs bG8='), binascii.hexlify(b'a'), binascii.unhexlify('61'), binascii.crc32(b'a'))
print(hashlib.md5(b'a').hexdigest(), hashlib.sha1(b'').hexdigest(), hashlib.sha256(b'a').digest()[:4], hashlib.sha512(b'a').hexdigest()[:16], hashlib.new('sha256', b'x').hexdigest()[:8], hashlib.sha256().name, hashlib.sha256().digest_size, hmac.new(b'k', b'm', hashlib.sha256).hexdigest()[:16], hmac.new(b'k', b'm', 'md5').hexdigest(), hmac.compare_digest('a', 'a'), hashlib.blake2b(b'a', digest_size=8).hexdigest(), hashlib.pbkdf2_hmac('sha256', b'p', b's', 10).hex()[:16])
h = hashlib.md5(); h.update(b'a'); k = h.copy(); h.update(b'b'); print(h.hexdigest() == hashlib.md5(b'ab').hexdigest(), k.hexdigest() == hashlib.md5(b'a').hexdigest(), 'sha256' in hashlib.algorithms_available)
for f in (lambda: base64.b64decode('a'), lambda: base64.b64encode('a'), lambda: hashlib.md5('a'), lambda: hashlib.new('x'), lambda: hmac.new('k', b'', 'md5'), lambda: hmac.new(b'k', b'm'), lambda: binascii.unhexlify('6'), lambda: base64.b32decode('x'), lambda: base64.b64decode('é'), lambda: base64.b64decode('a!==', validate=True)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
#== base 85 3
import base64
for b in [b'',b'a',b'ab',b'abc',b'abcd',b'hello world',b'\0\0\0\0',b'    x',b'\0\0',bytes(range(256))]:
    print(base64.b85encode(b), base64.a85encode(b), base64.b85encode(b,pad=True), base64.a85encode(b,foldspaces=True,adobe=True,wrapcol=20))
    print(base64.b85decode(base64.b85encode(b))==b, base64.a85decode(base64.a85encode(b))==b, base64.a85decode(base64.a85encode(b,adobe=True,foldspaces=True),adobe=True,foldspaces=True)==b)
for f in [lambda: base64.b85decode(b'~~~~~'), lambda: base64.b85decode('ab"c'), lambda: base64.a85decode(b'az'), lambda: base64.a85decode(b'{'), lambda: base64.a85decode(b'abc',adobe=True), lambda: base64.a85decode('uuuuu'), lambda: base64.b85encode('x'), lambda: base64.b85decode(5)]:
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
