#pragma once

#include <memory>
#include <string>

#include "python/evaluator.hpp"
#include "python/native.hpp"
#include "python/regex.hpp"

namespace aludel::python::library {

/// A text that patterns are held against: str, or bytes with a character a byte.
struct Subject {
    Value given;
    bool bytes = false;
    std::u32string text;
    Value slice(Evaluator& evaluator, std::ptrdiff_t begin, std::ptrdiff_t end) const;
};

std::u32string wide(std::string_view text, bool bytes);
/// A piece of such a text as Python has it.
Value narrow(Evaluator& evaluator, std::u32string_view text, bool bytes);
/// str or bytes; raises TypeError for anything else.
std::shared_ptr<const Subject> subject_of(Evaluator& evaluator, const Value& given);

/// re.Pattern
struct PatternData : NativeData {
    PatternData(Value p, bool b, Regex r) : pattern(std::move(p)), bytes(b), regex(std::move(r)) {}
    void clear() override { pattern = Value(); }
    Value pattern;
    bool bytes;
    Regex regex;
};

/// re.Match
struct MatchData : NativeData {
    void clear() override {
        pattern = Value();
        subject = nullptr;
    }
    const PatternData& compiled() const { return static_cast<const PatternData&>(*pattern.as<Instance>().data); }
    Value pattern;
    std::shared_ptr<const Subject> subject;
    Regex::Spans spans;
    std::size_t begin = 0, end = 0;  ///< pos and endpos
};

const NativeClass& pattern_type();
const NativeClass& match_type();

/// A pattern of text and flags; raises re.error.
Value compile_pattern(Evaluator& evaluator, const Value& pattern, unsigned flags);
/// re.error of what is wrong with a pattern or a template.
[[noreturn]] void raise_regex(Evaluator& evaluator, const RegexError& error, const Value& pattern);
/// The template of sub() and expand() filled in.
std::u32string fill_template(const RegexTemplate& pieces, const MatchData& match);
/// A template read; raises re.error.
RegexTemplate read_template(Evaluator& evaluator, const PatternData& pattern, const Value& text);

/// Finds a match at or behind `from`; throws Error(python_limit) when it takes too long.
bool find_match(Evaluator& evaluator, const PatternData& pattern, const Subject& subject, std::size_t from,
                std::size_t end, Regex::Anchor anchor, Regex::Spans& spans, std::ptrdiff_t not_empty_at = -1);
Value make_match(Evaluator& evaluator, const Value& pattern, std::shared_ptr<const Subject> subject, Regex::Spans spans,
                 std::size_t begin, std::size_t end);

}  // namespace aludel::python::library
