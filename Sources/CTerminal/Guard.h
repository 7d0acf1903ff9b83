#ifndef HANDOFF_GUARD_H
#define HANDOFF_GUARD_H
// What must survive any death: the terminal's settings, the bytes that bring its screen back, and
// what was printed on descriptor 2 meanwhile. Everything here that a handler calls is
// async-signal-safe.
#include <stddef.h>
#include <termios.h>

void guard_signals_before_curses(void); // remembers what curses is about to change
void guard_install(int output_fd, const struct termios *saved, int keep_crash_handlers);
void guard_install_quiet(void); // window size, stop and continue only
void guard_remove(void);
void guard_set_restore(const char *bytes, size_t count); // may be called while armed
void guard_arm(int armed);                               // whether a death must restore
int guard_pipe(void);                                    // readable when a signal came; below 0 on failure
void guard_open_pipe(void);
void guard_default_stop(int yes); // SIGTSTP stops (while the shell has the terminal)
void guard_expect_continue(void);
int guard_was_continued(void); // since guard_expect_continue

int guard_capture_errors(void); // 0 when it works
void guard_pause_errors(void);  // descriptor 2 is itself again; what came is replayed
void guard_resume_errors(void);
void guard_end_errors(void);
#endif
