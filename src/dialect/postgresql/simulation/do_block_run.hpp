#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "dialect/postgresql/parse.hpp"
#include "dialect/postgresql/simulation/evaluate.hpp"

namespace aludel::dialect::postgresql::simulation {

/// How a statement that changes something is applied: apply_within().
using ApplyStatement = Result (*)(State& state, const Node& statement, const Statement& text);

/// A body in PL/pgSQL while it runs.
class BlockRun {
public:
    BlockRun(State& state, const Statement& text, ApplyStatement apply) : state_(state), text_(text), apply_(apply) {}

    /// Values that are there before it begins: arguments.
    void give(Variables variables) { variables_ = std::move(variables); }
    void run(const Node& function);

private:
    enum class Flow { next, leave, repeat, finish };  ///< leave and repeat are of a loop

    struct Declared {
        std::string name;
        TypeId type = 0;  ///< 0: that of what it is given
        const Node* initial = nullptr;
        std::int64_t line = 0;
        bool record = false;
        std::size_t parent = 0;  ///< of a record's field
        std::string field;
    };

    void declare(const Node& datum);
    TypeId type_named(const std::string& written);
    Flow statements(const std::vector<Node>& body);
    Flow statement(const Node& node);
    [[noreturn]] void refuse(const Node& node) const;
    Flow block(const Node& node);
    Flow guarded(const Node& node);
    std::optional<const Node*> handler_for(const Node& exceptions, const std::string& sqlstate) const;
    Flow branch(const Node& node);
    Flow loop_over_rows(const Node& node, const std::string& sql);
    Flow loop_over_array(const Node& node);
    Flow loop_over_numbers(const Node& node);
    Flow loop_while(const Node& node);
    Flow exit(const Node& node);
    /// After the body ran once: true where the loop goes on.
    bool goes_on(Flow& flow) const;
    void assign(const Node& node);
    void static_sql(const Node& node);
    void dynamic_sql(const Node& node);
    void sql(const std::string& written, const Node& node);
    void change(Node parsed, const std::string& written);
    void perform(const std::string& written);
    void diagnostics(const Node& node);
    void raise(const Node& node);
    std::string raised_message(const Node& node);

    RowSet ask(const std::string& written);
    Datum value(const std::string& expression);
    Datum condition(const Node& node);
    Parsed parsed(const std::string& written) const;
    void store(const Node& target, const RowSet& rows);
    void set(std::size_t number, Datum value);
    void set_record(const std::string& name, const RowSet& shape, const TableRow* row, const std::string& why);
    void found(bool any);
    void found_unknown(const std::string& why);

    // do_block_doubt.cpp: what may run, and may not.
    void doubt(const std::vector<Node>& body, const std::string& why);
    void doubt(const Node& node, const std::string& why);
    void doubt_sql(const std::string& written, const std::string& why);
    void doubt_dynamic(const Node& node, const std::string& why);
    void doubt_rows(const Node& node, const std::string& why);
    void doubt_target(const Node& node, const std::string& why);
    /// A text of SQL with a name that is none in the place of what is not known; nothing: no text at all.
    std::optional<std::string> imagined(const std::string& expression);

    State& state_;
    const Statement& text_;
    ApplyStatement apply_;
    std::vector<Declared> declared_;
    Variables variables_;
    std::string doubted_;  ///< why it is not known whether what follows runs; empty: it does
    std::vector<Error> caught_;
    long steps_ = 0;
};

/// Of a condition's name, as EXCEPTION WHEN and RAISE have it; five characters stand for themselves. Empty: there is
/// none of that name.
std::string sqlstate_of(const std::string& condition);

/// What a statement may change, by name. Nothing: anything.
std::optional<std::vector<object::Reference>> objects_of(const State& state, const Node& statement);

}  // namespace aludel::dialect::postgresql::simulation
