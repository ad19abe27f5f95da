#include "script/extension/package.hpp"

// flask_cors, flask_mail, flask_principal, blinker: objects that an application makes while its modules are imported.
// They act on requests and mails only.
namespace aludel::script::extension {
namespace {

constexpr std::string_view cors_text = R"python(
class CORS:
    def __init__(self, app=None, **kwargs):
        pass

    def init_app(self, app, **kwargs):
        pass


def cross_origin(*args, **kwargs):
    return lambda function: function
)python";

constexpr std::string_view mail_text = R"python(
import _host


class Mail:
    def __init__(self, app=None):
        pass

    def init_app(self, app):
        pass

    def send(self, message):
        _host.refuse('flask_mail.Mail.send()', 'send it by the application')

    connect = send_message = send
)python";

constexpr std::string_view principal_text = R"python(
class Principal:
    def __init__(self, app=None, use_sessions=True, skip_static=False):
        pass

    def init_app(self, app):
        pass

    def identity_loader(self, function):
        return function

    identity_saver = identity_loader
)python";

constexpr std::string_view blinker_text = R"python(
class Signal:
    def __init__(self, doc=None, name=None):
        self.name = name
        self._receivers = []

    def connect(self, receiver, sender=None, weak=True):
        self._receivers.append((receiver, sender))
        return receiver

    def send(self, *sender, **kwargs):
        given = sender[0] if sender else None
        return [(receiver, receiver(given, **kwargs)) for receiver, wanted in self._receivers
                if wanted is None or wanted is given]


class NamedSignal(Signal):
    def __init__(self, name, doc=None):
        super().__init__(doc, name)


class Namespace(dict):
    def signal(self, name, doc=None):
        if name not in self:
            self[name] = NamedSignal(name, doc)
        return self[name]


_all = Namespace()
signal = _all.signal
)python";

}  // namespace

const Package& blinker() {
    static const Package package{.name = "blinker", .text = blinker_text};
    return package;
}

const Package& flask_cors() {
    static const Package package{.name = "flask_cors", .text = cors_text};
    return package;
}

const Package& flask_mail() {
    static const Package package{.name = "flask_mail", .text = mail_text};
    return package;
}

const Package& flask_principal() {
    static const Package package{.name = "flask_principal", .text = principal_text};
    return package;
}

}  // namespace aludel::script::extension
