#include "report/run.hpp"

#include "base/text.hpp"
#include "report/document.hpp"
#include "report/plan.hpp"

namespace aludel::report {

namespace {

std::string rows_text(const std::vector<std::string>& rows) {
    return rows.empty() ? "<base>" : join(rows, ", ");
}

}  // namespace

std::string run_summary(std::string_view verb, const engine::RunReport& report, bool dry_run, Paint paint) {
    const std::string at =
        "the database is at " + rows_text(report.nothing_to_do || dry_run ? report.plan.from : report.plan.to);
    if (report.nothing_to_do || (report.plan.steps.empty() && verb != "stamp")) {
        return paint.dim("nothing to do: " + at) + "\n";
    }
    if (dry_run) {
        return paint.dim("dry run: " + plural(report.plan.steps.size(), "step") + " checked, nothing changed; " + at) +
               "\n";
    }
    std::string done = plural(report.steps_done, "revision");
    if (verb == "upgrade") {
        done += " applied in ";
    } else if (verb == "downgrade") {
        done += " undone in ";
    } else {
        done = "stamped in ";
    }
    return paint.good("done:") + " " + done + format_duration(report.seconds) + "; " + at + "\n";
}

std::string run_json(std::string_view verb, const engine::RunReport& report, bool dry_run) {
    JsonWriter writer;
    begin_document(writer, "run");
    writer.member("command", verb);
    plan_members(writer, report.plan);
    writer.member("steps_done", report.steps_done);
    writer.member("seconds", report.seconds);
    writer.member("nothing_to_do", report.nothing_to_do);
    writer.member("dry_run", dry_run);
    writer.end_object();
    return writer.text();
}

}  // namespace aludel::report
