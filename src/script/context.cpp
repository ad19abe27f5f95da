#include "script/context.hpp"

namespace aludel::script {

std::string_view to_string(Direction direction) {
    return direction == Direction::upgrade ? "upgrade" : "downgrade";
}

}  // namespace aludel::script
