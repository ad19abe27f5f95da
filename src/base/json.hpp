#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace aludel {

/// Writes one JSON document, two-space indented, keys in the order given. Bytes that are not UTF-8
/// are replaced by U+FFFD, so the output always parses.
class JsonWriter {
public:
    JsonWriter& begin_object();
    JsonWriter& end_object();
    JsonWriter& begin_array();
    JsonWriter& end_array();
    JsonWriter& key(std::string_view name);
    JsonWriter& value(std::string_view text);
    JsonWriter& value(const char* text) { return value(std::string_view(text)); }
    JsonWriter& value(std::int64_t number);
    JsonWriter& value(int number) { return value(static_cast<std::int64_t>(number)); }
    JsonWriter& value(std::size_t number) { return value(static_cast<std::int64_t>(number)); }
    JsonWriter& value(double number);
    JsonWriter& value(bool flag);
    JsonWriter& null();
    template <typename T>
    JsonWriter& member(std::string_view name, const T& v) {
        return key(name).value(v);
    }
    JsonWriter& strings(std::string_view name, const std::vector<std::string>& values);

    /// The document so far, ending in a newline when complete.
    const std::string& text() const { return out_; }

private:
    void separate();
    void open(char bracket);
    void close(char bracket);

    std::string out_;
    std::vector<bool> has_items_;
    bool after_key_ = false;
};

}  // namespace aludel
