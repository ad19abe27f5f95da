#include "graph_cases.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace aludel::differential {
namespace {

class Random {
public:
    explicit Random(std::uint64_t seed) : engine_(seed) {}
    int below(int limit) { return static_cast<int>(engine_() % static_cast<std::uint64_t>(limit)); }
    bool chance(int percent) { return below(100) < percent; }
    template <typename T>
    const T& pick(const std::vector<T>& from) {
        return from[static_cast<std::size_t>(below(static_cast<int>(from.size())))];
    }
    template <typename T>
    void shuffle(std::vector<T>& items) {
        for (std::size_t i = items.size(); i > 1; --i)
            std::swap(items[i - 1], items[static_cast<std::size_t>(below(static_cast<int>(i)))]);
    }

private:
    std::mt19937_64 engine_;
};

class Maker {
public:
    explicit Maker(std::uint64_t seed) : random_(seed) { case_.seed = seed; }

    GraphCase make() {
        grow();
        auto& revisions = case_.revisions;
        if (random_.chance(70))
            random_.shuffle(revisions);
        const PlainGraph plain(revisions);
        for (int i = 0; i < 6; ++i) add_queries(plain);
        return std::move(case_);
    }

    GraphCase make_broken() {
        grow();
        break_something();
        random_.shuffle(case_.revisions);
        return std::move(case_);
    }

private:
    // --- the graph ---

    /// Few letters and few lengths, so that many ids begin alike.
    std::string new_id() {
        static const std::vector<int> lengths{12, 12, 12, 6, 5, 4, 3, 2};
        for (;;) {
            std::string id;
            const int length = random_.pick(lengths);
            while (static_cast<int>(id.size()) < length) id += "ab12"[random_.below(4)];
            if (std::none_of(ids_.begin(), ids_.end(), [&](const auto& other) { return other == id; }) &&
                std::find(labels_.begin(), labels_.end(), id) == labels_.end())
                return id;
        }
    }

    std::string new_label() {
        static const std::vector<std::string> words{"shop", "billing", "bill", "ab1label", "users_v2", "a2b", "team"};
        const auto& word = random_.pick(words);
        if (std::find(labels_.begin(), labels_.end(), word) != labels_.end() ||
            std::find(ids_.begin(), ids_.end(), word) != ids_.end())
            return {};
        labels_.push_back(word);
        return word;
    }

    void grow() {
        const int size = 1 + random_.below(random_.chance(20) ? 34 : 16);
        const int branching = random_.below(45);
        const int merging = random_.below(45);
        const int bases = random_.chance(50) ? 0 : random_.below(25);
        const int depending = random_.chance(50) ? 0 : random_.below(35);
        const int labelling = random_.chance(30) ? 0 : random_.below(30);
        for (int i = 0; i < size; ++i) {
            script::Revision revision;
            revision.id = new_id();
            if (i > 0 && !random_.chance(bases))
                choose_parents(revision, branching, merging);
            if (i > 0 && random_.chance(depending))
                choose_dependencies(revision);
            if (random_.chance(labelling)) {
                if (const auto label = new_label(); !label.empty())
                    revision.branch_labels.push_back(label);
            }
            for (const auto& parent : revision.down_revisions) std::erase(heads_, parent);
            ids_.push_back(revision.id);
            heads_.push_back(revision.id);
            case_.revisions.push_back(std::move(revision));
        }
    }

    void choose_parents(script::Revision& revision, int branching, int merging) {
        auto& parents = revision.down_revisions;
        parents.push_back(random_.chance(branching) ? random_.pick(ids_) : random_.pick(heads_));
        if (!random_.chance(merging))
            return;
        const int more = 1 + random_.chance(25);
        for (int i = 0; i < more; ++i) {
            // Now and then a merge of revisions that stand on each other.
            const auto& parent = random_.chance(94) ? random_.pick(heads_) : random_.pick(ids_);
            if (std::find(parents.begin(), parents.end(), parent) == parents.end())
                parents.push_back(parent);
        }
    }

    void choose_dependencies(script::Revision& revision) {
        const int count = 1 + random_.chance(35) + random_.chance(15);
        for (int i = 0; i < count; ++i) {
            const auto& name = !labels_.empty() && random_.chance(20) ? random_.pick(labels_) : random_.pick(ids_);
            auto& names = revision.depends_on;
            if (std::find(names.begin(), names.end(), name) == names.end())
                names.push_back(name);
        }
    }

    void break_something() {
        auto& revisions = case_.revisions;
        auto& one = revisions[static_cast<std::size_t>(random_.below(static_cast<int>(revisions.size())))];
        auto& other = revisions[static_cast<std::size_t>(random_.below(static_cast<int>(revisions.size())))];
        switch (random_.below(7)) {
            case 0:
                one.down_revisions.push_back("nowhere");
                break;
            case 1:
                one.depends_on.push_back("nowhere");
                break;
            case 2:
                one.down_revisions = {one.id};
                break;
            case 3:
                one.depends_on = {one.id};
                break;
            case 4:  // a cycle of parents, unless `other` is not above `one`: then there may be nothing wrong
                one.down_revisions = {other.id};
                break;
            case 5:  // the same through a dependency
                one.depends_on = {other.id};
                break;
            default:
                one.branch_labels = {"twice"};
                other.branch_labels = {"twice"};
                break;
        }
    }

    // --- the questions ---

    /// Rows as a run of Alembic could have left them; now and then ones that it could not.
    std::vector<std::string> make_current(const PlainGraph& plain) {
        std::vector<std::string> chosen;
        const int kind = random_.below(100);
        if (kind < 12)
            return chosen;
        const int count = kind < 60 ? 1 : 1 + random_.below(4);
        for (int i = 0; i < count; ++i)
            chosen.push_back(random_.chance(50) ? random_.pick(heads_) : random_.pick(ids_));
        auto rows = plain.maximal(plain.closure(chosen));
        if (random_.chance(3))
            rows.push_back(random_.pick(ids_));
        if (random_.chance(1))
            rows.push_back("0gone");
        random_.shuffle(rows);
        std::vector<std::string> unique;
        for (const auto& row : rows) {
            if (std::find(unique.begin(), unique.end(), row) == unique.end())
                unique.push_back(row);
        }
        return unique;
    }

    std::string any_id() { return random_.pick(ids_); }

    std::string beginning() {
        const auto& name = !labels_.empty() && random_.chance(15) ? random_.pick(labels_) : random_.pick(ids_);
        return name.substr(0, static_cast<std::size_t>(1 + random_.below(static_cast<int>(name.size()))));
    }

    std::string branch() {
        const int kind = random_.below(100);
        if (kind < 60 && !labels_.empty())
            return random_.pick(labels_);
        return kind < 85 ? any_id() : kind < 95 ? beginning() : "nosuch";
    }

    std::string steps() {
        return (random_.chance(50) ? "+" : "-") +
               std::to_string(random_.chance(85) ? random_.below(4) : 1 + random_.below(9));
    }

    std::string symbol() {
        switch (random_.below(7)) {
            case 0:
                return "head";
            case 1:
                return "heads";
            case 2:
                return "base";
            case 3:
                return beginning();
            case 4:
                return labels_.empty() ? any_id() : random_.pick(labels_);
            default:
                return any_id();
        }
    }

    std::string make_target() {
        switch (random_.below(16)) {
            case 0:
                return "head";
            case 1:
                return "heads";
            case 2:
                return "base";
            case 3:
            case 4:
                return any_id();
            case 5:
                return beginning();
            case 6:
            case 7:
                return steps();
            case 8:
                return symbol() + steps();
            case 9:
                return branch() + "@" + steps();
            case 10:
                return branch() + "@" + symbol() + steps();
            case 11:
                return branch() + "@head";
            case 12:
                return branch() + "@heads";
            case 13:
                return branch() + "@base";
            case 14:
                return branch() + "@" + symbol();
            default:
                return labels_.empty() ? "nosuch" : random_.pick(labels_);
        }
    }

    std::string stamp_targets() {
        std::string targets = make_target();
        while (random_.chance(30)) targets += "," + make_target();
        return targets;
    }

    void add_queries(const PlainGraph& plain) {
        const auto current = make_current(plain);
        case_.queries.push_back({'U', current, make_target()});
        case_.queries.push_back({'D', current, make_target()});
        case_.queries.push_back({'D', current, random_.chance(50) ? "base" : any_id()});
        case_.queries.push_back({'U', current, random_.chance(50) ? "heads" : any_id()});
        if (random_.chance(60))
            case_.queries.push_back({'S', current, stamp_targets()});
        if (random_.chance(40))
            case_.queries.push_back({'R', {}, make_target()});
        if (random_.chance(40))
            case_.queries.push_back({'H',
                                     {},
                                     (random_.chance(50) ? std::string("base") : make_target()) + ":" +
                                         (random_.chance(50) ? std::string("heads") : make_target())});
    }

    GraphCase case_;
    Random random_;
    std::vector<std::string> ids_, labels_, heads_;
};

}  // namespace

std::string to_text(const GraphCase& one) {
    std::string text = "G|\n";
    for (const auto& revision : one.revisions)
        text += "N|" + revision.id + "|" + join(revision.down_revisions, ",") + "|" + join(revision.depends_on, ",") +
                "|" + join(revision.branch_labels, ",") + "\n";
    text += "E|\n";
    for (const auto& query : one.queries)
        text += std::string(1, query.kind) + "|" + join(query.current, ",") + "|" + query.target + "\n";
    return text;
}

GraphCase make_case(std::uint64_t seed) {
    return Maker(seed).make();
}

GraphCase make_broken_case(std::uint64_t seed) {
    return Maker(seed).make_broken();
}

PlainGraph::PlainGraph(const std::vector<script::Revision>& revisions) {
    for (const auto& revision : revisions) ids_.push_back(revision.id);
    for (const auto& revision : revisions) {
        auto& below = below_.emplace_back();
        for (const auto& parent : revision.down_revisions) below.push_back(index(parent));
        for (const auto& name : revision.depends_on) {
            const auto holder = std::find_if(revisions.begin(), revisions.end(), [&](const auto& other) {
                return other.id == name || std::find(other.branch_labels.begin(), other.branch_labels.end(), name) !=
                                               other.branch_labels.end();
            });
            below.push_back(static_cast<std::size_t>(holder - revisions.begin()));
        }
    }
}

std::size_t PlainGraph::index(const std::string& id) const {
    return static_cast<std::size_t>(std::find(ids_.begin(), ids_.end(), id) - ids_.begin());
}

std::set<std::string> PlainGraph::closure(const std::vector<std::string>& ids) const {
    std::set<std::string> result;
    std::vector<std::size_t> todo;
    for (const auto& id : ids) todo.push_back(index(id));
    while (!todo.empty()) {
        const auto node = todo.back();
        todo.pop_back();
        if (node < ids_.size() && result.insert(ids_[node]).second)
            todo.insert(todo.end(), below_[node].begin(), below_[node].end());
    }
    return result;
}

std::vector<std::string> PlainGraph::maximal(const std::set<std::string>& ids) const {
    std::set<std::string> stood_on;
    for (const auto& id : ids) {
        auto below = closure({id});
        below.erase(id);
        stood_on.insert(below.begin(), below.end());
    }
    std::vector<std::string> result;
    std::set_difference(ids.begin(), ids.end(), stood_on.begin(), stood_on.end(), std::back_inserter(result));
    return result;
}

bool PlainGraph::has_cycle() const {
    for (std::size_t node = 0; node < ids_.size(); ++node) {
        std::vector<std::string> below;
        for (const auto parent : below_[node]) {
            if (parent < ids_.size())
                below.push_back(ids_[parent]);
        }
        if (closure(below).count(ids_[node]) != 0)
            return true;
    }
    return false;
}

bool PlainGraph::in_order(const std::vector<std::string>& ids, bool downwards) const {
    std::set<std::string> seen;
    const std::set<std::string> all(ids.begin(), ids.end());
    for (const auto& id : downwards ? std::vector<std::string>(ids.rbegin(), ids.rend()) : ids) {
        for (const auto& below : closure({id})) {
            if (below != id && all.count(below) != 0 && seen.count(below) == 0)
                return false;
        }
        if (!seen.insert(id).second)
            return false;
    }
    return true;
}

}  // namespace aludel::differential
