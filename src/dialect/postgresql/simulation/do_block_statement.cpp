#include <algorithm>
#include <utility>

#include "base/text.hpp"
#include "dialect/postgresql/simulation/ask.hpp"
#include "dialect/postgresql/simulation/do_block.hpp"
#include "dialect/postgresql/simulation/do_block_run.hpp"

namespace aludel::dialect::postgresql::simulation {

namespace {

constexpr std::int64_t level_error = 21;
enum RaiseOption : std::int64_t { option_sqlstate = 0, option_message = 1, option_detail = 2, option_hint = 3 };

Node constant_of(const Value& text) {
    Node constant{Node::Form::object, "A_Const", {}, {}, {}};
    if (!text) {
        constant.fields.emplace_back("isnull", Node{Node::Form::boolean, {}, "true", {}, {}});
        return constant;
    }
    Node inner{Node::Form::object, {}, {}, {}, {}};
    inner.fields.emplace_back("sval", Node{Node::Form::text, {}, *text, {}, {}});
    constant.fields.emplace_back("sval", std::move(inner));
    return constant;
}

/// Why a variable in the statement is not known; else the variables stand in it as values.
std::string put_in_variables(Node& node, const Variables& variables, Evaluator& evaluator) {
    if (node.is("ColumnRef")) {
        const std::vector<std::string> names = strings_of(node.list("fields"));
        const auto found = names.empty() ? variables.end() : variables.find(names.front());
        if (found == variables.end() || names.size() > 2)
            return {};
        Datum value = found->second.value;
        if (names.size() == 2) {
            const auto& fields = found->second.fields;
            const auto field = std::find(fields.begin(), fields.end(), names[1]);
            if (field == fields.end() || value.is_null())
                return value.is_unknown() ? value.text : std::string();
            if (value.is_known())
                value = Datum(value.items.at(static_cast<std::size_t>(field - fields.begin())));
        }
        if (value.is_unknown())
            return value.text;
        node = constant_of(value.is_null() ? Value() : Value(evaluator.text_of(value)));
        return {};
    }
    for (Node& item : node.items)
        if (std::string why = put_in_variables(item, variables, evaluator); !why.empty())
            return why;
    for (auto& [name, field] : node.fields)
        if (std::string why = put_in_variables(field, variables, evaluator); !why.empty())
            return why;
    return {};
}

}  // namespace

Parsed BlockRun::parsed(const std::string& written) const {
    Parsed tree = parse(written);
    if (!tree.statement)
        throw Error(ErrorCode::statement_failed, tree.error).at(text_.place).statement(text_.sql, "42601");
    return tree;
}

RowSet BlockRun::ask(const std::string& written) {
    const Statement text{written, text_.place, {}, {}, {}};
    const Parsed tree = parsed(written);
    before_answer(state_, tree.statement, text);
    RowSet rows = Evaluator(state_, text, &variables_).answer(tree.statement);
    behind_answer(state_, tree.statement, text, &variables_);
    return rows;
}

Datum BlockRun::value(const std::string& expression) {
    const RowSet rows = ask("SELECT " + expression);
    if (rows.rows.empty() || rows.columns.empty())
        return Datum::null();
    if (!rows.rows.front().maybe.empty())
        return Datum::unknown(rows.rows.front().maybe);
    return rows.rows.front().cells.front();
}

Datum BlockRun::condition(const Node& node) {
    return value("(" + node.word("query") + ")::boolean");
}

void BlockRun::set(std::size_t number, Datum value) {
    const Declared& one = declared_.at(number);
    if (!one.field.empty()) {
        Variable& record = variables_[declared_.at(one.parent).name];
        const auto field = std::find(record.fields.begin(), record.fields.end(), one.field);
        if (record.value.is_known() && field != record.fields.end())
            record.value.items.at(static_cast<std::size_t>(field - record.fields.begin())) = std::move(value);
        return;
    }
    if (one.type != 0 && !value.is_unknown()) {
        const Statement text{"", text_.place, {}, {}, {}};
        value = Evaluator(state_, text).cast(value, one.type, Node{});
    }
    variables_[one.name].value = std::move(value);
}

void BlockRun::set_record(const std::string& name, const RowSet& shape, const TableRow* row, const std::string& why) {
    Variable& record = variables_[name];
    record.fields.clear();
    for (const ColumnInfo& column : shape.columns) record.fields.push_back(column.name);
    record.value = !why.empty()     ? Datum::unknown(why, type_id::record)
                   : row == nullptr ? Datum::null(type_id::record)
                                    : Datum::array(row->cells, type_id::record);
}

void BlockRun::store(const Node& target, const RowSet& rows) {
    std::string why;
    for (const TableRow& row : rows.rows)
        if (!row.maybe.empty() && why.empty())
            why = row.maybe;
    const TableRow* row = rows.rows.empty() ? nullptr : &rows.rows.front();
    if (target.is("PLpgSQL_rec")) {
        set_record(target.word("refname"), rows, row, why);
        return;
    }
    const auto& fields = target.list("fields");
    if (fields.size() == 1)
        if (const Declared& only = declared_.at(static_cast<std::size_t>(fields[0].number("varno"))); only.record) {
            set_record(only.name, rows, row, why);
            return;
        }
    if (target.is("PLpgSQL_var"))
        variables_[target.word("refname")].value = !why.empty()     ? Datum::unknown(why)
                                                   : row == nullptr ? Datum::null()
                                                                    : row->cells.at(0);
    for (std::size_t i = 0; i < fields.size(); ++i)
        set(static_cast<std::size_t>(fields[i].number("varno")), !why.empty() ? Datum::unknown(why)
                                                                 : row == nullptr || i >= row->cells.size()
                                                                     ? Datum::null()
                                                                     : row->cells[i]);
}

void BlockRun::found(bool any) {
    variables_["found"].value = Datum::boolean(any);
}

void BlockRun::found_unknown(const std::string& why) {
    variables_["found"].value = Datum::unknown(why, type_id::boolean);
}

void BlockRun::static_sql(const Node& node) {
    sql(node["sqlstmt"].word("query"), node);
}

void BlockRun::sql(const std::string& written, const Node& node) {
    Parsed tree = parsed(written);
    if (!tree.statement.is("SelectStmt") || tree.statement["intoClause"]) {
        change(std::move(tree.statement), written);
        if (node.flag("into"))
            doubt_target(node, "what a statement gives back");
        return;
    }
    const RowSet rows = ask(written);
    const bool unsure =
        std::any_of(rows.rows.begin(), rows.rows.end(), [](const TableRow& row) { return !row.maybe.empty(); });
    if (node.flag("strict") && !unsure && rows.rows.size() != 1)
        throw Error(ErrorCode::statement_failed,
                    rows.rows.empty() ? "query returned no rows" : "query returned more than one row")
            .at(text_.place)
            .statement(text_.sql, rows.rows.empty() ? "P0002" : "P0003");
    if (node.flag("into"))
        store(node["target"], rows);
    if (unsure)
        found_unknown(rows.rows.front().maybe.empty() ? "whether there are rows" : rows.rows.front().maybe);
    else
        found(!rows.rows.empty());
}

void BlockRun::change(Node tree, const std::string& written) {
    const Statement text{written, text_.place, {}, {}, {}};
    Evaluator evaluator(state_, text, &variables_);
    const bool rows = tree.is("InsertStmt") || tree.is("UpdateStmt") || tree.is("DeleteStmt");
    if (rows)
        if (const std::string why = put_in_variables(tree, variables_, evaluator); !why.empty()) {
            doubt_sql(written, why);
            found_unknown(why);
            return;
        }
    apply_(state_, tree, text);
    if (rows)
        found_unknown("whether a statement has touched rows");
}

void BlockRun::dynamic_sql(const Node& node) {
    const Datum text = value(node["query"].word("query"));
    if (text.is_null())
        throw Error(ErrorCode::statement_failed, "query string argument of EXECUTE is null")
            .at(text_.place)
            .statement(text_.sql, "22004");
    if (text.is_unknown()) {
        doubt_dynamic(node, text.text);
        return;
    }
    const Parsed tree = parsed(text.text);
    if (node.list("params").empty()) {
        // Found is not touched by EXECUTE.
        const Datum before = variables_["found"].value;
        sql(text.text, node);
        variables_["found"].value = before;
        return;
    }
    Statement inner{text.text, text_.place, {}, {}, {}};
    for (const Node& parameter : node.list("params")) {
        const Datum given = value(parameter.word("query"));
        if (given.is_unknown()) {
            doubt_dynamic(node, given.text);
            return;
        }
        inner.parameters.push_back(Evaluator(state_, inner).output(given));
    }
    if (!tree.statement.is("SelectStmt"))
        apply_(state_, tree.statement, inner);
    else if (node.flag("into"))
        store(node["target"], Evaluator(state_, inner).answer(tree.statement));
}

void BlockRun::perform(const std::string& written) {
    const RowSet rows = ask(written);
    const bool unsure =
        std::any_of(rows.rows.begin(), rows.rows.end(), [](const TableRow& row) { return !row.maybe.empty(); });
    if (unsure)
        found_unknown(rows.rows.front().maybe);
    else
        found(!rows.rows.empty());
}

std::string BlockRun::raised_message(const Node& node) {
    const std::string& pattern = node.word("message");
    std::string message;
    std::size_t next = 0;
    const auto& parameters = node.list("params");
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        if (pattern[i] != '%') {
            message += pattern[i];
            continue;
        }
        if (i + 1 < pattern.size() && pattern[i + 1] == '%') {
            message += pattern[++i];
            continue;
        }
        if (next >= parameters.size())
            continue;
        const Datum given = value(parameters[next++].word("query"));
        const Statement text{"", text_.place, {}, {}, {}};
        message += given.is_unknown() ? "(unknown)" : Evaluator(state_, text).output(given).value_or("<NULL>");
    }
    return message;
}

void BlockRun::raise(const Node& node) {
    if (node.number("elog_level") < level_error)
        return;
    const bool again = !node["message"] && !node["condname"] && node.list("options").empty();
    if (again && !caught_.empty())
        throw Error(caught_.back());
    std::string sqlstate = node["condname"] ? sqlstate_of(node.word("condname")) : "P0001";
    std::string message = node["message"] ? raised_message(node) : std::string();
    std::string detail;
    std::string hint;
    for (const Node& option : node.list("options")) {
        const Datum given = value(option["expr"].word("query"));
        if (given.is_unknown())
            continue;
        switch (option.number("opt_type")) {
            case option_sqlstate:
                sqlstate = sqlstate_of(given.text);
                break;
            case option_message:
                message = given.text;
                break;
            case option_detail:
                detail = given.text;
                break;
            case option_hint:
                hint = given.text;
                break;
            default:
                break;
        }
    }
    if (message.empty())
        message = node["condname"] ? node.word("condname") : sqlstate;
    throw Error(ErrorCode::statement_failed, message)
        .at(text_.place)
        .detail(detail)
        .hint(hint)
        .statement(text_.sql, sqlstate);
}

}  // namespace aludel::dialect::postgresql::simulation
