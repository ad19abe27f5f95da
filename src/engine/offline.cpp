#include "engine/offline.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "base/text.hpp"
#include "engine/plan.hpp"
#include "engine/prepared_step.hpp"
#include "script/graph_inner.hpp"

namespace aludel::engine {

namespace {

/// "from:to"; without a colon everything is the target.
struct Range {
    std::optional<std::string> from;
    std::string to;
};

Range parse_range(std::string_view text) {
    const std::size_t colon = text.find(':');
    if (colon == std::string_view::npos) {
        return {std::nullopt, std::string(text)};
    }
    return {std::string(text.substr(0, colon)), std::string(text.substr(colon + 1))};
}

/// The version rows of a database at the start of the range.
std::vector<std::string> starting_rows(const script::RevisionGraph& graph, const std::optional<std::string>& from) {
    std::vector<std::string> rows;
    if (from && !from->empty()) {
        for (const script::Revision* revision : graph.resolve(*from)) {
            rows.push_back(revision->id);
        }
    }
    std::sort(rows.begin(), rows.end());
    return rows;
}

/// As `-- Running …` names a step.
std::string title(const Step& step) {
    if (step.revision != nullptr) {
        const std::string parents = join(step.revision->down_revisions, ", ");
        const bool up = step.direction == script::Direction::upgrade;
        return fmt::format("{} {} -> {}", script::to_string(step.direction), up ? parents : step.revision->id,
                           up ? step.revision->id : parents);
    }
    std::vector<std::string> from;
    std::vector<std::string> to;
    for (const VersionChange& change : step.changes) {
        if (!change.from.empty()) {
            from.push_back(change.from);
        }
        if (!change.to.empty()) {
            to.push_back(change.to);
        }
    }
    return fmt::format("stamp_revision {} -> {}", join(from, ", "), join(to, ", "));
}

/// Writes the script, block by block.
class Writer {
public:
    Writer(const Project& project, const dialect::Dialect& dialect)
        : project_(project), dialect_(dialect), mode_(project.settings().transaction) {}

    void steps(const std::vector<PreparedStep>& steps, bool create_table) {
        begin(TransactionMode::all);
        for (const PreparedStep& step : steps) {
            begin(TransactionMode::each);
            if (create_table) {
                statement(project_.version_table().create(dialect_));
                create_table = false;
            }
            block(fmt::format("-- Running {}", title(step.step)));
            body(step);
            for (const dialect::Statement& change : project_.version_table().advance(dialect_, step.step)) {
                statement(change);
            }
            commit(TransactionMode::each);
        }
        commit(TransactionMode::all);
    }

    void version_table() {
        begin(TransactionMode::all);
        statement(project_.version_table().create(dialect_));
        commit(TransactionMode::all);
    }

    std::string text() { return std::move(text_); }

private:
    void block(std::string_view text) { text_ += fmt::format("{}\n\n", text); }

    void statement(const dialect::Statement& one) {
        // A comment at the end would take the semicolon with it.
        const std::size_t line = one.sql.rfind('\n') + 1;
        const bool comment = one.sql.find("--", line) != std::string::npos;
        text_ += one.sql;
        text_ += comment ? "\n;\n" : ";\n";
        if (one.copy_data) {
            text_ += *one.copy_data + "\\.\n";
        }
        text_ += '\n';
    }

    void begin(TransactionMode of) {
        if (of == mode_) {
            block(fmt::format("{};", dialect_.begin_sql()));
        }
    }
    void commit(TransactionMode of) {
        if (of == mode_) {
            block("COMMIT;");
        }
    }

    void body(const PreparedStep& step) {
        bool outside = false;
        for (const StepStatement& one : step.statements) {
            if (one.autocommit != outside && mode_ != TransactionMode::none) {
                block(one.autocommit ? "COMMIT;" : fmt::format("{};", dialect_.begin_sql()));
                outside = one.autocommit;
            }
            statement(one.statement);
        }
        if (outside) {
            block(fmt::format("{};", dialect_.begin_sql()));
        }
    }

    const Project& project_;
    const dialect::Dialect& dialect_;
    TransactionMode mode_;
    std::string text_;
};

std::string offline_plan(Project& project, const Plan& plan) {
    const dialect::Dialect& dialect = project.dialect_or({});
    const std::vector<PreparedStep> steps = prepare_steps(plan.steps, dialect);
    check_statements(steps, project.settings().transaction);
    Writer writer(project, dialect);
    writer.steps(steps, plan.from.empty());
    return writer.text();
}

}  // namespace

std::string offline_upgrade(Project& project, std::string_view target) {
    const script::RevisionGraph& graph = project.graph();
    graph.require_sound();
    const Range range = parse_range(target);
    return offline_plan(project, plan_upgrade(graph, starting_rows(graph, range.from), range.to));
}

std::string offline_downgrade(Project& project, std::string_view target) {
    const script::RevisionGraph& graph = project.graph();
    graph.require_sound();
    const Range range = parse_range(target);
    if (!range.from) {
        throw std::move(Error(ErrorCode::usage, "downgrade with --sql requires <fromrev>:<torev>")
                            .hint("for example `aludel downgrade --sql head:base`"));
    }
    return offline_plan(project, plan_downgrade(graph, starting_rows(graph, range.from), range.to));
}

std::string offline_stamp(Project& project, const std::vector<std::string>& targets, bool purge) {
    if (purge) {
        throw std::move(Error(ErrorCode::usage, "--purge cannot be used with --sql")
                            .hint("only the database itself knows which rows there are"));
    }
    const script::RevisionGraph& graph = project.graph();
    graph.require_sound();
    std::optional<std::string> from;
    std::vector<std::string> to;
    for (const std::string& target : targets) {
        Range range = parse_range(target);
        if (range.from && from && *from != *range.from) {
            throw Error(ErrorCode::usage, fmt::format("{} and {}: there is one start only", *from, *range.from));
        }
        from = range.from ? range.from : from;
        to.push_back(std::move(range.to));
    }
    Plan plan = plan_stamp(graph, starting_rows(graph, from), to);
    for (Step& step : plan.steps) {
        step.revision = nullptr;  // a stamp runs no script
    }
    return offline_plan(project, plan);
}

std::string offline_ensure_version(Project& project) {
    Writer writer(project, project.dialect_or({}));
    writer.version_table();
    return writer.text();
}

}  // namespace aludel::engine
