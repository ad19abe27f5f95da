#pragma once

namespace aludel::cli {

/// The program: parses the words, runs the command, prints an Error in one place. Returns the exit status.
int main(int argc, char** argv);

}  // namespace aludel::cli
