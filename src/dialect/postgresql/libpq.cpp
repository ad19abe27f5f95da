#include "dialect/postgresql/libpq.hpp"

#include <dlfcn.h>
#include <fmt/format.h>

#include "base/error.hpp"

namespace aludel::dialect::postgresql {

namespace {

constexpr const char* names[] = {"libpq.so.5", "libpq.5.dylib", "libpq.so"};

void* open_library() {
    std::string problem;
    for (const char* name : names) {
        if (void* library = dlopen(name, RTLD_LAZY | RTLD_LOCAL))
            return library;
        if (problem.empty())
            if (const char* reason = dlerror())
                problem = reason;
    }
    throw Error(ErrorCode::connection_failed, "PostgreSQL's client library libpq cannot be loaded")
        .detail(problem)
        .hint(
            "install it: apt-get install libpq5 (Debian, Ubuntu), dnf install libpq (Fedora), apk add libpq (Alpine), "
            "brew install libpq");
}

Libpq load() {
    void* library = open_library();
    Libpq table;
    const auto required = [&](const char* name) {
        void* symbol = dlsym(library, name);
        if (symbol == nullptr)
            throw Error(ErrorCode::connection_failed, fmt::format("the libpq found here has no function {}", name))
                .hint("install PostgreSQL's libpq, version 10 or newer");
        return symbol;
    };
#define ALUDEL_LOAD(name) table.name = reinterpret_cast<decltype(table.name)>(required("PQ" #name));
    ALUDEL_LIBPQ_FUNCTIONS(ALUDEL_LOAD)
#undef ALUDEL_LOAD
    table.pipelines = true;
#define ALUDEL_LOAD(name)                                                            \
    table.name = reinterpret_cast<decltype(table.name)>(dlsym(library, "PQ" #name)); \
    table.pipelines = table.pipelines && table.name != nullptr;
    ALUDEL_LIBPQ_OPTIONAL(ALUDEL_LOAD)
#undef ALUDEL_LOAD
    return table;
}

}  // namespace

const Libpq& libpq() {
    static const Libpq table = load();
    return table;
}

}  // namespace aludel::dialect::postgresql
