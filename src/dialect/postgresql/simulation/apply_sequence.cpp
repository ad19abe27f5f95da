#include <fmt/format.h>

#include "dialect/postgresql/simulation/apply_parts.hpp"
#include "dialect/postgresql/simulation/sequence_options.hpp"

namespace aludel::dialect::postgresql::simulation {

Result create_sequence(const Context& context, const Node& statement) {
    const Node& range_var = statement["sequence"];
    const QualifiedName name = range_var.word("relpersistence") == "t"
                                   ? QualifiedName{std::string(temporary_schema), range_var.word("relname")}
                                   : created_name(context, name_in(range_var));
    if (relation_named(context.catalog, name)) {
        if (!statement.flag("if_not_exists"))
            need_free_relation_name(context, name);
        context.notice("42P07", fmt::format("relation \"{}\" already exists, skipping", name.name));
        return {};
    }
    object::Sequence sequence;
    set_sequence_options(context, sequence, statement.list("options"), true);
    sequence.unlogged = range_var.word("relpersistence") == "u";
    context.catalog.sequences.emplace(name, std::move(sequence));
    return {};
}

Result alter_sequence(const Context& context, const Node& statement) {
    const QualifiedName name = name_in(statement["sequence"]);
    if (statement.flag("missing_ok") && !find_relation(context.state, name)) {
        context.notice("00000", fmt::format("relation \"{}\" does not exist, skipping", name.name));
        return {};
    }
    const Relation relation = need_relation(context, name);
    if (relation.kind != RelationKind::sequence)
        throw context.error("42809", fmt::format("\"{}\" is not a sequence", relation.name.name));
    set_sequence_options(context, context.catalog.sequences.at(relation.name), statement.list("options"), false);
    return {};
}

}  // namespace aludel::dialect::postgresql::simulation
