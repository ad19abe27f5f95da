#include "catalog/object/view.hpp"

namespace aludel::catalog::object {

View::View() = default;
View::View(const View&) = default;
View::View(View&&) noexcept = default;
View& View::operator=(const View&) = default;
View& View::operator=(View&&) noexcept = default;
View::~View() = default;

MaterializedView::MaterializedView() = default;
MaterializedView::MaterializedView(const MaterializedView&) = default;
MaterializedView::MaterializedView(MaterializedView&&) noexcept = default;
MaterializedView& MaterializedView::operator=(const MaterializedView&) = default;
MaterializedView& MaterializedView::operator=(MaterializedView&&) noexcept = default;
MaterializedView::~MaterializedView() = default;

}  // namespace aludel::catalog::object
