#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "dialect/postgresql/reflect_state.hpp"

namespace aludel::dialect::postgresql {

namespace {

void set_replica_identity(object::Table& table, char letter) {
    if (letter == 'f')
        table.replica_identity = "FULL";
    else if (letter == 'n')
        table.replica_identity = "NOTHING";
    else if (letter == 'i')
        table.replica_identity = "INDEX";
}

void fill_table(ReflectionState& state, const Row& row, object::Table& table) {
    table.unlogged = row.letter(5) == 'u';
    set_replica_identity(table, row.letter(6));
    table.row_security = row.flag(7);
    table.force_row_security = row.flag(8);
    table.partition_bound = row.text(9);
    table.storage = settings_of(row.view(10));
    for (object::Setting& setting : settings_of(row.view(11)))
        table.storage.push_back({"toast." + setting.name, std::move(setting.value)});
    table.access_method = row.text(14);
    table.tablespace = row.text(15);
    if (const Oid of = row.oid(16); of != 0)
        table.of_type = state.type(of).name;
}

void take_relation(ReflectionState& state, const Row& row) {
    const Oid oid = row.oid(0);
    // Of a composite type only the type itself is a member.
    const bool member =
        state.in_extension(of_relation, oid) || (row.letter(3) == 'c' && state.in_extension(of_type, row.oid(18)));
    ReflectionState::Relation& relation = state.relations[oid];
    relation.name = state.name(row.oid(2), row.view(1));
    relation.kind = row.letter(3);
    if (member) {  // what is ours may refer to its columns
        relation.columns = &state.columns_of_extensions.emplace_back();
        return;
    }
    object::Described described = state.described(of_relation, oid, row.oid(4), row.view(12), row.view(13));
    catalog::Catalog& catalog = state.catalog;
    switch (relation.kind) {
        case 'v': {
            relation.view = &catalog.views[relation.name];
            static_cast<object::Described&>(*relation.view) = std::move(described);
            relation.view->options = settings_of(row.view(10));
            relation.columns = &relation.view->columns;
            break;
        }
        case 'm': {
            relation.materialized = &catalog.materialized_views[relation.name];
            object::MaterializedView& view = *relation.materialized;
            static_cast<object::Described&>(view) = std::move(described);
            view.storage = settings_of(row.view(10));
            for (object::Setting& setting : settings_of(row.view(11)))
                view.storage.push_back({"toast." + setting.name, std::move(setting.value)});
            view.access_method = row.text(14);
            view.tablespace = row.text(15);
            view.populated = row.flag(17);
            relation.columns = &view.columns;
            break;
        }
        case 'S': {
            relation.sequence = &catalog.sequences[relation.name];
            static_cast<object::Described&>(*relation.sequence) = std::move(described);
            relation.sequence->unlogged = row.letter(5) == 'u';
            break;
        }
        case 'c': {
            object::Type& type = catalog.types[relation.name];
            type.definition = object::Composite{};
            relation.columns = &std::get<object::Composite>(type.definition).attributes;
            break;  // the rest is of its type
        }
        default: {
            relation.table = &catalog.tables[relation.name];
            static_cast<object::Described&>(*relation.table) = std::move(described);
            fill_table(state, row, *relation.table);
            relation.columns = &relation.table->columns;
        }
    }
}

void take_column(ReflectionState& state, const Row& row) {
    const Oid oid = row.oid(0);
    ReflectionState::Relation* relation = state.relation(oid);
    if (relation == nullptr || relation->columns == nullptr)
        return;
    const int number = row.number(1);
    const auto type = state.types.find(row.oid(3));
    relation->numbers.push_back({number, row.oid(3), type == state.types.end() ? 0 : type->second.collation});
    object::Column& column = relation->columns->emplace_back();
    column.name = row.view(2);
    column.type = state.type(row.oid(3), row.number(4), row.number(5));
    if (row.flag(6))
        column.not_null.emplace();
    if (const char letter = row.letter(7); letter != '\0')
        column.identity = letter == 'a' ? object::IdentityKind::always : object::IdentityKind::by_default;
    if (const char letter = row.letter(8); letter != '\0')
        column.generation = letter == 's' ? object::Generation::stored : object::Generation::computed;
    column.local = row.flag(9);
    column.comment = state.comment(of_relation, oid, number);
}

const char* storage_word(char letter) {
    switch (letter) {
        case 'p':
            return "PLAIN";
        case 'e':
            return "EXTERNAL";
        case 'm':
            return "MAIN";
        case 'x':
            return "EXTENDED";
        default:
            return "";
    }
}

/// What few columns have.
void take_column_detail(ReflectionState& state, const Row& row) {
    const Oid oid = row.oid(0);
    const int number = row.number(1);
    ReflectionState::Relation* relation = state.relation(oid);
    object::Column* column = relation == nullptr ? nullptr : relation->find(number);
    if (column == nullptr)
        return;
    if (const Oid collation = row.oid(2); !row.null(2)) {
        column->collation = state.collation(collation);
        relation->numbers[static_cast<std::size_t>(column - relation->columns->data())].collation = collation;
    }
    column->storage = storage_word(row.letter(3));
    if (const char letter = row.letter(4); letter != '\0')
        column->compression = letter == 'l' ? "lz4" : "pglz";
    if (!row.null(5))
        column->statistics_target = row.number(5);
    column->options = settings_of(row.view(6));
    if (!row.null(7)) {
        const object::Described* owner = relation->table != nullptr ? static_cast<object::Described*>(relation->table)
                                         : relation->view != nullptr
                                             ? static_cast<object::Described*>(relation->view)
                                             : static_cast<object::Described*>(relation->materialized);
        column->privileges = privileges_of(row.view(7), "", owner == nullptr ? std::string() : owner->owner);
    }
}

void take_default(ReflectionState& state, const Row& row) {
    ReflectionState::Relation* relation = state.relation(row.oid(1));
    const int number = row.number(2);
    object::Column* column = relation == nullptr ? nullptr : relation->find(number);
    if (column == nullptr)
        return;
    column->expression = row.text(3);
    state.defaults.emplace(row.oid(0), std::pair(row.oid(1), number));
}

void take_parent(ReflectionState& state, const Row& row) {
    const Oid child = row.oid(0);
    const Oid parent = row.oid(1);
    ReflectionState::Relation* relation = state.relation(child);
    if (relation == nullptr) {
        state.index_parents.emplace(child, parent);
        return;
    }
    if (relation->table == nullptr)
        return;
    relation->table->inherits.push_back(state.name(row.oid(3), row.view(2)));
}

std::string strategy_word(char letter) {
    return letter == 'r' ? "RANGE" : letter == 'l' ? "LIST" : "HASH";
}

void take_partition_key(ReflectionState& state, const Row& row) {
    ReflectionState::Relation* relation = state.relation(row.oid(0));
    if (relation == nullptr || relation->table == nullptr)
        return;
    object::PartitionKey& key = relation->table->partition_key.emplace();
    key.strategy = strategy_word(row.letter(1));
    const auto numbers = numbers_of(row.view(2));
    const auto classes = numbers_of(row.view(3));
    const auto collations = numbers_of(row.view(4));
    const auto expressions = list_elements(row.view(5));
    std::size_t expression = 0;
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        object::IndexKey& one = key.keys.emplace_back();
        const Oid used = static_cast<Oid>(collations.at(i));
        Oid type = 0;
        if (numbers[i] != 0) {
            one.column = relation->column(numbers[i]);
            const ReflectionState::Relation::Number* at = relation->place(static_cast<int>(numbers[i]));
            type = at->type;
            if (used != 0 && used != at->collation)
                one.collation = state.collation(used);
        } else {
            one.expression = expressions.at(expression++);
            // Which one the expression itself has cannot be told; to say it once more does no harm.
            if (used != 0 && used != 100)
                one.collation = state.collation(used);
        }
        one.operator_class = state.operator_class(static_cast<Oid>(classes.at(i)), type);
    }
}

void take_view(ReflectionState& state, const Row& row) {
    ReflectionState::Relation* relation = state.relation(row.oid(0));
    if (relation == nullptr)
        return;
    std::string text = row.text(1);
    while (!text.empty() && (text.back() == ';' || text.back() == '\n' || text.back() == ' ')) text.pop_back();
    if (relation->view != nullptr)
        relation->view->definition = std::move(text);
    else if (relation->materialized != nullptr)
        relation->materialized->definition = std::move(text);
}

void take_sequence(ReflectionState& state, const Row& row) {
    ReflectionState::Relation* relation = state.relation(row.oid(0));
    if (relation == nullptr || relation->sequence == nullptr)
        return;
    object::Sequence& sequence = *relation->sequence;
    sequence.type = state.type(row.oid(1));
    sequence.start = row.number<std::int64_t>(2);
    sequence.increment = row.number<std::int64_t>(3);
    sequence.minimum = row.number<std::int64_t>(4);
    sequence.maximum = row.number<std::int64_t>(5);
    sequence.cache = row.number<std::int64_t>(6);
    sequence.cycle = row.flag(7);
    if (row.null(8))
        return;
    sequence.identity = row.letter(10) == 'i';
    if (const ReflectionState::Relation* owner = state.relation(row.oid(8))) {
        sequence.owner_table = owner->name;
        sequence.owner_column = owner->column(row.number(9));
        if (sequence.identity && state.version < 150000 && owner->table != nullptr)
            sequence.unlogged = owner->table->unlogged;  // no sequence of these servers is, and it follows later
    }
}

void order_columns(ReflectionState& state) {
    const auto before = [](const auto& a, const auto& b) { return a.number < b.number; };
    for (auto& [oid, relation] : state.relations) {
        auto& numbers = relation.numbers;
        if (std::is_sorted(numbers.begin(), numbers.end(), before))
            continue;
        std::vector<std::size_t> order(numbers.size());
        std::iota(order.begin(), order.end(), 0);
        std::sort(order.begin(), order.end(),
                  [&](std::size_t a, std::size_t b) { return before(numbers[a], numbers[b]); });
        std::vector<object::Column> columns;
        columns.reserve(order.size());
        for (std::size_t i : order) columns.push_back(std::move((*relation.columns)[i]));
        *relation.columns = std::move(columns);
        std::sort(numbers.begin(), numbers.end(), before);
    }
}

}  // namespace

void add_relation_parts(int version, std::vector<Part>& parts) {
    const std::string ours = in_our_schemas("c.relnamespace");
    parts.push_back(
        {"SELECT c.oid, c.relname, c.relnamespace, c.relkind, c.relowner, c.relpersistence, c.relreplident, "
         "c.relrowsecurity, c.relforcerowsecurity, CASE WHEN c.relispartition THEN pg_get_expr(c.relpartbound, c.oid) "
         "END, c.reloptions, t.reloptions, c.relacl, CASE WHEN c.relacl IS NOT NULL THEN acldefault(CASE c.relkind "
         "WHEN 'S' THEN 's' ELSE 'r' END::\"char\", c.relowner) END, CASE WHEN m.amname <> 'heap' THEN m.amname END, "
         "s.spcname, c.reloftype, c.relispopulated, c.reltype FROM pg_class c LEFT JOIN (SELECT oid, reloptions FROM "
         "pg_class "
         "WHERE relkind = 't' AND reloptions IS NOT NULL) t ON t.oid = c.reltoastrelid LEFT JOIN pg_am m ON m.oid = "
         "c.relam LEFT JOIN pg_tablespace s ON s.oid = c.reltablespace WHERE c.relkind IN ('r', 'p', 'v', 'm', 'S', "
         "'c') AND c.relpersistence <> 't' AND " +
             ours,
         take_relation});
    parts.push_back(
        {"SELECT a.attrelid, a.attnum, a.attname, a.atttypid, a.atttypmod, a.attndims, a.attnotnull, "
         "a.attidentity, a.attgenerated, a.attislocal FROM pg_attribute a JOIN pg_class c ON c.oid = "
         "a.attrelid WHERE a.attnum > 0 AND NOT a.attisdropped AND c.relkind IN ('r', 'p', 'v', 'm', 'c') "
         "AND " +
             ours,
         take_column, order_columns});
    const std::string compression = version >= 140000 ? "a.attcompression" : "''";
    const std::string target = version >= 170000 ? "a.attstattarget" : "NULLIF(a.attstattarget, -1)";
    parts.push_back(
        {fmt::format(
             "SELECT a.attrelid, a.attnum, CASE WHEN a.attcollation <> t.typcollation THEN a.attcollation END, "
             "CASE WHEN a.attstorage <> t.typstorage THEN a.attstorage END, {0}, {1}, a.attoptions, a.attacl "
             "FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid WHERE a.attnum > 0 AND a.attrelid >= "
             "16384 AND NOT a.attisdropped AND (a.attcollation <> t.typcollation OR a.attstorage <> "
             "t.typstorage OR {0} <> '' OR {1} IS NOT NULL OR a.attoptions IS NOT NULL OR a.attacl IS NOT NULL)",
             compression, target),
         take_column_detail});
    parts.push_back({"SELECT oid, adrelid, adnum, pg_get_expr(adbin, adrelid) FROM pg_attrdef WHERE adrelid >= 16384",
                     take_default});
    parts.push_back(
        {"SELECT i.inhrelid, i.inhparent, p.relname, p.relnamespace FROM pg_inherits i JOIN pg_class p ON "
         "p.oid = i.inhparent ORDER BY i.inhrelid, i.inhseqno",
         take_parent});
    parts.push_back(
        {"SELECT p.partrelid, p.partstrat, p.partattrs, p.partclass, p.partcollation, pg_get_expr(p.partexprs, "
         "p.partrelid) FROM "
         "pg_partitioned_table p",
         take_partition_key});
    parts.push_back(
        {"SELECT c.oid, pg_get_viewdef(c.oid) FROM pg_class c WHERE c.relkind IN ('v', 'm') AND " + ours, take_view});
    parts.push_back(
        {"SELECT s.seqrelid, s.seqtypid, s.seqstart, s.seqincrement, s.seqmin, s.seqmax, s.seqcache, s.seqcycle, "
         "d.refobjid, d.refobjsubid, d.deptype FROM pg_sequence s LEFT JOIN pg_depend d ON d.classid = 1259 AND "
         "d.objid = s.seqrelid AND d.objsubid = 0 AND d.refclassid = 1259 AND d.refobjsubid > 0 AND d.deptype IN "
         "('a', 'i')",
         take_sequence});
}

}  // namespace aludel::dialect::postgresql
