#include "python/library/configparser_text.hpp"
#include "python/library/library.hpp"

namespace aludel::python::library {
namespace {

/// The part of the module that the other files of it do not have.
constexpr std::string_view configparser_text = R"python(
class RawConfigParser(MutableMapping):
    BOOLEAN_STATES = {'1': True, 'yes': True, 'true': True, 'on': True, '0': False, 'no': False, 'false': False, 'off': False}
    _DEFAULT_INTERPOLATION = Interpolation()

    def __init__(self, defaults=None, dict_type=dict, allow_no_value=False, *, delimiters=('=', ':'), comment_prefixes=('#', ';'),
                 inline_comment_prefixes=None, strict=True, empty_lines_in_values=True, default_section=DEFAULTSECT, interpolation=_UNSET,
                 converters=None):
        self._sections, self._defaults, self._proxies = {}, {}, {}
        self._allow_no_value, self._delimiters, self._comments = allow_no_value, tuple(delimiters), tuple(comment_prefixes or ())
        self._inline, self._strict, self._empty_lines = tuple(inline_comment_prefixes or ()), strict, empty_lines_in_values
        self.default_section = default_section
        self._proxies[default_section] = SectionProxy(self, default_section)
        self._interpolation = (self._DEFAULT_INTERPOLATION if interpolation is _UNSET else
                               Interpolation() if interpolation is None else interpolation)
        for name, function in (converters or {}).items():
            setattr(self, 'get' + name, lambda section, option, *, _function=function, **more: self._typed(section, _function, option, **more))
        if defaults:
            self.read_dict({default_section: defaults}, '<defaults>')

    def defaults(self):
        return self._defaults

    def sections(self):
        return list(self._sections)

    def optionxform(self, optionstr):
        return optionstr.lower()

    def add_section(self, section):
        if section == self.default_section:
            raise ValueError('Invalid section name: %r' % section)
        if section in self._sections:
            raise DuplicateSectionError(section)
        self._sections[section] = {}
        self._proxies[section] = SectionProxy(self, section)

    def has_section(self, section):
        return section in self._sections

    def options(self, section):
        if section not in self._sections:
            raise NoSectionError(section)
        return list({**self._sections[section], **self._defaults})

    def read(self, filenames, encoding=None):
        if isinstance(filenames, (str, bytes, _os.PathLike)):
            filenames = [filenames]
        read = []
        for filename in filenames:
            try:
                with _io.open(filename, encoding=encoding) as file:
                    self._read(file, filename)
            except FileNotFoundError:
                continue
            read.append(_os.fspath(filename))
        return read

    def read_file(self, f, source=None):
        self._read(f, source if source is not None else getattr(f, 'name', '<???>'))

    def read_string(self, string, source='<string>'):
        self._read(string.splitlines(keepends=True), source)

    def read_dict(self, dictionary, source='<dict>'):
        seen = set()
        for section, keys in dictionary.items():
            section = str(section)
            try:
                self.add_section(section)
            except (DuplicateSectionError, ValueError):
                if self._strict and section in seen:
                    raise
            seen.add(section)
            for key, value in keys.items():
                key = self.optionxform(str(key))
                if self._strict and (section, key) in seen:
                    raise DuplicateOptionError(section, key, source)
                seen.add((section, key))
                self.set(section, key, None if value is None else str(value))

    def _place(self, section):
        if section == self.default_section:
            return self._defaults
        if section not in self._sections:
            raise NoSectionError(section)
        return self._sections[section]

    def _without_comment(self, line):
        end = len(line)
        for prefix in self._inline:
            at = line.find(prefix)
            while at >= 0:
                if at == 0 or line[at - 1].isspace():
                    end = min(end, at)
                    break
                at = line.find(prefix, at + 1)
        commented = False
        for prefix in self._comments:
            if line.strip().startswith(prefix):
                commented = True
                end = 0
        return line[:end].strip(), commented or end < len(line)

    def _read(self, lines, source):
        current, section_name, option = None, None, None
        indent = 0
        seen, failed = set(), None
        for number, line in enumerate(lines, 1):
            value, commented = self._without_comment(line)
            if not value:
                if self._empty_lines:
                    if not commented and current is not None and option and current[option] is not None:
                        current[option].append('')
                else:
                    indent = 1 << 30
                continue
            depth = len(line) - len(line.lstrip()) if line.strip() else 0
            if current is not None and option and depth > indent:
                current[option].append(value)
                continue
            indent = depth
            if value.startswith('[') and ']' in value[2:]:
                section_name = value[1:value.rindex(']')]
                option = None
                if section_name == self.default_section:
                    current = self._defaults
                elif section_name in self._sections:
                    if self._strict and section_name in seen:
                        raise DuplicateSectionError(section_name, source, number)
                    current = self._sections[section_name]
                else:
                    self._sections[section_name] = {}
                    self._proxies[section_name] = SectionProxy(self, section_name)
                    current = self._sections[section_name]
                seen.add(section_name)
            elif current is None:
                raise MissingSectionHeaderError(source, number, line)
            else:
                found = [(value.find(one), one) for one in self._delimiters if one in value]
                if not found and not self._allow_no_value or found and min(found)[0] == 0:
                    failed = failed or ParsingError(source)
                    failed.append(number, repr(line))
                    continue
                if found:
                    at, delimiter = min(found)
                    option, text = value[:at].rstrip(), value[at + len(delimiter):].strip()
                else:
                    option, text = value, None
                option = self.optionxform(option)
                if self._strict and (section_name, option) in seen:
                    raise DuplicateOptionError(section_name, option, source, number)
                seen.add((section_name, option))
                current[option] = None if text is None else [text]
        for options in [self._defaults, *self._sections.values()]:
            for name, value in options.items():
                if isinstance(value, list):
                    options[name] = '\n'.join(value).rstrip()
        if failed:
            raise failed

    def _names(self, section, vars):
        own = {}
        if section != self.default_section:
            if section not in self._sections:
                raise NoSectionError(section)
            own = self._sections[section]
        given = {self.optionxform(key): None if value is None else str(value) for key, value in (vars or {}).items()}
        return {**self._defaults, **own, **given}

    def get(self, section, option, *, raw=False, vars=None, fallback=_UNSET):
        try:
            names = self._names(section, vars)
        except NoSectionError:
            if fallback is _UNSET:
                raise
            return fallback
        option = self.optionxform(option)
        if option not in names:
            if fallback is _UNSET:
                raise NoOptionError(option, section)
            return fallback
        value = names[option]
        return value if raw or value is None else self._interpolation.before_get(self, section, option, value, names)

    def _typed(self, section, conv, option, *, raw=False, vars=None, fallback=_UNSET):
        try:
            return conv(self.get(section, option, raw=raw, vars=vars))
        except (NoSectionError, NoOptionError):
            if fallback is _UNSET:
                raise
            return fallback

    def getint(self, section, option, **more):
        return self._typed(section, int, option, **more)

    def getfloat(self, section, option, **more):
        return self._typed(section, float, option, **more)

    def _boolean(self, value):
        if value.lower() not in self.BOOLEAN_STATES:
            raise ValueError('Not a boolean: %s' % value)
        return self.BOOLEAN_STATES[value.lower()]

    def getboolean(self, section, option, **more):
        return self._typed(section, self._boolean, option, **more)

    def items(self, section=_UNSET, raw=False, vars=None):
        if section is _UNSET:
            return super().items()
        names = self._names(section, vars)
        order = list({**self._defaults, **self._sections.get(section, {})})
        return [(key, names[key] if raw or names[key] is None else self._interpolation.before_get(self, section, key, names[key], names))
                for key in order]

    def popitem(self):
        for key in self.sections():
            value = self[key]
            del self[key]
            return key, value
        raise KeyError

    def has_option(self, section, option):
        if not section or section == self.default_section:
            return self.optionxform(option) in self._defaults
        if section not in self._sections:
            return False
        option = self.optionxform(option)
        return option in self._sections[section] or option in self._defaults

    def set(self, section, option, value=None):
        if value:
            value = self._interpolation.before_set(self, section, option, value)
        place = self._defaults if not section else self._place(section)
        place[self.optionxform(option)] = value

    def write(self, fp, space_around_delimiters=True):
        sign = ' %s ' % self._delimiters[0] if space_around_delimiters else self._delimiters[0]
        for name, options in ([(self.default_section, self._defaults)] if self._defaults else []) + list(self._sections.items()):
            fp.write('[%s]\n' % name)
            for key, value in options.items():
                if value is not None or not self._allow_no_value:
                    fp.write(key + sign + str(value).replace('\n', '\n\t') + '\n')
                else:
                    fp.write(key + '\n')
            fp.write('\n')

    def remove_option(self, section, option):
        place = self._defaults if not section else self._place(section)
        return place.pop(self.optionxform(option), self) is not self

    def remove_section(self, section):
        if section not in self._sections:
            return False
        del self._sections[section], self._proxies[section]
        return True

    def __getitem__(self, key):
        if key != self.default_section and key not in self._sections:
            raise KeyError(key)
        return self._proxies[key]

    def __setitem__(self, key, value):
        if key in self and self[key] is value:
            return
        if key == self.default_section:
            self._defaults.clear()
        elif key in self._sections:
            self._sections[key].clear()
        self.read_dict({key: value})

    def __delitem__(self, key):
        if key == self.default_section:
            raise ValueError('Cannot remove the default section.')
        if key not in self._sections:
            raise KeyError(key)
        self.remove_section(key)

    def __contains__(self, key):
        return key == self.default_section or key in self._sections

    def __len__(self):
        return len(self._sections) + 1

    def __iter__(self):
        yield self.default_section
        yield from list(self._sections)


class ConfigParser(RawConfigParser):
    _DEFAULT_INTERPOLATION = BasicInterpolation()

    def set(self, section, option, value=None):
        if not isinstance(option, str):
            raise TypeError('option keys must be strings')
        if (not self._allow_no_value or value) and not isinstance(value, str):
            raise TypeError('option values must be strings')
        super().set(section, option, value)

    def add_section(self, section):
        if not isinstance(section, str):
            raise TypeError('section names must be strings')
        super().add_section(section)


class SafeConfigParser(ConfigParser):
    pass


class SectionProxy(MutableMapping):
    def __init__(self, parser, name):
        self._parser, self._name = parser, name

    parser = property(lambda self: self._parser)
    name = property(lambda self: self._name)

    def __repr__(self):
        return '<Section: %s>' % self._name

    def __getitem__(self, key):
        if not self._parser.has_option(self._name, key):
            raise KeyError(key)
        return self._parser.get(self._name, key)

    def __setitem__(self, key, value):
        if (not self._parser._allow_no_value or value) and not isinstance(value, str):
            raise TypeError('option values must be strings')
        self._parser.set(self._name, key, value)

    def __delitem__(self, key):
        if not (self._parser.has_option(self._name, key) and self._parser.remove_option(self._name, key)):
            raise KeyError(key)

    def __contains__(self, key):
        return self._parser.has_option(self._name, key)

    def __len__(self):
        return len(list(iter(self)))

    def __iter__(self):
        if self._name == self._parser.default_section:
            return iter(list(self._parser.defaults()))
        return iter(self._parser.options(self._name))

    def get(self, option, fallback=None, *, raw=False, vars=None):
        return self._parser.get(self._name, option, raw=raw, vars=vars, fallback=fallback)

    def getint(self, option, fallback=None, **more):
        return self._parser.getint(self._name, option, fallback=fallback, **more)

    def getfloat(self, option, fallback=None, **more):
        return self._parser.getfloat(self._name, option, fallback=fallback, **more)

    def getboolean(self, option, fallback=None, **more):
        return self._parser.getboolean(self._name, option, fallback=fallback, **more)

)python";

}  // namespace

std::shared_ptr<const NativeModule> configparser() {
    static const std::string all = std::string(configparser_error_text) + std::string(configparser_text);
    auto made = std::make_shared<NativeModule>("configparser");
    made->source(all);
    return made;
}

}  // namespace aludel::python::library
