#include "python/heap.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "python/evaluator.hpp"
#include "python/syntax.hpp"
#include "python/value.hpp"

namespace aludel::python {

Heap* Heap::create(std::size_t limit, Evaluator* evaluator) {
    return new Heap(limit, evaluator);
}

Heap::Heap(std::size_t limit, Evaluator* evaluator)
    : limit_(limit), evaluator_(evaluator), chain_(std::make_unique<Container>()) {
    chain_->next = chain_->previous = chain_.get();
    live_ = 1;  // the evaluator's own
}

Heap::~Heap() = default;

namespace {

std::string shown_size(std::size_t bytes) {
    constexpr std::size_t kilobyte = 1024;
    constexpr std::size_t megabyte = kilobyte * kilobyte;
    return bytes < megabyte ? std::to_string(bytes / kilobyte) + " KB" : std::to_string(bytes / megabyte) + " MB";
}

}  // namespace

void Heap::charge(std::size_t bytes) {
    if (used_ + bytes > limit_ || used_ + bytes < used_) {
        Error error(ErrorCode::python_limit, "the script needs more than " + shown_size(limit_) + " of memory");
        if (evaluator_ && location && location->program && location->program->source.library()) {
            error.at(evaluator_->place());
        } else if (location && location->program) {
            error.at(location->program->source.place(location->offset));
        }
        if (evaluator_) {
            error.detail(evaluator_->excerpt());
        }
        error.hint("work on fewer rows at a time");
        throw error;
    }
    used_ += bytes;
}

void Heap::adopt(Object& object, std::size_t size) {
    object.heap = this;
    object.size = static_cast<std::uint32_t>(size);
    if (location) {
        object.origin = *location;
    }
    ++live_;
    if (Container* container = object.container()) {
        container->previous = chain_->previous;
        container->next = chain_.get();
        chain_->previous->next = container;
        chain_->previous = container;
    }
}

void Heap::forget() noexcept {
    if (--live_ == 0) {
        delete this;
    }
}

void Heap::destroy(Object* object) noexcept {
    if (Container* container = object->container()) {
        container->previous->next = container->next;
        container->next->previous = container->previous;
    }
    used_ -= object->size;
    delete object;
    forget();
}

void drop(Object* object) noexcept {
    Heap* heap = object->heap;
    Container* container = object->container();
    if (!container) {
        heap->destroy(object);
        return;
    }
    if (heap->destroying_) {
        heap->condemned_.push_back(object);
        return;
    }
    heap->destroying_ = true;
    ++heap->live_;
    heap->condemned_.push_back(object);
    while (!heap->condemned_.empty()) {
        Object* next = heap->condemned_.back();
        heap->condemned_.pop_back();
        // Finalizing may run Python code, which may bring the object back to life.
        ++next->references;
        heap->destroying_ = false;
        next->container()->finalize();
        heap->destroying_ = true;
        if (--next->references == 0) {
            heap->destroy(next);
        }
    }
    heap->destroying_ = false;
    heap->forget();
}

void Heap::retire() {
    evaluator_ = nullptr;
    location = nullptr;
    limit_ = static_cast<std::size_t>(-1);
    // Each round empties what is left; emptying one object can end others.
    for (Container* at = chain_->next; at != chain_.get();) {
        Ref<Container> held(at);
        at->clear();
        at = at->next;
    }
    forget();
}

void Heap::keep(std::shared_ptr<const Program> program) {
    if (programs_.empty() || programs_.back() != program) {
        programs_.push_back(std::move(program));
    }
}

}  // namespace aludel::python
