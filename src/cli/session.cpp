#include "cli/session.hpp"

#include "base/error.hpp"
#include "base/terminal.hpp"
#include "cli/output.hpp"
#include "cli/secret_arguments.hpp"
#include "engine/database_state.hpp"
#include "report/error.hpp"
#include "report/faults.hpp"
#include "report/plan.hpp"
#include "report/run.hpp"

namespace aludel::cli {

engine::Project open_project(const Arguments& arguments) {
    return engine::Project(engine::load_settings(arguments.settings));
}

engine::Project open_database(const Arguments& arguments) {
    Arguments asking = arguments;
    asking.settings.evaluate_env = true;
    asking.settings.offline = arguments.flag("sql");
    return open_project(asking);
}

void print_warnings(const Arguments& arguments, const engine::Settings& settings) {
    print_error(without_passwords(report::warnings_text(settings.warnings, arguments.err)));
}

void print_faults(const Arguments& arguments, const script::RevisionGraph& graph, bool all) {
    print_error(report::faults_text(graph.faults(), arguments.err, all));
}

void print_implied(const Arguments& arguments, const script::ImpliedRows& implied) {
    if (!implied.empty()) {
        print_error(report::warning_text({}, implied.text(), implied.hint(), arguments.err));
    }
}

void print_passed_over(const Arguments& arguments, const script::RevisionGraph& graph) {
    for (const script::Fault& fault : graph.faults()) {
        if (fault.warning && fault.code == ErrorCode::revision_file_invalid) {
            print_error(report::warning_text(fault.place, fault.message, fault.hint, arguments.err));
        }
    }
}

std::unique_ptr<dialect::Connection> connect_to_read(const engine::Project& project) {
    dialect::ConnectOptions options;
    options.create = project.settings().url && project.settings().url->ephemeral;
    return project.connect(options);
}

engine::OnReadWait tell_read_wait(const Arguments& arguments) {
    if (arguments.quiet) {
        return {};
    }
    return [paint = arguments.err](const dialect::WorkSession& holder) {
        print_error(paint.dim("waiting for the version table, locked by " + dialect::to_string(holder)) + "\n");
    };
}

std::vector<std::string> read_version_rows(const Arguments& arguments, const engine::Project& project) {
    const auto connection = connect_to_read(project);
    std::vector<std::string> rows;
    engine::read_patiently(project, *connection, tell_read_wait(arguments),
                           [&] { rows = engine::read_version_rows(project, *connection); });
    return rows;
}

report::ProgressOptions progress_options(const Arguments& arguments) {
    return {.quiet = arguments.quiet,
            .echo = arguments.echo,
            .live = is_terminal(Stream::err) && !arguments.echo,
            .paint = arguments.err};
}

engine::RunOptions run_options(const Arguments& arguments) {
    engine::RunOptions options;
    options.yes = arguments.flag("yes");
    if (can_ask()) {
        options.ask = [](const std::string& question) { return ask_yes_no(question); };
    }
    options.allow_changed = arguments.flag("allow-changed");
    options.resume = arguments.flag("resume");
    options.in_doubt = arguments.one("in-doubt").value_or("");
    options.purge = arguments.flag("purge");
    options.dry_run = arguments.flag("dry-run");
    return options;
}

Arguments with_run_overrides(const Arguments& arguments) {
    Arguments changed = arguments;
    if (const auto mode = arguments.one("transaction")) {
        changed.settings.overrides["transaction"] = *mode;
    }
    if (const auto wait = arguments.one("lock-wait")) {
        changed.settings.overrides["lock_wait"] = *wait;
    }
    return changed;
}

void print_run(const Arguments& arguments, std::string_view verb, const engine::RunReport& report) {
    const bool dry_run = arguments.flag("dry-run");
    if (arguments.json) {
        try {
            print(report::run_json(verb, report, dry_run));
        } catch (Error& error) {
            // The status says that something failed: what did not, must be said.
            throw std::move(error.detail(report::run_summary(verb, report, dry_run, report::Paint{})));
        }
        return;
    }
    if (dry_run) {
        print(report::steps_text(report.plan, verb == "stamp"));
    }
    if (!arguments.quiet) {
        print_error(report::run_summary(verb, report, dry_run, arguments.err));
    }
}

}  // namespace aludel::cli
