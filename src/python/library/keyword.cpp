#include "python/library/library.hpp"

namespace aludel::python::library {
namespace {

constexpr std::string_view keyword_text = R"python(
kwlist = ['False', 'None', 'True', 'and', 'as', 'assert', 'async', 'await', 'break', 'class', 'continue', 'def', 'del', 'elif',
          'else', 'except', 'finally', 'for', 'from', 'global', 'if', 'import', 'in', 'is', 'lambda', 'nonlocal', 'not', 'or',
          'pass', 'raise', 'return', 'try', 'while', 'with', 'yield']
softkwlist = ['_', 'case', 'match']
iskeyword = frozenset(kwlist).__contains__
issoftkeyword = frozenset(softkwlist).__contains__
)python";

}  // namespace

std::shared_ptr<const NativeModule> keyword() {
    auto made = std::make_shared<NativeModule>("keyword");
    made->source(keyword_text);
    return made;
}

}  // namespace aludel::python::library
