#include "script/extension/package.hpp"

// fastapi_users_db_sqlalchemy and fastapi_users_db_sqlmodel: the types of the user tables. Their base classes of models
// are not here.
namespace aludel::script::extension {
namespace {

constexpr std::string_view text = R"python(
import datetime as _datetime
import uuid as _uuid

import sqlalchemy as _sa
from sqlalchemy.dialects import postgresql as _postgresql

UUID_ID = _uuid.UUID


class GUID(_sa.TypeDecorator):
    class UUIDChar(_sa.CHAR):
        pass

    impl = UUIDChar
    cache_ok = True

    def load_dialect_impl(self, dialect):
        return _postgresql.UUID() if dialect.name == 'postgresql' else _sa.CHAR(36)

    def process_bind_param(self, value, dialect):
        if value is None:
            return None
        if dialect.name != 'postgresql' and not isinstance(value, _uuid.UUID):
            value = _uuid.UUID(value)
        return str(value)

    def process_result_value(self, value, dialect):
        return value if value is None or isinstance(value, _uuid.UUID) else _uuid.UUID(value)


def now_utc():
    return _datetime.datetime.now(_datetime.timezone.utc)


class TIMESTAMPAware(_sa.TypeDecorator):
    impl = _sa.TIMESTAMP
    cache_ok = True

    def process_result_value(self, value, dialect):
        if value is not None and dialect.name != 'postgresql':
            return value.replace(tzinfo=_datetime.timezone.utc)
        return value
)python";

}  // namespace

const Package& fastapi_users_db_sqlalchemy() {
    static const Package package{
        .name = "fastapi_users_db_sqlalchemy",
        .text = text,
        .modules = {"fastapi_users_db_sqlalchemy.access_token", "fastapi_users_db_sqlalchemy.generics"}};
    return package;
}

const Package& fastapi_users_db_sqlmodel() {
    static const Package package{
        .name = "fastapi_users_db_sqlmodel",
        .text = text,
        .modules = {"fastapi_users_db_sqlmodel.access_token", "fastapi_users_db_sqlmodel.generics"}};
    return package;
}

}  // namespace aludel::script::extension
