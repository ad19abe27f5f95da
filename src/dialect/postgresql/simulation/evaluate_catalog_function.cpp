#include <utility>

#include "dialect/postgresql/simulation/evaluate_function.hpp"

namespace aludel::dialect::postgresql::simulation {

namespace {

template <TypeId type>
Datum object_named(const FunctionCall& call) {
    return call.evaluator.named_object(call.text(0), type);
}

Datum type_as_text(const FunctionCall& call) {
    if (call[0].is_null())
        return Datum::null(type_id::text);
    for (const Datum& one : call.arguments)
        if (one.is_unknown())
            return Datum::unknown(one.text);
    const auto type = static_cast<TypeId>(call.number(0));
    if (call.size() < 2 || call[1].is_null())
        return Datum::of(type == type_id::bpchar ? "character" : call.evaluator.system().type_text(type));
    return Datum::of(call.evaluator.system().type_text(type, modifiers_text(type, call.number(1))));
}

Datum table_visible(const FunctionCall& call) {
    SystemCatalog& system = call.evaluator.system();
    const SystemRelation* relation = system.relation(static_cast<ObjectId>(call.number(0)));
    return relation == nullptr ? Datum::null(type_id::boolean) : Datum::boolean(system.is_visible(*relation));
}

Datum type_visible(const FunctionCall& call) {
    SystemCatalog& system = call.evaluator.system();
    const SystemType* type = system.type(static_cast<ObjectId>(call.number(0)));
    return type == nullptr ? Datum::null(type_id::boolean) : Datum::boolean(system.is_visible(*type));
}

Datum expression_text(const FunctionCall& call) {
    return Datum::of(call.evaluator.system().visible_text(call.text(0)));
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
    };
    return entries;
}

}  // namespace aludel::dialect::postgresql::simulation
