#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

namespace aludel::python {

struct Program;
struct Object;
struct Container;
class Evaluator;

/// What runs at this moment: where a new object comes from.
struct Location {
    const Program* program = nullptr;
    std::uint32_t offset = 0;
};

template <typename T>
class Ref;

/// Where the objects of one evaluator live. They are counted; those that can refer to others are also chained,
/// so that what is left in cycles goes with the evaluator. A value that outlives its evaluator stays valid
/// memory, but is emptied.
class Heap {
public:
    static Heap* create(std::size_t limit, Evaluator* evaluator);
    /// The evaluator is gone: empties every container; the heap itself goes with its last object.
    void retire();

    /// Throws Error(python_limit) when more than the limit would be in use.
    void charge(std::size_t bytes);
    void discharge(std::size_t bytes) noexcept { used_ -= bytes; }
    std::size_t used() const { return used_; }
    std::size_t limit() const { return limit_; }
    Evaluator* evaluator() const { return evaluator_; }

    template <typename T, typename... Arguments>
    Ref<T> make(Arguments&&... arguments);

    /// Keeps a program for as long as an object may say that it comes from it.
    void keep(std::shared_ptr<const Program> program);

    const Location* location = nullptr;

private:
    friend struct Object;
    friend struct Container;
    template <typename T>
    friend class Ref;
    friend void drop(Object*) noexcept;

    Heap(std::size_t limit, Evaluator* evaluator);
    ~Heap();
    void adopt(Object& object, std::size_t size);
    void destroy(Object* object) noexcept;
    void forget() noexcept;

    std::size_t used_ = 0;
    std::size_t limit_;
    std::size_t live_ = 0;
    Evaluator* evaluator_;
    bool destroying_ = false;
    std::vector<Object*> condemned_;
    std::unique_ptr<Container> chain_;
    std::vector<std::shared_ptr<const Program>> programs_;
};

}  // namespace aludel::python
