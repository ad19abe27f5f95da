#include "dialect/postgresql/simulation/evaluate_json.hpp"

#include <fmt/format.h>

namespace aludel::dialect::postgresql::simulation {

std::string json_string(std::string_view text) {
    std::string json = "\"";
    for (const char letter : text) {
        switch (letter) {
            case '"':
            case '\\':
                json += '\\';
                json += letter;
                break;
            case '\n':
                json += "\\n";
                break;
            case '\t':
                json += "\\t";
                break;
            case '\r':
                json += "\\r";
                break;
            case '\b':
                json += "\\b";
                break;
            case '\f':
                json += "\\f";
                break;
            default:
                if (static_cast<unsigned char>(letter) < 0x20)
                    json += fmt::format("\\u{:04x}", static_cast<unsigned>(letter));
                else
                    json += letter;
        }
    }
    return json + "\"";
}

std::optional<std::string> json_text(Evaluator& evaluator, const Datum& value) {
    if (value.is_unknown())
        return std::nullopt;
    if (value.is_null())
        return "null";
    if (value.type == type_id::boolean)
        return value.number != 0 ? "true" : "false";
    if (is_integer(value.type))
        return std::to_string(value.number);
    if (value.type == type_id::json || value.type == type_id::jsonb || value.type == type_id::numeric)
        return value.text;
    if (value.type == type_id::float4 || value.type == type_id::float8 || value.type == type_id::record)
        return std::nullopt;
    if (is_array(value.type) && value.type != type_id::int2vector && value.type != type_id::oidvector) {
        std::string json = "[";
        for (const Datum& item : value.items) {
            const auto one = json_text(evaluator, item);
            if (!one)
                return std::nullopt;
            json += (json.size() > 1 ? "," : "") + *one;
        }
        return json + "]";
    }
    return json_string(evaluator.text_of(value));
}

}  // namespace aludel::dialect::postgresql::simulation
