#pragma once

#include <functional>
#include <string>

#include "dialect/postgresql/simulation/change_names.hpp"

namespace aludel::dialect::postgresql::simulation {

/// Visits every text of SQL in the catalog, with the object that it is a part of; `query`: a whole one, of a view. What
/// the visitor gives back is put in its place.
struct CatalogText {
    object::Reference object;
    enum class Form { expression, query, statement } form;
    std::string& text;
};
void each_text(catalog::Catalog& catalog, const std::function<void(const CatalogText&)>& visit);

/// Rewrites the texts in which a word stands, node by node; what cannot be rewritten is marked as not sure.
void rewrite_texts(const Context& context, const std::string& word,
                   const std::function<void(const object::Reference& object, Node& tree)>& rewrite);

/// ALTER TYPE … RENAME VALUE: constants of the type.
void rename_label_in_text(const Context& context, const QualifiedName& type, const std::string& from,
                          const std::string& to);
/// Functions, types and relations that texts name with their schemas.
void rename_names_in_text(const Context& context, const std::string& word, const ChangeName& change);
/// A column of the relation; views that show it keep their own name for it.
void rename_column_in_text(const Context& context, const QualifiedName& relation, const std::string& from,
                           const std::string& to);
/// References in dependencies, in what is not sure, and in `filled`.
void rename_references(State& state, const std::function<void(object::Reference&)>& rename);

}  // namespace aludel::dialect::postgresql::simulation
