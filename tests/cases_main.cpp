#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "base/error.hpp"
#include "base/file.hpp"
#include "base/interrupt.hpp"
#include "base/text.hpp"
#include "tests/case_diff.hpp"
#include "tests/case_runner.hpp"

// The program that runs the text-file cases: see tests/cases/README.md.
namespace aludel::cases {
namespace {

constexpr std::string_view usage_text =
    "usage: aludel_cases --aludel PROGRAM [--databases LIST] [--filter TEXT] [--jobs N] [--pg-bin DIR] [--update] "
    "[--verbose] "
    "PATH...\n";

struct Words {
    std::vector<std::string> paths;
    std::vector<std::string> databases{"none", "sqlite", "postgresql"};
    std::string filter;
    std::string pg_bin;
    RunnerOptions runner;
    unsigned jobs = 2;
    bool update = false;
    bool verbose = false;
};

Words parse_words(int argc, char** argv) {
    Words words;
    for (int i = 1; i < argc; ++i) {
        const std::string word = argv[i];
        const auto value = [&]() -> std::string {
            if (++i == argc)
                throw Error(ErrorCode::usage, word + " needs a value");
            return argv[i];
        };
        if (word == "--aludel") {
            words.runner.program = std::filesystem::absolute(value());
        } else if (word == "--databases") {
            words.databases = split_any(value(), ", ");
        } else if (word == "--filter") {
            words.filter = value();
        } else if (word == "--jobs") {
            words.jobs = static_cast<unsigned>(std::max(1, std::atoi(value().c_str())));
        } else if (word == "--pg-bin") {
            words.pg_bin = value();
        } else if (word == "--update") {
            words.update = true;
        } else if (word == "--verbose") {
            words.verbose = true;
        } else if (word.starts_with("-")) {
            throw Error(ErrorCode::usage, "unknown option " + word);
        } else {
            words.paths.push_back(word);
        }
    }
    if (words.paths.empty())
        throw Error(ErrorCode::usage, "no path given");
    if (!std::filesystem::exists(words.runner.program))
        throw Error(ErrorCode::usage, "--aludel names no program");
    return words;
}

/// One case on one database.
struct Task {
    std::size_t file = 0;
    std::string database;
    std::optional<CaseResult> result;
    std::string failure;  ///< the runner itself could not go on
};

class Session {
public:
    explicit Session(Words words) : words_(std::move(words)), server_(words_.pg_bin) {}

    int run() {
        load();
        if (tasks_.empty() && failed_ == 0) {
            fmt::print(stderr, "no case fits\n");
            return 1;
        }
        std::vector<std::thread> workers;
        for (unsigned i = 0; i < words_.jobs; ++i) workers.emplace_back([this] { work(); });
        for (auto& worker : workers) worker.join();
        if (words_.update)
            update();
        fmt::print("{} passed, {} failed\n", passed_, failed_);
        if (interrupt::pending() != 0)
            return 128 + interrupt::pending();
        return failed_ == 0 ? 0 : 1;
    }

private:
    void load() {
        for (const auto& path : find_cases(words_.paths)) {
            if (path.string().find(words_.filter) == std::string::npos)
                continue;
            try {
                files_.push_back(parse_case(read_file(path), display_path(path)));
            } catch (const Error& error) {
                ++failed_;
                fmt::print("FAILED {}\n", error.what());
                continue;
            }
            for (const auto& database : files_.back().databases) {
                if (std::ranges::count(words_.databases, database) > 0)
                    tasks_.push_back({files_.size() - 1, database, {}, {}});
            }
        }
    }

    void work() {
        while (interrupt::pending() == 0) {
            const std::size_t index = next_++;
            if (index >= tasks_.size())
                return;
            Task& task = tasks_[index];
            const CaseFile& file = files_[task.file];
            try {
                task.result = run_case(file, task.database, server_, words_.runner);
            } catch (const Error& error) {
                task.failure = fmt::format("{}\n{}", error.what(), error.detail());
            } catch (const std::exception& error) {
                task.failure = error.what();
            }
            tell(task, file);
        }
    }

    void tell(const Task& task, const CaseFile& file) {
        const std::lock_guard guard(mutex_);
        const std::string title = fmt::format("{} on {}", file.path.string(), task.database);
        if (!task.result) {
            ++failed_;
            fmt::print("FAILED {}\n{}\n", title, task.failure);
        } else if (const auto differing = task.result->differing(file); !differing.empty() && !words_.update) {
            ++failed_;
            fmt::print("FAILED {}: {}\n{}", title, file.description,
                       unified_diff(join(file.lines, "\n"), with_expectations(file, differing), file.path.string()));
        } else {
            ++passed_;
            if (words_.verbose)
                fmt::print("passed {}\n", title);
        }
        std::fflush(stdout);
    }

    void update() {
        std::map<std::size_t, std::vector<CaseResult>> by_file;
        for (const auto& task : tasks_) {
            if (task.result)
                by_file[task.file].push_back(*task.result);
        }
        for (const auto& [index, results] : by_file) {
            const CaseFile& file = files_[index];
            const Update update = join_results(file, results);
            for (const auto block : update.conflicts) {
                ++failed_;
                fmt::print(
                    "FAILED {}:{}: the databases differ; write the block once for each, behind \"only sqlite:\" and "
                    "\"only postgresql:\"\n",
                    file.path.string(), file.blocks[block].line);
            }
            if (update.changes.empty())
                continue;
            write_file(file.path, with_expectations(file, update.changes));
            fmt::print("updated {}\n", file.path.string());
        }
    }

    Words words_;
    CaseServer server_;
    std::vector<CaseFile> files_;
    std::vector<Task> tasks_;
    std::atomic<std::size_t> next_{0};
    std::mutex mutex_;
    int passed_ = 0;
    int failed_ = 0;
};

}  // namespace
}  // namespace aludel::cases

int main(int argc, char** argv) {
    using namespace aludel;
    try {
        interrupt::install();
        return cases::Session(cases::parse_words(argc, argv)).run();
    } catch (const Error& error) {
        fmt::print(stderr, "aludel_cases: {}\n", error.what());
        if (error.code() == ErrorCode::usage)
            fmt::print(stderr, "{}", cases::usage_text);
        return 2;
    }
}
