#include "script/extension/package.hpp"

// flask_bcrypt: the object that an application makes of it while its modules are imported. A hash by it is different
// each time that it is made.
namespace aludel::script::extension {
namespace {

constexpr std::string_view flask_bcrypt_text = R"python(
import _host


class Bcrypt:
    def __init__(self, app=None):
        pass

    def init_app(self, app):
        pass

    def generate_password_hash(self, password, rounds=None):
        return generate_password_hash(password, rounds)

    def check_password_hash(self, pw_hash, password):
        return check_password_hash(pw_hash, password)


def generate_password_hash(password, rounds=None):
    _host.refuse('flask_bcrypt.generate_password_hash()', 'set the password behind the migrations, by the application')


def check_password_hash(pw_hash, password):
    _host.refuse('flask_bcrypt.check_password_hash()', 'write this revision as an SQL file of the same id')
)python";

}  // namespace

const Package& flask_bcrypt() {
    static const Package package{.name = "flask_bcrypt", .text = flask_bcrypt_text};
    return package;
}

}  // namespace aludel::script::extension
