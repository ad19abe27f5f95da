#pragma once

#include <map>
#include <string>
#include <vector>

#include "catalog/object/dependency.hpp"
#include "catalog/object/extension.hpp"
#include "catalog/object/function.hpp"
#include "catalog/object/name.hpp"
#include "catalog/object/privileges.hpp"
#include "catalog/object/sequence.hpp"
#include "catalog/object/statistics.hpp"
#include "catalog/object/table.hpp"
#include "catalog/object/trigger.hpp"
#include "catalog/object/type.hpp"
#include "catalog/object/view.hpp"

namespace aludel::catalog {

/// Something that a database has and the model has no value for: told by its name, never passed over.
struct NotShown {
    std::string kind;  ///< "foreign table", "cast", "publication" …
    std::string name;
    friend auto operator<=>(const NotShown&, const NotShown&) = default;
};

/// Everything that a database holds by definition. A value: two are equal when they define the same, whatever server
/// they were read from and in whatever order their objects were made. What belongs to an extension is not in it, nor
/// what the database brings itself, but for the schema `public`.
struct Catalog {
    Catalog();
    Catalog(const Catalog&);
    Catalog(Catalog&&) noexcept;
    Catalog& operator=(const Catalog&);
    Catalog& operator=(Catalog&&) noexcept;
    ~Catalog();

    std::map<std::string, object::Described> schemas;
    std::map<std::string, object::Extension> extensions;
    object::Named<object::Type> types;
    object::Named<object::Sequence> sequences;
    object::Named<object::Table> tables;
    object::Named<object::View> views;
    object::Named<object::MaterializedView> materialized_views;
    std::map<object::Signature, object::Function> functions;
    object::Named<object::Statistics> statistics;
    std::map<std::string, object::EventTrigger> event_triggers;
    std::vector<object::DefaultPrivileges> default_privileges;
    std::vector<object::Dependency> dependencies;  ///< sorted
    std::vector<NotShown> not_shown;               ///< sorted
    friend bool operator==(const Catalog& a, const Catalog& b);
};

}  // namespace aludel::catalog
