// What heads, history, branches and show print is what Alembic prints for the same graph, so that scripts that read
// its output can read ours. Random graphs, written once as Python files for Debian's alembic and once as SQL files.

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <random>

#include "base/file.hpp"
#include "base/process.hpp"
#include "base/text.hpp"
#include "report/history.hpp"
#include "script/graph.hpp"
#include "script/sql/writer.hpp"

namespace aludel {
namespace {

namespace fs = std::filesystem;
using Strings = std::vector<std::string>;

struct Node {
    std::string id;
    Strings parents;
    Strings labels;
    Strings depends_on;
};

/// Mostly chains, with branches, merges, several bases, labels and dependencies.
std::vector<Node> random_graph(std::mt19937& random) {
    const auto chance = [&](int percent) { return static_cast<int>(random() % 100) < percent; };
    std::vector<Node> nodes;
    Strings heads;
    const std::size_t count = 1 + random() % 12;
    for (std::size_t i = 0; i < count; ++i) {
        Node node;
        node.id = std::string(1, static_cast<char>('a' + random() % 6)) + std::to_string(10 + i) + "f";
        if (heads.size() > 1 && chance(30)) {
            node.parents = {heads[0], heads[1]};
        } else if (!nodes.empty() && chance(85)) {
            node.parents = {chance(60) ? nodes.back().id : nodes[random() % nodes.size()].id};
        }
        if (chance(15)) {
            node.labels = {"label" + std::to_string(i)};
        }
        // A dependency on a base that is no ancestor: the rest of the file tells which one is not.
        if (!node.parents.empty() && chance(15)) {
            const Node& other = nodes[random() % nodes.size()];
            if (std::find(node.parents.begin(), node.parents.end(), other.id) == node.parents.end()) {
                node.depends_on = {other.id};
            }
        }
        std::erase_if(heads, [&](const std::string& head) {
            return std::find(node.parents.begin(), node.parents.end(), head) != node.parents.end();
        });
        heads.push_back(node.id);
        nodes.push_back(std::move(node));
    }
    return nodes;
}

std::string python_tuple(const Strings& values) {
    if (values.empty()) {
        return "None";
    }
    std::string text = "(";
    for (const std::string& value : values) {
        text += "'" + value + "', ";
    }
    return text + ")";
}

/// Without the care for power cuts that aludel::write_file takes: there are thousands of files.
void write_quickly(const fs::path& file, const std::string& content) {
    std::ofstream(file) << content;
}

void write_project(const fs::path& project, const std::vector<Node>& nodes) {
    fs::create_directories(project / "py" / "versions");
    fs::create_directories(project / "sql");
    for (const Node& node : nodes) {
        const std::string created = "2026-01-02 03:04:05";
        write_quickly(project / "py" / "versions" / (node.id + ".py"),
                      "\"\"\"step " + node.id + "\n\nRevision ID: " + node.id +
                          "\nRevises: " + join(node.parents, ", ") + "\nCreate Date: " + created +
                          "\n\n\"\"\"\nrevision = '" + node.id + "'\ndown_revision = " + python_tuple(node.parents) +
                          "\nbranch_labels = " + python_tuple(node.labels) +
                          "\ndepends_on = " + python_tuple(node.depends_on) + "\n");
        script::sql::RevisionText text;
        text.message = "step " + node.id;
        text.id = node.id;
        text.down_revisions = node.parents;
        text.created = created;
        text.branch_labels = node.labels;
        text.depends_on = node.depends_on;
        write_quickly(project / "sql" / (node.id + ".sql"), script::sql::render_revision(text));
    }
}

std::string sorted_list(const std::string& list) {
    Strings words = split_any(list, ", ");
    std::sort(words.begin(), words.end());
    return join(words, ", ");
}

/// Where Alembic prints a Python set its order is chance: lists in parentheses and two fields are sorted, and so are
/// the children of a branch point. Paths differ, and blanks at line ends we do not write.
std::string comparable(const std::string& text) {
    Strings lines;
    std::size_t children = 0;
    for (std::string line : split(text, '\n')) {
        line = line.substr(0, line.find_last_not_of(' ') + 1);
        if (line.starts_with("Path: ")) {
            continue;
        }
        for (const std::string_view field : {"Branches into: ", "Branch names: "}) {
            if (line.starts_with(field)) {
                line = std::string(field) + sorted_list(line.substr(field.size()));
            }
        }
        for (std::size_t open = line.find('('); open != std::string::npos; open = line.find('(', open + 1)) {
            const std::size_t close = line.find(')', open);
            const std::string inner = line.substr(open + 1, close - open - 1);
            if (inner.find(',') != std::string::npos) {
                line.replace(open + 1, inner.size(), sorted_list(inner));
            }
        }
        children = trim(line).starts_with("->") ? children + 1 : 0;
        lines.push_back(line);
        if (children > 1) {
            std::sort(lines.end() - static_cast<std::ptrdiff_t>(children), lines.end());
        }
    }
    return join(lines, "\n");
}

using Revisions = std::vector<const script::Revision*>;

Revisions found(const script::RevisionGraph& graph, const Strings& ids) {
    Revisions revisions;
    for (const std::string& id : ids) {
        revisions.push_back(graph.find(id));
    }
    return revisions;
}

std::map<std::string, std::string> our_texts(const script::RevisionGraph& graph) {
    const report::RevisionWriter writer(graph, {});
    const Revisions all = graph.walk("base", "heads");
    Revisions points = all;
    std::erase_if(points, [&](const script::Revision* one) { return !graph.is_branch_point(*one); });
    const report::RevisionFormat heads{.labels = true, .branches = false};
    const report::RevisionFormat entry{.verbose = true};
    const report::RevisionFormat history{.parents = true, .labels = true, .description = true};
    return {
        {"heads", revisions_text(writer, found(graph, graph.heads()), heads)},
        {"heads-v", revisions_text(writer, found(graph, graph.heads()), entry)},
        {"heads-r", revisions_text(writer, found(graph, graph.real_heads()), heads)},
        {"history", revisions_text(writer, all, history)},
        {"history-v", revisions_text(writer, all, entry)},
        {"branches", branches_text(graph, writer, points, false)},
        {"branches-v", branches_text(graph, writer, points, true)},
        {"show", revisions_text(writer, graph.resolve("heads"), entry)},
    };
}

TEST(AlembicText, IsTheSameForRandomGraphs) {
    constexpr int graphs = 150;
    const TemporaryDirectory directory;
    std::mt19937 random(20261120);
    for (int i = 0; i < graphs; ++i) {
        write_project(directory.path() / std::to_string(1000 + i), random_graph(random));
    }
    const ProcessResult oracle =
        run_process({"/usr/bin/python3", ALUDEL_SOURCE_DIR "/tests/alembic_text_oracle.py", directory.path().string()});
    ASSERT_EQ(oracle.exit_code, 0) << oracle.error_output;

    int refused = 0;
    for (int i = 0; i < graphs; ++i) {
        const fs::path project = directory.path() / std::to_string(1000 + i);
        const auto graph = script::RevisionGraph::load({{project / "sql"}, false});
        if (read_file(project / "out" / "heads").starts_with("FAILED")) {
            ++refused;
            continue;
        }
        for (const auto& [name, text] : our_texts(graph)) {
            ASSERT_EQ(comparable(text), comparable(read_file(project / "out" / name))) << name << " of " << project;
        }
    }
    EXPECT_LT(refused, graphs / 4);
}

}  // namespace
}  // namespace aludel
