#== print(codecs.open('a.txt', encoding='utf-8').read().encode()
import codecs
print(codecs.open('a.txt', encoding='utf-8').read().encode(), codecs.encode('abc', 'rot13'), codecs.BOM_UTF8)
#== decoding unicode-escape
for data in (b'{}', b'a\\nb\\t\\\\ \\\'\\"', b'\\x41\\xe9\\u20ac\\U0001f600', b'\\101\\7\\400', b'caf\xe9', b'a\\\nb', b'\\q', b'\\x4', b'x\\u12', b'\\U00110000', b'end\\', b'', b'\\\\u0041'):
    for errors in ('strict', 'ignore', 'replace'):
        try:
            print(repr(data.decode('unicode-escape', errors)), repr(data.decode('unicode_escape', errors)))
        except UnicodeDecodeError as e:
            print(type(e).__name__, e)
