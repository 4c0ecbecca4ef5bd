#pragma once

// What Swift cannot see of ncurses and of the C library: macros, variadic functions, and globals that it
// refuses as shared mutable state. Nothing here decides anything.

#define NCURSES_WIDECHAR 1
#include <curses.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <term.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

#include "signals.h"

// The attributes are macros with casts.
static inline unsigned lectern_bold(void) { return A_BOLD; }
static inline unsigned lectern_dim(void) { return A_DIM; }
static inline unsigned lectern_italic(void) { return A_ITALIC; }
static inline unsigned lectern_underline(void) { return A_UNDERLINE; }
static inline unsigned lectern_reverse(void) { return A_REVERSE; }

// `stdscr`, `curscr`, `COLORS` and `COLOR_PAIRS` are globals.
static inline WINDOW *lectern_window(void) { return stdscr; }
static inline WINDOW *lectern_terminal_window(void) { return curscr; }
static inline int lectern_colors(void) { return COLORS; }
static inline int lectern_color_pairs(void) { return COLOR_PAIRS; }

// `getmaxyx` is a macro.
static inline int lectern_height(void) { return getmaxy(stdscr); }
static inline int lectern_width(void) { return getmaxx(stdscr); }

// `stdin` is a global; ncurses wants streams and not descriptors.
static inline FILE *lectern_stdin(void) { return stdin; }

// A file without a name, in memory. Not every C library declares this without being asked to.
int memfd_create(const char *name, unsigned int flags);
static inline int lectern_open_memory(void) { return memfd_create("lectern", 1 /* MFD_CLOEXEC */); }

// Makes one cell of a base and up to four marks, zero for none. Pairs beyond the range of `short` go in
// through the last parameter.
static inline void lectern_set_cell(
    cchar_t *cell, unsigned base, unsigned mark1, unsigned mark2, unsigned mark3, unsigned mark4,
    unsigned attributes, int pair) {
  wchar_t text[6] = {(wchar_t)base, (wchar_t)mark1, (wchar_t)mark2, (wchar_t)mark3, (wchar_t)mark4, 0};
  setcchar(cell, text, (attr_t)attributes, (short)(pair > 32767 ? 32767 : pair), &pair);
}

// `ioctl` is variadic. Returns false for a terminal that does not know its size.
static inline bool lectern_terminal_size(int descriptor, int *width, int *height) {
  struct winsize size;
  if (ioctl(descriptor, TIOCGWINSZ, &size) != 0 || size.ws_col == 0 || size.ws_row == 0) return false;
  *width = size.ws_col;
  *height = size.ws_row;
  return true;
}

// `open` is variadic.
static inline int lectern_open_terminal(void) { return open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY); }

// `fcntl` is variadic. An end of the pipe that handlers write to: never blocks, never inherited.
static inline void lectern_set_pipe_end(int descriptor) {
  fcntl(descriptor, F_SETFL, O_NONBLOCK);
  fcntl(descriptor, F_SETFD, FD_CLOEXEC);
}

// The names of terminfo's capabilities are arrays of unknown length; each ends with a null pointer.
static inline const char *lectern_flag_name(int index) { return boolnames[index]; }
static inline const char *lectern_number_name(int index) { return numnames[index]; }
static inline const char *lectern_string_name(int index) { return strnames[index]; }

// Ends what `setupterm` began; `cur_term` is a macro here.
static inline void lectern_forget_terminal(void) {
  if (cur_term) del_curterm(cur_term);
}

// `errno` is a macro.
static inline int lectern_errno(void) { return errno; }
