#pragma once

#include <string>
#include <vector>

#include "python/evaluate.hpp"

namespace aludel::python {

/// A `try` whose handlers catch ImportError, while its body runs. Of a package that is neither part of the project nor
/// ours nobody can say here whether it is installed: the body runs as if it was, and what would be otherwise without it
/// is refused where it is used.
class ImportGuard {
public:
    ImportGuard(Frame& frame, const Try& node);
    ~ImportGuard() { leave(); }
    ImportGuard(const ImportGuard&) = delete;
    ImportGuard& operator=(const ImportGuard&) = delete;

    /// A handler names ImportError itself.
    bool names_imports() const { return named_; }
    static bool catches(const Frame& frame, const Try& node);
    /// The import at frame.offset, which binds `name` (null: many names), cannot be decided.
    void undecided(const std::string& module, const Name* name);
    /// The body has ended.
    void leave();
    /// After the `else` part too: the names that the try leaves otherwise without the package.
    void settle();

private:
    void refuse_effects() const;

    Frame& frame_;
    const Try& node_;
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
