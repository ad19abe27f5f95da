#include <utility>

#include "dialect/postgresql/simulation/evaluate.hpp"
#include "dialect/postgresql/simulation/rows.hpp"

namespace aludel::dialect::postgresql::simulation {

namespace {

std::string written_range(const Node& range) {
    const std::string& schema = range.word("schemaname");
    return (schema.empty() ? "" : schema + ".") + range.word("relname");
}

/// One row of which nothing is known, which stands for all.
void add_unknown_row(RowSet& relation, const std::string& why) {
    TableRow row;
    row.maybe = why;
    for (const ColumnInfo& column : relation.columns) row.cells.push_back(Datum::unknown(why, column.type));
    relation.rows.push_back(std::move(row));
}

/// A value as the server sends it, of a type whose text is kept.
Datum kept_value(const std::string& text, TypeId type) {
    if (type == type_id::boolean)
        return Datum::boolean(text == "t");
    if (const auto number = is_integer(type) ? whole_number(text) : std::nullopt)
        return Datum::of_number(*number, type);
    return Datum::of(text, type);
}

/// False: they are not known.
bool add_known_rows(const State& state, const SystemRelation& table, RowSet& relation, const std::string& why) {
    const auto kept = state.known_rows.find(table.name);
    if (kept == state.known_rows.end() || kept->second.columns != columns_of_rows(*table.table) ||
        has_children(state.catalog, table.name))
        return false;
    for (const auto& cells : kept->second.rows) {
        TableRow row;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            const TypeId type = relation.columns[i].type;
            row.cells.push_back(!cells[i].known  ? Datum::unknown(why, type)
                                : !cells[i].text ? Datum::null(type)
                                                 : kept_value(*cells[i].text, type));
        }
        relation.rows.push_back(std::move(row));
    }
    return true;
}

}  // namespace

std::shared_ptr<const Base> Evaluator::table(const Node& range) {
    const QualifiedName name{range.word("schemaname"), range.word("relname")};
    if (name.schema.empty())
        for (auto level = common_.rbegin(); level != common_.rend(); ++level)
            if (const auto found = level->find(name.name); found != level->end())
                return found->second;
    const std::string written = written_range(range);
    if (const auto known = bases_.find(written); known != bases_.end())
        return known->second;
    auto base = table_of(name, written, range);
    bases_.emplace(written, base);
    return base;
}

std::shared_ptr<const Base> Evaluator::table_of(const QualifiedName& name, const std::string& written,
                                                const Node& range) {
    const bool first = name.schema.empty();
    if (first || name.schema == "pg_catalog")
        if (auto found = system_table(system_, "pg_catalog", name.name))
            return std::make_shared<Base>(std::move(*found));
    if (name.schema == "information_schema")
        if (auto found = system_table(system_, "information_schema", name.name))
            return std::make_shared<Base>(std::move(*found));
    const SystemRelation* found = system_.visible_relation(name);
    RowSet relation;
    if (found == nullptr) {
        if (!system_.strangers().empty()) {
            relation.columns.push_back({"", "*", type_id::text, false});
            add_unknown_row(relation, system_.strangers());
            return std::make_shared<Base>(std::move(relation));
        }
        fail("42P01", "relation \"" + written + "\" does not exist", range);
    }
    if (!found->maybe.empty()) {
        relation.columns.push_back({"", "*", type_id::text, false});
        add_unknown_row(relation, "whether " + written + " is there: " + found->maybe);
        return std::make_shared<Base>(std::move(relation));
    }
    if (found->kind == 'i' || found->kind == 'I' || found->kind == 'c')
        fail("42809", "cannot open relation \"" + found->name.name + "\"", range);
    if (found->view != nullptr)
        return view_rows(*found);
    if (const auto* columns = found->columns())
        for (const object::Column& column : *columns)
            relation.columns.push_back({"", column.name, system_.type_oid(column.type), false});
    else if (found->sequence != nullptr)
        relation.columns = {{"", "last_value", type_id::int8, false},
                            {"", "log_cnt", type_id::int8, false},
                            {"", "is_called", type_id::boolean, false}};
    const std::string why = "the rows of " + written;
    if (found->table == nullptr)
        add_unknown_row(relation, why);
    else if (!add_known_rows(state_, *found, relation, why) && may_hold_rows(state_, found->name))
        add_unknown_row(relation, why);
    return std::make_shared<Base>(std::move(relation));
}

std::shared_ptr<const Base> Evaluator::view_rows(const SystemRelation& view) {
    RowSet relation;
    for (const object::Column& column : view.view->columns)
        relation.columns.push_back({"", column.name, system_.type_oid(column.type), false});
    const std::string why = "the rows of the view " + view.name.name;
    const Parsed parsed = parse(view.view->definition);
    const int dry = std::exchange(dry_, 0);  // the rows are kept
    try {
        RowSet rows = parsed.statement ? query(parsed.statement, nullptr, true) : RowSet();
        if (parsed.statement && rows.columns.size() == relation.columns.size()) {
            relation.rows = std::move(rows.rows);
            dry_ = dry;
            return std::make_shared<Base>(std::move(relation));
        }
    } catch (const Error&) {
        // What it was made with is not what its text says now: its rows are not known.
        relation.rows.clear();
    }
    dry_ = dry;
    add_unknown_row(relation, why);
    return std::make_shared<Base>(std::move(relation));
}

}  // namespace aludel::dialect::postgresql::simulation
