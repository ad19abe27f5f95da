#include "script/sqlalchemy/schema_sort.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "python/import.hpp"
#include "script/sqlalchemy/error.hpp"

namespace aludel::script::sqlalchemy {
namespace {

struct Link {
    std::size_t first, then;
    bool fixed = false;  ///< no foreign key, so that it cannot be left out

    bool operator==(const Link& other) const { return first == other.first && then == other.then; }
};

/// The tables by number: those to be sorted, behind them those that they refer to.
class Numbers {
public:
    explicit Numbers(std::vector<Value> tables) : tables_(std::move(tables)) {}

    std::size_t of(const Value& table) {
        const auto found =
            std::find_if(tables_.begin(), tables_.end(), [&](const Value& one) { return one.same(table); });
        if (found != tables_.end()) {
            return static_cast<std::size_t>(found - tables_.begin());
        }
        tables_.push_back(table);
        return tables_.size() - 1;
    }
    std::size_t size() const { return tables_.size(); }
    const Value& operator[](std::size_t number) const { return tables_[number]; }

private:
    std::vector<Value> tables_;
};

/// In rounds; nothing where a circle is left.
std::optional<std::vector<std::size_t>> in_order(std::size_t count, const std::vector<Link>& links) {
    std::vector<bool> done(count);
    std::vector<std::size_t> order;
    while (order.size() < count) {
        std::vector<bool> waits(count);
        for (const Link& link : links) {
            if (link.first < count && link.then < count && !done[link.first]) {
                waits[link.then] = true;
            }
        }
        const std::size_t before = order.size();
        for (std::size_t i = 0; i < count; ++i) {
            if (!done[i] && !waits[i]) {
                order.push_back(i);
            }
        }
        if (order.size() == before) {
            return std::nullopt;
        }
        for (std::size_t i = before; i < order.size(); ++i) {
            done[order[i]] = true;
        }
    }
    return order;
}

/// Which of them lead back to themselves.
std::vector<bool> in_circles(std::size_t count, const std::vector<Link>& links) {
    std::vector<bool> found(count);
    for (std::size_t start = 0; start < count; ++start) {
        std::vector<bool> seen(count);
        std::vector<std::size_t> waiting{start};
        while (!waiting.empty() && !found[start]) {
            const std::size_t at = waiting.back();
            waiting.pop_back();
            for (const Link& link : links) {
                if (link.first != at) {
                    continue;
                }
                found[start] = found[start] || link.then == start;
                if (!seen[link.then]) {
                    seen[link.then] = true;
                    waiting.push_back(link.then);
                }
            }
        }
    }
    return found;
}

Value referred_table(Evaluator& evaluator, const Value& constraint, bool lenient) {
    const std::vector<Value> keys = items_of(constraint, "elements");
    if (keys.empty()) {
        return {};
    }
    const Value column = referred_column(evaluator, keys.front(), !lenient);
    return column.defined() ? some_field(column, "table") : Value();
}

class Sorting {
public:
    Sorting(Evaluator& evaluator, const std::vector<Value>& tables, const StandsApart& stands_apart, bool lenient)
        : evaluator_(evaluator),
          count_(tables.size()),
          numbers_(tables),
          stands_apart_(stands_apart),
          lenient_(lenient) {}

    void link(const Value& first, const Value& then, bool fixed) {
        const Link made{numbers_.of(first), numbers_.of(then), fixed};
        if (made.first != made.then || fixed) {
            links_.push_back(made);
        }
    }

    void read_keys() {
        for (std::size_t i = 0; i < count_; ++i) {
            const Value table = numbers_[i];
            for (const Value& constraint : foreign_keys_of(table)) {
                if (flag(evaluator_, constraint, "use_alter") || asked(constraint) == true) {
                    set_apart(constraint);
                } else if (const Value to = referred_table(evaluator_, constraint, lenient_); to.defined()) {
                    link(to, table, false);
                }
            }
            for (const Value& needed : items_of(table, "_extra_dependencies")) {
                link(needed, table, true);
            }
        }
    }

    SortedTables solve() {
        std::optional<std::vector<std::size_t>> order = in_order(count_, links_);
        if (!order) {
            leave_out_circles();
            order = in_order(count_, links_);
        }
        sorted_.solved = order.has_value();
        for (const std::size_t number : order ? *order : std::vector<std::size_t>()) {
            sorted_.tables.push_back(numbers_[number]);
        }
        return std::move(sorted_);
    }

private:
    std::optional<bool> asked(const Value& constraint) const {
        return stands_apart_ ? stands_apart_(constraint) : std::nullopt;
    }

    void set_apart(const Value& constraint) {
        if (!holds(sorted_.apart, constraint)) {
            sorted_.apart.push_back(constraint);
        }
    }

    /// All foreign keys of a table in a circle stand apart, those that lead out of it as well.
    void leave_out_circles() {
        const std::vector<bool> circle = in_circles(numbers_.size(), links_);
        std::vector<Link> gone;
        for (std::size_t i = 0; i < circle.size(); ++i) {
            if (!circle[i]) {
                continue;
            }
            const Value table = numbers_[i];
            sorted_.circle.push_back(table);
            const bool has_links =
                std::any_of(links_.begin(), links_.end(), [&](const Link& one) { return one.then == i && !one.fixed; });
            for (const Value& constraint : has_links ? foreign_keys_of(table) : std::vector<Value>()) {
                if (asked(constraint) == false) {
                    continue;
                }
                set_apart(constraint);
                if (const Value to = referred_table(evaluator_, constraint, lenient_); to.defined()) {
                    gone.push_back({numbers_.of(to), i});
                }
            }
        }
        std::erase_if(links_, [&](const Link& one) {
            return !one.fixed && std::find(gone.begin(), gone.end(), one) != gone.end();
        });
    }

    Evaluator& evaluator_;
    std::size_t count_;
    Numbers numbers_;
    const StandsApart& stands_apart_;
    bool lenient_;
    std::vector<Link> links_;
    SortedTables sorted_;
};

}  // namespace

std::vector<Value> foreign_keys_of(const Value& table) {
    std::vector<Value> keys = constraints_of(table);
    std::erase_if(keys, [](const Value& one) { return !is_a(one, schema_class("ForeignKeyConstraint")); });
    return keys;
}

std::vector<Value> tables_of_metadata(const Value& metadata) {
    std::vector<Value> tables;
    std::size_t position = 0;
    Value key;
    Value table;
    while (field(metadata, "_tables").as<python::Dict>().table.next(position, key, table)) {
        tables.push_back(table);
    }
    return tables;
}

SortedTables sort_tables(Evaluator& evaluator, const std::vector<Value>& tables, const StandsApart& stands_apart,
                         const std::vector<std::pair<Value, Value>>& links, bool lenient) {
    Sorting sorting(evaluator, tables, stands_apart, lenient);
    for (const auto& [first, then] : links) {
        sorting.link(first, then, true);
    }
    sorting.read_keys();
    return sorting.solve();
}

std::string circle_names(const SortedTables& sorted) {
    std::vector<std::string> names;
    for (const Value& table : sorted.circle) {
        names.push_back(text_field(table, "fullname").value_or(""));
    }
    std::sort(names.begin(), names.end());
    return fmt::format("{}", fmt::join(names, ", "));
}

void warn(Evaluator& evaluator, std::string message) {
    python::call_method(evaluator, python::import_now(evaluator, "warnings"), "warn",
                        {evaluator.str(std::move(message)), exception_class(evaluator, "SAWarning")});
}

void warn_of_circle(Evaluator& evaluator, const SortedTables& sorted) {
    if (!sorted.circle.empty()) {
        warn(evaluator,
             fmt::format("Cannot correctly sort tables; there are unresolvable cycles between tables \"{}\", which is "
                         "usually caused by mutually dependent foreign key constraints.  Foreign key constraints "
                         "involving these tables will not be considered; this warning may raise an error in a future "
                         "release.",
                         circle_names(sorted)));
    }
}

void raise_circle(Evaluator& evaluator, const SortedTables& sorted, const Value& message) {
    Ref<python::Set> circle = evaluator.set();
    for (const Value& table : sorted.circle) {
        circle->table.add(evaluator, table);
    }
    python::raise(evaluator, python::call(evaluator, exception_class(evaluator, "CircularDependencyError"),
                                          {evaluator.str("Circular dependency detected."), Value(circle),
                                           Value(evaluator.set()), or_none(message)}));
}

namespace {

std::vector<std::pair<Value, Value>> links_of(Evaluator& evaluator, const Value& given) {
    std::vector<std::pair<Value, Value>> links;
    if (!is_none(given)) {
        for (const Value& pair : python::to_vector(evaluator, given)) {
            const std::vector<Value> both = python::to_vector(evaluator, pair);
            if (both.size() == 2) {
                links.emplace_back(both[0], both[1]);
            }
        }
    }
    return links;
}

SortedTables sorted_or_raise(Evaluator& evaluator, const Value& tables, const StandsApart& stands_apart,
                             const Value& links) {
    SortedTables sorted =
        sort_tables(evaluator, python::to_vector(evaluator, tables), stands_apart, links_of(evaluator, links));
    if (!sorted.solved) {
        raise_circle(evaluator, sorted, {});
    }
    return sorted;
}

/// Asked of each ForeignKey of the constraint.
StandsApart skipping(Evaluator& evaluator, const Value& function) {
    if (is_none(function)) {
        return {};
    }
    return [&evaluator, function](const Value& constraint) -> std::optional<bool> {
        for (const Value& key : items_of(constraint, "elements")) {
            if (python::truth(evaluator, python::call(evaluator, function, {key}))) {
                return true;
            }
        }
        return std::nullopt;
    };
}

StandsApart filtering(Evaluator& evaluator, const Value& function) {
    if (is_none(function)) {
        return {};
    }
    return [&evaluator, function](const Value& constraint) -> std::optional<bool> {
        const Value said = python::call(evaluator, function, {constraint});
        return said.is(python::Kind::boolean) ? std::optional(said.as_boolean()) : std::nullopt;
    };
}

Value with_keys(Evaluator& evaluator, const SortedTables& sorted) {
    std::vector<Value> all;
    for (const Value& table : sorted.tables) {
        Ref<python::Set> keys = evaluator.set();
        for (const Value& constraint : foreign_keys_of(table)) {
            if (!holds(sorted.apart, constraint)) {
                keys->table.add(evaluator, constraint);
            }
        }
        all.push_back(evaluator.tuple({table, Value(keys)}));
    }
    all.push_back(evaluator.tuple({Value::none(), evaluator.list(sorted.apart)}));
    return evaluator.list(std::move(all));
}

}  // namespace

void add_table_sorting(python::NativeModule& module) {
    module.function("sort_tables", "tables, skip_fn=None, extra_dependencies=None", [](Call& call) {
        const SortedTables sorted =
            sorted_or_raise(call.evaluator, call[0], skipping(call.evaluator, call[1]), call[2]);
        warn_of_circle(call.evaluator, sorted);
        return call.evaluator.list(sorted.tables);
    });
    module.function("sort_tables_and_constraints",
                    "tables, filter_fn=None, extra_dependencies=None, _warn_for_cycles=False", [](Call& call) {
                        const SortedTables sorted =
                            sorted_or_raise(call.evaluator, call[0], filtering(call.evaluator, call[1]), call[2]);
                        return with_keys(call.evaluator, sorted);
                    });
}

}  // namespace aludel::script::sqlalchemy
