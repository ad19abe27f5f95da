#include "report/plan.hpp"

#include <filesystem>

#include "base/text.hpp"
#include "report/document.hpp"

namespace aludel::report {

namespace {

std::string row_list(const std::vector<std::string>& rows) {
    return rows.empty() ? "<base>" : join(rows, ", ");
}

}  // namespace

std::string step_text(const engine::Step& step) {
    const std::string& message = step.revision->message;
    return engine::title(step) + (message.empty() ? "" : ", " + message);
}

std::string steps_text(const engine::Plan& plan, bool stamp) {
    std::string text;
    for (const engine::Step& step : plan.steps) {
        text += (stamp ? engine::stamp_title(step) : step_text(step)) + "\n";
    }
    return text;
}

std::string plan_text(const engine::Plan& plan, Paint paint) {
    const std::string text = steps_text(plan, false);
    const std::string rows = row_list(plan.from) + " -> " + row_list(plan.to);
    if (plan.steps.empty()) {
        return text + paint.dim("nothing to do: " + row_list(plan.from)) + "\n";
    }
    return text + paint.dim(plural(plan.steps.size(), "step") + ": " + rows) + "\n";
}

void plan_members(JsonWriter& writer, const engine::Plan& plan) {
    writer.member("direction", script::to_string(plan.direction));
    writer.strings("from", plan.from);
    writer.strings("to", plan.to);
    writer.key("steps").begin_array();
    for (const engine::Step& step : plan.steps) {
        writer.begin_object();
        writer.member("revision", step.revision->id);
        writer.strings("down_revisions", step.revision->down_revisions);
        writer.member("message", step.revision->message);
        writer.member("file", std::filesystem::absolute(step.revision->file).lexically_normal().string());
        writer.member("direction", script::to_string(step.direction));
        writer.key("changes").begin_array();
        for (const engine::VersionChange& change : step.changes) {
            writer.begin_object();
            change.from.empty() ? writer.key("from").null() : writer.member("from", change.from);
            change.to.empty() ? writer.key("to").null() : writer.member("to", change.to);
            writer.end_object();
        }
        writer.end_array();
        writer.end_object();
    }
    writer.end_array();
    writer.strings("warnings", plan.warnings);
}

std::string plan_json(const engine::Plan& plan) {
    JsonWriter writer;
    begin_document(writer, "plan");
    plan_members(writer, plan);
    writer.end_object();
    return writer.text();
}

}  // namespace aludel::report
