#include "python/library/library.hpp"

namespace aludel::python {

std::shared_ptr<Registry> Registry::with_standard_library() {
    auto registry = std::make_shared<Registry>();
    const std::shared_ptr<const NativeModule> modules[] = {
        library::abc(), library::bisect(), library::collections(), library::collections_abc(), library::contextlib(),
        library::copy(), library::dataclasses(), library::enum_(), library::fnmatch(), library::functools(),
        library::future(), library::glob(), library::heapq(), library::host(), library::io_(),
        library::itertools(), library::keyword(), library::logging(), library::logging_config(), library::logging_handlers(),
        library::math(), library::numbers(), library::operator_(), library::os(), library::os_path(),
        library::pathlib(), library::sys(), library::traceback(), library::types(), library::typing(),
        library::typing_extensions(), library::urllib(), library::urllib_parse(), library::warnings(),
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
    for (const char* name : {"socket", "ssl", "http", "ftplib", "smtplib", "requests", "httpx", "aiohttp", "urllib.request"}) {
        registry->refuse(name, std::string("the module '") + name + "' reaches the network, which a script may not do here",
                         "fetch the data beforehand and keep it in a file of the project");
    }
    for (const char* name : {"subprocess", "multiprocessing", "pty", "signal", "ctypes", "threading", "_thread"}) {
        registry->refuse(name, std::string("the module '") + name + "' runs processes or threads, which a script may not do here", "");
    }
    return registry;
}

}  // namespace aludel::python
