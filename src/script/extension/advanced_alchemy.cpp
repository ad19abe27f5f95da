#include "script/extension/package.hpp"

// advanced_alchemy.types: what its template of revisions imports, and the types that are no more than others in
// disguise.
namespace aludel::script::extension {
namespace {

constexpr std::string_view advanced_alchemy_text = R"python(
import _host
import datetime as _datetime
import uuid as _uuid

import sqlalchemy as _sa
from sqlalchemy.dialects import postgresql as _postgresql


class GUID(_sa.TypeDecorator):
    impl = _sa.BINARY(16)
    cache_ok = True

    def __init__(self, *args, binary=True, **options):
        self.binary = binary

    def load_dialect_impl(self, dialect):
        if dialect.name == 'postgresql':
            return _postgresql.UUID()
        return _sa.BINARY(16) if self.binary else _sa.CHAR(32)

    @staticmethod
    def to_uuid(value):
        if value is None or isinstance(value, _uuid.UUID):
            return value
        try:
            return _uuid.UUID(hex=value)
        except (TypeError, ValueError):
            return _uuid.UUID(bytes=value)

    def process_bind_param(self, value, dialect):
        if value is None:
            return None
        if dialect.name == 'postgresql':
            return str(value)
        value = self.to_uuid(value)
        return value.bytes if self.binary else value.hex

    def process_result_value(self, value, dialect):
        if value is None or isinstance(value, _uuid.UUID):
            return value
        return _uuid.UUID(bytes=value) if self.binary else _uuid.UUID(hex=value)


class DateTimeUTC(_sa.TypeDecorator):
    impl = _sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value, dialect):
        if value is None:
            return None
        if not value.tzinfo:
            raise TypeError('tzinfo is required')
        return value.astimezone(_datetime.timezone.utc)

    def process_result_value(self, value, dialect):
        if value is not None and value.tzinfo is None:
            return value.replace(tzinfo=_datetime.timezone.utc)
        return value


class ORA_JSONB(_sa.TypeDecorator):
    """Of Oracle alone: elsewhere it stands in variants that no database here asks for."""
    impl = _sa.BLOB
    cache_ok = True

    def __init__(self, *args, name=None, oracle_strict=True, **options):
        self.name = name
        self.oracle_strict = oracle_strict

    def load_dialect_impl(self, dialect):
        _host.refuse('ORA_JSONB of advanced_alchemy is a type of Oracle', 'use JsonB')


class Bool(_sa.TypeDecorator):
    impl = _sa.Boolean
    cache_ok = True


BigIntIdentity = _sa.BigInteger().with_variant(_sa.Integer, 'sqlite')
JsonB = _sa.JSON().with_variant(_postgresql.JSONB, 'postgresql').with_variant(ORA_JSONB, 'oracle')


def _no_secret(self, value, dialect):
    if value is None:
        return None
    _host.refuse('a value of %s needs its key, which no migration has' % type(self).__name__,
                 'write the data in another way')


class FernetBackend:
    pass


class PGCryptoBackend:
    pass


class EncryptedString(_sa.TypeDecorator):
    impl = _sa.String
    cache_ok = True

    def __init__(self, key=None, backend=FernetBackend, length=None, **options):
        super().__init__()
        self.key = key
        self.backend = backend
        self.length = length

    def load_dialect_impl(self, dialect):
        return _sa.String()

    process_bind_param = process_result_value = _no_secret


class EncryptedText(EncryptedString):
    impl = _sa.Text

    def load_dialect_impl(self, dialect):
        return _sa.Text()


class PasswordHash(_sa.TypeDecorator):
    impl = _sa.String
    cache_ok = True

    def __init__(self, backend, length=255):
        super().__init__(length=length)
        self.backend = backend

    process_bind_param = process_result_value = _no_secret
)python";

}  // namespace

const Package& advanced_alchemy() {
    static const Package package{
        .name = "advanced_alchemy",
        .text = advanced_alchemy_text,
        .modules = {"advanced_alchemy.types", "advanced_alchemy.types.boolean", "advanced_alchemy.types.datetime",
                    "advanced_alchemy.types.encrypted_string", "advanced_alchemy.types.guid",
                    "advanced_alchemy.types.identity", "advanced_alchemy.types.json",
                    "advanced_alchemy.types.password_hash", "advanced_alchemy.types.password_hash.base"}};
    return package;
}

}  // namespace aludel::script::extension
