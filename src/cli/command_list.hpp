#pragma once

#include "cli/command.hpp"

/// One function a command, each in the file of that name.
namespace aludel::cli {

Command init_command();
Command revision_command();
Command merge_command();
Command edit_command();
Command upgrade_command();
Command downgrade_command();
Command stamp_command();
Command ensure_version_command();
Command plan_command();
Command status_command();
Command current_command();
Command log_command();
Command heads_command();
Command branches_command();
Command history_command();
Command show_command();
Command check_command();
Command inspect_command();
Command config_command();
Command list_templates_command();
Command debug_command();

/// Options that several commands share, word for word.
Option verbose_option();
Option sql_option();
Option tag_option();
/// --transaction, --resume, --in-doubt, --yes, --allow-changed, --lock-wait, --dry-run
std::vector<Option> run_options_list();

}  // namespace aludel::cli
