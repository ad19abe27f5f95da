#include <fmt/format.h>

#include <algorithm>

#include "python/attribute.hpp"
#include "python/format.hpp"
#include "python/iterator.hpp"
#include "python/library/re_objects.hpp"
#include "python/unicode.hpp"

namespace aludel::python::library {

bool find_match(Evaluator& evaluator, const PatternData& pattern, const Subject& subject, std::size_t from,
                std::size_t end, Regex::Anchor anchor, Regex::Spans& spans, std::ptrdiff_t not_empty_at) {
    if (pattern.bytes != subject.bytes) {
        raise(evaluator, ExceptionType::TypeError,
              pattern.bytes ? "cannot use a bytes pattern on a string-like object"
                            : "cannot use a string pattern on a bytes-like object");
    }
    evaluator.step();
    try {
        const std::uint64_t steps = std::min<std::uint64_t>(evaluator.options().limits.steps, 50'000'000);
        return pattern.regex.match(subject.text, from, end, anchor, spans, not_empty_at, steps);
    } catch (const RegexLimit& limit) {
        throw Error(ErrorCode::python_limit, limit.what()).at(evaluator.place()).detail(evaluator.excerpt());
    }
}

RegexTemplate read_template(Evaluator& evaluator, const PatternData& pattern, const Value& given) {
    const Value value = plain(force(evaluator, given));
    const bool bytes = value.is(Kind::bytes);
    if (!bytes && !value.is(Kind::str)) {
        raise(evaluator, ExceptionType::TypeError,
              fmt::format("decoding to str: need a bytes-like object, {} found", type_name(evaluator, given)));
    }
    if (bytes != pattern.bytes) {
        raise(evaluator, ExceptionType::TypeError,
              fmt::format("sequence item 0: expected {}, {} found",
                          pattern.bytes ? "a bytes-like object" : "str instance", type_name(evaluator, given)));
    }
    const std::u32string text = wide(bytes ? std::string_view(value.as<Bytes>().data) : value.as<Str>().view(), bytes);
    if (text.find(U'\\') == std::u32string::npos) {
        return {.pieces = {{.text = text, .group = -1}}};
    }
    try {
        return RegexTemplate::parse(text, pattern.regex);
    } catch (const RegexError& error) {
        if (error.position < 0) {
            raise(evaluator, ExceptionType::IndexError, error.message);  // a group that the pattern does not name
        }
        raise_regex(evaluator, error, given);
    }
}

namespace {

const PatternData& pattern_of(const Value& self) {
    return static_cast<const PatternData&>(*self.as<Instance>().data);
}

/// pos and endpos as Python bounds them.
std::pair<std::size_t, std::size_t> bounds(Call& call, std::size_t parameter, std::size_t size) {
    auto bounded = [&](const Value& given, std::size_t otherwise) {
        if (!given.defined()) {
            return otherwise;
        }
        const std::int64_t number = to_index(call.evaluator, given);
        return static_cast<std::size_t>(std::clamp<std::int64_t>(number, 0, static_cast<std::int64_t>(size)));
    };
    const std::size_t end = bounded(call[parameter + 1], size);
    return {std::min(bounded(call[parameter], 0), end), end};
}

Value match_once(Call& call, Regex::Anchor anchor) {
    const PatternData& pattern = pattern_of(call.self);
    auto subject = subject_of(call.evaluator, call[0]);
    const auto [begin, end] = bounds(call, 1, subject->text.size());
    Regex::Spans spans;
    if (!find_match(call.evaluator, pattern, *subject, begin, end, anchor, spans)) {
        return Value::none();
    }
    return make_match(call.evaluator, call.self, std::move(subject), std::move(spans), begin, end);
}

/// All matches, in the way in which findall, finditer, split and sub go from one to the next: an empty match may
/// follow one that is not.
class Matches {
public:
    Matches(Evaluator& evaluator, const Value& pattern, const Subject& subject, std::size_t begin, std::size_t end)
        : evaluator_(evaluator), pattern_(pattern), subject_(subject), at_(begin), end_(end) {}

    bool next(Regex::Spans& spans) {
        if (!find_match(evaluator_, pattern_of(pattern_), subject_, at_, end_, Regex::Anchor::search, spans,
                        not_empty_at_)) {
            return false;
        }
        at_ = static_cast<std::size_t>(spans[1]);
        not_empty_at_ = spans[0] == spans[1] ? spans[1] : -1;
        return true;
    }

private:
    Evaluator& evaluator_;
    Value pattern_;
    const Subject& subject_;
    std::size_t at_;
    std::size_t end_;
    std::ptrdiff_t not_empty_at_ = -1;
};

Value piece(Evaluator& evaluator, const Subject& subject, const Regex::Spans& spans, std::size_t group,
            const Value& otherwise) {
    return spans[group * 2] < 0 ? otherwise : subject.slice(evaluator, spans[group * 2], spans[group * 2 + 1]);
}

Value find_all(Call& call) {
    const PatternData& pattern = pattern_of(call.self);
    const auto subject = subject_of(call.evaluator, call[0]);
    const auto [begin, end] = bounds(call, 1, subject->text.size());
    const Value empty = narrow(call.evaluator, {}, subject->bytes);
    std::vector<Value> found;
    Regex::Spans spans;
    for (Matches matches(call.evaluator, call.self, *subject, begin, end); matches.next(spans);) {
        if (pattern.regex.groups() <= 1) {
            found.push_back(piece(call.evaluator, *subject, spans, pattern.regex.groups(), empty));
            continue;
        }
        std::vector<Value> groups;
        for (std::size_t i = 1; i <= pattern.regex.groups(); ++i) {
            groups.push_back(piece(call.evaluator, *subject, spans, i, empty));
        }
        found.push_back(call.evaluator.tuple(std::move(groups)));
    }
    return call.evaluator.list(std::move(found));
}

Value find_iterator(Call& call) {
    auto subject = subject_of(call.evaluator, call[0]);
    const auto [begin, end] = bounds(call, 1, subject->text.size());
    auto matches = std::make_shared<Matches>(call.evaluator, call.self, *subject, begin, end);
    return make_iterator(
        call.evaluator, "callable_iterator", {call.self},
        [subject, matches, begin = begin, end = end](Evaluator& evaluator, std::vector<Value>& held, Value& into) {
            Regex::Spans spans;
            if (!matches->next(spans)) {
                return false;
            }
            into = make_match(evaluator, held[0], subject, std::move(spans), begin, end);
            return true;
        });
}

Value split(Call& call) {
    const PatternData& pattern = pattern_of(call.self);
    const auto subject = subject_of(call.evaluator, call[0]);
    const std::int64_t most = call.integer(1);
    std::vector<Value> pieces;
    std::ptrdiff_t from = 0;
    Regex::Spans spans;
    std::int64_t count = 0;
    for (Matches matches(call.evaluator, call.self, *subject, 0, subject->text.size());
         (most <= 0 || count < most) && most >= 0 && matches.next(spans); ++count) {
        pieces.push_back(subject->slice(call.evaluator, from, spans[0]));
        for (std::size_t i = 1; i <= pattern.regex.groups(); ++i) {
            pieces.push_back(piece(call.evaluator, *subject, spans, i, Value::none()));
        }
        from = spans[1];
    }
    pieces.push_back(subject->slice(call.evaluator, from, static_cast<std::ptrdiff_t>(subject->text.size())));
    return call.evaluator.list(std::move(pieces));
}

/// repl, string, count: the new text and how many were replaced.
std::pair<Value, std::int64_t> substitute(Call& call) {
    Evaluator& evaluator = call.evaluator;
    const PatternData& pattern = pattern_of(call.self);
    const Value replacement = force(evaluator, call[0]);
    const bool is_text = plain(replacement).is(Kind::str) || plain(replacement).is(Kind::bytes);
    const bool callable = !is_text && special(evaluator, replacement, "__call__").defined();
    const bool function = callable || replacement.is(Kind::function) || replacement.is(Kind::native_function) ||
                          replacement.is(Kind::method) || replacement.is(Kind::class_);
    const auto subject = subject_of(evaluator, call[1]);
    RegexTemplate pieces;
    if (!function) {
        pieces = read_template(evaluator, pattern, replacement);
    }
    const std::int64_t most = call.integer(2);
    std::u32string made;
    std::size_t from = 0;
    std::int64_t count = 0;
    Regex::Spans spans;
    for (Matches matches(evaluator, call.self, *subject, 0, subject->text.size());
         (most == 0 || count < most) && matches.next(spans); ++count) {
        made += subject->text.substr(from, static_cast<std::size_t>(spans[0]) - from);
        from = static_cast<std::size_t>(spans[1]);
        check_width(evaluator, static_cast<std::int64_t>(made.size() * sizeof made.front()));
        if (!function) {
            MatchData match;
            match.pattern = call.self;
            match.subject = subject;
            match.spans = spans;
            made += fill_template(pieces, match);
            continue;
        }
        const Value answer = python::call(evaluator, replacement,
                                          {make_match(evaluator, call.self, subject, spans, 0, subject->text.size())});
        const Value text = plain(force(evaluator, answer));
        if (text.is_none()) {
            continue;
        }
        if (is_unknown(text)) {
            return {text, 0};
        }
        if (!text.is(subject->bytes ? Kind::bytes : Kind::str)) {
            raise(evaluator, ExceptionType::TypeError,
                  fmt::format("sequence item {}: expected {}, {} found", spans[0] > 0 ? 1 : 0,
                              subject->bytes ? "a bytes-like object" : "str instance", type_name(evaluator, answer)));
        }
        made += wide(text.is(Kind::bytes) ? std::string_view(text.as<Bytes>().data) : text.as<Str>().view(),
                     subject->bytes);
    }
    if (count == 0) {
        return {plain(subject->given), 0};
    }
    made += subject->text.substr(from);
    return {narrow(evaluator, made, subject->bytes), count};
}

std::string flags_text(unsigned flags, bool bytes) {
    std::string text;
    for (const auto& [flag, name] : {std::pair<unsigned, const char*>{Regex::ignore_case, "IGNORECASE"},
                                     {Regex::locale, "LOCALE"},
                                     {Regex::multi_line, "MULTILINE"},
                                     {Regex::dot_all, "DOTALL"},
                                     {Regex::verbose, "VERBOSE"},
                                     {Regex::ascii, "ASCII"}}) {
        if (flags & flag && !(bytes && flag == Regex::ascii)) {
            text += std::string(text.empty() ? "" : "|") + "re." + name;
        }
    }
    return text;
}

void add_properties(NativeClass& c) {
    c.property("pattern", [](Evaluator&, const Value& self) { return pattern_of(self).pattern; });
    c.property("flags", [](Evaluator&, const Value& self) {
        const PatternData& pattern = pattern_of(self);
        return Value::integer(static_cast<std::int64_t>(
            pattern.bytes ? pattern.regex.flags() & ~Regex::ascii & ~Regex::unicode : pattern.regex.flags()));
    });
    c.property("groups", [](Evaluator&, const Value& self) {
        return Value::integer(static_cast<std::int64_t>(pattern_of(self).regex.groups()));
    });
    c.property("groupindex", [](Evaluator& evaluator, const Value& self) {
        Ref<Dict> made = evaluator.dict();
        std::map<std::size_t, std::u32string> ordered;
        for (const auto& [name, index] : pattern_of(self).regex.names()) {
            ordered[index] = name;
        }
        for (const auto& [index, name] : ordered) {
            made->table.set(narrow(evaluator, name, false), Value::integer(static_cast<std::int64_t>(index)));
        }
        return Value(made);
    });
    c.method("__repr__", "", [](Call& call) {
        const PatternData& pattern = pattern_of(call.self);
        std::string text = repr(call.evaluator, pattern.pattern);
        text.resize(code_offset(text, 200));
        const std::string flags = flags_text(pattern.regex.flags(), pattern.bytes);
        return call.evaluator.str(flags.empty() ? fmt::format("re.compile({})", text)
                                                : fmt::format("re.compile({}, {})", text, flags));
    });
    c.method("__hash__", "",
             [](Call& call) { return Value::integer(hash(call.evaluator, pattern_of(call.self).pattern)); });
    c.method("__eq__", "other, /", [](Call& call) {
        const Value other = force(call.evaluator, call[0]);
        if (!other.is(Kind::instance) || &type_of(call.evaluator, other) != &call.evaluator.type(pattern_type())) {
            return Value::not_implemented();
        }
        const PatternData& mine = pattern_of(call.self);
        const PatternData& yours = pattern_of(other);
        return Value::boolean(mine.bytes == yours.bytes && mine.regex.flags() == yours.regex.flags() &&
                              equal(call.evaluator, mine.pattern, yours.pattern));
    });
    auto itself = [](Call& call) { return call.self; };
    c.method("__copy__", "", itself);
    c.method("__deepcopy__", "memo, /", itself);
}

}  // namespace

const NativeClass& pattern_type() {
    static const std::shared_ptr<const NativeClass> type = [] {
        auto made = std::make_shared<NativeClass>("Pattern", "re");
        NativeClass& c = *made;
        c.style(Signature::Style::c, UnknownArguments::infect).dotted().final();
        c.construct("*args, **kw", [](Call& call) -> Value {
            raise(call.evaluator, ExceptionType::TypeError, "cannot create 're.Pattern' instances");
        });
        c.method("search", "string, pos=..., endpos=...",
                 [](Call& call) { return match_once(call, Regex::Anchor::search); });
        c.method("match", "string, pos=..., endpos=...",
                 [](Call& call) { return match_once(call, Regex::Anchor::start); });
        c.method("fullmatch", "string, pos=..., endpos=...",
                 [](Call& call) { return match_once(call, Regex::Anchor::full); });
        c.method("findall", "string, pos=..., endpos=...", find_all);
        c.method("finditer", "string, pos=..., endpos=...", find_iterator);
        c.method("split", "string, maxsplit=0", split);
        c.method("sub", "repl, string, count=0", [](Call& call) { return substitute(call).first; });
        c.method("subn", "repl, string, count=0", [](Call& call) {
            const auto [text, count] = substitute(call);
            return is_unknown(text) ? text : call.evaluator.tuple({text, Value::integer(count)});
        });
        add_properties(c);
        return made;
    }();
    return *type;
}

}  // namespace aludel::python::library
