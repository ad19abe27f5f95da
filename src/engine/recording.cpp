#include "engine/recording.hpp"

#include <set>
#include <string>
#include <utility>
#include <variant>

namespace aludel::engine {

namespace {

class RecordingContext final : public script::MigrationContext {
public:
    RecordingContext(std::string_view dialect, bool as_sql) : dialect_(dialect), as_sql_(as_sql) {}
    std::string_view dialect() const override { return dialect_; }
    bool as_sql() const override { return as_sql_; }
    void perform(const catalog::Operation& operation) override { recording_.spoken.push_back({operation, depth_ > 0}); }
    void begin_autocommit() override { ++depth_; }
    void end_autocommit() override { --depth_; }
    Recording take() {
        recording_.gave_up_transaction = depth_ > 0;
        return std::move(recording_);
    }

private:
    std::string_view dialect_;
    bool as_sql_;
    int depth_ = 0;
    Recording recording_;
};

}  // namespace

Recording record(const script::Script& script, script::Direction direction, const dialect::Dialect& dialect,
                 bool as_sql) {
    RecordingContext context(dialect.name(), as_sql);
    script.run(direction, context);
    return context.take();
}

void create_types_once(std::span<Recording> recordings) {
    std::set<std::pair<std::string, std::string>> made;
    for (Recording& recording : recordings) {
        std::erase_if(recording.spoken, [&](const Recording::Spoken& one) {
            const auto* type = std::get_if<catalog::CreateEnum>(&one.operation);
            return type != nullptr && type->implied && !made.emplace(type->name.schema, type->name.name).second;
        });
    }
}

}  // namespace aludel::engine
