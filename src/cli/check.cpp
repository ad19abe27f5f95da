#include "base/error.hpp"
#include "cli/command_list.hpp"

namespace aludel::cli {

namespace {

int run_check(const Arguments&) {
    throw Error(ErrorCode::not_supported,
                "`check` compares the database with a desired schema, and this version of "
                "aludel cannot read one yet")
        .hint("`aludel current --check-heads` tells whether every revision is applied");
}

}  // namespace

Command check_command() {
    return {
        .name = "check",
        .summary = "Refused: comparing a database with its models is not supported yet",
        .description =
            "Alembic's `check` tells whether `revision --autogenerate` would find something. Aludel has no "
            "autogenerate yet and refuses rather than to say that nothing was found.",
        .run = run_check,
    };
}

}  // namespace aludel::cli
