#pragma once

#include <string_view>
#include <vector>

namespace aludel::report {

/// One member of a JSON document, by its path: "steps[].changes[].from".
struct JsonMember {
    std::string_view path;
    std::string_view type;  ///< "string", "string or null", "array of strings" …
    std::string_view meaning;
};

struct JsonDocument {
    std::string_view name;  ///< its member "document"
    std::string_view commands;
    std::vector<JsonMember> members;  ///< besides schema_version and document
};

/// Every document the program writes: the source of docs/reference/json.md. A test holds the writers to it.
const std::vector<JsonDocument>& json_documents();

/// Those of the document "catalog".
const std::vector<JsonMember>& catalog_members();

}  // namespace aludel::report
