#include "python/standard_names.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace aludel::python {
namespace {

const StandardModule* find(std::string_view module) {
    const auto at =
        std::lower_bound(standard_modules.begin(), standard_modules.end(), module,
                         [](const StandardModule& one, std::string_view name) { return one.module < name; });
    return at != standard_modules.end() && at->module == module ? &*at : nullptr;
}

bool lists(std::string_view names, std::string_view name) {
    return names.find(" " + std::string(name) + " ") != std::string_view::npos;
}

/// Python 3.12 to 3.14.
constexpr std::pair<std::string_view, std::string_view> later[] = {
    {"asyncio", " QueueShutDown create_eager_task_factory eager_task_factory "},
    {"base64", " z85decode z85encode "},
    {"calendar", " Day Month "},
    {"collections.abc", " Buffer "},
    {"concurrent.futures", " InterpreterPoolExecutor "},
    {"copy", " replace "},
    {"csv", " QUOTE_NOTNULL QUOTE_STRINGS "},
    {"decimal", " IEEEContext "},
    {"enum", " EnumDict "},
    {"fnmatch", " filterfalse "},
    {"functools", " Placeholder "},
    {"glob", " translate "},
    {"heapq", " heapify_max heappop_max heappush_max heappushpop_max heapreplace_max "},
    {"inspect", " BufferFlags getasyncgenlocals getasyncgenstate markcoroutinefunction "},
    {"io", " Reader Writer "},
    {"itertools", " batched "},
    {"logging", " getHandlerByName getHandlerNames "},
    {"math", " fma sumprod "},
    {"operator", " is_none is_not_none "},
    {"os", " process_cpu_count setns unshare "},
    {"os.path", " ALLOW_MISSING isjunction isreserved splitroot "},
    {"pathlib", " UnsupportedOperation types "},
    {"platform", " android_ver invalidate_caches ios_ver "},
    {"random", " binomialvariate "},
    {"re", " PatternError "},
    {"string", " templatelib "},
    {"sys", " activate_stack_trampoline deactivate_stack_trampoline monitoring "},
    {"threading", " setprofile_all_threads settrace_all_threads "},
    {"types", " CapsuleType get_original_bases "},
    {"typing",
     " NoDefault ReadOnly TypeAliasType TypeIs evaluate_forward_ref get_protocol_members is_protocol override "},
    {"unittest.mock", " ThreadingMock "},
    {"uuid", " MAX NIL uuid6 uuid7 uuid8 "},
    {"warnings", " deprecated "},
};

constexpr std::string_view gone =
    " BaseHTTPServer ConfigParser Cookie HTMLParser Queue SimpleHTTPServer SocketServer StringIO Tkinter UserDict "
    "UserList "
    "UserString __builtin__ _winapi _winreg anydbm cPickle cStringIO commands cookielib copy_reg dbhash dummy_thread "
    "exceptions "
    "htmlentitydefs httplib md5 msilib msvcrt new nt popen2 robotparser rfc822 sets sha thread urllib2 urlparse winreg "
    "winsound "
    "xmlrpclib ";

}  // namespace

bool is_standard_module(std::string_view module) {
    return find(module) != nullptr;
}

bool is_standard_package(std::string_view module) {
    const std::string inner = std::string(module) + ".";
    return module != "os" && std::any_of(standard_modules.begin(), standard_modules.end(),
                                         [&](const StandardModule& one) { return one.module.starts_with(inner); });
}

std::optional<bool> standard_module_has(std::string_view module, std::string_view name) {
    const StandardModule* found = find(module);
    if (!found || found->names.empty() || name.starts_with("__")) {
        return std::nullopt;
    }
    return lists(found->names, name);
}

bool is_of_later_python(std::string_view module, std::string_view name) {
    return std::any_of(std::begin(later), std::end(later),
                       [&](const auto& one) { return one.first == module && lists(one.second, name); });
}

bool is_module_of_other_python(std::string_view module) {
    return lists(gone, module.substr(0, module.find('.')));
}

}  // namespace aludel::python
