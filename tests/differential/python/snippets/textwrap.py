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
