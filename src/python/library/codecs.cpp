#include "python/library/library.hpp"

namespace aludel::python::library {
namespace {

constexpr std::string_view codecs_text = R"python(
import _host
import io as _io

BOM_UTF8 = b'\xef\xbb\xbf'
BOM_UTF16_LE = BOM_LE = b'\xff\xfe'
BOM_UTF16_BE = BOM_BE = b'\xfe\xff'
BOM_UTF16 = BOM = BOM_UTF16_LE


def encode(obj, encoding='utf-8', errors='strict'):
    if encoding.lower() in ('rot13', 'rot_13'):
        made = ''
        for char in obj:
            base = 'a' if 'a' <= char <= 'z' else 'A' if 'A' <= char <= 'Z' else None
            made += char if base is None else chr((ord(char) - ord(base) + 13) % 26 + ord(base))
        return made
    if encoding.lower() in ('hex', 'hex_codec'):
        return obj.hex().encode('ascii')
    return obj.encode(encoding, errors)


def decode(obj, encoding='utf-8', errors='strict'):
    if encoding.lower() in ('rot13', 'rot_13'):
        return encode(obj, 'rot13')
    if encoding.lower() in ('hex', 'hex_codec'):
        return bytes.fromhex(obj.decode('ascii') if isinstance(obj, bytes) else obj)
    return obj.decode(encoding, errors)


def open(filename, mode='r', encoding=None, errors='strict', buffering=-1):
    if encoding is None:
        return _io.open(filename, mode)
    return _io.open(filename, mode.replace('b', ''), encoding=encoding, errors=errors, newline='')


def getreader(encoding):
    return lambda stream, errors='strict': _io.TextIOWrapper(stream, encoding, errors, newline='')


def lookup(encoding):
    _host.refuse('codecs.lookup() is not supported', 'use str.encode() and bytes.decode()')
)python";

}  // namespace

std::shared_ptr<const NativeModule> codecs() {
    auto made = std::make_shared<NativeModule>("codecs");
    made->source(codecs_text);
    return made;
}

}  // namespace aludel::python::library
