#include "script/alembic/batch.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "python/exception.hpp"
#include "python/object.hpp"
#include "script/alembic/connection.hpp"
#include "script/alembic/directive.hpp"
#include "script/alembic/operations.hpp"
#include "script/sqlalchemy/schema.hpp"

namespace aludel::script::alembic {
namespace {

using python::NativeClass;

/// How a method of batch_op becomes a directive of op: where the table's name goes, and by what name its schema.
struct BatchDirective {
    std::string_view name;
    std::string_view signature;
    std::optional<std::size_t> table_position;  ///< absent: by keyword "table_name"
    std::string_view schema_keyword = "schema";
    bool simple_on_sqlite = false;  ///< SQLite can do it without a copy of the table
};

const std::vector<BatchDirective>& batch_directives() {
    static const std::vector<BatchDirective> all{
        {"add_column",
         "column, *, insert_before=None, insert_after=None, if_not_exists=None, inline_references=None, "
         "inline_primary_key=None",
         0, "schema", true},
        {"alter_column",
         "column_name, *, nullable=None, comment=False, server_default=False, new_column_name=None, type_=None, "
         "existing_type=None, existing_server_default=False, existing_nullable=None, existing_comment=None, "
         "insert_before=None, "
         "insert_after=None, **kw",
         0},
        {"drop_column", "column_name, **kw", 0},
        {"create_primary_key", "constraint_name, columns, **kw", 1},
        {"create_unique_constraint", "constraint_name, columns, **kw", 1},
        {"create_check_constraint", "constraint_name, condition, **kw", 1},
        {"create_exclude_constraint", "constraint_name, *elements, **kw", 1},
        {"create_foreign_key", "constraint_name, referent_table, local_cols, remote_cols, **kw", 1, "source_schema"},
        {"drop_constraint", "constraint_name, type_=None", 1},
        {"create_index", "index_name, columns, **kw", 1, "schema", true},
        {"drop_index", "index_name, **kw", std::nullopt, "schema", true},
        {"create_table_comment", "comment, *, existing_comment=None", 0},
        {"drop_table_comment", "*, existing_comment=None", 0},
    };
    return all;
}

struct Kept {
    const BatchDirective* directive;
    python::Arguments arguments;
    Place place;
};

struct Batch : python::NativeData {
    void clear() override {
        table = schema = Value();
        kept.clear();
    }
    Value table, schema;
    std::string recreate;
    std::vector<Kept> kept;
};

Batch& batch_of(const Value& self) {
    return static_cast<Batch&>(*self.as<python::Instance>().data);
}

void without(python::Arguments& arguments, std::string_view keyword) {
    std::erase_if(arguments.keywords, [&](const auto& one) { return sqlalchemy::as_text(one.first) == keyword; });
}

/// The call again, as the directive of op takes it.
Value keep(Call& call, const BatchDirective& directive) {
    Batch& batch = batch_of(call.self);
    Evaluator& evaluator = call.evaluator;
    Kept kept{&directive, call.arguments, call.place()};
    kept.arguments.expression = nullptr;
    if (!kept.arguments.positional.empty() && kept.arguments.positional.front().same(call.self)) {
        kept.arguments.positional.erase(kept.arguments.positional.begin());
    }
    without(kept.arguments, "insert_before");
    without(kept.arguments, "insert_after");
    const std::size_t given = kept.arguments.positional.size();
    if (directive.table_position && *directive.table_position <= given) {
        kept.arguments.positional.insert(
            kept.arguments.positional.begin() + static_cast<std::ptrdiff_t>(*directive.table_position), batch.table);
    } else {
        kept.arguments.keywords.emplace_back(
            evaluator.str(directive.name == "create_foreign_key" ? "source_table" : "table_name"), batch.table);
    }
    if (!sqlalchemy::is_none(batch.schema)) {
        kept.arguments.keywords.emplace_back(evaluator.str(std::string(directive.schema_keyword)), batch.schema);
    }
    batch.kept.push_back(std::move(kept));
    return Value::none();
}

/// A default that SQLite does not take in ADD COLUMN: SQL of the author's.
bool has_sql_default(const Kept& kept) {
    for (const Value& argument : kept.arguments.positional) {
        if (sqlalchemy::is_column(argument)) {
            const Value fallback = sqlalchemy::some_field(argument, "server_default");
            const Value text = fallback.defined() ? sqlalchemy::some_field(fallback, "arg") : Value();
            return fallback.defined() && !sqlalchemy::as_text(text);
        }
    }
    return true;
}

bool copies_table(const Batch& batch, const sqlalchemy::Target& target) {
    if (batch.recreate != "auto") {
        return batch.recreate == "always";
    }
    return !target.is_postgresql() && std::any_of(batch.kept.begin(), batch.kept.end(), [](const Kept& kept) {
        return !kept.directive->simple_on_sqlite || (kept.directive->name == "add_column" && has_sql_default(kept));
    });
}

Value leave(Call& call) {
    Evaluator& evaluator = call.evaluator;
    Batch& batch = batch_of(call.self);
    if (!call.is_none(0)) {
        return Value::boolean(false);  // an exception: nothing of it is done
    }
    Session& now = session(evaluator);
    if (copies_table(batch, now.target)) {
        throw Error(ErrorCode::not_supported,
                    "this batch copies the table after what the database says of it, which this version cannot do")
            .at(batch.kept.empty() ? call.place() : batch.kept.front().place)
            .hint("write this revision as an SQL file of the same id (docs/from-alembic.md)");
    }
    const Value op = python::Value(evaluator.import_module("alembic.op", true));
    for (Kept& kept : batch.kept) {
        now.place = kept.place;
        python::call_method(evaluator, op, kept.directive->name, std::move(kept.arguments));
    }
    now.place.reset();
    batch.kept.clear();
    return Value::boolean(false);
}

const NativeClass& batch_class() {
    static const std::shared_ptr<NativeClass> type = [] {
        auto made = std::make_shared<NativeClass>("BatchOperations", "alembic.operations.base");
        for (const BatchDirective& directive : batch_directives()) {
            made->method(std::string(directive.name), directive.signature,
                         [&directive](Call& call) { return keep(call, directive); });
        }
        for (const Directive& directive : execute_directives()) {
            if (directive.name != "bulk_insert" && directive.name != "run_async") {
                made->method(std::string(directive.name), directive.signature, directive.body);
            }
        }
        made->method("get_bind", "", [](Call& call) { return connection_of(call.evaluator); });
        made->method("__getattr__", "name",
                     [](Call& call) -> Value { refuse_batch_operation(call.evaluator, call.self, call.text(0)); });
        made->method("__enter__", "", [](Call& call) { return call.self; });
        made->method("__exit__", "kind, value, trace", leave);
        return made;
    }();
    return *type;
}

}  // namespace

Value batch_alter_table(Call& call) {
    enum { table_name, schema, recreate, partial_reordering, copy_from };
    Evaluator& evaluator = call.evaluator;
    context_of(call);
    auto batch = std::make_unique<Batch>();
    batch->table = call[table_name];
    batch->schema = call[schema];
    batch->recreate = call.text(recreate);
    if (batch->recreate != "auto" && batch->recreate != "always" && batch->recreate != "never") {
        python::raise(evaluator, python::ExceptionType::ValueError,
                      "recreate may be one of 'auto', 'always', or 'never'.");
    }
    return evaluator.instance(evaluator.type(batch_class()), std::move(batch));
}

}  // namespace aludel::script::alembic
