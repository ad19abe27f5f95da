#== print(u, u.scheme, u.netloc, u.username, u.password, u.hostn
from urllib.parse import urlparse, urlsplit, urlunparse, urlunsplit, urljoin, quote, quote_plus, unquote, unquote_plus, parse_qs, parse_qsl, urlencode, urldefrag
u = urlparse('postgresql+psycopg2://us%40er:p%3Aw@Host.example:5432/db;par?x=1&y=%20#frag')
print(u, u.scheme, u.netloc, u.username, u.password, u.hostname, u.port, u.path, u.query, u.fragment, u.geturl(), u._replace(scheme='x').geturl())
#== for x in ('http://a.b/c;d?ef', '//host/p', 'mailto:a@b', 'p
from urllib.parse import urlparse, urlsplit, urlunparse, urlunsplit, urljoin, quote, quote_plus, unquote, unquote_plus, parse_qs, parse_qsl, urlencode, urldefrag
for x in ('http://a.b/c;d?e#f', '//host/p', 'mailto:a@b', 'path/only', '', 'http://[::1]:80/x', 'HTTP://A', 'sqlite:///x.db', 'sqlite:////abs/x.db', 'a:b', '1a:b', 'http://h?q', 'http://h#f', 'x://h/;p'): print(urlparse(x), urlsplit(x), urlparse(x).hostname, urlunparse(urlparse(x)))
#== t(lambda: urlparse('http://h:abc').port)
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
from urllib.parse import urlparse, urlsplit, urlunparse, urlunsplit, urljoin, quote, quote_plus, unquote, unquote_plus, parse_qs, parse_qsl, urlencode, urldefrag
t(lambda: urlparse('http://h:abc').port)
#== t(lambda: urlparse('http://h:99999').port)
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
from urllib.parse import urlparse, urlsplit, urlunparse, urlunsplit, urljoin, quote, quote_plus, unquote, unquote_plus, parse_qs, parse_qsl, urlencode, urldefrag
t(lambda: urlparse('http://h:99999').port)
#== t(lambda: urlparse('http://[::1'))
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
from urllib.parse import urlparse, urlsplit, urlunparse, urlunsplit, urljoin, quote, quote_plus, unquote, unquote_plus, parse_qs, parse_qsl, urlencode, urldefrag
t(lambda: urlparse('http://[::1'))
#== print(urlparse('http://h').port)
from urllib.parse import urlparse, urlsplit, urlunparse, urlunsplit, urljoin, quote, quote_plus, unquote, unquote_plus, parse_qs, parse_qsl, urlencode, urldefrag
print(urlparse('http://h').port)
#== print(quote('a b/ü&='), quote('a/b', safe=''), quote_plus('a
from urllib.parse import urlparse, urlsplit, urlunparse, urlunsplit, urljoin, quote, quote_plus, unquote, unquote_plus, parse_qs, parse_qsl, urlencode, urldefrag
print(quote('a b/ü&='), quote('a/b', safe=''), quote_plus('a b&/'), unquote('a%20b%C3%BC%zz%'), unquote_plus('a+b%2B'), quote(b'\xff'), quote(''), unquote('%FF'), unquote('ä%20'))
#== print(parse_qs('a=1&b=2&a=3&c=&d'), parse_qsl('a=1&b=%20+x',
from urllib.parse import urlparse, urlsplit, urlunparse, urlunsplit, urljoin, quote, quote_plus, unquote, unquote_plus, parse_qs, parse_qsl, urlencode, urldefrag
print(parse_qs('a=1&b=2&a=3&c=&d'), parse_qsl('a=1&b=%20+x', keep_blank_values=True), parse_qs('a=&b', keep_blank_values=True), urlencode({'a':1,'b':'x y','c':'ü'}), urlencode([('a',1),('a',2)]), urlencode({'a':[1,2]}, doseq=True), urlencode({'a':[1,2]}), urlencode({'a b':'/'}, safe='/'), urlencode({'a':'x y'}, quote_via=quote))
#== t(lambda: quote(3))
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
from urllib.parse import urlparse, urlsplit, urlunparse, urlunsplit, urljoin, quote, quote_plus, unquote, unquote_plus, parse_qs, parse_qsl, urlencode, urldefrag
t(lambda: quote(3))
#== t(lambda: urlencode(3))
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
from urllib.parse import urlparse, urlsplit, urlunparse, urlunsplit, urljoin, quote, quote_plus, unquote, unquote_plus, parse_qs, parse_qsl, urlencode, urldefrag
t(lambda: urlencode(3))
#== t(lambda: parse_qsl('a', strict_parsing=True))
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
from urllib.parse import urlparse, urlsplit, urlunparse, urlunsplit, urljoin, quote, quote_plus, unquote, unquote_plus, parse_qs, parse_qsl, urlencode, urldefrag
t(lambda: parse_qsl('a', strict_parsing=True))
#== t(lambda: urlencode('ab'))
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
from urllib.parse import urlparse, urlsplit, urlunparse, urlunsplit, urljoin, quote, quote_plus, unquote, unquote_plus, parse_qs, parse_qsl, urlencode, urldefrag
t(lambda: urlencode('ab'))
#== for b, r in (('http://a/b/c/d', 'g'), ('http://a/b/c/d', '..
import csv
from urllib.parse import urlparse, urlsplit, urlunparse, urlunsplit, urljoin, quote, quote_plus, unquote, unquote_plus, parse_qs, parse_qsl, urlencode, urldefrag
r = csv.DictReader(['1,2'], fieldnames=['x','y'])
for b, r in (('http://a/b/c/d','g'),('http://a/b/c/d','../g'),('http://a/b/c/d','/g'),('http://a/b/c/d','//g'),('http://a/b/c/d','?y'),('http://a/b/c/d','#s'),('http://a/b/c/d',''),('http://a/b/c/d','g/'),('http://a/b/c/d','./'),('http://a/b/c/d','../../../g'),('','x'),('http://a','x'),('http://a/b','http://c/d')): print(urljoin(b,r))
#== print(urldefrag('http://a/bc'), urlunsplit(('http', 'h', 'p
from urllib.parse import urlparse, urlsplit, urlunparse, urlunsplit, urljoin, quote, quote_plus, unquote, unquote_plus, parse_qs, parse_qsl, urlencode, urldefrag
print(urldefrag('http://a/b#c'), urlunsplit(('http','h','p','q','f')), urlunsplit(('','','p','','')), urlunsplit(('http','','','','')))
