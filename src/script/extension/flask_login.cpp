#include "script/extension/package.hpp"

// flask_login: the mixin of models, and what an application hangs on its LoginManager. Nobody logs in here.
namespace aludel::script::extension {
namespace {

constexpr std::string_view flask_login_text = R"python(
class UserMixin:
    is_active = property(lambda self: True)
    is_authenticated = property(lambda self: self.is_active)
    is_anonymous = property(lambda self: False)

    def get_id(self):
        return str(self.id)

    def __eq__(self, other):
        return self.get_id() == other.get_id() if isinstance(other, UserMixin) else NotImplemented

    def __ne__(self, other):
        equal = self.__eq__(other)
        return equal if equal is NotImplemented else not equal

    __hash__ = object.__hash__


class AnonymousUserMixin:
    is_authenticated = is_active = property(lambda self: False)
    is_anonymous = property(lambda self: True)

    def get_id(self):
        return None


def _kept(self, callback):
    return callback


class LoginManager:
    def __init__(self, app=None, add_context_processor=True):
        self.anonymous_user = AnonymousUserMixin

    def init_app(self, app, add_context_processor=True):
        pass

    user_loader = request_loader = header_loader = unauthorized_handler = needs_refresh_handler = _kept


def login_required(func):
    return func


fresh_login_required = login_required
)python";

}  // namespace

const Package& flask_login() {
    static const Package package{.name = "flask_login", .text = flask_login_text};
    return package;
}

}  // namespace aludel::script::extension
