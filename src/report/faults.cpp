#include "report/faults.hpp"

#include "report/error.hpp"

namespace aludel::report {

std::string faults_text(const std::vector<script::Fault>& faults, Paint paint, bool all) {
    std::string text;
    for (const script::Fault& fault : faults) {
        if (fault.warning && !all && fault.code != ErrorCode::revision_file_invalid) {
            continue;
        }
        text += warning_text(fault.place, fault.message, fault.hint, paint);
    }
    return text;
}

void faults_json(JsonWriter& writer, const std::vector<script::Fault>& faults) {
    writer.key("faults").begin_array();
    for (const script::Fault& fault : faults) {
        writer.begin_object();
        writer.member("code", name(fault.code));
        writer.member("severity", fault.warning ? "warning" : "error");
        writer.member("message", fault.message);
        writer.member("hint", fault.hint);
        writer.member("file", fault.place.file);
        writer.member("line", fault.place.line);
        writer.strings("revisions", fault.revisions);
        writer.end_object();
    }
    writer.end_array();
}

}  // namespace aludel::report
