#include "python/library/library.hpp"

namespace aludel::python::library {
namespace {

constexpr std::string_view csv_text = R"python(
QUOTE_MINIMAL, QUOTE_ALL, QUOTE_NONNUMERIC, QUOTE_NONE = 0, 1, 2, 3
__doc__ = 'Reading and writing of CSV.'


class Error(Exception):
    pass


Error.__module__ = '_csv'
_limit = [131072]


class Dialect:
    delimiter = quotechar = escapechar = doublequote = skipinitialspace = lineterminator = quoting = None
    strict = False

    def __init__(self):
        _Format(self, {})


class excel(Dialect):
    delimiter, quotechar, doublequote, skipinitialspace, lineterminator, quoting = ',', '"', True, False, '\r\n', QUOTE_MINIMAL


class excel_tab(excel):
    delimiter = '\t'


class unix_dialect(Dialect):
    delimiter, quotechar, doublequote, skipinitialspace, lineterminator, quoting = ',', '"', True, False, '\n', QUOTE_ALL


_dialects = {'excel': excel, 'excel-tab': excel_tab, 'unix': unix_dialect}
_options = {'delimiter': ',', 'quotechar': '"', 'escapechar': None, 'doublequote': True, 'skipinitialspace': False,
            'lineterminator': '\r\n', 'quoting': QUOTE_MINIMAL, 'strict': False}


def _character(name, value, required):
    if value is None:
        if required:
            raise TypeError('"%s" must be string, not NoneType' % name)
        return
    if not isinstance(value, str):
        raise TypeError('"%s" must be string%s, not %s' % (name, '' if required else ' or None', type(value).__name__))
    if len(value) != 1:
        raise TypeError('"%s" must be a 1-character string' % name)


class _Format:
    def __init__(self, dialect, given):
        if isinstance(dialect, str):
            dialect = get_dialect(dialect)
        for name in given:
            if name not in _options:
                raise TypeError("'%s' is an invalid keyword argument for this function" % name)
        for name, default in _options.items():
            value = given[name] if name in given else getattr(dialect, name, default) if dialect is not None else default
            setattr(self, name, value)
        _character('delimiter', self.delimiter, True)
        _character('escapechar', self.escapechar, False)
        _character('quotechar', self.quotechar, False)
        if 'quoting' not in given and 'quotechar' in given and self.quotechar is None:
            self.quoting = QUOTE_NONE
        if not isinstance(self.quoting, int) or isinstance(self.quoting, bool):
            raise TypeError('"quoting" must be an integer')
        if self.quoting not in (0, 1, 2, 3):
            raise TypeError('bad "quoting" value')
        if self.quoting != QUOTE_NONE and self.quotechar is None:
            raise TypeError('quotechar must be set if quoting enabled')
        if self.lineterminator is None:
            raise TypeError('lineterminator must be set')


def register_dialect(name, dialect=None, **fmtparams):
    if not isinstance(name, str):
        raise TypeError('dialect name must be a string')
    _dialects[name] = _Format(dialect, fmtparams)


def unregister_dialect(name):
    if name not in _dialects:
        raise Error('unknown dialect')
    del _dialects[name]


def get_dialect(name):
    if name not in _dialects:
        raise Error('unknown dialect')
    return _dialects[name]


def list_dialects():
    return list(_dialects)


def field_size_limit(*new):
    old = _limit[0]
    if new:
        if not isinstance(new[0], int):
            raise TypeError('limit must be an integer')
        _limit[0] = new[0]
    return old


_START_RECORD, _START_FIELD, _ESCAPED, _IN_FIELD, _IN_QUOTED, _ESCAPE_QUOTED, _QUOTE_IN_QUOTED, _EAT_NEWLINE = range(8)


class reader:
    def __init__(self, csvfile, /, dialect='excel', **fmtparams):
        self.dialect = _Format(dialect, fmtparams)
        self._lines = iter(csvfile)
        self.line_num = 0

    def __iter__(self):
        return self

    def _end(self):
        value = ''.join(self._field)
        if self._number:
            value = float(value)
        self._row.append(value)
        self._field, self._number = [], False

    def _put(self, char):
        if len(self._field) >= _limit[0]:
            raise Error('field larger than field limit (%d)' % _limit[0])
        self._field.append(char)

    def __next__(self):
        self._row, self._field, self._number = [], [], False
        self._state = _START_RECORD
        while True:
            try:
                line = next(self._lines)
            except StopIteration:
                if self._field or self._state == _IN_QUOTED:
                    if self.dialect.strict:
                        raise Error('unexpected end of data')
                    self._end()
                    return self._row
                if self._row and self._state != _START_RECORD:
                    return self._row
                raise
            if not isinstance(line, str):
                raise Error('iterator should return strings, not %s (the file should be opened in text mode)' % type(line).__name__)
            self.line_num += 1
            for char in line:
                self._take(char)
            self._take('\0end')
            if self._state == _START_RECORD:
                return self._row

    def _start_field(self, char):
        d = self.dialect
        if char in ('\n', '\r', '\0end'):
            self._end()
            self._state = _START_RECORD if char == '\0end' else _EAT_NEWLINE
        elif char == d.quotechar and d.quoting != QUOTE_NONE:
            self._state = _IN_QUOTED
        elif char == d.escapechar:
            self._state = _ESCAPED
        elif char == ' ' and d.skipinitialspace:
            self._state = _START_FIELD
        elif char == d.delimiter:
            self._end()
            self._state = _START_FIELD
        else:
            if d.quoting == QUOTE_NONNUMERIC:
                self._number = True
            self._put(char)
            self._state = _IN_FIELD

    def _take(self, char):
        d, state = self.dialect, self._state
        end = char == '\0end'
        if state == _START_RECORD:
            if end:
                return
            if char in '\n\r':
                self._state = _EAT_NEWLINE
            else:
                self._start_field(char)
        elif state == _START_FIELD:
            self._start_field(char)
        elif state == _ESCAPED:
            if end:
                char = '\n'
            self._put(char)
            self._state = _IN_FIELD
        elif state == _IN_FIELD:
            if end or char in '\n\r':
                self._end()
                self._state = _START_RECORD if end else _EAT_NEWLINE
            elif char == d.escapechar:
                self._state = _ESCAPED
            elif char == d.delimiter:
                self._end()
                self._state = _START_FIELD
            else:
                self._put(char)
        elif state == _IN_QUOTED:
            if end:
                pass
            elif char == d.escapechar:
                self._state = _ESCAPE_QUOTED
            elif char == d.quotechar and d.quoting != QUOTE_NONE:
                self._state = _QUOTE_IN_QUOTED if d.doublequote else _IN_FIELD
            else:
                self._put(char)
        elif state == _ESCAPE_QUOTED:
            self._put('\n' if end else char)
            self._state = _IN_QUOTED
        elif state == _QUOTE_IN_QUOTED:
            if d.quoting != QUOTE_NONE and char == d.quotechar:
                self._put(char)
                self._state = _IN_QUOTED
            elif char == d.delimiter:
                self._end()
                self._state = _START_FIELD
            elif end or char in '\n\r':
                self._end()
                self._state = _START_RECORD if end else _EAT_NEWLINE
            elif d.strict:
                raise Error("'%s' expected after '%s'" % (d.delimiter, d.quotechar))
            else:
                self._put(char)
                self._state = _IN_FIELD
        elif state == _EAT_NEWLINE:
            if end:
                self._state = _START_RECORD
            elif char not in '\n\r':
                raise Error('new-line character seen in unquoted field - do you need to open the file with newline=\'\'?')


class writer:
    def __init__(self, csvfile, /, dialect='excel', **fmtparams):
        if not hasattr(csvfile, 'write'):
            raise TypeError('argument 1 must have a "write" method')
        self.dialect = _Format(dialect, fmtparams)
        self._file = csvfile

    def _format(self, value, alone):
        d = self.dialect
        if value is None:
            text, numeric = '', False
        elif isinstance(value, str):
            text, numeric = value, False
        elif isinstance(value, float):
            text, numeric = repr(value), True
        else:
            text, numeric = str(value), isinstance(value, int)
        quoted = d.quoting == QUOTE_ALL or d.quoting == QUOTE_NONNUMERIC and not numeric
        made = ''
        for char in text:
            if char in (d.delimiter, d.escapechar, d.quotechar, '\n', '\r') or char in d.lineterminator:
                escape = d.quoting == QUOTE_NONE
                if not escape:
                    if char == d.quotechar:
                        if d.doublequote:
                            made += char
                        else:
                            escape = True
                    elif char == d.escapechar:
                        escape = True
                    if not escape:
                        quoted = True
                if escape:
                    if not d.escapechar:
                        raise Error('need to escape, but no escapechar set')
                    made += d.escapechar
            made += char
        if not text and alone:
            if d.quoting == QUOTE_NONE:
                raise Error('single empty field record must be quoted')
            quoted = True
        return d.quotechar + made + d.quotechar if quoted else made

    def writerow(self, row, /):
        try:
            row = list(row)
        except TypeError:
            raise Error('iterable expected, not %s' % type(row).__name__) from None
        text = self.dialect.delimiter.join([self._format(value, len(row) == 1) for value in row])
        return self._file.write(text + self.dialect.lineterminator)

    def writerows(self, rows, /):
        for row in rows:
            self.writerow(row)


reader.__module__ = writer.__module__ = '_csv'


class DictReader:
    def __init__(self, f, fieldnames=None, restkey=None, restval=None, dialect='excel', *args, **kwds):
        if fieldnames is not None and iter(fieldnames) is fieldnames:
            fieldnames = list(fieldnames)
        self._fieldnames, self.restkey, self.restval = fieldnames, restkey, restval
        self.reader = reader(f, dialect, *args, **kwds)
        self.dialect, self.line_num = dialect, 0

    def __iter__(self):
        return self

    @property
    def fieldnames(self):
        if self._fieldnames is None:
            try:
                self._fieldnames = next(self.reader)
            except StopIteration:
                pass
        self.line_num = self.reader.line_num
        return self._fieldnames

    @fieldnames.setter
    def fieldnames(self, value):
        self._fieldnames = value

    def __next__(self):
        if self.line_num == 0:
            self.fieldnames
        row = next(self.reader)
        self.line_num = self.reader.line_num
        while row == []:
            row = next(self.reader)
        names = self.fieldnames
        made = dict(zip(names, row))
        if len(names) < len(row):
            made[self.restkey] = row[len(names):]
        for name in names[len(row):]:
            made[name] = self.restval
        return made


class DictWriter:
    def __init__(self, f, fieldnames, restval='', extrasaction='raise', dialect='excel', *args, **kwds):
        if iter(fieldnames) is fieldnames:
            fieldnames = list(fieldnames)
        if extrasaction.lower() not in ('raise', 'ignore'):
            raise ValueError("extrasaction (%s) must be 'raise' or 'ignore'" % extrasaction)
        self.fieldnames, self.restval, self.extrasaction = fieldnames, restval, extrasaction.lower()
        self.writer = writer(f, dialect, *args, **kwds)

    def writeheader(self):
        return self.writerow(dict(zip(self.fieldnames, self.fieldnames)))

    def _row(self, rowdict):
        if self.extrasaction == 'raise':
            wrong = [name for name in rowdict if name not in self.fieldnames]
            if wrong:
                raise ValueError('dict contains fields not in fieldnames: ' + ', '.join([repr(name) for name in wrong]))
        return [rowdict.get(name, self.restval) for name in self.fieldnames]

    def writerow(self, rowdict):
        return self.writer.writerow(self._row(rowdict))

    def writerows(self, rowdicts):
        return self.writer.writerows([self._row(one) for one in rowdicts])
)python";

}  // namespace

std::shared_ptr<const NativeModule> csv() {
    auto made = std::make_shared<NativeModule>("csv");
    made->source(csv_text);
    return made;
}

}  // namespace aludel::python::library
