#pragma once

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "base/text.hpp"
#include "dialect/dialect.hpp"
#include "python/attribute.hpp"
#include "python/evaluator.hpp"
#include "python/parse.hpp"
#include "script/alembic/connection.hpp"
#include "script/alembic/modules.hpp"
#include "script/alembic/session.hpp"

// For tests: the body of a revision, and what it says to a database.

namespace aludel::script::alembic {

class Listener final : public MigrationContext {
public:
    explicit Listener(std::string_view dialect) : dialect_(dialect) {}
    std::string_view dialect() const override { return dialect_; }
    void perform(const catalog::Operation& operation) override {
        for (const dialect::Statement& one : dialect::find_dialect(dialect_).compile(operation)) {
            statements.push_back(replace_all(one.sql, "\t", "    "));
            lines.push_back(one.place.line);
        }
    }
    void begin_autocommit() override { statements.emplace_back("(outside)"); }
    void end_autocommit() override { statements.emplace_back("(inside)"); }
    std::vector<std::string> statements;
    std::vector<int> lines;

private:
    std::string_view dialect_;
};

inline constexpr std::string_view head =
    "from alembic import op\nimport sqlalchemy as sa\nfrom sqlalchemy.dialects import postgresql\n";

inline Listener run(std::string_view body, std::string_view dialect = "postgresql") {
    Listener listener(dialect);
    python::Options options;
    options.registry = registry();
    python::Evaluator evaluator(std::move(options));
    session(evaluator).context = &listener;
    session(evaluator).target.database =
        dialect == "sqlite" ? sqlalchemy::Database::sqlite : sqlalchemy::Database::postgresql;
    set_hooks(evaluator);
    evaluator.run(python::parse(python::Source("r.py", std::string(head) + std::string(body))), "r");
    return listener;
}

inline std::string sql(std::string_view body, std::string_view dialect = "postgresql") {
    return join(run(body, dialect).statements, ";\n");
}

inline Error refusal(std::string_view body, std::string_view dialect = "postgresql") {
    try {
        run(body, dialect);
    } catch (const Error& error) {
        return error;
    }
    ADD_FAILURE() << "no error: " << body;
    return Error(ErrorCode::internal, "none");
}

}  // namespace aludel::script::alembic
