// Opening, closing, waiting: everything but drawing.
#define _GNU_SOURCE
#define _XOPEN_SOURCE_EXTENDED 1
#define NCURSES_WIDECHAR 1
#include "Guard.h"
#include "Internal.h"
#include <curses.h>
#include <errno.h>
#include <fcntl.h>
#include <langinfo.h>
#include <locale.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/ioctl.h>
#include <term.h>
#undef columns // terminfo's macro for its own number
#include <time.h>
#include <unistd.h>

static int is_open;

int ct_is_terminal(int descriptor) { return isatty(descriptor); }

// The character set: the locale's when it is UTF-8, else C.UTF-8's, else ASCII. A person who names a
// locale without UTF-8 (LC_ALL=C) still reads names in UTF-8, but is better served by ASCII borders.
static void choose_locale(ct_terminal *t) {
  const char *named = getenv("LC_ALL");
  if (!named || !*named) named = getenv("LC_CTYPE");
  if (!named || !*named) named = getenv("LANG");
  int names_utf8 = named && (strcasestr(named, "utf-8") || strcasestr(named, "utf8"));
  t->locale_is_ascii = named && *named && !names_utf8;
  static const char *const candidates[] = {"", "C.UTF-8", "C.utf8"};
  for (int i = 0; i < 3; i++) {
    if (!setlocale(LC_CTYPE, candidates[i])) continue;
    if (MB_CUR_MAX > 1 && strcmp(nl_langinfo(CODESET), "UTF-8") == 0) {
      t->utf8 = 1;
      if (i == 0) t->locale_is_ascii = 0;
      return;
    }
  }
  setlocale(LC_CTYPE, "C");
  t->locale_is_ascii = 1;
}

static int take_descriptor(int wanted) {
  if (wanted < 0) return open("/dev/tty", O_RDWR | O_NOCTTY | O_CLOEXEC);
  return fcntl(wanted, F_DUPFD_CLOEXEC, 3);
}

// Terminfo strings may hold `$<milliseconds>` paddings, which are no bytes to send.
static size_t append_capability(char *to, size_t used, size_t size, const char *capability) {
  if (!capability || capability == (char *)-1) return used;
  while (*capability && used < size) {
    if (capability[0] == '$' && capability[1] == '<') {
      const char *end = strchr(capability, '>');
      if (end) {
        capability = end + 1;
        continue;
      }
    }
    to[used++] = *capability++;
  }
  return used;
}

static size_t append_text(char *to, size_t used, size_t size, const char *text) {
  while (*text && used < size) to[used++] = *text++;
  return used;
}

// The resets of what curses knows nothing of.
static size_t append_modes_off(ct_terminal *t, char *to, size_t used, size_t size) {
  if (!t->modern) return used;
  used = append_text(to, used, size, "\033[?2026l\033[?2004l");
  if (t->mouse) used = append_text(to, used, size, "\033[?1006l\033[?1002l\033[?1000l");
  if (t->focus) used = append_text(to, used, size, "\033[?1004l");
  return used;
}

// One string brings the screen back at the end, at every death, and while the shell has the terminal.
// Not endwin: on its return curses would reset the palette with an OSC, and a handler may not call it.
static void render_restore(ct_terminal *t) {
  char *bytes = t->restore;
  size_t size = sizeof t->restore, used = append_modes_off(t, bytes, 0, size);
  used = append_capability(bytes, used, size, exit_attribute_mode);
  if (t->colors) used = append_capability(bytes, used, size, orig_pair);
  used = append_capability(bytes, used, size, cursor_normal);
  used = append_capability(bytes, used, size, t->has_alternate_screen ? exit_ca_mode : clear_screen);
  t->restore_count = used;
  guard_set_restore(bytes, used);
}

static void modes_on(ct_terminal *t) {
  if (!t->modern) return;
  char bytes[128];
  size_t used = append_text(bytes, 0, sizeof bytes, "\033[?2004h");
  if (t->mouse) used = append_text(bytes, used, sizeof bytes, "\033[?1000h\033[?1002h\033[?1006h");
  if (t->focus) used = append_text(bytes, used, sizeof bytes, "\033[?1004h");
  ct_write(t, bytes, used);
}

void ct_set_mouse(ct_terminal *t, int on) {
  if (!t->modern || t->mouse == on) return;
  t->mouse = on;
  // The restore string must name the mode whenever it may be on.
  if (on) render_restore(t), modes_on(t);
  else ct_write(t, "\033[?1006l\033[?1002l\033[?1000l", 24), render_restore(t);
}

static void refuse(ct_refusal *refusal, int problem, int number) {
  refusal->problem = problem;
  refusal->errno_value = number;
}

// Asks terminfo before anything is written or changed.
static int check_term(const char *term, int out, ct_refusal *refusal) {
  size_t n = 0;
  for (; term && term[n] && n + 1 < sizeof refusal->term; n++)
    refusal->term[n] = term[n] > ' ' && term[n] < 127 ? term[n] : '?';
  refusal->term[n] = 0;
  if (!n) return refuse(refusal, CT_TERM_UNSET, 0), 0;
  int found = 0;
  if (setupterm(term, out, &found) != OK) {
    // "unknown" exists as a generic entry: it counts as unknown too; `hc` is 1.
    int problem = found < 0 && strlen(term) < 64 ? CT_NO_DATABASE : CT_TERM_UNKNOWN;
    return refuse(refusal, problem, 0), 0;
  }
  int able = cursor_address && *cursor_address && clear_screen && !hard_copy;
  del_curterm(cur_term);
  if (!able) refuse(refusal, CT_TERM_INCAPABLE, 0);
  return able;
}

static void set_curses_modes(ct_terminal *t, int wants_color) {
  raw();
  noecho();
  nonl();
  intrflush(stdscr, FALSE);
  typeahead(-1); // a frame is never broken off
  leaveok(stdscr, FALSE);
  scrollok(stdscr, FALSE);
  // Shifting characters would also shift what ct_put_anchored set outside curses' model.
  idcok(stdscr, FALSE);
  if (wants_color && start_color() == OK) {
    use_default_colors();
    t->colors = COLORS;
    t->pairs_limit = COLOR_PAIRS < PAIR_SLOTS / 2 ? COLOR_PAIRS : PAIR_SLOTS / 2;
  }
  t->pairs_used = 1;
  t->has_alternate_screen = exit_ca_mode && *exit_ca_mode;
}

ct_terminal *ct_open(const ct_options *options, ct_refusal *refusal) {
  memset(refusal, 0, sizeof *refusal);
  if (is_open) return refuse(refusal, CT_BUSY, 0), NULL;
  const char *term = options->term ? options->term : getenv("TERM");
  ct_terminal *t = calloc(1, sizeof *t);
  if (!t) return refuse(refusal, CT_FAILED, errno), NULL;
  t->in = take_descriptor(options->input_fd);
  t->out = take_descriptor(options->output_fd);
  t->shows_cursor = -1;
  t->composed = -1;
  if (t->in < 0 || t->out < 0 || !isatty(t->in) || !isatty(t->out) || tcgetattr(t->out, &t->saved) != 0)
    refuse(refusal, CT_NO_TTY, errno);
  else if (check_term(term, t->out, refusal)) {
    choose_locale(t);
    // A description shared with another program may be non-blocking, which would lose output.
    t->flags_in = fcntl(t->in, F_GETFL);
    t->flags_out = fcntl(t->out, F_GETFL);
    fcntl(t->in, F_SETFL, t->flags_in & ~O_NONBLOCK);
    fcntl(t->out, F_SETFL, t->flags_out & ~O_NONBLOCK);
    t->input = fdopen(t->in, "r");
    t->output = fdopen(fcntl(t->out, F_DUPFD_CLOEXEC, 3), "w");
    guard_signals_before_curses();
    use_env(FALSE);
    use_tioctl(TRUE);
    set_escdelay(25);
    t->screen = t->input && t->output ? newterm(term, t->output, t->input) : NULL;
    if (!t->screen) refuse(refusal, CT_FAILED, errno);
  }
  if (!t->screen) {
    if (t->input) fclose(t->input); else if (t->in >= 0) close(t->in);
    if (t->output) fclose(t->output);
    if (t->out >= 0) close(t->out);
    free(t);
    return NULL;
  }
  is_open = 1;
  set_curses_modes(t, !options->colorless);
  t->modern = t->has_alternate_screen && strncmp(term, "vt", 2) != 0 && strncmp(term, "ansi", 4) != 0;
  t->mouse = options->mouse && t->modern;
  t->focus = options->focus && t->modern;
  const char *color_term = options->color_term ? options->color_term : getenv("COLORTERM");
  t->speaks_direct = t->modern && t->colors == 256 && ct_can_speak_direct(term, color_term);
  render_restore(t);
  guard_open_pipe();
  guard_install_quiet();
  t->guarded = options->guard;
  if (options->guard) {
    guard_install(t->out, &t->saved, options->keep_crash_handlers);
    guard_arm(1);
  }
  if (options->capture_errors == 2 || (options->capture_errors == 1 && isatty(2))) guard_capture_errors();
  ct_adopt_size(t);
  delay_output(0); // sends what curses has buffered, so that our own bytes come after it
  tcgetattr(t->out, &t->program);
  ct_compose(t);
  modes_on(t);
  // Asked before the first frame: that frame clears the screen, and with it what a terminal that
  // does not understand the question may have printed.
  if (t->modern) ct_write(t, "\033[?2026$p", 9);
  return t;
}

static void leave_screen(ct_terminal *t) {
  ct_write(t, t->restore, t->restore_count);
  tcsetattr(t->out, TCSANOW, &t->saved);
  guard_arm(0);
}

void ct_close(ct_terminal *t) {
  leave_screen(t);
  guard_remove();
  guard_end_errors();
  fcntl(t->in, F_SETFL, t->flags_in);
  fcntl(t->out, F_SETFL, t->flags_out);
  delscreen(t->screen);
  fclose(t->input);
  fclose(t->output);
  close(t->out);
  if (t->composed >= 0) close(t->composed);
  free(t->anchored);
  free(t);
  is_open = 0;
}

void ct_leave(ct_terminal *t) {
  leave_screen(t);
  guard_pause_errors();
  guard_default_stop(1);
}

void ct_stop_here(void) {
  guard_expect_continue();
  kill(0, SIGTSTP);
  // The stop may hit another thread first, and a group without a shell does not stop at all.
  struct timespec pause = {.tv_nsec = 1000000};
  for (int i = 0; i < 200 && !guard_was_continued(); i++) nanosleep(&pause, NULL);
}

static int drain_notes(void);

void ct_enter(ct_terminal *t) {
  guard_default_stop(0);
  guard_resume_errors();
  tcsetattr(t->out, TCSANOW, &t->program);
  if (t->guarded) guard_arm(1);
  char bytes[64];
  ct_write(t, bytes, append_capability(bytes, 0, sizeof bytes, enter_ca_mode));
  drain_notes(); // a change of size is found below, and the rest is what brought us here
  modes_on(t);
  ct_distrust_all(t); // the next frame switches the screen back and draws everything
}

int ct_colors(const ct_terminal *t) { return t->speaks_direct ? 1 << 24 : t->colors; }
int ct_is_utf8(const ct_terminal *t) { return t->utf8; }
int ct_locale_is_ascii(const ct_terminal *t) { return t->locale_is_ascii; }
int ct_is_dead(const ct_terminal *t) { return t->dead; }

void ct_size(const ct_terminal *t, int *rows, int *columns) {
  *rows = t->rows;
  *columns = t->columns;
}

int ct_adopt_size(ct_terminal *t) {
  struct winsize size;
  memset(&size, 0, sizeof size);
  if (ioctl(t->out, TIOCGWINSZ, &size) != 0 || size.ws_row == 0 || size.ws_col == 0) {
    // Some ptys say 0 by 0: what was known, else the usual size.
    if (size.ws_row == 0) size.ws_row = (unsigned short)(t->rows ? t->rows : 24);
    if (size.ws_col == 0) size.ws_col = (unsigned short)(t->columns ? t->columns : 80);
  }
  // Curses allocates three screens of this size; beyond 1000 by 1000 nobody can see.
  int rows = size.ws_row > 1000 ? 1000 : size.ws_row, columns = size.ws_col > 1000 ? 1000 : size.ws_col;
  if (rows == t->rows && columns == t->columns) return 0;
  t->rows = rows;
  t->columns = columns;
  resizeterm(rows, columns);
  return 1;
}

int64_t ct_milliseconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

void ct_continue(ct_terminal *t) { ct_enter(t); }

static int drain_notes(void) {
  char notes[256];
  int seen = 0;
  ssize_t n;
  while ((n = read(guard_pipe(), notes, sizeof notes)) > 0)
    for (ssize_t i = 0; i < n; i++)
      seen |= notes[i] == 'W' ? CT_WINDOW_CHANGED : notes[i] == 'C' ? CT_CONTINUED : CT_STOP_ASKED;
  return seen;
}

int ct_wait(ct_terminal *t, int timeout, uint8_t *bytes, size_t capacity, size_t *received,
            int ignore_input) {
  *received = 0;
  struct pollfd sources[2] = {
      {.fd = guard_pipe(), .events = POLLIN}, {.fd = ignore_input ? -1 : t->in, .events = POLLIN}};
  int ready = poll(sources, 2, timeout);
  if (ready < 0) return errno == EINTR ? drain_notes() : CT_HANGUP;
  int seen = sources[0].revents ? drain_notes() : 0;
  if (sources[1].revents == 0) return seen;
  if (!(sources[1].revents & POLLIN)) return seen | CT_HANGUP;
  ssize_t n = read(t->in, bytes, capacity);
  if (n > 0) {
    *received = (size_t)n;
    return seen | CT_BYTES;
  }
  if (n < 0 && (errno == EINTR || errno == EAGAIN)) return seen;
  return seen | CT_HANGUP; // end of file, EIO: the terminal was closed
}
