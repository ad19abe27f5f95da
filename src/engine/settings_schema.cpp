#include "engine/settings_schema.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "base/clock.hpp"
#include "base/file.hpp"
#include "base/text.hpp"

namespace aludel::engine {

namespace {

std::string flag_text(bool flag) {
    return flag ? "true" : "false";
}

std::string paths_text(const std::vector<std::filesystem::path>& paths) {
    std::vector<std::string> texts;
    for (const std::filesystem::path& path : paths) {
        texts.push_back(display_path(path));
    }
    return join(texts, ", ");
}

void set_transaction(Settings& settings, const SettingValue& value) {
    const std::string mode = value.choice({"all", "each", "none"});
    settings.transaction = mode == "all"    ? TransactionMode::all
                           : mode == "each" ? TransactionMode::each
                                            : TransactionMode::none;
}

/// One that is not there stops only who makes a revision: a server may have no tzdata.
void set_timezone(Settings& settings, const SettingValue& value) {
    settings.timezone = value.text();
    try {
        known_time_zone(settings.timezone);
    } catch (const Error& error) {
        settings.warnings.push_back(value.invalid(error.message()).hint(error.hint()));
    }
}

void set_version_table(Settings& settings, const SettingValue& value) {
    settings.version_table = value.text();
    if (settings.version_table.empty()) {
        throw value.invalid("the name is empty").hint("the default is alembic_version");
    }
}

void set_script_location(Settings& settings, const SettingValue& value) {
    settings.script_location = value.path();
    if (settings.script_location.empty()) {
        throw value.invalid("the path is empty").hint("the default is migrations; \".\" is the directory of the file");
    }
}

void set_file_template(Settings& settings, const SettingValue& value) {
    settings.file_template = value.text();
    if (settings.file_template.empty()) {
        throw value.invalid("the template is empty").hint("the default is %(rev)s_%(slug)s");
    }
}

void set_version_table_schema(Settings& settings, const SettingValue& value) {
    settings.version_table_schema = value.text();
    if (ascii_lower(settings.version_table_schema).starts_with("pg_temp")) {
        throw value.invalid("'" + settings.version_table_schema + "' is gone when the session ends, and the version table with it")
            .hint("name a schema that stays, or leave the setting out");
    }
}

std::string convention(const Settings& settings, const std::string& kind) {
    const auto found = settings.naming_convention.find(kind);
    return found == settings.naming_convention.end() ? "" : found->second;
}

/// "app.config"
bool is_dotted_name(std::string_view text) {
    const auto is_start = [](unsigned char c) { return std::isalpha(c) != 0 || c == '_'; };
    const auto is_part = [](unsigned char c) { return std::isalnum(c) != 0 || c == '_'; };
    const std::vector<std::string> names = split(std::string(text), '.');
    return std::all_of(names.begin(), names.end(), [&](const std::string& name) {
        return !name.empty() && is_start(static_cast<unsigned char>(name.front())) &&
               std::all_of(name.begin(), name.end(), is_part);
    });
}

void set_flask_config(Settings& settings, const SettingValue& value) {
    settings.flask_config = value.text();
    const std::string_view given = settings.flask_config;
    const std::size_t colon = given.find(':');
    if (!given.empty() && !(is_dotted_name(given.substr(0, colon)) &&
                            (colon == std::string_view::npos || is_dotted_name(given.substr(colon + 1))))) {
        throw value.invalid("'" + settings.flask_config + "' names no object of a module")
            .hint("module:attribute, such as app.config:Production");
    }
}

}  // namespace

std::string_view to_string(TransactionMode mode) {
    switch (mode) {
        case TransactionMode::all:
            return "all";
        case TransactionMode::each:
            return "each";
        case TransactionMode::none:
            return "none";
    }
    return "";
}

const std::vector<SettingSpec>& settings_schema() {
    static const std::vector<SettingSpec> table = {
        {"script_location", "path", "\"migrations\"",
         "Directory of the migrations. Revision files are in its sub-directory `versions`, unless `version_locations` "
         "says otherwise.",
         set_script_location, [](const Settings& s) { return display_path(s.script_location); }},
        {"version_locations", "list of paths", "[script_location + \"/versions\"]",
         "Directories of revision files. A new revision goes to that of its parent; the first of all, where there are "
         "several, to the one that --version-path names.",
         [](Settings& s, const SettingValue& v) { s.version_locations = v.paths(); },
         [](const Settings& s) { return paths_text(s.version_locations); }},
        {"recursive_version_locations", "boolean", "false", "Look for revision files in sub-directories, too.",
         [](Settings& s, const SettingValue& v) { s.recursive_version_locations = v.flag(); },
         [](const Settings& s) { return flag_text(s.recursive_version_locations); }},
        {"override_directory", "path", "none",
         "Directory of SQL revision files that take the place of Python ones: each has the id of the revision that it "
         "overrides, and is run instead. Parents, labels and dependencies stay those of the Python file.",
         [](Settings& s, const SettingValue& v) { s.override_directory = v.path(); },
         [](const Settings& s) { return s.override_directory.empty() ? "" : display_path(s.override_directory); }},
        {"prepend_sys_path", "list of paths", "none",
         "Directories in which modules that Python revisions import are looked for first; then come the working "
         "directory, that of the configuration file, its `src`, and `script_location`. Installed packages are not "
         "searched.",
         [](Settings& s, const SettingValue& v) { s.prepend_sys_path = v.paths(); },
         [](const Settings& s) { return paths_text(s.prepend_sys_path); }},
        {"file_template", "string", "\"%(rev)s_%(slug)s\"",
         "Name of new revision files, without extension. Tokens: `%(rev)s`, `%(slug)s`, `%(epoch)s`, `%(year)d`, "
         "`%(month).2d`, `%(day).2d`, `%(hour).2d`, `%(minute).2d`, `%(second).2d`. With directories in it "
         "`recursive_version_locations` has to be set.",
         set_file_template, [](const Settings& s) { return s.file_template; }},
        {"truncate_slug_length", "integer", "40", "Longest slug in the name of a new revision file; 0 means 40.",
         [](Settings& s, const SettingValue& v) {
             const int length = v.count(0);
             s.truncate_slug_length = length == 0 ? 40 : length;
         },
         [](const Settings& s) { return std::to_string(s.truncate_slug_length); }},
        {"timezone", "string", "\"UTC\"",
         "Time zone of the creation date in new revision files and their names: an IANA name, or `\"\"` for local "
         "time. With "
         "an Alembic configuration the default is local time, as in Alembic. Only a new revision needs it: a zone that "
         "the machine does not know is refused there, and a warning of `config` and `status`.",
         set_timezone, [](const Settings& s) { return s.timezone.empty() ? "local time" : s.timezone; }},
        {"url", "string", "none",
         "The database. All forms are described under *Database URLs*. Variables set in behind `://` are "
         "percent-encoded, so "
         "that a password with an `@` needs no care."},
        {"url_file", "path", "none",
         "A file that holds the URL and nothing else, such as a secret mounted into a container. Not together with "
         "`url`."},
        {"env_file", "path", "\".env\"",
         "A file of `KEY=value` lines for variables that the process environment does not have. The default is read if "
         "it "
         "is there; one that is named has to be there; `\"\"` reads none."},
        {"default_environment", "string", "none",
         "The environment that is used when neither `--env` nor `ALUDEL_ENV` names one. At the top level only."},
        {"version_table", "string", "\"alembic_version\"", "Name of the version table.", set_version_table,
         [](const Settings& s) { return s.version_table; }, true},
        {"version_table_schema", "string", "none",
         "Schema of the version table; none is the connection's default schema. SQLite has only `main`.",
         set_version_table_schema,
         [](const Settings& s) { return s.version_table_schema; }, true},
        {"version_table_pk", "boolean", "true",
         "Whether the version table, where it is made, gets its primary key; an `env.py` says it by the keyword of this "
         "name.",
         [](Settings& s, const SettingValue& v) { s.version_table_pk = v.flag(); },
         [](const Settings& s) { return flag_text(s.version_table_pk); }, true},
        {"transaction", "`\"all\"`, `\"each\"` or `\"none\"`", "\"all\"",
         "`all`: one transaction for the whole run; `each`: one for each revision; `none`: every statement on its own.",
         set_transaction, [](const Settings& s) { return std::string(to_string(s.transaction)); }, true},
        {"lock_wait", "seconds", "60", "How long to wait for another run to end before giving up; 0 does not wait.",
         [](Settings& s, const SettingValue& v) { s.lock_wait = v.seconds(); },
         [](const Settings& s) { return fmt::format("{:g} s", s.lock_wait); }, true},
        {"lock_timeout", "seconds", "5",
         "How long one statement waits for a lock on a table before it is tried again; 0 is no limit. Kept below "
         "`statement_timeout`.",
         [](Settings& s, const SettingValue& v) { s.lock_timeout = v.seconds(); },
         [](const Settings& s) { return seconds_text(s.lock_timeout); }, true},
        {"statement_timeout", "seconds", "0", "How long one statement may run; 0 is no limit.",
         [](Settings& s, const SettingValue& v) { s.statement_timeout = v.seconds(); },
         [](const Settings& s) { return seconds_text(s.statement_timeout); }, true},
        {"lock_retries", "integer", "5",
         "How often a step is tried again when it could not get a lock in `lock_timeout`.",
         [](Settings& s, const SettingValue& v) { s.lock_retries = v.count(0); },
         [](const Settings& s) { return std::to_string(s.lock_retries); }, true},
        {"ledger", "boolean", "true",
         "Keep a record of every applied step in the database. With an Alembic configuration the default is `false`: "
         "nothing "
         "is added to such a database unless asked for.",
         [](Settings& s, const SettingValue& v) { s.ledger = v.flag(); },
         [](const Settings& s) { return flag_text(s.ledger); }, true},
        {"protected", "boolean", "false", "`downgrade`, `stamp` and purging need `--yes`.",
         [](Settings& s, const SettingValue& v) { s.is_protected = v.flag(); },
         [](const Settings& s) { return flag_text(s.is_protected); }, true},
        {"pg_bin", "path", "none", "Directory of `initdb` and `postgres` for ephemeral databases. Where nobody names one, the variable `ALUDEL_PG_BIN` may; else it is looked for.",
         [](Settings& s, const SettingValue& v) { s.pg_bin = v.path().string(); },
         [](const Settings& s) { return s.pg_bin; }, true},
        {"env_py", "boolean", "true",
         "With an Alembic configuration: evaluate the `env.py` of `script_location` for what it says (see *env.py*). "
         "`false` leaves it out: nothing that it says is used, and nothing that it does is done.",
         [](Settings& s, const SettingValue& v) { s.env_py = v.flag(); },
         [](const Settings& s) { return flag_text(s.env_py); }},
        {"naming_convention", "`\"none\"` or `\"given\"`", "\"given\"",
         "For Python revisions: `none` says that the project's models have no naming convention, where that cannot be "
         "seen.",
         [](Settings& s, const SettingValue& v) {
             s.no_naming_convention = v.choice({"none", "given"}) == "none";
         },
         [](const Settings& s) { return std::string(s.no_naming_convention ? "none" : "given"); }},
        {"naming_convention_ix", "string", "none", "The naming convention of indexes, as `MetaData` takes it.",
         [](Settings& s, const SettingValue& v) { s.naming_convention["ix"] = v.text(); },
         [](const Settings& s) { return convention(s, "ix"); }},
        {"naming_convention_uq", "string", "none", "… of unique constraints.",
         [](Settings& s, const SettingValue& v) { s.naming_convention["uq"] = v.text(); },
         [](const Settings& s) { return convention(s, "uq"); }},
        {"naming_convention_ck", "string", "none", "… of check constraints.",
         [](Settings& s, const SettingValue& v) { s.naming_convention["ck"] = v.text(); },
         [](const Settings& s) { return convention(s, "ck"); }},
        {"naming_convention_fk", "string", "none", "… of foreign keys.",
         [](Settings& s, const SettingValue& v) { s.naming_convention["fk"] = v.text(); },
         [](const Settings& s) { return convention(s, "fk"); }},
        {"naming_convention_pk", "string", "none", "… of primary keys.",
         [](Settings& s, const SettingValue& v) { s.naming_convention["pk"] = v.text(); },
         [](const Settings& s) { return convention(s, "pk"); }},
        {"flask_config", "string", "none",
         "For Python code that asks `flask.current_app.config`: the object that the application gives to "
         "`app.config.from_object()`, as `module:attribute` (`app.config:Production`) or as a module alone. It is "
         "evaluated where it is first asked.",
         set_flask_config, [](const Settings& s) { return s.flask_config; }},
        {"environments", "tables", "none",
         "Named environments: the settings in `[environments.NAME]` replace those of the top level."},
    };
    return table;
}

std::string known_time_zone(const std::string& zone) {
    std::string upper = zone;
    for (char& c : upper) {
        c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    }
    for (const std::string& name : {zone, upper}) {
        try {
            civil_time(now(), name);
            return name;
        } catch (const Error&) {
        }
    }
    throw Error(ErrorCode::config_invalid, "there is no time zone '" + zone + "' on this machine")
        .hint("a name such as UTC or Europe/Paris; empty for local time");
}

const SettingSpec* find_setting(std::string_view key) {
    for (const SettingSpec& spec : settings_schema()) {
        if (spec.key == key) {
            return &spec;
        }
    }
    return nullptr;
}

Error unknown_setting(std::string_view key, const Place& place) {
    std::vector<std::string> keys;
    for (const SettingSpec& spec : settings_schema()) {
        keys.emplace_back(spec.key);
    }
    Error error(ErrorCode::config_invalid, "there is no setting '" + std::string(key) + "'");
    error.at(place);
    const auto near = did_you_mean(key, keys);
    error.hint(near ? "did you mean " + *near + "?" : "the settings are: " + join(keys, ", "));
    return error;
}

const std::vector<AlembicOption>& alembic_options() {
    static const std::vector<AlembicOption> table = {
        {"script_location", "read; also as `package:directory`"},
        {"version_locations", "read, split as `path_separator` says"},
        {"path_separator, version_path_separator",
         "read: `os`, `:`, `;`, `space`, `newline`. A comment behind the word is accepted; Alembic refuses it as soon "
         "as it "
         "needs the word"},
        {"recursive_version_locations",
         "read; `true` is true. Where Alembic would take a value that means yes for no "
         "(`True`, `1`), it is refused"},
        {"file_template", "read; with directories in it only together with `recursive_version_locations`"},
        {"truncate_slug_length", "read"},
        {"timezone", "read"},
        {"sqlalchemy.url", "read from the INI file, see *Which database*"},
        {"prepend_sys_path", "read: where the package of `package:directory` is looked for, and what revisions import"},
        {"output_encoding", "`utf-8` only; any other is refused"},
        {"sourceless", "`false` only: there are no compiled revision files; `true` is refused"},
        {"revision_environment", "`false` only where `aludel revision` and `merge` write by a template: `env.py` takes no part in that"},
        {"version_table, version_table_schema",
         "not options of Alembic, but of many an `env.py`, which says then what becomes of them. Where there is none: "
         "refused, unless `[aludel]` or `[tool.aludel]` says the same"},
        {"post_write_hooks", "not run; `aludel revision` and `merge` say so"},
        {"logging sections, all others", "accepted, not used"},
    };
    return table;
}

std::string settings_reference() {
    std::string text = "| setting | type | default | |\n| --- | --- | --- | --- |\n";
    for (const SettingSpec& spec : settings_schema()) {
        const bool plain = spec.default_text == "none";
        text += fmt::format("| `{}` | {} | {} | {} |\n", spec.key, spec.type,
                            plain ? "none" : fmt::format("`{}`", spec.default_text), spec.doc);
    }
    return text;
}

std::string alembic_options_reference() {
    std::string text = "| option | |\n| --- | --- |\n";
    for (const AlembicOption& option : alembic_options()) {
        text += fmt::format("| {} | {} |\n", option.key, option.treatment);
    }
    return text;
}

}  // namespace aludel::engine
