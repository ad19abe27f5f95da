// Every snippet of the differential test in several evaluators on several threads at the same time, each thread in an
// order of its own: what one prints must not depend on the others. Built with -fsanitize=thread, which sees the rest.
// usage: aludel_python_threads [THREADS]

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "snippet.hpp"

namespace aludel::differential {
namespace {

std::vector<Snippet> all_snippets() {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(ALUDEL_PYTHON_SNIPPETS)) {
        if (entry.path().extension() == ".py") {
            files.push_back(entry.path());
        }
    }
    std::sort(files.begin(), files.end());
    std::vector<Snippet> snippets;
    for (const auto& file : files) {
        for (Snippet& snippet : read_snippets(file)) {
            snippets.push_back(std::move(snippet));
        }
    }
    return snippets;
}

/// What each prints, run in an order that `seed` says.
std::vector<std::string> run_shuffled(const std::vector<Snippet>& snippets, unsigned seed) {
    std::vector<std::size_t> order(snippets.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        order[i] = i;
    }
    std::shuffle(order.begin(), order.end(), std::mt19937(seed));
    std::vector<std::string> printed(snippets.size());
    for (const std::size_t at : order) {
        printed[at] = run_snippet(snippets[at]);
    }
    return printed;
}

int run_all(unsigned threads) {
    std::filesystem::current_path(std::filesystem::path(ALUDEL_PYTHON_SNIPPETS) / "project");
    const std::vector<Snippet> snippets = all_snippets();
    std::vector<std::vector<std::string>> printed(threads);
    std::vector<std::thread> running;
    for (unsigned i = 0; i < threads; ++i) {
        running.emplace_back([&, i] { printed[i] = run_shuffled(snippets, i); });
    }
    for (std::thread& thread : running) {
        thread.join();
    }
    int different = 0;
    for (std::size_t at = 0; at < snippets.size(); ++at) {
        for (unsigned i = 1; i < threads; ++i) {
            if (printed[i][at] != printed[0][at]) {
                ++different;
                fmt::print(stderr, "{}: {}\n{}---\n{}\n", snippets[at].file, snippets[at].title, printed[0][at], printed[i][at]);
                break;
            }
        }
    }
    fmt::print("{} snippets on {} threads, {} differ\n", snippets.size(), threads, different);
    return snippets.empty() || different > 0 ? 1 : 0;
}

}  // namespace
}  // namespace aludel::differential

int main(int count, char** given) {
    const int threads = count > 1 ? std::atoi(given[1]) : 3;
    return aludel::differential::run_all(static_cast<unsigned>(std::max(threads, 2)));
}
