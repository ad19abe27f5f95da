#include "script/alembic/script_directory.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/file.hpp"
#include "python/exception.hpp"
#include "python/syntax.hpp"
#include "script/alembic/header.hpp"

namespace aludel::script::alembic {
namespace {

namespace fs = std::filesystem;
using sqlalchemy::Call;
using sqlalchemy::Evaluator;
using sqlalchemy::NativeClass;
using sqlalchemy::Value;

/// The directory of the revision that runs: of the file that the outermost frame is in.
fs::path directory_of(Evaluator& evaluator) {
    const python::Frame* frame = evaluator.frame();
    while (frame != nullptr && frame->caller != nullptr) {
        frame = frame->caller;
    }
    return frame == nullptr ? fs::path() : fs::path(frame->program->source.path()).parent_path();
}

struct Found {
    std::string file;
    Revision revision;
};

/// Revisions of this id, or else those whose ids begin with it.
std::vector<Found> find_revisions(const fs::path& directory, std::string_view id) {
    std::vector<Found> found;
    std::error_code error;
    for (const fs::directory_entry& entry : fs::directory_iterator(directory, error)) {
        if (entry.path().extension() != ".py") {
            continue;
        }
        Found one{entry.path().string(), {}};
        std::vector<Fault> faults;
        if (read_python_header(read_file(one.file), one.file, one.revision, faults) != HeaderReading::done) {
            continue;
        }
        if (one.revision.id == id) {
            return {std::move(one)};
        }
        if (one.revision.id.starts_with(id)) {
            found.push_back(std::move(one));
        }
    }
    return found;
}

/// Modules of other revisions, by file: each runs once.
using Modules = std::unordered_map<std::string, Value>;

Value module_of(Evaluator& evaluator, const std::string& file) {
    static const char key = 0;
    std::shared_ptr<void>& slot = evaluator.extras[&key];
    if (!slot) {
        slot = std::make_shared<Modules>();
    }
    Modules& modules = *static_cast<Modules*>(slot.get());
    auto known = modules.find(file);
    if (known == modules.end()) {
        known = modules.emplace(file, Value(evaluator.load(file, revision_module_name(file)))).first;
    }
    return known->second;
}

const NativeClass& revision_class() {
    static const std::shared_ptr<NativeClass> type = [] {
        auto made = std::make_shared<NativeClass>("Script", "alembic.script.base");
        made->property("module", [](Evaluator& evaluator, const Value& self) {
            return module_of(evaluator, *sqlalchemy::text_field(self, "path"));
        });
        return made;
    }();
    return *type;
}

Value get_revision(Call& call) {
    Evaluator& evaluator = call.evaluator;
    const std::string id(call.text(0));
    const fs::path directory = directory_of(evaluator);
    std::vector<Found> found = find_revisions(directory, id);
    if (found.size() != 1) {
        python::refuse(evaluator,
                       fmt::format("there is {} revision '{}' in {}", found.empty() ? "no" : "more than one", id,
                                   evaluator.display(directory)),
                       "a revision's module is looked for beside the revision that asks for it, by its id");
    }
    return sqlalchemy::make(evaluator, revision_class(),
                            {{"path", evaluator.str(found.front().file)},
                             {"revision", evaluator.str(found.front().revision.id)},
                             {"doc", evaluator.str(found.front().revision.message)}});
}

}  // namespace

std::string revision_module_name(const std::string& file) {
    std::string name = fs::path(file).filename().string();
    for (char& c : name) {
        const bool stays = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                           (static_cast<unsigned char>(c) & 0x80U) != 0;
        c = stays ? c : '_';
    }
    return name;
}

Value script_directory(Evaluator& evaluator) {
    static const std::shared_ptr<NativeClass> type = [] {
        auto made = std::make_shared<NativeClass>("ScriptDirectory", "alembic.script.base");
        made->method("get_revision", "id_", get_revision);
        return made;
    }();
    return sqlalchemy::make(evaluator, *type);
}

}  // namespace aludel::script::alembic
