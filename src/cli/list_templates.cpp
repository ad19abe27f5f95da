#include "cli/command_list.hpp"
#include "cli/output.hpp"
#include "engine/init.hpp"
#include "report/document.hpp"

namespace aludel::cli {

namespace {

std::string templates_json() {
    JsonWriter writer;
    report::begin_document(writer, "list_templates");
    writer.key("templates").begin_array();
    for (const engine::Template& one : engine::templates()) {
        writer.begin_object();
        writer.member("name", one.name);
        writer.member("summary", one.summary);
        writer.member("config_file", one.config_file);
        writer.end_object();
    }
    writer.end_array();
    writer.end_object();
    return writer.text();
}

std::string templates_text() {
    std::string text = "Available templates:\n\n";
    for (const engine::Template& one : engine::templates()) {
        text += std::string(one.name) + " - " + std::string(one.summary) + "\n";
    }
    return text +
           "\nTemplates are used via the 'init' command, e.g.:\n\n  aludel init --template aludel ./migrations\n";
}

int run_list_templates(const Arguments& arguments) {
    print(arguments.json ? templates_json() : templates_text());
    return 0;
}

}  // namespace

Command list_templates_command() {
    return {
        .name = "list_templates",
        .summary = "List what `init --template` can write",
        .description = "",
        .json = true,
        .run = run_list_templates,
    };
}

}  // namespace aludel::cli
