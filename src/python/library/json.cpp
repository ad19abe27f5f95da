#include "python/library/json_text.hpp"
#include "python/library/library.hpp"
#include "python/library/support.hpp"

namespace aludel::python::library {
namespace {

constexpr std::string_view json_text = R"python(
__all__ = ['dump', 'dumps', 'load', 'loads', 'JSONDecoder', 'JSONDecodeError', 'JSONEncoder']


class JSONDecodeError(ValueError):
    __module__ = 'json.decoder'

    def __init__(self, msg, doc, pos):
        line = doc.count('\n', 0, pos) + 1
        column = pos - doc.rfind('\n', 0, pos)
        ValueError.__init__(self, '%s: line %d column %d (char %d)' % (msg, line, column, pos))
        self.msg = msg
        self.doc = doc
        self.pos = pos
        self.lineno = line
        self.colno = column


class JSONEncoder:
    __module__ = 'json.encoder'
    item_separator = ', '
    key_separator = ': '

    def __init__(self, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, sort_keys=False,
                 indent=None, separators=None, default=None):
        self.skipkeys = skipkeys
        self.ensure_ascii = ensure_ascii
        self.check_circular = check_circular
        self.allow_nan = allow_nan
        self.sort_keys = sort_keys
        self.indent = indent
        if separators is not None:
            self.item_separator, self.key_separator = separators
        elif indent is not None:
            self.item_separator = ','
        if default is not None:
            self.default = default

    def default(self, o):
        raise TypeError('Object of type %s is not JSON serializable' % o.__class__.__name__)

    def encode(self, o):
        return ''.join(self.iterencode(o))

    def iterencode(self, o, _one_shot=False):
        indent = self.indent
        if indent is not None and not isinstance(indent, str):
            indent = ' ' * indent
        return [_encode(o, self.default, self.skipkeys, self.ensure_ascii, self.check_circular, self.allow_nan, indent,
                        self.item_separator, self.key_separator, self.sort_keys)]


class JSONDecoder:
    __module__ = 'json.decoder'

    def __init__(self, *, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, strict=True,
                 object_pairs_hook=None):
        self.object_hook = object_hook
        self.parse_float = parse_float
        self.parse_int = parse_int
        self.parse_constant = parse_constant
        self.strict = strict
        self.object_pairs_hook = object_pairs_hook

    def decode(self, s):
        value, end = self.raw_decode(s, len(s) - len(s.lstrip(' \t\n\r')))
        end = len(s) - len(s[end:].lstrip(' \t\n\r'))
        if end != len(s):
            raise JSONDecodeError('Extra data', s, end)
        return value

    def raw_decode(self, s, idx=0):
        value, end, wrong, position = _scan(s, idx, self.strict, self.object_hook, self.object_pairs_hook,
                                            self.parse_float, self.parse_int, self.parse_constant)
        if wrong is not None:
            raise JSONDecodeError(wrong, s, position)
        return value, end


def dumps(obj, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, cls=None, indent=None,
          separators=None, default=None, sort_keys=False, **kw):
    return (cls or JSONEncoder)(skipkeys=skipkeys, ensure_ascii=ensure_ascii, check_circular=check_circular,
                                allow_nan=allow_nan, indent=indent, separators=separators, default=default,
                                sort_keys=sort_keys, **kw).encode(obj)


def dump(obj, fp, **kw):
    cls = kw.pop('cls', None) or JSONEncoder
    for chunk in cls(**kw).iterencode(obj):
        fp.write(chunk)


def _text_of(s):
    if s.startswith((b'\xff\xfe\x00\x00', b'\x00\x00\xfe\xff')):
        return s.decode('utf-32')
    if s.startswith((b'\xff\xfe', b'\xfe\xff')):
        return s.decode('utf-16')
    return s.decode('utf-8-sig' if s.startswith(b'\xef\xbb\xbf') else 'utf-8')


def loads(s, *, cls=None, object_hook=None, parse_float=None, parse_int=None, parse_constant=None,
          object_pairs_hook=None, **kw):
    if isinstance(s, str):
        if s.startswith('\ufeff'):
            raise JSONDecodeError('Unexpected UTF-8 BOM (decode using utf-8-sig)', s, 0)
    else:
        if not isinstance(s, bytes):
            raise TypeError('the JSON object must be str, bytes or bytearray, not %s' % s.__class__.__name__)
        s = _text_of(s)
    for name, hook in (('object_hook', object_hook), ('object_pairs_hook', object_pairs_hook),
                       ('parse_float', parse_float), ('parse_int', parse_int), ('parse_constant', parse_constant)):
        if hook is not None:
            kw[name] = hook
    return (cls or JSONDecoder)(**kw).decode(s)


def load(fp, **kw):
    return loads(fp.read(), **kw)
)python";

std::shared_ptr<const NativeModule> part(const char* name, std::string_view source) {
    auto made = std::make_shared<NativeModule>(name);
    made->source(source);
    return made;
}

}  // namespace

std::shared_ptr<const NativeModule> json() {
    auto made = std::make_shared<NativeModule>("json");
    made->style(Signature::Style::c, UnknownArguments::accept);
    made->function("_encode",
                   "o, default, skipkeys, ensure_ascii, check_circular, allow_nan, indent, item_separator, "
                   "key_separator, sort_keys, /",
                   encode_json);
    made->function("_scan", "s, idx, strict, object_hook, object_pairs_hook, parse_float, parse_int, parse_constant, /",
                   scan_json);
    made->style(Signature::Style::c, UnknownArguments::infect);
    made->source(json_text);
    made->package();
    return made;
}

std::shared_ptr<const NativeModule> json_decoder() {
    return part("json.decoder", "from json import JSONDecodeError, JSONDecoder\n");
}

std::shared_ptr<const NativeModule> json_encoder() {
    return part("json.encoder", "from json import JSONEncoder\n");
}

}  // namespace aludel::python::library
