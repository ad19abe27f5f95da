#include "script/extension/package.hpp"

// sqlalchemy_utils: its types, each as the type that it has in a database, and the values that need nothing but Python.
namespace aludel::script::extension {
namespace {

constexpr std::string_view sqlalchemy_utils_text = R"python(
import _host
import datetime as _datetime
import enum as _enum
import json as _json
import uuid as _uuid

import sqlalchemy as _sa
from sqlalchemy import exc as _exc
from sqlalchemy.dialects import postgresql as _postgresql


class ImproperlyConfigured(Exception):
    pass


def _refuse_value(type_, value):
    _host.refuse('a value of %s made of %s' % (type(type_).__name__, type(value).__name__),
                 'write what the database keeps: the type that %s stands for' % type(type_).__name__)


class _Plain(_sa.TypeDecorator):
    """A type whose values are written when they are text already."""
    cache_ok = True

    def process_bind_param(self, value, dialect):
        if value is not None and not isinstance(value, str):
            _refuse_value(self, value)
        return value


class _OfLength(_Plain):
    """Text whose length is the parameter max_length."""
    impl = _sa.Unicode

    def __init__(self, max_length, *args, **options):
        super().__init__(*args, **options)
        self.impl = _sa.Unicode(max_length)


# ---- time

class EnrichedDateTimeType(_sa.TypeDecorator):
    impl = _sa.DateTime
    cache_ok = True

    def __init__(self, datetime_processor=None, *args, **options):
        super().__init__(*args, **options)

    def process_bind_param(self, value, dialect):
        if value is None:
            return None
        if not isinstance(value, _datetime.datetime):
            _refuse_value(self, value)
        # What names no zone is taken for UTC, and UTC is what is kept.
        aware = value if value.tzinfo else value.replace(tzinfo=_datetime.timezone.utc)
        utc = aware.astimezone(_datetime.timezone.utc)
        return utc if self.impl.timezone else utc.replace(tzinfo=None)


class ArrowType(EnrichedDateTimeType):
    def __init__(self, *args, **options):
        super().__init__(None, *args, **options)


class EnrichedDateType(_sa.TypeDecorator):
    impl = _sa.Date
    cache_ok = True

    def __init__(self, date_processor=None, *args, **options):
        super().__init__(*args, **options)

    def process_bind_param(self, value, dialect):
        if value is not None and not isinstance(value, _datetime.date):
            _refuse_value(self, value)
        return value


class TimezoneType(_Plain):
    impl = _sa.Unicode(50)

    def __init__(self, backend='dateutil'):
        if backend not in ('dateutil', 'pytz', 'zoneinfo'):
            raise ImproperlyConfigured(
                "'pytz', 'dateutil' or 'zoneinfo' are the backends supported for 'TimezoneType'")
        self.backend = backend


# ---- text

class CountryType(_Plain):
    impl = _sa.String(2)


class CurrencyType(_Plain):
    impl = _sa.String(3)


class LocaleType(_Plain):
    impl = _sa.Unicode(10)

    def __init__(self):
        pass


class URLType(_Plain):
    impl = _sa.UnicodeText


class EmailType(_Plain):
    impl = _sa.Unicode

    def __init__(self, length=255, *args, **options):
        super().__init__(length=length, *args, **options)

    def process_bind_param(self, value, dialect):
        return value if value is None else value.lower()


class ColorType(_OfLength):
    def __init__(self, max_length=20, *args, **options):
        super().__init__(max_length, *args, **options)


class IPAddressType(_OfLength):
    def __init__(self, max_length=50, *args, **options):
        super().__init__(max_length, *args, **options)

    def process_bind_param(self, value, dialect):
        return str(value) if value else None


class PhoneNumberType(_OfLength):
    def __init__(self, region='US', max_length=20, *args, **options):
        super().__init__(max_length, *args, **options)
        self.region = region

    def process_bind_param(self, value, dialect):
        if value:
            _refuse_value(self, value)
        return value


class ScalarListException(Exception):
    pass


class ScalarListType(_sa.TypeDecorator):
    impl = _sa.UnicodeText()
    cache_ok = True

    def __init__(self, coerce_func=str, separator=','):
        self.separator = str(separator)
        self.coerce_func = coerce_func

    def process_bind_param(self, value, dialect):
        if value is None:
            return None
        texts = [str(one) for one in value]
        if any(self.separator in one for one in texts):
            raise ScalarListException(
                "List values can't contain string '%s' (its being used as separator. If you wish for scalar list "
                "values to contain these strings, use a different separator string.)" % self.separator)
        return self.separator.join(texts)

    def process_result_value(self, value, dialect):
        if value is None:
            return None
        return [self.coerce_func(one) for one in value.split(self.separator)] if value else []


class Choice:
    def __init__(self, code, value):
        self.code = code
        self.value = value

    def __eq__(self, other):
        return self.code == (other.code if isinstance(other, Choice) else other)

    def __hash__(self):
        return hash(self.code)

    def __str__(self):
        return str(self.value)

    def __repr__(self):
        return 'Choice(code=%s, value=%s)' % (self.code, self.value)


class ChoiceType(_sa.TypeDecorator):
    impl = _sa.Unicode(255)
    cache_ok = True

    def __init__(self, choices, impl=None):
        if not choices:
            raise ImproperlyConfigured('ChoiceType needs list of choices defined.')
        self.choices = tuple(choices) if isinstance(choices, list) else choices
        self._of_enum = isinstance(choices, type) and issubclass(choices, _enum.Enum)
        if impl:
            self.impl = impl

    def process_bind_param(self, value, dialect):
        if self._of_enum:
            return None if value is None else self.choices(value).value
        return value.code if isinstance(value, Choice) else value

    def process_result_value(self, value, dialect):
        if value is None:
            return None
        return self.choices(value) if self._of_enum else Choice(value, dict(self.choices)[value])


# ---- what PostgreSQL has a type of its own for

class UUIDType(_sa.TypeDecorator):
    impl = _sa.BINARY(16)
    cache_ok = True

    def __init__(self, binary=True, native=True):
        self.binary = binary
        self.native = native

    def _is_native(self, dialect):
        return self.native and dialect.name == 'postgresql'

    def load_dialect_impl(self, dialect):
        if self._is_native(dialect):
            return _postgresql.UUID()
        return _sa.BINARY(16) if self.binary else _sa.CHAR(32)

    def process_bind_param(self, value, dialect):
        if value is None:
            return None
        if not isinstance(value, _uuid.UUID):
            try:
                value = _uuid.UUID(value)
            except (TypeError, ValueError):
                value = _uuid.UUID(bytes=value)
        if self._is_native(dialect):
            return str(value)
        return value.bytes if self.binary else value.hex

    def process_literal_param(self, value, dialect):
        return value

    def process_result_value(self, value, dialect):
        if value is None or isinstance(value, _uuid.UUID):
            return value
        return _uuid.UUID(bytes=value) if self.binary and not self._is_native(dialect) else _uuid.UUID(value)


class JSONType(_sa.TypeDecorator):
    impl = _sa.UnicodeText
    cache_ok = True

    def load_dialect_impl(self, dialect):
        return _postgresql.JSON() if dialect.name == 'postgresql' else self.impl

    def process_bind_param(self, value, dialect):
        return value if value is None or dialect.name == 'postgresql' else _json.dumps(value)

    def process_result_value(self, value, dialect):
        return value if value is None or dialect.name == 'postgresql' else _json.loads(value)


class TSVectorType(_sa.TypeDecorator):
    impl = _postgresql.TSVECTOR
    cache_ok = True

    def __init__(self, *args, **options):
        self.columns = args
        self.options = options
        super().__init__()


class _OnlyPostgresql(_sa.TypeDecorator):
    """A type of an extension of PostgreSQL: no other database can be told of it."""
    cache_ok = True

    class impl(_sa.types.UserDefinedType):
        def __init__(self, name=''):
            self.name = name

        def get_col_spec(self, **options):
            return self.name

    def __init__(self):
        super().__init__(self._name)

    def load_dialect_impl(self, dialect):
        if dialect.name != 'postgresql':
            raise _exc.UnsupportedCompilationError(
                "Compiler for %s can't render element of type %s" % (dialect.name, type(self).__name__))
        return self.impl


class LtreeType(_OnlyPostgresql):
    _name = 'LTREE'


class LQUERY(_OnlyPostgresql):
    _name = 'LQUERY'


class LTXTQUERY(_OnlyPostgresql):
    _name = 'LTXTQUERY'


class _RangeType(_Plain):
    def __init__(self, *args, step=None, **options):
        self.step = step
        super().__init__(*args, **options)

    def load_dialect_impl(self, dialect):
        return self.impl if dialect.name == 'postgresql' else _sa.String(255)


class IntRangeType(_RangeType):
    impl = _postgresql.INT4RANGE


class Int8RangeType(_RangeType):
    impl = _postgresql.INT8RANGE


class NumericRangeType(_RangeType):
    impl = _postgresql.NUMRANGE


class DateRangeType(_RangeType):
    impl = _postgresql.DATERANGE


class DateTimeRangeType(_RangeType):
    impl = _postgresql.TSRANGE


class BitType(_sa.TypeDecorator):
    impl = _sa.BINARY
    cache_ok = True

    def __init__(self, length=1, **options):
        self.length = length
        super().__init__(**options)

    def load_dialect_impl(self, dialect):
        return _postgresql.BIT(self.length) if dialect.name == 'postgresql' else _sa.String(self.length)


class WeekDaysType(_Plain):
    impl = BitType(7)


# ---- secrets

def _no_secret(self, value, dialect):
    if value is None:
        return None
    _host.refuse('a value of %s needs its key, which no migration has' % type(self).__name__,
                 'write the data in another way')


class PasswordType(_sa.TypeDecorator):
    impl = _sa.VARBINARY(1024)
    cache_ok = True

    def __init__(self, max_length=None, **options):
        self.options = options

    def load_dialect_impl(self, dialect):
        return _postgresql.BYTEA() if dialect.name == 'postgresql' else _sa.BLOB()

    process_bind_param = process_result_value = _no_secret


class _Engine:
    pass


class AesEngine(_Engine):
    pass


class AesGcmEngine(_Engine):
    pass


class FernetEngine(_Engine):
    pass


class StringEncryptedType(_sa.TypeDecorator):
    impl = _sa.String
    cache_ok = True

    def __init__(self, type_in=None, key=None, engine=None, padding=None, **options):
        super().__init__(**options)
        self.underlying_type = type_in
        self.key = key

    process_bind_param = process_result_value = _no_secret


class EncryptedType(StringEncryptedType):
    impl = _sa.LargeBinary
)python";

}  // namespace

const Package& sqlalchemy_utils() {
    static const Package package{.name = "sqlalchemy_utils",
                                 .text = sqlalchemy_utils_text,
                                 .modules = {"sqlalchemy_utils.exceptions",
                                             "sqlalchemy_utils.types.arrow",
                                             "sqlalchemy_utils.types.bit",
                                             "sqlalchemy_utils.types.choice",
                                             "sqlalchemy_utils.types.color",
                                             "sqlalchemy_utils.types.country",
                                             "sqlalchemy_utils.types.currency",
                                             "sqlalchemy_utils.types.email",
                                             "sqlalchemy_utils.types.encrypted.encrypted_type",
                                             "sqlalchemy_utils.types.enriched_datetime.enriched_date_type",
                                             "sqlalchemy_utils.types.enriched_datetime.enriched_datetime_type",
                                             "sqlalchemy_utils.types.ip_address",
                                             "sqlalchemy_utils.types.json",
                                             "sqlalchemy_utils.types.locale",
                                             "sqlalchemy_utils.types.ltree",
                                             "sqlalchemy_utils.types.password",
                                             "sqlalchemy_utils.types.phone_number",
                                             "sqlalchemy_utils.types.range",
                                             "sqlalchemy_utils.types.scalar_list",
                                             "sqlalchemy_utils.types.timezone",
                                             "sqlalchemy_utils.types.ts_vector",
                                             "sqlalchemy_utils.types.url",
                                             "sqlalchemy_utils.types.uuid",
                                             "sqlalchemy_utils.types.weekdays"}};
    return package;
}

}  // namespace aludel::script::extension
