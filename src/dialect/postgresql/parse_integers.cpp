#include "dialect/postgresql/parse_integers.hpp"

#include <pg_query.h>
#include <pg_query/pg_query.pb-c.h>

#include <memory>

#include "base/error.hpp"

namespace aludel::dialect::postgresql {

namespace {

void gather_integers(const ProtobufCMessage& message, std::vector<std::int32_t>& integers) {
    if (message.descriptor == &pg_query__integer__descriptor) {
        integers.push_back(reinterpret_cast<const PgQuery__Integer&>(message).ival);
        return;
    }
    const char* const base = reinterpret_cast<const char*>(&message);
    for (unsigned i = 0; i < message.descriptor->n_fields; ++i) {
        const ProtobufCFieldDescriptor& field = message.descriptor->fields[i];
        if (field.type != PROTOBUF_C_TYPE_MESSAGE)
            continue;
        if (field.label == PROTOBUF_C_LABEL_REPEATED) {
            const auto count = *reinterpret_cast<const std::size_t*>(base + field.quantifier_offset);
            const auto* const items = *reinterpret_cast<const ProtobufCMessage* const* const*>(base + field.offset);
            for (std::size_t k = 0; k < count; ++k) gather_integers(*items[k], integers);
            continue;
        }
        const bool one_of = (field.flags & PROTOBUF_C_FIELD_FLAG_ONEOF) != 0;
        if (one_of && *reinterpret_cast<const std::uint32_t*>(base + field.quantifier_offset) != field.id)
            continue;
        if (const auto* const inner = *reinterpret_cast<const ProtobufCMessage* const*>(base + field.offset))
            gather_integers(*inner, integers);
    }
}

void gather_nodes(Node& node, std::vector<Node*>& integers) {
    if (node.is("Integer"))
        integers.push_back(&node);
    for (Node& item : node.items) gather_nodes(item, integers);
    for (auto& [name, inner] : node.fields) {
        if (node.is("A_Const") && name == "ival")
            integers.push_back(&inner);
        else
            gather_nodes(inner, integers);
    }
}

}  // namespace

bool may_lack_integers(std::string_view json) {
    return json.find("\"Integer\":{}") != std::string_view::npos || json.find("\"ival\":{}") != std::string_view::npos;
}

void restore_negative_integers(Node& tree, const std::string& sql) {
    std::vector<Node*> nodes;
    gather_nodes(tree, nodes);
    const PgQueryProtobufParseResult result = pg_query_parse_protobuf(sql.c_str());
    const std::unique_ptr<PgQuery__ParseResult, void (*)(PgQuery__ParseResult*)> unpacked(
        pg_query__parse_result__unpack(nullptr, result.parse_tree.len,
                                       reinterpret_cast<const std::uint8_t*>(result.parse_tree.data)),
        [](PgQuery__ParseResult* parsed) { pg_query__parse_result__free_unpacked(parsed, nullptr); });
    pg_query_free_protobuf_parse_result(result);
    std::vector<std::int32_t> integers;
    if (unpacked)
        gather_integers(unpacked->base, integers);
    if (integers.size() != nodes.size())
        throw Error(ErrorCode::internal, "the two forms of a syntax tree differ");
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        if (integers[i] >= 0 && nodes[i]->number("ival") != integers[i])
            throw Error(ErrorCode::internal, "the two forms of a syntax tree differ");
        if (integers[i] < 0)
            nodes[i]->fields.insert(nodes[i]->fields.begin(),
                                    {"ival", Node{Node::Form::number, {}, std::to_string(integers[i]), {}, {}}});
    }
}

}  // namespace aludel::dialect::postgresql
