#define _GNU_SOURCE
#include "Guard.h"
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#define RESTORE_SIZE 512
#define TAIL_SIZE 8192

static const int crashes[] = {SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGABRT, SIGFPE, SIGQUIT};
static const int endings[] = {SIGTERM, SIGHUP, SIGINT};
#define COUNT(a) (int)(sizeof(a) / sizeof((a)[0]))

static struct {
  int output;
  struct termios saved;
  pid_t owner;
  char restore[2][RESTORE_SIZE];
  size_t restore_count[2];
  atomic_int current; // which restore string is whole
  atomic_int armed;
  int pipe[2];
  int errors_file, errors_saved, errors_active;
  off_t errors_shown;
} guard = {.output = -1, .pipe = {-1, -1}, .errors_file = -1, .errors_saved = -1};

static struct sigaction before[NSIG];
static unsigned char touched[NSIG];
static char alternate[64 * 1024];
static stack_t stack_before;
static int stack_set;
static int exit_registered;
static volatile sig_atomic_t continued;

static void write_all(int fd, const char *bytes, size_t count) {
  while (count > 0) {
    ssize_t n = write(fd, bytes, count);
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return;
    bytes += n;
    count -= (size_t)n;
  }
}

// Shows the end of what was printed on descriptor 2. It may quote anybody's text, so that control
// characters are not passed on.
static void replay_errors(void) {
  static char tail[TAIL_SIZE];
  struct stat st;
  if (guard.errors_file < 0 || guard.errors_saved < 0 || fstat(guard.errors_file, &st) != 0) return;
  off_t from = guard.errors_shown;
  int cut = st.st_size - from > TAIL_SIZE;
  if (cut) from = st.st_size - TAIL_SIZE;
  ssize_t n = pread(guard.errors_file, tail, TAIL_SIZE, from);
  guard.errors_shown = st.st_size;
  if (n <= 0) return;
  ssize_t start = 0;
  if (cut)
    while (start < n && tail[start++] != '\n') {}
  for (ssize_t i = start; i < n; i++) {
    unsigned char c = (unsigned char)tail[i];
    if ((c < 0x20 && c != '\n' && c != '\t') || c == 0x7F) tail[i] = '?';
    if (c == 0xC2 && i + 1 < n && (unsigned char)tail[i + 1] < 0xA0) tail[i] = tail[i + 1] = '?';
  }
  write_all(guard.errors_saved, tail + start, (size_t)(n - start));
}

// Gives the terminal back. The only code that runs in a dying process.
static void restore_now(void) {
  if (getpid() != guard.owner || !atomic_exchange(&guard.armed, 0)) return;
  int current = atomic_load(&guard.current);
  write_all(guard.output, guard.restore[current], guard.restore_count[current]);
  tcsetattr(guard.output, TCSANOW, &guard.saved);
  if (guard.errors_active) replay_errors();
}

static void on_fatal(int number) {
  restore_now();
  struct sigaction standard;
  memset(&standard, 0, sizeof standard);
  standard.sa_handler = SIG_DFL;
  sigaction(number, &standard, NULL);
  sigset_t one;
  sigemptyset(&one);
  sigaddset(&one, number);
  sigprocmask(SIG_UNBLOCK, &one, NULL);
  raise(number);
  _exit(128 + number);
}

static void on_note(int number) {
  int kept = errno;
  char note = number == SIGWINCH ? 'W' : number == SIGCONT ? 'C' : 'Z';
  if (write(guard.pipe[1], &note, 1) < 0) { /* full: the reader is told anyway */ }
  errno = kept;
}

static void on_exit_called(void) { restore_now(); }

static void set(int number, void (*handler)(int), int flags) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = handler;
  action.sa_flags = flags;
  // While a handler restores, nothing may interrupt it; SIGTTOU would stop tcsetattr.
  if (handler == on_fatal) sigfillset(&action.sa_mask); else sigemptyset(&action.sa_mask);
  sigaction(number, &action, NULL);
  touched[number] = 1;
}

void guard_signals_before_curses(void) {
  memset(touched, 0, sizeof touched);
  for (int number = 1; number < NSIG; number++) sigaction(number, NULL, &before[number]);
  // newterm takes these three when they are default.
  touched[SIGINT] = touched[SIGTERM] = touched[SIGTSTP] = touched[SIGWINCH] = 1;
}

void guard_open_pipe(void) {
  if (pipe2(guard.pipe, O_NONBLOCK | O_CLOEXEC) != 0) guard.pipe[0] = guard.pipe[1] = -1;
}

int guard_pipe(void) { return guard.pipe[0]; }

void guard_install_quiet(void) {
  set(SIGWINCH, on_note, SA_RESTART);
  set(SIGCONT, on_note, SA_RESTART);
  set(SIGTSTP, on_note, SA_RESTART);
  set(SIGPIPE, SIG_IGN, 0);
}

void guard_install(int output_fd, const struct termios *saved, int keep_crash_handlers) {
  guard.output = output_fd;
  guard.saved = *saved;
  guard.owner = getpid();
  // A stack overflow leaves no stack to handle it on.
  stack_t stack = {.ss_sp = alternate, .ss_size = sizeof alternate, .ss_flags = 0};
  stack_set = sigaltstack(&stack, &stack_before) == 0;
  if (!keep_crash_handlers)
    for (int i = 0; i < COUNT(crashes); i++) set(crashes[i], on_fatal, SA_ONSTACK);
  for (int i = 0; i < COUNT(endings); i++) {
    // What was ignored when we started (nohup) stays so.
    if (before[endings[i]].sa_handler == SIG_IGN) continue;
    set(endings[i], on_fatal, SA_ONSTACK);
  }
  if (!exit_registered) exit_registered = atexit(on_exit_called) == 0;
}

void guard_remove(void) {
  atomic_store(&guard.armed, 0);
  for (int number = 1; number < NSIG; number++)
    if (touched[number]) sigaction(number, &before[number], NULL);
  memset(touched, 0, sizeof touched);
  if (stack_set) {
    if (stack_before.ss_flags & SS_DISABLE) stack_before.ss_size = sizeof alternate;
    sigaltstack(&stack_before, NULL);
    stack_set = 0;
  }
  for (int i = 0; i < 2; i++) {
    if (guard.pipe[i] >= 0) close(guard.pipe[i]);
    guard.pipe[i] = -1;
  }
  guard.output = -1;
}

void guard_set_restore(const char *bytes, size_t count) {
  int next = 1 - atomic_load(&guard.current);
  if (count > RESTORE_SIZE) count = RESTORE_SIZE;
  memcpy(guard.restore[next], bytes, count);
  guard.restore_count[next] = count;
  atomic_store(&guard.current, next);
}

void guard_arm(int armed) { atomic_store(&guard.armed, armed); }

static void on_continued(int number) {
  (void)number;
  continued = 1;
}

void guard_default_stop(int yes) {
  set(SIGTSTP, yes ? SIG_DFL : on_note, SA_RESTART);
  set(SIGCONT, yes ? on_continued : on_note, SA_RESTART);
  // What runs while the terminal is given away starts with the usual manners.
  set(SIGPIPE, yes ? SIG_DFL : SIG_IGN, 0);
}

void guard_expect_continue(void) { continued = 0; }

int guard_was_continued(void) { return continued; }

int guard_capture_errors(void) {
  guard.errors_file = memfd_create("handoff-errors", MFD_CLOEXEC);
  if (guard.errors_file < 0) return -1;
  guard.errors_saved = fcntl(2, F_DUPFD_CLOEXEC, 10);
  if (guard.errors_saved < 0) {
    close(guard.errors_file);
    guard.errors_file = -1;
    return -1;
  }
  guard.errors_shown = 0;
  guard_resume_errors();
  return 0;
}

void guard_resume_errors(void) {
  if (guard.errors_file < 0) return;
  dup2(guard.errors_file, 2);
  guard.errors_active = 1;
}

void guard_pause_errors(void) {
  if (guard.errors_file < 0 || !guard.errors_active) return;
  guard.errors_active = 0;
  dup2(guard.errors_saved, 2);
  replay_errors();
}

void guard_end_errors(void) {
  if (guard.errors_file < 0) return;
  guard_pause_errors();
  close(guard.errors_file);
  close(guard.errors_saved);
  guard.errors_file = guard.errors_saved = -1;
}
