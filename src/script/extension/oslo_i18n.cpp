#include "script/extension/package.hpp"

// oslo_i18n: messages as they were written. Catalogs of translations are not read.
namespace aludel::script::extension {
namespace {

constexpr std::string_view oslo_i18n_text = R"python(
def _same(message):
    return message


def _plural(singular, plural, count):
    return singular if count == 1 else plural


class TranslatorFactory:
    primary = log_info = log_warning = log_error = log_critical = property(lambda self: _same)
    contextual_form = property(lambda self: lambda context, message: message)
    plural_form = property(lambda self: _plural)

    def __init__(self, domain, localedir=None):
        self.domain = domain


def enable_lazy(enable=True):
    pass


def translate(obj, desired_locale=None):
    return obj
)python";

}  // namespace

const Package& oslo_i18n() {
    static const Package package{.name = "oslo_i18n", .text = oslo_i18n_text};
    return package;
}

}  // namespace aludel::script::extension
