#include "script/alembic/revision_file.hpp"

#include <fmt/format.h>

#include "base/file.hpp"
#include "script/alembic/header.hpp"
#include "script/alembic/python_script.hpp"

namespace aludel::script::alembic {
namespace {

Fault fault_of(const Error& error, const std::string& file) {
    Fault fault;
    fault.code = error.code();
    fault.message = error.message();
    fault.hint = error.hint();
    fault.place = error.place().file.empty() ? Place{display_path(file), 0, 0} : error.place();
    return fault;
}

/// Evaluates the file; what code says is believed as little as what stands in the text.
bool evaluate(std::string_view text, const std::string& file, const PythonOptions& options, Revision& revision,
              std::vector<Fault>& faults) {
    try {
        evaluate_header(file, text, options, revision);
        return true;
    } catch (const Error& error) {
        faults.push_back(fault_of(error, file));
        revision.id.clear();
        return false;
    }
}

}  // namespace

bool is_revision_file(std::string_view name) {
    return name.ends_with(".py") && !name.starts_with(".#") && !name.starts_with("__init__");
}

bool read_revision_file(std::string_view text, const std::string& file, const PythonOptions& options,
                        Revision& revision, std::vector<Fault>& faults) {
    const HeaderReading reading = read_python_header(text, file, revision, faults);
    if (reading == HeaderReading::faulty ||
        (reading == HeaderReading::computed && !evaluate(text, file, options, revision, faults))) {
        return false;
    }
    if (const std::string bad = bad_revision_id(revision.id); !bad.empty()) {
        Fault fault;
        fault.code = ErrorCode::revision_file_invalid;
        fault.message = fmt::format("the revision id '{}' {}", revision.id, bad);
        fault.hint = "no command could address it: Alembic does not allow it either, or means something else by it";
        fault.place = {display_path(file), revision.line, 0};
        faults.push_back(std::move(fault));
        revision.id.clear();
        return false;
    }
    return true;
}

}  // namespace aludel::script::alembic
