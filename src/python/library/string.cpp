#include "python/library/library.hpp"

namespace aludel::python::library {
namespace {

constexpr std::string_view string_text = R"python(
import re as _re

__all__ = ['ascii_letters', 'ascii_lowercase', 'ascii_uppercase', 'capwords', 'digits', 'hexdigits', 'octdigits',
           'printable', 'punctuation', 'whitespace', 'Formatter', 'Template']

whitespace = ' \t\n\r\v\f'
ascii_lowercase = 'abcdefghijklmnopqrstuvwxyz'
ascii_uppercase = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
ascii_letters = ascii_lowercase + ascii_uppercase
digits = '0123456789'
hexdigits = digits + 'abcdef' + 'ABCDEF'
octdigits = '01234567'
punctuation = r"""!"#$%&'()*+,-./:;<=>?@[\]^_`{|}~"""
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None):
    return (sep or ' ').join(word.capitalize() for word in s.split(sep))


_none_given = {}


class Template:
    delimiter = '$'
    idpattern = r'(?a:[_a-z][_a-z0-9]*)'
    braceidpattern = None
    flags = _re.IGNORECASE

    def __init_subclass__(cls):
        super().__init_subclass__()
        if 'pattern' in cls.__dict__:
            cls.pattern = _re.compile(cls.pattern, cls.flags | _re.VERBOSE)
        else:
            mark = _re.escape(cls.delimiter)
            cls.pattern = _re.compile('%s(?:(?P<escaped>%s)|(?P<named>%s)|{(?P<braced>%s)}|(?P<invalid>))'
                                      % (mark, mark, cls.idpattern, cls.braceidpattern or cls.idpattern),
                                      cls.flags | _re.VERBOSE)

    def __init__(self, template):
        self.template = template

    def _invalid(self, match):
        *before, last = self.template[:match.start('invalid')].splitlines(keepends=True) or ['']
        raise ValueError('Invalid placeholder in string: line %d, col %d' % (len(before) + 1, len(last) or 1))

    def _mapping(self, mapping, keywords):
        if mapping is _none_given:
            return keywords
        return {**mapping, **keywords} if keywords else mapping

    def substitute(self, mapping=_none_given, /, **kws):
        mapping = self._mapping(mapping, kws)

        def convert(match):
            name = match.group('named') or match.group('braced')
            if name is not None:
                return str(mapping[name])
            if match.group('escaped') is not None:
                return self.delimiter
            self._invalid(match)
        return self.pattern.sub(convert, self.template)

    def safe_substitute(self, mapping=_none_given, /, **kws):
        mapping = self._mapping(mapping, kws)

        def convert(match):
            name = match.group('named') or match.group('braced')
            if name is not None:
                try:
                    return str(mapping[name])
                except KeyError:
                    return match.group()
            if match.group('escaped') is not None:
                return self.delimiter
            return match.group()
        return self.pattern.sub(convert, self.template)

    def is_valid(self):
        return all(match.group('invalid') is None for match in self.pattern.finditer(self.template))

    def get_identifiers(self):
        names = []
        for match in self.pattern.finditer(self.template):
            name = match.group('named') or match.group('braced')
            if name is not None and name not in names:
                names.append(name)
        return names


Template.__init_subclass__()


class Formatter:
    def format(self, format_string, /, *args, **kwargs):
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        used = set()
        made = self._vformat(format_string, args, kwargs, used, 2, [0])[0]
        self.check_unused_args(used, args, kwargs)
        return made

    def _vformat(self, text, args, kwargs, used, depth, automatic):
        if depth < 0:
            raise ValueError('Max string recursion exceeded')
        made = []
        for literal, field, spec, conversion in self.parse(text):
            if literal:
                made.append(literal)
            if field is None:
                continue
            first = _re.match(r'[^.\[]*', field).group()
            if first == '':
                if automatic[0] is False:
                    raise ValueError('cannot switch from manual field specification to automatic field numbering')
                field = str(automatic[0]) + field
                automatic[0] += 1
            elif first.isdigit():
                if automatic[0]:
                    raise ValueError('cannot switch from manual field specification to automatic field numbering')
                automatic[0] = False
            value, key = self.get_field(field, args, kwargs)
            used.add(key)
            value = self.convert_field(value, conversion)
            spec = self._vformat(spec, args, kwargs, used, depth - 1, automatic)[0]
            made.append(self.format_field(value, spec))
        return ''.join(made), automatic

    def get_value(self, key, args, kwargs):
        return args[key] if isinstance(key, int) else kwargs[key]

    def check_unused_args(self, used_args, args, kwargs):
        pass

    def format_field(self, value, format_spec):
        return format(value, format_spec)

    def convert_field(self, value, conversion):
        if conversion is None:
            return value
        if conversion in ('s', 'r', 'a'):
            return {'s': str, 'r': repr, 'a': ascii}[conversion](value)
        raise ValueError('Unknown conversion specifier {0!s}'.format(conversion))

    def parse(self, format_string):
        at = 0
        literal = ''
        end = len(format_string)
        while at < end:
            one = format_string[at]
            if one not in '{}':
                literal += one
                at += 1
                continue
            if format_string[at + 1:at + 2] == one:
                yield literal + one, None, None, None
                literal = ''
                at += 2
                continue
            if one == '}':
                raise ValueError("Single '}' encountered in format string")
            if at + 1 == end:
                raise ValueError("Single '{' encountered in format string")
            depth = 1
            begin = at = at + 1
            while at < end and depth:
                depth += {'{': 1, '}': -1}.get(format_string[at], 0)
                at += 1
            if depth:
                raise ValueError("expected '}' before end of string")
            inside = format_string[begin:at - 1]
            field, colon, spec = inside.partition(':')
            field, mark, conversion = field.partition('!')
            yield literal, field, spec, conversion if mark else None
            literal = ''
        if literal:
            yield literal, None, None, None

    def get_field(self, field_name, args, kwargs):
        first = _re.match(r'[^.\[]*', field_name).group()
        key = int(first) if first.isdigit() else first
        value = self.get_value(key, args, kwargs)
        for attribute, index in _re.findall(r'\.([^.\[]+)|\[([^\]]+)\]', field_name[len(first):]):
            value = getattr(value, attribute) if attribute else value[int(index) if index.isdigit() else index]
        return value, key
)python";

}  // namespace

std::shared_ptr<const NativeModule> string() {
    auto made = std::make_shared<NativeModule>("string");
    made->style(Signature::Style::c, UnknownArguments::infect);
    made->source(string_text);
    return made;
}

}  // namespace aludel::python::library
