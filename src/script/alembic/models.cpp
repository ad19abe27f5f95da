#include "script/alembic/models.hpp"

#include <filesystem>
#include <string>
#include <system_error>

#include "base/file.hpp"
#include "python/exception.hpp"
#include "python/import.hpp"
#include "python/parse.hpp"
#include "python/syntax.hpp"

namespace aludel::script::alembic {
namespace {

namespace fs = std::filesystem;

/// Of the revision that runs.
fs::path file_of(Evaluator& evaluator) {
    const python::Frame* frame = evaluator.frame();
    while (frame != nullptr && frame->caller != nullptr) {
        frame = frame->caller;
    }
    return frame == nullptr ? fs::path() : fs::path(frame->program->source.path());
}

/// The first env.py at or above a directory of revisions, not far away.
fs::path env_file_for(fs::path directory) {
    std::error_code error;
    for (int up = 0; up < 3 && directory.has_relative_path(); ++up, directory = directory.parent_path()) {
        if (fs::is_regular_file(directory / "env.py", error)) {
            return directory / "env.py";
        }
    }
    return {};
}

[[noreturn]] void refuse_code(Evaluator& evaluator, const std::string& what) {
    python::refuse(evaluator, "a table for each model that env.py imports by code: " + what,
                   "write the tables out, or write this revision as an SQL file of the same id");
}

/// `TYPE_CHECKING` or `typing.TYPE_CHECKING`: what is imported under it is never run.
bool is_for_type_checkers(const python::Program& program, const python::Expression& test) {
    const python::NameIndex name = test.kind == python::Syntax::name ? static_cast<const python::Name&>(test).name
                                   : test.kind == python::Syntax::attribute
                                       ? static_cast<const python::Attribute&>(test).name
                                       : python::no_name;
    return name != python::no_name && program.names[name] == "TYPE_CHECKING";
}

/// The imports of env.py, which Alembic has run when it comes to a revision.
class EnvImports {
public:
    EnvImports(Evaluator& evaluator, const python::Program& program) : evaluator_(evaluator), program_(program) {}

    void note() { note(program_.code->body); }

private:
    void note(const python::Block& block) {
        for (const python::Statement* statement : block) {
            note(*statement);
        }
    }

    void note(const python::Statement& statement) {
        switch (statement.kind) {
            case python::Syntax::import:
                for (const python::ImportItem& item : static_cast<const python::Import&>(statement).items) {
                    python::import_lazily(evaluator_, dotted(item.path));
                }
                return;
            case python::Syntax::import_from:
                note_names(static_cast<const python::ImportFrom&>(statement));
                return;
            case python::Syntax::if_: {
                const auto& branch = static_cast<const python::If&>(statement);
                if (!is_for_type_checkers(program_, *branch.test)) {
                    require_none(branch.body, "if");
                }
                require_none(branch.otherwise, "else");
                return;
            }
            case python::Syntax::try_: {
                const auto& attempt = static_cast<const python::Try&>(statement);
                note(attempt.body);
                for (const python::Handler& handler : attempt.handlers) {
                    require_none(handler.body, "except");
                }
                note(attempt.otherwise);
                note(attempt.finally);
                return;
            }
            case python::Syntax::with:
                note(static_cast<const python::With&>(statement).body);
                return;
            case python::Syntax::for_:
                require_none(static_cast<const python::For&>(statement).body, "for");
                return;
            default:
                return;
        }
    }

    void note_names(const python::ImportFrom& import) {
        if (import.level > 0) {
            return;  // env.py is in no package: Alembic would not have come so far
        }
        const std::string module = dotted(import.path);
        for (const python::ImportItem& item : import.items) {
            python::import_name_lazily(evaluator_, module, dotted(item.path));
        }
        if (import.items.empty()) {
            python::import_lazily(evaluator_, module);
        }
    }

    /// Whether these are run is not known here.
    void require_none(const python::Block& block, const char* where) {
        for (const python::Statement* statement : block) {
            switch (statement->kind) {
                case python::Syntax::import:
                case python::Syntax::import_from:
                    refuse_code(evaluator_, std::string("an import within `") + where + "`");
                case python::Syntax::if_:
                    require_none(static_cast<const python::If&>(*statement).body, "if");
                    require_none(static_cast<const python::If&>(*statement).otherwise, "else");
                    break;
                case python::Syntax::try_:
                    require_none(static_cast<const python::Try&>(*statement).body, where);
                    break;
                case python::Syntax::with:
                    require_none(static_cast<const python::With&>(*statement).body, where);
                    break;
                default:
                    break;
            }
        }
    }

    std::string dotted(const python::Items<python::NameIndex>& path) const {
        std::string text;
        for (const python::NameIndex name : path) {
            text += (text.empty() ? "" : ".") + program_.names[name];
        }
        return text;
    }

    Evaluator& evaluator_;
    const python::Program& program_;
};

}  // namespace

void load_models(Evaluator& evaluator, const Value& metadata) {
    const fs::path file = file_of(evaluator);
    const std::string made_in = sqlalchemy::text_field(metadata, "_made_in").value_or("");
    if (made_in.empty() || fs::path(made_in) == file) {
        return;
    }
    if (const fs::path env = env_file_for(file.parent_path()); !env.empty()) {
        const std::string text = read_file(env);
        for (const char* word : {"importlib", "pkgutil", "__import__", "current_app"}) {
            if (text.find(word) != std::string::npos) {
                refuse_code(evaluator, word);
            }
        }
        const auto program = python::parse(python::Source(env.string(), text));
        EnvImports(evaluator, *program).note();
    }
    python::load_put_off_imports(evaluator);
}

}  // namespace aludel::script::alembic
