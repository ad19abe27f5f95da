#include "tests/case_runner.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <map>

#include "base/file.hpp"
#include "base/process.hpp"
#include "base/text.hpp"
#include "tests/case_normalise.hpp"

namespace aludel::cases {
namespace {

namespace fs = std::filesystem;

std::int64_t seconds_now() {
    using namespace std::chrono;
    return duration_cast<seconds>(system_clock::now().time_since_epoch()).count();
}

std::vector<std::string> lines_of(const std::string& text) {
    auto lines = split(text, '\n');
    while (!lines.empty() && lines.back().empty()) lines.pop_back();
    return lines;
}

/// One case on its way: its directory, its database, its environment.
class CaseRun {
public:
    CaseRun(const std::string& database, CaseServer& server, const RunnerOptions& options)
        : options_(options), room_("aludel-case"), directory_(fs::canonical(room_.path())), started_(seconds_now()) {
        if (database != "none")
            database_ = server.make(database, directory_);
        process_.directory = directory_;
        process_.clean_environment = true;
        process_.timeout = options.timeout;
        process_.environment = environment();
    }

    void write(const Block& block) const {
        const fs::path path = directory_ / block.head;
        fs::create_directories(path.parent_path());
        write_file(path, block.content);
    }

    Expectation run(const Block& block) const {
        Expectation got;
        if (block.kind == BlockKind::query) {
            got.output = lines_of(clean(join(database_->query(block.head), "\n")));
            return got;
        }
        const auto result = run_process({"/bin/sh", "-c", block.head}, process_);
        got.output = lines_of(clean(result.output));
        got.error_output = lines_of(clean(result.error_output));
        got.exit_code = result.exit_code;
        if (result.timed_out)
            got.error_output.push_back(fmt::format("(killed after {} seconds)", options_.timeout));
        return got;
    }

private:
    std::vector<std::pair<std::string, std::string>> environment() const {
        std::vector<std::pair<std::string, std::string>> variables{
            {"PATH", fs::absolute(options_.program).parent_path().string() + ":/usr/local/bin:/usr/bin:/bin"},
            {"HOME", directory_.string()},
            {"LANG", "C.UTF-8"},
            {"TZ", "UTC"},
            {"TERM", "dumb"},
            {"ALUDEL_NOW", "1767323045"},  // 2026-01-02 03:04:05+00:00
        };
        if (database_)
            variables.emplace_back("DATABASE_URL", database_->url().with_password());
        // What the sanitizers and the memory checker need, nothing else of ours.
        for (const char* name : {"ASAN_OPTIONS", "UBSAN_OPTIONS", "LSAN_OPTIONS", "TMPDIR"}) {
            if (const char* value = std::getenv(name))
                variables.emplace_back(name, value);
        }
        return variables;
    }

    std::string clean(const std::string& text) const {
        Variables variables;
        if (database_) {
            const auto& url = database_->url();
            variables.texts = {{url.with_password(), "<url>"}, {url.redacted(), "<url>"}};
            if (url.dialect == "postgresql") {
                variables.texts.emplace_back(url.host, "<socket>");
                variables.texts.emplace_back(url.database, "<database>");
                for (const auto& [key, value] : url.query) {
                    if (key == "host")
                        variables.texts.emplace_back(value, "<socket>");
                }
            }
        }
        variables.texts.emplace_back(directory_.string(), "<dir>");
        variables.started = started_;
        variables.ended = seconds_now();
        return normalise(text, variables);
    }

    const RunnerOptions& options_;
    TemporaryDirectory room_;
    fs::path directory_;
    std::int64_t started_;
    std::unique_ptr<CaseDatabase> database_;
    ProcessOptions process_;
};

}  // namespace

std::vector<std::pair<std::size_t, Expectation>> CaseResult::differing(const CaseFile& file) const {
    std::vector<std::pair<std::size_t, Expectation>> result;
    for (const auto& [index, expectation] : got) {
        if (expectation != file.blocks[index].expected)
            result.emplace_back(index, expectation);
    }
    return result;
}

CaseResult run_case(const CaseFile& file, const std::string& database, CaseServer& server,
                    const RunnerOptions& options) {
    const CaseRun run(database, server, options);
    CaseResult result;
    for (std::size_t i = 0; i < file.blocks.size(); ++i) {
        const Block& block = file.blocks[i];
        if (!block.only.empty() && block.only != database)
            continue;
        if (block.kind == BlockKind::file) {
            run.write(block);
        } else {
            result.got.emplace_back(i, run.run(block));
        }
    }
    return result;
}

std::vector<fs::path> find_cases(const std::vector<std::string>& paths) {
    std::vector<fs::path> found;
    for (const auto& path : paths) {
        if (fs::is_directory(path)) {
            for (const auto& entry : fs::recursive_directory_iterator(path)) {
                if (entry.is_regular_file() && entry.path().extension() == ".test")
                    found.push_back(entry.path());
            }
        } else if (fs::exists(path)) {
            found.emplace_back(path);
        } else {
            throw Error(ErrorCode::file_unreadable, fmt::format("there is no {}", path));
        }
    }
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

Update join_results(const CaseFile& file, const std::vector<CaseResult>& results) {
    std::map<std::size_t, std::vector<Expectation>> by_block;
    for (const auto& result : results) {
        for (const auto& [index, expectation] : result.got) by_block[index].push_back(expectation);
    }
    Update update;
    for (const auto& [index, all] : by_block) {
        if (std::ranges::any_of(all, [&](const Expectation& one) { return one != all.front(); })) {
            update.conflicts.push_back(index);
        } else if (all.front() != file.blocks[index].expected) {
            update.changes.emplace_back(index, all.front());
        }
    }
    return update;
}

}  // namespace aludel::cases
