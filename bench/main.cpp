// The promises of speed, each as a ratio against a floor measured in the same run (docs/reference/benchmarks.md).
// usage: aludel_bench ALUDEL [--quick] [--only NAME]

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <functional>
#include <string>
#include <thread>
#include <vector>

#include "alembic_project.hpp"
#include "base/file.hpp"
#include "base/process.hpp"
#include "delay_proxy.hpp"
#include "dialect/dialect.hpp"
#include "history.hpp"
#include "measure.hpp"
#include "python_revisions.hpp"
#include "schema.hpp"

namespace aludel::bench {

namespace {

namespace fs = std::filesystem;

struct Figure {
    std::string name;
    double value;
    double limit;
    std::string unit;  ///< "ms", "MB", "x psql", "x Alembic"
    std::string note;
};

struct Bench {
    std::string aludel;
    std::string psql;
    int rounds = 7;
    fs::path scratch;
    std::unique_ptr<dialect::EphemeralDatabase> server;
    std::vector<Figure> figures;

    std::string option(const char* name) const {
        for (const auto& [key, value] : server->url().query) {
            if (key == name) {
                return value;
            }
        }
        return {};
    }
    std::string socket_directory() const { return server->url().host.empty() ? option("host") : server->url().host; }
    std::string port() const {
        return server->url().port.empty() ? (option("port").empty() ? "5432" : option("port")) : server->url().port;
    }
    std::string user() const { return server->url().user.value_or("postgres"); }

    std::string url(const std::string& database, const std::string& directory) const {
        return fmt::format("postgresql://{}@/{}?host={}&port={}", user(), database, directory, port());
    }
    std::vector<std::string> psql_words(const std::string& database, const std::string& directory) const {
        return {psql, "-XqAt", "-v", "ON_ERROR_STOP=1", "-h", directory, "-p", port(), "-U", user(), "-d", database};
    }
    void recreate(const std::string& database) const {
        auto connection = dialect::find_dialect("postgresql").connect(server->url());
        connection->query("DROP DATABASE IF EXISTS " + database);
        connection->query("CREATE DATABASE " + database);
    }
    Sample aludel_sample(const std::string& name, const fs::path& project, std::vector<std::string> words,
                         std::function<void()> prepare = {}) const {
        words.insert(words.begin(), aludel);
        return {name, std::move(prepare), {std::move(words), {{"NO_COLOR", "1"}}, project.string()}};
    }
    void add(std::string name, double value, double limit, std::string unit, std::string note = {}) {
        figures.push_back({std::move(name), value, limit, std::move(unit), std::move(note)});
        const Figure& f = figures.back();
        fmt::print("{} {:<48} {:>9.2f} {:<9} (limit {:.3g}) {}\n", f.value <= f.limit ? "ok  " : "OVER", f.name,
                   f.value, f.unit, f.limit, f.note);
        std::fflush(stdout);
    }
};

double ms(const Run& run) {
    return run.seconds * 1000;
}
double mb(const Run& run) {
    return static_cast<double>(run.peak_kilobytes) / 1024;
}

void start_up(Bench& bench) {
    const Run run = fastest_of({bench.aludel_sample("version", bench.scratch, {"--version"})}, bench.rounds * 5)[0];
    bench.add("start of the program", ms(run), 5, "ms");
}

void graphs(Bench& bench) {
    const fs::path linear = bench.scratch / "linear";
    write_linear_graph(linear, 10000);
    const fs::path diamonds = bench.scratch / "diamonds";
    write_diamond_graph(diamonds, 3000);
    const auto runs = fastest_of(
        {bench.aludel_sample("heads", linear, {"heads"}), bench.aludel_sample("up", diamonds, {"plan", "heads"}),
         bench.aludel_sample("down", diamonds, {"plan", "base", "--from", "heads"})},
        bench.rounds);
    bench.add("heads, 10,000 linear revisions", ms(runs[0]), 60, "ms");
    bench.add("heads, 10,000 linear revisions: memory", mb(runs[0]), 100, "MB");
    bench.add("plan up, 3,000 revisions of diamonds", ms(runs[1]), 100, "ms");
    bench.add("plan down, 3,000 revisions of diamonds", ms(runs[2]), 100, "ms");
}

void nothing_to_do(Bench& bench, const fs::path& project) {
    const std::string directory = bench.socket_directory();
    bench.recreate("noop");
    const std::string url = bench.url("noop", directory);
    run_once(bench.aludel_sample("apply", project, {"--database", url, "upgrade", "head"}).command);
    auto psql = bench.psql_words("noop", directory);
    psql.insert(psql.end(), {"-c", "SELECT version_num FROM alembic_version"});
    const auto runs = fastest_of({{"psql", {}, {psql, {}, ""}},
                                  bench.aludel_sample("noop", project, {"--database", url, "upgrade", "head"}),
                                  bench.aludel_sample("current", project, {"--database", url, "current"})},
                                 bench.rounds * 3);
    bench.add("upgrade head, nothing to do, 1,000 revisions", runs[1].seconds / runs[0].seconds, 1.5, "x psql",
              fmt::format("{:.1f} ms, psql {:.1f} ms", ms(runs[1]), ms(runs[0])));
    bench.add("current, 1,000 revisions", runs[2].seconds / runs[0].seconds, 1.5, "x psql",
              fmt::format("{:.1f} ms", ms(runs[2])));
}

void apply(Bench& bench, const fs::path& project, const std::vector<HistoryRevision>& history,
           const std::string& directory, const std::string& where, double limit) {
    const fs::path one = bench.scratch / "one.sql";
    const fs::path each = bench.scratch / "each.sql";
    write_file(one, floor_one_transaction(history));
    write_file(each, floor_each(history));
    auto fresh = [&bench] { bench.recreate("applied"); };
    auto floor_all = bench.psql_words("applied", directory);
    floor_all.insert(floor_all.end(), {"--single-transaction", "-f", one.string()});
    auto floor_per = bench.psql_words("applied", directory);
    floor_per.insert(floor_per.end(), {"-f", each.string()});
    const std::string url = bench.url("applied", directory);
    const auto runs = fastest_of(
        {{"psql all", fresh, {floor_all, {}, ""}},
         bench.aludel_sample("all", project, {"--database", url, "upgrade", "head"}, fresh),
         {"psql each", fresh, {floor_per, {}, ""}},
         bench.aludel_sample("each", project, {"--database", url, "upgrade", "--transaction", "each", "head"}, fresh)},
        std::max(3, bench.rounds / 2));
    const std::string size = fmt::format("apply {} revisions{}", history.size(), where);
    bench.add(size + ", one transaction", runs[1].seconds / runs[0].seconds, limit, "x psql",
              fmt::format("{:.0f} ms, psql {:.0f} ms, {:.0f} MB", ms(runs[1]), ms(runs[0]), mb(runs[1])));
    bench.add(size + ", a transaction each", runs[3].seconds / runs[2].seconds, limit, "x psql",
              fmt::format("{:.0f} ms, psql {:.0f} ms, {:.0f} MB", ms(runs[3]), ms(runs[2]), mb(runs[3])));
}

void over_a_network(Bench& bench, const fs::path& project, const std::vector<HistoryRevision>& history) {
    const fs::path directory = bench.scratch / "net";
    fs::create_directories(directory);
    const DelayProxy proxy(directory.string(), bench.port(), bench.socket_directory() + "/.s.PGSQL." + bench.port(),
                           0.002);
    apply(bench, project, history, directory.string(), " over 2 ms", 0.5);
}

/// The same project carried by Debian's Alembic and by us.
void beside_alembic(Bench& bench, const std::vector<HistoryRevision>& history) {
    const std::string directory = bench.socket_directory();
    const std::string url = bench.url("alembic", directory);
    const fs::path project = bench.scratch / "alembic";
    write_alembic_project(project, history, url);
    const fs::path one = bench.scratch / "alembic.sql";
    write_file(one, floor_one_transaction(history));
    auto fresh = [&bench] { bench.recreate("alembic"); };
    const auto alembic = [&](std::vector<std::string> words, std::function<void()> prepare = {}) {
        words.insert(words.begin(), "/usr/bin/alembic");
        return Sample{"alembic", std::move(prepare), {std::move(words), {}, project.string()}};
    };
    auto floor = bench.psql_words("alembic", directory);
    floor.insert(floor.end(), {"--single-transaction", "-f", one.string()});
    // Ours last, so that the figures of a database at head that follow are taken on what we have made.
    const auto applied = fastest_of({{"psql", fresh, {floor, {}, ""}},
                                     alembic({"upgrade", "head"}, fresh),
                                     bench.aludel_sample("apply", project, {"upgrade", "head"}, fresh)},
                                    std::max(3, bench.rounds / 2));
    const std::string size = fmt::format("{} Alembic revisions", history.size());
    const std::string times = fmt::format("{:.0f} ms, psql {:.0f} ms, Alembic {:.0f} ms, {:.0f} MB", ms(applied[2]),
                                          ms(applied[0]), ms(applied[1]), mb(applied[2]));
    bench.add("apply " + size, applied[2].seconds / applied[1].seconds, 1.0 / 3, "x Alembic", times);
    bench.add("apply " + size, applied[2].seconds / applied[0].seconds, 1.3, "x psql");
    const auto at_head = fastest_of(
        {alembic({"upgrade", "head"}), alembic({"current"}), bench.aludel_sample("noop", project, {"upgrade", "head"}),
         bench.aludel_sample("current", project, {"current"})},
        bench.rounds);
    bench.add("upgrade head, nothing to do, " + size, at_head[2].seconds / at_head[0].seconds, 1.0 / 20, "x Alembic",
              fmt::format("{:.0f} ms, Alembic {:.0f} ms", ms(at_head[2]), ms(at_head[0])));
    bench.add("current, " + size, at_head[3].seconds / at_head[1].seconds, 1.0 / 20, "x Alembic",
              fmt::format("{:.0f} ms, Alembic {:.0f} ms", ms(at_head[3]), ms(at_head[1])));
}

void python(Bench& bench) {
    constexpr int count = 1000;
    const fs::path directory = bench.scratch / "python";
    const std::size_t bytes = write_python_revisions(directory, count);
    // As many threads as a run has scripts loaded by.
    const unsigned threads = std::clamp(std::thread::hardware_concurrency(), 1U, 4U);
    PythonRun fastest = run_python_revisions(directory, threads);
    for (int round = 1; round < bench.rounds; ++round) {
        const PythonRun run = run_python_revisions(directory, threads);
        fastest = run.seconds < fastest.seconds ? run : fastest;
    }
    bench.add(
        "evaluate 1,000 Python revisions", fastest.seconds * 1000, 1000, "ms",
        fmt::format("{:.1f} KB each, {} operations, {} threads, {:.0f} ms of processor time",
                    static_cast<double>(bytes) / count / 1000, fastest.operations, threads, fastest.processor * 1000));
}

/// 5,000 tables read whole, beside psql that asks for them and throws away what comes.
void reflection(Bench& bench) {
    constexpr int tables = 5000;
    const std::string directory = bench.socket_directory();
    const fs::path project = bench.scratch / "reflection";
    fs::create_directories(project / "migrations");
    write_file(project / "aludel.toml", "script_location = \"migrations\"\n");
    write_file(project / "schema.sql", make_schema(tables));
    write_file(project / "floor.sql", floor_of_reflection());
    bench.recreate("reflection");
    const auto psql = [&](const char* file) {
        auto words = bench.psql_words("reflection", directory);
        words.insert(words.end(), {"-f", (project / file).string()});
        return words;
    };
    run_once({psql("schema.sql"), {}, ""});
    const std::string url = bench.url("reflection", directory);
    const auto runs = fastest_of(
        {{"psql", {}, {psql("floor.sql"), {}, ""}},
         bench.aludel_sample("sql", project, {"--database", url, "inspect"}),
         bench.aludel_sample("json", project, {"--database", url, "inspect", "--format", "json"})},
        bench.rounds);
    bench.add("inspect 5,000 tables, as SQL", runs[1].seconds / runs[0].seconds, 1.3, "x psql",
              fmt::format("{:.0f} ms, psql {:.0f} ms", ms(runs[1]), ms(runs[0])));
    bench.add("inspect 5,000 tables: memory", mb(runs[1]), 250, "MB",
              fmt::format("as JSON {:.0f} ms, {:.0f} MB", ms(runs[2]), mb(runs[2])));
}

std::string find_psql() {
    // Debian's psql in $PATH is a wrapper that costs more than the client: no honest floor.
    std::string found;
    for (int version = 9; version < 40; ++version) {
        const std::string path = fmt::format("/usr/lib/postgresql/{}/bin/psql", version);
        if (fs::exists(path)) {
            found = path;
        }
    }
    if (found.empty()) {
        found = find_program("psql").value_or("psql").string();
    }
    return found;
}

int run(int argc, char** argv) {
    Bench bench;
    std::string only;
    for (int i = 1; i < argc; ++i) {
        if (std::strcmp(argv[i], "--quick") == 0) {
            bench.rounds = 3;
        } else if (std::strcmp(argv[i], "--only") == 0 && i + 1 < argc) {
            only = argv[++i];
        } else {
            bench.aludel = fs::absolute(argv[i]).string();
        }
    }
    if (bench.aludel.empty()) {
        fmt::print(stderr,
                   "usage: aludel_bench ALUDEL [--quick] [--only start|graph|python|noop|apply|network|alembic|reflection]\n");
        return 2;
    }
    const TemporaryDirectory scratch("aludel-bench");
    bench.scratch = scratch.path();
    bench.psql = find_psql();
    bench.server = dialect::find_dialect("postgresql").start_ephemeral();
    const auto wanted = [&](const char* name) { return only.empty() || only == name; };

    const auto history = make_history(1000);
    const fs::path project = bench.scratch / "history";
    write_project(project, history);
    if (wanted("start")) {
        start_up(bench);
    }
    if (wanted("graph")) {
        graphs(bench);
    }
    if (wanted("python")) {
        python(bench);
    }
    if (wanted("noop")) {
        nothing_to_do(bench, project);
    }
    if (wanted("apply")) {
        apply(bench, project, history, bench.socket_directory(), "", 1.1);
    }
    if (wanted("network")) {
        over_a_network(bench, project, history);
    }
    if (wanted("alembic")) {
        beside_alembic(bench, history);
    }
    if (wanted("reflection")) {
        reflection(bench);
    }
    const auto over = std::count_if(bench.figures.begin(), bench.figures.end(),
                                    [](const Figure& figure) { return figure.value > figure.limit; });
    fmt::print("{} within their limits, {} over\n", bench.figures.size() - static_cast<std::size_t>(over), over);
    return over == 0 ? 0 : 1;
}

}  // namespace

}  // namespace aludel::bench

int main(int argc, char** argv) {
    try {
        return aludel::bench::run(argc, argv);
    } catch (const std::exception& error) {
        fmt::print(stderr, "aludel_bench: {}\n", error.what());
        return 1;
    }
}
