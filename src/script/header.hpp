#pragma once

#include <string>
#include <optional>
#include <string_view>
#include <vector>

#include "script/fault.hpp"
#include "script/revision.hpp"

namespace aludel::script {

/// What the first lines of one SQL revision file hold.
struct Header {
    Revision revision;  ///< an empty id: the file has no usable `revision:` line
    std::vector<Fault> faults;
};

/// Reads the header of an SQL revision file: the comment lines before the first `-- aludel:` line or the
/// first line that is neither comment nor blank.
///
///     -- the description: every comment line before the first key
///     --
///     -- revision: 4f2a91c07be3
///     -- revises: 9c1d0e77aa52, 77aa529c1d0e
///     -- created: 2026-11-20 11:40:00+00:00
///     -- branch_labels: billing
///     -- depends_on: 2aa5c1d0e779
///     -- irreversible: the old prices are gone
///
/// `text` is the beginning of the file; `complete` says that it is all of it. Returns nothing when the end of
/// the header is not in `text`: come back with more.
std::optional<Header> read_header(std::string_view text, bool complete, const std::string& file);

/// The same for thousands of files, in place: fills in `revision`, all but its file, and adds to `faults`. False,
/// with nothing written, when the end of the header is not in `text`.
bool read_header_into(std::string_view text, bool complete, const std::string& file, Revision& revision,
                      std::vector<Fault>& faults);

}  // namespace aludel::script
