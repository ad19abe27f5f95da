#pragma once

#include <string_view>

#include "base/json.hpp"
#include "catalog/catalog.hpp"
#include "dialect/reflection.hpp"

namespace aludel::report {

/// Writes the parts of the document "catalog".
class CatalogWriter {
public:
    explicit CatalogWriter(const dialect::Reflection& reflection) : reflection_(reflection) {}

    void tables(const catalog::Catalog& catalog);
    void views(const catalog::Catalog& catalog);
    void types(const catalog::Catalog& catalog);
    void sequences(const catalog::Catalog& catalog);
    void functions(const catalog::Catalog& catalog);
    void rest(const catalog::Catalog& catalog);
    void dependencies(const catalog::Catalog& catalog);

    JsonWriter json;

private:
    void name(const catalog::QualifiedName& name);
    /// `name`: {"schema", "name"} or null.
    void reference(std::string_view member, const catalog::QualifiedName& name);
    void described(const catalog::object::Described& object);
    void privileges(const catalog::object::Privileges& privileges);
    void settings(std::string_view member, const std::vector<catalog::object::Setting>& settings);
    void type(std::string_view member, const catalog::object::TypeName& type);
    void column(const catalog::object::Column& column);
    void keys(const std::vector<catalog::object::IndexKey>& keys);
    void constraint(std::string_view name, const catalog::object::Constraint& constraint);
    void indexes(const std::map<std::string, catalog::object::Index>& indexes);
    void triggers(const std::map<std::string, catalog::object::Trigger>& triggers);
    void rules(const std::map<std::string, catalog::object::Rule>& rules);
    void policies(const std::map<std::string, catalog::object::Policy>& policies);
    void aggregate(const catalog::object::Function& function);

    const dialect::Reflection& reflection_;
};

std::string_view word_of(catalog::object::Firing firing);

}  // namespace aludel::report
