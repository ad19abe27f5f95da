#include "engine/revision_operations.hpp"

#include <utility>

#include "base/text.hpp"
#include "engine/recording.hpp"

namespace aludel::engine {

namespace {

RevisionOperations describe(const script::Script& script, const script::Revision& revision, script::Direction direction,
                            const dialect::Dialect& dialect) {
    RevisionOperations described;
    described.revision = &revision;
    described.direction = direction;
    try {
        Recording recording = record(script, direction, dialect, Purpose::tell);
        create_types_once({&recording, 1});
        for (const Recording::Spoken& spoken : recording.spoken) {
            RevisionOperations::One one;
            one.kind = catalog::kind_of(spoken.operation);
            one.place = catalog::place_of(spoken.operation);
            one.outside_transaction = spoken.autocommit;
            if (dialect.needs_database(spoken.operation)) {
                one.statements.push_back(catalog::describe(spoken.operation));
            } else {
                for (dialect::Statement& statement : dialect.compile(spoken.operation)) {
                    one.statements.push_back(replace_all(statement.sql, "\t", "    "));
                }
            }
            described.operations.push_back(std::move(one));
        }
        if (recording.question && !recording.question->only_failure) {
            described.refusal = asks_database(*recording.question);
        }
    } catch (const Error& error) {
        described.refusal = error;
    }
    return described;
}

}  // namespace

std::vector<RevisionOperations> operations_of(const Project& project,
                                              const std::vector<const script::Revision*>& revisions) {
    const dialect::Dialect& dialect = project.dialect_or("postgresql");
    const script::PythonOptions python = project.python();
    std::vector<RevisionOperations> all;
    for (const script::Revision* revision : revisions) {
        const std::unique_ptr<script::Script> script = script::load_script(*revision, dialect, python);
        for (const script::Direction direction : {script::Direction::upgrade, script::Direction::downgrade}) {
            all.push_back(describe(*script, *revision, direction, dialect));
        }
    }
    return all;
}

}  // namespace aludel::engine
