#include "report/operations.hpp"

#include <fmt/format.h>

#include "base/text.hpp"
#include "report/document.hpp"

namespace aludel::report {

namespace {

using engine::RevisionOperations;

std::string one_text(const RevisionOperations::One& one, Paint paint) {
    const std::string place = to_string(one.place);
    std::string text = fmt::format("  {}{}{}\n", one.kind, one.outside_transaction ? ", outside a transaction" : "",
                                   place.empty() ? "" : "  " + paint.dim(place));
    for (const std::string& statement : one.statements) {
        for (const std::string& line : split(statement, '\n')) {
            text += line.empty() ? "\n" : fmt::format("      {}\n", line);
        }
    }
    return text;
}

void place_members(JsonWriter& writer, const Place& place) {
    writer.member("file", place.file);
    writer.member("line", static_cast<std::int64_t>(place.line));
    writer.member("column", static_cast<std::int64_t>(place.column));
}

void operation_json(JsonWriter& writer, const RevisionOperations& all, const RevisionOperations::One& one) {
    writer.begin_object();
    writer.member("revision", all.revision->id);
    writer.member("direction", script::to_string(all.direction));
    writer.member("kind", replace_all(one.kind, " ", "_"));
    writer.strings("statements", one.statements);
    writer.member("outside_transaction", one.outside_transaction);
    place_members(writer, one.place);
    writer.end_object();
}

void refusal_json(JsonWriter& writer, const RevisionOperations& all) {
    writer.begin_object();
    writer.member("revision", all.revision->id);
    writer.member("direction", script::to_string(all.direction));
    writer.member("code", name(all.refusal->code()));
    writer.member("message", all.refusal->message());
    writer.member("hint", all.refusal->hint());
    place_members(writer, all.refusal->place());
    writer.end_object();
}

}  // namespace

std::string operations_text(const std::vector<RevisionOperations>& all, Paint paint) {
    std::string text;
    for (const RevisionOperations& described : all) {
        text += fmt::format("{}{} {}:\n", text.empty() ? "" : "\n", script::to_string(described.direction),
                            paint.revision(described.revision->id));
        for (const RevisionOperations::One& one : described.operations) {
            text += one_text(one, paint);
        }
        if (described.refusal) {
            text += fmt::format("  {} {}\n", paint.bad("not known:"), described.refusal->what());
        } else if (described.operations.empty()) {
            text += "  nothing\n";
        }
    }
    return text;
}

std::string operations_json(const std::vector<RevisionOperations>& all) {
    JsonWriter writer;
    begin_document(writer, "operations");
    writer.key("operations").begin_array();
    for (const RevisionOperations& described : all) {
        for (const RevisionOperations::One& one : described.operations) {
            operation_json(writer, described, one);
        }
    }
    writer.end_array();
    writer.key("refusals").begin_array();
    for (const RevisionOperations& described : all) {
        if (described.refusal) {
            refusal_json(writer, described);
        }
    }
    writer.end_array();
    writer.end_object();
    return writer.text();
}

}  // namespace aludel::report
