#include <fmt/format.h>

#include <algorithm>

#include "dialect/postgresql/simulation/apply_parts.hpp"
#include "dialect/postgresql/simulation/drop_object.hpp"
#include "dialect/postgresql/simulation/find_function.hpp"
#include "dialect/postgresql/simulation/type_lookup.hpp"

namespace aludel::dialect::postgresql::simulation {

namespace {

using object::Kind;
using object::Reference;

struct RelationForm {
    std::string_view type;
    RelationKind kind;
    std::string_view word;
    std::string_view article;
    std::string_view sqlstate;
};

constexpr RelationForm relation_forms[] = {
    {"OBJECT_TABLE", RelationKind::table, "table", "a table", "42P01"},
    {"OBJECT_VIEW", RelationKind::view, "view", "a view", "42P01"},
    {"OBJECT_MATVIEW", RelationKind::materialized_view, "materialized view", "a materialized view", "42P01"},
    {"OBJECT_SEQUENCE", RelationKind::sequence, "sequence", "a sequence", "42P01"},
    {"OBJECT_INDEX", RelationKind::index, "index", "an index", "42704"},
};

/// nullopt: it is not there, and need not be.
using Found = std::optional<Reference>;

Found missing(const Context& context, bool missing_ok, std::string_view sqlstate, const std::string& message) {
    if (!missing_ok)
        throw context.error(sqlstate, message);
    context.notice("00000", message + ", skipping");
    return std::nullopt;
}

/// A schema that is not there is told before what is looked for in it.
bool lacks_schema(const Context& context, const QualifiedName& name, bool missing_ok) {
    if (name.schema.empty() || schema_exists(context.state, name.schema))
        return false;
    missing(context, missing_ok, "3F000", fmt::format("schema \"{}\" does not exist", name.schema));
    return true;
}

Found find_dropped_relation(const Context& context, const RelationForm& form, const Node& object, bool missing_ok) {
    const QualifiedName name = name_in(object.list("items"));
    if (lacks_schema(context, name, missing_ok))
        return std::nullopt;
    const Relation relation = find_relation(context.state, name);
    if (!relation || relation.kind == RelationKind::system)
        return missing(context, missing_ok, form.sqlstate,
                       fmt::format("{} \"{}\" does not exist", form.word, name.name));
    if (relation.kind != form.kind) {
        std::string hint;
        for (const RelationForm& other : relation_forms)
            if (other.kind == relation.kind) {
                hint = "Use DROP ";
                for (const char letter : other.word) hint += letter == ' ' ? letter : static_cast<char>(letter - 32);
                hint += fmt::format(" to remove {}.", other.article);
            }
        if (relation.kind == RelationKind::composite)
            hint = "Use DROP TYPE to remove a type.";
        throw context.error("42809", fmt::format("\"{}\" is not {}", relation.name.name, form.article)).hint(hint);
    }
    if (relation.of_constraint)
        throw context
            .error("2BP01", fmt::format("cannot drop index {} because constraint {} on table {} requires it",
                                        visible_name(context.state, relation.name), relation.name.name,
                                        visible_name(context.state, relation.table())))
            .hint(fmt::format("You can drop constraint {} on table {} instead.", relation.name.name,
                              visible_name(context.state, relation.table())));
    return reference_to(relation);
}

Found find_dropped_type(const Context& context, const Node& object, bool missing_ok, bool domain) {
    const QualifiedName name = name_in(object.list("names"));
    if (lacks_schema(context, name, missing_ok))
        return std::nullopt;
    const auto found = find_type_name(context.state, name);
    if (!found || context.catalog.types.count(*found) == 0) {
        if (found && found->schema == "pg_catalog" && !missing_ok)
            throw context.error("2BP01", fmt::format("cannot drop type {} because it is required by the database "
                                                     "system",
                                                     name.name));
        return missing(context, missing_ok, "42704", fmt::format("type \"{}\" does not exist", shown(name)));
    }
    if (domain && !std::holds_alternative<object::Domain>(context.catalog.types.at(*found).definition))
        throw context.error("42809", fmt::format("\"{}\" is not a domain", shown(name)));
    return Reference{Kind::type, found->schema, found->name, ""};
}

Found find_dropped_function(const Context& context, const Node& object, bool missing_ok, const std::string& type) {
    const QualifiedName name = name_in(object.list("objname"));
    if (lacks_schema(context, name, missing_ok))
        return std::nullopt;
    const auto found = find_function(context, object);
    if (found) {
        const object::FunctionKind kind = context.catalog.functions.at(*found).kind;
        const std::string text = found->name.name + "(" + found->arguments + ")";
        if (type == "OBJECT_FUNCTION" && kind == object::FunctionKind::procedure)
            throw context.error("42809", text + " is not a function");
        if (type == "OBJECT_PROCEDURE" && kind != object::FunctionKind::procedure)
            throw context.error("42809", text + " is not a procedure");
        return Reference{Kind::function, found->name.schema, found->name.name, found->arguments};
    }
    const std::string word = type == "OBJECT_PROCEDURE"   ? "procedure"
                             : type == "OBJECT_AGGREGATE" ? "aggregate"
                                                          : "function";
    const std::string shown_name =
        object.flag("args_unspecified") ? shown(name) + "()" : shown_function(context, object);
    if (!missing_ok && object.flag("args_unspecified"))
        throw context.error("42883", fmt::format("could not find a {} named \"{}\"", word, shown(name)));
    return missing(context, missing_ok, "42883", fmt::format("{} {} does not exist", word, shown_name));
}

/// Triggers, rules, policies: the last of the names, behind those of the relation.
Found find_dropped_part(const Context& context, const Node& object, bool missing_ok, Kind kind) {
    std::vector<Node> names = object.list("items");
    const std::string part = string_of(names.back());
    names.pop_back();
    const QualifiedName name = name_in(names);
    if (lacks_schema(context, name, missing_ok))
        return std::nullopt;
    const Relation relation = find_relation(context.state, name);
    if (!relation)
        return missing(context, missing_ok, "42P01", fmt::format("relation \"{}\" does not exist", shown(name)));
    bool there = false;
    const auto look = [&](const auto& of) {
        if (kind == Kind::trigger)
            there = of.triggers.count(part) != 0;
        else if (kind == Kind::rule)
            there = of.rules.count(part) != 0;
        else if constexpr (requires { of.policies; })
            there = of.policies.count(part) != 0;
    };
    if (relation.is_table())
        look(context.catalog.tables.at(relation.name));
    else if (relation.kind == RelationKind::view)
        look(context.catalog.views.at(relation.name));
    if (!there) {
        const char* form = kind == Kind::trigger ? "trigger \"{}\" for table \"{}\" does not exist"
                           : kind == Kind::rule  ? "rule \"{}\" for relation \"{}\" does not exist"
                                                 : "policy \"{}\" for table \"{}\" does not exist";
        return missing(context, missing_ok, "42704", fmt::format(fmt::runtime(form), part, relation.name.name));
    }
    return Reference{kind, relation.name.schema, relation.name.name, part};
}

Found find_dropped_single(const Context& context, const Node& object, bool missing_ok, const std::string& type) {
    if (type == "OBJECT_STATISTIC_EXT") {
        const QualifiedName name = name_in(object.list("items"));
        for (const std::string& schema :
             name.schema.empty() ? context.state.search_path() : std::vector<std::string>{name.schema})
            if (context.catalog.statistics.count({schema, name.name}) != 0)
                return Reference{Kind::statistics, schema, name.name, ""};
        return missing(context, missing_ok, "42704",
                       fmt::format("statistics object \"{}\" does not exist", shown(name)));
    }
    const std::string& name = string_of(object);
    if (type == "OBJECT_SCHEMA") {
        if (context.catalog.schemas.count(name) != 0)
            return Reference{Kind::schema, "", name, ""};
        return missing(context, missing_ok, "3F000", fmt::format("schema \"{}\" does not exist", name));
    }
    if (type == "OBJECT_EXTENSION") {
        if (context.catalog.extensions.count(name) != 0)
            return Reference{Kind::extension, "", name, ""};
        return missing(context, missing_ok, "42704", fmt::format("extension \"{}\" does not exist", name));
    }
    if (context.catalog.event_triggers.count(name) != 0)
        return Reference{Kind::event_trigger, "", name, ""};
    return missing(context, missing_ok, "42704", fmt::format("event trigger \"{}\" does not exist", name));
}

/// What the model has no value for goes by its name, an operator with the types of its sides.
void drop_not_shown(const Context& context, const Node& object) {
    std::string name = object.is("String") ? string_of(object)
                       : object.is("TypeName")
                           ? name_in(object.list("names")).name
                           : name_in(object.list(object.is("ObjectWithArgs") ? "objname" : "items")).name;
    if (object.is("ObjectWithArgs")) {
        std::string types;
        for (const Node& one : object.list("objargs"))
            types += (types.empty() ? "" : ",") + (one.is("TypeName") ? type_words(need_type(context, one)) : "NONE");
        name += "(" + types + ")";
    }
    const auto is_it = [&](const catalog::NotShown& one) { return one.name == name || one.name.ends_with("." + name); };
    std::erase_if(context.catalog.not_shown, is_it);
    std::erase_if(context.state.not_shown_needs, [&](const auto& one) { return is_it(one.first); });
}

Found find_dropped(const Context& context, const Node& object, bool missing_ok, const std::string& type) {
    for (const RelationForm& form : relation_forms)
        if (form.type == type)
            return find_dropped_relation(context, form, object, missing_ok);
    if (type == "OBJECT_TYPE" || type == "OBJECT_DOMAIN")
        return find_dropped_type(context, object, missing_ok, type == "OBJECT_DOMAIN");
    if (type == "OBJECT_FUNCTION" || type == "OBJECT_PROCEDURE" || type == "OBJECT_AGGREGATE" ||
        type == "OBJECT_ROUTINE")
        return find_dropped_function(context, object, missing_ok, type);
    if (type == "OBJECT_TRIGGER")
        return find_dropped_part(context, object, missing_ok, Kind::trigger);
    if (type == "OBJECT_RULE")
        return find_dropped_part(context, object, missing_ok, Kind::rule);
    if (type == "OBJECT_POLICY")
        return find_dropped_part(context, object, missing_ok, Kind::policy);
    if (type == "OBJECT_SCHEMA" || type == "OBJECT_EXTENSION" || type == "OBJECT_EVENT_TRIGGER" ||
        type == "OBJECT_STATISTIC_EXT")
        return find_dropped_single(context, object, missing_ok, type);
    drop_not_shown(context, object);
    return std::nullopt;
}

}  // namespace

Result drop(const Context& context, const Node& statement) {
    std::vector<Reference> objects;
    for (const Node& object : statement.list("objects"))
        if (const Found found =
                find_dropped(context, object, statement.flag("missing_ok"), statement.word("removeType"));
            found && std::find(objects.begin(), objects.end(), *found) == objects.end())
            objects.push_back(*found);
    if (!objects.empty())
        drop_objects(context, objects, statement.word("behavior") == "DROP_CASCADE");
    return {};
}

}  // namespace aludel::dialect::postgresql::simulation
