#include "catalog/catalog.hpp"

#include <tuple>

namespace aludel::catalog {

Catalog::Catalog() = default;
Catalog::Catalog(const Catalog&) = default;
Catalog::Catalog(Catalog&&) noexcept = default;
Catalog& Catalog::operator=(const Catalog&) = default;
Catalog& Catalog::operator=(Catalog&&) noexcept = default;
Catalog::~Catalog() = default;

namespace {

auto members(const Catalog& c) {
    return std::tie(c.schemas, c.extensions, c.types, c.sequences, c.tables, c.views, c.materialized_views, c.functions,
                    c.statistics, c.event_triggers, c.default_privileges, c.dependencies, c.not_shown);
}

}  // namespace

// Not `= default`: each source file that compares would have all of it anew.
bool operator==(const Catalog& a, const Catalog& b) {
    return members(a) == members(b);
}

}  // namespace aludel::catalog
