#include "script/sqlalchemy/container_text.hpp"

#include <fmt/format.h>

#include <memory>
#include <utility>

#include "python/exception.hpp"
#include "script/sqlalchemy/result.hpp"

namespace aludel::script::sqlalchemy {
namespace {

class ArrayReader {
public:
    ArrayReader(Evaluator& evaluator, std::string_view text, std::uint32_t element)
        : evaluator_(evaluator), text_(text), element_(element) {}

    Value read() {
        if (std::size_t bounds = text_.find('=');
            !text_.empty() && text_.front() == '[' && bounds != std::string_view::npos) {
            at_ = bounds + 1;  // "[0:1]={a,b}"
        }
        return at_ < text_.size() && text_[at_] == '{' ? list() : evaluator_.str(std::string(text_));
    }

private:
    Value list() {
        std::vector<Value> members;
        ++at_;
        while (at_ < text_.size() && text_[at_] != '}') {
            if (text_[at_] == ',') {
                ++at_;
                continue;
            }
            members.push_back(text_[at_] == '{' ? list() : member());
        }
        ++at_;
        return evaluator_.list(std::move(members));
    }

    Value member() {
        std::string one;
        if (text_[at_] != '"') {
            while (at_ < text_.size() && text_[at_] != ',' && text_[at_] != '}') {
                one += text_[at_++];
            }
            return one == "NULL" ? Value::none() : driver_value(evaluator_, one, element_);
        }
        for (++at_; at_ < text_.size() && text_[at_] != '"'; ++at_) {
            if (text_[at_] == '\\') {
                ++at_;
            }
            one += text_[at_];
        }
        ++at_;
        return driver_value(evaluator_, one, element_);
    }

    Evaluator& evaluator_;
    std::string_view text_;
    std::uint32_t element_;
    std::size_t at_ = 0;
};

class HstoreReader {
public:
    HstoreReader(Evaluator& evaluator, std::string_view text) : evaluator_(evaluator), text_(text) {}

    Value read() {
        Ref<python::Dict> made = evaluator_.dict();
        while (at_ < text_.size()) {
            const Value key = word();
            at_ = text_.find("=>", at_) == std::string_view::npos ? text_.size() : text_.find("=>", at_) + 2;
            made->table.set(evaluator_, key, word());
            while (at_ < text_.size() && (text_[at_] == ',' || text_[at_] == ' ')) {
                ++at_;
            }
        }
        return Value(made);
    }

private:
    Value word() {
        if (text_.substr(at_).starts_with("NULL")) {
            at_ += 4;
            return Value::none();
        }
        std::string one;
        for (++at_; at_ < text_.size() && text_[at_] != '"'; ++at_) {
            if (text_[at_] == '\\') {
                ++at_;
            }
            one += text_[at_];
        }
        ++at_;
        return evaluator_.str(std::move(one));
    }

    Evaluator& evaluator_;
    std::string_view text_;
    std::size_t at_ = 0;
};

[[noreturn]] void refuse_look(Call& call) {
    python::refuse(call.evaluator,
                   fmt::format("a look into the range {}, an object of psycopg2 and SQLAlchemy",
                               range_text(call.self).value_or("")),
                   "let the database answer: lower(…), upper(…), the column cast to text");
}

const NativeClass& range_class() {
    static const ClassPointer type = [] {
        auto made = std::make_shared<NativeClass>("Range", "sqlalchemy.dialects.postgresql.ranges");
        for (const char* name : {"__str__", "__repr__", "__bool__", "__eq__", "__ne__", "__hash__", "__lt__", "__le__",
                                 "__gt__", "__ge__", "__contains__", "__add__", "__sub__", "__mul__"}) {
            made->method(name, "*args", [](Call& call) -> Value { refuse_look(call); });
        }
        made->method("__getattr__", "name", [](Call& call) -> Value {
            if (!call.text(0).starts_with("__")) {
                refuse_look(call);
            }
            python::raise(call.evaluator, python::ExceptionType::AttributeError,
                          fmt::format("'Range' object has no attribute '{}'", call.text(0)));
        });
        return made;
    }();
    return *type;
}

}  // namespace

Value make_range(Evaluator& evaluator, std::string_view text) {
    return make(evaluator, range_class(), {{"_text", evaluator.str(std::string(text))}});
}

std::optional<std::string> range_text(const Value& value) {
    return is_a(value, range_class()) ? text_field(value, "_text") : std::nullopt;
}

Value read_array(Evaluator& evaluator, std::string_view text, std::uint32_t element) {
    return ArrayReader(evaluator, text, element).read();
}

Value read_hstore(Evaluator& evaluator, std::string_view text) {
    return HstoreReader(evaluator, text).read();
}

}  // namespace aludel::script::sqlalchemy
