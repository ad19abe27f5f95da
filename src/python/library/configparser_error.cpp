#include "python/library/configparser_text.hpp"

namespace aludel::python::library {

const std::string_view configparser_error_text = R"python(
import io as _io
import os as _os
from collections.abc import MutableMapping

DEFAULTSECT = 'DEFAULT'
MAX_INTERPOLATION_DEPTH = 10
_UNSET = object()


class Error(Exception):
    def __init__(self, msg=''):
        self.message = msg
        Exception.__init__(self, msg)

    def __repr__(self):
        return self.message

    __str__ = __repr__


class NoSectionError(Error):
    def __init__(self, section):
        Error.__init__(self, 'No section: %r' % (section,))
        self.section = section
        self.args = (section,)


class DuplicateSectionError(Error):
    def __init__(self, section, source=None, lineno=None):
        where = '' if source is None else 'While reading from %r%s: ' % (source, '' if lineno is None else ' [line %2d]' % lineno)
        Error.__init__(self, '%s%s %r already exists' % (where, 'section' if where else 'Section', section))
        self.section, self.source, self.lineno = section, source, lineno
        self.args = (section, source, lineno)


class DuplicateOptionError(Error):
    def __init__(self, section, option, source=None, lineno=None):
        where = '' if source is None else 'While reading from %r%s: ' % (source, '' if lineno is None else ' [line %2d]' % lineno)
        Error.__init__(self, '%s%s %r in section %r already exists' % (where, 'option' if where else 'Option', option, section))
        self.section, self.option, self.source, self.lineno = section, option, source, lineno
        self.args = (section, option, source, lineno)


class NoOptionError(Error):
    def __init__(self, option, section):
        Error.__init__(self, 'No option %r in section: %r' % (option, section))
        self.option, self.section = option, section
        self.args = (option, section)


class InterpolationError(Error):
    def __init__(self, option, section, msg):
        Error.__init__(self, msg)
        self.option, self.section = option, section
        self.args = (option, section, msg)


class InterpolationMissingOptionError(InterpolationError):
    def __init__(self, option, section, rawval, reference):
        msg = ('Bad value substitution: option %r in section %r contains an interpolation key %r which is not a valid option name. '
               'Raw value: %r' % (option, section, reference, rawval))
        InterpolationError.__init__(self, option, section, msg)
        self.reference = reference
        self.args = (option, section, rawval, reference)


class InterpolationSyntaxError(InterpolationError):
    pass


class InterpolationDepthError(InterpolationError):
    def __init__(self, option, section, rawval):
        msg = ('Recursion limit exceeded in value substitution: option %r in section %r contains an interpolation key which cannot be '
               'substituted in %d steps. Raw value: %r' % (option, section, MAX_INTERPOLATION_DEPTH, rawval))
        InterpolationError.__init__(self, option, section, msg)
        self.args = (option, section, rawval)


class ParsingError(Error):
    def __init__(self, source=None, filename=None):
        source = filename if source is None else source
        Error.__init__(self, 'Source contains parsing errors: %r' % source)
        self.source, self.errors = source, []
        self.args = (source,)

    def append(self, lineno, line):
        self.errors.append((lineno, line))
        self.message += '\n\t[line %2d]: %s' % (lineno, line)


class MissingSectionHeaderError(ParsingError):
    def __init__(self, filename, lineno, line):
        Error.__init__(self, 'File contains no section headers.\nfile: %r, line: %d\n%r' % (filename, lineno, line))
        self.source, self.lineno, self.line = filename, lineno, line
        self.args = (filename, lineno, line)


class Interpolation:
    def before_get(self, parser, section, option, value, defaults):
        return value

    def before_set(self, parser, section, option, value):
        return value

    def before_read(self, parser, section, option, value):
        return value

    def before_write(self, parser, section, option, value):
        return value


class BasicInterpolation(Interpolation):
    def before_get(self, parser, section, option, value, defaults):
        return self._fill(parser, option, value, section, defaults, 1)

    def before_set(self, parser, section, option, value):
        rest = value.replace('%%', '')
        while '%(' in rest:
            at = rest.index('%(')
            end = rest.find(')s', at)
            if end < 0:
                break
            rest = rest[:at] + rest[end + 2:]
        if '%' in rest:
            raise ValueError('invalid interpolation syntax in %r at position %d' % (value, rest.find('%')))
        return value

    def _fill(self, parser, option, text, section, names, depth):
        raw = parser.get(section, option, raw=True, fallback=text)
        if depth > MAX_INTERPOLATION_DEPTH:
            raise InterpolationDepthError(option, section, raw)
        made = ''
        while text:
            at = text.find('%')
            if at < 0:
                return made + text
            made, text = made + text[:at], text[at:]
            if text.startswith('%%'):
                made, text = made + '%', text[2:]
            elif text.startswith('%('):
                end = text.find(')s')
                if end < 3 or ')' in text[2:end]:
                    raise InterpolationSyntaxError(option, section, 'bad interpolation variable reference %r' % text)
                name = parser.optionxform(text[2:end])
                text = text[end + 2:]
                if name not in names:
                    raise InterpolationMissingOptionError(option, section, raw, name)
                value = names[name]
                made += self._fill(parser, option, value, section, names, depth + 1) if '%' in value else value
            else:
                raise InterpolationSyntaxError(option, section, "'%%' must be followed by '%%' or '(', found: %r" % (text,))
        return made


class ExtendedInterpolation(Interpolation):
    def before_get(self, parser, section, option, value, defaults):
        return self._fill(parser, option, value, section, defaults, 1)

    def _fill(self, parser, option, text, section, names, depth):
        raw = parser.get(section, option, raw=True, fallback=text)
        if depth > MAX_INTERPOLATION_DEPTH:
            raise InterpolationDepthError(option, section, raw)
        made = ''
        while text:
            at = text.find('$')
            if at < 0:
                return made + text
            made, text = made + text[:at], text[at:]
            if text.startswith('$$'):
                made, text = made + '$', text[2:]
            elif text.startswith('${'):
                end = text.find('}')
                if end < 3:
                    raise InterpolationSyntaxError(option, section, 'bad interpolation variable reference %r' % text)
                path, text = text[2:end].split(':'), text[end + 1:]
                where, name = section, option
                try:
                    if len(path) == 1:
                        name = parser.optionxform(path[0])
                        value = names[name]
                    elif len(path) == 2:
                        where, name = path[0], parser.optionxform(path[1])
                        value = parser.get(where, name, raw=True)
                    else:
                        raise InterpolationSyntaxError(option, section, "More than one ':' found: %r" % (text,))
                except (KeyError, NoSectionError, NoOptionError):
                    raise InterpolationMissingOptionError(option, section, raw, ':'.join(path)) from None
                inner = names if where == section else dict(parser.items(where, raw=True))
                made += self._fill(parser, name, value, where, inner, depth + 1) if '$' in value else value
            else:
                raise InterpolationSyntaxError(option, section, "'$' must be followed by '$' or '{', found: %r" % (text,))
        return made

)python";

}  // namespace aludel::python::library
