#include <utility>

#include "dialect/postgresql/quote.hpp"
#include "dialect/postgresql/simulation/evaluate_function.hpp"
#include "dialect/postgresql/simulation/evaluate_name.hpp"

namespace aludel::dialect::postgresql::simulation {

namespace {

ObjectId oid_argument(const FunctionCall& call, std::size_t i) {
    return static_cast<ObjectId>(call.number(i));
}

template <TypeId type>
Datum object_named(const FunctionCall& call) {
    return call.evaluator.named_object(call.text(0), type);
}

Datum type_as_text(const FunctionCall& call) {
    for (const Datum& one : call.arguments)
        if (one.is_unknown())
            return Datum::unknown(one.text);
    if (call[0].is_null())
        return Datum::null(type_id::text);
    const auto type = static_cast<TypeId>(call.number(0));
    SystemCatalog& system = call.evaluator.system();
    if (call.size() < 2 || call[1].is_null())
        return Datum::of(type == type_id::bpchar ? "character" : system.type_text(type));
    const SystemType* found = system.type(type);
    const TypeId element = found != nullptr && found->category == 'A' ? found->element : type;
    return Datum::of(system.type_text(type, modifiers_text(element, call.number(1))));
}

Datum table_visible(const FunctionCall& call) {
    SystemCatalog& system = call.evaluator.system();
    const SystemRelation* relation = system.relation(oid_argument(call, 0));
    return relation == nullptr ? Datum::null(type_id::boolean) : Datum::boolean(system.is_visible(*relation));
}

Datum type_visible(const FunctionCall& call) {
    SystemCatalog& system = call.evaluator.system();
    const SystemType* type = system.type(oid_argument(call, 0));
    return type == nullptr ? Datum::null(type_id::boolean) : Datum::boolean(system.is_visible(*type));
}

Datum expression_text(const FunctionCall& call) {
    return Datum::of(call.evaluator.system().expression_text(call.text(0), call.flag(2)));
}

const object::Constraint* constraint_of(SystemCatalog& system, const object::Reference& reference) {
    const auto table = system.state().catalog.tables.find({reference.schema, reference.name});
    if (table == system.state().catalog.tables.end())
        return nullptr;
    const auto found = table->second.constraints.find(reference.part);
    return found == table->second.constraints.end() ? nullptr : &found->second;
}

Datum constraint_definition(const FunctionCall& call) {
    SystemCatalog& system = call.evaluator.system();
    const object::Reference* reference = system.object_with(oid_argument(call, 0));
    if (reference == nullptr)
        return Datum::unknown("a constraint of the server's own");
    if (reference->kind == object::Kind::constraint)
        if (const object::Constraint* constraint = constraint_of(system, *reference))
            return Datum::of(system.constraint_definition(*constraint, call.flag(1)));
    if (reference->schema == "information_schema")
        for (const SystemDomain& one : system_domains)
            if (one.name == reference->name)
                return Datum::of("CHECK (" + system.expression_text(std::string(one.condition), call.flag(1)) + ")");
    if (reference->kind == object::Kind::domain_constraint)
        if (const auto type = system.state().catalog.types.find({reference->schema, reference->name});
            type != system.state().catalog.types.end())
            if (const auto* domain = std::get_if<object::Domain>(&type->second.definition)) {
                const object::DomainCheck& check = domain->checks.at(reference->part);
                return Datum::of("CHECK (" + system.expression_text(check.condition, call.flag(1)) + ")" +
                                 (check.validated ? "" : " NOT VALID"));
            }
    return Datum::null(type_id::text);
}

Datum index_definition(const FunctionCall& call) {
    SystemCatalog& system = call.evaluator.system();
    const SystemRelation* relation = system.relation(oid_argument(call, 0));
    if (relation == nullptr || (relation->index == nullptr && relation->key == nullptr))
        return relation == nullptr ? Datum::null(type_id::text) : Datum::unknown("an index of the server's own");
    const bool pretty = call.flag(2);
    const std::int64_t column = call.size() > 1 ? call.number(1) : 0;
    if (column == 0)
        return Datum::of(system.index_definition(*relation, pretty));
    const std::vector<std::string> columns = index_columns(*relation);
    if (column < 1 || column > static_cast<std::int64_t>(columns.size()))
        return Datum::of("");
    const auto place = static_cast<std::size_t>(column - 1);
    if (!columns[place].empty())
        return Datum::of(quote_identifier(columns[place]));
    if (relation->index != nullptr)
        return Datum::of(system.key_text(relation->index->keys.at(place), pretty));
    return Datum::of(system.key_text(std::get<object::Exclusion>(relation->key->rule).keys.at(place), pretty));
}

Datum view_definition(const FunctionCall& call) {
    SystemCatalog& system = call.evaluator.system();
    const Datum oid = call.evaluator.cast(call[0], type_id::regclass, call.node);
    const SystemRelation* relation = system.relation(static_cast<ObjectId>(oid.number));
    if (call.size() > 1 || relation == nullptr || (relation->view == nullptr && relation->materialized == nullptr))
        return Datum::unknown("how the server writes a view");
    const auto definition = system.view_definition(*relation);
    return definition ? Datum::of(*definition)
                      : Datum::unknown("how the server writes the view " + relation->name.name);
}

Datum serial_sequence(const FunctionCall& call) {
    Evaluator& evaluator = call.evaluator;
    const Datum table = evaluator.cast(Datum::of(call.text(0), type_id::unknown), type_id::regclass, call.node);
    if (table.is_unknown())
        return Datum::unknown(table.text);
    const SystemRelation* relation = evaluator.system().relation(static_cast<ObjectId>(table.number));
    if (relation == nullptr)
        return Datum::null(type_id::text);
    const std::string column = call.text(1);
    if (column_of(*relation, column) == nullptr)
        evaluator.fail("42703", "column \"" + column + "\" of relation \"" + relation->name.name + "\" does not exist");
    for (const auto& [name, sequence] : evaluator.state().catalog.sequences)
        if (sequence.owner_table == relation->name && sequence.owner_column == column)
            return Datum::of(quote_name(name));
    return Datum::null(type_id::text);
}

std::string comment_of_relation(const SystemRelation& relation) {
    return relation.table != nullptr          ? relation.table->comment
           : relation.view != nullptr         ? relation.view->comment
           : relation.materialized != nullptr ? relation.materialized->comment
           : relation.sequence != nullptr     ? relation.sequence->comment
           : relation.index != nullptr        ? relation.index->comment
                                              : std::string();
}

Datum object_description(const FunctionCall& call) {
    SystemCatalog& system = call.evaluator.system();
    const std::string catalog = call.size() > 1 ? call.text(1) : "pg_class";
    std::string comment;
    if (catalog == "pg_class") {
        const SystemRelation* relation = system.relation(oid_argument(call, 0));
        if (relation == nullptr || relation->oid < 16384)
            return relation == nullptr ? Datum::null(type_id::text) : Datum::unknown("a comment of the server's own");
        comment = comment_of_relation(*relation);
    } else if (catalog == "pg_type") {
        const SystemType* type = system.type(oid_argument(call, 0));
        if (type == nullptr || type->oid < 16384)
            return type == nullptr ? Datum::null(type_id::text) : Datum::unknown("a comment of the server's own");
        comment = type->type == nullptr ? std::string() : type->type->comment;
    } else if (const object::Reference* reference = system.object_with(oid_argument(call, 0));
               catalog == "pg_constraint" && reference != nullptr) {
        if (const object::Constraint* constraint = constraint_of(system, *reference))
            comment = constraint->comment;
    } else {
        return Datum::unknown("the comment of something in " + catalog);
    }
    return comment.empty() ? Datum::null(type_id::text) : Datum::of(comment);
}

Datum column_description(const FunctionCall& call) {
    const SystemRelation* relation = call.evaluator.system().relation(oid_argument(call, 0));
    const auto* columns = relation == nullptr ? nullptr : relation->columns();
    const std::int64_t place = call.number(1);
    if (relation != nullptr && relation->oid < 16384)
        return Datum::unknown("a comment of the server's own");
    if (columns == nullptr || place < 1 || place > static_cast<std::int64_t>(columns->size()) ||
        (*columns)[static_cast<std::size_t>(place - 1)].comment.empty())
        return Datum::null(type_id::text);
    return Datum::of((*columns)[static_cast<std::size_t>(place - 1)].comment);
}

Datum function_arguments(const FunctionCall& call) {
    SystemCatalog& system = call.evaluator.system();
    const object::Reference* reference = system.object_with(oid_argument(call, 0));
    if (reference == nullptr || reference->kind != object::Kind::function)
        return Datum::unknown("the arguments of a function");
    const auto found = system.state().catalog.functions.find({{reference->schema, reference->name}, reference->part});
    return found == system.state().catalog.functions.end() ? Datum::unknown("the arguments of a function")
                                                           : Datum::of(system.arguments_text(found->second));
}

}  // namespace

const std::vector<FunctionEntry>& catalog_functions() {
    static const std::vector<FunctionEntry> entries = {
        {"to_regclass", type_id::regclass, object_named<type_id::regclass>},
        {"to_regtype", type_id::regtype, object_named<type_id::regtype>},
        {"to_regnamespace", type_id::regnamespace, object_named<type_id::regnamespace>},
        {"to_regproc", type_id::regproc, object_named<type_id::regproc>},
        {"format_type", type_id::text, type_as_text, false},
        {"pg_table_is_visible", type_id::boolean, table_visible},
        {"pg_type_is_visible", type_id::boolean, type_visible},
        {"pg_get_expr", type_id::text, expression_text},
        {"pg_get_constraintdef", type_id::text, constraint_definition},
        {"pg_get_indexdef", type_id::text, index_definition},
        {"pg_get_viewdef", type_id::text, view_definition},
        {"pg_get_serial_sequence", type_id::text, serial_sequence},
        {"pg_get_function_identity_arguments", type_id::text, function_arguments},
        {"obj_description", type_id::text, object_description},
        {"col_description", type_id::text, column_description},
    };
    return entries;
}

}  // namespace aludel::dialect::postgresql::simulation
