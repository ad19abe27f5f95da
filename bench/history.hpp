#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace aludel::bench {

/// One revision of the canonical linear history: a cycle of ten steps (two tables of eight columns with foreign
/// keys, a column, an index, data, nullability and default, a type, constraints, an enum type, an index with
/// a dropped column), over and over with new names.
struct HistoryRevision {
    std::string id;
    std::string parent;  ///< empty for the first
    std::string slug;
    std::vector<std::string> up;
    std::vector<std::string> down;
};

std::vector<HistoryRevision> make_history(int count);

/// A project of SQL revisions with its aludel.toml.
void write_project(const std::filesystem::path& directory, const std::vector<HistoryRevision>& history);
/// The floor: the same statements and version updates for psql, in one transaction (without BEGIN and COMMIT).
std::string floor_one_transaction(const std::vector<HistoryRevision>& history);
/// The same with BEGIN and COMMIT around every revision.
std::string floor_each(const std::vector<HistoryRevision>& history);

/// `count` empty revisions in a line, or as a chain of diamonds (base, two branches, their merge, …).
void write_linear_graph(const std::filesystem::path& directory, int count);
void write_diamond_graph(const std::filesystem::path& directory, int count);

}  // namespace aludel::bench
