#include "dialect/postgresql/reflect_state.hpp"

namespace aludel::dialect::postgresql {

namespace {

/// Enums, domains, ranges and composite types.
void take_type(ReflectionState& state, const Row& row) {
    const Oid oid = row.oid(0);
    if (state.in_extension(of_type, oid))
        return;
    const ReflectionState::Type& known = state.types.at(oid);
    const QualifiedName& name = known.name;
    if (row.letter(1) == 'c') {
        const auto found = state.catalog.types.find(name);
        if (found == state.catalog.types.end())
            return;  // a table's row
        object::Described described = state.described(of_type, oid, row.oid(2), row.view(3), row.view(4));
        static_cast<object::Described&>(found->second) = std::move(described);
        return;
    }
    object::Type& type = state.catalog.types[name];
    static_cast<object::Described&>(type) = state.described(of_type, oid, row.oid(2), row.view(3), row.view(4));
    if (row.letter(1) == 'e') {
        type.definition = object::Enum{};
    } else if (row.letter(1) == 'd') {
        object::Domain domain;
        domain.base = state.type(row.oid(5), row.number(6), row.number(7));
        if (row.flag(8))
            domain.not_null.emplace();
        domain.default_expression = row.text(9);
        const Oid base = row.oid(5);
        if (known.collation != 0 && known.collation != state.types.at(base).collation)
            domain.collation = state.collation(known.collation);
        type.definition = std::move(domain);
    } else {
        type.definition = object::Range{};
    }
}

void take_label(ReflectionState& state, const Row& row) {
    const auto known = state.types.find(row.oid(0));
    if (known == state.types.end())
        return;
    const auto found = state.catalog.types.find(known->second.name);
    if (found == state.catalog.types.end() || !std::holds_alternative<object::Enum>(found->second.definition))
        return;
    std::get<object::Enum>(found->second.definition).labels.push_back(row.text(1));
}

void take_range(ReflectionState& state, const Row& row) {
    const auto known = state.types.find(row.oid(0));
    if (known == state.types.end() || row.oid(0) < first_own_oid)
        return;
    const auto found = state.catalog.types.find(known->second.name);
    if (found == state.catalog.types.end() || !std::holds_alternative<object::Range>(found->second.definition))
        return;
    object::Range& range = std::get<object::Range>(found->second.definition);
    const Oid subtype = row.oid(1);
    range.subtype = state.type(subtype);
    range.operator_class = state.operator_class(row.oid(2), subtype);
    if (const Oid collation = row.oid(3); collation != 0 && collation != state.types.at(subtype).collation)
        range.collation = state.collation(collation);
    if (!row.null(4))
        range.canonical = state.name(row.oid(5), row.view(4));
    if (!row.null(6))
        range.difference = state.name(row.oid(7), row.view(6));
    if (const Oid multirange = row.oid(8); multirange != 0)
        range.multirange = state.type(multirange).name;
}

}  // namespace

void add_type_parts(int version, std::vector<Part>& parts) {
    parts.push_back(
        {"SELECT t.oid, t.typtype, t.typowner, t.typacl, CASE WHEN t.typacl IS NOT NULL THEN "
         "acldefault('T', t.typowner) END, t.typbasetype, t.typtypmod, t.typndims, t.typnotnull, CASE WHEN "
         "t.typtype = 'd' THEN coalesce(pg_get_expr(t.typdefaultbin, 0), t.typdefault) END FROM pg_type t "
         "LEFT JOIN pg_class c ON c.oid = t.typrelid WHERE t.typtype IN ('e', 'd', 'r', 'c') AND "
         "(t.typrelid = 0 OR c.relkind = 'c') AND " +
             in_our_schemas("t.typnamespace"),
         take_type});
    parts.push_back({"SELECT enumtypid, enumlabel FROM pg_enum ORDER BY enumtypid, enumsortorder", take_label});
    parts.push_back(
        {"SELECT r.rngtypid, r.rngsubtype, r.rngsubopc, r.rngcollation, c.proname, c.pronamespace, "
         "d.proname, d.pronamespace, " +
             std::string(version >= 140000 ? "r.rngmultitypid" : "0") +
             " FROM pg_range r LEFT JOIN pg_proc c ON c.oid = r.rngcanonical LEFT JOIN pg_proc d ON d.oid "
             "= r.rngsubdiff",
         take_range});
}

}  // namespace aludel::dialect::postgresql
