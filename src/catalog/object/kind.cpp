#include "catalog/object/kind.hpp"

namespace aludel::catalog::object {

std::string_view word_of(Kind kind) {
    switch (kind) {
        case Kind::schema:
            return "schema";
        case Kind::extension:
            return "extension";
        case Kind::type:
            return "type";
        case Kind::sequence:
            return "sequence";
        case Kind::function:
            return "function";
        case Kind::table:
            return "table";
        case Kind::view:
            return "view";
        case Kind::materialized_view:
            return "materialized view";
        case Kind::column:
            return "column";
        case Kind::default_value:
            return "default";
        case Kind::constraint:
            return "constraint";
        case Kind::domain_constraint:
            return "domain constraint";
        case Kind::index:
            return "index";
        case Kind::statistics:
            return "statistics";
        case Kind::rule:
            return "rule";
        case Kind::trigger:
            return "trigger";
        case Kind::policy:
            return "policy";
        case Kind::event_trigger:
            return "event trigger";
    }
    return "";
}

std::string describe(const Reference& reference) {
    std::string text(word_of(reference.kind));
    text += ' ';
    if (!reference.schema.empty())
        text += reference.schema + '.';
    text += reference.name;
    if (reference.kind == Kind::function)
        return text + '(' + reference.part + ')';
    return reference.part.empty() ? text : text + '.' + reference.part;
}

}  // namespace aludel::catalog::object
