#include "dialect/postgresql/simulation/drop_object.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/text.hpp"
#include "dialect/postgresql/simulation/define_index.hpp"

namespace aludel::dialect::postgresql::simulation {

namespace {

using object::Kind;
using object::Reference;

std::string relation_words(const State& state, const QualifiedName& name) {
    const Relation relation = relation_named(state.catalog, name);
    std::string word = "table";
    if (relation.kind == RelationKind::view)
        word = "view";
    else if (relation.kind == RelationKind::materialized_view)
        word = "materialized view";
    else if (relation.kind == RelationKind::composite)
        word = "composite type";
    else if (relation.kind == RelationKind::index)
        word = "index";
    return word + " " + visible_name(state, name);
}

std::string described_part(const State& state, const Reference& object) {
    const QualifiedName name{object.schema, object.name};
    switch (object.kind) {
        case Kind::column:
            return fmt::format("column {} of {}", object.part, relation_words(state, name));
        case Kind::default_value:
            return fmt::format("default value for column {} of {}", object.part, relation_words(state, name));
        case Kind::constraint:
            return fmt::format("constraint {} on {}", object.part, relation_words(state, name));
        case Kind::trigger:
            return fmt::format("trigger {} on {}", object.part, relation_words(state, name));
        case Kind::policy:
            return fmt::format("policy {} on {}", object.part, relation_words(state, name));
        case Kind::rule:
            return fmt::format("rule {} on {}", object.part, relation_words(state, name));
        case Kind::index:
            return "index " + visible_name(state, {object.schema, object.part});
        default:
            return object.part;
    }
}

/// "integer,mood": without blanks, and without schemas that the search path has.
std::string shown_arguments(const State& state, const std::string& arguments) {
    std::string text = replace_all(arguments, ", ", ",");
    for (const std::string& schema : state.search_path()) text = replace_all(text, schema + ".", "");
    return text;
}

/// What falls with the objects, each with that on which it stands; the objects themselves first.
class Closure {
public:
    Closure(const State& state, const std::vector<Reference>& objects) : state_(state) {
        for (const Reference& one : objects)
            if (seen_.insert(one).second)
                order_.push_back(one);
        for (std::size_t i = 0; i < order_.size(); ++i) visit(Reference(order_[i]));
    }
    const std::vector<Reference>& order() const { return order_; }
    /// What stands in the way without CASCADE: "view v depends on table t", and the first of those that are dropped.
    const std::vector<std::string>& obstacles() const { return obstacles_; }
    const std::vector<Reference>& obstacle_objects() const { return obstacle_objects_; }

private:
    void visit(const Reference& object) {
        for (const Dependent& one : dependents_of(state_, object)) {
            if (is_inside(one.object) || seen_.count(one.object) != 0)
                continue;
            seen_.insert(one.object);
            order_.push_back(one.object);
            if (!one.automatic) {
                obstacles_.push_back(described(state_, one.object) + " depends on " + described(state_, object));
                obstacle_objects_.push_back(one.object);
            }
        }
    }
    /// A part of something that goes as a whole.
    bool is_inside(const Reference& part) const {
        if (part.kind == Kind::default_value && seen_.count({Kind::column, part.schema, part.name, part.part}) != 0)
            return true;
        if (part.part.empty() || part.kind == Kind::function)
            return false;
        return std::any_of(order_.begin(), order_.end(), [&](const Reference& whole) {
            return whole.part.empty() && is_part_of(part, whole) && whole.kind != Kind::function &&
                   whole.kind != Kind::sequence;
        });
    }

    const State& state_;
    std::vector<Reference> order_;
    std::set<Reference> seen_;
    std::vector<std::string> obstacles_;
    std::vector<Reference> obstacle_objects_;
};

void need_no_owner(const Context& context, const Reference& object) {
    const QualifiedName name{object.schema, object.name};
    if (object.kind == Kind::sequence) {
        const object::Sequence& sequence = context.catalog.sequences.at(name);
        if (sequence.identity) {
            const std::string owner = fmt::format("column {} of table {}", sequence.owner_column,
                                                  visible_name(context.state, sequence.owner_table));
            throw context
                .error("2BP01",
                       fmt::format("cannot drop {} because {} requires it", described(context.state, object), owner))
                .hint(fmt::format("You can drop {} instead.", owner));
        }
    }
}

bool is_among(const std::vector<Reference>& all, const Reference& one) {
    return std::find(all.begin(), all.end(), one) != all.end();
}

void need_no_dependent_not_shown(const Context& context, const std::vector<Reference>& objects, bool cascade) {
    for (const auto& [what, on] : context.state.not_shown_needs)
        if (!cascade && is_among(objects, on))
            throw context
                .error("2BP01", fmt::format("cannot drop {} because other objects depend on it",
                                            described(context.state, objects.front())))
                .detail(fmt::format("{} {} depends on {}", what.kind, what.name, described(context.state, on)))
                .hint("Use DROP ... CASCADE to drop the dependent objects too.");
}

void drop_not_shown(State& state, const std::vector<Reference>& objects) {
    std::erase_if(state.not_shown_needs, [&](const auto& one) {
        if (!is_among(objects, one.second))
            return false;
        std::erase(state.catalog.not_shown, one.first);
        return true;
    });
}

}  // namespace

std::string described(const State& state, const Reference& object) {
    const QualifiedName name{object.schema, object.name};
    switch (object.kind) {
        case Kind::schema:
            return "schema " + object.name;
        case Kind::extension:
            return "extension " + object.name;
        case Kind::event_trigger:
            return "event trigger " + object.name;
        case Kind::type:
            return "type " + visible_name(state, name);
        case Kind::sequence:
            return "sequence " + visible_name(state, name);
        case Kind::statistics:
            return "statistics object " + visible_name(state, name);
        case Kind::function:
            return "function " + visible_name(state, name) + "(" + shown_arguments(state, object.part) + ")";
        case Kind::domain_constraint:
            return "constraint " + object.part + " on domain " + visible_name(state, name);
        case Kind::table:
        case Kind::view:
        case Kind::materialized_view:
            return relation_words(state, name);
        default:
            return described_part(state, object);
    }
}

Reference reference_to(const Relation& relation) {
    const QualifiedName& name = relation.name;
    switch (relation.kind) {
        case RelationKind::view:
            return {Kind::view, name.schema, name.name, ""};
        case RelationKind::materialized_view:
            return {Kind::materialized_view, name.schema, name.name, ""};
        case RelationKind::sequence:
            return {Kind::sequence, name.schema, name.name, ""};
        case RelationKind::composite:
            return {Kind::type, name.schema, name.name, ""};
        case RelationKind::index:
            return {relation.of_constraint ? Kind::constraint : Kind::index, name.schema, relation.of, name.name};
        default:
            return {Kind::table, name.schema, name.name, ""};
    }
}

void drop_objects(const Context& context, const std::vector<Reference>& objects, bool cascade) {
    for (const Reference& one : objects) need_no_owner(context, one);
    const Closure closure(context.state, objects);
    need_no_dependent_not_shown(context, closure.order(), cascade);
    if (!cascade && !closure.obstacles().empty()) {
        const std::string what = objects.size() == 1 ? "cannot drop " + described(context.state, objects.front()) +
                                                           " because other objects depend on it"
                                                     : "cannot drop desired object(s) because other objects depend on "
                                                       "them";
        std::string detail;
        for (const std::string& one : closure.obstacles()) detail += (detail.empty() ? "" : "\n") + one;
        throw context.error("2BP01", what)
            .detail(detail)
            .hint("Use DROP ... CASCADE to drop the dependent objects too.");
    }
    if (closure.obstacles().size() == 1)
        context.notice("00000", "drop cascades to " + described(context.state, closure.obstacle_objects().front()));
    else if (!closure.obstacles().empty())
        context.notice("00000", fmt::format("drop cascades to {} other objects", closure.obstacles().size()));
    drop_not_shown(context.state, closure.order());
    for (auto one = closure.order().rbegin(); one != closure.order().rend(); ++one) erase_object(context.state, *one);
}

}  // namespace aludel::dialect::postgresql::simulation
