#include "dialect/postgresql/simulation/copy_table.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "dialect/postgresql/simulation/define_column.hpp"
#include "dialect/postgresql/simulation/names.hpp"
#include "dialect/postgresql/simulation/sequence_options.hpp"

namespace aludel::dialect::postgresql::simulation {

namespace {

enum LikeOption : std::int64_t {
    like_comments = 1,
    like_compression = 2,
    like_constraints = 4,
    like_defaults = 8,
    like_generated = 16,
    like_identity = 32,
    like_indexes = 64,
    like_statistics = 128,
    like_storage = 256,
};

void copy_dependencies(const Context& context, const object::Reference& from, const object::Reference& to) {
    for (const object::Dependency& one : std::vector(context.catalog.dependencies))
        if (one.object == from)
            add_dependency(context.catalog, to, one.on);
}

void copy_identity(const Context& context, const QualifiedName& from, const QualifiedName& to,
                   const std::string& column) {
    const QualifiedName* of = sequence_of(context.catalog, from, column, true);
    if (of == nullptr)
        return;
    object::Sequence sequence = context.catalog.sequences.at(*of);
    sequence.owner_table = to;
    sequence.unlogged = context.catalog.tables.at(to).unlogged;
    sequence.comment.clear();
    sequence.privileges = {};
    const std::string name = free_relation_name(context.catalog, to.name, column, "seq", to.schema, false);
    context.catalog.sequences.emplace(QualifiedName{to.schema, name}, std::move(sequence));
}

void copy_column(const Context& context, const QualifiedName& from, const QualifiedName& to,
                 const object::Column& column, std::int64_t options) {
    object::Column mine;
    mine.name = column.name;
    mine.type = column.type;
    mine.collation = column.collation;
    mine.not_null = column.not_null;
    if ((options & like_comments) != 0)
        mine.comment = column.comment;
    if ((options & like_storage) != 0)
        mine.storage = column.storage;
    if ((options & like_compression) != 0)
        mine.compression = column.compression;
    const bool generated = column.generation != object::Generation::none;
    if ((options & (generated ? like_generated : like_defaults)) != 0 && !column.expression.empty()) {
        mine.expression = column.expression;
        mine.generation = column.generation;
        copy_dependencies(context, default_reference(from, column.name), default_reference(to, column.name));
    }
    if ((options & like_identity) != 0 && column.identity != object::IdentityKind::none) {
        mine.identity = column.identity;
        copy_identity(context, from, to, column.name);
    }
    context.catalog.tables.at(to).columns.push_back(std::move(mine));
}

void copy_checks(const Context& context, const QualifiedName& from, const QualifiedName& to, std::int64_t options) {
    for (const auto& [name, constraint] : context.catalog.tables.at(from).constraints) {
        if (!std::holds_alternative<object::Check>(constraint.rule))
            continue;
        object::Constraint mine = constraint;
        mine.local = true;
        mine.validated = true;
        if ((options & like_comments) == 0)
            mine.comment.clear();
        context.catalog.tables.at(to).constraints.emplace(name, std::move(mine));
        copy_dependencies(context, {object::Kind::constraint, from.schema, from.name, name},
                          {object::Kind::constraint, to.schema, to.name, name});
    }
}

void copy_keys(const Context& context, const QualifiedName& from, const QualifiedName& to, std::int64_t options) {
    for (const auto& [name, constraint] : std::map(context.catalog.tables.at(from).constraints)) {
        const auto* key = std::get_if<object::Key>(&constraint.rule);
        const auto* exclusion = std::get_if<object::Exclusion>(&constraint.rule);
        if (key == nullptr && exclusion == nullptr)
            continue;
        object::Constraint mine = constraint;
        mine.attached = false;
        mine.local = true;
        mine.index_parent = {};
        if ((options & like_comments) == 0) {
            mine.comment.clear();
            mine.index_comment.clear();
        }
        std::vector<std::string> parts;
        if (key != nullptr) {
            parts = key->columns;
            parts.insert(parts.end(), key->include.begin(), key->include.end());
        } else {
            object::Index index;
            index.keys = exclusion->keys;
            parts = name_parts(index);
        }
        const bool primary = key != nullptr && key->primary;
        if (primary)
            for (const std::string& column : key->columns)
                find_column(context.catalog.tables.at(to).columns, column)->not_null.emplace();
        const std::string chosen = free_relation_name(context.catalog, to.name, primary ? "" : names_joined(parts),
                                                      primary          ? "pkey"
                                                      : key != nullptr ? "key"
                                                                       : "excl",
                                                      to.schema, true);
        context.catalog.tables.at(to).constraints.emplace(chosen, std::move(mine));
    }
}

void copy_indexes(const Context& context, const QualifiedName& from, const QualifiedName& to, std::int64_t options) {
    copy_keys(context, from, to, options);
    for (const auto& [name, index] : std::map(context.catalog.tables.at(from).indexes)) {
        object::Index mine = index;
        mine.parent = {};
        if ((options & like_comments) == 0)
            mine.comment.clear();
        const std::string chosen =
            free_relation_name(context.catalog, to.name, names_joined(name_parts(index)), "idx", to.schema, false);
        context.catalog.tables.at(to).indexes.emplace(chosen, std::move(mine));
        copy_dependencies(context, {object::Kind::index, from.schema, from.name, name},
                          {object::Kind::index, to.schema, to.name, chosen});
    }
}

void copy_statistics(const Context& context, const QualifiedName& from, const QualifiedName& to, std::int64_t options) {
    for (const auto& [name, statistics] : object::Named<object::Statistics>(context.catalog.statistics)) {
        if (!(statistics.table == from))
            continue;
        object::Statistics mine = statistics;
        mine.table = to;
        if ((options & like_comments) == 0)
            mine.comment.clear();
        std::string chosen = object_name(to.name, names_joined(statistics.columns), "stat");
        for (int i = 1; context.catalog.statistics.count({to.schema, chosen}) != 0; ++i)
            chosen = object_name(to.name, names_joined(statistics.columns), "stat" + std::to_string(i));
        context.catalog.statistics.emplace(QualifiedName{to.schema, chosen}, std::move(mine));
    }
}

}  // namespace

void copy_table(const Context& context, const QualifiedName& table, const Node& clause) {
    const Relation from = need_relation(context, clause["relation"]);
    const auto* columns = columns_of(std::as_const(context.catalog), from);
    if (columns == nullptr)
        throw context.error("42809", fmt::format("relation \"{}\" is invalid in LIKE clause", from.name.name));
    for (const object::Column& column : std::vector(*columns)) {
        if (find_column(context.catalog.tables.at(table).columns, column.name) != nullptr)
            throw context.error("42701", fmt::format("column \"{}\" specified more than once", column.name));
        copy_column(context, from.name, table, column, clause.number("options"));
    }
}

void finish_copies(const Context& context, const QualifiedName& table, const Node& statement) {
    for (const Node& element : statement.list("tableElts")) {
        if (!element.is("TableLikeClause"))
            continue;
        const Relation from = need_relation(context, element["relation"]);
        const std::int64_t options = element.number("options");
        if (!from.is_table())
            continue;
        if ((options & like_constraints) != 0)
            copy_checks(context, from.name, table, options);
        if ((options & like_indexes) != 0)
            copy_indexes(context, from.name, table, options);
        if ((options & like_statistics) != 0)
            copy_statistics(context, from.name, table, options);
    }
}

}  // namespace aludel::dialect::postgresql::simulation
