#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "script/sqlalchemy/error.hpp"
#include "script/sqlalchemy/event.hpp"
#include "script/sqlalchemy/hooks.hpp"
#include "script/sqlalchemy/schema.hpp"
#include "script/sqlalchemy/target.hpp"

namespace aludel::script::sqlalchemy {
namespace {

using python::Kind;

std::string text_or_empty(const Value& value) {
    return as_text(value).value_or("");
}

/// schema.BLANK_SCHEMA
bool is_blank(const Value& schema) {
    return schema.is(Kind::instance) && text_field(schema, "_symbol") == "BLANK_SCHEMA";
}

/// The schema of a table, a quoted_name where it was given as one; undefined: none.
Value schema_for(const Value& metadata, const Value& given) {
    if (is_blank(given)) {
        return {};
    }
    Value schema = is_none(given) ? some_field(metadata, "schema") : given;
    return text_or_empty(schema).empty() ? Value() : schema;
}

void load_existing(Evaluator& evaluator, const Value& table, const Value& bind, const Value& only, bool resolve) {
    auto& reflect = hooks(evaluator).reflect_table;
    if (!reflect) {
        python::refuse(evaluator, "Table(…, autoload_with=…) needs a database, and there is none here",
                       "list the columns");
    }
    reflect(evaluator, table, bind, only, resolve);
}

struct TableArguments {
    Value autoload, include, resolve, comment, info, prefixes, implicit_returning;

    TableArguments(Evaluator& evaluator, python::Dict& keywords) {
        autoload = take(evaluator, keywords, "autoload_with");
        include = take(evaluator, keywords, "include_columns");
        resolve = take(evaluator, keywords, "resolve_fks");
        comment = take(evaluator, keywords, "comment");
        info = take(evaluator, keywords, "info");
        prefixes = take(evaluator, keywords, "prefixes");
        implicit_returning = take(evaluator, keywords, "implicit_returning");
        for (const char* name : {"autoload_replace", "listeners", "_extend_on", "_reflect_info"}) {
            take(evaluator, keywords, name);
        }
    }
};

void fill_table(Evaluator& evaluator, const Value& table, const std::vector<Value>& items, const TableArguments& given,
                python::Dict& keywords, bool may_replace) {
    if (given.comment.defined()) {
        set_field(evaluator, table, "comment", given.comment);
    }
    if (!is_none(given.info)) {
        set_field(evaluator, table, "info", given.info);
    }
    if (!is_none(given.prefixes)) {
        set_field(evaluator, table, "_prefixes", evaluator.list(python::to_vector(evaluator, given.prefixes)));
    }
    if (given.implicit_returning.defined()) {
        set_field(evaluator, table, "implicit_returning", given.implicit_returning);
    }
    keep_options(evaluator, table, keywords, "Table");
    if (!is_none(given.autoload)) {
        load_existing(evaluator, table, given.autoload, or_none(given.include),
                      !given.resolve.defined() || python::truth(evaluator, given.resolve));
        may_replace = true;
    }
    for (const Value& item : items) {
        attach(evaluator, table, python::force(evaluator, item), may_replace);
    }
}

Value construct_table(Call& call) {
    Evaluator& evaluator = call.evaluator;
    std::vector<Value> items = call.rest(0);
    python::Dict& keywords = call.keywords(1);
    auto positional_or_keyword = [&](std::string_view name) {
        Value value;
        if (!items.empty()) {
            value = python::force(evaluator, items.front());
            items.erase(items.begin());
        } else {
            value = take(evaluator, keywords, name);
        }
        return value;
    };
    Value name = positional_or_keyword("name");
    Value metadata = positional_or_keyword("metadata");
    if (!python::as_str(name) || !is_a(metadata, schema_class("MetaData"))) {
        python::raise(evaluator, python::ExceptionType::TypeError,
                      !name.defined() || !metadata.defined()
                          ? "Table object requires 'name' and 'metadata' arguments"
                          : "Table() takes a name and a MetaData as its first two arguments");
    }
    name = make_quoted(evaluator, name, take(evaluator, keywords, "quote"));
    const Value schema = make_quoted(evaluator, schema_for(metadata, take(evaluator, keywords, "schema")),
                                     take(evaluator, keywords, "quote_schema"));
    auto is_set = [&](std::string_view option_name) {
        Value value = take(evaluator, keywords, option_name);
        return value.defined() && python::truth(evaluator, value);
    };
    bool keep = is_set("keep_existing");
    bool extend = is_set("extend_existing");
    bool must_exist = is_set("must_exist");
    if (keep && extend) {
        raise_argument_error(evaluator, "keep_existing and extend_existing are mutually exclusive.");
    }
    TableArguments given(evaluator, keywords);
    std::string key = table_key(text_or_empty(schema), *as_text(name));
    python::Dict& tables = field(metadata, "_tables").as<python::Dict>();
    if (Value* existing = tables.table.find(key)) {
        Value table = *existing;
        if (!keep && !extend && !items.empty()) {
            raise_error(evaluator, "InvalidRequestError",
                        fmt::format("Table '{}' is already defined for this MetaData instance.  Specify "
                                    "'extend_existing=True' to redefine "
                                    "options and columns on an existing Table object.",
                                    key));
        }
        if (extend) {
            fill_table(evaluator, table, items, given, keywords, true);
        }
        return table;
    }
    if (must_exist) {
        raise_error(evaluator, "InvalidRequestError", fmt::format("Table '{}' not defined", key));
    }
    Value table = evaluator.instance(call.self.as<python::Class>());
    set_field(evaluator, table, "name", name);
    set_field(evaluator, table, "metadata", metadata);
    set_field(evaluator, table, "schema", or_none(schema));
    set_field(evaluator, table, "fullname", evaluator.str(key));
    set_field(evaluator, table, "_columns", Value(evaluator.dict()));
    Value primary = make(evaluator, schema_class("PrimaryKeyConstraint"), {{"_implicit", Value::boolean(true)}});
    set_field(evaluator, primary, "_order", Value::integer(state(evaluator).next_order++));
    set_field(evaluator, primary, "_columns", evaluator.list());
    set_field(evaluator, primary, "parent", table);
    set_field(evaluator, table, "primary_key", primary);
    add_part(evaluator, table, "_constraints", primary);
    tables.table.set(evaluator.intern(key), table);
    try {
        fill_table(evaluator, table, items, given, keywords, extend || keep);
    } catch (...) {
        tables.table.erase(evaluator, evaluator.intern(key));
        throw;
    }
    return table;
}

void remove_from_list(Evaluator& evaluator, const Value& owner, std::string_view name, const Value& gone) {
    std::vector<Value> left = items_of(owner, name);
    std::erase_if(left, [&](const Value& one) { return one.same(gone); });
    set_field(evaluator, owner, name, evaluator.list(std::move(left)));
}

/// A column takes the place of another: the constraints of its foreign keys go.
void replace_column(Evaluator& evaluator, const Value& table, const Value& old) {
    for (const Value& key : items_of(old, "foreign_keys")) {
        if (Value constraint = some_field(key, "constraint"); constraint.defined()) {
            remove_part(evaluator, table, "_constraints", constraint);
        }
    }
    Value primary = field(table, "primary_key");
    remove_from_list(evaluator, primary, "_columns", old);
}

void attach_flags(Evaluator& evaluator, const Value& table, const Value& column) {
    Value index = some_field(column, "index");
    Value unique = some_field(column, "unique");
    bool is_unique = unique.defined() && python::truth(evaluator, unique);
    if (index.defined() && python::truth(evaluator, index)) {
        if (python::as_str(index)) {
            raise_argument_error(
                evaluator,
                "The 'index' keyword argument on Column is boolean only. To create indexes with a specific name, "
                "create an explicit Index object external to the Table.");
        }
        Value made = make(
            evaluator, schema_class("Index"),
            {{"name", Value::none()}, {"unique", Value::boolean(is_unique)}, {"_pending", evaluator.list({column})}});
        set_field(evaluator, made, "_column_flag", Value::boolean(true));
        attach_index(evaluator, table, made);
    } else if (is_unique) {
        if (python::as_str(unique)) {
            raise_argument_error(
                evaluator,
                "The 'unique' keyword argument on Column is boolean only. To create unique constraints or indexes "
                "with a specific name, append an explicit UniqueConstraint to the Table's list of elements, or "
                "create an explicit Index object external to the Table.");
        }
        Value made = make(evaluator, schema_class("UniqueConstraint"),
                          {{"name", Value::none()}, {"_pending", evaluator.list({column})}});
        set_field(evaluator, made, "_column_flag", Value::boolean(true));
        set_field(evaluator, made, "_order", Value::integer(state(evaluator).next_order++));
        attach_constraint(evaluator, table, made);
    }
}

void join_primary_key(Evaluator& evaluator, const Value& table, const Value& column) {
    Value primary = field(table, "primary_key");
    std::vector<Value> members = items_of(primary, "_columns");
    std::erase_if(members, [&](const Value& one) {
        return one.same(column) || text_field(one, "key") == text_field(column, "key");
    });
    members.push_back(column);
    set_field(evaluator, primary, "_columns", evaluator.list(std::move(members)));
    if (flag(evaluator, primary, "_implicit")) {
        set_field(evaluator, primary, "name", Value::none());
        name_by_convention(evaluator, primary, table);
    }
}

}  // namespace

std::vector<Value> columns_of(const Value& table) {
    Value columns = field(table, "_columns");
    if (!columns.is(Kind::dict)) {
        return items(columns);
    }
    std::vector<Value> all;
    std::size_t position = 0;
    Value key;
    Value value;
    while (columns.as<python::Dict>().table.next(position, key, value)) {
        all.push_back(value);
    }
    return all;
}

std::vector<Value> constraints_of(const Value& table) {
    std::vector<Value> all = parts_of(table, "_constraints");
    std::stable_sort(all.begin(), all.end(), [](const Value& a, const Value& b) {
        return field(a, "_order").as_integer() < field(b, "_order").as_integer();
    });
    return all;
}

std::vector<Value> indexes_of(const Value& table) {
    return parts_of(table, "_indexes");
}

namespace {

std::string set_of(std::string_view name) {
    return fmt::format("{}_set", name);
}

std::vector<Value> members_of(const Value& set) {
    std::vector<Value> members;
    std::size_t position = 0;
    Value one;
    while (set.as<python::Set>().table.next(position, one)) {
        members.push_back(one);
    }
    return members;
}

}  // namespace

std::vector<Value> parts_of(const Value& table, std::string_view name) {
    std::vector<Value> parts = items_of(table, name);
    const Value seen = field(table, set_of(name));
    if (seen.is(Kind::set)) {
        const std::vector<Value> members = members_of(seen);
        std::erase_if(parts, [&](const Value& one) { return !holds(members, one); });
        std::copy_if(members.begin(), members.end(), std::back_inserter(parts),
                     [&](const Value& one) { return !holds(parts, one); });
    }
    return parts;
}

void add_part(Evaluator& evaluator, const Value& table, std::string_view name, const Value& part) {
    set_field(evaluator, table, name, evaluator.list(parts_of(table, name)));
    append_field(evaluator, table, name, part);
    if (const Value seen = field(table, set_of(name)); seen.is(Kind::set)) {
        seen.as<python::Set>().table.add(evaluator, part);
    }
}

void remove_part(Evaluator& evaluator, const Value& table, std::string_view name, const Value& part) {
    std::vector<Value> left = parts_of(table, name);
    std::erase_if(left, [&](const Value& one) { return one.same(part); });
    set_field(evaluator, table, name, evaluator.list(std::move(left)));
    if (const Value seen = field(table, set_of(name)); seen.is(Kind::set)) {
        seen.as<python::Set>().table.erase(evaluator, part);
    }
}

Value column_of(const Value& table, std::string_view key) {
    Value columns = field(table, "_columns");
    Value* found = columns.is(Kind::dict) ? columns.as<python::Dict>().table.find(key) : nullptr;
    return found ? *found : Value();
}

Value metadata_of(const Value& table) {
    return field(table, "metadata");
}

void attach(Evaluator& evaluator, const Value& table, const Value& item, bool may_replace) {
    if (is_column(item)) {
        attach_column(evaluator, table, item, may_replace);
    } else if (is_constraint(item)) {
        attach_constraint(evaluator, table, item);
    } else if (is_a(item, schema_class("Index"))) {
        attach_index(evaluator, table, item);
    } else {
        raise_argument_error(evaluator,
                             fmt::format("'SchemaItem' object, such as a 'Column' or a 'Constraint' expected, got {}",
                                         python::repr(evaluator, item)));
    }
}

void attach_column(Evaluator& evaluator, const Value& table, const Value& column, bool may_replace) {
    std::string name = text_field(column, "name").value_or("");
    if (name.empty()) {
        raise_argument_error(
            evaluator,
            "Column must be constructed with a non-blank name or assign a non-blank .name before adding to a Table.");
    }
    if (is_none(field(column, "key"))) {
        set_field(evaluator, column, "key", field(column, "name"));
    }
    std::string key = text_field(column, "key").value_or(name);
    if (Value owner = some_field(column, "table"); owner.defined() && !owner.same(table)) {
        raise_argument_error(evaluator, fmt::format("Column object '{}' already assigned to Table '{}'", key,
                                                    text_field(owner, "name").value_or("")));
    }
    python::Dict& columns = field(table, "_columns").as<python::Dict>();
    Value present = column_of(table, key);
    if (!present.defined()) {
        for (const Value& one : columns_of(table)) {
            if (text_field(one, "name") == name) {
                present = one;
            }
        }
    }
    if (present.defined() && !present.same(column)) {
        if (!may_replace) {
            raise_error(
                evaluator, "DuplicateColumnError",
                fmt::format("A column with {} '{}' is already present in table '{}'.", key == name ? "name" : "key",
                            key == name ? name : key, text_field(table, "name").value_or("")));
        }
        replace_column(evaluator, table, present);
    }
    notify(evaluator, column, "before_parent_attach", {column, table});
    columns.table.set(evaluator.intern(key), column);
    evaluator.account(columns);
    set_field(evaluator, column, "table", table);
    if (flag(evaluator, column, "primary_key")) {
        join_primary_key(evaluator, table, column);
    }
    attach_flags(evaluator, table, column);
    attach_type(evaluator, table, column);
    for (const Value& key_item : items_of(column, "foreign_keys")) {
        attach_foreign_key(evaluator, key_item, column, table);
    }
    for (const Value& constraint : items_of(column, "constraints")) {
        name_by_convention(evaluator, constraint, table);
    }
    for (const Value& waiting : items_of(column, "_waiting")) {
        attach_when_possible(evaluator, waiting);
    }
    notify(evaluator, column, "after_parent_attach", {column, table});
}

namespace {

/// The parts of a table as sets, which they are in SQLAlchemy.
void add_collections(NativeClass& table) {
    for (const auto& [shown, name] : {std::pair("constraints", "_constraints"), std::pair("indexes", "_indexes")}) {
        table.property(
            shown,
            [name = name](Evaluator& evaluator, const Value& self) {
                const Value seen = field(self, set_of(name));
                if (seen.is(Kind::set)) {
                    return seen;
                }
                Ref<python::Set> all = evaluator.set();
                for (const Value& one : parts_of(self, name)) {
                    all->table.add(evaluator, one);
                }
                set_field(evaluator, self, set_of(name), Value(all));
                return Value(all);
            },
            [name = name](Evaluator& evaluator, const Value& self, const Value& given) {
                Ref<python::Set> all = evaluator.set();
                for (const Value& one : python::to_vector(evaluator, given)) {
                    all->table.add(evaluator, one);
                }
                set_field(evaluator, self, set_of(name), given.is(Kind::set) ? given : Value(all));
            });
    }
    table.property("foreign_keys", [](Evaluator& evaluator, const Value& self) {
        Ref<python::Set> all = evaluator.set();
        for (const Value& column : columns_of(self)) {
            for (const Value& one : items_of(column, "foreign_keys")) {
                all->table.add(evaluator, one);
            }
        }
        return Value(all);
    });
    table.property("foreign_key_constraints", [](Evaluator& evaluator, const Value& self) {
        Ref<python::Set> all = evaluator.set();
        for (const Value& one : parts_of(self, "_constraints")) {
            if (is_a(one, schema_class("ForeignKeyConstraint"))) {
                all->table.add(evaluator, one);
            }
        }
        return Value(all);
    });
}

}  // namespace

void add_table_members(NativeClass& table) {
    table.construct("*args, **kw", construct_table);
    table.initialise("*args, **kw", [](Call&) { return Value::none(); });
    defaults(table, {"comment", "schema"});
    table.value("_prefixes", [](Evaluator& evaluator) { return evaluator.list(); });
    table.value("implicit_returning", [](Evaluator&) { return Value::boolean(true); });
    table.method("append_column", "column, replace_existing=False", [](Call& call) {
        attach_column(call.evaluator, call.self, call[0], call.truth(1));
        return Value::none();
    });
    table.method("append_constraint", "constraint", [](Call& call) {
        attach(call.evaluator, call.self, call[0]);
        return Value::none();
    });
    add_collections(table);
    table.method("add_is_dependent_on", "table", [](Call& call) {
        append_field(call.evaluator, call.self, "_extra_dependencies", call[0]);
        return Value::none();
    });
    add_table_copying(table);
    for (const char* name : {"autoincrement_column", "_autoincrement_column"}) {
        table.property(name, [](Evaluator& evaluator, const Value& self) {
            return or_none(autoincrement_column(evaluator, self));
        });
    }
    table.property("key", [](Evaluator&, const Value& self) { return field(self, "fullname"); });
    for (const char* name : {"dialect_kwargs", "kwargs"}) {
        table.property(name, [](Evaluator& evaluator, const Value& self) {
            Value options = field(self, "_options");
            return options.defined() ? options : Value(evaluator.dict());
        });
    }
    for (bool create : {true, false}) {
        table.method(create ? "create" : "drop", "bind, checkfirst=False", [create](Call& call) {
            (create ? create_element : drop_element)(call.evaluator, call.self, call[0], call.truth(1), Value::none());
            return Value::none();
        });
    }
    table.method("__str__", "", [](Call& call) { return field(call.self, "fullname"); });
    table.method("__repr__", "", [](Call& call) {
        Evaluator& evaluator = call.evaluator;
        std::vector<std::string> parts = {python::repr(evaluator, field(call.self, "name")), "MetaData()"};
        for (const Value& column : columns_of(call.self)) {
            parts.push_back(python::repr(evaluator, column));
        }
        parts.push_back("schema=" + python::repr(evaluator, or_none(field(call.self, "schema"))));
        return evaluator.str(fmt::format("Table({})", fmt::join(parts, ", ")));
    });
}

}  // namespace aludel::script::sqlalchemy
