#include "python/evaluator.hpp"

#include <pthread.h>

#include <algorithm>
#include <cstdio>

#include "base/file.hpp"
#include "base/interrupt.hpp"
#include "python/builtin_types.hpp"
#include "python/call.hpp"
#include "python/class.hpp"
#include "python/evaluate.hpp"
#include "python/generator.hpp"
#include "python/native.hpp"
#include "python/parse.hpp"
#include "python/unicode.hpp"

namespace aludel::python {
namespace {

/// Where the stack of this thread may grow to, with what calls below us may need left over.
const char* thread_stack_limit() {
    static thread_local const char* limit = nullptr;
    if (!limit) {
        pthread_attr_t attributes;
        void* low = nullptr;
        std::size_t size = 0;
        if (pthread_getattr_np(pthread_self(), &attributes) == 0) {
            pthread_attr_getstack(&attributes, &low, &size);
            pthread_attr_destroy(&attributes);
        }
        std::size_t reserve = std::min<std::size_t>(size / 4, 512 * 1024);
        // The main thread's stack is reported by its limit, which may be far beyond what can be mapped.
        constexpr std::size_t usable = 64 * 1024 * 1024;
        if (size > usable) {
            low = static_cast<char*>(low) + (size - usable);
        }
        limit = static_cast<const char*>(low) + reserve;
    }
    return limit;
}

}  // namespace

StackScope::StackScope(Evaluator& evaluator) : evaluator_(evaluator), saved_(evaluator.stack_limit) {
    if (!saved_) {
        evaluator.stack_limit = thread_stack_limit();
    }
}

StackScope::~StackScope() {
    evaluator_.stack_limit = saved_;
}

FrameScope::FrameScope(Frame& frame) : frame_(frame), location_(frame.evaluator.heap().location) {
    Evaluator& evaluator = frame.evaluator;
    evaluator.check_stack();
    if (evaluator.depth >= evaluator.options().limits.depth) {
        raise(evaluator, ExceptionType::RecursionError, "maximum recursion depth exceeded");
    }
    frame.caller = evaluator.frame_;
    evaluator.frame_ = &frame;
    evaluator.heap().location = &frame;
    ++evaluator.depth;
}

FrameScope::~FrameScope() {
    Evaluator& evaluator = frame_.evaluator;
    --evaluator.depth;
    evaluator.frame_ = frame_.caller;
    evaluator.heap().location = location_;
}

void Evaluator::stack_exhausted() {
    raise(*this, ExceptionType::RecursionError, "maximum recursion depth exceeded");
}

Evaluator::Evaluator(Options options)
    : options_(std::move(options)), heap_(Heap::create(options_.limits.memory, this)) {
    registry_ = options_.registry;
    if (!registry_) {
        static const std::shared_ptr<const Registry> standard = Registry::with_standard_library();
        registry_ = standard;
    }
    fibers = std::make_unique<FiberPool>();
}

Evaluator::~Evaluator() {
    StackScope stack(*this);
    abandon_generators(*this);
    handled = Value();
    heap_->retire();
}

/// Single ASCII characters and the empty text are made once.
Value Evaluator::str(std::string text) {
    if (text.size() > 1) {
        heap_->charge(text.size());
        return heap_->make<Str>(std::move(text));
    }
    Value& made = text.empty() ? empty_text_ : characters_[static_cast<unsigned char>(text[0]) & 0x7F];
    if (!made.defined()) {
        heap_->charge(text.size());
        made = heap_->make<Str>(std::move(text));
    }
    return made;
}

Value Evaluator::character(std::uint32_t code) {
    std::string text;
    append_utf8(text, code);
    return str(std::move(text));
}

Value Evaluator::bytes(std::string data) {
    heap_->charge(data.size());
    return heap_->make<Bytes>(std::move(data));
}

Value Evaluator::integer(const Integer& number) {
    if (number.fits_int64()) {
        return Value::integer(number.to_int64());
    }
    heap_->charge(number.bytes());
    heap_->discharge(number.bytes());
    return heap_->make<BigInteger>(number);
}

Value Evaluator::list(std::vector<Value> items) {
    auto made = heap_->make<List>(std::move(items));
    account(*made);
    return made;
}

Value Evaluator::tuple(std::vector<Value> items) {
    std::size_t bytes = items.capacity() * sizeof(Value);
    auto made = heap_->make<Tuple>(std::move(items));
    resize(*made, sizeof(Tuple) + bytes);
    return made;
}

Ref<Dict> Evaluator::dict() {
    return heap_->make<Dict>();
}

Ref<Set> Evaluator::set(bool frozen) {
    return heap_->make<Set>(frozen);
}

Value Evaluator::unknown(std::string what) {
    return heap_->make<Unknown>(std::move(what));
}

const Value& Evaluator::intern(std::string_view text) {
    auto found = interned_.find(text);
    if (found != interned_.end()) {
        return found->second;
    }
    Value made = heap_->make<Str>(std::string(text));
    heap_->charge(text.size());
    std::string_view key = made.as<Str>().text;
    return interned_.emplace(key, std::move(made)).first->second;
}

Class& Evaluator::type(Type type) {
    Ref<Class>& slot = types_[static_cast<std::size_t>(type)];
    if (!slot) {
        slot = Ref<Class>(&this->type(native_type(type)));
    }
    return *slot;
}

Class& Evaluator::type(ExceptionType type) {
    Ref<Class>& slot = exceptions_[static_cast<std::size_t>(type)];
    if (!slot) {
        slot = Ref<Class>(&this->type(native_type(type)));
    }
    return *slot;
}

Class& Evaluator::type(const NativeClass& native) {
    auto found = native_types_.find(&native);
    if (found != native_types_.end()) {
        return *found->second;
    }
    Ref<Class> made = heap_->make<Class>();
    native_types_[&native] = made;
    fill_native_class(*this, *made, native);
    return *made;
}

Ref<Instance> Evaluator::instance(Class& type, std::unique_ptr<NativeData> data) {
    Ref<Instance> made = type.is_exception ? Ref<Instance>(heap_->make<ExceptionObject>(Ref<Class>(&type)))
                                           : heap_->make<Instance>(Ref<Class>(&type));
    made->data = std::move(data);
    return made;
}

const Frame* Evaluator::script_frame() const {
    const Frame* frame = frame_;
    while (frame && frame->caller && frame->program->source.library()) {
        frame = frame->caller;
    }
    return frame;
}

Place Evaluator::place() const {
    const Frame* frame = script_frame();
    return frame ? frame->program->source.place(frame->offset) : Place{};
}

std::string Evaluator::excerpt() const {
    const Frame* frame = script_frame();
    return frame ? frame->program->source.excerpt(frame->offset, frame->end) : std::string();
}

void Evaluator::check() {
    if (left_behind) {
        std::rethrow_exception(std::exchange(left_behind, nullptr));
    }
    if (steps_ >= options_.limits.steps) {
        throw Error(ErrorCode::python_limit,
                    "the script takes more than " + std::to_string(options_.limits.steps) + " steps")
            .at(place())
            .detail(excerpt())
            .hint("a loop that never ends is the usual reason");
    }
    interrupt::check();
    next_check_ = std::min(steps_ + 4096, options_.limits.steps);
}

bool Evaluator::decide(const Value& unknown) {
    if (options_.decide) {
        return options_.decide(unknown.as<Unknown>(), place());
    }
    require_known(unknown);
}

void Evaluator::require_known(const Value& unknown) {
    Error error(ErrorCode::python_unknown,
                "what happens next depends on " + unknown.as<Unknown>().what + ", which is not known here");
    error.at(place()).detail(excerpt());
    throw error;
}

void Evaluator::print(std::string_view text) {
    if (options_.output) {
        options_.output(text);
    } else {
        std::fwrite(text.data(), 1, text.size(), stdout);
    }
}

void Evaluator::print_error(std::string_view text) {
    if (options_.error_output) {
        options_.error_output(text);
    } else {
        std::fwrite(text.data(), 1, text.size(), stderr);
    }
}

bool Evaluator::may_read(const std::filesystem::path& path) const {
    std::error_code error;
    const auto real = std::filesystem::weakly_canonical(std::filesystem::absolute(path), error);
    return !error && std::any_of(options().readable.begin(), options().readable.end(), [&](const auto& directory) {
        std::error_code missing;
        const auto base = std::filesystem::canonical(directory, missing);
        return !missing && is_below(real, base);
    });
}

std::string Evaluator::display(const std::filesystem::path& path) const {
    return options_.display ? options_.display(path.string()) : display_path(path);
}

Ref<Module> Evaluator::load(const std::filesystem::path& path, std::string name) {
    return run(parse(Source(display(path), read_file(path), path.string())), std::move(name));
}

Ref<Module> Evaluator::run(const std::shared_ptr<const Program>& program, std::string name) {
    StackScope stack(*this);
    Ref<Module> module = heap_->make<Module>(str(name));
    module->attributes = dict();
    modules_[name] = module;
    try {
        run_module(*this, program, *module);
    } catch (const Raised& raised) {
        modules_.erase(name);
        throw to_error(*this, raised);
    }
    return module;
}

Value Evaluator::invoke(const Value& callee, std::initializer_list<Value> arguments) {
    StackScope stack(*this);
    try {
        return python::call(*this, callee, arguments);
    } catch (const Raised& raised) {
        throw to_error(*this, raised);
    }
}

Value Evaluator::run_coroutine(const Value& coroutine) {
    if (!coroutine.is(Kind::coroutine)) {
        return coroutine;
    }
    StackScope stack(*this);
    try {
        // The coroutine may sleep, or wait for tasks that it makes.
        const Value asyncio = import_module("asyncio", true);
        return asyncio.defined() ? call_method(*this, asyncio, "_run", {coroutine}) : drive(*this, coroutine);
    } catch (const Raised& raised) {
        throw to_error(*this, raised);
    }
}

}  // namespace aludel::python
