#include "python/library/library.hpp"

namespace aludel::python::library {
namespace {

constexpr std::string_view secrets_text = R"python(
import base64 as _base64
from random import SystemRandom
from hmac import compare_digest

__all__ = ['choice', 'randbelow', 'randbits', 'SystemRandom', 'token_bytes', 'token_hex', 'token_urlsafe',
           'compare_digest']

DEFAULT_ENTROPY = 32
_system = SystemRandom()
choice = _system.choice
randbits = _system.getrandbits


def randbelow(exclusive_upper_bound):
    if exclusive_upper_bound <= 0:
        raise ValueError('Upper bound must be positive.')
    return _system._below(exclusive_upper_bound)


def token_bytes(nbytes=None):
    return _system.randbytes(DEFAULT_ENTROPY if nbytes is None else nbytes)


def token_hex(nbytes=None):
    return token_bytes(nbytes).hex()


def token_urlsafe(nbytes=None):
    return _base64.urlsafe_b64encode(token_bytes(nbytes)).rstrip(b'=').decode('ascii')
)python";

}  // namespace

std::shared_ptr<const NativeModule> secrets() {
    auto made = std::make_shared<NativeModule>("secrets");
    made->style(Signature::Style::c, UnknownArguments::infect);
    made->source(secrets_text);
    return made;
}

}  // namespace aludel::python::library
