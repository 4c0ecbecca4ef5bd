#pragma once
#include <stddef.h>
#include <sys/socket.h>

// libcurl is loaded when something is fetched, not when the program starts. Swift cannot call functions of variable
// arguments, and these have to be called as what they are.

typedef size_t (*lectern_bytes_function)(char *bytes, size_t size, size_t count, void *context);
typedef int (*lectern_progress_function)(void *context, long total, long done, long total_sent, long sent);

// An address that a connection is about to be made to, longer than it says where the family needs it.
struct lectern_address {
  int family;
  int kind;
  int protocol;
  unsigned int length;
  struct sockaddr address;
};
typedef int (*lectern_socket_function)(void *context, int purpose, struct lectern_address *address);

typedef int (*lectern_variadic_function)(void *handle, int option, ...);

static inline int lectern_set_long(void *function, void *handle, int option, long value) {
  return ((lectern_variadic_function)function)(handle, option, value);
}

static inline int lectern_set_pointer(void *function, void *handle, int option, const void *value) {
  return ((lectern_variadic_function)function)(handle, option, value);
}

static inline int lectern_set_bytes_function(void *function, void *handle, int option, lectern_bytes_function value) {
  return ((lectern_variadic_function)function)(handle, option, value);
}

static inline int lectern_set_progress_function(void *function, void *handle, int option, lectern_progress_function value) {
  return ((lectern_variadic_function)function)(handle, option, value);
}

static inline int lectern_set_socket_function(void *function, void *handle, int option, lectern_socket_function value) {
  return ((lectern_variadic_function)function)(handle, option, value);
}

static inline int lectern_get_long(void *function, void *handle, int information, long *value) {
  return ((lectern_variadic_function)function)(handle, information, value);
}

static inline int lectern_call_int(void *function, long value) { return ((int (*)(long))function)(value); }
static inline void *lectern_call_new(void *function) { return ((void *(*)(void))function)(); }
static inline int lectern_call_perform(void *function, void *handle) { return ((int (*)(void *))function)(handle); }
static inline void lectern_call_free(void *function, void *handle) { ((void (*)(void *))function)(handle); }
static inline void *lectern_call_append(void *function, void *list, const char *text) {
  return ((void *(*)(void *, const char *))function)(list, text);
}
