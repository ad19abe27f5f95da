#include "python/library/library.hpp"

namespace aludel::python::library {
namespace {

constexpr std::string_view logging_config_text = R"python(
def fileConfig(fname, defaults=None, disable_existing_loggers=True, encoding=None):
    """How the program logs is not for a script to say: accepted, and nothing done."""


def dictConfig(config):
    """As fileConfig."""
)python";

}  // namespace

std::shared_ptr<const NativeModule> logging_config() {
    auto made = std::make_shared<NativeModule>("logging.config");
    made->source(logging_config_text);
    return made;
}

}  // namespace aludel::python::library
