#include "script/extension/package.hpp"

// fastapi_users_db_sqlalchemy and fastapi_users_db_sqlmodel: the types of the user tables; and of the former
// the columns of their models.
namespace aludel::script::extension {
namespace {

constexpr std::string_view fastapi_users_text = R"python(
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

constexpr std::string_view models_text = R"python(
import typing as _typing
import uuid as _uuid

import _host
import sqlalchemy as _sa
import sqlalchemy.orm as _orm
from fastapi_users_db_sqlmodel._text import GUID, TIMESTAMPAware, UUID_ID, now_utc

_Id = _typing.TypeVar('_Id')


class SQLAlchemyBaseUserTable(_typing.Generic[_Id]):
    __tablename__ = 'user'
    email = _orm.mapped_column(_sa.String(320), unique=True, index=True, nullable=False)
    hashed_password = _orm.mapped_column(_sa.String(1024), nullable=False)
    is_active = _orm.mapped_column(_sa.Boolean, default=True, nullable=False)
    is_superuser = _orm.mapped_column(_sa.Boolean, default=False, nullable=False)
    is_verified = _orm.mapped_column(_sa.Boolean, default=False, nullable=False)


class SQLAlchemyBaseUserTableUUID(SQLAlchemyBaseUserTable[UUID_ID]):
    id = _orm.mapped_column(GUID, primary_key=True, default=_uuid.uuid4)


class SQLAlchemyBaseOAuthAccountTable(_typing.Generic[_Id]):
    __tablename__ = 'oauth_account'
    oauth_name = _orm.mapped_column(_sa.String(100), index=True, nullable=False)
    access_token = _orm.mapped_column(_sa.String(1024), nullable=False)
    expires_at = _orm.mapped_column(_sa.Integer, nullable=True)
    refresh_token = _orm.mapped_column(_sa.String(1024), nullable=True)
    account_id = _orm.mapped_column(_sa.String(320), index=True, nullable=False)
    account_email = _orm.mapped_column(_sa.String(320), nullable=False)


class SQLAlchemyBaseOAuthAccountTableUUID(SQLAlchemyBaseOAuthAccountTable[UUID_ID]):
    id = _orm.mapped_column(GUID, primary_key=True, default=_uuid.uuid4)

    @_orm.declared_attr
    def user_id(cls):
        return _orm.mapped_column(GUID, _sa.ForeignKey('user.id', ondelete='cascade'), nullable=False)


class SQLAlchemyBaseAccessTokenTable(_typing.Generic[_Id]):
    __tablename__ = 'accesstoken'
    token = _orm.mapped_column(_sa.String(43), primary_key=True)
    created_at = _orm.mapped_column(TIMESTAMPAware(timezone=True), index=True, nullable=False, default=now_utc)


class SQLAlchemyBaseAccessTokenTableUUID(SQLAlchemyBaseAccessTokenTable[UUID_ID]):
    @_orm.declared_attr
    def user_id(cls):
        return _orm.mapped_column(GUID, _sa.ForeignKey('user.id', ondelete='cascade'), nullable=False)


class _Database:
    def __init__(self, *args, **kw):
        _host.refuse('a database adapter of fastapi_users', 'execute statements on op.get_bind()')


class SQLAlchemyUserDatabase(_Database):
    pass


class SQLAlchemyAccessTokenDatabase(_Database):
    pass
)python";

}  // namespace

const Package& fastapi_users_db_sqlalchemy() {
    static const Package package{
        .name = "fastapi_users_db_sqlalchemy",
        .text = models_text,
        .modules = {"fastapi_users_db_sqlalchemy.access_token", "fastapi_users_db_sqlalchemy.generics"}};
    return package;
}

const Package& fastapi_users_db_sqlmodel() {
    static const Package package{
        .name = "fastapi_users_db_sqlmodel",
        .text = fastapi_users_text,
        .modules = {"fastapi_users_db_sqlmodel.access_token", "fastapi_users_db_sqlmodel.generics"}};
    return package;
}

}  // namespace aludel::script::extension
