#include "dialect/postgresql/normal_form.hpp"

#include "dialect/postgresql/normal_text.hpp"

namespace aludel::dialect::postgresql {

namespace {

using catalog::Catalog;
using catalog::QualifiedName;
using normal::Output;
using normal::Range;
using normal::Scope;
namespace object = catalog::object;

/// The texts of one catalog. Types are looked up in it as it was.
class Normalizer {
public:
    explicit Normalizer(Catalog& catalog) : catalog_(catalog), before_(catalog) {}

    void all() {
        for (auto& [name, type] : catalog_.types) take(type);
        for (auto& [name, table] : catalog_.tables) take(name, table);
        for (auto& [name, view] : catalog_.views) {
            const Scope scope = scope_of(name);
            for (object::Column& column : view.columns) take(column, scope);
            view.definition = normal::query_text(view.definition, before_, names_of(view.columns));
            take(name, view.triggers, view.rules);
        }
        for (auto& [name, view] : catalog_.materialized_views) {
            const Scope scope = scope_of(name);
            view.definition = normal::query_text(view.definition, before_, names_of(view.columns));
            for (auto& [index_name, index] : view.indexes) take(index, scope);
        }
        for (auto& [signature, function] : catalog_.functions) take(function);
        for (auto& [name, statistics] : catalog_.statistics) {
            const Scope scope = scope_of(statistics.table);
            for (std::string& text : statistics.expressions) expression(text, scope);
        }
    }

private:
    static std::vector<std::string> names_of(const std::vector<object::Column>& columns) {
        std::vector<std::string> names;
        for (const object::Column& column : columns) names.push_back(column.name);
        return names;
    }

    void expression(std::string& text, const Scope& scope, const normal::TypeText& type = {}) const {
        text = normal::expression_text(text, before_, scope, type);
    }
    void condition(std::string& text, const Scope& scope) const { expression(text, scope, "bool"); }

    std::vector<Output> columns_of(const QualifiedName& name) const {
        return normal::Rewriter(before_).columns_of(name).value_or(std::vector<Output>());
    }

    /// The columns of a table by themselves.
    Scope scope_of(const QualifiedName& name) const {
        Scope scope;
        Range range{name.name, name.schema, "", columns_of(name), true, false};
        for (const Output& column : range.columns) scope.visible.push_back({"", column});
        scope.ranges.push_back(std::move(range));
        return scope;
    }

    /// Its rows before and after, in triggers and rules.
    Scope row_scope(const QualifiedName& name) const {
        Scope scope;
        for (const char* const row : {"old", "new"})
            scope.ranges.push_back({row, "", row, columns_of(name), true, false});
        return scope;
    }

    void take(object::Type& type) const {
        auto* const domain = std::get_if<object::Domain>(&type.definition);
        if (domain == nullptr)
            return;
        Scope scope;
        const normal::TypeText base = normal::type_of(domain->base, before_);
        scope.visible.push_back({"", {"value", base}});
        expression(domain->default_expression, scope, base);
        for (auto& [name, check] : domain->checks) condition(check.condition, scope);
    }

    void take(object::Column& column, const Scope& scope) const {
        expression(column.expression, scope, normal::type_of(column.type, before_));
        const auto type = before_.types.find(column.type.name);
        const bool domain =
            type != before_.types.end() && std::holds_alternative<object::Domain>(type->second.definition);
        if (column.generation == object::Generation::none && !domain &&
            (column.expression == "NULL" || column.expression.starts_with("NULL::")))
            column.expression.clear();
    }

    void take(std::vector<object::IndexKey>& keys, const Scope& scope) const {
        for (object::IndexKey& key : keys) expression(key.expression, scope);
    }

    void take(object::Index& index, const Scope& scope) const {
        take(index.keys, scope);
        condition(index.condition, scope);
    }

    void take(const QualifiedName& name, std::map<std::string, object::Trigger>& triggers,
              std::map<std::string, object::Rule>& rules) const {
        const Scope scope = row_scope(name);
        for (auto& [trigger_name, trigger] : triggers) condition(trigger.condition, scope);
        for (auto& [rule_name, rule] : rules) rule.definition = normal::rule_text(rule.definition, before_, scope);
    }

    void take(const QualifiedName& name, object::Table& table) const {
        const Scope scope = scope_of(name);
        for (object::Column& column : table.columns) take(column, scope);
        for (auto& [constraint_name, constraint] : table.constraints) {
            if (auto* const check = std::get_if<object::Check>(&constraint.rule))
                condition(check->condition, scope);
            if (auto* const exclusion = std::get_if<object::Exclusion>(&constraint.rule)) {
                take(exclusion->keys, scope);
                condition(exclusion->condition, scope);
            }
        }
        for (auto& [index_name, index] : table.indexes) take(index, scope);
        for (auto& [policy_name, policy] : table.policies) {
            condition(policy.condition, scope);
            condition(policy.check, scope);
        }
        if (table.partition_key)
            take(table.partition_key->keys, scope);
        if (!table.partition_bound.empty() && !table.inherits.empty())
            table.partition_bound = normal::bound_text(table.partition_bound, before_, key_types(table.inherits[0]));
        take(name, table.triggers, table.rules);
    }

    std::vector<normal::TypeText> key_types(const QualifiedName& parent) const {
        std::vector<normal::TypeText> types;
        const auto table = before_.tables.find(parent);
        if (table == before_.tables.end() || !table->second.partition_key)
            return types;
        for (const object::IndexKey& key : table->second.partition_key->keys) {
            types.emplace_back();
            for (const object::Column& column : table->second.columns)
                if (column.name == key.column)
                    types.back() = normal::type_of(column.type, before_);
        }
        return types;
    }

    void take(object::Function& function) const {
        for (object::Argument& argument : function.arguments)
            expression(argument.default_expression, {}, normal::type_of(argument.type, before_));
        function.sql_body = normal::body_text(function.sql_body, before_);
    }

    Catalog& catalog_;
    const Catalog before_;
};

}  // namespace

catalog::Catalog normalized(catalog::Catalog catalog) {
    Normalizer(catalog).all();
    return catalog;
}

}  // namespace aludel::dialect::postgresql
