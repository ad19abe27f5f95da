#include <optional>

#include "base/text.hpp"
#include "dialect/sqlite/definition.hpp"
#include "dialect/sqlite/definition_reader.hpp"

namespace aludel::dialect::sqlite {

namespace object = catalog::object;

namespace {

/// Words that end the type of a column. They are reserved, so no type has them without quotes.
bool begins_column_constraint(const DefinitionReader& reader) {
    for (const std::string_view word : {"CONSTRAINT", "DEFAULT", "NULL", "NOT", "PRIMARY", "UNIQUE", "CHECK",
                                        "REFERENCES", "COLLATE", "AS", "DEFERRABLE", "FOREIGN"}) {
        if (reader.at_word(word)) {
            return true;
        }
    }
    return reader.at_words({"GENERATED", "ALWAYS", "AS"});
}

object::TypeName type_here(DefinitionReader& reader) {
    object::TypeName type;
    while (reader.at_name() && !begins_column_constraint(reader)) {
        type.name.name += (type.name.name.empty() ? "" : " ") + reader.name();
    }
    if (!type.name.name.empty() && reader.at_symbol("(")) {
        type.modifiers = join(reader.list(), ",");
    }
    return type;
}

/// The body of one CREATE TABLE.
class TableReader {
public:
    explicit TableReader(std::string_view sql) : in_(sql) {}

    TableDefinition read() {
        in_.require({"CREATE"});
        in_.require({"TABLE"});
        in_.take({"IF", "NOT", "EXISTS"});
        in_.name();
        if (in_.take_symbol(".")) {
            in_.name();
        }
        in_.require_symbol("(");
        do {
            if (begins_table_constraint()) {
                table_constraints();
            } else {
                column();
            }
        } while (in_.take_symbol(","));
        in_.require_symbol(")");
        options();
        number_of_the_row();
        return std::move(found_);
    }

private:
    bool begins_table_constraint() const {
        return in_.at_word("CONSTRAINT") || in_.at_words({"PRIMARY", "KEY"}) || in_.at_word("UNIQUE") ||
               in_.at_word("CHECK") || in_.at_words({"FOREIGN", "KEY"});
    }
    bool ends_definition() const { return in_.at_symbol(",") || in_.at_symbol(")"); }

    object::Constraint& add(decltype(object::Constraint::rule) rule) {
        Declared& one = found_.constraints.emplace_back();
        one.name = std::exchange(name_, std::string());
        one.constraint.rule = std::move(rule);
        return one.constraint;
    }

    void column() {
        object::Column column;
        column.name = in_.name();
        column.type = type_here(in_);
        name_.clear();
        while (!ends_definition()) {
            column_constraint(column);
        }
        found_.columns.push_back(std::move(column));
    }

    void column_constraint(object::Column& column) {
        if (in_.take({"CONSTRAINT"})) {
            name_ = in_.name();
        } else if (in_.take({"DEFAULT"})) {
            skip_default();
            name_.clear();
        } else if (in_.take({"NULL"})) {
            in_.conflict();
            name_.clear();
        } else if (in_.take({"NOT", "NULL"})) {
            object::NotNull& rule = column.not_null.emplace();
            rule.name = std::exchange(name_, std::string());
            rule.conflict = in_.conflict();
        } else if (in_.take({"COLLATE"})) {
            column.collation.name = in_.name();
            name_.clear();
        } else if (in_.take({"CHECK"})) {
            add(object::Check{in_.parenthesized(), true});
        } else if (in_.at_word("PRIMARY") || in_.at_word("UNIQUE")) {
            column_key(column);
        } else if (in_.take({"REFERENCES"})) {
            references({column.name});
        } else if (in_.take({"GENERATED", "ALWAYS", "AS"}) || in_.take({"AS"})) {
            column.expression = in_.parenthesized();
            column.generation = in_.take({"STORED"}) ? object::Generation::stored : object::Generation::computed;
            in_.take({"VIRTUAL"});
            name_.clear();
        } else if (!deferral()) {
            throw UnreadDefinition();
        }
    }

    /// One literal, with a sign or without, a word, or an expression in parentheses.
    void skip_default() {
        if (in_.at_symbol("(")) {
            in_.parenthesized();
            return;
        }
        if (!in_.take_symbol("+")) {
            in_.take_symbol("-");
        }
        in_.any();
    }

    void column_key(const object::Column& column) {
        object::Key key;
        key.columns = {column.name};
        key.primary = in_.take({"PRIMARY", "KEY"});
        if (!key.primary) {
            in_.require({"UNIQUE"});
        } else if (in_.take({"DESC"})) {
            object::IndexKey& part = key.keys.emplace_back();
            part.column = column.name;
            part.descending = true;
        } else {
            in_.take({"ASC"});
        }
        // SQLite has kept it that DESC here, and here alone, makes an ordinary key of it.
        key.row_number = key.primary && key.keys.empty();
        const object::Conflict conflict = in_.conflict();
        key.autoincrement = key.primary && in_.take({"AUTOINCREMENT"});
        add(std::move(key)).conflict = conflict;
    }

    void table_constraints() {
        name_.clear();
        while (!ends_definition()) {
            if (in_.take({"CONSTRAINT"})) {
                name_ = in_.name();
            } else if (in_.take({"CHECK"})) {
                add(object::Check{in_.parenthesized(), true});
                in_.conflict();
            } else if (in_.take({"FOREIGN", "KEY"})) {
                std::vector<std::string> columns = in_.names();
                in_.require({"REFERENCES"});
                references(std::move(columns));
                deferral();
            } else {
                table_key();
            }
        }
    }

    void table_key() {
        object::Key key;
        key.primary = in_.take({"PRIMARY", "KEY"});
        key.row_number = key.primary;
        if (!key.primary) {
            in_.require({"UNIQUE"});
        }
        key.keys = key_columns(key.autoincrement);
        bool plain = true;
        for (const object::IndexKey& part : key.keys) {
            key.columns.push_back(part.column);
            plain = plain && part.collation.name.empty() && !part.descending;
        }
        if (plain) {
            key.keys.clear();
        }
        const object::Conflict conflict = in_.conflict();
        add(std::move(key)).conflict = conflict;
    }

    /// PRIMARY KEY (id AUTOINCREMENT): the word stands behind the column.
    std::vector<object::IndexKey> key_columns(bool& autoincrement) {
        std::vector<object::IndexKey> keys = in_.keys(&autoincrement);
        for (object::IndexKey& one : keys) {
            if (one.column.empty()) {
                throw UnreadDefinition();
            }
            one.expression.clear();
        }
        return keys;
    }

    void references(std::vector<std::string> columns) {
        object::ForeignKey key;
        key.columns = std::move(columns);
        key.referred = {"main", in_.name()};
        if (in_.at_symbol("(")) {
            key.referred_columns = in_.names();
        }
        while (in_.at_word("ON") || in_.at_word("MATCH")) {
            if (in_.take({"MATCH"})) {
                const std::string match = ascii_lower(in_.name());
                key.match = match == "full"      ? object::Match::full
                            : match == "partial" ? object::Match::partial
                                                 : object::Match::simple;
                continue;
            }
            in_.require({"ON"});
            const bool on_delete = in_.take({"DELETE"});
            const bool on_update = !on_delete && in_.take({"UPDATE"});
            if (!on_delete && !on_update) {
                in_.require({"INSERT"});  // in the grammar, without a meaning
            }
            const object::Action said = action();
            if (on_delete) {
                key.on_delete = said;
            } else if (on_update) {
                key.on_update = said;
            }
        }
        add(std::move(key));
    }

    object::Action action() {
        if (in_.take({"SET", "NULL"})) {
            return object::Action::set_null;
        }
        if (in_.take({"SET", "DEFAULT"})) {
            return object::Action::set_default;
        }
        if (in_.take({"CASCADE"})) {
            return object::Action::cascade;
        }
        if (in_.take({"RESTRICT"})) {
            return object::Action::restrict;
        }
        in_.require({"NO", "ACTION"});
        return object::Action::none;
    }

    /// Is said of the foreign key that was last before it, which may be another column's.
    bool deferral() {
        const bool negated = in_.at_words({"NOT", "DEFERRABLE"});
        if (!negated && !in_.at_word("DEFERRABLE")) {
            return false;
        }
        in_.take({"NOT"});
        in_.require({"DEFERRABLE"});
        const bool deferred = in_.take({"INITIALLY", "DEFERRED"});
        in_.take({"INITIALLY", "IMMEDIATE"});
        for (auto one = found_.constraints.rbegin(); one != found_.constraints.rend(); ++one) {
            if (std::holds_alternative<object::ForeignKey>(one->constraint.rule)) {
                one->constraint.deferrable = !negated;
                one->constraint.deferred = !negated && deferred;
                break;
            }
        }
        name_.clear();
        return true;
    }

    /// What they say is asked of the library.
    void options() {
        while (!in_.at_end() && !in_.at_symbol(";")) {
            without_rowid_ = without_rowid_ || in_.at_words({"WITHOUT", "ROWID"});
            in_.any();
        }
    }

    /// Is the primary key an INTEGER alone?
    void number_of_the_row() {
        for (Declared& one : found_.constraints) {
            auto* const key = std::get_if<object::Key>(&one.constraint.rule);
            if (key == nullptr || !key->row_number) {
                continue;
            }
            key->row_number = false;
            for (const object::Column& column : found_.columns) {
                if (!without_rowid_ && key->columns.size() == 1 && iequals(column.name, key->columns[0])) {
                    key->row_number = iequals(column.type.name.name, "INTEGER") && column.type.modifiers.empty();
                }
            }
        }
    }

    DefinitionReader in_;
    TableDefinition found_;
    std::string name_;  ///< behind CONSTRAINT, of what comes next
    bool without_rowid_ = false;
};

}  // namespace

TableDefinition read_table(std::string_view sql) {
    return TableReader(sql).read();
}

object::TypeName read_type(std::string_view declared) {
    DefinitionReader reader(declared);
    object::TypeName type = type_here(reader);
    if (!reader.at_end()) {
        throw UnreadDefinition();
    }
    return type;
}

}  // namespace aludel::dialect::sqlite
