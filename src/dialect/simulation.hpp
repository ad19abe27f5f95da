#pragma once

#include <memory>
#include <string>
#include <vector>

#include "catalog/catalog.hpp"
#include "dialect/connection.hpp"

namespace aludel::dialect {

/// An object that a simulated database is not sure of: a statement may have changed it in a way that is not understood.
struct Unsure {
    catalog::object::Reference object;
    std::string why;  ///< "a DO block with a loop"
    Place place;      ///< of the statement
};

/// A session with a database that is nowhere but in memory. Statements change its catalog as the real one would have
/// changed its own; they fail where the real one would, with its SQLSTATE and its words. Questions about the catalog
/// are answered from it. What only rows would tell is said in Result::unknown, and nobody guesses.
class SimulatedConnection : public Connection {
public:
    virtual catalog::Catalog catalog() = 0;
    /// In the order of their references; each object once, with what came first.
    virtual std::vector<Unsure> unsure() = 0;
    /// From now on it stands for a database that is somewhere else, with the same catalog: what the tables that are there
    /// hold nobody knows. None that is made later holds anything before a statement puts something in.
    virtual void forget_rows() = 0;
};

/// What a Dialect can do besides: be a database without a server.
class Simulation {
public:
    virtual ~Simulation() = default;
    /// An empty one: what CREATE DATABASE leaves.
    virtual std::unique_ptr<SimulatedConnection> simulate() const = 0;
    /// Texts of SQL within the catalog (defaults, checks, conditions, queries) in a form that does not tell apart what
    /// means the same to the database: its own writing of an expression, and the author's. For comparing; what
    /// cannot be put into that form stays as it is.
    virtual catalog::Catalog normalized(catalog::Catalog catalog) const = 0;
};

/// Throws Error(not_supported) where the dialect has none.
const Simulation& simulation_of(const Dialect& dialect);

}  // namespace aludel::dialect
