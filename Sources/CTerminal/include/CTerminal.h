#ifndef HANDOFF_CTERMINAL_H
#define HANDOFF_CTERMINAL_H
// The terminal as a handful of plain C functions. No curses header is visible through this one, so
// Swift sees neither its macros nor its globals. One terminal at a time, one thread; only the signal
// handlers (Guard.c) run elsewhere.
#include <stddef.h>
#include <stdint.h>

typedef struct ct_terminal ct_terminal;

// Why ct_open refused.
enum {
  CT_FINE = 0,
  CT_NO_TTY = 1,         // no descriptor is a terminal and /dev/tty cannot be opened
  CT_TERM_UNSET = 2,     // TERM is empty
  CT_TERM_UNKNOWN = 3,   // TERM is not in the terminfo database
  CT_TERM_INCAPABLE = 4, // TERM cannot move the cursor (dumb)
  CT_NO_DATABASE = 5,    // there is no terminfo database
  CT_BUSY = 6,           // another terminal is open in this process
  CT_FAILED = 7          // the system refused; see errno_value
};

typedef struct {
  int input_fd;  // below 0: /dev/tty
  int output_fd; // below 0: /dev/tty
  const char *term; // NULL: the environment's TERM
  const char *color_term; // NULL: the environment's COLORTERM
  int guard;        // install the signal guard
  int keep_crash_handlers; // leave SEGV, BUS, ILL, TRAP, ABRT, FPE, QUIT to the runtime
  int capture_errors; // 0 never, 1 when descriptor 2 is a terminal, 2 always
  int colorless;      // use no colours
  int mouse;          // ask for mouse events
  int focus;          // ask for focus events
} ct_options;

typedef struct {
  int problem;
  int errno_value;
  char term[64]; // TERM as used, cut, printable
} ct_refusal;

// Attributes of a cell.
enum {
  CT_BOLD = 1, CT_DIM = 2, CT_ITALIC = 4, CT_UNDERLINE = 8, CT_REVERSE = 16
};

// One glyph: a spacing scalar and at most four marks of no width, as the C library counts.
typedef struct {
  uint32_t scalars[5];
  uint8_t count;
  uint16_t attributes;
  int16_t foreground; // -1 default, otherwise a palette index below ct_colors and 256
  int16_t background;
} ct_cell;

ct_terminal *ct_open(const ct_options *options, ct_refusal *refusal);
void ct_close(ct_terminal *terminal);

int ct_colors(const ct_terminal *terminal);      // 0 without colour, above 256 with any
// What is behind the 256 palette indexes, as 0xRRGGBB, for terminals that take any colour.
void ct_set_palette(ct_terminal *terminal, const uint32_t palette[256]);
int ct_is_utf8(const ct_terminal *terminal);     // 0: ASCII only
int ct_locale_is_ascii(const ct_terminal *terminal); // the locale in force names no UTF-8
int ct_is_dead(const ct_terminal *terminal);     // a write failed: the terminal is gone
void ct_size(const ct_terminal *terminal, int *rows, int *columns); // at least 1 by 1
// Reads the size from the system and tells curses; 1 when it changed.
int ct_adopt_size(ct_terminal *terminal);

// The C library's width of a scalar in the terminal's locale: -1, 0, 1 or 2.
int ct_width(uint32_t scalar);

// Puts glyphs from a column on; each takes ct_width of its first scalar columns.
void ct_put(ct_terminal *terminal, int row, int column, const ct_cell *cells, int count);
// Sets one glyph after the frame, at an absolute position outside curses' model.
void ct_put_anchored(ct_terminal *terminal, int row, int column, const ct_cell *cell);
// Blanks the whole frame, before a full redraw.
void ct_erase(ct_terminal *terminal);
// Forgets what the terminal shows, so that the next frame draws all of it.
void ct_distrust_all(ct_terminal *terminal);
// Sends the frame; `synchronized` wraps it as DEC 2026 wants.
void ct_flush(ct_terminal *terminal, int row, int column, int shows_cursor, int synchronized);
void ct_beep(ct_terminal *terminal);
// Asks the terminal to put bytes on its clipboard (OSC 52), as base64.
void ct_copy(ct_terminal *terminal, const char *bytes, size_t count);
void ct_set_mouse(ct_terminal *terminal, int on);

// What ct_wait saw, as bits.
enum {
  CT_WINDOW_CHANGED = 1, CT_CONTINUED = 2, CT_STOP_ASKED = 4, CT_HANGUP = 8, CT_BYTES = 16
};
// Waits for bytes, a signal or the time (milliseconds, below 0 for ever). Returns the bits; the bytes
// read are counted in `received`. With `ignore_input` only signals and time are waited for.
int ct_wait(ct_terminal *terminal, int timeout, uint8_t *bytes, size_t capacity, size_t *received,
            int ignore_input);
// Milliseconds of the monotonic clock.
int64_t ct_milliseconds(void);

// Gives the terminal back to the shell, and takes it again.
void ct_leave(ct_terminal *terminal);
void ct_enter(ct_terminal *terminal);
// After SIGCONT without ct_leave (somebody sent SIGSTOP): takes the terminal again.
void ct_continue(ct_terminal *terminal);
// Stops this process group as ^Z would; returns when it runs again. Call between ct_leave and ct_enter.
void ct_stop_here(void);

int ct_is_terminal(int descriptor);
#endif
