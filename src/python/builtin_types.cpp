#include "python/builtin_types.hpp"

#include <array>

namespace aludel::python {

const NativeClass& native_type(Type type) {
    switch (type) {
#define X(name) \
    case Type::name: return name##_type();
        ALUDEL_PYTHON_TYPES(X)
#undef X
    }
    return object_type();
}

std::shared_ptr<NativeClass> builtin_class(std::string name) {
    auto made = std::make_shared<NativeClass>(std::move(name));
    made->style(Signature::Style::c, UnknownArguments::infect);
    return made;
}

}  // namespace aludel::python
