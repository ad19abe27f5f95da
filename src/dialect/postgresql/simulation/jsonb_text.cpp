#include "dialect/postgresql/simulation/jsonb_text.hpp"

#include <map>
#include <optional>

namespace aludel::dialect::postgresql::simulation {

namespace {

struct ByLength {
    bool operator()(const std::string& a, const std::string& b) const {
        return a.size() != b.size() ? a.size() < b.size() : a < b;
    }
};

/// Strings stay as they are written, quotes and escapes included; nothing is read deeper than a hundred levels.
class Reader {
public:
    explicit Reader(std::string_view text) : text_(text) {}

    std::optional<std::string> document() {
        auto value = read(0);
        blanks();
        return at_ == text_.size() ? value : std::nullopt;
    }

private:
    void blanks() {
        while (at_ < text_.size() && std::string_view(" \t\r\n").find(text_[at_]) != std::string_view::npos) ++at_;
    }
    bool accept(char letter) {
        blanks();
        if (at_ >= text_.size() || text_[at_] != letter)
            return false;
        ++at_;
        return true;
    }
    std::optional<std::string> string() {
        const std::size_t begin = at_;
        for (++at_; at_ < text_.size(); ++at_) {
            if (text_[at_] == '\\')
                ++at_;
            else if (text_[at_] == '"')
                return std::string(text_.substr(begin, ++at_ - begin));
        }
        return std::nullopt;
    }
    std::optional<std::string> bare() {
        const std::size_t begin = at_;
        while (at_ < text_.size() && std::string_view(",]} \t\r\n:").find(text_[at_]) == std::string_view::npos) ++at_;
        const std::string word(text_.substr(begin, at_ - begin));
        const bool number = !word.empty() && word.find_first_not_of("0123456789-.") == std::string::npos;
        if (number || word == "true" || word == "false" || word == "null")
            return word;
        return std::nullopt;
    }
    std::optional<std::string> read(int depth) {
        blanks();
        if (at_ >= text_.size() || depth > 100)
            return std::nullopt;
        if (text_[at_] == '"')
            return string();
        if (text_[at_] == '{')
            return object(depth);
        if (text_[at_] == '[')
            return array(depth);
        return bare();
    }
    std::optional<std::string> array(int depth) {
        ++at_;
        std::string out = "[";
        if (accept(']'))
            return "[]";
        do {
            auto value = read(depth + 1);
            if (!value)
                return std::nullopt;
            out += (out.size() > 1 ? ", " : "") + *value;
        } while (accept(','));
        if (!accept(']'))
            return std::nullopt;
        return out + "]";
    }
    std::optional<std::string> object(int depth) {
        ++at_;
        std::map<std::string, std::string, ByLength> members;
        if (accept('}'))
            return "{}";
        do {
            blanks();
            if (at_ >= text_.size() || text_[at_] != '"')
                return std::nullopt;
            auto key = string();
            if (!key || !accept(':'))
                return std::nullopt;
            auto value = read(depth + 1);
            if (!value)
                return std::nullopt;
            members[*key] = std::move(*value);
        } while (accept(','));
        if (!accept('}'))
            return std::nullopt;
        std::string out = "{";
        for (const auto& [key, value] : members) out += (out.size() > 1 ? ", " : "") + key + ": " + value;
        return out + "}";
    }

    std::string_view text_;
    std::size_t at_ = 0;
};

}  // namespace

std::string jsonb_text(std::string_view json) {
    return Reader(json).document().value_or(std::string(json));
}

}  // namespace aludel::dialect::postgresql::simulation
