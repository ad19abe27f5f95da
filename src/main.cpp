#include "cli/main.hpp"

int main(int argc, char** argv) {
    return aludel::cli::main(argc, argv);
}
