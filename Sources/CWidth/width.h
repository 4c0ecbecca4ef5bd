#pragma once
#include <wchar.h>

// The C library declares wcwidth for X/Open programs only, and Swift is not one of them.
extern int wcwidth(wchar_t character);

// Columns that a character takes, as ncurses will count them: 0, 1, 2, or -1 when it cannot be printed.
static inline int lectern_columns(unsigned int scalar) { return wcwidth((wchar_t)scalar); }
