#include "python/library/library.hpp"

namespace aludel::python::library {
namespace {

constexpr std::string_view importlib_metadata_text = R"python(
import _host


class PackageNotFoundError(ModuleNotFoundError):
    @property
    def name(self):
        return self.args[0]

    def __str__(self):
        return 'No package metadata was found for %s' % self.args


def _refused(function):
    def refused(*args, **keywords):
        _host.refuse('importlib.metadata.%s() asks what is installed where the migrations run, which is not supported' % function,
                     'write the value out: a revision has to do the same everywhere')
    return refused


version, metadata, distribution, distributions, files, requires, entry_points, packages_distributions = map(_refused, (
    'version', 'metadata', 'distribution', 'distributions', 'files', 'requires', 'entry_points', 'packages_distributions'))
)python";

}  // namespace

std::shared_ptr<const NativeModule> importlib_metadata() {
    auto made = std::make_shared<NativeModule>("importlib.metadata");
    made->source(importlib_metadata_text);
    return made;
}

}  // namespace aludel::python::library
