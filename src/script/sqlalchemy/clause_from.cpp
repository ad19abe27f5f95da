#include <fmt/format.h>

#include <algorithm>

#include "script/sqlalchemy/compile.hpp"
#include "script/sqlalchemy/error.hpp"
#include "script/sqlalchemy/schema.hpp"
#include "script/sqlalchemy/selectable.hpp"

namespace aludel::script::sqlalchemy {
namespace {

Value collection(Evaluator& evaluator, const Value& from) {
    Value own = field(from, "_columns");
    if (own.is(python::Kind::dict)) {
        return make(evaluator, column_collection_class(), {{"_columns", own}});
    }
    Ref<python::Dict> by_key = evaluator.dict();
    bool join = node_of(from) == Node::join;
    for (const Value& column : from_columns(evaluator, from)) {
        std::string key = text_field(column, "key").value_or(text_field(column, "name").value_or(""));
        if (join) {
            Value table = some_field(column, "table");
            std::string name = table.defined() ? text_field(table, "name").value_or("") : "";
            by_key->table.set(evaluator.intern(name + "_" + key), column);
        }
        if (!by_key->table.find(key)) {
            by_key->table.set(evaluator.intern(key), column);
        }
    }
    return make(evaluator, column_collection_class(), {{"_columns", Value(by_key)}});
}

python::Dict& columns_within(const Value& self) {
    return field(self, "_columns").as<python::Dict>();
}

std::vector<Value> collection_items(const Value& self, bool keys) {
    std::vector<Value> all;
    std::size_t position = 0;
    Value key;
    Value value;
    while (columns_within(self).table.next(position, key, value)) {
        all.push_back(keys ? key : value);
    }
    return all;
}

/// A column as the alias or subquery shows it.
Value proxy(Evaluator& evaluator, const Value& column, const Value& table, const Value& name) {
    Value made = make_column(evaluator, name, some_field(column, "type"), table);
    set_field(evaluator, made, "_proxies", column);
    return made;
}

/// The foreign key by which two tables hang together.
Value condition_between(Evaluator& evaluator, const Value& left, const Value& right) {
    std::vector<Value> found;
    int constraints = 0;
    for (bool reverse : {false, true}) {
        const Value& from = reverse ? left : right;
        const Value& to = reverse ? right : left;
        std::vector<Value> keyed;
        for (const Value& column : from_columns(evaluator, from)) {
            Value real = column;
            while (some_field(real, "_proxies").defined()) {
                real = some_field(real, "_proxies");
            }
            for (const Value& key : items_of(real, "foreign_keys")) {
                Value target = referred_column(evaluator, key);
                for (const Value& candidate : from_columns(evaluator, to)) {
                    Value behind = candidate;
                    while (some_field(behind, "_proxies").defined()) {
                        behind = some_field(behind, "_proxies");
                    }
                    if (target.defined() && behind.same(target)) {
                        Value constraint = some_field(key, "constraint");
                        if (std::none_of(keyed.begin(), keyed.end(),
                                         [&](const Value& one) { return one.same(constraint); })) {
                            keyed.push_back(constraint);
                            ++constraints;
                        }
                        found.push_back(compare(evaluator, Operator::eq, candidate, column));
                    }
                }
            }
        }
        if (!found.empty()) {
            break;
        }
    }
    auto name = [&](const Value& table) { return python::str_text(evaluator, or_none(some_field(table, "name"))); };
    if (found.empty()) {
        raise_error(
            evaluator, "NoForeignKeysError",
            fmt::format("Can't find any foreign key relationships between '{}' and '{}'.", name(left), name(right)));
    }
    if (constraints > 1) {
        raise_error(evaluator, "AmbiguousForeignKeysError",
                    fmt::format("Can't determine join between '{}' and '{}'; tables have more than one foreign key "
                                "constraint relationship between "
                                "them. Please specify the 'onclause' of this join explicitly.",
                                name(left), name(right)));
    }
    return conjunction(evaluator, Operator::and_, found);
}

/// The same alias once more, with columns of its own.
Value copied_alias(Evaluator& evaluator, const Value& alias) {
    Value made = clone(evaluator, alias);
    std::vector<Value> columns;
    for (const Value& column : items_of(alias, "_columns")) {
        Value copied = clone(evaluator, column);
        set_field(evaluator, copied, "table", made);
        columns.push_back(copied);
    }
    set_field(evaluator, made, "_columns", evaluator.list(std::move(columns)));
    return made;
}

Value subquery_of(Evaluator& evaluator, const Value& select) {
    return make_alias(evaluator, "Subquery", select, Value::none());
}

}  // namespace

const NativeClass& column_collection_class() {
    static const ClassPointer type = [] {
        auto made = std::make_shared<NativeClass>("ReadOnlyColumnCollection", "sqlalchemy.sql.base");
        made->method("__getattr__", "key", [](Call& call) {
            Value* found = columns_within(call.self).table.find(call.text(0));
            if (!found) {
                python::raise(call.evaluator, python::ExceptionType::AttributeError, std::string(call.text(0)));
            }
            return *found;
        });
        made->method("__getitem__", "key", [](Call& call) {
            if (std::optional<std::string> key = as_text(call[0])) {
                Value* found = columns_within(call.self).table.find(*key);
                if (!found) {
                    python::raise(call.evaluator, python::ExceptionType::KeyError, std::vector<Value>{call[0]});
                }
                return *found;
            }
            return python::get_item(call.evaluator, call.evaluator.list(collection_items(call.self, false)), call[0]);
        });
        made->method("__iter__", "", [](Call& call) {
            return python::iterate(call.evaluator, call.evaluator.list(collection_items(call.self, false)));
        });
        made->method("__len__", "", [](Call& call) {
            return Value::integer(static_cast<std::int64_t>(columns_within(call.self).table.size()));
        });
        made->method("__contains__", "key", [](Call& call) {
            if (!python::as_str(call[0])) {
                raise_argument_error(call.evaluator, "__contains__ requires a string argument");
            }
            return Value::boolean(columns_within(call.self).table.find(*as_text(call[0])) != nullptr);
        });
        made->method("keys", "", [](Call& call) { return call.evaluator.list(collection_items(call.self, true)); });
        made->method("values", "", [](Call& call) { return call.evaluator.list(collection_items(call.self, false)); });
        made->method("items", "", [](Call& call) {
            std::vector<Value> pairs;
            for (const auto& entry : columns_within(call.self).table.entries()) {
                if (entry.key.defined()) {
                    pairs.push_back(call.evaluator.tuple({entry.key, entry.value}));
                }
            }
            return call.evaluator.list(std::move(pairs));
        });
        made->method("get", "key, default=None", [](Call& call) {
            Value* found = columns_within(call.self).table.find(call.text(0));
            return found ? *found : call[1];
        });
        made->method("contains_column", "col", [](Call& call) {
            std::vector<Value> all = collection_items(call.self, false);
            return Value::boolean(
                std::any_of(all.begin(), all.end(), [&](const Value& one) { return one.same(call[0]); }));
        });
        return made;
    }();
    return *type;
}

std::vector<Value> proxies(Evaluator& evaluator, const Value& select, const Value& table) {
    std::vector<Value> made;
    Value first = select;
    while (node_of(first) == Node::compound) {
        first = items_of(first, "selects").at(0);
    }
    std::vector<Value> columns =
        node_of(first) == Node::textual_select ? items_of(first, "column_args") : select_expressions(evaluator, first);
    int anonymous = 0;
    for (const Value& column : columns) {
        Value name = some_field(column, "name");
        if (!name.defined() && node_of(column) == Node::cast) {
            name = some_field(field(column, "clause"), "name");
        }
        if (!name.defined() || node_of(column) == Node::function) {
            name = evaluator.str(fmt::format("{}_{}", text_field(column, "name").value_or("anon"), ++anonymous));
        }
        made.push_back(proxy(evaluator, column, table, name));
    }
    return made;
}

std::vector<Value> from_columns(Evaluator& evaluator, const Value& from) {
    Value own = field(from, "_columns");
    if (own.is(python::Kind::dict) || own.is(python::Kind::list)) {
        return columns_of(from);
    }
    std::vector<Value> made;
    if (node_of(from) == Node::join) {
        for (const char* side : {"left", "right"}) {
            std::vector<Value> columns = from_columns(evaluator, field(from, side));
            made.insert(made.end(), columns.begin(), columns.end());
        }
        return made;
    }
    Value element = field(from, "element");
    if (is_select_base(element) || !items_of(element, "_returning").empty()) {
        made = proxies(evaluator, element, from);
    } else if (is_from(element)) {
        for (const Value& column : from_columns(evaluator, element)) {
            Value one = proxy(evaluator, column, from, field(column, "name"));
            set_field(evaluator, one, "key", field(column, "key"));
            made.push_back(one);
        }
    }
    if (is_a(from, clause_class("Alias"))) {
        set_field(evaluator, from, "_columns", evaluator.list(made));  // each column is one object
    }
    return made;
}

Value from_object(Evaluator& evaluator, const Value& given) {
    Value value = clause_element(evaluator, given);
    if (is_select_base(value)) {
        return subquery_of(evaluator, value);
    }
    if (is_from(value) || node_of(value) == Node::text) {
        return value;
    }
    if (node_of(value) == Node::function) {
        return make(evaluator, clause_class("TableValuedAlias"), {{"element", value}, {"name", Value::none()}});
    }
    refuse_unmapped_class(evaluator, value);
    raise_argument_error(evaluator, fmt::format("FROM expression, such as a Table or alias() object expected, got {}.",
                                                python::repr(evaluator, value)));
}

Value make_alias(Evaluator& evaluator, std::string_view type, const Value& element, const Value& name) {
    return make(evaluator, clause_class(type), {{"element", element}, {"name", or_none(name)}});
}

Value make_join(Evaluator& evaluator, const Value& left, const Value& right, const Value& condition, bool outer,
                bool full) {
    Value made = make(evaluator, clause_class("Join"), {{"left", left}, {"right", right}});
    Value on = is_none(condition) ? condition_between(evaluator, left, right) : criterion(evaluator, condition);
    set_field(evaluator, made, "onclause",
              node_of(on) == Node::boolean_list ? on : self_group(evaluator, on, Operator::as_boolean));
    set_field(evaluator, made, "isouter", Value::boolean(outer));
    set_field(evaluator, made, "full", Value::boolean(full));
    return made;
}

std::vector<Value> join_froms(Evaluator& evaluator, const Value& select, std::vector<Value> froms) {
    for (const Value& step : items_of(select, "_joins")) {
        const auto& parts = items(step);  // left, right, condition, outer, full
        Value left = parts[0];
        std::size_t at = froms.size();
        if (is_none(left)) {
            for (std::size_t i = 0; i < froms.size(); ++i) {
                if (!froms[i].same(parts[1])) {
                    at = i;
                    break;
                }
            }
            if (at == froms.size()) {
                raise_error(evaluator, "InvalidRequestError",
                            "Can't determine which FROM clause to join from; use select_from() to say it");
            }
            left = froms[at];
        } else {
            for (std::size_t i = 0; i < froms.size(); ++i) {
                if (froms[i].same(left)) {
                    at = i;
                }
            }
        }
        Value joined = make_join(evaluator, left, parts[1], parts[2], parts[3].as_boolean(), parts[4].as_boolean());
        if (at < froms.size()) {
            froms[at] = joined;
        } else {
            froms.push_back(joined);
        }
        std::erase_if(froms, [&](const Value& one) { return one.same(parts[1]); });
    }
    return froms;
}

void add_from_members(NativeClass& from, NativeClass& table, NativeClass& join) {
    for (const char* name : {"c", "columns", "exported_columns"}) {
        from.property(name, collection);
    }
    from.method("alias", "name=None, flat=False",
                [](Call& call) { return make_alias(call.evaluator, "Alias", call.self, call[0]); });
    from.method("select", "", [](Call& call) { return make_select(call.evaluator, {call.self}); });
    from.method("lateral", "name=None",
                [](Call& call) { return make_alias(call.evaluator, "Lateral", call.self, call[0]); });
    from.method("tablesample", "sampling, name=None, seed=None", [](Call& call) {
        Value made = make_alias(call.evaluator, "TableSample", call.self, call[1]);
        Value sampling = clause_element(call.evaluator, call[0]);
        set_field(call.evaluator, made, "sampling",
                  is_clause(sampling) ? sampling : make_function(call.evaluator, "system", {sampling}));
        return made;
    });
    for (bool outer : {false, true}) {
        from.method(outer ? "outerjoin" : "join",
                    outer ? "right, onclause=None, full=False" : "right, onclause=None, isouter=False, full=False",
                    [outer](Call& call) {
                        bool is_outer = outer || call.truth(2);
                        bool full = call.truth(outer ? 2 : 3);
                        return make_join(call.evaluator, call.self, from_object(call.evaluator, call[0]), call[1],
                                         is_outer, full);
                    });
    }
    from.method("corresponding_column", "column, require_embedded=False", [](Call& call) {
        for (const Value& column : from_columns(call.evaluator, call.self)) {
            Value real = column;
            while (real.defined()) {
                if (real.same(call[0])) {
                    return column;
                }
                real = some_field(real, "_proxies");
            }
        }
        return Value::none();
    });
    from.property("description", [](Evaluator&, const Value& self) { return or_none(field(self, "name")); });
    defaults(from, {"name", "schema", "element"});
    defaults(join, {"onclause"});
    table.initialise("name, *columns, schema=None, **kw", [](Call& call) {
        Evaluator& evaluator = call.evaluator;
        set_field(evaluator, call.self, "name", call[0]);
        set_field(evaluator, call.self, "schema", call[1]);
        set_field(evaluator, call.self, "fullname",
                  call.is_none(1) ? call[0] : evaluator.str(table_key(call.text(1), call.text(0))));
        Ref<python::Dict> columns = evaluator.dict();
        for (const Value& column : call.rest(2)) {
            set_field(evaluator, column, "table", call.self);
            columns->table.set(evaluator.intern(text_field(column, "key").value_or("")), column);
        }
        set_field(evaluator, call.self, "_columns", Value(columns));
        return Value::none();
    });
    table.method("append_column", "c", [](Call& call) {
        set_field(call.evaluator, call[0], "table", call.self);
        field(call.self, "_columns")
            .as<python::Dict>()
            .table.set(call.evaluator.intern(text_field(call[0], "key").value_or("")), call[0]);
        return Value::none();
    });
    table.method("__str__", "", [](Call& call) { return field(call.self, "fullname"); });
    table.value("primary_key", [](Evaluator& evaluator) { return evaluator.tuple({}); });
}

void add_alias_members(NativeClass& alias, NativeClass& cte) {
    auto original = [](Evaluator&, const Value& self) { return or_none(field(self, "element")); };
    alias.property("original", original);
    alias.method("render_derived", "name=None, with_types=False", [](Call& call) {
        Value made = copied_alias(call.evaluator, call.self);
        if (!call.is_none(0)) {
            set_field(call.evaluator, made, "name", call[0]);
        }
        set_field(call.evaluator, made, "render_derived", Value::boolean(true));
        set_field(call.evaluator, made, "with_types", call[1]);
        return made;
    });
    alias.method("lateral", "name=None", [](Call& call) {
        if (node_of(call.self) != Node::table_valued) {
            return make_alias(call.evaluator, "Lateral", call.self, call[0]);
        }
        Value made = copied_alias(call.evaluator, call.self);
        set_field(call.evaluator, made, "is_lateral", Value::boolean(true));
        set_field(call.evaluator, made, "_base_name", or_none(field(call.self, "name")));
        set_field(call.evaluator, made, "name", call[0]);
        return made;
    });
    for (auto [name, keyword] : {std::pair("union", "UNION"), std::pair("union_all", "UNION ALL")}) {
        cte.method(name, "*other", [keyword = keyword](Call& call) {
            Evaluator& evaluator = call.evaluator;
            std::vector<Value> selects = {field(call.self, "element")};
            selects.insert(selects.end(), call.rest(0).begin(), call.rest(0).end());
            Value both =
                make(evaluator, clause_class("CompoundSelect"),
                     {{"keyword", evaluator.intern(keyword)}, {"selects", evaluator.list(std::move(selects))}});
            Value made = clone(evaluator, call.self);
            erase_field(evaluator, made, "_columns");
            set_field(evaluator, made, "element", both);
            set_field(evaluator, made, "_restates", call.self);
            return made;
        });
    }
    cte.method("alias", "name=None, flat=False", [](Call& call) {
        Value made = make(call.evaluator, clause_class("CTE"),
                          {{"name", call[0]}, {"element", field(call.self, "element")}, {"_alias_of", call.self}});
        return made;
    });
}

}  // namespace aludel::script::sqlalchemy
