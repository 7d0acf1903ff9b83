#ifndef HANDOFF_INTERNAL_H
#define HANDOFF_INTERNAL_H
// What the C files of this target share.
#include "CTerminal.h"
#include <stdio.h>
#include <termios.h>

#define PAIR_SLOTS 1024

struct ct_terminal {
  void *screen; // SCREEN *
  FILE *input, *output;
  int in, out;
  int composed; // where curses writes: memory, or the terminal when there is none
  int flags_in, flags_out; // file status flags as found
  struct termios saved;   // the terminal's modes as found
  struct termios program; // and while the program has it
  char restore[256]; // the bytes that give the screen back
  size_t restore_count;
  int rows, columns;
  int colors, pairs_used, pairs_limit;
  int speaks_direct; // curses knows 256 colours, but the terminal takes any
  uint32_t palette[256];
  int utf8, locale_is_ascii;
  int modern; // knows private modes: paste, mouse, focus, synchronized output
  int mouse, focus;
  int has_alternate_screen;
  int shows_cursor; // -1 unknown
  int dead;
  int guarded;
  struct { int16_t foreground, background, pair; } pairs[PAIR_SLOTS];
  struct { int row, column; ct_cell cell; } *anchored;
  int anchored_count, anchored_capacity;
};

void ct_write(ct_terminal *terminal, const char *bytes, size_t count);
void ct_compose(ct_terminal *terminal);
int ct_can_speak_direct(const char *term, const char *color_term);
#endif
