#include "python/library/library.hpp"

namespace aludel::python::library {
namespace {

constexpr std::string_view urllib_parse_text = R"python(
import collections as _collections

uses_relative = ['', 'ftp', 'http', 'gopher', 'nntp', 'imap', 'wais', 'file', 'https', 'shttp', 'mms', 'prospero', 'rtsp', 'rtspu',
                 'sftp', 'svn', 'svn+ssh', 'ws', 'wss']
uses_netloc = ['', 'ftp', 'http', 'gopher', 'nntp', 'telnet', 'imap', 'wais', 'file', 'mms', 'https', 'shttp', 'snews', 'prospero',
               'rtsp', 'rtspu', 'rsync', 'svn', 'svn+ssh', 'sftp', 'nfs', 'git', 'git+ssh', 'ws', 'wss']
uses_params = ['', 'ftp', 'hdl', 'prospero', 'http', 'imap', 'https', 'shttp', 'rtsp', 'rtspu', 'sip', 'sips', 'mms', 'sftp', 'tel']
_always_safe = frozenset('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-~')
_scheme_chars = frozenset('abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-.')


def quote_from_bytes(bs, safe='/'):
    if not isinstance(bs, bytes):
        raise TypeError('quote_from_bytes() expected bytes')
    safe = safe.decode('ascii', 'ignore') if isinstance(safe, bytes) else safe
    kept = _always_safe.union(one for one in safe if ord(one) < 128)
    return ''.join(chr(one) if chr(one) in kept else '%%%02X' % one for one in bs)


def quote(string, safe='/', encoding=None, errors=None):
    if isinstance(string, str):
        if not string:
            return string
        string = string.encode(encoding or 'utf-8', errors or 'strict')
    else:
        if encoding is not None:
            raise TypeError("quote() doesn't support 'encoding' for bytes")
        if errors is not None:
            raise TypeError("quote() doesn't support 'errors' for bytes")
    return quote_from_bytes(string, safe)


def quote_plus(string, safe='', encoding=None, errors=None):
    space = ' ' if isinstance(string, str) else b' '
    if not isinstance(string, (str, bytes)) or space not in string:
        return quote(string, safe, encoding, errors)
    safe = safe + (' ' if isinstance(safe, str) else b' ')
    return quote(string, safe, encoding, errors).replace(' ', '+')


def unquote_to_bytes(string):
    if not string:
        return b''
    if isinstance(string, str):
        string = string.encode('utf-8')
    pieces = string.split(b'%')
    made = [pieces[0]]
    for piece in pieces[1:]:
        try:
            made.append(bytes([int(piece[:2].decode('ascii'), 16)]) if len(piece) >= 2 and piece[:2].isalnum() else None)
        except (ValueError, UnicodeDecodeError):
            made.append(None)
        if made[-1] is None:
            made[-1] = b'%' + piece
        else:
            made.append(piece[2:])
    return b''.join(made)


def unquote(string, encoding='utf-8', errors='replace'):
    if isinstance(string, bytes):
        return unquote_to_bytes(string).decode(encoding or 'utf-8', errors or 'replace')
    if '%' not in string:
        return string
    made, coded = [], ''
    for one in string:
        if ord(one) < 128:
            coded += one
        else:
            if coded:
                made.append(unquote_to_bytes(coded).decode(encoding or 'utf-8', errors or 'replace'))
                coded = ''
            made.append(one)
    if coded:
        made.append(unquote_to_bytes(coded).decode(encoding or 'utf-8', errors or 'replace'))
    return ''.join(made)


def unquote_plus(string, encoding='utf-8', errors='replace'):
    return unquote(string.replace('+', ' '), encoding, errors)


def _split_netloc(netloc):
    """user, password, host, port, each a str or None."""
    info, have_info, hostinfo = netloc.rpartition('@')
    user = password = None
    if have_info:
        user, have_password, password = info.partition(':')
        if not have_password:
            password = None
    _, have_open, bracketed = hostinfo.partition('[')
    if have_open:
        host, _, port = bracketed.partition(']')
        _, _, port = port.partition(':')
    else:
        host, _, port = hostinfo.partition(':')
    return user, password, host or None, port or None


class _Parts:
    @property
    def username(self):
        return _split_netloc(self.netloc)[0]

    @property
    def password(self):
        return _split_netloc(self.netloc)[1]

    @property
    def hostname(self):
        host = _split_netloc(self.netloc)[2]
        if host is None:
            return None
        name, percent, zone = host.partition('%')
        return name.lower() + percent + zone

    @property
    def port(self):
        port = _split_netloc(self.netloc)[3]
        if port is None:
            return None
        if not (port.isdigit() and port.isascii()):
            raise ValueError('Port could not be cast to integer value as %r' % port)
        port = int(port)
        if port > 65535:
            raise ValueError('Port out of range 0-65535')
        return port


class SplitResult(_collections.namedtuple('SplitResult', 'scheme netloc path query fragment', module='urllib.parse'), _Parts):
    __slots__ = ()

    def geturl(self):
        return urlunsplit(self)


class ParseResult(_collections.namedtuple('ParseResult', 'scheme netloc path params query fragment', module='urllib.parse'), _Parts):
    __slots__ = ()

    def geturl(self):
        return urlunparse(self)


class DefragResult(_collections.namedtuple('DefragResult', 'url fragment', module='urllib.parse')):
    __slots__ = ()

    def geturl(self):
        return self.url + '#' + self.fragment if self.fragment else self.url


def _check_str(*values):
    given = [value for value in values if value]
    if any(not isinstance(value, str) for value in given):
        if any(isinstance(value, str) for value in given):
            raise TypeError('Cannot mix str and non-str arguments')
        import _host
        _host.refuse('URLs as bytes are not supported', 'decode them first')


def urlsplit(url, scheme='', allow_fragments=True):
    _check_str(url, scheme)
    if not url:
        url = ''
    url = url.lstrip(''.join(map(chr, range(33))))
    scheme = scheme.strip(''.join(map(chr, range(33))))
    for bad in '\t\r\n':
        url, scheme = url.replace(bad, ''), scheme.replace(bad, '')
    netloc = query = fragment = ''
    at = url.find(':')
    if at > 0 and url[0].isascii() and url[0].isalpha() and all(one in _scheme_chars for one in url[:at]):
        scheme, url = url[:at].lower(), url[at + 1:]
    if url[:2] == '//':
        end = min([found for found in (url.find(one, 2) for one in '/?#') if found >= 0], default=len(url))
        netloc, url = url[2:end], url[end:]
        if ('[' in netloc) != (']' in netloc):
            raise ValueError('Invalid IPv6 URL')
    if allow_fragments and '#' in url:
        url, fragment = url.split('#', 1)
    if '?' in url:
        url, query = url.split('?', 1)
    return SplitResult(scheme, netloc, url, query, fragment)


def urlparse(url, scheme='', allow_fragments=True):
    scheme, netloc, url, query, fragment = urlsplit(url, scheme, allow_fragments)
    params = ''
    if scheme in uses_params and ';' in url:
        at = url.find(';', url.rfind('/')) if '/' in url else url.find(';')
        if at >= 0:
            url, params = url[:at], url[at + 1:]
    return ParseResult(scheme, netloc, url, params, query, fragment)


def urlunsplit(components):
    scheme, netloc, url, query, fragment = components
    _check_str(scheme, netloc, url, query, fragment)
    if netloc or (scheme and scheme in uses_netloc and url[:2] != '//'):
        if url and url[:1] != '/':
            url = '/' + url
        url = '//' + (netloc or '') + url
    if scheme:
        url = scheme + ':' + url
    if query:
        url = url + '?' + query
    if fragment:
        url = url + '#' + fragment
    return url


def urlunparse(components):
    scheme, netloc, url, params, query, fragment = components
    if params:
        url = '%s;%s' % (url, params)
    return urlunsplit((scheme, netloc, url, query, fragment))


def urljoin(base, url, allow_fragments=True):
    if not base:
        return url
    if not url:
        return base
    bscheme, bnetloc, bpath, bparams, bquery, bfragment = urlparse(base, '', allow_fragments)
    scheme, netloc, path, params, query, fragment = urlparse(url, bscheme, allow_fragments)
    if scheme != bscheme or scheme not in uses_relative:
        return url
    if scheme in uses_netloc:
        if netloc:
            return urlunparse((scheme, netloc, path, params, query, fragment))
        netloc = bnetloc
    if not path and not params:
        return urlunparse((scheme, netloc, bpath, bparams, query or bquery, fragment))
    before = bpath.split('/')
    if before[-1] != '':
        before.pop()
    if path.startswith('/'):
        segments = path.split('/')
    else:
        segments = before + path.split('/') if not (before and before[-1] == '') else before[:-1] + path.split('/')
        segments[1:-1] = [one for one in segments[1:-1] if one]
    kept = []
    for one in segments:
        if one == '..':
            if kept:
                kept.pop()
        elif one != '.':
            kept.append(one)
    if segments[-1] in ('.', '..'):
        kept.append('')
    return urlunparse((scheme, netloc, '/'.join(kept) or '/', params, query, fragment))


def urldefrag(url):
    _check_str(url)
    if '#' in url:
        scheme, netloc, path, params, query, fragment = urlparse(url)
        return DefragResult(urlunparse((scheme, netloc, path, params, query, '')), fragment)
    return DefragResult(url, '')


def parse_qsl(qs, keep_blank_values=False, strict_parsing=False, encoding='utf-8', errors='replace', max_num_fields=None, separator='&'):
    _check_str(qs)
    if not separator or not isinstance(separator, str):
        raise ValueError('Separator must be of type string or bytes.')
    if max_num_fields is not None and max_num_fields < 1 + qs.count(separator):
        raise ValueError('Max number of fields exceeded')
    made = []
    for pair in qs.split(separator):
        if not pair and not strict_parsing:
            continue
        name, equals, value = pair.partition('=')
        if not equals:
            if strict_parsing:
                raise ValueError('bad query field: %r' % (pair,))
            if not keep_blank_values:
                continue
        if value or keep_blank_values:
            made.append((unquote(name.replace('+', ' '), encoding, errors), unquote(value.replace('+', ' '), encoding, errors)))
    return made


def parse_qs(qs, keep_blank_values=False, strict_parsing=False, encoding='utf-8', errors='replace', max_num_fields=None, separator='&'):
    made = {}
    for name, value in parse_qsl(qs, keep_blank_values, strict_parsing, encoding, errors, max_num_fields, separator):
        made.setdefault(name, []).append(value)
    return made


def urlencode(query, doseq=False, safe='', encoding=None, errors=None, quote_via=quote_plus):
    if hasattr(query, 'items'):
        query = query.items()
    else:
        try:
            if len(query) and not isinstance(query[0], tuple):
                raise TypeError
        except TypeError:
            raise TypeError('not a valid non-string sequence or mapping object') from None

    def coded(value):
        if isinstance(value, bytes):
            return quote_via(value, safe)
        return quote_via(str(value), safe, encoding, errors)

    made = []
    for key, value in query:
        key = coded(key)
        if doseq and not isinstance(value, (str, bytes)):
            try:
                len(value)
            except TypeError:
                pass
            else:
                made.extend(key + '=' + coded(one) for one in value)
                continue
        made.append(key + '=' + coded(value))
    return '&'.join(made)
)python";

}  // namespace

std::shared_ptr<const NativeModule> urllib_parse() {
    auto made = std::make_shared<NativeModule>("urllib.parse");
    made->style(Signature::Style::python, UnknownArguments::infect);
    made->source(urllib_parse_text);
    return made;
}

}  // namespace aludel::python::library
