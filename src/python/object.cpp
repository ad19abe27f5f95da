#include "python/object.hpp"

#include <bit>

#include "python/evaluator.hpp"
#include "python/operation.hpp"
#include "python/unicode.hpp"

namespace aludel::python {

std::int64_t hash_text(std::string_view text) {
    auto hash = static_cast<std::int64_t>(std::hash<std::string_view>()(text));
    return hash == -1 ? -2 : hash;
}

double fresh_nan(double like) noexcept {
    // What tells them apart stands in the bits that no operation looks at.
    static thread_local std::uint64_t made = 0;
    constexpr std::uint64_t quiet = std::uint64_t{0x7FF8} << 48;
    constexpr std::uint64_t sign = std::uint64_t{1} << 63;
    return std::bit_cast<double>((std::bit_cast<std::uint64_t>(like) & sign) | quiet | (++made & 0x7FFFFFFFFFFFF));
}

Str::Str(std::string t) : text(std::move(t)), length(count_codes(text)), hash(hash_text(text)) {
    kind = Kind::str;
}

Str::~Str() {
    heap->discharge(text.size());
}

Bytes::~Bytes() {
    heap->discharge(data.size());
}

Range::Range(std::int64_t a, std::int64_t b, std::int64_t s) : start(a), stop(b), step(s), length(0) {
    kind = Kind::range;
    if (step > 0 ? start < stop : start > stop) {
        auto distance = step > 0 ? static_cast<std::uint64_t>(stop) - static_cast<std::uint64_t>(start)
                                 : static_cast<std::uint64_t>(start) - static_cast<std::uint64_t>(stop);
        std::uint64_t stride = step > 0 ? static_cast<std::uint64_t>(step) : 0 - static_cast<std::uint64_t>(step);
        length = static_cast<std::int64_t>((distance - 1) / stride + 1);
    }
}

void ModuleState::clear() {
    globals.reset();
    std::vector<Value>().swap(names);
    std::vector<Value>().swap(literals);
    std::vector<Value>().swap(star_imports);
}

void Function::clear() {
    module.reset();
    std::vector<Value>().swap(defaults);
    std::vector<Value>().swap(keyword_defaults);
    std::vector<Ref<Cell>>().swap(captured);
    own_class.reset();
    documentation = annotations = Value();
    attributes.reset();
}

void Instance::clear() {
    attributes.reset();
    slots.reset();
    payload = Value();
    if (data) {
        data->clear();
    }
}

void Instance::finalize() {}

void ExceptionObject::clear() {
    Instance::clear();
    arguments.reset();
    cause = context = Value();
}

void Class::clear() {
    attributes.reset();
    metaclass.reset();
    order.clear();
    bases.clear();
}

void Module::clear() {
    attributes.reset();
}

}  // namespace aludel::python
