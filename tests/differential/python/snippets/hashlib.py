#== digests
import hashlib
for name in ('md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512', 'blake2b', 'blake2s'):
    for data in (b'', b'abc', b'x' * 63, b'x' * 64, b'x' * 127, b'x' * 128, b'x' * 129, b'y' * 1000):
        print(name, getattr(hashlib, name)(data).hexdigest())
    h = hashlib.new(name, b'abc')
    print(h.name, h.digest_size, h.block_size, h.digest()[:4], h.hexdigest() == getattr(hashlib, name)(b'abc').hexdigest())
#== update and copy
import hashlib
for make in (hashlib.sha256, hashlib.blake2b):
    h = make()
    h.update(b'a')
    h.update(b'bc')
    c = h.copy()
    c.update(b'd')
    print(h.hexdigest() == make(b'abc').hexdigest(), c.hexdigest() == make(b'abcd').hexdigest(), h.hexdigest() != c.hexdigest())
print(hashlib.md5(b'x', usedforsecurity=False).hexdigest(), hashlib.sha256('é'.encode()).hexdigest(), hashlib.new('SHA256', b'x').name, hashlib.sha1(string=b'a').hexdigest())
#== blake2 parameters
import hashlib
print(hashlib.blake2b(b'x', digest_size=8).hexdigest(), hashlib.blake2b(b'x', digest_size=1).hexdigest(), hashlib.blake2b(b'x', key=b'k').hexdigest(), hashlib.blake2b(b'', key=b'k' * 64, salt=b's', person=b'p', digest_size=20).hexdigest(), hashlib.blake2s(b'x', key=b'k', salt=b's' * 8, person=b'p', digest_size=16).hexdigest(), hashlib.blake2s(b'', key=b'k').hexdigest(), hashlib.blake2b(b'z' * 128, key=b'k').hexdigest(), hashlib.blake2s(b'z' * 64, key=b'k').hexdigest())
print(hashlib.blake2b(digest_size=5).digest_size, hashlib.blake2b().block_size, hashlib.blake2b.MAX_DIGEST_SIZE, hashlib.blake2s.SALT_SIZE)
#== blake2 digest size
import hashlib
for size in (0, 65, -1):
    try:
        hashlib.blake2b(digest_size=size)
    except ValueError as error:
        print(error)
#== blake2 long key
import hashlib
hashlib.blake2s(key=b'x' * 33)
#== blake2 long salt
import hashlib
hashlib.blake2b(salt=b'x' * 17)
#== digest of text
import hashlib
hashlib.sha256('text')
#== digest of none
import hashlib
hashlib.md5(None)
#== update of text
import hashlib
hashlib.sha1().update('x')
#== blake2 of text
import hashlib
hashlib.blake2b('x')
#== unknown algorithm
import hashlib
hashlib.new('nonsense')
#== key derivation
import hashlib
print(hashlib.pbkdf2_hmac('sha256', b'password', b'salt', 1000).hex(), hashlib.pbkdf2_hmac('sha1', b'password', b'salt', 2, 45).hex(), hashlib.pbkdf2_hmac('sha512', b'p' * 200, b's', 3, dklen=16).hex())
#== hmac
import hmac, hashlib
print(hmac.new(b'key', b'message', hashlib.sha256).hexdigest(), hmac.new(b'key', b'message', 'md5').hexdigest(), hmac.new(b'k' * 200, b'', 'sha512').digest()[:8], hmac.digest(b'key', b'm', 'sha1'), hmac.new(b'key', digestmod='sha1').name)
h = hmac.new(b'key', digestmod=hashlib.sha1)
h.update(b'mess')
c = h.copy()
h.update(b'age')
print(h.hexdigest() == hmac.new(b'key', b'message', 'sha1').hexdigest(), c.hexdigest() == h.hexdigest(), h.digest_size, h.block_size, hmac.compare_digest('a', 'a'), hmac.compare_digest(b'a', b'b'), hmac.compare_digest('abc', 'ab'))
#== hmac without a digest
import hmac
hmac.new(b'key', b'x')
#== hmac of a text key
import hmac
hmac.new('key', b'x', 'sha256')
#== compare text and bytes
import hmac
hmac.compare_digest('a', b'a')
