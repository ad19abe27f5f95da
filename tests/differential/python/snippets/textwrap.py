#== dedent
import textwrap
print(textwrap.dedent('''
    select *
      from x

    where a = 1
    '''))
for text in ('', 'a', '  a', '  a\n b', '\ta\n\tb', '\ta\n  b', ' \t a\n \t b\n', '  a\n\n   \n  b', '\n', '   ', '  a\n  ', '  a\r\n  b', 'a\n  b', '    a\n  b\n    c'):
    print(repr(textwrap.dedent(text)))
#== dedent of none
import textwrap
textwrap.dedent(None)
#== indent
import textwrap
print(repr(textwrap.indent('a\n\nb\n  \nc', '> ')), repr(textwrap.indent('a\n\nb', '> ', lambda line: True)), repr(textwrap.indent('', 'x')), repr(textwrap.indent('a\r\nb', '  ')))
#== wrap and fill
import textwrap
text = "Hello there -- you goof-ball, use the -b option! It's a well-known fact that supercalifragilisticexpialidocious words (and some-other-hyphenated-ones) break; see http://example.com/a-very-long/path-to/x.html for more."
for width in (1, 5, 10, 20, 45, 70, 300):
    print(width, textwrap.wrap(text, width))
print(textwrap.fill('a b c ' * 20, 30))
print(textwrap.wrap(''), textwrap.wrap('   '), textwrap.wrap('a\tb\n c', 5), textwrap.wrap('  lead', 10), textwrap.wrap('aaa bbb ccc', 7, initial_indent='* ', subsequent_indent='  '))
print(textwrap.wrap(text, 20, break_long_words=False), textwrap.wrap(text, 20, break_on_hyphens=False), textwrap.wrap('a  b   c', 4, drop_whitespace=False), textwrap.wrap('One. Two.  Three', 30, fix_sentence_endings=True), textwrap.wrap('a\nb', 10, replace_whitespace=False), textwrap.wrap('em--dash and this—one', 8))
print(textwrap.wrap(text, 30, max_lines=2), textwrap.wrap(text, 30, max_lines=1, placeholder='...'), textwrap.TextWrapper(width=12).fill('the quick brown fox'))
#== shorten
import textwrap
print(textwrap.shorten('Hello  world!', width=12), textwrap.shorten('Hello  world!', width=11), textwrap.shorten('Hello world', width=10, placeholder='...'), textwrap.shorten('  a   b ', 20), repr(textwrap.shorten('', 5)))
#== shorten too narrow
import textwrap
textwrap.shorten('hello world', width=2)
#== wrap bad width
import textwrap
textwrap.wrap('a b', 0)
#== all at once: textwrap
import textwrap
t = 'The quick brown fox jumped over the lazy dog, which was-not-amused at    all.'
print(textwrap.wrap(t, 20)); print(textwrap.fill(t, 30, initial_indent='* ', subsequent_indent='  '))
print(textwrap.shorten(t, 30), textwrap.shorten(t, 30, placeholder='...'))
print(repr(textwrap.dedent('''
    a
      b
    
    c
  ''')), repr(textwrap.dedent('\ta\n\t b\n')), repr(textwrap.dedent('  a\n\tb')))
print(textwrap.indent('a\n\nb\n', '> '), textwrap.indent('a\n\nb', '> ', lambda l: True))
print(textwrap.wrap('averyveryverylongword is here', 8), textwrap.wrap('averyveryverylongword is here', 8, break_long_words=False), textwrap.wrap('a-b-c-d-e', 3, break_on_hyphens=False), textwrap.wrap('', 5), textwrap.wrap('a\n\nb', 5), textwrap.wrap('aaa bbb ccc', 7, max_lines=1))
#== much at once
import textwrap as tw, string, hashlib, base64, uuid, csv, io
print(repr(tw.dedent('''\n    a\n      b\n\n    c\n''')), tw.fill('the quick brown fox jumps',10), tw.wrap('aaa bbb ccc',7), tw.indent('a\n\nb','> '), tw.shorten('hello big world',11), tw.dedent('\ta\n\tb'))
print(string.ascii_letters, string.Template('$a ${b} $$').substitute(a=1,b=2), string.capwords('hello world'), string.punctuation, string.Template('$z').safe_substitute(), string.hexdigits)
print(hashlib.md5(b'a').hexdigest(), hashlib.sha1(b'a').hexdigest(), hashlib.sha256(b'').hexdigest()[:8], hashlib.sha512(b'x').hexdigest()[:8], hashlib.blake2b(b'x',digest_size=20).hexdigest(), hashlib.new('sha256',b'q').digest()[:3], hashlib.sha256().block_size, hashlib.md5(b'x').name)
print(base64.b64encode(b'hi\xff'), base64.urlsafe_b64encode(b'\xff\xfe'), base64.b64decode('aGk='), base64.b32encode(b'a'), base64.b16encode(b'z'))
u=uuid.UUID('12345678123456781234567812345678'); print(u, repr(u), u.hex, u.int, u.bytes, u.urn, u.version, u.variant, uuid.uuid5(uuid.NAMESPACE_DNS,'x.org'), uuid.uuid3(uuid.NAMESPACE_URL,'x'), uuid.UUID(bytes=b'\0'*16), uuid.UUID('{12345678-1234-5678-1234-567812345678}')==u, sorted([u,uuid.UUID(int=1)])[0], uuid.uuid4().version, u.fields, u.time_low, len(str(uuid.uuid1())))
f=io.StringIO(); w=csv.writer(f); w.writerow(['a','b,c','d"e',None,1.5,'x\ny']); print(repr(f.getvalue())); print(list(csv.reader(['a,"b,c","d""e"','1;2'])), list(csv.DictReader(io.StringIO('x,y\n1,2\n'))), list(csv.reader(['a;b'],delimiter=';')))
f=io.StringIO(); w=csv.DictWriter(f,['a','b'],extrasaction='ignore'); w.writeheader(); w.writerow({'a':1,'c':2}); print(repr(f.getvalue()))
