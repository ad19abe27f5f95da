#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "dialect/postgresql/create_parts.hpp"
#include "dialect/postgresql/create_sequence.hpp"
#include "dialect/postgresql/quote.hpp"
#include "dialect/postgresql/write_type.hpp"

namespace aludel::dialect::postgresql {

namespace {

using object::Kind;
using object::Reference;

/// One table while its statements are written.
class TableWriter {
public:
    TableWriter(Script& script, const QualifiedName& name, const object::Table& table)
        : script_(script),
          name_(name),
          table_(table),
          quoted_(quote_name(name)),
          self_{Kind::table, name.schema, name.name, ""},
          partition_(!table.partition_bound.empty()),
          joins_(!partition_ && !table.inherits.empty() && !comes_in_order()) {}

    void write() {
        std::string sql = create_sql();
        sql += described_sql(script_, "TABLE", quoted_, table_);
        sql += columns_sql(script_, "TABLE", name_, table_.columns);
        sql += inherited_sql();
        sql += comments_;
        if (table_.row_security)
            sql += fmt::format("ALTER TABLE {} ENABLE ROW LEVEL SECURITY;\n", quoted_);
        if (table_.force_row_security)
            sql += fmt::format("ALTER TABLE ONLY {} FORCE ROW LEVEL SECURITY;\n", quoted_);
        for (const auto& [index_name, index] : table_.indexes) add_index(index_name, index, sql);
        for (const QualifiedName& parent : table_.inherits)
            needs_.push_back({Kind::table, parent.schema, parent.name, ""});
        if (!table_.of_type.name.empty())
            needs_.push_back({Kind::type, table_.of_type.schema, table_.of_type.name, ""});
        script_.add(Turn::table, self_, sql, needs_);
        if (partition_)
            attach();
        add_constraints();
        add_settings();
        create_triggers(script_, name_, self_, table_.triggers);
        create_rules(script_, name_, self_, table_.rules);
        create_policies(script_, name_, table_.policies);
    }

private:
    Reference part(Kind kind, std::string_view name) const {
        return {kind, name_.schema, name_.name, std::string(name)};
    }

    /// Made alone, it becomes a part of another table afterwards: a partition, or a child whose columns do not come in
    /// the order that INHERITS gives them.
    bool alone() const { return partition_ || joins_; }

    bool written(const object::Column& column) const { return column.local || alone() || table_.inherits.empty(); }

    /// The columns of the parents stand first, in their order.
    bool comes_in_order() const {
        std::size_t place = 0;
        std::set<std::string> seen;
        for (const QualifiedName& parent : table_.inherits) {
            const auto found = script_.catalog.tables.find(parent);
            if (found == script_.catalog.tables.end())
                continue;
            for (const object::Column& one : found->second.columns) {
                if (!seen.insert(one.name).second)
                    continue;
                if (place == table_.columns.size() || table_.columns[place].name != one.name)
                    return false;
                ++place;
            }
        }
        return true;
    }

    /// What the parents' column of that name says.
    const object::Column* inherited(const object::Column& column) const {
        for (const QualifiedName& parent : table_.inherits) {
            const auto found = script_.catalog.tables.find(parent);
            if (found == script_.catalog.tables.end())
                continue;
            for (const object::Column& one : found->second.columns)
                if (one.name == column.name)
                    return &one;
        }
        return nullptr;
    }

    std::string create_sql() {
        std::string lines;
        const auto add = [&](const std::string& line) { lines += (lines.empty() ? "\n    " : ",\n    ") + line; };
        for (const object::Column& column : table_.columns) {
            script_.need_type(needs_, column.type);
            if (!table_.of_type.name.empty()) {
                if (const std::string options = column_options(column); !options.empty())
                    add(quote_identifier(column.name) + " WITH OPTIONS" + options);
            } else if (written(column)) {
                add(quote_identifier(column.name) + " " + write_type(column.type) +
                    (column.collation.name.empty() ? "" : " COLLATE " + quote_name(column.collation)) +
                    column_options(column));
            }
        }
        for (const bool primary : {true, false})
            for (const auto& [name, constraint] : table_.constraints) {
                const auto* key = std::get_if<object::Key>(&constraint.rule);
                if ((key != nullptr && key->primary) != primary || apart(name, constraint) ||
                    !stands_here(name, constraint))
                    continue;
                add(constraint_sql(name, constraint));
                comment_constraint(name, constraint);
                for (const Reference& need : script_.needs_of(part(Kind::constraint, name))) needs_.push_back(need);
            }
        std::string sql;
        if (joins_ && std::any_of(table_.columns.begin(), table_.columns.end(),
                                  [](const object::Column& column) { return !column.local; }))
            sql +=
                "-- so that its columns stand in their order, it is made before it inherits them: they are its own "
                "too\n";
        sql += fmt::format("CREATE {}TABLE {}", table_.unlogged ? "UNLOGGED " : "", quoted_);
        if (!table_.of_type.name.empty())
            sql += " OF " + quote_name(table_.of_type);
        if (table_.of_type.name.empty() || !lines.empty())
            sql += lines.empty() ? " ()" : " (" + lines + "\n)";
        if (!table_.inherits.empty() && !alone()) {
            std::string parents;
            for (const QualifiedName& parent : table_.inherits)
                parents += (parents.empty() ? "" : ", ") + quote_name(parent);
            sql += "\nINHERITS (" + parents + ")";
        }
        if (table_.partition_key)
            sql += "\nPARTITION BY " + table_.partition_key->strategy + " " + partition_keys();
        if (!table_.access_method.empty())
            sql += "\nUSING " + quote_identifier(table_.access_method);
        if (!table_.storage.empty())
            sql += "\n" + with_sql(table_.storage).substr(1);
        if (!table_.tablespace.empty())
            sql += "\nTABLESPACE " + quote_identifier(table_.tablespace);
        return sql + ";\n";
    }

    std::string partition_keys() {
        for (const object::IndexKey& key : table_.partition_key->keys)
            if (key.column.empty())
                for (const Reference& need : script_.needs_of(self_)) needs_.push_back(need);
        return keys_sql(table_.partition_key->keys);
    }

    /// A default that calls a function of ours comes when that is there.
    bool default_apart(const object::Column& column) const {
        return column.generation == object::Generation::none &&
               script_.needs_function(part(Kind::default_value, column.name));
    }

    std::string column_options(const object::Column& column) {
        std::string sql;
        if (column.generation != object::Generation::none) {
            sql += fmt::format(" GENERATED ALWAYS AS ({}) {}", column.expression,
                               column.generation == object::Generation::stored ? "STORED" : "VIRTUAL");
            for (const Reference& need : script_.needs_of(part(Kind::default_value, column.name))) need_other(need);
        } else if (column.identity != object::IdentityKind::none && !partition_) {
            sql += identity_sql(script_, name_, column);
        } else if (!column.expression.empty()) {
            if (default_apart(column)) {
                default_later(column);
            } else {
                sql += " DEFAULT " + column.expression;
                for (const Reference& need : script_.needs_of(part(Kind::default_value, column.name))) need_other(need);
            }
        }
        if (column.not_null && (column.not_null->local || alone()) && column.not_null->validated)
            sql += (column.not_null->name.empty() ? "" : " CONSTRAINT " + quote_identifier(column.not_null->name)) +
                   " NOT NULL" + (column.not_null->inheritable ? "" : " NO INHERIT");
        if (column.not_null)
            comment_not_null(column);
        return sql;
    }

    void comment_not_null(const object::Column& column) {
        const std::string name =
            column.not_null->name.empty() ? name_.name + "_" + column.name + "_not_null" : column.not_null->name;
        if (!column.not_null->validated)
            comments_ += fmt::format("ALTER TABLE {} ADD CONSTRAINT {} NOT NULL {} NOT VALID;\n", quoted_,
                                     quote_identifier(name), quote_identifier(column.name));
        comments_ += comment_sql("CONSTRAINT", quote_identifier(name) + " ON " + quoted_, column.not_null->comment);
    }

    void need_other(const Reference& need) {
        if (need != self_)
            needs_.push_back(need);
    }

    void default_later(const object::Column& column) {
        script_.add(Turn::default_value, part(Kind::default_value, column.name),
                    fmt::format("ALTER TABLE ONLY {} ALTER COLUMN {} SET DEFAULT {};\n", quoted_,
                                quote_identifier(column.name), column.expression),
                    {self_});
    }

    /// What a column that comes with a parent says otherwise than the parent.
    std::string inherited_sql() {
        std::string sql;
        if (table_.inherits.empty() || partition_)
            return sql;
        if (joins_) {
            for (const QualifiedName& parent : table_.inherits)
                sql += fmt::format("ALTER TABLE {} INHERIT {};\n", quoted_, quote_name(parent));
            return sql;
        }
        for (const object::Column& column : table_.columns) {
            if (column.local)
                continue;
            const object::Column* parent = inherited(column);
            const std::string alter =
                fmt::format("ALTER TABLE ONLY {} ALTER COLUMN {} ", quoted_, quote_identifier(column.name));
            if (parent == nullptr)
                continue;
            if (column.generation == object::Generation::none && column.expression != parent->expression) {
                if (column.expression.empty())
                    sql += alter + "DROP DEFAULT;\n";
                else
                    default_later(column);
            }
            if (column.not_null && (!parent->not_null || (column.not_null->local && !column.not_null->name.empty())))
                sql += column.not_null->name.empty()
                           ? alter + "SET NOT NULL;\n"
                           : fmt::format("ALTER TABLE ONLY {} ADD CONSTRAINT {} NOT NULL {};\n", quoted_,
                                         quote_identifier(column.not_null->name), quote_identifier(column.name));
        }
        return sql;
    }

    /// A child has its parents' checks without a word; a partition must have them before it can be one.
    bool stands_here(const std::string& name, const object::Constraint& constraint) const {
        if (is_check(constraint))
            return constraint.local || partition_ || (joins_ && !comes_later(name));
        // Its index can be attached to no other: it comes with that of the parent.
        if (is_exclusion(constraint) && constraint.attached)
            return false;
        return !(std::holds_alternative<object::ForeignKey>(constraint.rule) && constraint.attached);
    }

    static bool is_check(const object::Constraint& constraint) {
        return std::holds_alternative<object::Check>(constraint.rule);
    }
    static bool is_exclusion(const object::Constraint& constraint) {
        return std::holds_alternative<object::Exclusion>(constraint.rule);
    }

    /// A check of a parent that is added when its children are there, and with which they get theirs.
    bool comes_later(const std::string& name) const {
        return std::any_of(table_.inherits.begin(), table_.inherits.end(), [&](const QualifiedName& parent) {
            const auto found = script_.catalog.tables.find(parent);
            if (found == script_.catalog.tables.end())
                return false;
            const auto check = found->second.constraints.find(name);
            return check != found->second.constraints.end() &&
                   (!check->second.validated || !check->second.enforced ||
                    script_.needs_function({Kind::constraint, parent.schema, parent.name, name}));
        });
    }

    bool apart(const std::string& name, const object::Constraint& constraint) const {
        if (std::holds_alternative<object::ForeignKey>(constraint.rule) || !constraint.validated ||
            !constraint.enforced)
            return true;
        if (script_.needs_function(part(Kind::constraint, name)))
            return true;
        // Of its index that of each partition is a part, which is said one by one.
        return table_.partition_key && !is_check(constraint);
    }

    void comment_constraint(const std::string& name, const object::Constraint& constraint) {
        comments_ += constraint_comment_sql(name, constraint);
    }
    std::string constraint_comment_sql(const std::string& name, const object::Constraint& constraint) const {
        return comment_sql("CONSTRAINT", quote_identifier(name) + " ON " + quoted_, constraint.comment) +
               comment_sql("INDEX", quote_name({name_.schema, name}), constraint.index_comment);
    }

    void add_constraints() {
        for (const auto& [name, constraint] : table_.constraints) {
            const bool foreign = std::holds_alternative<object::ForeignKey>(constraint.rule);
            if (stands_here(name, constraint) && apart(name, constraint)) {
                std::vector<Reference> needs = {self_};
                if (partition_)
                    needs.push_back(part(Kind::table, "attached"));
                if (const auto* key = std::get_if<object::ForeignKey>(&constraint.rule)) {
                    needs.push_back({Kind::table, key->referred.schema, key->referred.name, ""});
                    need_referred_key(*key, needs);
                }
                // A check goes to the children too, and so does what is of a partitioned table, but for keys: of their
                // indexes each partition has its own, which is attached to that of the parent.
                const bool key = std::holds_alternative<object::Key>(constraint.rule);
                const bool only = key || (!table_.partition_key && !is_check(constraint));
                if (table_.partition_key && is_exclusion(constraint))
                    script_.need_partitions(needs, name_);
                if (is_check(constraint))
                    script_.need_children(needs, name_);
                // A partition must have the checks of its parent before it is attached.
                if (partition_ && !foreign)
                    needs.pop_back();
                script_.add(foreign ? Turn::foreign_key : Turn::constraint, part(Kind::constraint, name),
                            fmt::format("ALTER TABLE {}{}\n    ADD {};\n", only ? "ONLY " : "", quoted_,
                                        constraint_sql(name, constraint)) +
                                constraint_comment_sql(name, constraint),
                            needs);
            }
            if (!constraint.index_parent.name.empty() && !is_exclusion(constraint))
                attach_index(name, constraint.index_parent);
        }
    }

    /// A partitioned table's is there when the parts of all partitions are; of others it comes with the table.
    void need_referred_key(const object::ForeignKey& key, std::vector<Reference>& needs) const {
        const auto found = script_.catalog.tables.find(key.referred);
        if (found == script_.catalog.tables.end())
            return;
        for (const auto& [name, constraint] : found->second.constraints)
            if (std::holds_alternative<object::Key>(constraint.rule))
                needs.push_back({Kind::constraint, key.referred.schema, key.referred.name, name});
    }

    void attach() {
        const QualifiedName& parent = table_.inherits.front();
        std::vector<Reference> needs = {self_, {Kind::table, parent.schema, parent.name, ""}};
        for (const auto& [name, constraint] : table_.constraints)
            if (is_check(constraint))
                needs.push_back(part(Kind::constraint, name));
        script_.add(Turn::partition, part(Kind::table, "attached"),
                    fmt::format("ALTER TABLE ONLY {} ATTACH PARTITION {} {};\n", quote_name(parent), quoted_,
                                table_.partition_bound),
                    needs);
    }

    void attach_index(const std::string& name, const QualifiedName& parent) {
        const QualifiedName& table = table_.inherits.front();
        script_.add(
            Turn::attached_index, part(Kind::index, name + " attached"),
            fmt::format("ALTER INDEX {} ATTACH PARTITION {};\n", quote_name(parent), quote_name({name_.schema, name})),
            {self_,
             part(Kind::table, "attached"),
             part(Kind::index, name),
             part(Kind::constraint, name),
             {Kind::index, table.schema, table.name, parent.name},
             {Kind::constraint, table.schema, table.name, parent.name}});
    }

    void add_index(const std::string& name, const object::Index& index, std::string& sql) {
        const Reference self = part(Kind::index, name);
        const bool partitioned = table_.partition_key.has_value();
        const std::string text = index_sql(name_, name, index, partitioned);
        if (!partitioned && !script_.needs_function(self)) {
            sql += text;
            for (const Reference& need : script_.needs_of(self)) need_other(need);
        } else {
            script_.add(Turn::index, self, text, {self_});
        }
        if (!index.parent.name.empty())
            attach_index(name, index.parent);
    }

    void add_settings() {
        std::string sql;
        std::vector<Reference> needs = {self_};
        const auto need_index = [&](const std::string& index) {
            needs.push_back(part(Kind::index, index));
            needs.push_back(part(Kind::constraint, index));
        };
        if (!table_.clustered_on.empty()) {
            sql += fmt::format("ALTER TABLE {} CLUSTER ON {};\n", quoted_, quote_identifier(table_.clustered_on));
            need_index(table_.clustered_on);
        }
        if (table_.replica_identity == "INDEX") {
            sql += fmt::format("ALTER TABLE ONLY {} REPLICA IDENTITY USING INDEX {};\n", quoted_,
                               quote_identifier(table_.replica_identity_index));
            need_index(table_.replica_identity_index);
        } else if (!table_.replica_identity.empty()) {
            sql += fmt::format("ALTER TABLE ONLY {} REPLICA IDENTITY {};\n", quoted_, table_.replica_identity);
        }
        if (!sql.empty())
            script_.add(Turn::setting, part(Kind::table, "settings"), sql, needs);
    }

    Script& script_;
    const QualifiedName& name_;
    const object::Table& table_;
    std::string quoted_;
    Reference self_;
    bool partition_;
    bool joins_;
    std::vector<Reference> needs_;
    std::string comments_;
};

}  // namespace

void create_tables(Script& script) {
    for (const auto& [name, table] : script.catalog.tables)
        for (const QualifiedName& parent : table.inherits)
            (table.partition_bound.empty() ? script.children : script.partitions)[parent].push_back(name);
    for (const auto& [name, table] : script.catalog.tables) TableWriter(script, name, table).write();
}

}  // namespace aludel::dialect::postgresql
