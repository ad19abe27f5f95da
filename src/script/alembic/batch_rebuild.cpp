#include "script/alembic/batch_rebuild.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "python/exception.hpp"
#include "python/object.hpp"
#include "script/alembic/directive.hpp"
#include "script/sqlalchemy/lower.hpp"
#include "script/sqlalchemy/schema.hpp"

namespace aludel::script::alembic {
namespace {

/// May a text be the name of a column, and nothing else?
bool is_word(std::string_view text) {
    return !text.empty() && (text.front() < '0' || text.front() > '9') &&
           std::all_of(text.begin(), text.end(), [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
           });
}

using catalog::RebuildTable;
using catalog::RebuiltColumn;
using catalog::RebuiltConstraint;
using sqlalchemy::schema_class;

bool is_item(const Value& value, std::string_view class_name) {
    return value.defined() && sqlalchemy::is_a(value, schema_class(class_name));
}

/// The names of the columns an expression speaks of.
void collect_columns(Evaluator& evaluator, const Value& clause, std::vector<std::string>& into) {
    if (clause.is(python::Kind::list) || clause.is(python::Kind::tuple)) {
        for (const Value& one : sqlalchemy::items(clause)) {
            collect_columns(evaluator, one, into);
        }
        return;
    }
    if (!sqlalchemy::is_clause(clause)) {
        return;
    }
    if (sqlalchemy::is_column(clause) || sqlalchemy::node_of(clause) == sqlalchemy::Node::column) {
        into.push_back(
            sqlalchemy::text_field(clause, "key").value_or(sqlalchemy::text_field(clause, "name").value_or("")));
        return;
    }
    for (const char* part : {"left", "right", "element", "clauses", "clause", "whens", "value", "else_", "expr", "func",
                             "criterion", "order_by"}) {
        if (const Value inner = sqlalchemy::field(clause, part); inner.on_heap()) {
            collect_columns(evaluator, inner, into);
        }
    }
}

/// Columns by the names that they have in the end, for as long as this lives.
class FinalNames {
public:
    FinalNames(Evaluator& evaluator, const std::map<std::string, std::string>& renamed)
        : evaluator_(evaluator), renamed_(renamed) {}
    FinalNames(const FinalNames&) = delete;
    FinalNames& operator=(const FinalNames&) = delete;
    ~FinalNames() {
        for (const auto& [column, name] : before_) {
            sqlalchemy::set_field(evaluator_, column, "name", name);
        }
    }

    void take(const Value& column) {
        const std::optional<std::string> name = sqlalchemy::text_field(column, "name");
        const auto found = name ? renamed_.find(*name) : renamed_.end();
        if (found != renamed_.end()) {
            before_.emplace_back(column, sqlalchemy::field(column, "name"));
            sqlalchemy::set_field(evaluator_, column, "name", evaluator_.str(found->second));
        }
    }

private:
    Evaluator& evaluator_;
    const std::map<std::string, std::string>& renamed_;
    std::vector<std::pair<Value, Value>> before_;
};

/// Turns what was said in a block into one operation.
class Lowering {
public:
    Lowering(Call& call, const Batch& batch)
        : call_(call), evaluator_(call.evaluator), batch_(batch), target_(session(call.evaluator).target) {
        for (const BatchEntry& entry : batch.entries) {
            const auto* alter = std::get_if<catalog::AlterColumn>(&entry.operation);
            if (alter != nullptr && alter->rename_to) {
                renamed_[alter->column] = *alter->rename_to;
            }
        }
    }

    RebuildTable lower() {
        made_.table = qualified(evaluator_, batch_.table, batch_.schema);
        for (std::size_t i = 0; i < batch_.entries.size(); ++i) {
            index_ = i;
            std::visit([this](const auto& one) { add(one); }, batch_.entries[i].operation);
        }
        options();
        additions();
        copy_from();
        reflected_as();
        made_.place = batch_.entries.empty() ? call_.place() : batch_.entries.front().place;
        return std::move(made_);
    }

private:
    const BatchEntry& entry() const { return batch_.entries[index_]; }
    const Batch::ColumnFacts* facts() const {
        const auto found = batch_.facts.find(index_);
        return found == batch_.facts.end() ? nullptr : &found->second;
    }

    /// The same definition in a table of its own, of a name that the new one has at first.
    Value alone(const Value& column) {
        const Value metadata = make_item(evaluator_, "MetaData", {});
        const Value copy = python::call_method(evaluator_, column, "_copy");
        return make_item(evaluator_, "Table", {evaluator_.str("_alembic_tmp_" + made_.table.name), metadata, copy},
                         {{"schema", batch_.schema}});
    }

    RebuiltColumn column_of(const Value& column, catalog::Column lowered, bool with_flags) {
        RebuiltColumn one;
        one.column = std::move(lowered);
        one.column.inline_key = false;
        one.primary_key = sqlalchemy::flag(evaluator_, column, "primary_key");
        one.nullable_said = sqlalchemy::field(column, "_nullable_given").defined();
        one.affinity = sqlalchemy::affinity_of(evaluator_, sqlalchemy::type_of_clause(evaluator_, column));
        const Value table = alone(column);
        FinalNames names(evaluator_, renamed_);
        names.take(sqlalchemy::columns_of(table).front());
        for (const Value& constraint : sqlalchemy::constraints_of(table)) {
            const bool check = is_item(constraint, "CheckConstraint");
            if (!check && !(with_flags && is_item(constraint, "UniqueConstraint"))) {
                continue;
            }
            if (auto made = sqlalchemy::lower_constraint(evaluator_, constraint, target_)) {
                one.constraints.push_back(std::move(*made));
            }
        }
        for (const Value& index : sqlalchemy::indexes_of(table)) {
            if (with_flags) {
                one.indexes.push_back(sqlalchemy::lower_index(evaluator_, index, target_));
            }
        }
        return one;
    }

    // ---- what was said, one by one

    void add(const catalog::AddColumn& one) {
        const Batch::ColumnFacts& more = *facts();
        made_.changes.emplace_back(
            RebuildTable::AddColumn{column_of(more.column, one.column, true), more.before, more.after});
    }
    void add(const catalog::DropColumn& one) {
        made_.changes.emplace_back(RebuildTable::DropColumn{one.column, facts() ? type_name(facts()->old_type) : ""});
    }

    /// Of a type that brings a CHECK with it.
    std::string type_name(const Value& type) {
        if (sqlalchemy::is_none(type)) {
            return {};
        }
        const Value chosen = sqlalchemy::variant_for(sqlalchemy::type_instance(evaluator_, type), target_);
        const bool with_check =
            sqlalchemy::is_enum(chosen) || sqlalchemy::is_a(chosen, sqlalchemy::type_class("Boolean"));
        return with_check ? sqlalchemy::text_field(chosen, "name").value_or("") : "";
    }

    void add(const catalog::AlterColumn& one) {
        RebuildTable::AlterColumn change;
        change.column = one.column;
        change.type = one.type;
        change.nullable = one.nullable;
        change.rename_to = one.rename_to;
        if (const auto* fallback = std::get_if<catalog::AlterColumn::Default>(&one.default_change)) {
            change.fallback = RebuildTable::AlterColumn::Default{fallback->expression};
        } else if (std::holds_alternative<catalog::AlterColumn::IdentityChange>(one.default_change)) {
            throw Error(ErrorCode::not_supported, "SQLite has no identity columns")
                .at(entry().place)
                .hint("leave it out, or ask for the dialect first");
        }
        if (const Batch::ColumnFacts* more = facts()) {
            change.type_name = type_name(more->old_type);
            change.autoincrement = more->autoincrement;
            if (one.type) {
                const Value type = sqlalchemy::type_instance(evaluator_, more->type);
                change.affinity = sqlalchemy::affinity_of(evaluator_, type);
                change.keep_values = sqlalchemy::is_a(type, sqlalchemy::type_class("JSON"));
            }
        }
        made_.changes.emplace_back(std::move(change));
    }

    void add(const catalog::AddConstraint& one) {
        RebuildTable::AddConstraint change;
        change.constraint.constraint = one.constraint;
        const Value& item = entry().item;
        const Value name = sqlalchemy::some_field(item, "name");
        if (!name.defined()) {
            python::raise(evaluator_, python::ExceptionType::ValueError, "Constraint must have a name");
        }
        if (is_item(item, "CheckConstraint")) {
            FinalNames names(evaluator_, renamed_);
            if (sqlalchemy::flag(evaluator_, item, "_type_bound")) {
                for (const Value& column : sqlalchemy::columns_of(item)) {
                    names.take(column);
                }
                change.constraint.constraint = *sqlalchemy::lower_constraint(evaluator_, item, target_);
            } else {
                collect_columns(evaluator_, sqlalchemy::field(item, "sqltext"), change.constraint.columns);
            }
        }
        if (sqlalchemy::is_no_name(name)) {
            change.constraint.constraint.name.clear();
        }
        made_.changes.emplace_back(std::move(change));
    }
    void add(const catalog::DropConstraint& one) {
        if (one.name.empty()) {
            python::raise(evaluator_, python::ExceptionType::ValueError, "Constraint must have a name");
        }
        made_.changes.emplace_back(RebuildTable::DropConstraint{
            one.name, entry().item.defined() && sqlalchemy::flag(evaluator_, entry().item, "_type_bound")});
    }

    [[noreturn]] void unexpected_argument(std::string_view method, std::string_view name) {
        python::raise(evaluator_, python::ExceptionType::TypeError,
                      fmt::format("ApplyBatchImpl.{}() got an unexpected keyword argument '{}'", method, name));
    }
    void add(const catalog::CreateIndex& one) {
        if (one.if_not_exists) {
            unexpected_argument("create_index", "if_not_exists");
        }
        // Alembic looks each part up as a column of the new table, text() by what it says.
        catalog::Index index = one.index;
        const std::vector<Value> expressions = sqlalchemy::items_of(entry().item, "expressions");
        for (std::size_t i = 0; i < expressions.size(); ++i) {
            const Value& part = expressions[i];
            if (sqlalchemy::is_column(part)) {
                continue;
            }
            if (sqlalchemy::node_of(part) != sqlalchemy::Node::text) {
                throw Error(
                    ErrorCode::not_supported,
                    fmt::format("index {} over an expression, in a batch that copies the table", one.index.name))
                    .at(entry().place)
                    .hint("create it by op.create_index behind the batch");
            }
            const std::string text = sqlalchemy::text_field(part, "text").value_or("");
            if (!is_word(text)) {
                python::raise(evaluator_, python::ExceptionType::KeyError,
                              std::vector<Value>{sqlalchemy::field(part, "text")});
            }
            index.parts.at(i) = {};
            index.parts.at(i).column = text;
        }
        made_.changes.emplace_back(RebuildTable::CreateIndex{std::move(index)});
    }
    void add(const catalog::DropIndex& one) {
        if (one.if_exists) {
            unexpected_argument("drop_index", "if_exists");
        }
        made_.changes.emplace_back(RebuildTable::DropIndex{one.index.name});
    }
    template <typename Other>
    void add(const Other&) {}  // comments: SQLite keeps none

    // ---- how the new table is made

    void options() {
        if (batch_.partial_reordering.defined() && !sqlalchemy::is_none(batch_.partial_reordering)) {
            for (const Value& names : python::to_vector(evaluator_, batch_.partial_reordering)) {
                std::vector<std::string> order;
                for (const Value& name : python::to_vector(evaluator_, names)) {
                    order.push_back(python::str_text(evaluator_, name));
                }
                made_.ordering.push_back(std::move(order));
            }
        }
        if (!sqlalchemy::is_none(batch_.naming_convention)) {
            each(batch_.naming_convention, [this](const Value& key, const Value& value) {
                if (sqlalchemy::as_text(key) && sqlalchemy::as_text(value)) {
                    made_.naming_convention.emplace_back(*sqlalchemy::as_text(key), *sqlalchemy::as_text(value));
                } else {
                    refuse("naming_convention with a function or a class in it", "use text only");
                }
            });
        }
        each(batch_.reflect_kwargs, [this](const Value& key, const Value& value) {
            const bool listeners = sqlalchemy::as_text(key) == "listeners";
            if (!listeners || !python::to_vector(evaluator_, value).empty()) {
                refuse("reflect_kwargs", "say what columns are by reflect_args");
            }
        });
        const Value bare = options_table(batch_.table_kwargs);
        const catalog::Table lowered = sqlalchemy::lower_table(evaluator_, bare, target_);
        made_.prefixes = lowered.prefixes;
        made_.without_rowid = lowered.without_rowid;
        made_.strict = lowered.strict;
        made_.autoincrement = truth_option(bare, "sqlite_autoincrement");
    }

    template <typename Action>
    void each(const Value& dict, const Action& action) {
        if (!python::plain(dict).is(python::Kind::dict)) {
            return;
        }
        for (const auto& entry : python::plain(dict).as<python::Dict>().table.entries()) {
            if (entry.key.defined()) {
                action(entry.key, entry.value);
            }
        }
    }

    [[noreturn]] void refuse(std::string_view what, std::string_view instead) {
        throw Error(ErrorCode::not_supported, fmt::format("batch_alter_table with {} is not understood", what))
            .at(batch_.entries.empty() ? call_.place() : batch_.entries.front().place)
            .hint(std::string(instead));
    }

    /// A table without columns that has the keyword arguments.
    Value options_table(const Value& keywords) {
        python::Dict* more =
            python::plain(keywords).is(python::Kind::dict) ? &python::plain(keywords).as<python::Dict>() : nullptr;
        return make_item(evaluator_, "Table", {batch_.table, make_item(evaluator_, "MetaData", {})}, {}, more);
    }

    bool truth_option(const Value& table, std::string_view name) {
        const Value given = sqlalchemy::option(table, name);
        return given.defined() && python::truth(evaluator_, given);
    }

    RebuiltConstraint constraint_of(const Value& item) {
        RebuiltConstraint one;
        if (auto lowered = sqlalchemy::lower_constraint(evaluator_, item, target_)) {
            one.constraint = std::move(*lowered);
        } else {
            one.constraint.rule = catalog::PrimaryKey{};
        }
        if (is_item(item, "CheckConstraint")) {
            collect_columns(evaluator_, sqlalchemy::field(item, "sqltext"), one.columns);
        }
        return one;
    }

    /// table_args: attached to a table that has the columns they name.
    void additions() {
        const std::vector<Value> given = python::to_vector(evaluator_, batch_.table_args);
        if (given.empty()) {
            return;
        }
        const Value table =
            make_item(evaluator_, "Table",
                      {evaluator_.str("_alembic_tmp_" + made_.table.name), make_item(evaluator_, "MetaData", {})},
                      {{"schema", batch_.schema}});
        std::vector<Value> items;
        for (const Value& one : given) {
            if (sqlalchemy::is_column(one)) {
                const Value copy = python::call_method(evaluator_, one, "_copy");
                sqlalchemy::attach(evaluator_, table, copy);
                made_.additions.columns.push_back(
                    column_of(copy, sqlalchemy::lower_column(evaluator_, copy, target_), true));
            } else {
                items.push_back(one);
            }
        }
        for (const Value& one : items) {
            for (const Value& pending : sqlalchemy::items_of(one, "_pending")) {
                if (sqlalchemy::as_text(pending) &&
                    !sqlalchemy::column_of(table, *sqlalchemy::as_text(pending)).defined()) {
                    sqlalchemy::attach(
                        evaluator_, table,
                        make_item(evaluator_, "Column", {pending, sqlalchemy::make_type(evaluator_, "NullType")}));
                }
            }
            const bool attached = sqlalchemy::some_field(one, "parent").defined();
            const Value copy = attached ? python::call_method(evaluator_, one, "_copy") : one;
            sqlalchemy::attach(evaluator_, table, copy);
            if (is_item(one, "Index")) {
                made_.additions.indexes.push_back(sqlalchemy::lower_index(evaluator_, copy, target_));
            } else {
                made_.additions.constraints.push_back(constraint_of(copy));
            }
        }
    }

    /// The table as its author says it is.
    void copy_from() {
        const Value& table = batch_.copy_from;
        if (sqlalchemy::is_none(table)) {
            return;
        }
        if (!sqlalchemy::is_table(table)) {
            python::raise(evaluator_, python::ExceptionType::TypeError, "copy_from is a Table");
        }
        auto definition = std::make_shared<RebuildTable::Definition>();
        for (const Value& column : sqlalchemy::columns_of(table)) {
            RebuiltColumn one = column_of(column, sqlalchemy::lower_column(evaluator_, column, target_), false);
            one.nullable_said = true;
            definition->columns.push_back(std::move(one));
        }
        std::vector<Value> expressions;
        for (const Value& constraint : sqlalchemy::constraints_of(table)) {
            if (sqlalchemy::flag(evaluator_, constraint, "_type_bound")) {
                continue;
            }
            if (is_item(constraint, "CheckConstraint")) {
                expressions.push_back(constraint);
            }
            definition->constraints.push_back(constraint_of(constraint));
        }
        for (const Value& index : sqlalchemy::indexes_of(table)) {
            if (!sqlalchemy::flag(evaluator_, index, "_column_flag")) {
                definition->indexes.push_back(sqlalchemy::lower_index(evaluator_, index, target_));
            }
        }
        if (!renamed_.empty() && !expressions.empty()) {
            refuse("copy_from of a table with CHECK constraints, in which a column gets another name",
                   "rename the column in a batch of its own");
        }
        made_.autoincrement = made_.autoincrement || truth_option(table, "sqlite_autoincrement");
        made_.strict = made_.strict || truth_option(table, "sqlite_strict");
        const Value rows = sqlalchemy::option(table, "sqlite_with_rowid");
        made_.without_rowid = made_.without_rowid || (rows.defined() && !python::truth(evaluator_, rows));
        made_.copy_from = std::move(definition);
    }

    void reflected_as() {
        for (const Value& column : python::to_vector(evaluator_, batch_.reflect_args)) {
            const bool plain = sqlalchemy::is_column(column) && sqlalchemy::items_of(column, "foreign_keys").empty() &&
                               !sqlalchemy::flag(evaluator_, column, "unique") &&
                               !sqlalchemy::flag(evaluator_, column, "index");
            if (!plain) {
                refuse("reflect_args other than plain columns", "give a whole Table as copy_from");
            }
            const Value copy = sqlalchemy::columns_of(alone(column)).front();
            made_.reflected_as.push_back(column_of(copy, sqlalchemy::lower_column(evaluator_, copy, target_), false));
        }
    }

    Call& call_;
    Evaluator& evaluator_;
    const Batch& batch_;
    const sqlalchemy::Target& target_;
    std::map<std::string, std::string> renamed_;
    std::size_t index_ = 0;
    RebuildTable made_;
};

}  // namespace

void Batch::clear() {
    for (Value* value : {&table, &schema, &partial_reordering, &copy_from, &table_args, &table_kwargs, &reflect_args,
                         &reflect_kwargs, &naming_convention}) {
        *value = Value();
    }
    entries.clear();
    facts.clear();
}

bool needs_copy(const Batch& batch) {
    for (std::size_t i = 0; i < batch.entries.size(); ++i) {
        const catalog::Operation& one = batch.entries[i].operation;
        if (std::holds_alternative<catalog::AddColumn>(one)) {
            const Value fallback = sqlalchemy::some_field(batch.facts.at(i).column, "server_default");
            const bool sql = is_item(fallback, "DefaultClause") &&
                             !sqlalchemy::as_text(sqlalchemy::field(fallback, "arg")).has_value();
            const auto& computed = std::get<catalog::AddColumn>(one).column.computed;
            if (sql || (computed && computed->stored.value_or(false))) {
                return true;
            }
        } else if (!std::holds_alternative<catalog::CreateIndex>(one) &&
                   !std::holds_alternative<catalog::DropIndex>(one)) {
            return true;
        }
    }
    return false;
}

catalog::RebuildTable rebuild_operation(Call& call, const Batch& batch) {
    return Lowering(call, batch).lower();
}

}  // namespace aludel::script::alembic
