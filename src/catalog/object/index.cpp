#include "catalog/object/index.hpp"

namespace aludel::catalog::object {

Index::Index() = default;
Index::Index(const Index&) = default;
Index::Index(Index&&) noexcept = default;
Index& Index::operator=(const Index&) = default;
Index& Index::operator=(Index&&) noexcept = default;
Index::~Index() = default;

}  // namespace aludel::catalog::object
