#include "dialect/postgresql/reflect_state.hpp"

namespace aludel::dialect::postgresql {

namespace {

void take_schema(ReflectionState& state, const Row& row) {
    const Oid oid = row.oid(0);
    state.schemas.emplace(oid, row.text(1));
    if (row.flag(5) && !state.in_extension(of_schema, oid))
        state.catalog.schemas.emplace(row.text(1),
                                      state.described(of_schema, oid, row.oid(2), row.view(3), row.view(4)));
}

void take_role(ReflectionState& state, const Row& row) {
    state.roles.emplace(row.oid(0), row.text(1));
}

void take_member(ReflectionState& state, const Row& row) {
    state.members.emplace(ReflectionState::key(row.oid(0), row.oid(1)), row.oid(2));
}

void take_comment(ReflectionState& state, const Row& row) {
    state.comments[ReflectionState::key(row.oid(0), row.oid(1))].emplace_back(row.number(2), row.text(3));
}

void take_type_name(ReflectionState& state, const Row& row) {
    ReflectionState::Type& type = state.types[row.oid(0)];
    type.name = state.name(row.oid(2), row.view(1));
    type.kind = row.letter(3);
    type.element = row.oid(4);
    type.collation = row.oid(5);
    type.relation = row.oid(6);
}

void take_modifiers(ReflectionState& state, const Row& row) {
    // "public.geometry(Point,4326)[]"
    std::string_view text = row.view(2);
    const std::size_t end = text.rfind(')');
    if (end == std::string_view::npos)
        return;
    text = text.substr(0, end);
    std::size_t start = text.size();
    for (int depth = 1; start > 0 && depth > 0;) {
        --start;
        depth += text[start] == ')' ? 1 : text[start] == '(' ? -1 : 0;
    }
    Oid type = row.oid(0);
    if (const auto found = state.types.find(type); found != state.types.end() && found->second.element != 0)
        type = found->second.element;
    state.modifiers.emplace(std::pair(type, row.number(1)), text.substr(start + 1));
}

void take_collation(ReflectionState& state, const Row& row) {
    state.collations.emplace(row.oid(0), state.name(row.oid(2), row.view(1)));
}

void take_method(ReflectionState& state, const Row& row) {
    state.methods.emplace(row.oid(0), row.text(1));
}

void take_operator_class(ReflectionState& state, const Row& row) {
    state.operator_classes.emplace(row.oid(0), ReflectionState::OperatorClass{state.name(row.oid(2), row.view(1)),
                                                                              row.oid(3), row.oid(4), row.flag(5)});
    if (row.flag(5))
        state.default_classes.insert(ReflectionState::key(row.oid(3), row.oid(4)));
}

void take_extension(ReflectionState& state, const Row& row) {
    const Oid oid = row.oid(0);
    const auto schema = state.schemas.find(row.oid(2));
    state.extensions.emplace(oid, row.text(1));
    state.references.emplace(ReflectionState::key(of_extension, oid),
                             object::Reference{object::Kind::extension, "", row.text(1), ""});
    if (oid < first_own_oid)
        return;  // plpgsql, which every database has
    state.catalog.extensions.emplace(row.text(1), object::Extension{schema == state.schemas.end() ? "" : schema->second,
                                                                    row.text(3), state.comment(of_extension, oid)});
}

}  // namespace

void add_name_parts(int /*version*/, std::vector<Part>& parts) {
    parts.push_back({"SELECT oid, rolname FROM pg_roles", take_role});
    parts.push_back({"SELECT classid, objid, refobjid FROM pg_depend WHERE deptype = 'e'", take_member});
    // 2200 is the schema public, which initdb makes.
    parts.push_back(
        {"SELECT classoid, objoid, objsubid, description FROM pg_description "
         "WHERE objoid >= 16384 OR (classoid = 2615 AND objoid = 2200)",
         take_comment});
    parts.push_back(
        {"SELECT n.oid, n.nspname, n.nspowner, n.nspacl, CASE WHEN n.nspacl IS NOT NULL THEN "
         "coalesce(i.initprivs, acldefault('n', n.nspowner)) END, "
         "n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' FROM pg_namespace n "
         "LEFT JOIN pg_init_privs i ON i.classoid = 2615 AND i.objoid = n.oid AND i.privtype = 'i'",
         take_schema});
    parts.push_back(
        {"SELECT oid, typname, typnamespace, typtype, CASE WHEN typlen = -1 AND typcategory = 'A' AND oid "
         "NOT IN (22, 30) THEN typelem ELSE 0 END, typcollation, typrelid FROM pg_type",
         take_type_name});
    parts.push_back(
        {"SELECT DISTINCT atttypid, atttypmod, format_type(atttypid, atttypmod) FROM pg_attribute "
         "WHERE atttypmod >= 0 AND atttypid >= 16384 UNION SELECT typbasetype, typtypmod, "
         "format_type(typbasetype, typtypmod) FROM pg_type WHERE typtypmod >= 0 AND typbasetype >= 16384",
         take_modifiers});
    parts.push_back({"SELECT oid, collname, collnamespace FROM pg_collation", take_collation});
    parts.push_back({"SELECT oid, amname FROM pg_am", take_method});
    parts.push_back(
        {"SELECT oid, opcname, opcnamespace, opcmethod, opcintype, opcdefault FROM pg_opclass", take_operator_class});
    parts.push_back({"SELECT oid, extname, extnamespace, extversion FROM pg_extension", take_extension});
}

}  // namespace aludel::dialect::postgresql
