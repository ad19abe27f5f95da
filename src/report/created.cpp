#include "report/created.hpp"

#include "report/document.hpp"

namespace aludel::report {

std::string created_text(const engine::CreatedRevision& created) {
    std::string text;
    for (const std::filesystem::path& directory : created.created_directories) {
        text += "Creating directory " + directory.string() + " ...  done\n";
    }
    return text + "Generating " + created.file.string() + " ...  done\n";
}

std::string created_warnings(const engine::CreatedRevision& created, Paint paint) {
    std::string text;
    for (const std::string& warning : created.warnings) {
        text += paint.warning("warning:") + " " + warning + "\n";
    }
    return text;
}

std::string created_json(const engine::CreatedRevision& created) {
    JsonWriter writer;
    begin_document(writer, "revision");
    writer.member("id", created.id);
    writer.strings("down_revisions", created.down_revisions);
    writer.member("file", created.file.string());
    writer.strings("warnings", created.warnings);
    writer.end_object();
    return writer.text();
}

}  // namespace aludel::report
