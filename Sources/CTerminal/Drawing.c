// From cells to bytes. Curses keeps the model of the screen and finds the cheapest bytes.
#define _GNU_SOURCE
#define _XOPEN_SOURCE_EXTENDED 1
#define NCURSES_WIDECHAR 1
#include "Internal.h"
#include <curses.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <term.h>
#undef columns // terminfo's macro for its own number
#include <unistd.h>
#include <wchar.h>

int ct_width(uint32_t scalar) { return wcwidth((wchar_t)scalar); }

// Writes past curses; only when its buffer is empty, that is after a frame.
void ct_write(ct_terminal *t, const char *bytes, size_t count) {
  while (count > 0 && !t->dead) {
    ssize_t n = write(t->out, bytes, count);
    if (n > 0) {
      bytes += n;
      count -= (size_t)n;
    } else if (n < 0 && errno == EINTR) {
      continue;
    } else if (n < 0 && errno == EAGAIN) {
      struct pollfd one = {.fd = t->out, .events = POLLOUT};
      poll(&one, 1, 1000);
    } else {
      t->dead = 1;
    }
  }
}

// No TERM of today says that a terminal takes any colour; COLORTERM does. Programs inside GNU screen inherit it,
// and there it is not so. What curses will send must be what say_colors understands.
int ct_can_speak_direct(const char *term, const char *color_term) {
  if (!color_term || (strcmp(color_term, "truecolor") && strcmp(color_term, "24bit"))) return 0;
  if (!strncmp(term, "screen", 6) || !set_a_foreground || !set_a_background) return 0;
  char front[64];
  snprintf(front, sizeof front, "%s", tiparm(set_a_foreground, 200));
  return !strcmp(front, "\033[38;5;200m") && !strcmp(tiparm(set_a_background, 200), "\033[48;5;200m");
}

void ct_set_palette(ct_terminal *t, const uint32_t palette[256]) {
  memcpy(t->palette, palette, sizeof t->palette);
}

// A palette index as the terminal counts: terminals of direct colour have only the first eight.
static int number_for(const ct_terminal *t, int index) {
  if (t->colors <= 256 || index < 8) return index;
  int color = (int)t->palette[index];
  return color < 8 ? 8 : color; // the first eight numbers are no blues but the palette's colours
}

// Colour pairs come into being when first used; a terminal with few of them falls back to the
// foreground alone, then to the default colours.
static int pair_for(ct_terminal *t, int foreground, int background) {
  if (t->colors <= 0) return 0;
  if (foreground >= t->colors) foreground = -1;
  if (background >= t->colors) background = -1;
  if (foreground < 0 && background < 0) return 0;
  unsigned slot = ((unsigned)(foreground + 1) * 257u + (unsigned)(background + 1)) % PAIR_SLOTS;
  while (t->pairs[slot].pair) {
    if (t->pairs[slot].foreground == foreground && t->pairs[slot].background == background)
      return t->pairs[slot].pair;
    slot = (slot + 1) % PAIR_SLOTS;
  }
  if (t->pairs_used >= t->pairs_limit || init_extended_pair(t->pairs_used, number_for(t, foreground), number_for(t, background)) != OK)
    return background >= 0 ? pair_for(t, foreground, -1) : 0;
  t->pairs[slot].foreground = (int16_t)foreground;
  t->pairs[slot].background = (int16_t)background;
  t->pairs[slot].pair = (int16_t)t->pairs_used;
  return t->pairs_used++;
}

static attr_t attributes_for(unsigned bits) {
  attr_t attributes = A_NORMAL;
  if (bits & CT_BOLD) attributes |= A_BOLD;
  if (bits & CT_DIM) attributes |= A_DIM;
  if (bits & CT_ITALIC) attributes |= A_ITALIC;
  if (bits & CT_UNDERLINE) attributes |= A_UNDERLINE;
  if (bits & CT_REVERSE) attributes |= A_REVERSE;
  return attributes;
}

static void make_glyph(ct_terminal *t, const ct_cell *cell, cchar_t *glyph) {
  wchar_t text[6];
  int n = cell->count > 5 ? 5 : cell->count;
  for (int i = 0; i < n; i++) text[i] = (wchar_t)cell->scalars[i];
  text[n] = 0;
  int pair = pair_for(t, cell->foreground, cell->background);
  attr_t attributes = attributes_for(cell->attributes);
  if (n == 0 || setcchar(glyph, text, attributes, 0, &pair) != OK)
    setcchar(glyph, L" ", attributes, 0, &pair);
}

void ct_put(ct_terminal *t, int row, int column, const ct_cell *cells, int count) {
  if (row < 0 || row >= t->rows || column < 0 || column >= t->columns) return;
  cchar_t glyphs[128];
  while (count > 0 && column < t->columns) {
    int n = count > 128 ? 128 : count, columns = 0, width = 1;
    for (int i = 0; i < n; i++) {
      // Most cells are like the one before: blanks, borders.
      if (i > 0 && !memcmp(&cells[i], &cells[i - 1], sizeof *cells)) {
        glyphs[i] = glyphs[i - 1];
      } else {
        make_glyph(t, &cells[i], &glyphs[i]);
        width = cells[i].count ? ct_width(cells[i].scalars[0]) : 1;
      }
      columns += width > 0 ? width : 1;
    }
    mvwadd_wchnstr(stdscr, row, column, glyphs, n);
    column += columns;
    cells += n;
    count -= n;
  }
}

void ct_put_anchored(ct_terminal *t, int row, int column, const ct_cell *cell) {
  if (row < 0 || row >= t->rows || column < 0 || column >= t->columns) return;
  if (t->anchored_count == t->anchored_capacity) {
    int capacity = t->anchored_capacity ? t->anchored_capacity * 2 : 16;
    void *grown = realloc(t->anchored, (size_t)capacity * sizeof *t->anchored);
    if (!grown) return; // the blank that curses drew stays
    t->anchored = grown;
    t->anchored_capacity = capacity;
  }
  t->anchored[t->anchored_count].row = row;
  t->anchored[t->anchored_count].column = column;
  t->anchored[t->anchored_count++].cell = *cell;
}

void ct_erase(ct_terminal *t) {
  (void)t;
  werase(stdscr);
}

void ct_distrust_all(ct_terminal *t) {
  t->shows_cursor = -1;
  clearok(curscr, TRUE);
}

static struct { char *bytes; size_t used, capacity; } extra;

static int reserve_extra(size_t count) {
  if (extra.capacity - extra.used >= count) return 1;
  size_t capacity = extra.capacity * 2 + count + 1024;
  char *grown = realloc(extra.bytes, capacity);
  if (!grown) return 0;
  extra.bytes = grown;
  extra.capacity = capacity;
  return 1;
}

static int put_extra(int byte) {
  if (!reserve_extra(1)) return ERR;
  extra.bytes[extra.used++] = (char)byte;
  return byte;
}

static void send_extra(ct_terminal *t) {
  if (extra.used) ct_write(t, extra.bytes, extra.used);
  extra.used = 0;
}

// Curses sends what it has at every cursor motion, a hundred times in a full frame, and each time the
// terminal would wake and perhaps show half a frame. So it writes into memory, and a frame leaves in one
// piece.
void ct_compose(ct_terminal *t) {
  int memory = memfd_create("handoff-frame", MFD_CLOEXEC);
  if (memory < 0) return;
  if (dup3(memory, fileno(t->output), O_CLOEXEC) < 0) close(memory);
  else t->composed = memory;
}

static int begins(const char *bytes, size_t count, const char *word) {
  size_t length = strlen(word);
  return count >= length && !memcmp(bytes, word, length);
}

// Leaves out what changes nothing, a tenth to a third of a frame in colours: the default foreground or
// background (39, 49) just before all attributes end (SGR 0), and going back to ASCII (ESC ( B) where the line
// drawing set is not used because lines are Unicode. Only for descriptions in the manner of xterm's.
static size_t shorten(char *bytes, size_t count) {
  if (memmem(bytes, count, "\033(0", 3)) return count;
  static const char *const defaults[] = {"\033[39m", "\033[49m", "\033[39;49m"};
  static const char ascii[] = "\033(B", normal[] = "\033[m";
  size_t used = 0;
  for (size_t i = 0; i < count;) {
    const char *rest = bytes + i;
    size_t left = count - i;
    if (begins(rest, left, ascii)) {
      i += strlen(ascii);
      continue;
    }
    size_t dropped = 0;
    for (size_t d = 0; d < 3 && !dropped; d++) {
      size_t length = strlen(defaults[d]);
      if (!begins(rest, left, defaults[d])) continue;
      size_t next = begins(rest + length, left - length, ascii) ? length + strlen(ascii) : length;
      if (begins(rest + next, left - next, normal)) dropped = next;
    }
    if (dropped) {
      i += dropped;
      continue;
    }
    // To the next sequence at once: most of a frame is text.
    const char *escape = left > 1 ? memchr(rest + 1, '\033', left - 1) : NULL;
    size_t run = escape ? (size_t)(escape - rest) : left;
    memmove(bytes + used, rest, run);
    used += run;
    i += run;
  }
  return used;
}

// Takes what curses wrote.
static void take_composed(ct_terminal *t) {
  if (t->composed < 0) return;
  off_t count = lseek(t->composed, 0, SEEK_CUR);
  if (count <= 0 || !reserve_extra((size_t)count)) return;
  ssize_t taken = pread(t->composed, extra.bytes + extra.used, (size_t)count, 0);
  if (taken > 0) extra.used += (size_t)taken;
  lseek(t->composed, 0, SEEK_SET);
}

// How many bytes at `from` choose a colour of the palette's fixed part, and which; 0 when it is something else.
static size_t fixed_color(const char *from, const char *end, int *index) {
  if (end - from < 10 || memcmp(from, "\033[", 2) || (from[2] != '3' && from[2] != '4')
      || memcmp(from + 3, "8;5;", 4))
    return 0;
  const char *at = from + 7;
  int number = 0;
  while (at < end && *at >= '0' && *at <= '9' && number < 256) number = number * 10 + *at++ - '0';
  if (at == end || *at != 'm' || number < 16 || number > 255) return 0;
  *index = number;
  return (size_t)(at + 1 - from);
}

// Says colours as red, green and blue where the terminal takes them so: somebody may have changed the palette.
// Curses sends each colour in a sequence of its own.
static void say_colors(ct_terminal *t) {
  static struct { char *bytes; size_t capacity; } said;
  if (!t->speaks_direct || !extra.used || !memchr(extra.bytes, '\033', extra.used)) return;
  // "\033[38;5;16m" becomes at most "\033[38;2;255;255;255m".
  size_t most = extra.used * 2;
  if (said.capacity < most) {
    char *grown = realloc(said.bytes, most);
    if (!grown) return;
    said.bytes = grown;
    said.capacity = most;
  }
  const char *from = extra.bytes, *end = from + extra.used;
  char *to = said.bytes;
  while (from < end) {
    int index;
    size_t count = fixed_color(from, end, &index);
    if (!count) {
      *to++ = *from++;
      continue;
    }
    unsigned color = t->palette[index];
    char text[32];
    int length = snprintf(text, sizeof text, "\033[%c8;2;%u;%u;%um", from[2], color >> 16, color >> 8 & 255, color & 255);
    memcpy(to, text, (size_t)length);
    to += length;
    from += count;
  }
  size_t count = (size_t)(to - said.bytes);
  if (count > extra.used && !reserve_extra(count - extra.used)) return;
  memcpy(extra.bytes, said.bytes, count);
  extra.used = count;
}

static void move_extra(int row, int column) {
  tputs(tiparm(cursor_address, row, column), 1, put_extra);
}

// Glyphs whose width is disputed go to absolute places after the frame; curses believes in blanks
// there, so nothing after them can shift. The attributes are left as curses last set them.
static void draw_anchored(ct_terminal *t, int row, int column) {
  for (int i = 0; i < t->anchored_count; i++) {
    const ct_cell *cell = &t->anchored[i].cell;
    int pair = pair_for(t, cell->foreground, cell->background);
    move_extra(t->anchored[i].row, t->anchored[i].column);
    vid_puts(attributes_for(cell->attributes), 0, &pair, put_extra);
    for (int s = 0; s < cell->count && s < 5; s++) {
      char text[16];
      mbstate_t state;
      memset(&state, 0, sizeof state);
      size_t n = wcrtomb(text, (wchar_t)cell->scalars[s], &state);
      if (n == (size_t)-1) continue;
      for (size_t b = 0; b < n; b++) put_extra(text[b]);
    }
  }
  int plain = 0;
  vid_puts(A_NORMAL, 0, &plain, put_extra);
  move_extra(row, column);
  t->anchored_count = 0;
}

// Stands in for the part of curses that scrolls rows in the terminal where many have moved; curses has no switch
// for it. Scrolling would carry along what draw_anchored set outside curses' model, and as windows stand beside
// each other it is hardly ever shorter. The library is linked from its archive, so that this one is taken.
void _nc_scroll_optimize_sp(SCREEN *screen) { (void)screen; }

void ct_flush(ct_terminal *t, int row, int column, int shows_cursor, int synchronized) {
  if (t->dead) return;
  if (row < 0) row = 0;
  if (column < 0) column = 0;
  if (row >= t->rows) row = t->rows - 1;
  if (column >= t->columns) column = t->columns - 1;
  synchronized = synchronized && t->modern;
  extra.used = 0;
  // Not putp: it writes to the process's standard output, whatever the screen is.
  if (synchronized)
    for (const char *begin = "\033[?2026h"; *begin; begin++) put_extra(*begin);
  if (t->composed < 0) send_extra(t);
  wmove(stdscr, row, column);
  wnoutrefresh(stdscr);
  doupdate();
  take_composed(t);
  if (t->anchored_count) draw_anchored(t, row, column);
  if (shows_cursor != t->shows_cursor) {
    // Terminals without an invisible cursor simply keep it; it stands where it was put.
    const char *change = shows_cursor ? cursor_normal : cursor_invisible;
    if (change && change != (char *)-1) tputs(change, 1, put_extra);
    t->shows_cursor = shows_cursor;
  }
  if (synchronized)
    for (const char *end = "\033[?2026l"; *end; end++) put_extra(*end);
  if (t->modern && t->utf8) extra.used = shorten(extra.bytes, extra.used);
  say_colors(t);
  send_extra(t);
}

void ct_beep(ct_terminal *t) {
  if (t->dead) return;
  beep();
  take_composed(t);
  send_extra(t);
}

void ct_copy(ct_terminal *t, const char *bytes, size_t count) {
  static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  if (t->dead || !t->modern) return;
  extra.used = 0;
  for (const char *begin = "\033]52;c;"; *begin; begin++) put_extra(*begin);
  for (size_t i = 0; i < count; i += 3) {
    size_t left = count - i;
    unsigned long group = (unsigned long)(unsigned char)bytes[i] << 16;
    if (left > 1) group |= (unsigned long)(unsigned char)bytes[i + 1] << 8;
    if (left > 2) group |= (unsigned char)bytes[i + 2];
    put_extra(digits[group >> 18 & 63]);
    put_extra(digits[group >> 12 & 63]);
    put_extra(left > 1 ? digits[group >> 6 & 63] : '=');
    put_extra(left > 2 ? digits[group & 63] : '=');
  }
  put_extra('\007');
  send_extra(t);
}
