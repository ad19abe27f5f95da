#include "dialect/sqlite/reflect.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

#include "base/error.hpp"
#include "base/text.hpp"
#include "dialect/sqlite/definition.hpp"
#include "dialect/sqlite/definition_reader.hpp"
#include "dialect/sqlite/named_relations.hpp"
#include "dialect/sqlite/reflect_constraint.hpp"

namespace aludel::dialect::sqlite {

namespace object = catalog::object;

namespace {

using StoredRow = std::vector<Value>;

/// One moment for several queries.
class Snapshot {
public:
    explicit Snapshot(Connection& connection) : connection_(connection), own_(!connection.in_transaction()) {
        if (own_) {
            connection_.query("BEGIN");
        }
    }
    Snapshot(const Snapshot&) = delete;
    Snapshot& operator=(const Snapshot&) = delete;
    ~Snapshot() {
        if (own_) {
            connection_.rollback();
        }
    }

private:
    Connection& connection_;
    bool own_;
};

/// The statement as it is kept; but space at its end comes and goes with the semicolon, and a comment that nobody has
/// closed would swallow what comes behind it.
std::string statement_of(std::string_view stored) {
    for (std::size_t at = 0; at < stored.size();) {
        const Token token = next_token(stored, at);
        if (token.kind == TokenKind::unterminated_comment) {
            stored = stored.substr(0, token.begin);
        }
        at = token.end;
    }
    return std::string(trim(stored));
}

class CatalogReader {
public:
    explicit CatalogReader(Connection& connection) : connection_(connection) {}

    catalog::Catalog read() {
        const Snapshot snapshot(connection_);
        catalog_.schemas["main"];
        kinds();
        columns();
        const Result stored = connection_.query(
            "SELECT type, name, tbl_name, sql FROM main.sqlite_schema WHERE name NOT LIKE 'sqlite~_%' ESCAPE '~' "
            "ORDER BY rowid");
        for (const StoredRow& row : stored.rows) {
            relation(row[0].value_or(""), row[1].value_or(""), row[3].value_or(""));
        }
        put_constraints(catalog_, std::move(declared_));
        for (const StoredRow& row : stored.rows) {
            part(row[0].value_or(""), row[1].value_or(""), row[2].value_or(""), row[3].value_or(""));
        }
        dependencies();
        std::sort(catalog_.not_shown.begin(), catalog_.not_shown.end());
        return std::move(catalog_);
    }

private:
    void kinds() {
        for (const StoredRow& row :
             connection_.query("SELECT name, type, wr, strict FROM pragma_table_list WHERE schema = 'main'").rows) {
            kinds_[row[0].value_or("")] = row;
        }
    }
    bool is_shadow(const std::string& table) const {
        const auto found = kinds_.find(table);
        return found != kinds_.end() && found->second[1] == "shadow";
    }

    /// By the name of the table or view.
    void columns() {
        const std::string all =
            "SELECT m.name, x.name, x.type, x.\"notnull\", x.dflt_value, x.hidden FROM main.sqlite_schema AS m, "
            "pragma_table_xinfo(m.name, 'main') AS x WHERE m.type IN ('table', 'view') AND ";
        keep_columns(connection_.query(all + "m.rootpage <> 0"));
        try {
            keep_columns(connection_.query(all + "m.rootpage = 0"));
        } catch (const Error& error) {
            if (error.code() != ErrorCode::statement_failed) {
                throw;
            }
            each_unstored(all);
        }
    }

    /// One of the views or virtual tables cannot be told.
    void each_unstored(const std::string& all) {
        for (const StoredRow& row :
             connection_.query("SELECT name, type FROM main.sqlite_schema WHERE rootpage = 0 AND type <> 'trigger'")
                 .rows) {
            try {
                const Value parameters[] = {row[0]};
                keep_columns(connection_.query(all + "m.name = ?1", parameters));
            } catch (const Error& error) {
                if (error.code() != ErrorCode::statement_failed) {
                    throw;
                }
                columns_[row[0].value_or("")].clear();
                not_shown(fmt::format("columns of {}", row[1] == "view" ? "view" : "virtual table"),
                          row[0].value_or(""));
            }
        }
    }

    void keep_columns(Result result) {
        for (StoredRow& row : result.rows) {
            columns_[row[0].value_or("")].push_back(std::move(row));
        }
    }

    void not_shown(std::string kind, std::string name) {
        catalog_.not_shown.push_back({std::move(kind), std::move(name)});
    }

    void relation(const std::string& kind, const std::string& name, const std::string& sql) {
        if (kind == "view") {
            view(name, sql);
        } else if (kind == "table" && !is_shadow(name)) {
            table(name, sql);
        }
    }

    void view(const std::string& name, const std::string& sql) {
        object::View& view = catalog_.views[{"main", name}];
        view.statement = statement_of(sql);
        view.columns = told_columns(name);
        try {
            view.definition = read_view(sql);
        } catch (const UnreadDefinition&) {
            not_shown("query of view", name);
        }
    }

    void table(const std::string& name, const std::string& sql) {
        object::Table& table = catalog_.tables[{"main", name}];
        table.statement = statement_of(sql);
        const StoredRow& kind = kinds_[name];
        table.without_rowid = kind.size() > 2 && kind[2] == "1";
        table.strict = kind.size() > 3 && kind[3] == "1";
        const bool is_virtual = kind.size() > 1 && kind[1] == "virtual";
        try {
            if (is_virtual) {
                read_virtual_table(sql, table);
                table.columns = told_columns(name);
            } else {
                TableDefinition definition = read_table(sql);
                table.columns = joined_columns(name, std::move(definition.columns));
                declared_.emplace_back(catalog::QualifiedName{"main", name}, std::move(definition.constraints));
            }
        } catch (const UnreadDefinition&) {
            table.columns = told_columns(name);
            not_shown("constraints of table", name);
        }
    }

    /// As the pragma tells them.
    std::vector<object::Column> told_columns(const std::string& name) {
        enum { owner, column_name, type, not_null, fallback, hidden };
        std::vector<object::Column> columns;
        for (const StoredRow& row : columns_[name]) {
            if (row[hidden] == "1") {
                continue;  // a virtual table's: no part of `SELECT *`
            }
            object::Column& column = columns.emplace_back();
            column.name = row[column_name].value_or("");
            try {
                column.type = read_type(row[type].value_or(""));
            } catch (const UnreadDefinition&) {
                column.type.name.name = row[type].value_or("");
            }
            if (row[not_null] == "1") {
                column.not_null.emplace();
            }
            column.expression = row[fallback].value_or("");
        }
        return columns;
    }

    /// Those of the statement, with what only the pragma tells. The two have to agree.
    std::vector<object::Column> joined_columns(const std::string& name, std::vector<object::Column> columns) {
        const std::vector<object::Column> told = told_columns(name);
        if (columns.size() != told.size()) {
            throw UnreadDefinition();
        }
        for (std::size_t at = 0; at < columns.size(); ++at) {
            object::Column& column = columns[at];
            if (column.name != told[at].name || (column.not_null && !told[at].not_null)) {
                throw UnreadDefinition();
            }
            if (!column.not_null) {
                column.not_null = told[at].not_null;  // by WITHOUT ROWID
            }
            if (column.generation == object::Generation::none) {
                column.expression = told[at].expression;
            }
        }
        return columns;
    }

    void part(const std::string& kind, const std::string& name, const std::string& owner, const std::string& sql) {
        if (kind != "index" && kind != "trigger") {
            return;
        }
        if (is_shadow(owner)) {
            not_shown(kind + " of a shadow table", name);
            return;
        }
        const auto table = find_relation(catalog_.tables, owner);
        const auto view = find_relation(catalog_.views, owner);
        try {
            if (table == catalog_.tables.end() && view == catalog_.views.end()) {
                throw UnreadDefinition();
            }
            if (kind == "index") {
                object::Index index = read_index(sql);
                index.statement = statement_of(sql);
                resolve_keys(index.keys, table->second.columns);
                table->second.indexes[name] = std::move(index);
                return;
            }
            const bool of_table = table != catalog_.tables.end();
            object::Trigger trigger = read_trigger(sql);
            trigger.statement = statement_of(sql);
            resolve_names(trigger.update_columns, of_table ? table->second.columns : view->second.columns);
            (of_table ? table->second.triggers : view->second.triggers)[name] = std::move(trigger);
        } catch (const UnreadDefinition&) {
            not_shown(kind, name);
        }
    }

    void dependencies() {
        for (const auto& [name, view] : catalog_.views) {
            depends({object::Kind::view, "main", name.name, ""}, view.definition);
            for (const auto& [trigger_name, trigger] : view.triggers) {
                depends({object::Kind::trigger, "main", name.name, trigger_name}, trigger.body);
            }
        }
        for (const auto& [name, table] : catalog_.tables) {
            for (const auto& [trigger_name, trigger] : table.triggers) {
                depends({object::Kind::trigger, "main", name.name, trigger_name}, trigger.body);
            }
        }
        std::vector<object::Dependency>& all = catalog_.dependencies;
        std::sort(all.begin(), all.end());
        all.erase(std::unique(all.begin(), all.end()), all.end());
    }

    void depends(const object::Reference& one, const std::string& sql) {
        for (const catalog::QualifiedName& name : named_relations(sql)) {
            if ((!name.schema.empty() && !iequals(name.schema, "main")) || iequals(name.name, one.name)) {
                continue;
            }
            if (const auto table = find_relation(catalog_.tables, name.name); table != catalog_.tables.end()) {
                catalog_.dependencies.push_back({one, {object::Kind::table, "main", table->first.name, ""}});
            } else if (const auto view = find_relation(catalog_.views, name.name); view != catalog_.views.end()) {
                catalog_.dependencies.push_back({one, {object::Kind::view, "main", view->first.name, ""}});
            }
        }
    }

    Connection& connection_;
    catalog::Catalog catalog_;
    std::map<std::string, StoredRow> kinds_;                 ///< name, type, wr, strict
    std::map<std::string, std::vector<StoredRow>> columns_;  ///< in order
    std::vector<std::pair<catalog::QualifiedName, std::vector<Declared>>> declared_;
};

}  // namespace

catalog::Catalog reflect(Connection& connection) {
    return CatalogReader(connection).read();
}

}  // namespace aludel::dialect::sqlite
