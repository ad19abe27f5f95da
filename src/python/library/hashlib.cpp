#include "python/library/digest.hpp"
#include "python/library/library.hpp"
#include "python/library/support.hpp"

namespace aludel::python::library {
namespace {

constexpr std::string_view hashlib_text = R"python(
__all__ = ['md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512', 'blake2b', 'blake2s', 'new', 'pbkdf2_hmac',
           'algorithms_guaranteed', 'algorithms_available']

_sizes = {'md5': (16, 64), 'sha1': (20, 64), 'sha224': (28, 64), 'sha256': (32, 64), 'sha384': (48, 128),
          'sha512': (64, 128)}
algorithms_guaranteed = {'md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512', 'blake2b', 'blake2s', 'sha3_224',
                         'sha3_256', 'sha3_384', 'sha3_512', 'shake_128', 'shake_256'}
algorithms_available = {'md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512', 'blake2b', 'blake2s'}


def _check(data):
    if isinstance(data, str):
        raise TypeError('Strings must be encoded before hashing')
    if not isinstance(data, bytes):
        raise TypeError('object supporting the buffer API required')
    return data


class HASH:
    __module__ = '_hashlib'

    def __init__(self, name, data):
        self.name = name
        self.digest_size, self.block_size = _sizes[name]
        self._data = _check(data)

    def update(self, obj, /):
        self._data += _check(obj)

    def digest(self):
        return _digest(self.name, self._data)

    def hexdigest(self):
        return self.digest().hex()

    def copy(self):
        return HASH(self.name, self._data)

    def __repr__(self):
        return '<%s %s object @ 0x%x>' % (self.name, '_hashlib.HASH', id(self))


def _maker(name):
    def make(string=b'', *, usedforsecurity=True):
        return HASH(name, string)
    make.__name__ = make.__qualname__ = 'openssl_' + name
    return make


md5, sha1, sha224, sha256, sha384, sha512 = (_maker(_name) for _name in _sizes)


class _Blake2:
    def __init__(self, data=b'', /, *, digest_size=None, key=b'', salt=b'', person=b'', usedforsecurity=True, **tree):
        for name in tree:
            if name not in ('fanout', 'depth', 'leaf_size', 'node_offset', 'node_depth', 'inner_size', 'last_node'):
                raise TypeError("'%s' is an invalid keyword argument for %s()" % (name, self.name))
            _unsupported("the argument '%s' of hashlib.%s() is not supported" % (name, self.name))
        size = self.MAX_DIGEST_SIZE if digest_size is None else digest_size
        if not 1 <= size <= self.MAX_DIGEST_SIZE:
            raise ValueError('digest_size must be between 1 and %d bytes' % self.MAX_DIGEST_SIZE)
        for name, value, most in (('salt', salt, self.SALT_SIZE), ('person', person, self.PERSON_SIZE),
                                  ('key', key, self.MAX_KEY_SIZE)):
            if not isinstance(value, bytes):
                raise TypeError("a bytes-like object is required, not '%s'" % _type_name(value))
            if len(value) > most:
                raise ValueError('maximum %s length is %d bytes' % (name, most))
        self.digest_size = size
        self._options = key, salt, person
        self._data = _check(data)

    def update(self, data, /):
        self._data += _check(data)

    def digest(self):
        return _blake2(self.name, self._data, self.digest_size, *self._options)

    def hexdigest(self):
        return self.digest().hex()

    def copy(self):
        key, salt, person = self._options
        return type(self)(self._data, digest_size=self.digest_size, key=key, salt=salt, person=person)


class blake2b(_Blake2):
    __module__ = '_blake2'
    name = 'blake2b'
    block_size = 128
    MAX_DIGEST_SIZE = MAX_KEY_SIZE = 64
    SALT_SIZE = PERSON_SIZE = 16


class blake2s(_Blake2):
    __module__ = '_blake2'
    name = 'blake2s'
    block_size = 64
    MAX_DIGEST_SIZE = MAX_KEY_SIZE = 32
    SALT_SIZE = PERSON_SIZE = 8


def new(name, data=b'', **kwargs):
    if not isinstance(name, str):
        raise TypeError("new() argument 'name' must be str, not %s" % _type_name(name))
    plain = name.lower().replace('-', '')
    if plain in ('blake2b', 'blake2s'):
        return (blake2b if plain == 'blake2b' else blake2s)(data, **kwargs)
    if plain in _sizes:
        return HASH(plain, data)
    if plain.replace('_', '') in ('sha3224', 'sha3256', 'sha3384', 'sha3512', 'shake128', 'shake256', 'ripemd160', 'sm3',
                                  'sha512224', 'sha512256', 'md5sha1'):
        _unsupported("hashlib.new('%s') is not supported" % name)
    raise ValueError('unsupported hash type ' + name)


def pbkdf2_hmac(hash_name, password, salt, iterations, dklen=None):
    if hash_name not in _sizes:
        raise ValueError('unsupported hash type ' + hash_name)
    for value in (password, salt):
        if not isinstance(value, bytes):
            raise TypeError("a bytes-like object is required, not '%s'" % _type_name(value))
    if iterations < 1:
        raise ValueError('iteration value must be greater than 0.')
    length = _sizes[hash_name][0] if dklen is None else dklen
    if length < 1:
        raise ValueError('key length must be greater than 0.')
    return _derive(hash_name, password, salt, iterations, length)
)python";

}  // namespace

std::shared_ptr<const NativeModule> hashlib() {
    auto made = std::make_shared<NativeModule>("hashlib");
    made->style(Signature::Style::c, UnknownArguments::infect);
    add_support(*made);
    add_digests(*made);
    made->source(hashlib_text);
    return made;
}

}  // namespace aludel::python::library
