#pragma once

#include <cstdint>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "script/revision.hpp"

namespace aludel::differential {

/// One question about a graph.
struct Query {
    char kind = 'U';                   ///< U upgrade, D downgrade, S stamp, R resolve, H history
    std::vector<std::string> current;  ///< version rows
    std::string target;                ///< stamp: several by comma; history: lower:upper
};

struct GraphCase {
    std::uint64_t seed = 0;
    std::vector<script::Revision> revisions;  ///< in the order of the files
    std::vector<Query> queries;
};

/// How to write it for the oracle, and for people: a line a revision ("N|id|down|depends|labels") between "G" and
/// "E", then a line a query ("U|current|target"). Answers come a line each, for "E" and for every query.
std::string to_text(const GraphCase& one);

/// Chains, branches, merges, dependencies, labels, several bases, in random file order; current states and targets
/// of every form, most of them meaningful. The same for the same seed.
GraphCase make_case(std::uint64_t seed);
/// A graph with something broken in it: a missing parent or dependency, a loop, a cycle, a label used twice.
GraphCase make_broken_case(std::uint64_t seed);

/// The graph once more, as plainly as can be, to check results by what they mean and not by how they came about.
class PlainGraph {
public:
    explicit PlainGraph(const std::vector<script::Revision>& revisions);
    /// Everything that these stand on (parents and dependencies), and themselves.
    std::set<std::string> closure(const std::vector<std::string>& ids) const;
    /// Those of the set that no other of it stands on, sorted.
    std::vector<std::string> maximal(const std::set<std::string>& ids) const;
    /// Some revision stands on itself.
    bool has_cycle() const;
    /// Each is there once, and everything that one stands on comes before it (or after it, when `downwards`).
    bool in_order(const std::vector<std::string>& ids, bool downwards) const;

private:
    std::size_t index(const std::string& id) const;
    std::vector<std::string> ids_;
    std::vector<std::vector<std::size_t>> below_;
};

}  // namespace aludel::differential
