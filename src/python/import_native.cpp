#include "python/import_native.hpp"

#include <map>
#include <mutex>
#include <utility>

#include "python/evaluate.hpp"
#include "python/parse.hpp"

namespace aludel::python {

Value make_member(Evaluator& evaluator, const Member& member) {
    return member.kind == Member::Kind::function ? Value(evaluator.heap().make<NativeFunctionObject>(member.function))
                                                 : member.make(evaluator);
}

void run_native_source(Evaluator& evaluator, Module& module) {
    static std::mutex mutex;
    static std::map<const NativeModule*, std::pair<std::shared_ptr<const NativeModule>, std::shared_ptr<const Program>>>
        parsed;
    std::shared_ptr<const Program> program;
    {
        std::lock_guard lock(mutex);
        auto& entry = parsed[module.native.get()];
        if (!entry.second) {
            entry = {module.native,
                     parse(std::move(Source("<" + module.native->name() + ">", std::string(module.native->source()))
                                         .as_library(module.native->infects())))};
        }
        program = entry.second;
    }
    // The text uses what C++ gives as its own names.
    for (const std::string& name : module.native->members().order) {
        if (!module.attributes->table.find(name)) {
            const Value& key = evaluator.intern(name);
            module.attributes->table.set(key, make_member(evaluator, *module.native->members().find(name)));
        }
    }
    OwnHandling handling(evaluator);
    run_module(evaluator, program, module);
}

}  // namespace aludel::python
