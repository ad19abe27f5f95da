#include "script/sqlalchemy/event.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <list>
#include <string>

#include "python/exception.hpp"
#include "python/import.hpp"
#include "script/sqlalchemy/error.hpp"
#include "script/sqlalchemy/schema.hpp"
#include "script/sqlalchemy/type.hpp"

namespace aludel::script::sqlalchemy {
namespace {

using python::Kind;

struct Listener {
    Value target;
    std::string event;
    Value function;
    bool once = false;
};

using Listeners = std::list<Listener>;

Listeners& listeners(Evaluator& evaluator) {
    static const char key = 0;
    std::shared_ptr<void>& slot = evaluator.extras[&key];
    if (!slot) {
        slot = std::make_shared<Listeners>();
    }
    return *static_cast<Listeners*>(slot.get());
}

bool concerns(Evaluator& evaluator, const Listener& listener, const Value& item, std::string_view event) {
    return listener.event == event &&
           (listener.target.same(item) ||
            (listener.target.is(Kind::class_) && python::is_instance(evaluator, item, listener.target)));
}

bool is_or_makes(const Value& target, const NativeClass& type) {
    return is_a(target, type) || is_class_of(target, type);
}

/// The module that the class of a target, or a target that is a class, comes from.
std::string module_of(Evaluator& evaluator, const Value& target) {
    if (target.is(Kind::placeholder)) {
        return target.as<python::Placeholder>().module;
    }
    const Value of = target.is(Kind::class_) ? target : Value(&python::type_of(evaluator, target));
    const Value module = python::find_attribute(evaluator, of, "__module__");
    return as_text(module).value_or("");
}

bool is_one_of(std::string_view event, std::initializer_list<std::string_view> events) {
    return std::find(events.begin(), events.end(), event) != events.end();
}

bool has_parents(const Value& target) {
    return is_or_makes(target, type_class("SchemaType")) || is_or_makes(target, type_class("TypeDecorator")) ||
           is_or_makes(target, schema_class("Column"));
}

bool is_told(const Value& target, std::string_view event) {
    if (is_or_makes(target, schema_class("Table"))) {
        return is_one_of(event, {"before_create", "after_create", "before_drop", "after_drop"});
    }
    return has_parents(target) && is_one_of(event, {"before_parent_attach", "after_parent_attach"});
}

/// Refuses what would have to be told and is not.
void check_event(Evaluator& evaluator, const Value& target, std::string_view event) {
    const bool of_schema = is_or_makes(target, schema_class("SchemaItem")) ||
                           is_or_makes(target, schema_class("Table")) || is_or_makes(target, schema_class("Column")) ||
                           is_or_makes(target, type_class("TypeEngine"));
    const std::string module = module_of(evaluator, target);
    if (of_schema && !is_told(target, event)) {
        const Value name =
            target.is(Kind::class_) ? target.as<python::Class>().name : python::type_of(evaluator, target).name;
        python::refuse(evaluator,
                       fmt::format("the event '{}' of a {} is not supported", event, python::str_text(evaluator, name)),
                       "write what it does as operations of the revision");
    }
    const std::string type = python::str_text(evaluator, python::type_of(evaluator, target).name);
    if (module.starts_with("sqlalchemy.orm") && is_one_of(type, {"sessionmaker", "scoped_session"})) {
        python::refuse(evaluator, fmt::format("the event '{}' of a {} is not supported", event, type),
                       "write what it does as operations of the revision");
    }
    if (module.starts_with("sqlalchemy.engine") || module.starts_with("sqlalchemy.pool")) {
        python::refuse(evaluator, fmt::format("the event '{}' of an engine or connection is not supported", event),
                       "write what it does as operations of the revision");
    }
}

/// The attribute of a model is its Column here: what is told when it is set is for the models.
bool listen_to_attribute(Evaluator& evaluator, const Value& target, std::string_view event, const Value& function,
                         python::Dict& options) {
    if (event != "set" || !is_a(target, schema_class("Column"))) {
        return false;
    }
    Arguments arguments{target, function};
    for (const auto& entry : options.table.entries()) {
        if (entry.key.defined()) {
            arguments.keywords.emplace_back(entry.key, entry.value);
        }
    }
    python::call(evaluator,
                 python::get_attribute(evaluator, python::import_now(evaluator, "sqlalchemy.orm.decl_api"), "_on_set"),
                 std::move(arguments));
    return true;
}

void listen(Evaluator& evaluator, const Value& target, std::string_view event, const Value& function,
            python::Dict& options) {
    if (listen_to_attribute(evaluator, target, event, function, options)) {
        return;
    }
    check_event(evaluator, target, event);
    Listener made{target, std::string(event), function};
    const auto asked = [&](const char* name) {
        const Value given = take(evaluator, options, name);
        return given.defined() && python::truth(evaluator, given);
    };
    made.once = asked("once");
    if (asked("named")) {
        python::refuse(evaluator, "event.listen(..., named=True) is not supported", "take the arguments by position");
    }
    if (asked("insert")) {
        listeners(evaluator).push_front(std::move(made));
    } else {
        listeners(evaluator).push_back(std::move(made));
    }
}

Listeners::iterator find(Call& call) {
    Listeners& all = listeners(call.evaluator);
    return std::find_if(all.begin(), all.end(), [&](const Listener& one) {
        return one.target.same(call[0]) && one.event == call.text(1) && one.function.same(call[2]);
    });
}

/// What `@event.listens_for(target, event)` puts around a function.
const NativeClass& decorator_class() {
    static const ClassPointer type = [] {
        auto made = std::make_shared<NativeClass>("listens_for", "sqlalchemy.event");
        made->method("__call__", "fn", [](Call& call) {
            listen(call.evaluator, field(call.self, "target"), *text_field(call.self, "event"), call[0],
                   field(call.self, "options").as<python::Dict>());
            return call[0];
        });
        return made;
    }();
    return *type;
}

}  // namespace

bool is_listened_to(Evaluator& evaluator, const Value& item, std::string_view event) {
    const Listeners& all = listeners(evaluator);
    return std::any_of(all.begin(), all.end(),
                       [&](const Listener& one) { return concerns(evaluator, one, item, event); });
}

void notify(Evaluator& evaluator, const Value& item, std::string_view event, const Arguments& arguments) {
    Listeners& all = listeners(evaluator);
    if (all.empty()) {
        return;
    }
    std::vector<Value> functions;
    for (auto one = all.begin(); one != all.end();) {
        const bool called = concerns(evaluator, *one, item, event);
        if (called) {
            functions.push_back(one->function);
        }
        one = called && one->once ? all.erase(one) : std::next(one);
    }
    for (const Value& function : functions) {
        python::call(evaluator, function, Arguments(arguments));
    }
}

void notify_type(Evaluator& evaluator, const Value& column) {
    Value type = field(column, "type");
    for (int depth = 0; has_parents(type) && depth < 20; ++depth) {
        notify(evaluator, type, "before_parent_attach", {type, column});
        notify(evaluator, type, "after_parent_attach", {type, column});
        type = is_decorator(type) ? some_field(type, "impl") : Value();
    }
}

void notify_table(Evaluator& evaluator, const Value& table, std::string_view event, const Value& bind) {
    if (!is_listened_to(evaluator, table, event)) {
        return;
    }
    Arguments arguments{table, bind};
    arguments.keywords.emplace_back(evaluator.intern("checkfirst"), Value::boolean(false));
    arguments.keywords.emplace_back(evaluator.intern("_ddl_runner"), Value::none());
    arguments.keywords.emplace_back(evaluator.intern("_is_metadata_operation"), Value::boolean(false));
    notify(evaluator, table, event, arguments);
}

std::shared_ptr<const python::NativeModule> event_module() {
    auto made = std::make_shared<python::NativeModule>("sqlalchemy.event");
    made->function("listen", "target, identifier, fn, **kw", [](Call& call) {
        listen(call.evaluator, call[0], call.text(1), call[2], call.keywords(3));
        return Value::none();
    });
    made->function("listens_for", "target, identifier, **kw", [](Call& call) {
        static_cast<void>(call.text(1));
        return make(call.evaluator, decorator_class(), {{"target", call[0]}, {"event", call[1]}, {"options", call[2]}});
    });
    made->function("remove", "target, identifier, fn", [](Call& call) {
        const auto found = find(call);
        if (found == listeners(call.evaluator).end()) {
            raise_error(call.evaluator, "InvalidRequestError",
                        fmt::format("No listeners found for event {} / {} / {}", python::repr(call.evaluator, call[0]),
                                    python::repr(call.evaluator, call[1]), python::repr(call.evaluator, call[2])));
        }
        listeners(call.evaluator).erase(found);
        return Value::none();
    });
    // For the models: what has to tell somebody and cannot is refused when it comes to that.
    made->function("_refuse_listened", "item, *events", [](Call& call) {
        for (const Value& event : items(call[1])) {
            const std::string name = *as_text(event);
            if (is_listened_to(call.evaluator, call[0], name)) {
                python::refuse(
                    call.evaluator,
                    fmt::format("the event '{}' of a {} is not supported", name,
                                python::str_text(call.evaluator, python::type_of(call.evaluator, call[0]).name)),
                    "write what it does as operations of the revision");
            }
        }
        return Value::none();
    });
    made->function("contains", "target, identifier, fn",
                   [](Call& call) { return Value::boolean(find(call) != listeners(call.evaluator).end()); });
    return made;
}

}  // namespace aludel::script::sqlalchemy
