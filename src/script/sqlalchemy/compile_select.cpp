#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"
#include "script/sqlalchemy/compiler.hpp"
#include "script/sqlalchemy/error.hpp"
#include "script/sqlalchemy/schema.hpp"
#include "script/sqlalchemy/selectable.hpp"

namespace aludel::script::sqlalchemy {

bool contains(const std::vector<Value>& values, const Value& value) {
    return std::any_of(values.begin(), values.end(), [&](const Value& one) { return one.same(value); });
}

namespace {

void add_once(std::vector<Value>& into, const Value& value) {
    if (!contains(into, value)) {
        into.push_back(value);
    }
}

/// The tables that a join brings with it: they do not stand in FROM by themselves.
void hidden_by(const Value& join, std::vector<Value>& into) {
    for (const char* side : {"left", "right"}) {
        Value part = field(join, side);
        into.push_back(part);
        if (node_of(part) == Node::join) {
            hidden_by(part, into);
        }
    }
}

}  // namespace

void collect_froms(const Value& clause, std::vector<Value>& into) {
    if (clause.is(python::Kind::list) || clause.is(python::Kind::tuple)) {
        for (const Value& one : items(clause)) {
            collect_froms(one, into);
        }
        return;
    }
    Node node = node_of(clause);
    switch (node) {
        case Node::none:
        case Node::scalar_select:
        case Node::exists:
        case Node::select:
        case Node::compound:
            return;
        case Node::column:
            if (Value table = some_field(clause, "table"); table.defined()) {
                add_once(into, table);
            } else if (Value alias = some_field(clause, "scalar_alias"); alias.defined()) {
                add_once(into, alias);
            }
            return;
        default:
            break;
    }
    if (is_from(clause)) {
        add_once(into, clause);
        return;
    }
    for (const char* part : {"left", "right", "element", "clauses", "clause", "whens", "value", "else_", "expr", "func",
                             "criterion", "target", "order_by", "partition_by"}) {
        if (Value inner = field(clause, part); inner.on_heap()) {
            collect_froms(inner, into);
        }
    }
}

std::string SqlCompiler::anonymous(std::string_view base) {
    return fmt::format("{}_{}", base, ++anonymous_[std::string(base)]);
}

/// What stands behind WHERE, HAVING: several are joined by AND.
std::string SqlCompiler::criteria(const std::vector<Value>& clauses) {
    std::vector<Value> kept;
    for (const Value& clause : clauses) {
        if (node_of(clause) == Node::false_) {
            return process(clause);
        }
        if (node_of(clause) != Node::true_) {
            kept.push_back(clause);
        }
    }
    if (kept.size() < 2) {
        return process(self_group(evaluator_, kept.empty() ? clauses.front() : kept.front(), Operator::as_boolean));
    }
    for (Value& clause : kept) {
        clause = self_group(evaluator_, clause, Operator::and_);
    }
    return list(kept, " AND ");
}

std::vector<Value> SqlCompiler::froms_of_select(const Value& select, const std::vector<Value>& columns) {
    std::vector<Value> froms;
    for (const Value& one : items_of(select, "_from")) {
        add_once(froms, one);
    }
    std::vector<Value> mentioned;
    for (const Value& column : columns) {
        collect_froms(column, mentioned);
    }
    for (const Value& criterion : items_of(select, "_where")) {
        collect_froms(criterion, mentioned);
    }
    for (const Value& one : mentioned) {
        add_once(froms, one);
    }
    froms = join_froms(evaluator_, select, std::move(froms));
    std::vector<Value> hidden;
    for (const Value& one : froms) {
        if (node_of(one) == Node::join) {
            hidden_by(one, hidden);
        }
    }
    std::erase_if(froms, [&](const Value& one) { return contains(hidden, one); });
    return froms;
}

/// What the enclosing statements have in FROM already is meant by the inner one, as long as something is left.
std::vector<Value> SqlCompiler::correlated(const Value& select, std::vector<Value> froms) {
    std::vector<Value> outer;
    if (!levels_.empty()) {
        outer = levels_.back().froms;
    }
    Value chosen = some_field(select, "_correlate");
    Value except = some_field(select, "_correlate_except");
    std::vector<Value> left;
    for (const Value& one : froms) {
        bool visible = contains(outer, one);
        if (chosen.defined()) {
            visible = visible && contains(items(chosen), one);
        } else if (except.defined()) {
            visible = visible && !contains(items(except), one);
        }
        if (!visible) {
            left.push_back(one);
        }
    }
    bool automatic = !chosen.defined() && !except.defined();
    return left.empty() && automatic ? froms : left;
}

std::string SqlCompiler::select_column(const Value& column, std::vector<std::string>& taken, ResultColumn& result) {
    Node node = node_of(column);
    result.column = column;
    Value type = some_field(column, "type");
    result.type = is_null_type(type) ? Value() : type;
    auto is_taken = [&](const std::string& name) { return std::find(taken.begin(), taken.end(), name) != taken.end(); };
    if (node == Node::label) {
        result.name = *text_field(column, "name");
        taken.push_back(result.name);
        in_columns_ = true;
        std::string made = process(column);
        in_columns_ = false;
        return made;
    }
    std::string made = process(column);
    if (node == Node::column) {
        result.name = text_field(column, "name").value_or("");
        bool literal_text = flag(evaluator_, column, "is_literal");
        bool as_part = in_from_ && !literal_text && some_field(column, "table").defined();
        if (is_taken(result.name) && !literal_text) {
            std::string name = anonymous(result.name);
            result.name = name;
            taken.push_back(name);
            return made + " AS " + quote_name(target_, name);
        }
        taken.push_back(result.name);
        return as_part ? made + " AS " + quote(field(column, "name")) : made;
    }
    if (node == Node::text) {
        return made;
    }
    if (node == Node::unary && !in_from_) {
        Value element = field(column, "element");
        Operator operation = operator_of(column);
        bool truth = (operation == Operator::is_true || operation == Operator::is_false) && !target_.is_postgresql();
        if (node_of(element) == Node::column && !truth) {
            result.name = text_field(element, "name").value_or("");
            return made;
        }
    }
    std::string base = "anon";
    if (node == Node::function || node == Node::next_value) {
        Value name = field(column, "name");
        base = as_text(name.defined() ? name : class_field(evaluator_, column, "name")).value_or("anon");
    } else if (node == Node::cast || node == Node::type_coerce) {
        Value inner = field(column, "clause");
        std::string name = node_of(inner) == Node::column ? text_field(inner, "name").value_or("") : "";
        if (!name.empty() && !is_taken(name)) {
            result.name = name;
            taken.push_back(name);
            return made + " AS " + quote(field(inner, "name"));
        }
        base = name.empty() ? base : name;
    }
    result.name = anonymous(base);
    taken.push_back(result.name);
    return made + " AS " + quote_name(target_, result.name);
}

std::string SqlCompiler::select_columns(const Value& select, Level& level, bool top) {
    std::vector<std::string> taken;
    std::string made;
    for (const Value& column : level.columns) {
        ResultColumn result;
        std::string one = select_column(column, taken, result);
        made += (made.empty() ? "" : ", ") + one;
        if (top) {
            columns_.push_back(std::move(result));
        }
    }
    static_cast<void>(select);
    return made;
}

std::string SqlCompiler::ordered(const Value& given, const Level& level) {
    std::optional<std::string> name = as_text(given);
    if (node_of(given) == Node::column && flag(evaluator_, given, "_textual")) {
        name = text_field(given, "name");
    }
    if (name) {
        for (const Value& column : level.columns) {
            if (text_field(column, "name") == *name || text_field(column, "key") == *name) {
                return node_of(column) == Node::label ? quote(field(column, "name")) : process(column);
            }
        }
        for (const Value& from_object : level.froms) {
            for (const Value& column : from_columns(evaluator_, from_object)) {
                if (text_field(column, "key") == *name) {
                    return process(column);
                }
            }
        }
        if (is_a(level.statement, clause_class("CompoundSelect"))) {
            return quote_name(target_, *name);
        }
        raise_error(evaluator_, "CompileError",
                    fmt::format("Can't resolve label reference for ORDER BY / GROUP BY / DISTINCT etc. Textual SQL "
                                "expression '{0}' should be "
                                "explicitly declared as text('{0}')",
                                *name));
    }
    if (node_of(given) == Node::unary && operator_of(given) == Operator::none) {
        return ordered(field(given, "element"), level) + std::string(facts_of(operator_of(given, "modifier")).text);
    }
    if (node_of(given) == Node::label && contains(level.columns, given)) {
        return quote(field(given, "name"));
    }
    for (const Value& column : level.columns) {
        // asc() and desc() of a label hold what is labelled.
        if (node_of(column) == Node::label && field(column, "element").same(given) && node_of(given) != Node::column) {
            return quote(field(column, "name"));
        }
    }
    return process(given);
}

std::string SqlCompiler::order(const std::vector<Value>& clauses, const Level& level) {
    std::string made;
    for (const Value& clause : clauses) {
        made += (made.empty() ? "" : ", ") + ordered(clause, level);
    }
    return made;
}

std::string SqlCompiler::select(const Value& select) {
    bool top = levels_.empty() && columns_.empty();
    bool part = std::exchange(in_from_, false);
    bool lateral = std::exchange(in_lateral_, false);
    Level level;
    level.statement = select;
    level.columns = select_expressions(evaluator_, select);
    std::vector<Value> all = froms_of_select(select, level.columns);
    std::vector<Value> froms = part && !lateral ? all : correlated(select, all);
    if (part && some_field(select, "_correlate").defined()) {
        froms = correlated(select, all);
    }
    level.froms = all;
    if (!levels_.empty()) {
        level.froms.insert(level.froms.end(), levels_.back().froms.begin(), levels_.back().froms.end());
    }
    for (std::size_t i = 0; i < level.froms.size(); ++i) {
        if (node_of(level.froms[i]) == Node::join) {
            std::vector<Value> inner;
            hidden_by(level.froms[i], inner);
            level.froms.insert(level.froms.end(), inner.begin(), inner.end());
        }
    }
    levels_.push_back(level);
    Scoped tables(include_table_, true);
    Scoped operators(in_operator_, false);
    std::string text = "SELECT ";
    for (const Value& prefix : items_of(select, "_prefixes")) {
        text += process(prefix) + " ";
    }
    std::vector<Value> distinct_on = items_of(select, "_distinct_on");
    if (!distinct_on.empty() && target_.is_postgresql()) {
        std::string chosen;
        for (const Value& one : distinct_on) {
            chosen += (chosen.empty() ? "" : ", ") + (as_text(one) ? ordered(one, level) : process(one));
        }
        text += fmt::format("DISTINCT ON ({}) ", chosen);
    } else if (flag(evaluator_, select, "_distinct")) {
        text += "DISTINCT ";
    }
    in_from_ = part;
    text += select_columns(select, level, top);
    in_from_ = false;
    std::string from_text;
    for (const Value& one : froms) {
        from_text += (from_text.empty() ? "" : ", ") + from(one);
    }
    text += from_text.empty() ? "" : " \nFROM " + from_text;
    if (std::vector<Value> criteria = items_of(select, "_where"); !criteria.empty()) {
        text += " \nWHERE " + this->criteria(criteria);
    }
    if (std::vector<Value> groups = items_of(select, "_group_by"); !groups.empty()) {
        text += " GROUP BY " + order(groups, level);
    }
    if (std::vector<Value> criteria = items_of(select, "_having"); !criteria.empty()) {
        text += " \nHAVING " + this->criteria(criteria);
    }
    if (std::vector<Value> orders = items_of(select, "_order_by"); !orders.empty()) {
        text += " ORDER BY " + order(orders, level);
    }
    text += limits(select) + for_update(select);
    levels_.pop_back();
    in_from_ = part;
    return levels_.empty() ? with_clause() + text : text;
}

std::string SqlCompiler::limits(const Value& select) {
    Value limit = some_field(select, "_limit");
    Value offset = some_field(select, "_offset");
    if (Value fetch = some_field(select, "_fetch"); fetch.defined()) {
        std::string text = offset.defined() ? fmt::format("\n OFFSET ({}) ROWS", process(offset)) : "";
        return text + fmt::format("\n FETCH FIRST ({}) ROWS ONLY", process(fetch));
    }
    if (!limit.defined() && !offset.defined()) {
        return {};
    }
    std::string text;
    if (target_.is_postgresql()) {
        text = limit.defined() ? " \n LIMIT " + process(limit) : "\n LIMIT ALL";
        return offset.defined() ? text + " OFFSET " + process(offset) : text;
    }
    text = "\n LIMIT " + (limit.defined() ? process(limit) : "-1");
    return text + " OFFSET " + (offset.defined() ? process(offset) : "0");
}

std::string SqlCompiler::for_update(const Value& select) {
    Value lock = some_field(select, "_for_update");
    if (!lock.defined() || !target_.is_postgresql()) {
        return {};
    }
    bool share = flag(evaluator_, lock, "read");
    bool key = flag(evaluator_, lock, "key_share");
    std::string text = share ? key ? " FOR KEY SHARE" : " FOR SHARE" : key ? " FOR NO KEY UPDATE" : " FOR UPDATE";
    std::string tables;
    for (const Value& one : items_of(lock, "of")) {
        Value table = is_from(one) ? one : some_field(one, "table");
        tables +=
            (tables.empty() ? "" : ", ") +
            (node_of(table) == Node::table ? quote(field(table, "name")) : quote_name(target_, alias_name(table)));
    }
    text += tables.empty() ? "" : " OF " + tables;
    text += flag(evaluator_, lock, "nowait") ? " NOWAIT" : "";
    return text + (flag(evaluator_, lock, "skip_locked") ? " SKIP LOCKED" : "");
}

std::string SqlCompiler::compound(const Value& compound) {
    bool top = levels_.empty() && columns_.empty();
    std::vector<Value> selects = items_of(compound, "selects");
    Level level;
    level.statement = compound;
    if (!levels_.empty()) {
        level.froms = levels_.back().froms;
    }
    bool part = in_from_;
    std::vector<Value> first = selects.empty() ? std::vector<Value>() : select_expressions(evaluator_, selects.front());
    levels_.push_back(level);
    std::string text;
    for (const Value& one : selects) {
        in_from_ = part;
        bool group = some_field(one, "_limit").defined() || some_field(one, "_offset").defined() ||
                     !items_of(one, "_order_by").empty() || node_of(one) == Node::compound;
        std::string inner = process(one);
        text += (text.empty() ? "" : fmt::format(" {} ", *text_field(compound, "keyword"))) +
                (group ? "(" + inner + ")" : inner);
    }
    in_from_ = false;
    Scoped tables(include_table_, false);
    level.columns = first;
    if (std::vector<Value> orders = items_of(compound, "_order_by"); !orders.empty()) {
        text += " ORDER BY " + order(orders, level);
    }
    text += limits(compound);
    levels_.pop_back();
    if (top) {
        for (const Value& column : first) {
            columns_.push_back({text_field(column, "name").value_or(""), some_field(column, "type"), column});
        }
    }
    in_from_ = part;
    return levels_.empty() ? with_clause() + text : text;
}

CompiledSql SqlCompiler::statement(const Value& clause) {
    CompiledSql made;
    Node node = node_of(clause);
    made.is_text = node == Node::text || node == Node::textual_select;
    if (node == Node::insert) {
        made.text = insert(clause, made);
    } else {
        made.text = process(clause);
    }
    if (node == Node::textual_select) {
        for (const Value& column : items_of(clause, "column_args")) {
            columns_.push_back({text_field(column, "name").value_or(""), some_field(column, "type"), column});
        }
    }
    made.returns_rows = node == Node::select || node == Node::compound || node == Node::textual_select ||
                        made.implicit_returning || !items_of(clause, "_returning").empty();
    made.columns = std::move(columns_);
    return made;
}

}  // namespace aludel::script::sqlalchemy
