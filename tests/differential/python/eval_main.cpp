// aludel_python_eval FILE [ROOT]: runs a Python file; modules and files of the project are looked for below ROOT.
// aludel_python_eval --parse FILE...: only reads the files, and says which cannot be read.

#include <cstdio>
#include <string_view>

#include "base/error.hpp"
#include "base/file.hpp"
#include "python/evaluator.hpp"
#include "python/parse.hpp"

namespace {

int parse_all(int count, char** words) {
    int bad = 0;
    for (int i = 2; i < count; ++i) {
        try {
            aludel::python::parse(aludel::python::Source(words[i], aludel::read_file(words[i])));
        } catch (const aludel::Error& error) {
            ++bad;
            std::fprintf(stderr, "%s\n%s\n", error.what(), error.detail().c_str());
        }
    }
    return bad == 0 ? 0 : 1;
}

}  // namespace

int main(int count, char** words) {
    if (count > 2 && std::string_view(words[1]) == "--parse") {
        return parse_all(count, words);
    }
    if (count < 2) {
        std::fputs("usage: aludel_python_eval FILE [ROOT]\n", stderr);
        return 2;
    }
    try {
        aludel::python::Options options;
        if (count > 2) {
            options.roots.emplace_back(words[2]);
            options.readable = {words[2]};
        }
        aludel::python::Evaluator evaluator(options);
        evaluator.load(words[1], "__main__");
        return 0;
    } catch (const aludel::Error& error) {
        std::fflush(stdout);
        if (error.code() == aludel::ErrorCode::python_raised) {
            std::fputs(error.detail().c_str(), stderr);
        } else {
            std::fprintf(stderr, "%s\n%s\n", error.what(), error.detail().c_str());
            if (!error.hint().empty()) {
                std::fprintf(stderr, "hint: %s\n", error.hint().c_str());
            }
        }
        return error.code() == aludel::ErrorCode::python_raised ? 1 : 3;
    }
}
