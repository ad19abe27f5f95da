#include "engine/recording.hpp"

#include <fmt/format.h>

#include <utility>
#include <variant>

namespace aludel::engine {

namespace {

class RecordingContext final : public script::MigrationContext {
public:
    RecordingContext(std::string_view dialect, Purpose purpose) : dialect_(dialect), purpose_(purpose) {}
    std::string_view dialect() const override { return dialect_; }
    bool as_sql() const override { return purpose_ == Purpose::write; }
    void perform(const catalog::Operation& operation) override { recording_.spoken.push_back({operation, depth_ > 0}); }
    void begin_autocommit() override { ++depth_; }
    void end_autocommit() override { --depth_; }
    void asked(const script::Question& question) override {
        // What it cannot go on without weighs more than what it would like to know.
        std::optional<script::Question>& first = recording_.question;
        if (!first || (first->only_failure && !question.only_failure)) {
            first = question;
        }
    }
    void print(std::string_view text) override { recording_.printed += text; }
    const std::optional<script::Question>& question() const { return recording_.question; }
    Recording take() {
        recording_.gave_up_transaction = depth_ > 0;
        return std::move(recording_);
    }

private:
    std::string_view dialect_;
    Purpose purpose_;
    int depth_ = 0;
    Recording recording_;
};

}  // namespace

Error asks_database(const script::Question& question) {
    return std::move(
        Error(ErrorCode::not_supported, fmt::format("{} asks the database", question.what))
            .at(question.place)
            .hint("only a run can answer that: `aludel upgrade` asks the database when it comes to this revision"));
}

bool brings_type(const Recording::Spoken& one) {
    return catalog::implied_type(one.operation).has_value();
}

Recording record(const script::Script& script, script::Direction direction, const dialect::Dialect& dialect,
                 Purpose purpose) {
    RecordingContext context(dialect.name(), purpose);
    try {
        script.run(direction, context);
    } catch (const Error&) {
        const std::optional<script::Question>& question = context.question();
        if (!question || (question->only_failure && purpose != Purpose::run)) {
            throw;
        }
    }
    return context.take();
}

void create_types_once(std::span<Recording> recordings) {
    catalog::TypeKeys made;
    for (Recording& recording : recordings) {
        std::erase_if(recording.spoken, [&](const Recording::Spoken& one) {
            const std::optional<catalog::TypeKey> type = catalog::implied_type(one.operation);
            return type && !made.insert(*type).second;
        });
    }
}

}  // namespace aludel::engine
