#include "dialect/postgresql/simulation/do_block_run.hpp"

#include <algorithm>
#include <utility>

#include "base/interrupt.hpp"
#include "base/text.hpp"
#include "dialect/postgresql/simulation/do_block.hpp"

namespace aludel::dialect::postgresql::simulation {

namespace {

constexpr long most_steps = 10'000;

const std::string& query_of(const Node& expression) {
    return expression.word("query");
}

/// The lines of a block and of those within it, for what is declared where.
void collect_block_lines(const Node& node, std::vector<std::int64_t>& lines) {
    if (node.is("PLpgSQL_stmt_block"))
        lines.push_back(node.number("lineno"));
    for (const Node& item : node.items) collect_block_lines(item, lines);
    for (const auto& [name, field] : node.fields) collect_block_lines(field, lines);
}

}  // namespace

void BlockRun::run(const Node& function) {
    for (const Node& datum : function.list("datums")) declare(datum);
    variables_["found"].value = Datum::boolean(false);
    const Node& action = function["action"];
    std::vector<std::int64_t> lines;
    collect_block_lines(action, lines);
    // What has an initial value gets it where its block begins: the first BEGIN behind it.
    for (Declared& one : declared_) {
        const auto line = std::find_if(lines.begin(), lines.end(), [&](std::int64_t at) { return at >= one.line; });
        one.line = line == lines.end() ? lines.front() : *line;
    }
    block(action);
}

void BlockRun::declare(const Node& datum) {
    Declared one;
    one.name = datum.word("refname");
    one.line = datum.number("lineno");
    one.record = datum.is("PLpgSQL_rec");
    if (datum.is("PLpgSQL_var")) {
        const std::string type = ascii_lower(trim(datum["datatype"].word("typname")));
        one.type = type_named(type);
        // The parser knows a record by the word RECORD in capitals alone.
        one.record = type == "record" || type.ends_with("%rowtype");
        if (datum["default_val"])
            one.initial = &datum["default_val"];
    }
    if (datum.is("PLpgSQL_recfield")) {
        one.field = datum.word("fieldname");
        one.parent = static_cast<std::size_t>(datum.number("recparentno"));
    }
    if (datum.is("PLpgSQL_var") || one.record)
        variables_[one.name].value = Datum::null(one.type == 0 ? type_id::unknown : one.type);
    declared_.push_back(std::move(one));
}

TypeId BlockRun::type_named(const std::string& written) {
    if (written == "unknown" || written == "record" || written.find('%') != std::string::npos)
        return 0;
    const Parsed tree = parse("SELECT NULL::" + written);
    if (!tree.statement)
        return 0;
    try {
        return Evaluator(state_, text_).shape(tree.statement).columns.at(0).type;
    } catch (const Error&) {
        return 0;
    }
}

BlockRun::Flow BlockRun::statements(const std::vector<Node>& body) {
    for (const Node& node : body) {
        if (!doubted_.empty()) {
            doubt(node, doubted_);
            continue;
        }
        const Flow flow = statement(node);
        if (flow != Flow::next)
            return flow;
    }
    return Flow::next;
}

BlockRun::Flow BlockRun::statement(const Node& node) {
    interrupt::check();
    if (++steps_ > most_steps)
        throw Error(ErrorCode::not_supported, "a DO block that runs this long is not simulated").at(text_.place);
    if (node.is("PLpgSQL_stmt_block"))
        return block(node);
    if (node.is("PLpgSQL_stmt_if"))
        return branch(node);
    if (node.is("PLpgSQL_stmt_fors"))
        return loop_over_rows(node, query_of(node["query"]));
    if (node.is("PLpgSQL_stmt_dynfors")) {
        const Datum text = value(query_of(node["query"]));
        if (text.is_known() && node.list("params").empty())
            return loop_over_rows(node, text.text);
        doubt(node, text.is_unknown() ? text.text : "a loop over rows of a statement that is put together");
        return Flow::next;
    }
    if (node.is("PLpgSQL_stmt_foreach_a"))
        return loop_over_array(node);
    if (node.is("PLpgSQL_stmt_fori"))
        return loop_over_numbers(node);
    if (node.is("PLpgSQL_stmt_while") || node.is("PLpgSQL_stmt_loop"))
        return loop_while(node);
    if (node.is("PLpgSQL_stmt_exit"))
        return exit(node);
    if (node.is("PLpgSQL_stmt_return"))
        return Flow::finish;
    if (node.is("PLpgSQL_stmt_assign"))
        assign(node);
    else if (node.is("PLpgSQL_stmt_execsql"))
        static_sql(node);
    else if (node.is("PLpgSQL_stmt_dynexecute"))
        dynamic_sql(node);
    else if (node.is("PLpgSQL_stmt_perform"))
        perform(query_of(node["expr"]));
    else if (node.is("PLpgSQL_stmt_getdiag"))
        diagnostics(node);
    else if (node.is("PLpgSQL_stmt_raise"))
        raise(node);
    else if (node.is("PLpgSQL_stmt_call"))
        run_called_functions(state_, parsed(query_of(node["expr"])).statement, text_);
    // What a function gives is not known anyway.
    else if (!node.is("PLpgSQL_stmt_return_query") && !node.is("PLpgSQL_stmt_return_next"))
        refuse(node);
    return Flow::next;
}

void BlockRun::refuse(const Node& node) const {
    throw Error(ErrorCode::not_supported,
                "what " + node.kind.substr(node.kind.rfind('_') + 1) + " does in a DO block is not simulated")
        .at(text_.place);
}

BlockRun::Flow BlockRun::block(const Node& node) {
    const std::int64_t line = node.number("lineno");
    for (std::size_t i = 0; i < declared_.size(); ++i) {
        const Declared one = declared_[i];
        if (one.line != line || one.name.empty() || one.field.empty() == false || one.name == "found")
            continue;
        if (one.initial != nullptr)
            set(i, value(query_of(*one.initial)));
    }
    return node["exceptions"] ? guarded(node) : statements(node.list("body"));
}

BlockRun::Flow BlockRun::guarded(const Node& node) {
    State before = state_;
    try {
        return statements(node.list("body"));
    } catch (const Error& error) {
        if (error.code() != ErrorCode::statement_failed || error.sqlstate().empty())
            throw;
        const auto handler = handler_for(node["exceptions"], error.sqlstate());
        if (!handler)
            throw;
        state_ = std::move(before);
        variables_["sqlstate"].value = Datum::of(error.sqlstate());
        variables_["sqlerrm"].value = Datum::of(error.message());
        caught_.push_back(error);
        const Flow flow = statements((*handler)->list("action"));
        caught_.pop_back();
        return flow;
    }
}

std::optional<const Node*> BlockRun::handler_for(const Node& exceptions, const std::string& sqlstate) const {
    for (const Node& handler : exceptions.list("exc_list"))
        for (const Node& condition : handler.list("conditions")) {
            const std::string& name = condition.word("condname");
            if (name == "others") {
                if (sqlstate != "57014" && sqlstate != "P0004")
                    return &handler;
                continue;
            }
            const std::string wanted = sqlstate_of(name);
            // A class stands for all of it.
            if (wanted == sqlstate || (wanted.ends_with("000") && wanted.substr(0, 2) == sqlstate.substr(0, 2)))
                return &handler;
        }
    return std::nullopt;
}

BlockRun::Flow BlockRun::branch(const Node& node) {
    Datum truth = condition(node["cond"]);
    if (truth.is_true())
        return statements(node.list("then_body"));
    if (!truth.is_unknown())
        for (const Node& other : node.list("elsif_list")) {
            truth = condition(other["cond"]);
            if (truth.is_true())
                return statements(other.list("stmts"));
            if (truth.is_unknown())
                break;
        }
    if (!truth.is_unknown())
        return statements(node.list("else_body"));
    doubt(node, truth.text);
    return Flow::next;
}

bool BlockRun::goes_on(Flow& flow) const {
    if (flow == Flow::leave) {
        flow = Flow::next;
        return false;
    }
    if (flow == Flow::repeat)
        flow = Flow::next;
    return flow == Flow::next;
}

BlockRun::Flow BlockRun::loop_over_rows(const Node& node, const std::string& sql) {
    const RowSet rows = ask(sql);
    for (const TableRow& row : rows.rows)
        if (!row.maybe.empty()) {
            store(node["var"], rows);
            doubt(node.list("body"), row.maybe);
            return Flow::next;
        }
    for (const TableRow& row : rows.rows) {
        store(node["var"], {rows.columns, {row}});
        Flow flow = statements(node.list("body"));
        if (!goes_on(flow)) {
            found(true);
            return flow;
        }
    }
    found(!rows.rows.empty());
    return Flow::next;
}

BlockRun::Flow BlockRun::loop_over_array(const Node& node) {
    const Datum array = value(query_of(node["expr"]));
    const auto variable = static_cast<std::size_t>(node.number("varno"));
    if (array.is_null())
        throw Error(ErrorCode::statement_failed, "FOREACH expression must not be null")
            .at(text_.place)
            .statement(text_.sql, "22004");
    if (array.is_unknown() || node.number("slice") != 0 || !is_array(array.type)) {
        const std::string why = array.is_unknown() ? array.text : "a loop over parts of an array";
        set(variable, Datum::unknown(why));
        doubt(node.list("body"), why);
        return Flow::next;
    }
    for (const Datum& item : array.items) {
        set(variable, item);
        Flow flow = statements(node.list("body"));
        if (!goes_on(flow)) {
            found(true);
            return flow;
        }
    }
    found(!array.items.empty());
    return Flow::next;
}

BlockRun::Flow BlockRun::loop_over_numbers(const Node& node) {
    const std::string& name = node["var"].word("refname");
    const Datum lower = value("(" + query_of(node["lower"]) + ")::integer");
    const Datum upper = value("(" + query_of(node["upper"]) + ")::integer");
    const Datum step = node["step"] ? value("(" + query_of(node["step"]) + ")::integer") : Datum::of_number(1);
    for (const Datum* bound : {&lower, &upper, &step})
        if (!bound->is_known() || step.number <= 0) {
            const std::string why = bound->is_unknown() ? bound->text : "a loop over numbers";
            variables_[name].value = Datum::unknown(why);
            doubt(node.list("body"), why);
            return Flow::next;
        }
    const bool reverse = node.flag("reverse");
    bool any = false;
    for (std::int64_t i = lower.number; reverse ? i >= upper.number : i <= upper.number;
         i += reverse ? -step.number : step.number) {
        any = true;
        variables_[name].value = Datum::of_number(i);
        Flow flow = statements(node.list("body"));
        if (!goes_on(flow)) {
            found(true);
            return flow;
        }
    }
    found(any);
    return Flow::next;
}

BlockRun::Flow BlockRun::loop_while(const Node& node) {
    while (true) {
        if (++steps_ > most_steps)
            throw Error(ErrorCode::not_supported, "a DO block that runs this long is not simulated").at(text_.place);
        if (node["cond"]) {
            const Datum truth = condition(node["cond"]);
            if (truth.is_unknown()) {
                doubt(node.list("body"), truth.text);
                return Flow::next;
            }
            if (!truth.is_true())
                return Flow::next;
        }
        Flow flow = statements(node.list("body"));
        if (!doubted_.empty() || !goes_on(flow))
            return flow;
    }
}

BlockRun::Flow BlockRun::exit(const Node& node) {
    if (node["label"])
        throw Error(ErrorCode::not_supported, "EXIT and CONTINUE with a label are not simulated").at(text_.place);
    if (node["cond"]) {
        const Datum truth = condition(node["cond"]);
        if (truth.is_unknown()) {
            doubted_ = truth.text;
            return Flow::next;
        }
        if (!truth.is_true())
            return Flow::next;
    }
    return node.flag("is_exit") ? Flow::leave : Flow::repeat;
}

void BlockRun::assign(const Node& node) {
    const std::string& written = query_of(node["expr"]);
    const auto number = static_cast<std::size_t>(node.number("varno"));
    const std::size_t colon = written.find(":=");
    const std::size_t sign = colon == std::string::npos ? written.find('=') : colon;
    if (sign == std::string::npos || written.substr(0, sign).find('[') != std::string::npos) {
        set(number, Datum::unknown("an array of which an element is set"));
        return;
    }
    set(number, value(written.substr(sign + (colon == std::string::npos ? 1 : 2))));
}

void BlockRun::diagnostics(const Node& node) {
    for (const Node& item : node.list("diag_items")) {
        const auto target = static_cast<std::size_t>(item.number("target"));
        const std::string& kind = item.word("kind");
        if (kind == "MESSAGE_TEXT" && !caught_.empty())
            set(target, Datum::of(caught_.back().message()));
        else if (kind == "RETURNED_SQLSTATE" && !caught_.empty())
            set(target, Datum::of(caught_.back().sqlstate()));
        else
            set(target, Datum::unknown("how many rows a statement has touched"));
    }
}

}  // namespace aludel::dialect::postgresql::simulation
