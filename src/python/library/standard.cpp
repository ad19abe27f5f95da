#include <initializer_list>
#include <string>

#include "python/library/library.hpp"

namespace aludel::python {
namespace {

void refuse_modules(Registry& registry) {
    auto refuse = [&](std::initializer_list<const char*> names, const std::string& what, const char* instead) {
        for (const char* name : names) {
            registry.refuse(name, "the module '" + std::string(name) + "' " + what + ", which a script may not do here", instead);
        }
    };
    refuse({"socket", "ssl", "http", "http.client", "ftplib", "smtplib", "imaplib", "telnetlib", "xmlrpc", "socketserver", "select",
            "selectors", "requests", "httpx", "aiohttp", "urllib3", "urllib.request", "urllib.error", "urllib.robotparser"},
           "reaches the network", "fetch the data beforehand and keep it in a file of the project");
    refuse({"subprocess", "multiprocessing", "pty", "_thread", "pexpect", "sched"}, "runs processes or threads",
           "do it before the migration runs");
    refuse({"signal", "ctypes", "resource", "faulthandler"}, "reaches into the process that runs the migrations", "leave it out");
    refuse({"shutil", "tempfile", "zipfile", "tarfile", "gzip", "bz2", "lzma", "sqlite3", "dbm", "shelve", "fileinput", "filecmp", "mmap"},
           "works on files other than by reading the project's", "a migration changes the database only; open() reads files of the project");
    refuse({"pickle", "marshal", "code", "codeop", "runpy", "pdb", "dis", "symtable", "tokenize", "gc", "tracemalloc",
            "trace", "atexit", "site", "imp", "pkgutil", "zipimport", "pkg_resources"},
           "looks into the interpreter or runs text as a program", "write the code out");
    refuse({"pwd", "grp", "spwd", "crypt", "termios", "tty", "curses", "readline", "cmd", "tkinter", "turtle", "webbrowser", "syslog", "fcntl"},
           "concerns the machine or the terminal of who runs the migrations", "a revision has to do the same everywhere");
}

}  // namespace

std::shared_ptr<Registry> Registry::with_standard_library() {
    auto registry = std::make_shared<Registry>();
    const std::shared_ptr<const NativeModule> modules[] = {
        library::abc(),
        library::ast(),
        library::asyncio(),
        library::bisect(),
        library::codecs(),
        library::collections(),
        library::collections_abc(),
        library::concurrent(),
        library::concurrent_futures(),
        library::configparser(),
        library::contextlib(),
        library::contextvars(),
        library::copy(),
        library::csv(),
        library::dataclasses(),
        library::enum_(),
        library::fnmatch(),
        library::functools(),
        library::future(),
        library::getpass(),
        library::glob(),
        library::heapq(),
        library::host(),
        library::importlib(),
        library::importlib_machinery(),
        library::importlib_metadata(),
        library::importlib_resources(),
        library::importlib_util(),
        library::inspect(),
        library::io_(),
        library::itertools(),
        library::keyword(),
        library::locale(),
        library::logging(),
        library::logging_config(),
        library::logging_handlers(),
        library::math(),
        library::numbers(),
        library::operator_(),
        library::os(),
        library::os_path(),
        library::pathlib(),
        library::platform(),
        library::pprint(),
        library::sys(),
        library::threading(),
        library::traceback(),
        library::types(),
        library::typing(),
        library::typing_extensions(),
        library::unittest(),
        library::unittest_mock(),
        library::urllib(),
        library::urllib_parse(),
        library::warnings(),
        library::weakref(),
    };
    for (const auto& module : modules) {
        registry->add(module);
    }
    for (const auto& module : {library::base64(), library::binascii(), library::calendar(), library::datetime(), library::decimal(), library::hashlib(),
                               library::hmac(), library::html(), library::json(), library::json_decoder(), library::json_encoder(),
                               library::random(), library::re(), library::secrets(), library::string(), library::strptime(),
                               library::textwrap(), library::time(), library::uuid(), library::fractions(), library::struct_(), library::unicodedata(),
                               library::zoneinfo()}) {
        registry->add(module);
    }
    refuse_modules(*registry);
    return registry;
}

}  // namespace aludel::python
