#include "dialect/sqlite/definition.hpp"

#include "dialect/sqlite/definition_reader.hpp"

namespace aludel::dialect::sqlite {

namespace object = catalog::object;

namespace {

/// Of what is made, which a schema may qualify.
void skip_name(DefinitionReader& reader) {
    reader.take({"IF", "NOT", "EXISTS"});
    reader.name();
    if (reader.take_symbol(".")) {
        reader.name();
    }
}

/// The BEGIN of a trigger's body: a column may have that name too, but no statement comes behind it.
std::size_t body_of(const DefinitionReader& reader) {
    for (std::size_t at = reader.position(); at < reader.tokens().size(); ++at) {
        if (!reader.tokens().is(at, "BEGIN")) {
            continue;
        }
        const std::string next = reader.tokens().word(at + 1);
        for (const std::string_view word : {"INSERT", "REPLACE", "UPDATE", "DELETE", "SELECT", "WITH", "VALUES"}) {
            if (next == word) {
                return at;
            }
        }
    }
    throw UnreadDefinition();
}

}  // namespace

void read_virtual_table(std::string_view sql, object::Table& table) {
    DefinitionReader in(sql);
    in.require({"CREATE", "VIRTUAL", "TABLE"});
    skip_name(in);
    in.require({"USING"});
    table.module = in.name();
    if (in.at_symbol("(")) {
        table.module_arguments = in.list();
    }
}

object::Index read_index(std::string_view sql) {
    DefinitionReader in(sql);
    object::Index index;
    in.require({"CREATE"});
    index.unique = in.take({"UNIQUE"});
    in.require({"INDEX"});
    skip_name(in);
    in.require({"ON"});
    in.name();
    index.keys = in.keys();
    if (in.take({"WHERE"})) {
        index.condition = in.rest();
    }
    if (!in.at_end()) {
        throw UnreadDefinition();
    }
    return index;
}

std::string read_view(std::string_view sql) {
    DefinitionReader in(sql);
    in.require({"CREATE"});
    in.require({"VIEW"});
    skip_name(in);
    if (in.at_symbol("(")) {
        in.names();
    }
    in.require({"AS"});
    return in.rest();
}

object::Trigger read_trigger(std::string_view sql) {
    DefinitionReader in(sql);
    object::Trigger trigger;
    in.require({"CREATE"});
    in.require({"TRIGGER"});
    skip_name(in);
    trigger.time = in.take({"AFTER"})           ? object::TriggerTime::after
                   : in.take({"INSTEAD", "OF"}) ? object::TriggerTime::instead
                                                : object::TriggerTime::before;
    in.take({"BEFORE"});
    trigger.on_insert = in.take({"INSERT"});
    trigger.on_delete = in.take({"DELETE"});
    if (!trigger.on_insert && !trigger.on_delete) {
        in.require({"UPDATE"});
        trigger.on_update = true;
        if (in.take({"OF"})) {
            do {
                trigger.update_columns.push_back(in.name());
            } while (in.take_symbol(","));
        }
    }
    in.require({"ON"});
    in.name();
    trigger.for_each_row = true;  // there is no other
    in.take({"FOR", "EACH", "ROW"});
    if (in.take({"WHEN"})) {
        trigger.condition = in.text_to(body_of(in));
    }
    in.require({"BEGIN"});
    std::size_t end = in.tokens().size();
    while (end > in.position() && !in.tokens().is(end - 1, "END")) {
        --end;
    }
    if (end == in.position()) {
        throw UnreadDefinition();
    }
    trigger.body = in.text_to(end - 1);
    return trigger;
}

}  // namespace aludel::dialect::sqlite
