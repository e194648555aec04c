#include "indexer/readers/sandbox.hpp"

#include <array>
#include <cerrno>

#include <fcntl.h>
#include <sched.h>
#include <seccomp.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define IMLA_SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define IMLA_SANITIZED 1
#endif
#endif

namespace imla {
namespace {

void limit(__rlimit_resource what, std::uint64_t soft, std::uint64_t hard) {
    rlimit now{};
    getrlimit(what, &now);
    const rlimit wanted{std::min<rlim_t>(soft, now.rlim_max), std::min<rlim_t>(hard, now.rlim_max)};
    setrlimit(what, &wanted);
}

/// Everything a parser needs once it runs; what is not here fails with EPERM, so
/// that a library which merely tries goes on.
bool filter_system_calls() {
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ERRNO(EPERM));
    if (!filter) return false;
    constexpr std::array allowed{SCMP_SYS(read),
                                 SCMP_SYS(readv),
                                 SCMP_SYS(pread64),
                                 SCMP_SYS(write),
                                 SCMP_SYS(writev),
                                 SCMP_SYS(close),
                                 SCMP_SYS(lseek),
                                 SCMP_SYS(fstat),
                                 SCMP_SYS(stat),
                                 SCMP_SYS(lstat),
                                 SCMP_SYS(newfstatat),
                                 SCMP_SYS(statx),
                                 SCMP_SYS(access),
                                 SCMP_SYS(faccessat),
                                 SCMP_SYS(faccessat2),
                                 SCMP_SYS(readlink),
                                 SCMP_SYS(readlinkat),
                                 SCMP_SYS(getdents64),
                                 SCMP_SYS(getcwd),
                                 SCMP_SYS(fcntl),
                                 SCMP_SYS(poll),
                                 SCMP_SYS(ppoll),
                                 SCMP_SYS(mmap),
                                 SCMP_SYS(munmap),
                                 SCMP_SYS(mremap),
                                 SCMP_SYS(mprotect),
                                 SCMP_SYS(madvise),
                                 SCMP_SYS(brk),
                                 SCMP_SYS(futex),
                                 SCMP_SYS(sched_yield),
                                 SCMP_SYS(sched_getaffinity),
                                 SCMP_SYS(getrandom),
                                 SCMP_SYS(rt_sigaction),
                                 SCMP_SYS(rt_sigprocmask),
                                 SCMP_SYS(rt_sigreturn),
                                 SCMP_SYS(sigaltstack),
                                 SCMP_SYS(clock_gettime),
                                 SCMP_SYS(clock_getres),
                                 SCMP_SYS(gettimeofday),
                                 SCMP_SYS(time),
                                 SCMP_SYS(nanosleep),
                                 SCMP_SYS(clock_nanosleep),
                                 SCMP_SYS(getpid),
                                 SCMP_SYS(gettid),
                                 SCMP_SYS(getuid),
                                 SCMP_SYS(geteuid),
                                 SCMP_SYS(getgid),
                                 SCMP_SYS(getegid),
                                 SCMP_SYS(uname),
                                 SCMP_SYS(sysinfo),
                                 SCMP_SYS(getrusage),
                                 SCMP_SYS(getrlimit),
                                 SCMP_SYS(exit),
                                 SCMP_SYS(exit_group),
                                 SCMP_SYS(restart_syscall)};
    bool good = true;
    for (const int call : allowed) good &= seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 0) == 0;
#if defined(IMLA_SANITIZED)  // asks the kernel through a pipe whether memory can be read
    good &= seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(pipe), 0) == 0;
    good &= seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(pipe2), 0) == 0;
#endif
    // The same under a condition on one argument: (its number, comparison, value, and another value).
    const auto allow_where = [&](int call, scmp_arg_cmp where) {
        good &= seccomp_rule_add_array(filter, SCMP_ACT_ALLOW, call, 1, &where) == 0;
    };
    // Opening is for reading alone.
    constexpr std::uint64_t writing = O_WRONLY | O_RDWR | O_CREAT | O_TRUNC | O_APPEND;
    allow_where(SCMP_SYS(open), {1, SCMP_CMP_MASKED_EQ, writing, 0});
    allow_where(SCMP_SYS(openat), {2, SCMP_CMP_MASKED_EQ, writing, 0});
    // abort() signals the process itself; no other can be reached.
    allow_where(SCMP_SYS(tgkill), {0, SCMP_CMP_EQ, static_cast<std::uint64_t>(getpid()), 0});
    // Asking for one's own limits is harmless, setting them is not.
    const std::array own_limits = {scmp_arg_cmp{0, SCMP_CMP_EQ, 0, 0}, scmp_arg_cmp{2, SCMP_CMP_EQ, 0, 0}};
    good &= seccomp_rule_add_array(filter, SCMP_ACT_ALLOW, SCMP_SYS(prlimit64),
                                   static_cast<unsigned>(own_limits.size()), own_limits.data()) == 0;
    good = good && seccomp_load(filter) == 0;
    seccomp_release(filter);
    return good;
}

/// Files may be read under the folders of system data alone: fonts' maps, code
/// pages. Landlock has no wrapper in the C library; numbers and shapes are those of
/// linux/landlock.h.
bool restrict_reading() {
#if defined(__NR_landlock_create_ruleset)
    struct Ruleset {
        std::uint64_t handled;
    };
    struct __attribute__((packed)) Beneath {
        std::uint64_t allowed;
        std::int32_t parent;
    };
    constexpr std::uint64_t every_right = (1u << 13) - 1;  // version 1 of the interface
    constexpr std::uint64_t read_file = 1u << 2, read_folder = 1u << 3;
    constexpr int path_beneath = 1;
    const Ruleset rules{every_right};
    const auto set =
        static_cast<int>(syscall(__NR_landlock_create_ruleset, &rules, sizeof rules, 0));
    if (set < 0) return false;
    for (const char* folder :
         {"/usr/share", "/usr/lib", "/lib", "/etc/fonts", "/var/cache/fontconfig", "/proc/self"}) {
        const int at = open(folder, O_PATH | O_CLOEXEC);
        if (at < 0) continue;
        const Beneath rule{read_file | read_folder, at};
        syscall(__NR_landlock_add_rule, set, path_beneath, &rule, 0);
        close(at);
    }
    const bool good = syscall(__NR_landlock_restrict_self, set, 0) == 0;
    close(set);
    return good;
#else
    return false;
#endif
}

}  // namespace

std::string confine(const Confinement& confinement) {
    limit(RLIMIT_CPU, confinement.cpu_seconds, confinement.cpu_seconds + 2);
    limit(RLIMIT_CORE, 0, 0);
    limit(RLIMIT_FSIZE, 0, 0);
    limit(RLIMIT_NOFILE, 64, 64);
#if !defined(IMLA_SANITIZED)  // a sanitizer reserves terabytes of address space
    if (confinement.address_space > 0)
        limit(RLIMIT_AS, confinement.address_space, confinement.address_space);
#endif
    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
    std::string in_force = "limits";
    if (restrict_reading()) in_force += ", landlock";
    if (filter_system_calls())
        in_force += ", seccomp";
    else if (unshare(CLONE_NEWUSER | CLONE_NEWNET) == 0)
        in_force += ", network namespace";
    return in_force;
}

}  // namespace imla
