#include "report/status.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/file.hpp"
#include "base/text.hpp"
#include "engine/doubled_rows.hpp"
#include "report/document.hpp"
#include "report/faults.hpp"
#include "report/log.hpp"

namespace aludel::report {

namespace {

constexpr std::size_t most_pending_shown = 20;

std::string list_or(const std::vector<std::string>& values, std::string_view none) {
    return values.empty() ? std::string(none) : join(values, ", ");
}

bool files_unread(const engine::Status& status) {
    return std::any_of(status.faults.begin(), status.faults.end(),
                       [](const script::Fault& fault) { return fault.hides_a_file(); });
}

std::string field(std::string_view name, std::string_view value) {
    return fmt::format("{:<12}{}\n", std::string(name) + ":", value);
}

std::string pending_text(const engine::Status& status, Paint paint) {
    if (!status.readable) {
        return field("pending", "cannot be told while the database cannot be read");
    }
    if (!status.unknown.empty()) {
        return field("pending", "cannot be told while a revision is unknown");
    }
    if (!status.pending_known) {
        return field("pending", paint.warning("cannot be told while the revisions have faults"));
    }
    if (status.pending.empty()) {
        return field("pending", status.implied.empty() ? paint.good("nothing, up to date") : "nothing");
    }
    std::string text = field("pending", paint.warning(plural(status.pending.size(), "revision")));
    for (std::size_t i = 0; i < status.pending.size(); ++i) {
        if (i == most_pending_shown) {
            text += fmt::format("  … {} more (`aludel plan` lists all)\n", status.pending.size() - i);
            break;
        }
        const script::Revision& revision = *status.pending[i];
        text += "  " + paint.revision(revision.id) + (revision.message.empty() ? "" : ", " + revision.message) + "\n";
    }
    return text;
}

std::string changed_text(const engine::Status& status, Paint paint) {
    if (!status.ledger) {
        return field("changed", paint.dim("not known, no ledger is kept"));
    }
    if (!status.readable) {
        return field("changed", "cannot be told while the database cannot be read");
    }
    if (status.changed.empty() && status.missing.empty()) {
        return field("changed", "no applied file");
    }
    std::vector<std::string> counts;
    if (!status.changed.empty()) {
        counts.push_back(plural(status.changed.size(), "applied file") + " changed since");
    }
    if (!status.missing.empty()) {
        counts.push_back(plural(status.missing.size(), "applied file") +
                         (files_unread(status) ? " not to be seen" : " gone"));
    }
    std::string text = field("changed", paint.warning(join(counts, ", ")));
    for (const engine::Status::Changed& one : status.changed) {
        text += "  " + paint.revision(one.revision->id) + " " + display_path(one.revision->file) + "\n";
    }
    for (const std::string& id : status.missing) {
        text += "  " + paint.revision(id) +
                (files_unread(status) ? " is in no file that can be read\n" : " has no file any more\n");
    }
    return text;
}

std::string unfinished_text(const engine::Status& status, Paint paint) {
    std::string text;
    for (const engine::Intent& intent : status.unfinished) {
        const std::string& more = intent.leftover.empty() ? intent.message : intent.leftover;
        text += fmt::format("  {} {}, statement {} of {}: {}{}\n", script::to_string(intent.direction),
                            paint.revision(intent.revision), intent.index, intent.total, intent.state,
                            more.empty() ? "" : " (" + more + ")");
    }
    return text.empty() ? text : field("unfinished", paint.bad("a section outside a transaction did not end")) + text;
}

std::string current_text(const engine::Status& status, Paint paint) {
    if (!status.readable) {
        return field("current", paint.warning("cannot be read: a migration keeps the database to itself while it "
                                              "writes"));
    }
    std::string current = list_or(status.current, "<base>");
    if (!status.version_table_exists) {
        current += " (no version table yet)";
    }
    std::string text = field("current", paint.revision(current));
    for (const std::string& id : status.doubled) {
        const auto rows = static_cast<std::size_t>(std::count(status.current.begin(), status.current.end(), id));
        text += "  " +
                paint.bad(fmt::format("{} has {}: no step can change it before there is one; {}", id,
                                      plural(rows, "row"), engine::doubled_rows_hint(status.current))) +
                "\n";
    }
    return text;
}

}  // namespace

std::string status_text(const engine::Status& status, Paint paint) {
    std::string text = field("database", status.database);
    text += field("server", status.server + (status.user.empty() ? "" : ", as " + status.user));
    text += current_text(status, paint);
    for (const std::string& id : status.unknown) {
        text += "  " +
                paint.bad(id + (files_unread(status) ? " is in the version table, but in no file that can be read"
                                                     : " is in the version table, but no file has it")) +
                "\n";
    }
    for (const script::ImpliedRows::Row& row : status.implied.rows) {
        text += "  " + paint.bad(fmt::format("{} is below {}: `upgrade` refuses while it has a row", row.id, row.by)) +
                "\n";
    }
    text += field("heads", list_or(status.heads,
                                   files_unread(status) ? "none that can be read" : "none, there are no revisions"));
    text += pending_text(status, paint);
    text += changed_text(status, paint);
    text += unfinished_text(status, paint);
    text += field("lock", status.lock ? paint.warning("held by " + dialect::to_string(*status.lock)) : "free");
    if (status.work_session) {
        text += field("at work", paint.bad("the session of an earlier run, which holds the lock no longer"));
        text += "  " + dialect::to_string(*status.work_session) + "\n";
    }
    if (status.last) {
        text += field("last", entry_line(*status.last, paint));
    }
    return text;
}

namespace {

void changed_json(JsonWriter& writer, const engine::Status& status) {
    writer.key("changed").begin_array();
    for (const engine::Status::Changed& one : status.changed) {
        writer.begin_object();
        writer.member("revision", one.revision->id);
        writer.member("file", std::filesystem::absolute(one.revision->file).lexically_normal().string());
        writer.member("applied_checksum", one.applied_checksum);
        writer.member("checksum", one.checksum);
        writer.end_object();
    }
    writer.end_array();
    writer.strings("missing", status.missing);
}

void unfinished_json(JsonWriter& writer, const engine::Status& status) {
    writer.key("unfinished").begin_array();
    for (const engine::Intent& intent : status.unfinished) {
        writer.begin_object();
        writer.member("revision", intent.revision);
        writer.member("direction", script::to_string(intent.direction));
        writer.member("statement", intent.index);
        writer.member("statements", intent.total);
        writer.member("state", intent.state);
        writer.member("sql", intent.sql);
        writer.member("message", intent.leftover.empty() ? intent.message : intent.leftover);
        writer.end_object();
    }
    writer.end_array();
}

void holder_members(JsonWriter& writer, const dialect::LockHolder& holder) {
    writer.member("pid", holder.pid);
    writer.member("application", holder.application);
    writer.member("user", holder.user);
    writer.member("host", holder.host);
    writer.member("since", holder.since);
}

void lock_json(JsonWriter& writer, const engine::Status& status) {
    writer.key("lock");
    if (status.lock) {
        writer.begin_object();
        holder_members(writer, *status.lock);
        writer.end_object();
    } else {
        writer.null();
    }
    writer.key("work_session");
    if (status.work_session) {
        writer.begin_object();
        holder_members(writer, status.work_session->who);
        writer.member("statement", status.work_session->statement);
        writer.end_object();
    } else {
        writer.null();
    }
}

}  // namespace

std::string status_json(const engine::Status& status) {
    JsonWriter writer;
    begin_document(writer, "status");
    writer.member("database", status.database);
    writer.member("server", status.server);
    writer.member("user", status.user);
    writer.member("readable", status.readable);
    writer.member("version_table_exists", status.version_table_exists);
    writer.strings("current", status.current);
    writer.strings("doubled", status.doubled);
    writer.strings("unknown", status.unknown);
    writer.key("implied").begin_array();
    for (const script::ImpliedRows::Row& row : status.implied.rows) {
        writer.begin_object();
        writer.member("revision", row.id);
        writer.member("by", row.by);
        writer.end_object();
    }
    writer.end_array();
    writer.strings("heads", status.heads);
    writer.member("up_to_date", status.up_to_date);
    writer.member("pending_known", status.pending_known);
    writer.key("pending").begin_array();
    for (const script::Revision* revision : status.pending) {
        writer.begin_object();
        writer.member("revision", revision->id);
        writer.member("message", revision->message);
        writer.member("file", std::filesystem::absolute(revision->file).lexically_normal().string());
        writer.end_object();
    }
    writer.end_array();
    writer.member("ledger", status.ledger);
    changed_json(writer, status);
    unfinished_json(writer, status);
    lock_json(writer, status);
    writer.key("last");
    if (status.last) {
        entry_json(writer, *status.last);
    } else {
        writer.null();
    }
    faults_json(writer, status.faults);
    writer.end_object();
    return writer.text();
}

}  // namespace aludel::report
