/* Preloaded into the program under test; see README.md.
   FAULT_STEP=n       SIGKILL at the n-th sqlite3_step of the process
   FAULT_MOMENT       "before" (default) or "after" that step
   FAULT_DISK=bytes   writes fail with ENOSPC once so many bytes are written to files
   FAULT_COUNT=file   at exit, the number of steps is written there */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

static long number(const char* name) {
    const char* text = getenv(name);
    return text ? atol(text) : -1;
}

static long steps;

int sqlite3_step(void* statement) {
    static int (*real)(void*);
    if (!real) real = (int (*)(void*))dlsym(RTLD_NEXT, "sqlite3_step");
    const long at = number("FAULT_STEP");
    const char* moment = getenv("FAULT_MOMENT");
    const int after = moment && strcmp(moment, "after") == 0;
    ++steps;
    if (steps == at && !after) kill(getpid(), SIGKILL);
    const int result = real(statement);
    if (steps == at && after) kill(getpid(), SIGKILL);
    return result;
}

static int full(int file, size_t size) {
    static long written;
    const long room = number("FAULT_DISK");
    struct stat about;
    if (room < 0 || fstat(file, &about) != 0 || !S_ISREG(about.st_mode)) return 0;
    if (written + (long)size > room) {
        errno = ENOSPC;
        return 1;
    }
    written += (long)size;
    return 0;
}

ssize_t write(int file, const void* bytes, size_t size) {
    static ssize_t (*real)(int, const void*, size_t);
    if (!real) real = (ssize_t(*)(int, const void*, size_t))dlsym(RTLD_NEXT, "write");
    return full(file, size) ? -1 : real(file, bytes, size);
}

ssize_t pwrite64(int file, const void* bytes, size_t size, off64_t offset) {
    static ssize_t (*real)(int, const void*, size_t, off64_t);
    if (!real) real = (ssize_t(*)(int, const void*, size_t, off64_t))dlsym(RTLD_NEXT, "pwrite64");
    return full(file, size) ? -1 : real(file, bytes, size, offset);
}

ssize_t pwrite(int file, const void* bytes, size_t size, off_t offset) { return pwrite64(file, bytes, size, offset); }

__attribute__((destructor)) static void tell(void) {
    const char* path = getenv("FAULT_COUNT");
    if (path) {
        FILE* file = fopen(path, "w");
        if (file) {
            fprintf(file, "%ld\n", steps);
            fclose(file);
        }
    }
}
