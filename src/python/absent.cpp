#include "python/absent.hpp"

#include <memory>
#include <utility>

#include "python/evaluator.hpp"

namespace aludel::python {
namespace {

const char absence_key = 0;

}  // namespace

void watch_absence(Evaluator& evaluator, Absence absence) {
    evaluator.extras[&absence_key] = std::make_shared<Absence>(std::move(absence));
}

void report_absence(Evaluator& evaluator, const Value& object, std::string_view name) {
    const auto found = evaluator.extras.find(&absence_key);
    if (found == evaluator.extras.end() || evaluator.frame() == nullptr ||
        evaluator.frame() != evaluator.script_frame()) {
        return;
    }
    (*static_cast<Absence*>(found->second.get()))(evaluator, object, name);
}

}  // namespace aludel::python
