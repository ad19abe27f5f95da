#include "script/sql/sql_script.hpp"

#include <fmt/format.h>

#include <optional>
#include <utility>

#include "base/file.hpp"
#include "base/hash.hpp"
#include "base/text.hpp"
#include "script/header.hpp"
#include "script/sql/sections.hpp"

namespace aludel::script::sql {

namespace {

/// One direction for one dialect.
struct Body {
    bool transaction = true;
    std::vector<catalog::Operation> operations;
};

/// The dialects that have a section of this direction, when none fits; empty when there is none at all.
std::vector<std::string> dialects_of(const std::vector<Section>& sections, Direction direction) {
    std::vector<std::string> names;
    for (const Section& section : sections) {
        if (section.direction == direction) {
            names.push_back(section.dialect);
        }
    }
    return names;
}

class SqlScript final : public Script {
public:
    SqlScript(Revision revision, std::string text, const dialect::Dialect& dialect)
        : revision_(std::move(revision)), text_(std::move(text)), loaded_for_(dialect) {
        read_line_ends();
        const std::string file = display_path(revision_.file);
        sections_ = read_sections(text_, file);
        upgrade_ = body(Direction::upgrade, dialect);
        downgrade_ = body(Direction::downgrade, dialect);
        if (revision_.irreversible && downgrade_ && !downgrade_->operations.empty()) {
            throw Error(ErrorCode::revision_file_invalid, "the header says `irreversible:`, but there is a downgrade")
                .at(choose(sections_, Direction::downgrade, dialect.name())->place)
                .hint("remove one of the two");
        }
    }

    void run(Direction direction, MigrationContext& context) const override {
        if (direction == Direction::downgrade && revision_.irreversible) {
            throw Error(ErrorCode::irreversible, fmt::format("revision {} cannot be downgraded: {}", revision_.id,
                                                             revision_.irreversible_reason))
                .at(irreversible_place())
                .hint(
                    "go back by a backup from before it; or, if it can be undone after all, take `irreversible:` out "
                    "of "
                    "its header and write a downgrade section");
        }
        if (context.dialect() == loaded_for_.name()) {
            speak(required(direction, direction == Direction::upgrade ? upgrade_ : downgrade_, loaded_for_), context);
        } else {
            const dialect::Dialect& other = dialect::find_dialect(context.dialect());
            speak(required(direction, body(direction, other), other), context);
        }
    }

    std::string checksum(const dialect::Dialect& dialect) const override {
        const bool loaded = dialect.name() == loaded_for_.name();
        Sha256 hash;
        for (const Direction direction : {Direction::upgrade, Direction::downgrade}) {
            const std::optional<Body> one = !loaded                           ? body(direction, dialect)
                                            : direction == Direction::upgrade ? upgrade_
                                                                              : downgrade_;
            hash.update(fmt::format("{} {}\n", to_string(direction),
                                    !one ? std::string("absent")
                                         : fmt::format("transaction={} {}", one->transaction ? "on" : "off",
                                                       dialect.checksum(one->operations))));
        }
        return hash.hex();
    }

    std::string file_hash() const override { return file_hash_.empty() ? sha256(text_) : file_hash_; }

private:
    /// CR LF is LF, inside quoted text and data too: what a revision does must not hang on how Git checked it out.
    void read_line_ends() {
        if (text_.find("\r\n") != std::string::npos) {
            file_hash_ = sha256(text_);
            text_ = replace_all(text_, "\r\n", "\n");
        }
    }

    /// The header's line that says so; the header was read before, for the graph.
    Place irreversible_place() const {
        int number = 0;
        for (const std::string& line : split(text_, '\n')) {
            ++number;
            std::string_view content = trim(line);
            content = content.starts_with("--") ? trim(content.substr(2)) : std::string_view{};
            if (content.starts_with("irreversible")) {
                return Place{display_path(revision_.file), number, 0};
            }
        }
        return revision_.place();
    }

    std::optional<Body> body(Direction direction, const dialect::Dialect& dialect) const {
        const Section* section = choose(sections_, direction, dialect.name());
        if (section == nullptr) {
            return std::nullopt;
        }
        return Body{section->transaction, dialect.split(section->body, section->body_place)};
    }

    const Body& required(Direction direction, const std::optional<Body>& one, const dialect::Dialect& dialect) const {
        if (one) {
            return *one;
        }
        const std::vector<std::string> others = dialects_of(sections_, direction);
        if (others.empty()) {
            throw Error(
                ErrorCode::irreversible,
                fmt::format("revision {} cannot be downgraded: its file has no downgrade section", revision_.id))
                .at(revision_.place())
                .hint("add `-- aludel: downgrade` with the statements that undo it; left empty, it undoes nothing");
        }
        throw Error(ErrorCode::not_supported,
                    fmt::format("revision {} has no {} section for {}, only for {}", revision_.id, to_string(direction),
                                dialect.name(), join(others, ", ")))
            .at(revision_.place())
            .hint(fmt::format("add `-- aludel: {} dialect={}`", to_string(direction), dialect.name()));
    }

    static void speak(const Body& one, MigrationContext& context) {
        if (one.operations.empty()) {
            return;
        }
        if (!one.transaction) {
            context.begin_autocommit();
        }
        for (const catalog::Operation& operation : one.operations) {
            context.perform(operation);
        }
        if (!one.transaction) {
            context.end_autocommit();
        }
    }

    Revision revision_;
    std::string text_;       ///< the sections are views of it
    std::string file_hash_;  ///< where `text_` is not the file byte by byte
    const dialect::Dialect& loaded_for_;
    std::vector<Section> sections_;
    std::optional<Body> upgrade_;
    std::optional<Body> downgrade_;
};

/// The header once more, from the text that will run: it may have changed since the graph was read.
Revision header_of(const Revision& expected, std::string_view text) {
    Header header = *read_header(text, true, expected.file);
    for (const Fault& fault : header.faults) {
        throw Error(fault.code, fault.message).at(fault.place).hint(fault.hint);
    }
    // An override need not say its parents.
    const bool says_parents = expected.overrides.empty() || header.revision.revises_line != 0;
    if (header.revision.id != expected.id ||
        (says_parents && header.revision.down_revisions != expected.down_revisions)) {
        throw Error(ErrorCode::revision_file_invalid, "the header of this file changed while aludel was running")
            .at(header.revision.place())
            .hint("run the command again");
    }
    return std::move(header.revision);
}

}  // namespace

std::unique_ptr<Script> load_sql_script(const Revision& revision, const dialect::Dialect& dialect) {
    std::string text = read_file(revision.file);
    Revision header = header_of(revision, text);
    return std::make_unique<SqlScript>(std::move(header), std::move(text), dialect);
}

}  // namespace aludel::script::sql
