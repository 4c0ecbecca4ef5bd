#pragma once

// What Swift cannot see of the C library's memory.

#ifdef __linux__
#include <malloc.h>
#endif

// Lets all threads together take memory from no more than so many arenas. Each keeps what was ever taken from it, and
// glibc would make eight for each core.
static inline void lectern_limit_arenas(int most) {
#ifdef M_ARENA_MAX
  mallopt(M_ARENA_MAX, most);
#else
  (void)most;
#endif
}
