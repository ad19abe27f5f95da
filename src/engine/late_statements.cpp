#include "engine/late_statements.hpp"

#include <iterator>
#include <string>
#include <utility>

namespace aludel::engine {

void LateStatements::add(dialect::Statement statement, std::shared_ptr<const catalog::Operation> operation) {
    if (operation) {
        late.emplace(statements.size(), std::move(operation));
    }
    statements.push_back(std::move(statement));
}

void LateStatements::add(std::vector<dialect::Statement> more) {
    std::move(more.begin(), more.end(), std::back_inserter(statements));
}

void LateStatements::execute(const Run& run, const std::function<void(const dialect::Outcome&)>& done) const {
    if (late.empty()) {
        run.execute(statements, done);
        return;
    }
    std::size_t begin = 0;
    const auto known = [&](std::size_t end) {
        const auto at = [this](std::size_t index) { return statements.begin() + static_cast<std::ptrdiff_t>(index); };
        run.execute({at(begin), at(end)}, [&](const dialect::Outcome& outcome) {
            done({begin + outcome.index, outcome.seconds, outcome.affected});
        });
    };
    for (const auto& [index, operation] : late) {
        known(index);
        std::vector<std::string> warnings;
        const std::vector<dialect::Statement> now = run.dialect.compile_for(*run.connection, *operation, warnings);
        for (const std::string& warning : warnings) {
            run.observer.warning(warning);
        }
        dialect::Outcome whole{index, 0, 0};
        run.execute(now, [&](const dialect::Outcome& outcome) {
            whole.seconds += outcome.seconds;
            whole.affected += outcome.affected;
        });
        done(whole);
        begin = index + 1;
    }
    known(statements.size());
}

}  // namespace aludel::engine
