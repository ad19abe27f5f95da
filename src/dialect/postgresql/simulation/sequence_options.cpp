#include "dialect/postgresql/simulation/sequence_options.hpp"

#include <fmt/format.h>

#include <charconv>
#include <limits>
#include <optional>

#include "dialect/postgresql/simulation/names.hpp"
#include "dialect/postgresql/simulation/type_lookup.hpp"

namespace aludel::dialect::postgresql::simulation {

namespace {

struct Limits {
    std::int64_t least;
    std::int64_t most;
};

Limits limits_of(const object::TypeName& type) {
    if (type.name.name == "int2")
        return {std::numeric_limits<std::int16_t>::min(), std::numeric_limits<std::int16_t>::max()};
    if (type.name.name == "int4")
        return {std::numeric_limits<std::int32_t>::min(), std::numeric_limits<std::int32_t>::max()};
    return {std::numeric_limits<std::int64_t>::min(), std::numeric_limits<std::int64_t>::max()};
}

std::int64_t number_in(const Node& value) {
    if (!value.is("Float"))
        return value.number("ival");
    const std::string& text = value.word("fval");
    std::int64_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

/// What is said; an option without a value is NO MAXVALUE and the like.
struct Said {
    const Node* type = nullptr;
    const Node* increment = nullptr;
    const Node* start = nullptr;
    const Node* minimum = nullptr;
    const Node* maximum = nullptr;
    const Node* cache = nullptr;
    const Node* cycle = nullptr;
    const Node* owner = nullptr;
};

Said read(const std::vector<Node>& options) {
    Said said;
    for (const Node& option : options) {
        const std::string& name = option.word("defname");
        if (name == "as")
            said.type = &option;
        else if (name == "increment")
            said.increment = &option;
        else if (name == "start")
            said.start = &option;
        else if (name == "minvalue")
            said.minimum = &option;
        else if (name == "maxvalue")
            said.maximum = &option;
        else if (name == "cache")
            said.cache = &option;
        else if (name == "cycle")
            said.cycle = &option;
        else if (name == "owned_by")
            said.owner = &option;
    }
    return said;
}

void set_owner(const Context& context, object::Sequence& sequence, const Node& option) {
    std::vector<Node> names = option["arg"].list("items");
    if (names.size() == 1) {  // NONE
        sequence.owner_table = {};
        sequence.owner_column.clear();
        return;
    }
    const std::string column = string_of(names.back());
    names.pop_back();
    const Relation relation = need_relation(context, name_in(names));
    const auto* columns = columns_of(std::as_const(context.catalog), relation);
    if (columns == nullptr || find_column(*columns, column) == nullptr)
        throw context.error("42703",
                            fmt::format("column \"{}\" of relation \"{}\" does not exist", column, relation.name.name));
    sequence.owner_table = relation.name;
    sequence.owner_column = column;
}

void set_type(const Context& context, object::Sequence& sequence, const Said& said, bool is_new) {
    if (said.type == nullptr) {
        if (is_new)
            sequence.type = own_type("int8");
        return;
    }
    const Limits before = is_new ? Limits{0, 0} : limits_of(sequence.type);
    const object::TypeName type = need_type(context, (*said.type)["arg"]);
    if (type.name.name != "int2" && type.name.name != "int4" && type.name.name != "int8")
        throw context.error("22023", "sequence type must be smallint, integer, or bigint");
    sequence.type = type;
    if (is_new)
        return;
    // Limits that were those of the type follow it.
    const Limits now = limits_of(type);
    if (sequence.maximum == before.most)
        sequence.maximum = now.most;
    if (sequence.minimum == before.least)
        sequence.minimum = now.least;
}

}  // namespace

void set_sequence_options(const Context& context, object::Sequence& sequence, const std::vector<Node>& options,
                          bool is_new) {
    const Said said = read(options);
    set_type(context, sequence, said, is_new);
    const Limits limits = limits_of(sequence.type);
    if (said.increment != nullptr)
        sequence.increment = number_in((*said.increment)["arg"]);
    if (sequence.increment == 0)
        throw context.error("22023", "INCREMENT must not be zero");
    const bool up = sequence.increment > 0;
    if (said.maximum != nullptr && (*said.maximum)["arg"])
        sequence.maximum = number_in((*said.maximum)["arg"]);
    else if (is_new || said.maximum != nullptr)
        sequence.maximum = up ? limits.most : -1;
    if (said.minimum != nullptr && (*said.minimum)["arg"])
        sequence.minimum = number_in((*said.minimum)["arg"]);
    else if (is_new || said.minimum != nullptr)
        sequence.minimum = up ? 1 : limits.least;
    if (sequence.minimum >= sequence.maximum)
        throw context.error(
            "22023", fmt::format("MINVALUE ({}) must be less than MAXVALUE ({})", sequence.minimum, sequence.maximum));
    if (said.start != nullptr)
        sequence.start = number_in((*said.start)["arg"]);
    else if (is_new)
        sequence.start = up ? sequence.minimum : sequence.maximum;
    if (sequence.start < sequence.minimum)
        throw context.error("22023", fmt::format("START value ({}) cannot be less than MINVALUE ({})", sequence.start,
                                                 sequence.minimum));
    if (sequence.start > sequence.maximum)
        throw context.error("22023", fmt::format("START value ({}) cannot be greater than MAXVALUE ({})",
                                                 sequence.start, sequence.maximum));
    if (said.cache != nullptr)
        sequence.cache = number_in((*said.cache)["arg"]);
    if (said.cycle != nullptr)
        sequence.cycle = (*said.cycle)["arg"].flag("boolval");
    if (said.owner != nullptr)
        set_owner(context, sequence, *said.owner);
}

QualifiedName add_column_sequence(const Context& context, const QualifiedName& table, const std::string& column,
                                  const object::TypeName& type, const std::vector<Node>& options, bool identity,
                                  bool unlogged) {
    object::Sequence sequence;
    sequence.type = type;
    QualifiedName name{table.schema, ""};
    for (const Node& option : options)
        if (option.word("defname") == "sequence_name") {
            name = name_in(option["arg"].list("items"));
            if (name.schema.empty())
                name.schema = table.schema;
        }
    // Its type is that of the column, unless AS says another.
    Node type_name{Node::Form::object, "TypeName", {}, {}, {}};
    type_name.fields.emplace_back(
        "names",
        Node{Node::Form::list,
             {},
             {},
             {Node{Node::Form::object, "String", {}, {}, {{"sval", {Node::Form::text, {}, type.name.schema, {}, {}}}}},
              Node{Node::Form::object, "String", {}, {}, {{"sval", {Node::Form::text, {}, type.name.name, {}, {}}}}}},
             {}});
    std::vector<Node> all = options;
    Node as{
        Node::Form::object, "DefElem", {}, {}, {{"defname", {Node::Form::text, {}, "as", {}, {}}}, {"arg", type_name}}};
    all.insert(all.begin(), std::move(as));
    if (name.name.empty())
        name.name = free_relation_name(context.catalog, table.name, column, "seq", name.schema, false);
    else
        need_free_relation_name(context, name);
    set_sequence_options(context, sequence, all, true);
    sequence.owner_table = table;
    sequence.owner_column = column;
    sequence.identity = identity;
    sequence.unlogged = unlogged;
    context.catalog.sequences.emplace(name, std::move(sequence));
    return name;
}

const QualifiedName* sequence_of(const catalog::Catalog& catalog, const QualifiedName& table, const std::string& column,
                                 bool identity) {
    for (const auto& [name, sequence] : catalog.sequences)
        if (sequence.identity == identity && sequence.owner_table == table && sequence.owner_column == column)
            return &name;
    return nullptr;
}

}  // namespace aludel::dialect::postgresql::simulation
