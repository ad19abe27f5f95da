#include "report/revision.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace aludel::report {

std::string parents_text(const script::Revision& revision) {
    return revision.down_revisions.empty() ? "<base>" : join(revision.down_revisions, ", ");
}

RevisionWriter::RevisionWriter(const script::RevisionGraph& graph, Paint paint) : graph_(graph), paint_(paint) {
    for (std::string& head : graph.real_heads()) {
        real_heads_.insert(std::move(head));
    }
}

void RevisionWriter::mark_current(const std::vector<std::string>& revisions) {
    current_.insert(revisions.begin(), revisions.end());
    know_current_ = true;
}

std::vector<std::string> RevisionWriter::next(const script::Revision& revision) const {
    std::vector<std::string> children = graph_.children_of(revision);
    std::erase_if(children, [&](const std::string& id) {
        const script::Revision* child = graph_.find(id);
        return child == nullptr || std::find(child->down_revisions.begin(), child->down_revisions.end(), revision.id) ==
                                       child->down_revisions.end();
    });
    return children;
}

std::string RevisionWriter::marks(const script::Revision& revision, bool branches) const {
    std::string text;
    if (real_heads_.contains(revision.id)) {
        text += paint_.mark(" (head)");
    } else if (graph_.is_head(revision)) {
        text += paint_.mark(" (effective head)");
    }
    if (current_.contains(revision.id)) {
        text += paint_.good(" (current)");
    }
    if (branches && graph_.is_branch_point(revision)) {
        text += paint_.mark(" (branchpoint)");
    }
    if (branches && graph_.is_merge_point(revision)) {
        text += paint_.mark(" (mergepoint)");
    }
    return text;
}

std::string RevisionWriter::text(const script::Revision& revision, const RevisionFormat& format) const {
    if (format.verbose) {
        return entry(revision);
    }
    std::string text;
    if (format.parents) {
        text += parents_text(revision);
        if (!revision.depends_on.empty()) {
            text += " (" + join(revision.depends_on, ", ") + ")";
        }
        text += " -> ";
    }
    text += paint_.revision(revision.id);
    if (format.labels) {
        if (const auto labels = graph_.labels_of(revision); !labels.empty()) {
            text += " (" + join(labels, ", ") + ")";
        }
    }
    text += marks(revision, format.branches);
    if (format.description) {
        text += ", " + revision.message;
    }
    return text;
}

std::string RevisionWriter::entry(const script::Revision& revision) const {
    std::string text = "Rev: " + paint_.revision(revision.id);
    text += graph_.is_head(revision) ? paint_.mark(" (head)") : "";
    text += graph_.is_branch_point(revision) ? paint_.mark(" (branchpoint)") : "";
    text += graph_.is_merge_point(revision) ? paint_.mark(" (mergepoint)") : "";
    text += current_.contains(revision.id) ? paint_.good(" (current)") : "";
    text += graph_.is_merge_point(revision) ? "\nMerges: " : "\nParent: ";
    text += parents_text(revision) + "\n";
    if (!revision.depends_on.empty()) {
        text += "Also depends on: " + join(revision.depends_on, ", ") + "\n";
    }
    if (graph_.is_branch_point(revision)) {
        text += "Branches into: " + join(next(revision), ", ") + "\n";
    }
    if (const auto labels = graph_.labels_of(revision); !labels.empty()) {
        text += "Branch names: " + join(labels, ", ") + "\n";
    }
    text += "Path: " + std::filesystem::absolute(revision.file).lexically_normal().string() + "\n";
    if (revision.irreversible) {
        text += "Irreversible: " + revision.irreversible_reason + "\n";
    }
    if (!revision.overrides.empty()) {
        text += "In the place of: " + std::filesystem::absolute(revision.overrides).lexically_normal().string() + "\n";
    }
    text += "\n";
    std::string description = std::string(trim(revision.doc.empty() ? revision.message : revision.doc));
    // The description of a Python file says what it says, as in Alembic. The header of an SQL file says the same as its
    // last lines elsewhere, and scripts look for "Create Date:".
    const bool sql = std::filesystem::path(revision.file).extension() == ".sql";
    if (sql && description.find("Revision ID:") == std::string::npos) {
        description += "\n\nRevision ID: " + revision.id + "\nRevises: " + join(revision.down_revisions, ", ");
        if (!revision.created.empty()) {
            description += "\nCreate Date: " + revision.created;
        }
    }
    for (const std::string& line : split(description, '\n')) {
        const std::string_view bare = line;
        const std::size_t end = bare.find_last_not_of(" \t\r");
        if (end != std::string_view::npos) {
            text += "    ";
            text += bare.substr(0, end + 1);
        }
        text += '\n';
    }
    return text;
}

void RevisionWriter::json(JsonWriter& writer, const script::Revision& revision) const {
    writer.begin_object();
    writer.member("id", revision.id);
    writer.strings("down_revisions", revision.down_revisions);
    writer.strings("depends_on", revision.depends_on);
    writer.strings("branch_labels", graph_.labels_of(revision));
    writer.member("message", revision.message);
    writer.member("description", revision.doc);
    writer.member("created", revision.created);
    writer.member("file", std::filesystem::absolute(revision.file).lexically_normal().string());
    writer.member("overrides", revision.overrides.empty()
                                   ? ""
                                   : std::filesystem::absolute(revision.overrides).lexically_normal().string());
    writer.strings("next", next(revision));
    writer.member("head", graph_.is_head(revision));
    writer.member("effective_head", graph_.is_head(revision) && !real_heads_.contains(revision.id));
    writer.member("base", graph_.is_base(revision));
    writer.member("branch_point", graph_.is_branch_point(revision));
    writer.member("merge_point", graph_.is_merge_point(revision));
    writer.member("irreversible", revision.irreversible);
    if (know_current_) {
        writer.member("current", current_.contains(revision.id));
    }
    writer.end_object();
}

}  // namespace aludel::report
