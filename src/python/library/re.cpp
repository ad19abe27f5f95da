#include <fmt/format.h>

#include "python/attribute.hpp"
#include "python/library/library.hpp"
#include "python/library/re_objects.hpp"

namespace aludel::python::library {
namespace {

/// The flags, and the exception: loaded when somebody names one.
constexpr std::string_view re_text = R"python(
import enum as _enum

__all__ = ['match', 'fullmatch', 'search', 'sub', 'subn', 'split', 'findall', 'finditer', 'compile', 'purge', 'escape',
           'error', 'Pattern', 'Match', 'A', 'I', 'L', 'M', 'S', 'X', 'U', 'ASCII', 'IGNORECASE', 'LOCALE', 'MULTILINE',
           'DOTALL', 'VERBOSE', 'UNICODE', 'NOFLAG', 'RegexFlag']


class error(Exception):
    def __init__(self, msg, pattern=None, pos=None):
        self.msg = msg
        self.pattern = pattern
        self.pos = pos
        self.lineno = self.colno = None
        if pattern is not None and pos is not None:
            msg = '%s at position %d' % (msg, pos)
            newline = '\n' if isinstance(pattern, str) else b'\n'
            self.lineno = pattern.count(newline, 0, pos) + 1
            self.colno = pos - pattern.rfind(newline, 0, pos)
            if newline in pattern:
                msg = '%s (line %d, column %d)' % (msg, self.lineno, self.colno)
        super().__init__(msg)


class RegexFlag(_enum.IntFlag):
    NOFLAG = 0
    ASCII = A = 256
    IGNORECASE = I = 2
    LOCALE = L = 4
    UNICODE = U = 32
    MULTILINE = M = 8
    DOTALL = S = 16
    VERBOSE = X = 64
    DEBUG = 128

    def __repr__(self):
        names = ['re.' + one.name for one in (RegexFlag.ASCII, RegexFlag.IGNORECASE, RegexFlag.LOCALE, RegexFlag.UNICODE,
                                              RegexFlag.MULTILINE, RegexFlag.DOTALL, RegexFlag.VERBOSE, RegexFlag.DEBUG)
                 if self & one]
        return '|'.join(names) or 're.NOFLAG'

    __str__ = __repr__


for _name, _member in RegexFlag.__members__.items():
    globals()[_name] = _member
)python";

unsigned flags_of(Call& call, std::size_t parameter) {
    const std::int64_t flags = call.integer(parameter);
    return static_cast<unsigned>(flags);
}

/// The pattern given: text to compile, or compiled already.
Value pattern_of(Call& call, unsigned flags) {
    Evaluator& evaluator = call.evaluator;
    const Value given = force(evaluator, call[0]);
    if (given.is(Kind::instance) && &type_of(evaluator, given) == &evaluator.type(pattern_type())) {
        if (flags != 0) {
            raise(evaluator, ExceptionType::ValueError, "cannot process flags argument with a compiled pattern");
        }
        return given;
    }
    return compile_pattern(evaluator, given, flags);
}

/// re.f(pattern, ...) is re.compile(pattern, flags).f(...); the flags come last.
void add_shortcut(NativeModule& m, const char* name, const char* signature, std::size_t flags) {
    m.function(name, signature, [name, flags](Call& call) {
        const Value pattern = pattern_of(call, flags_of(call, flags));
        Arguments rest;
        for (std::size_t i = 1; i < flags; ++i) {
            rest.positional.push_back(call[i]);
        }
        return call_method(call.evaluator, pattern, name, std::move(rest));
    });
}

/// Patterns compiled before, so that compiling one again gives the same.
using Cache = std::map<std::tuple<std::string, bool, unsigned>, Value>;

Cache& cache_of(Evaluator& evaluator) {
    static const char key = 0;
    auto& slot = evaluator.extras[&key];
    if (!slot) {
        slot = std::make_shared<Cache>();
    }
    return *static_cast<Cache*>(slot.get());
}

}  // namespace

void raise_regex(Evaluator& evaluator, const RegexError& error, const Value& pattern) {
    if (error.message == "bad escape \\N") {
        refuse(evaluator, "characters by their name, \\N{...}, are not supported in patterns",
               "write the character itself");
    }
    const Value module = evaluator.import_module("re", true);
    Arguments arguments{evaluator.str(error.message), error.position < 0 ? Value::none() : pattern,
                        error.position < 0 ? Value::none() : Value::integer(error.position)};
    raise(evaluator, call(evaluator, get_attribute(evaluator, module, "error"), std::move(arguments)));
}

Value compile_pattern(Evaluator& evaluator, const Value& given, unsigned flags) {
    const Value value = plain(given);
    const bool bytes = value.is(Kind::bytes);
    if (!bytes && !value.is(Kind::str)) {
        raise(evaluator, ExceptionType::TypeError, "first argument must be string or compiled pattern");
    }
    const std::string pattern(bytes ? std::string_view(value.as<Bytes>().data) : value.as<Str>().view());
    Cache& cache = cache_of(evaluator);
    if (auto found = cache.find({pattern, bytes, flags}); found != cache.end()) {
        return found->second;
    }
    if (flags & Regex::locale) {
        if (!bytes) {
            raise(evaluator, ExceptionType::ValueError, "cannot use LOCALE flag with a str pattern");
        }
        refuse(evaluator, "the flag re.LOCALE is not supported",
               "leave it out: letters of bytes are then those of ASCII");
    }
    if (bytes && flags & Regex::unicode) {
        raise(evaluator, ExceptionType::ValueError, "cannot use UNICODE flag with a bytes pattern");
    }
    if (flags & Regex::unicode && flags & Regex::ascii) {
        raise(evaluator, ExceptionType::ValueError, "ASCII and UNICODE flags are incompatible");
    }
    try {
        Regex regex(wide(pattern, bytes), bytes ? flags | Regex::ascii : flags);
        Value made = evaluator.instance(evaluator.type(pattern_type()),
                                        std::make_unique<PatternData>(value, bytes, std::move(regex)));
        if (cache.size() >= 512) {
            cache.clear();
        }
        cache[{pattern, bytes, flags}] = made;
        return made;
    } catch (const RegexError& error) {
        raise_regex(evaluator, error, value);
    }
}

std::shared_ptr<const NativeModule> re() {
    auto made = std::make_shared<NativeModule>("re");
    NativeModule& m = *made;
    m.style(Signature::Style::python, UnknownArguments::infect);
    m.function("compile", "pattern, flags=0", [](Call& call) { return pattern_of(call, flags_of(call, 1)); });
    add_shortcut(m, "match", "pattern, string, flags=0", 2);
    add_shortcut(m, "fullmatch", "pattern, string, flags=0", 2);
    add_shortcut(m, "search", "pattern, string, flags=0", 2);
    add_shortcut(m, "findall", "pattern, string, flags=0", 2);
    add_shortcut(m, "finditer", "pattern, string, flags=0", 2);
    add_shortcut(m, "split", "pattern, string, maxsplit=0, flags=0", 3);
    add_shortcut(m, "sub", "pattern, repl, string, count=0, flags=0", 4);
    add_shortcut(m, "subn", "pattern, repl, string, count=0, flags=0", 4);
    m.function("purge", "", [](Call& call) {
        cache_of(call.evaluator).clear();
        return Value::none();
    });
    m.function("escape", "pattern", [](Call& call) {
        const Value given = plain(force(call.evaluator, call[0]));
        const bool bytes = given.is(Kind::bytes);
        if (!bytes && !given.is(Kind::str)) {
            raise(
                call.evaluator, ExceptionType::TypeError,
                fmt::format("decoding to str: need a bytes-like object, {} found", type_name(call.evaluator, call[0])));
        }
        return narrow(
            call.evaluator,
            regex_escape(wide(bytes ? std::string_view(given.as<Bytes>().data) : given.as<Str>().view(), bytes)),
            bytes);
    });
    m.value("Pattern", [](Evaluator& evaluator) { return Value(&evaluator.type(pattern_type())); });
    m.value("Match", [](Evaluator& evaluator) { return Value(&evaluator.type(match_type())); });
    m.source(re_text);
    return made;
}

}  // namespace aludel::python::library
