#include "report/history.hpp"

#include "report/document.hpp"
#include "report/faults.hpp"

namespace aludel::report {

std::string revisions_text(const RevisionWriter& writer, const std::vector<const script::Revision*>& revisions,
                           const RevisionFormat& format) {
    std::string text;
    for (const script::Revision* revision : revisions) {
        text += writer.text(*revision, format);
        text += '\n';
    }
    return text;
}

std::string branches_text(const script::RevisionGraph& graph, const RevisionWriter& writer,
                          const std::vector<const script::Revision*>& points, bool verbose) {
    std::string text;
    for (const script::Revision* point : points) {
        text += writer.text(*point, {.verbose = verbose, .labels = true}) + "\n";
        const std::string indent(point->id.size(), ' ');
        for (const std::string& child : writer.next(*point)) {
            const RevisionFormat format{.labels = true, .description = verbose};
            text += indent + " -> " + writer.text(*graph.find(child), format) + "\n";
        }
        text += '\n';
    }
    return text;
}

std::string revisions_json(std::string_view document, const script::RevisionGraph& graph, const RevisionWriter& writer,
                           const std::vector<const script::Revision*>& revisions) {
    JsonWriter json;
    begin_document(json, document);
    json.key("revisions").begin_array();
    for (const script::Revision* revision : revisions) {
        writer.json(json, *revision);
    }
    json.end_array();
    faults_json(json, graph.faults());
    json.end_object();
    return json.text();
}

}  // namespace aludel::report
