#pragma once

#include <string>
#include <vector>

#include "python/evaluate.hpp"

namespace aludel::python {

/// A `try` whose handlers catch ImportError, or a `with contextlib.suppress(ImportError)`, while its body runs. Of a
/// package that is neither part of the project nor ours nobody can say here whether it is installed: the body runs as
/// if it was, and what would be otherwise without it is refused where it is used.
class ImportGuard {
public:
    ImportGuard(Frame& frame, const Try& node);
    ImportGuard(Frame& frame, const With& node, const Value& manager);
    ~ImportGuard() { leave(); }
    ImportGuard(const ImportGuard&) = delete;
    ImportGuard& operator=(const ImportGuard&) = delete;

    /// A handler names ImportError itself.
    bool names_imports() const { return named_; }
    static bool catches(const Frame& frame, const Try& node);
    /// The manager is contextlib's suppress and swallows an ImportError.
    static bool catches(Evaluator& evaluator, const Value& manager);
    /// The import at frame.offset, which binds `name` (null: many names), cannot be decided.
    void undecided(const std::string& module, const Name* name);
    /// The body has ended.
    void leave();
    /// After the `else` part too: the names that the try leaves otherwise without the package.
    void settle();

private:
    /// What runs instead without the package, each as a way of its own, where the script then goes on.
    std::vector<Block> without() const;
    void refuse_effects() const;

    Frame& frame_;
    Block body_;
    Block otherwise_;
    Items<Handler> handlers_;
    bool suppresses_ = false;  ///< there are no handlers: what is raised is dropped
    ImportGuard* outer_;
    bool named_ = false;
    bool entered_ = true;
    std::string module_;  ///< the first package that cannot be decided
    Location import_;
    std::vector<NameIndex> bound_;  ///< what imports bound that cannot be decided
};

/// A function that the body of such a try calls, directly or not.
bool in_guarded_call(const Frame& frame);
/// An import there that cannot be decided: refused, as the way that the caller goes depends on it.
void refuse_undecided(Frame& frame, const std::string& module);

}  // namespace aludel::python
