#include "script/extension/package.hpp"

// fastapi_users: the schemas that applications derive theirs from, and its errors. Nobody makes a user by them here.
namespace aludel::script::extension {
namespace {

constexpr std::string_view fastapi_users_schemas_text = R"python(
import _host


class _Schema:
    def __class_getitem__(cls, item):
        return cls

    def __init__(self, *args, **kwargs):
        _host.refuse('a %s of fastapi_users' % type(self).__name__, 'write the row with insert()')


class schemas:
    CreateUpdateDictModel = type('CreateUpdateDictModel', (_Schema,), {})
    BaseUser = type('BaseUser', (CreateUpdateDictModel,), {})
    BaseUserCreate = type('BaseUserCreate', (CreateUpdateDictModel,), {})
    BaseUserUpdate = type('BaseUserUpdate', (CreateUpdateDictModel,), {})
    BaseOAuthAccount = type('BaseOAuthAccount', (_Schema,), {})
    BaseOAuthAccountMixin = type('BaseOAuthAccountMixin', (_Schema,), {})


class FastAPIUsersException(Exception):
    pass


class UserNotExists(FastAPIUsersException):
    pass


class UserAlreadyExists(FastAPIUsersException):
    pass


class UserInactive(FastAPIUsersException):
    pass


class InvalidID(FastAPIUsersException):
    pass


class InvalidPasswordException(FastAPIUsersException):
    def __init__(self, reason):
        self.reason = reason


class PasswordHelper:
    def hash(self, password):
        _host.refuse('PasswordHelper.hash() of fastapi_users', 'set the password behind the migrations, by the application')

    verify_and_update = generate = hash
)python";

}  // namespace

const Package& fastapi_users() {
    static const Package package{
        .name = "fastapi_users", .text = fastapi_users_schemas_text, .modules = {"fastapi_users.exceptions", "fastapi_users.password"}};
    return package;
}

}  // namespace aludel::script::extension
