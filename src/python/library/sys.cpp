#include <fmt/format.h>

#include "python/attribute.hpp"
#include "python/evaluator.hpp"
#include "python/library/library.hpp"

namespace aludel::python::library {
namespace {

/// sys.stdout and sys.stderr: what is written goes where print() writes.
struct Stream : NativeData {
    explicit Stream(bool e) : error(e) {}
    bool error;
};

const std::shared_ptr<const NativeClass>& stream_type() {
    static const std::shared_ptr<const NativeClass> type = [] {
        auto made = std::make_shared<NativeClass>("TextIOWrapper", "_io");
        made->method("write", "text, /", [](Call& call) {
            std::string_view text = call.text(0);
            if (static_cast<Stream&>(*call.self.as<Instance>().data).error) {
                call.evaluator.print_error(text);
            } else {
                call.evaluator.print(text);
            }
            return Value::integer(length(call.evaluator, call[0]));
        });
        made->method("flush", "", [](Call&) { return Value::none(); });
        made->method("isatty", "", [](Call&) { return Value::boolean(false); });
        made->property("encoding", [](Evaluator& evaluator, const Value&) { return evaluator.str("utf-8"); });
        return made;
    }();
    return type;
}

Value stream(Evaluator& evaluator, bool error) {
    return evaluator.instance(evaluator.type(*stream_type()), std::make_unique<Stream>(error));
}

Value version_info(Evaluator& evaluator) {
    return evaluator.tuple({Value::integer(3), Value::integer(11), Value::integer(2), evaluator.str("final"), Value::integer(0)});
}

}  // namespace

std::shared_ptr<const NativeModule> sys() {
    auto made = std::make_shared<NativeModule>("sys");
    NativeModule& m = *made;
    m.value("stdout", [](Evaluator& evaluator) { return stream(evaluator, false); });
    m.value("stderr", [](Evaluator& evaluator) { return stream(evaluator, true); });
    m.value("version_info", version_info);
    m.value("version", [](Evaluator& evaluator) { return evaluator.str("3.11.2 (aludel)"); });
    m.value("platform", [](Evaluator& evaluator) { return evaluator.str("linux"); });
    m.value("byteorder", [](Evaluator& evaluator) { return evaluator.str("little"); });
    m.value("maxsize", [](Evaluator&) { return Value::integer(INT64_MAX); });
    m.value("maxunicode", [](Evaluator&) { return Value::integer(0x10FFFF); });
    m.value("executable", [](Evaluator& evaluator) { return evaluator.str(""); });
    m.value("argv", [](Evaluator& evaluator) { return evaluator.list({evaluator.str("")}); });
    m.value("path", [](Evaluator& evaluator) {
        std::vector<Value> items;
        for (const auto& root : evaluator.options().roots) {
            items.push_back(evaluator.str(root.string()));
        }
        return evaluator.list(std::move(items));
    });
    m.value("modules", [](Evaluator& evaluator) {
        Ref<Dict> modules = evaluator.dict();
        for (const auto& [name, module] : evaluator.modules()) {
            modules->table.set(evaluator.str(name), module);
        }
        return Value(modules);
    });
    m.function("exit", "status=None, /", [](Call& call) -> Value {
        raise(call.evaluator, ExceptionType::SystemExit, call.is_none(0) ? std::vector<Value>{} : std::vector<Value>{call[0]});
    });
    m.function("exc_info", "", [](Call& call) {
        Value handled = call.evaluator.handled;
        if (!handled.defined()) {
            return call.evaluator.tuple({Value::none(), Value::none(), Value::none()});
        }
        return call.evaluator.tuple({Value(&type_of(call.evaluator, handled)), handled, Value::none()});
    });
    m.function("exception", "", [](Call& call) { return call.evaluator.handled.defined() ? call.evaluator.handled : Value::none(); });
    m.function("getrecursionlimit", "", [](Call& call) { return Value::integer(call.evaluator.options().limits.depth); });
    m.function("setrecursionlimit", "limit, /", [](Call&) { return Value::none(); });
    m.function("getdefaultencoding", "", [](Call& call) { return call.evaluator.str("utf-8"); });
    m.function("getsizeof", "object, default=..., /", [](Call& call) -> Value { refuse(call.evaluator, "sys.getsizeof() is not supported"); });
    return made;
}

}  // namespace aludel::python::library
