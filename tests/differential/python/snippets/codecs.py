#== print(codecs.open('a.txt', encoding='utf-8').read().encode()
import codecs
print(codecs.open('a.txt', encoding='utf-8').read().encode(), codecs.encode('abc', 'rot13'), codecs.BOM_UTF8)
