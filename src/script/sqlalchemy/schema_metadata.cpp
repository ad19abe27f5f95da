#include <fmt/format.h>

#include <algorithm>

#include "script/sqlalchemy/error.hpp"
#include "script/sqlalchemy/hooks.hpp"
#include "script/sqlalchemy/schema_sort.hpp"

namespace aludel::script::sqlalchemy {
namespace {

Value initialise_metadata(Call& call) {
    Evaluator& evaluator = call.evaluator;
    if (!call.is_none(0) && !python::as_str(call[0])) {
        raise_argument_error(
            evaluator, fmt::format("expected schema argument to be a string, got {}.", class_repr(evaluator, call[0])));
    }
    set_field(evaluator, call.self, "_tables", Value(evaluator.dict()));
    set_field(evaluator, call.self, "schema", call[0]);
    if (const python::Frame* frame = evaluator.script_frame()) {
        set_field(evaluator, call.self, "_made_in", evaluator.str(frame->program->source.path()));
    }
    Value convention = call[2];
    if (is_none(convention) || !python::truth(evaluator, convention)) {
        Ref<python::Dict> usual = evaluator.dict();
        usual->table.set(evaluator.intern("ix"), evaluator.intern("ix_%(column_0_label)s"));
        convention = Value(usual);
    }
    set_field(evaluator, call.self, "naming_convention", convention);
    if (!call.is_none(3)) {
        set_field(evaluator, call.self, "info", call[3]);
    }
    return Value::none();
}

/// What a script sees of all tables: for that each model has to be loaded.
void load_models(Evaluator& evaluator, const Value& metadata) {
    if (const auto& load = hooks(evaluator).load_models) {
        load(evaluator, metadata);
    }
}

}  // namespace

std::vector<Value> sorted_tables(Evaluator& evaluator, const Value& metadata, bool lenient) {
    std::vector<Value> tables = tables_of_metadata(metadata);
    std::stable_sort(tables.begin(), tables.end(), [](const Value& a, const Value& b) {
        return text_field(a, "fullname") < text_field(b, "fullname");
    });
    SortedTables sorted = sort_tables(evaluator, tables, {}, {}, lenient);
    if (lenient) {
        return sorted.solved ? sorted.tables : tables;
    }
    warn_of_circle(evaluator, sorted);
    if (!sorted.solved) {
        raise_circle(evaluator, sorted, {});
    }
    return sorted.tables;
}

void add_metadata_members(NativeClass& metadata) {
    metadata.initialise("schema=None, quote_schema=None, naming_convention=None, info=None", initialise_metadata);
    metadata.method("__repr__", "", [](Call& call) { return call.evaluator.str("MetaData()"); });
    metadata.method("__contains__", "table_or_key", [](Call& call) {
        Value key = python::as_str(call[0]) ? call[0] : field(call[0], "fullname");
        return Value::boolean(field(call.self, "_tables").as<python::Dict>().table.find(*as_text(key)) != nullptr);
    });
    metadata.method("clear", "", [](Call& call) {
        set_field(call.evaluator, call.self, "_tables", Value(call.evaluator.dict()));
        return Value::none();
    });
    metadata.method("remove", "table", [](Call& call) {
        field(call.self, "_tables").as<python::Dict>().table.erase(call.evaluator, field(call[0], "fullname"));
        return Value::none();
    });
    metadata.property("tables", [](Evaluator& evaluator, const Value& self) {
        load_models(evaluator, self);
        return field(self, "_tables");
    });
    metadata.property("sorted_tables", [](Evaluator& evaluator, const Value& self) {
        load_models(evaluator, self);
        return evaluator.list(sorted_tables(evaluator, self));
    });
    metadata.method("_sorted_tables", "",
                    [](Call& call) { return call.evaluator.list(sorted_tables(call.evaluator, call.self, true)); });
    for (bool create : {true, false}) {
        metadata.method(create ? "create_all" : "drop_all", "bind, tables=None, checkfirst=True", [create](Call& call) {
            (create ? create_element : drop_element)(call.evaluator, call.self, call[0], call.truth(2), call[1]);
            return Value::none();
        });
    }
    metadata.method("reflect", "bind, **kw", [](Call& call) {
        auto& reflect = hooks(call.evaluator).reflect_metadata;
        if (!reflect) {
            python::refuse(call.evaluator, "MetaData.reflect() needs a database, and there is none here");
        }
        reflect(call.evaluator, call.self, call[0], call.keywords(1));
        return Value::none();
    });
}

}  // namespace aludel::script::sqlalchemy
