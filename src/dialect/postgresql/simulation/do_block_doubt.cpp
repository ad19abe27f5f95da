#include <algorithm>
#include <utility>

#include "dialect/postgresql/simulation/do_block_run.hpp"

namespace aludel::dialect::postgresql::simulation {

namespace {

using object::Kind;

/// What stands in a text of SQL for what nobody knows.
const std::string imagined_name = "aludel_not_known";

bool has_imagined(const object::Reference& reference) {
    return reference.name.find(imagined_name) != std::string::npos ||
           reference.schema.find(imagined_name) != std::string::npos;
}

/// Something of a name that nobody knows would be there: nobody could say of any name that it is not.
bool makes_imagined(const Node& statement, const std::vector<object::Reference>& objects) {
    if (statement.is("RenameStmt"))
        return statement.word("newname").find(imagined_name) != std::string::npos;
    const bool makes = statement.kind.starts_with("Create") || statement.is("IndexStmt") || statement.is("ViewStmt") ||
                       statement.is("CompositeTypeStmt") || statement.is("DefineStmt");
    return makes && std::any_of(objects.begin(), objects.end(), [](const object::Reference& one) {
               return has_imagined(one) || one.part.find(imagined_name) != std::string::npos;
           });
}

template <typename Map>
void add_all(std::vector<object::Reference>& all, const Map& map, Kind kind) {
    for (const auto& [name, value] : map) all.push_back({kind, name.schema, name.name, ""});
}

/// All objects of a kind; of a kind that is a part, the tables.
std::vector<object::Reference> all_of(const State& state, Kind kind) {
    std::vector<object::Reference> all;
    const catalog::Catalog& catalog = state.catalog;
    switch (kind) {
        case Kind::view:
            add_all(all, catalog.views, kind);
            break;
        case Kind::materialized_view:
            add_all(all, catalog.materialized_views, kind);
            break;
        case Kind::type:
            add_all(all, catalog.types, kind);
            break;
        case Kind::sequence:
            add_all(all, catalog.sequences, kind);
            break;
        case Kind::function:
            for (const auto& [signature, function] : catalog.functions)
                all.push_back({kind, signature.name.schema, signature.name.name, signature.arguments});
            break;
        case Kind::schema:
            for (const auto& [name, schema] : catalog.schemas) all.push_back({kind, "", name, ""});
            break;
        case Kind::extension:
            for (const auto& [name, extension] : catalog.extensions) all.push_back({kind, "", name, ""});
            break;
        default:
            add_all(all, catalog.tables, Kind::table);
    }
    return all;
}

/// Whether control may leave the statements otherwise than at their end.
bool may_leave(const Node& node) {
    if (node.is("PLpgSQL_stmt_return") || node.is("PLpgSQL_stmt_exit"))
        return true;
    return std::any_of(node.items.begin(), node.items.end(), may_leave) ||
           std::any_of(node.fields.begin(), node.fields.end(),
                       [](const auto& field) { return may_leave(field.second); });
}

}  // namespace

void BlockRun::doubt(const std::vector<Node>& body, const std::string& why) {
    for (const Node& node : body) doubt(node, why);
}

void BlockRun::doubt(const Node& node, const std::string& why) {
    if (doubted_.empty() && may_leave(node))
        doubted_ = why;
    doubt_target(node, why);
    if (node.is("PLpgSQL_stmt_fors"))
        doubt_rows(node, why);
    if (node.is("PLpgSQL_stmt_execsql"))
        doubt_sql(node["sqlstmt"].word("query"), why);
    else if (node.is("PLpgSQL_stmt_dynexecute"))
        doubt_dynamic(node, why);
    else if (node.is("PLpgSQL_stmt_assign"))
        set(static_cast<std::size_t>(node.number("varno")), Datum::unknown(why));
    else if (node.is("PLpgSQL_stmt_getdiag"))
        for (const Node& item : node.list("diag_items"))
            set(static_cast<std::size_t>(item.number("target")), Datum::unknown(why));
    else if (node.is("PLpgSQL_stmt_foreach_a"))
        set(static_cast<std::size_t>(node.number("varno")), Datum::unknown(why));
    else if (node.is("PLpgSQL_stmt_fori"))
        variables_[node["var"].word("refname")].value = Datum::unknown(why);
    for (const char* part : {"then_body", "elsif_list", "else_body", "body", "stmts", "action", "exc_list"})
        doubt(node.list(part), why);
    if (node["exceptions"])
        doubt(node["exceptions"].list("exc_list"), why);
}

/// The fields of a loop's record are there, whatever is in them.
void BlockRun::doubt_rows(const Node& node, const std::string& why) {
    const Parsed tree = parse(node["query"].word("query"));
    if (!tree.statement)
        return;
    try {
        RowSet rows = Evaluator(state_, text_, &variables_).shape(tree.statement);
        rows.rows.assign(1, {std::vector<Datum>(rows.columns.size(), Datum::unknown(why)), why});
        store(node["var"], rows);
    } catch (const Error&) {
        return;  // what it reads is perhaps not there
    }
}

void BlockRun::doubt_target(const Node& node, const std::string& why) {
    const Node& target = node["target"] ? node["target"] : node["var"];
    if (target.is("PLpgSQL_rec")) {
        variables_[target.word("refname")].value = Datum::unknown(why, type_id::record);
        return;
    }
    for (const Node& field : target.list("fields"))
        set(static_cast<std::size_t>(field.number("varno")), Datum::unknown(why));
    if (target)
        found_unknown(why);
}

void BlockRun::doubt_sql(const std::string& written, const std::string& why) {
    const Parsed tree = parse(written);
    if (!tree.statement)
        return;  // it would not run
    const Node& statement = tree.statement;
    if (statement.is("InsertStmt") || statement.is("CopyStmt") || statement.is("UpdateStmt")) {
        SystemCatalog system(state_);
        const Node& relation = statement["relation"];
        if (const SystemRelation* found =
                system.visible_relation({relation.word("schemaname"), relation.word("relname")});
            found != nullptr) {
            state_.known_rows.clear();
            if (!statement.is("UpdateStmt"))
                state_.fill(found->name);
        }
        return;
    }
    const auto objects = objects_of(state_, statement);
    if (!objects)
        throw Error(ErrorCode::not_supported, "a DO block runs a statement or not, by what nobody knows (" + why +
                                                  "), and what it changes is not known: " + written.substr(0, 60))
            .at(text_.place);
    if (makes_imagined(statement, *objects))
        throw Error(ErrorCode::not_supported,
                    "EXECUTE of a text that makes something, whose name nobody knows, is not simulated: " + why)
            .at(text_.place);
    for (const object::Reference& one : *objects) {
        if (!has_imagined(one)) {
            state_.not_sure_of(one, why, text_.place);
            continue;
        }
        for (const object::Reference& each : all_of(state_, one.kind)) state_.not_sure_of(each, why, text_.place);
    }
}

void BlockRun::doubt_dynamic(const Node& node, const std::string& why) {
    doubt_target(node, why);
    const auto text = imagined(node["query"].word("query"));
    const Parsed tree = text ? parse(*text) : Parsed();
    if (!tree.statement)
        throw Error(ErrorCode::not_supported, "EXECUTE of a text that nobody knows is not simulated: " + why)
            .at(text_.place);
    doubt_sql(*text, why);
}

std::optional<std::string> BlockRun::imagined(const std::string& expression) {
    Variables known = variables_;
    for (auto& [name, variable] : known) {
        if (!variable.value.is_unknown() && !variable.value.is_null())
            continue;
        if (variable.value.type == type_id::record || !variable.fields.empty())
            variable.value = Datum::array(
                std::vector<Datum>(std::max<std::size_t>(variable.fields.size(), 1), Datum::of(imagined_name)),
                type_id::record);
        else
            variable.value = Datum::of(imagined_name);
    }
    const Parsed tree = parse("SELECT " + expression);
    if (!tree.statement)
        return std::nullopt;
    const Statement text{expression, text_.place, {}, {}, {}};
    try {
        const RowSet rows = Evaluator(state_, text, &known).answer(tree.statement);
        if (rows.rows.size() != 1 || !rows.rows.front().cells.front().is_known())
            return std::nullopt;
        return Evaluator(state_, text).text_of(rows.rows.front().cells.front());
    } catch (const Error&) {
        return std::nullopt;
    }
}

}  // namespace aludel::dialect::postgresql::simulation
