#include "report/document.hpp"

namespace aludel::report {

void begin_document(JsonWriter& writer, std::string_view name) {
    writer.begin_object();
    writer.member("schema_version", json_schema_version);
    writer.member("document", name);
}

}  // namespace aludel::report
