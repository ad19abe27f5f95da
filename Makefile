# The two commands: `make` builds build/release/aludel, `make test` builds and runs every test.
# Each target installs what it lacks on a Debian 12 (as root); when nothing is missing that costs nothing.

JOBS ?= $(shell nproc)
RELEASE := build/release
CI := build/ci

.PHONY: all demo test test-release test-servers test-threads bench corpus corpus-catalog corpus-python corpus-simulation fuzz format tidy install install-deps clean

all:
	@scripts/install-deps.sh build
	@$(MAKE) --no-print-directory $(RELEASE)/aludel

.PHONY: $(RELEASE)/aludel
$(RELEASE)/aludel: $(RELEASE)/build.ninja
	@ninja -C $(RELEASE) -j $(JOBS) aludel

$(RELEASE)/build.ninja $(CI)/build.ninja: build/%/build.ninja:
	@cmake --preset $*

# The example, from nothing to head on SQLite, down and up again.
demo: all
	@if [ ! -x examples/bookreader/demo.sh ]; then echo "make demo: examples/bookreader/demo.sh is not there" >&2; exit 1; fi
	@ALUDEL=$(abspath $(RELEASE)/aludel) examples/bookreader/demo.sh

# Everything, on the sanitizer build.
test:
	@scripts/install-deps.sh test
	@$(MAKE) --no-print-directory $(CI)/build.ninja
	@ninja -C $(CI) -j $(JOBS)
	@ctest --test-dir $(CI) --output-on-failure --no-tests=error -j $(JOBS)

# Faults at every statement again, done to the release program.
test-release:
	@scripts/install-deps.sh test
	@$(MAKE) --no-print-directory $(RELEASE)/aludel
	@$(MAKE) --no-print-directory $(CI)/build.ninja
	@ninja -C $(CI) -j $(JOBS) aludel_fault
	@ALUDEL_FAULT_PROGRAM=$(abspath $(RELEASE)/aludel) ctest --test-dir $(CI) --output-on-failure --no-tests=error -L fault

# Reflection on servers of other versions than Debian's, which come from npm.
test-servers:
	@scripts/install-deps.sh test
	@$(MAKE) --no-print-directory $(CI)/build.ninja
	@ninja -C $(CI) -j $(JOBS) aludel_tests
	@scripts/test-servers.sh $(CI)/aludel_tests $(abspath .npm/servers)

# Evaluators on several threads under ThreadSanitizer: a build of its own, so not part of `make test`.
test-threads:
	@scripts/install-deps.sh test
	@cmake --preset threads > /dev/null
	@ninja -C build/threads -j $(JOBS) aludel_python_threads
	@build/threads/aludel_python_threads

bench:
	@scripts/install-deps.sh bench
	@$(MAKE) --no-print-directory $(RELEASE)/aludel
	@ninja -C $(RELEASE) -j $(JOBS) aludel_bench
	@$(RELEASE)/bench/aludel_bench $(abspath $(RELEASE)/aludel) $(BENCH)

# Revision files of real projects, which are not kept here: tests/corpus/README.md.
corpus-python:
	@scripts/install-deps.sh test
	@cmake --preset dev > /dev/null
	@ninja -C build/dev -j $(JOBS) aludel_python_corpus
	@build/dev/aludel_python_corpus $(if $(DIR),$(DIR),$(error DIR=… is where the projects are))

corpus:
	@scripts/install-deps.sh test
	@cmake --preset dev > /dev/null
	@ninja -C build/dev -j $(JOBS) aludel
	@/usr/bin/python3 tests/corpus/alembic/corpus.py $(if $(DIR),$(DIR),$(error DIR=… is where the projects are)) \
	  $(if $(INDEX),--index $(INDEX)) $(if $(ORACLE),--oracle "$(ORACLE)") $(if $(ONLY),--only "$(ONLY)") \
	  $(if $(SQLITE),--sqlite) $(if $(STORED),--stored)

# Their databases at head, inspected and made anew.
corpus-catalog:
	@scripts/install-deps.sh test
	@cmake --preset dev > /dev/null
	@ninja -C build/dev -j $(JOBS) aludel
	@/usr/bin/python3 tests/corpus/alembic/catalog.py $(if $(DIR),$(DIR),$(error DIR=… is where the projects are)) \
	  $(if $(INDEX),--index $(INDEX)) $(if $(ONLY),--only "$(ONLY)") $(if $(SQLITE),--sqlite)

corpus-simulation:
	@scripts/install-deps.sh test
	@cmake --preset dev > /dev/null
	@ninja -C build/dev -j $(JOBS) aludel
	@/usr/bin/python3 tests/corpus/alembic/simulation.py $(if $(DIR),$(DIR),$(error DIR=… is where the projects are)) \
	  $(if $(INDEX),--index $(INDEX)) $(if $(ONLY),--only "$(ONLY)")

# A minute for each target; FUZZ_SECONDS=600 for more.
FUZZ_SECONDS ?= 60
fuzz:
	@scripts/install-deps.sh fuzz
	@cmake --preset fuzz > /dev/null
	@ninja -C build/fuzz -j $(JOBS) fuzz_targets
	@tests/fuzz/run.sh build/fuzz $(FUZZ_SECONDS)

format:
	@scripts/install-deps.sh format
	@git ls-files -z '*.cpp' '*.hpp' | xargs -0 clang-format-14 -i

tidy:
	@scripts/install-deps.sh tidy
	@cmake --preset tidy > /dev/null
	@ninja -C build/tidy -j $(JOBS)

install: all
	@cmake --install $(RELEASE) $(if $(DESTDIR),--prefix $(DESTDIR))

install-deps:
	@scripts/install-deps.sh build test bench fuzz format tidy

clean:
	@rm -rf build
