#include "dialect/sqlite/create.hpp"

#include <fmt/format.h>

#include <map>
#include <set>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "base/text.hpp"
#include "dialect/sqlite/lexer.hpp"
#include "dialect/sqlite/quote.hpp"

namespace aludel::dialect::sqlite {

namespace object = catalog::object;

namespace {

/// A comment that goes to the end of the line would swallow the semicolon.
bool ends_in_comment(std::string_view sql) {
    Token last;
    while (last.end < sql.size()) {
        last = next_token(sql, last.end);
    }
    return last.kind == TokenKind::comment && sql.substr(last.begin).starts_with("--");
}

class Script {
public:
    explicit Script(const catalog::Catalog& catalog) : catalog_(catalog) {}

    std::string write() {
        for (const auto& [name, table] : catalog_.tables) {
            if (table.module.empty()) {
                write_table(name, table);
            }
        }
        for (const auto& [name, table] : catalog_.tables) {
            if (!table.module.empty()) {
                write_table(name, table);
            }
        }
        for (const object::Dependency& one : catalog_.dependencies) {
            if (one.object.kind == object::Kind::view && one.on.kind == object::Kind::view) {
                views_under_[one.object.name].push_back(one.on.name);
            }
        }
        for (const auto& [name, view] : catalog_.views) {
            write_view(name.name);
        }
        for (const auto& [name, table] : catalog_.tables) {
            triggers(table.triggers);
        }
        for (const auto& [name, view] : catalog_.views) {
            triggers(view.triggers);
        }
        return std::move(text_);
    }

private:
    void begin_part() { text_ += text_.empty() ? "" : "\n"; }

    void add(std::string_view kind, const std::string& name, const std::string& statement) {
        if (statement.empty()) {
            throw Error(ErrorCode::not_supported, fmt::format("there is no statement that makes {} {}", kind, name))
                .hint("only a catalog that was read out of an SQLite database can be written as SQLite's SQL");
        }
        text_ += statement;
        text_ += ends_in_comment(statement) ? "\n;\n" : ";\n";
    }

    /// The tables that it refers to first, but for a circle.
    void write_table(const catalog::QualifiedName& name, const object::Table& table) {
        if (!seen_.insert(name.name).second) {
            return;
        }
        for (const auto& [constraint_name, constraint] : table.constraints) {
            if (const auto* key = std::get_if<object::ForeignKey>(&constraint.rule)) {
                const auto parent = catalog_.tables.find(key->referred);
                if (parent != catalog_.tables.end()) {
                    write_table(parent->first, parent->second);
                }
            }
        }
        begin_part();
        add("table", name.name, table.statement);
        for (const auto& [index_name, index] : table.indexes) {
            add("index", index_name, index.statement);
        }
    }

    /// The views that it reads first, but for a circle.
    void write_view(const std::string& name) {
        const auto view = catalog_.views.find({"main", name});
        if (view == catalog_.views.end() || !seen_.insert(name).second) {
            return;
        }
        for (const std::string& other : views_under_[name]) {
            write_view(other);
        }
        begin_part();
        add("view", name, view->second.statement);
    }

    void triggers(const std::map<std::string, object::Trigger>& triggers) {
        for (const auto& [name, trigger] : triggers) {
            begin_part();
            add("trigger", name, trigger.statement);
        }
    }

    const catalog::Catalog& catalog_;
    std::string text_;
    std::set<std::string> seen_;  ///< tables and views
    std::map<std::string, std::vector<std::string>> views_under_;
};

}  // namespace

std::string create_sql(const catalog::Catalog& catalog) {
    return Script(catalog).write();
}

std::string write_type(const object::TypeName& type) {
    if (type.name.name.empty()) {
        return {};
    }
    bool plain = true;
    for (const std::string& word : split(type.name.name, ' ')) {
        plain = plain && quote_identifier(word) == word;
    }
    const std::string name = plain ? type.name.name : fmt::format("\"{}\"", replace_all(type.name.name, "\"", "\"\""));
    return type.modifiers.empty() ? name : fmt::format("{}({})", name, type.modifiers);
}

}  // namespace aludel::dialect::sqlite
