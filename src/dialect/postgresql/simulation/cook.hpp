#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "dialect/postgresql/simulation/analyze.hpp"

namespace aludel::dialect::postgresql::simulation {

/// An expression as the catalog keeps it.
struct Cooked {
    std::string text;
    std::set<object::Reference> uses;
    /// Of the table that is its scope, each once, in the order of the text.
    std::vector<std::string> columns;
    std::optional<object::TypeName> type;
    std::string doubt;
};

/// `scope` is one of a table alone. Throws what Analysis throws.
Cooked cook(const Context& context, Node expression, const Scope& scope);
/// What stands behind DEFAULT of a column or domain of this type; text empty: nothing (NULL is no default). Throws
/// 22P02 for a label that an enum has not.
Cooked cook_default(const Context& context, Node expression, const object::TypeName& type);
/// Of a generated column.
Cooked cook_generated(const Context& context, Node expression, const Scope& scope);

/// Remembers what an object needs apart from columns of its own table.
void add_dependencies(const Context& context, const object::Reference& object, const Cooked& cooked);
void add_dependency(catalog::Catalog& catalog, const object::Reference& object, const object::Reference& on);
/// Forgets what the object needs.
void remove_dependencies(catalog::Catalog& catalog, const object::Reference& object);

/// A literal as the server writes a constant of that type.
std::string literal_text(const std::string& value, const object::TypeName& type);
/// WITH (name = value), each as the catalog keeps it.
std::vector<object::Setting> settings_of(const std::vector<Node>& definitions);
/// … put in place of those of the same name; without a value where `reset`: taken away.
void change_settings(std::vector<object::Setting>& settings, const std::vector<Node>& definitions, bool reset);
/// The text of a DefElem's value.
std::string definition_text(const Node& definition);

}  // namespace aludel::dialect::postgresql::simulation
