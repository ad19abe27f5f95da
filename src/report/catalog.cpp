#include "report/catalog.hpp"

#include <fmt/format.h>

#include <map>

#include "base/text.hpp"
#include "catalog/object/kind.hpp"
#include "report/catalog_parts.hpp"
#include "report/document.hpp"

namespace aludel::report {

namespace object = catalog::object;

namespace {

void write_reference(JsonWriter& json, std::string_view member, const object::Reference& reference) {
    json.key(member).begin_object();
    json.member("kind", object::word_of(reference.kind));
    json.member("schema", reference.schema).member("name", reference.name).member("part", reference.part);
    json.end_object();
}

}  // namespace

std::string_view word_of(object::Firing firing) {
    switch (firing) {
        case object::Firing::origin:
            return "origin";
        case object::Firing::disabled:
            return "disabled";
        case object::Firing::replica:
            return "replica";
        case object::Firing::always:
            return "always";
    }
    return "";
}

void CatalogWriter::name(const catalog::QualifiedName& name) {
    json.member("schema", name.schema).member("name", name.name);
}

void CatalogWriter::reference(std::string_view member, const catalog::QualifiedName& name) {
    json.key(member);
    if (name.name.empty()) {
        json.null();
        return;
    }
    json.begin_object().member("schema", name.schema).member("name", name.name).end_object();
}

void CatalogWriter::privileges(const object::Privileges& privileges) {
    const auto write = [&](std::string_view member, const std::vector<object::Grant>& grants) {
        json.key(member).begin_array();
        for (const object::Grant& grant : grants) {
            json.begin_object().member("grantee", grant.grantee).strings("privileges", grant.privileges);
            json.member("grantable", grant.grantable).member("grantor", grant.grantor).end_object();
        }
        json.end_array();
    };
    write("granted", privileges.granted);
    write("revoked", privileges.revoked);
}

void CatalogWriter::described(const object::Described& object) {
    json.member("owner", object.owner).member("comment", object.comment);
    privileges(object.privileges);
}

void CatalogWriter::settings(std::string_view member, const std::vector<object::Setting>& settings) {
    json.key(member).begin_array();
    for (const object::Setting& setting : settings)
        json.begin_object().member("name", setting.name).member("value", setting.value).end_object();
    json.end_array();
}

void CatalogWriter::type(std::string_view member, const object::TypeName& type) {
    json.key(member).begin_object();
    json.member("sql", reflection_.type_sql(type));
    name(type.name);
    json.member("modifiers", type.modifiers).member("dimensions", type.dimensions);
    json.end_object();
}

void CatalogWriter::rest(const catalog::Catalog& catalog) {
    json.key("schemas").begin_array();
    for (const auto& [schema, one] : catalog.schemas) {
        json.begin_object().member("name", schema);
        described(one);
        json.end_object();
    }
    json.end_array();
    json.key("extensions").begin_array();
    for (const auto& [extension, one] : catalog.extensions)
        json.begin_object()
            .member("name", extension)
            .member("schema", one.schema)
            .member("version", one.version)
            .member("comment", one.comment)
            .end_object();
    json.end_array();
    json.key("statistics").begin_array();
    for (const auto& [statistics, one] : catalog.statistics) {
        json.begin_object();
        name(statistics);
        json.member("owner", one.owner).member("comment", one.comment);
        reference("table", one.table);
        json.strings("kinds", one.kinds).strings("columns", one.columns).strings("expressions", one.expressions);
        json.key("target");
        one.target ? json.value(*one.target) : json.null();
        json.end_object();
    }
    json.end_array();
    json.key("event_triggers").begin_array();
    for (const auto& [trigger, one] : catalog.event_triggers) {
        json.begin_object().member("name", trigger).member("owner", one.owner).member("comment", one.comment);
        json.member("event", one.event).strings("tags", one.tags);
        reference("function", one.function);
        json.member("firing", word_of(one.firing)).end_object();
    }
    json.end_array();
    json.key("default_privileges").begin_array();
    for (const object::DefaultPrivileges& one : catalog.default_privileges) {
        json.begin_object().member("role", one.role).member("schema", one.schema).member("kind", one.kind);
        privileges(one.privileges);
        json.end_object();
    }
    json.end_array();
}

void CatalogWriter::dependencies(const catalog::Catalog& catalog) {
    json.key("dependencies").begin_array();
    for (const object::Dependency& one : catalog.dependencies) {
        json.begin_object();
        write_reference(json, "object", one.object);
        write_reference(json, "on", one.on);
        json.end_object();
    }
    json.end_array();
    json.key("not_shown").begin_array();
    for (const catalog::NotShown& one : catalog.not_shown)
        json.begin_object().member("kind", one.kind).member("name", one.name).end_object();
    json.end_array();
}

namespace {

void write_unsure(JsonWriter& json, const std::vector<dialect::Unsure>& unsure) {
    json.key("unsure").begin_array();
    for (const dialect::Unsure& one : unsure) {
        json.begin_object();
        write_reference(json, "object", one.object);
        json.member("why", one.why).member("place", to_string(one.place)).end_object();
    }
    json.end_array();
}

}  // namespace

std::string unsure_text(const std::vector<dialect::Unsure>& unsure) {
    std::string text;
    for (const dialect::Unsure& one : unsure)
        text += fmt::format("not certain: {}: {} ({})\n", object::describe(one.object), one.why, to_string(one.place));
    return text;
}

std::string catalog_json(const catalog::Catalog& catalog, const dialect::Dialect& dialect, std::string_view database,
                         std::string_view server, const std::vector<dialect::Unsure>& unsure) {
    CatalogWriter writer(dialect::reflection_of(dialect));
    begin_document(writer.json, "catalog");
    writer.json.member("dialect", dialect.name()).member("database", database).member("server", server);
    writer.rest(catalog);
    writer.types(catalog);
    writer.sequences(catalog);
    writer.tables(catalog);
    writer.views(catalog);
    writer.functions(catalog);
    writer.dependencies(catalog);
    write_unsure(writer.json, unsure);
    writer.json.end_object();
    return writer.json.text();
}

std::string not_shown_text(const catalog::Catalog& catalog) {
    std::map<std::string, std::vector<std::string>> kinds;
    for (const catalog::NotShown& one : catalog.not_shown) kinds[one.kind].push_back(one.name);
    std::string text;
    for (const auto& [kind, names] : kinds) text += fmt::format("not shown: {} {}\n", kind, join(names, ", "));
    return text;
}

}  // namespace aludel::report
