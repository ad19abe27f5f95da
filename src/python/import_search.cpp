#include "python/import_search.hpp"

#include <algorithm>
#include <system_error>
#include <vector>

#include "base/file.hpp"
#include "base/text.hpp"
#include "python/evaluator.hpp"

namespace aludel::python {
namespace {

namespace fs = std::filesystem;

/// Both are there; links resolved.
bool lies_below(const fs::path& path, const fs::path& root) {
    std::error_code error;
    const fs::path real = fs::canonical(path, error);
    const fs::path base = error ? fs::path() : fs::canonical(root, error);
    return !error && is_below(real, base);
}

/// The roots, as far as the script has not changed sys.path; of what it has put there, what is in the project.
std::vector<fs::path> search_path(Evaluator& evaluator) {
    const std::vector<fs::path>& roots = evaluator.options().roots;
    auto sys = evaluator.modules().find("sys");
    const Value* path = sys == evaluator.modules().end() ? nullptr : sys->second->attributes->table.find("path");
    if (!path || !path->is(Kind::list)) {
        return roots;
    }
    std::vector<fs::path> found;
    for (const Value& item : path->as<List>().items) {
        const Str* text = as_str(item);
        if (!text) {
            continue;
        }
        fs::path entry = text->text.empty() ? fs::path(".") : fs::path(text->text);
        bool ours = std::any_of(roots.begin(), roots.end(),
                                [&](const fs::path& root) { return root == entry || lies_below(entry, root); });
        if (ours || (evaluator.may_read(entry) && fs::exists(entry))) {
            found.push_back(std::move(entry));
        }
    }
    return found;
}

}  // namespace

bool find_module_file(Evaluator& evaluator, const std::string& name, ModuleFile& found) {
    std::string relative = replace_all(name, ".", "/");
    std::error_code error;
    const std::vector<fs::path> roots = search_path(evaluator);
    for (const fs::path& root : roots) {
        fs::path base = root / relative;
        if (!base.has_filename() || name.empty() || name.find("..") != std::string::npos) {
            return false;
        }
        fs::path package = base / "__init__.py";
        fs::path file = base;
        file += ".py";
        if (fs::is_regular_file(package, error) && lies_below(package, root)) {
            found = {package, base};
            return true;
        }
        if (fs::is_regular_file(file, error) && lies_below(file, root)) {
            found = {file, {}};
            return true;
        }
    }
    for (const fs::path& root : roots) {
        fs::path base = root / relative;
        if (fs::is_directory(base, error) && lies_below(base, root)) {
            found = {{}, base};
            return true;
        }
    }
    return false;
}

}  // namespace aludel::python
