#include <fmt/format.h>

#include "python/attribute.hpp"
#include "python/library/re_objects.hpp"
#include "python/unicode.hpp"

namespace aludel::python::library {

std::u32string wide(std::string_view text, bool bytes) {
    std::u32string made;
    made.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        made += bytes ? static_cast<char32_t>(static_cast<unsigned char>(text[at++]))
                      : static_cast<char32_t>(next_code(text, at));
    }
    return made;
}

Value narrow(Evaluator& evaluator, std::u32string_view text, bool bytes) {
    std::string made;
    made.reserve(text.size());
    for (const char32_t c : text) {
        if (bytes) {
            made += static_cast<char>(c);
        } else {
            append_utf8(made, static_cast<std::uint32_t>(c));
        }
    }
    return bytes ? evaluator.bytes(std::move(made)) : evaluator.str(std::move(made));
}

Value Subject::slice(Evaluator& evaluator, std::ptrdiff_t begin, std::ptrdiff_t end) const {
    return narrow(
        evaluator,
        std::u32string_view(text).substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(end - begin)),
        bytes);
}

std::shared_ptr<const Subject> subject_of(Evaluator& evaluator, const Value& given) {
    auto made = std::make_shared<Subject>();
    made->given = force(evaluator, given);
    const Value& value = plain(made->given);
    if (value.is(Kind::str)) {
        made->text = wide(value.as<Str>().view(), false);
    } else if (value.is(Kind::bytes)) {
        made->bytes = true;
        made->text = wide(value.as<Bytes>().data, true);
    } else {
        raise(evaluator, ExceptionType::TypeError,
              fmt::format("expected string or bytes-like object, got '{}'", type_name(evaluator, made->given)));
    }
    return made;
}

Value make_match(Evaluator& evaluator, const Value& pattern, std::shared_ptr<const Subject> subject, Regex::Spans spans,
                 std::size_t begin, std::size_t end) {
    auto data = std::make_unique<MatchData>();
    data->pattern = pattern;
    data->subject = std::move(subject);
    data->spans = std::move(spans);
    data->begin = begin;
    data->end = end;
    return evaluator.instance(evaluator.type(match_type()), std::move(data));
}

std::u32string fill_template(const RegexTemplate& pieces, const MatchData& match) {
    std::u32string made;
    for (const RegexTemplate::Piece& piece : pieces.pieces) {
        if (piece.group < 0) {
            made += piece.text;
            continue;
        }
        const auto at = static_cast<std::size_t>(piece.group) * 2;
        if (match.spans[at] >= 0) {
            made += match.subject->text.substr(static_cast<std::size_t>(match.spans[at]),
                                               static_cast<std::size_t>(match.spans[at + 1] - match.spans[at]));
        }
    }
    return made;
}

namespace {

MatchData& match_of(const Value& self) {
    return static_cast<MatchData&>(*self.as<Instance>().data);
}

std::size_t group_count(const MatchData& match) {
    return match.compiled().regex.groups();
}

/// A group by number or name.
std::size_t group_index(Evaluator& evaluator, const MatchData& match, const Value& given) {
    const Value value = plain(force(evaluator, given));
    if (value.is(Kind::integer) || value.is(Kind::boolean)) {
        const std::int64_t number = value.as_integer();
        if (number >= 0 && static_cast<std::size_t>(number) <= group_count(match)) {
            return static_cast<std::size_t>(number);
        }
    } else if (const Str* name = as_str(value)) {
        const auto& names = match.compiled().regex.names();
        if (auto found = names.find(wide(name->view(), false)); found != names.end()) {
            return found->second;
        }
    }
    raise(evaluator, ExceptionType::IndexError, "no such group");
}

Value group(Evaluator& evaluator, const MatchData& match, std::size_t index, const Value& otherwise) {
    const std::ptrdiff_t begin = match.spans[index * 2];
    return begin < 0 ? otherwise : match.subject->slice(evaluator, begin, match.spans[index * 2 + 1]);
}

Value span(Evaluator& evaluator, const MatchData& match, std::size_t index) {
    return evaluator.tuple({Value::integer(match.spans[index * 2]), Value::integer(match.spans[index * 2 + 1])});
}

void add_groups(NativeClass& c) {
    c.method("group", "*args", [](Call& call) {
        const MatchData& match = match_of(call.self);
        const auto& wanted = call.rest(0);
        if (wanted.size() <= 1) {
            return group(call.evaluator, match, wanted.empty() ? 0 : group_index(call.evaluator, match, wanted[0]),
                         Value::none());
        }
        std::vector<Value> found;
        for (const Value& one : wanted) {
            found.push_back(group(call.evaluator, match, group_index(call.evaluator, match, one), Value::none()));
        }
        return call.evaluator.tuple(std::move(found));
    });
    c.method("__getitem__", "key, /", [](Call& call) {
        const MatchData& match = match_of(call.self);
        return group(call.evaluator, match, group_index(call.evaluator, match, call[0]), Value::none());
    });
    c.method("groups", "default=None", [](Call& call) {
        const MatchData& match = match_of(call.self);
        std::vector<Value> found;
        for (std::size_t i = 1; i <= group_count(match); ++i) {
            found.push_back(group(call.evaluator, match, i, call[0]));
        }
        return call.evaluator.tuple(std::move(found));
    });
    c.method("groupdict", "default=None", [](Call& call) {
        const MatchData& match = match_of(call.self);
        Ref<Dict> found = call.evaluator.dict();
        std::map<std::size_t, std::u32string> ordered;
        for (const auto& [name, index] : match.compiled().regex.names()) {
            ordered[index] = name;
        }
        for (const auto& [index, name] : ordered) {
            found->table.set(narrow(call.evaluator, name, false), group(call.evaluator, match, index, call[0]));
        }
        return Value(found);
    });
}

void add_positions(NativeClass& c) {
    auto index = [](Call& call) {
        return call.given(0) ? group_index(call.evaluator, match_of(call.self), call[0]) : 0;
    };
    c.method("start", "group=..., /",
             [index](Call& call) { return Value::integer(match_of(call.self).spans[index(call) * 2]); });
    c.method("end", "group=..., /",
             [index](Call& call) { return Value::integer(match_of(call.self).spans[index(call) * 2 + 1]); });
    c.method("span", "group=..., /",
             [index](Call& call) { return span(call.evaluator, match_of(call.self), index(call)); });
    c.property("pos", [](Evaluator&, const Value& self) {
        return Value::integer(static_cast<std::int64_t>(match_of(self).begin));
    });
    c.property("endpos", [](Evaluator&, const Value& self) {
        return Value::integer(static_cast<std::int64_t>(match_of(self).end));
    });
    c.property("re", [](Evaluator&, const Value& self) { return match_of(self).pattern; });
    c.property("string", [](Evaluator&, const Value& self) { return match_of(self).subject->given; });
    c.property("lastindex", [](Evaluator&, const Value& self) {
        const std::ptrdiff_t last = match_of(self).spans.back();
        return last == 0 ? Value::none() : Value::integer(last);
    });
    c.property("lastgroup", [](Evaluator& evaluator, const Value& self) {
        const MatchData& match = match_of(self);
        for (const auto& [name, number] : match.compiled().regex.names()) {
            if (static_cast<std::ptrdiff_t>(number) == match.spans.back()) {
                return narrow(evaluator, name, false);
            }
        }
        return Value::none();
    });
    c.property("regs", [](Evaluator& evaluator, const Value& self) {
        std::vector<Value> spans;
        for (std::size_t i = 0; i <= group_count(match_of(self)); ++i) {
            spans.push_back(span(evaluator, match_of(self), i));
        }
        return evaluator.tuple(std::move(spans));
    });
}

}  // namespace

const NativeClass& match_type() {
    static const std::shared_ptr<const NativeClass> type = [] {
        auto made = std::make_shared<NativeClass>("Match", "re");
        NativeClass& c = *made;
        c.style(Signature::Style::c, UnknownArguments::infect).dotted().final();
        c.construct("*args, **kw", [](Call& call) -> Value {
            raise(call.evaluator, ExceptionType::TypeError, "cannot create 're.Match' instances");
        });
        add_groups(c);
        add_positions(c);
        c.method("expand", "template", [](Call& call) {
            const MatchData& match = match_of(call.self);
            return narrow(call.evaluator,
                          fill_template(read_template(call.evaluator, match.compiled(), call[0]), match),
                          match.subject->bytes);
        });
        c.method("__repr__", "", [](Call& call) {
            const MatchData& match = match_of(call.self);
            return call.evaluator.str(
                fmt::format("<re.Match object; span=({}, {}), match={}>", match.spans[0], match.spans[1],
                            repr(call.evaluator, group(call.evaluator, match, 0, Value::none()))));
        });
        auto itself = [](Call& call) { return call.self; };
        c.method("__copy__", "", itself);
        c.method("__deepcopy__", "memo, /", itself);
        return made;
    }();
    return *type;
}

}  // namespace aludel::python::library
