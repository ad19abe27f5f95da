#include "report/log.hpp"

#include <fmt/format.h>

#include "base/text.hpp"
#include "report/document.hpp"

namespace aludel::report {

std::string entry_line(const engine::LedgerEntry& entry, Paint paint) {
    const std::string outcome = entry.outcome == "failed" ? paint.bad(entry.outcome) : paint.good(entry.outcome);
    std::string text = fmt::format("{}  {} {} {}", entry.started, entry.action,
                                   paint.revision(entry.revision.empty() ? "<base>" : entry.revision), outcome);
    const std::string user = entry.user.empty() ? "-" : entry.user;
    // The rows of a script (--sql) know neither machine nor duration.
    text += entry.host.empty()
                ? fmt::format(" by {}, as a script", user)
                : fmt::format(" in {} by {} ({}@{})", format_duration(entry.seconds), user, entry.os_user, entry.host);
    return entry.message.empty() ? text : text + ", " + split(entry.message, '\n').front();
}

std::string log_text(const std::vector<engine::LedgerEntry>& entries, Paint paint) {
    std::string text;
    for (const engine::LedgerEntry& entry : entries) {
        text += entry_line(entry, paint) + "\n";
    }
    return text;
}

void entry_json(JsonWriter& writer, const engine::LedgerEntry& entry) {
    writer.begin_object();
    writer.member("sequence", static_cast<std::int64_t>(entry.sequence));
    writer.member("run", entry.run);
    writer.member("revision", entry.revision);
    writer.member("action", entry.action);
    writer.member("outcome", entry.outcome);
    writer.member("started", entry.started);
    writer.member("seconds", entry.seconds);
    writer.member("checksum", entry.checksum);
    writer.member("file_hash", entry.file_hash);
    writer.member("user", entry.user);
    writer.member("os_user", entry.os_user);
    writer.member("host", entry.host);
    writer.member("program", entry.program);
    writer.member("message", entry.message);
    writer.end_object();
}

std::string log_json(const std::vector<engine::LedgerEntry>& entries) {
    JsonWriter writer;
    begin_document(writer, "log");
    writer.key("entries").begin_array();
    for (const engine::LedgerEntry& entry : entries) {
        entry_json(writer, entry);
    }
    writer.end_array();
    writer.end_object();
    return writer.text();
}

}  // namespace aludel::report
