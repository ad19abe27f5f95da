#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "base/error.hpp"
#include "base/text.hpp"
#include "dialect/dialect.hpp"
#include "python/parse.hpp"
#include "script/sqlalchemy/compile.hpp"
#include "script/sqlalchemy/lower.hpp"
#include "script/sqlalchemy/sqlalchemy.hpp"

// For tests of this room: small texts of Python, run by an evaluator that knows SQLAlchemy.

namespace aludel::script::sqlalchemy {

class TestScript {
public:
    explicit TestScript(const std::string& text) : evaluator_(options()) {
        module_ = evaluator_.run(python::parse(python::Source("test.py", text)), "test");
    }
    Evaluator& evaluator() { return evaluator_; }
    Value get(std::string_view name) {
        Value* found = module_->attributes->table.find(name);
        return found ? *found : Value();
    }
    Value call(std::string_view name) { return python::call(evaluator_, get(name)); }

    /// What `work` gives, or the exception that it raises, as "ArgumentError: message".
    template <typename Work>
    std::string told(Work work) {
        try {
            python::StackScope stack(evaluator_);
            return work();
        } catch (const python::Raised& raised) {
            std::string text = python::describe(evaluator_, raised.exception);
            return text.starts_with("sqlalchemy.exc.") ? text.substr(15) : text;
        } catch (const Error& error) {
            return "Error: " + error.message();
        }
    }

private:
    static python::Options options() {
        python::Options made;
        made.registry = registry();
        return made;
    }
    static std::shared_ptr<const python::Registry> registry() {
        static const std::shared_ptr<const python::Registry> made = [] {
            auto all = python::Registry::with_standard_library();
            add_sqlalchemy(*all);
            return all;
        }();
        return made;
    }

    Evaluator evaluator_;
    Ref<python::Module> module_;
};

struct Golden {
    std::string_view expression, postgresql, sqlite;
};

inline std::string squeezed(std::string_view text) {
    std::string made;
    for (char c : text) {
        char one = c == '\n' || c == '\t' ? ' ' : c;
        if (one != ' ' || (!made.empty() && made.back() != ' ')) {
            made += one;
        }
    }
    return std::string(trim(made));
}

inline std::string statements_of(const std::vector<catalog::Operation>& operations, const Target& target) {
    const dialect::Dialect& dialect = dialect::find_dialect(target.name());
    std::vector<std::string> texts;
    for (const catalog::Operation& operation : operations) {
        for (const dialect::Statement& statement : dialect.compile(operation)) {
            texts.push_back(replace_all(statement.sql, "\t", "    "));
        }
    }
    return join(texts, ";\n");
}

/// Holds what `write` makes of each expression to the texts beside it; "-" is not asked for. An exception of SQLAlchemy
/// whose text holds addresses is known by its name alone.
template <typename Write>
void expect_golden(std::string_view prelude, std::span<const Golden> cases, Write write) {
    std::string text(prelude);
    text += "\ncases = [\n";
    for (const Golden& one : cases) {
        text += "    lambda: " + std::string(one.expression) + ",\n";
    }
    TestScript script(text + "]\n");
    const std::vector<Value> makers = items(script.get("cases"));
    ASSERT_EQ(makers.size(), cases.size());
    for (Database database : {Database::postgresql, Database::sqlite}) {
        Target target{.database = database, .rendering = Rendering::literal};
        for (std::size_t i = 0; i < cases.size(); ++i) {
            std::string_view wanted =
                database == Database::sqlite && !cases[i].sqlite.empty() ? cases[i].sqlite : cases[i].postgresql;
            if (wanted == "-") {
                continue;
            }
            std::string made = script.told(
                [&] { return write(script.evaluator(), python::call(script.evaluator(), makers[i]), target); });
            if (made.starts_with("UnsupportedCompilationError")) {
                made = "UnsupportedCompilationError";
            }
            EXPECT_EQ(made, wanted) << target.name() << ": " << cases[i].expression;
        }
    }
}

}  // namespace aludel::script::sqlalchemy
