#include <fmt/format.h>

#include "base/text.hpp"
#include "script/sqlalchemy/error.hpp"
#include "script/sqlalchemy/schema.hpp"

namespace aludel::script::sqlalchemy {
namespace {

const NativeClass& marker_class() {
    static const ClassPointer type = std::make_shared<NativeClass>("_NoneName", "sqlalchemy.sql.base");
    return *type;
}

/// The keys of a convention that speak of items of this kind, most telling first.
Value convention_for(Evaluator& evaluator, const Value& item, const python::Dict& convention) {
    struct Row {
        std::string_view type, prefix;
    };
    static constexpr Row rows[] = {{"Index", "ix"},
                                   {"PrimaryKeyConstraint", "pk"},
                                   {"CheckConstraint", "ck"},
                                   {"UniqueConstraint", "uq"},
                                   {"ForeignKeyConstraint", "fk"}};
    for (const Row& row : rows) {
        if (!is_a(item, schema_class(row.type))) {
            continue;
        }
        if (Value* found = const_cast<python::Dict&>(convention).table.find(row.prefix)) {
            return *found;
        }
        Value type(&evaluator.type(schema_class(row.type)));
        if (Value* found = const_cast<python::Dict&>(convention).table.find(evaluator, type)) {
            return *found;
        }
    }
    return {};
}

std::string label_of(const Value& column) {
    Value table = some_field(column, "table");
    std::string name = text_field(column, "name").value_or("");
    if (!table.defined()) {
        return name;
    }
    std::string schema = replace_all(text_field(table, "schema").value_or(""), ".", "_");
    return fmt::format("{}{}{}_{}", schema, schema.empty() ? "" : "_", text_field(table, "name").value_or(""), name);
}

/// The value of one token of a convention: %(table_name)s and the like. Nothing for a token that there is not.
class Tokens {
public:
    Tokens(Evaluator& evaluator, const Value& item, const Value& table)
        : evaluator_(evaluator),
          item_(item),
          table_(table),
          name_(or_none(field(item, "name"))),
          foreign_(is_a(item, schema_class("ForeignKeyConstraint"))) {}

    std::optional<std::string> find(std::string_view token) {
        if (token == "table_name") {
            return text_field(table_, "name");
        }
        if (token == "constraint_name") {
            return constraint_name();
        }
        if (token == "referred_table_name") {
            return reference_of(evaluator_, items_of(item_, "elements").at(0)).table;
        }
        for (std::string_view prefix : {"column_", "referred_column_"}) {
            if (token.starts_with(prefix)) {
                return column_token(prefix, token.substr(prefix.size()));
            }
        }
        return std::nullopt;
    }

private:
    std::string constraint_name() {
        if (is_none(name_) || is_no_name(name_)) {
            raise_error(
                evaluator_, "InvalidRequestError",
                "Naming convention including %(constraint_name)s token requires that constraint is explicitly named.");
        }
        return *as_text(name_);
    }

    /// "0_name", "0N_name", "0_N_key", "1_label"
    std::optional<std::string> column_token(std::string_view prefix, std::string_view rest) {
        std::size_t digits = 0;
        while (digits < rest.size() && rest[digits] >= '0' && rest[digits] <= '9') {
            ++digits;
        }
        if (digits == 0) {
            return std::nullopt;
        }
        auto index = static_cast<std::size_t>(std::stoul(std::string(rest.substr(0, digits))));
        rest.remove_prefix(digits);
        std::string separator;
        bool all = false;
        if (rest.starts_with("N_")) {
            all = true;
            rest.remove_prefix(2);
        } else if (rest.starts_with("_N_")) {
            all = true;
            separator = "_";
            rest.remove_prefix(3);
        } else if (rest.starts_with("_")) {
            rest.remove_prefix(1);
        } else {
            return std::nullopt;
        }
        bool referred = prefix == "referred_column_";
        if (!all) {
            return one(index, referred, rest);
        }
        std::string joined;
        std::size_t count = foreign_ ? items_of(item_, "elements").size() : columns_of(item_).size();
        for (std::size_t i = 0; i < count; ++i) {
            std::optional<std::string> part = one(i, referred, rest);
            if (!part) {
                return std::nullopt;
            }
            joined += (i ? separator : "") + *part;
        }
        return joined;
    }

    std::optional<std::string> one(std::size_t index, bool referred, std::string_view what) {
        if (referred) {
            if (what != "name") {
                return std::nullopt;
            }
            Value key = items_of(item_, "elements").at(index);
            Value column = referred_column(evaluator_, key);
            return column.defined() ? text_field(column, "name") : reference_of(evaluator_, key).column;
        }
        Value column;
        if (foreign_) {
            std::vector<Value> keys = items_of(item_, "elements");
            column = index < keys.size() ? some_field(keys[index], "parent") : Value();
        } else {
            std::vector<Value> columns = columns_of(item_);
            column = index < columns.size() ? columns[index] : Value();
        }
        if (!column.defined()) {
            return std::string();
        }
        if (what == "name" || what == "key") {
            return text_field(column, what);
        }
        return what == "label" ? std::optional(label_of(column)) : std::nullopt;
    }

    Evaluator& evaluator_;
    const Value& item_;
    const Value& table_;
    Value name_;
    bool foreign_;
};

/// template % tokens
std::string fill(Evaluator& evaluator, const std::string& pattern, Tokens& tokens, const Value& item,
                 const Value& table, python::Dict& convention) {
    std::string text;
    for (std::size_t at = 0; at < pattern.size();) {
        if (pattern[at] != '%') {
            text += pattern[at++];
            continue;
        }
        if (at + 1 < pattern.size() && pattern[at + 1] == '%') {
            text += '%';
            at += 2;
            continue;
        }
        std::size_t close = pattern.find(")s", at);
        if (at + 1 >= pattern.size() || pattern[at + 1] != '(' || close == std::string::npos) {
            python::raise(evaluator, python::ExceptionType::ValueError,
                          fmt::format("incomplete format in naming convention '{}'", pattern));
        }
        std::string token = pattern.substr(at + 2, close - at - 2);
        if (Value* own = convention.table.find(token)) {
            text += python::str_text(evaluator, python::call(evaluator, *own, {item, table}));
        } else if (std::optional<std::string> value = tokens.find(token)) {
            text += *value;
        } else {
            python::raise(evaluator, python::ExceptionType::KeyError, std::vector<Value>{evaluator.str(token)});
        }
        at = close + 2;
    }
    return text;
}

}  // namespace

const Value& no_name(Evaluator& evaluator) {
    static const char key = 0;
    std::shared_ptr<void>& slot = evaluator.extras[&key];
    if (!slot) {
        slot = std::make_shared<Value>(make(evaluator, marker_class()));
    }
    return *static_cast<Value*>(slot.get());
}

bool is_no_name(const Value& name) {
    return is_a(name, marker_class());
}

Value convention_name(Evaluator& evaluator, const Value& item, const Value& table) {
    Value name = or_none(field(item, "name"));
    if (is_conv(name)) {
        return name;
    }
    Value all = field(metadata_of(table), "naming_convention");
    if (!python::plain(all).is(python::Kind::dict)) {
        return {};
    }
    python::Dict& conventions = python::plain(all).as<python::Dict>();
    Value convention = convention_for(evaluator, item, conventions);
    if (is_none(convention)) {
        return {};
    }
    std::string pattern = python::str_text(evaluator, convention);
    bool unnamed = name.is_none() || is_no_name(name);
    if (!unnamed && pattern.find("constraint_name") == std::string::npos) {
        return {};
    }
    Tokens tokens(evaluator, item, table);
    return make_conv(evaluator, fill(evaluator, pattern, tokens, item, table, conventions));
}

void name_by_convention(Evaluator& evaluator, const Value& item, const Value& table) {
    Value name = or_none(field(item, "name"));
    if (is_conv(name) || is_no_name(name)) {
        return;
    }
    if (Value made = convention_name(evaluator, item, table); made.defined() && !made.is_none()) {
        set_field(evaluator, item, "name", made);
    }
}

}  // namespace aludel::script::sqlalchemy
