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

// Gives the system back what was set free. glibc keeps it for later, in the holes that large texts leave behind.
static inline void lectern_return_memory(void) {
#ifdef M_ARENA_MAX
  malloc_trim(0);
#endif
}

// Says that a piece of memory will be read soon, so that whoever does finds it in a core's own cache.
static inline void lectern_prefetch(const void *place) { __builtin_prefetch(place); }
