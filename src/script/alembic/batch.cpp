#include "script/alembic/batch.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "python/exception.hpp"
#include "python/object.hpp"
#include "script/alembic/batch_rebuild.hpp"
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
};

const std::vector<BatchDirective>& batch_directives() {
    static const std::vector<BatchDirective> all{
        {"add_column",
         "column, *, insert_before=None, insert_after=None, if_not_exists=None, inline_references=None, "
         "inline_primary_key=None",
         0},
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
        {"create_index", "index_name, columns, **kw", 1},
        {"drop_index", "index_name, **kw", std::nullopt},
        {"create_table_comment", "comment, *, existing_comment=None", 0},
        {"drop_table_comment", "*, existing_comment=None", 0},
    };
    return all;
}

Batch& batch_of(const Value& self) {
    return static_cast<Batch&>(*self.as<python::Instance>().data);
}

void without(python::Arguments& arguments, std::string_view keyword) {
    std::erase_if(arguments.keywords, [&](const auto& one) { return sqlalchemy::as_text(one.first) == keyword; });
}

Value keyword(const python::Arguments& arguments, std::string_view name) {
    const auto found = std::find_if(arguments.keywords.begin(), arguments.keywords.end(),
                                    [&](const auto& one) { return sqlalchemy::as_text(one.first) == name; });
    return found == arguments.keywords.end() ? Value() : found->second;
}

std::string keyword_text(const python::Arguments& arguments, std::string_view name) {
    const Value given = keyword(arguments, name);
    return given.defined() ? sqlalchemy::as_text(given).value_or("") : "";
}

/// One operation of the batch is said: where it was written, and where it goes.
class Saying {
public:
    Saying(Session& session, const Place& place, std::vector<BatchEntry>* collected = nullptr) : session_(session) {
        session.place = place;
        session.batch = collected;
    }
    Saying(const Saying&) = delete;
    Saying& operator=(const Saying&) = delete;
    ~Saying() {
        session_.place.reset();
        session_.batch = nullptr;
    }

private:
    Session& session_;
};

[[noreturn]] void command_error(Call& call, const std::string& message) {
    throw Error(ErrorCode::python_raised, "alembic.util.exc.CommandError: " + message).at(call.place());
}

bool copies_table(const Batch& batch, const sqlalchemy::Target& target) {
    return batch.recreate == "always" || (batch.recreate == "auto" && !target.is_postgresql() && needs_copy(batch));
}

/// What only a table that is copied has to know of a column that is added or altered.
Batch::ColumnFacts facts_of(Call& call, const BatchDirective& directive, const python::Arguments& arguments) {
    Batch::ColumnFacts facts;
    if (directive.name == "add_column") {
        facts.column = arguments.positional.empty() ? keyword(arguments, "column") : arguments.positional.front();
        facts.before = keyword_text(arguments, "insert_before");
        facts.after = keyword_text(arguments, "insert_after");
        if ((!facts.before.empty() || !facts.after.empty()) &&
            !copies_table(batch_of(call.self), session(call.evaluator).target)) {
            command_error(call,
                          "Can't specify insert_before or insert_after when using ALTER; please specify "
                          "recreate='always'");
        }
    }
    facts.type = keyword(arguments, "type_");
    facts.old_type = keyword(arguments, "existing_type");
    const Value counts = keyword(arguments, "autoincrement");
    facts.autoincrement = counts.is(python::Kind::boolean) && counts.as_boolean();
    return facts;
}

/// The call as the directive of op takes it, its operations kept until the block ends.
Value keep(Call& call, const BatchDirective& directive) {
    Batch& batch = batch_of(call.self);
    Evaluator& evaluator = call.evaluator;
    python::Arguments arguments = call.arguments;
    arguments.expression = nullptr;
    if (!arguments.positional.empty() && arguments.positional.front().same(call.self)) {
        arguments.positional.erase(arguments.positional.begin());
    }
    Batch::ColumnFacts facts = facts_of(call, directive, arguments);
    without(arguments, "insert_before");
    without(arguments, "insert_after");
    const std::size_t given = arguments.positional.size();
    if (directive.table_position && *directive.table_position <= given) {
        arguments.positional.insert(
            arguments.positional.begin() + static_cast<std::ptrdiff_t>(*directive.table_position), batch.table);
    } else {
        arguments.keywords.emplace_back(
            evaluator.str(directive.name == "create_foreign_key" ? "source_table" : "table_name"), batch.table);
    }
    if (!sqlalchemy::is_none(batch.schema)) {
        arguments.keywords.emplace_back(evaluator.str(std::string(directive.schema_keyword)), batch.schema);
    }
    const std::size_t first = batch.entries.size();
    {
        const Saying saying(session(evaluator), call.place(), &batch.entries);
        const Value op = python::Value(evaluator.import_module("alembic.op", true));
        python::call_method(evaluator, op, directive.name, std::move(arguments));
    }
    for (std::size_t i = first; i < batch.entries.size(); ++i) {
        const catalog::Operation& one = batch.entries[i].operation;
        if (std::holds_alternative<catalog::AddColumn>(one) || std::holds_alternative<catalog::AlterColumn>(one) ||
            std::holds_alternative<catalog::DropColumn>(one)) {
            batch.facts.emplace(i, facts);
        }
    }
    return Value::none();
}

/// Each by itself, as ALTER TABLE.
void say_each(Call& call, Batch& batch) {
    Session& now = session(call.evaluator);
    for (BatchEntry& entry : batch.entries) {
        const bool constraint = std::holds_alternative<catalog::AddConstraint>(entry.operation) ||
                                std::holds_alternative<catalog::DropConstraint>(entry.operation);
        const Saying saying(now, entry.place);
        if (constraint && !now.target.is_postgresql()) {
            if (!sqlalchemy::flag(call.evaluator, entry.item, "_type_bound")) {
                refuse_constraint(call.evaluator);
            }
            continue;  // Alembic leaves out what a type brings with it
        }
        perform(call, std::move(entry.operation));
    }
}

Value leave(Call& call) {
    Batch& batch = batch_of(call.self);
    if (!call.is_none(0)) {
        return Value::boolean(false);  // an exception: nothing of it is done
    }
    const sqlalchemy::Target& target = session(call.evaluator).target;
    if (!copies_table(batch, target)) {
        say_each(call, batch);
    } else if (target.is_postgresql()) {
        throw Error(ErrorCode::not_supported, "this batch copies the table, which PostgreSQL has no need of")
            .at(batch.entries.empty() ? call.place() : batch.entries.front().place)
            .hint(
                "leave recreate='always' out, or write this revision as an SQL file of the same id "
                "(docs/from-alembic.md)");
    } else {
        catalog::RebuildTable rebuild = rebuild_operation(call, batch);
        const Saying saying(session(call.evaluator), rebuild.place);
        perform(call, std::move(rebuild));
    }
    batch.entries.clear();
    batch.facts.clear();
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
    enum {
        table_name,
        schema,
        recreate,
        partial_reordering,
        copy_from,
        table_args,
        table_kwargs,
        reflect_args,
        reflect_kwargs,
        naming_convention
    };
    Evaluator& evaluator = call.evaluator;
    context_of(call);
    auto batch = std::make_unique<Batch>();
    batch->table = call[table_name];
    batch->schema = call[schema];
    batch->recreate = call.text(recreate);
    batch->partial_reordering = call[partial_reordering];
    batch->copy_from = call[copy_from];
    batch->table_args = call[table_args];
    batch->table_kwargs = call[table_kwargs];
    batch->reflect_args = call[reflect_args];
    batch->reflect_kwargs = call[reflect_kwargs];
    batch->naming_convention = call[naming_convention];
    if (batch->recreate != "auto" && batch->recreate != "always" && batch->recreate != "never") {
        python::raise(evaluator, python::ExceptionType::ValueError,
                      "recreate may be one of 'auto', 'always', or 'never'.");
    }
    return evaluator.instance(evaluator.type(batch_class()), std::move(batch));
}

}  // namespace aludel::script::alembic
