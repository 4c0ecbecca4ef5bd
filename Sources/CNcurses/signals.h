#pragma once

// Signal handlers: only C can promise to call nothing but what is allowed inside of one.

// The signals that go to the pipe, those first that ask the program to end, and the crashes.
enum { LECTERN_REQUESTS = 4, LECTERN_NOTICES = 7, LECTERN_CRASHES = 6, LECTERN_LAST_WORDS = 1024 };
static const int lectern_notices[LECTERN_NOTICES] = {SIGTERM,  SIGHUP,  SIGINT, SIGQUIT,
                                                     SIGWINCH, SIGCONT, SIGTSTP};
// Seconds that a program may take to end after a signal asked it to.
enum { LECTERN_PATIENCE = 5 };
static const int lectern_crashes[LECTERN_CRASHES] = {SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE, SIGABRT};

// Undoes every mode of ours on any terminal: synchronised output, pastes, mouse, focus, cursor, looks,
// keypad, alternate screen. What a terminal does not know it ignores.
#define LECTERN_RESET \
  "\033[?2026l\033[?2004l\033[?1006l\033[?1003l\033[?1002l\033[?1000l\033[?1004l" \
  "\033[m\033(B\033[?1l\033>\033[?1049l\033[?25h\r"

struct lectern_signals {
  int pipe;             // where handlers write the number of a signal
  int terminal;         // the terminal to be given back after a crash, or -1
  bool draws;           // whether modes of it were set by sequences, too
  struct termios saved; // its settings before we changed them
  time_t asked;         // when a signal first asked us to end
  int request;          // that signal
  char last_words[LECTERN_LAST_WORDS]; // said after a crash, with its newline
  struct sigaction notices[LECTERN_NOTICES];
  struct sigaction crashes[LECTERN_CRASHES];
  struct sigaction broken_pipe;
  struct sigaction patience;
  char stack[65536];
};

// A handler gets no context, so this one thing is shared. Weak, so that the object files that include this
// header share one.
__attribute__((weak)) struct lectern_signals lectern_signals = {.pipe = -1, .terminal = -1};

// Undoes what we did to the terminal. One that takes no more bytes, after ^S or over a dead line, is not waited
// for.
static inline void lectern_reset_terminal(void) {
  if (lectern_signals.terminal < 0) return;
  tcsetattr(lectern_signals.terminal, TCSANOW, &lectern_signals.saved);
  if (!lectern_signals.draws) return;
  int flags = fcntl(lectern_signals.terminal, F_GETFL);
  fcntl(lectern_signals.terminal, F_SETFL, flags | O_NONBLOCK);
  ssize_t ignored = write(lectern_signals.terminal, LECTERN_RESET, sizeof LECTERN_RESET - 1);
  (void)ignored;
  fcntl(lectern_signals.terminal, F_SETFL, flags);
}

// Ends a program that was asked to end and hangs, such as on a terminal that takes no more bytes.
static inline void lectern_on_patience_lost(int number) {
  (void)number;
  lectern_reset_terminal();
  _exit(128 + lectern_signals.request);
}

static inline time_t lectern_seconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec;
}

// Notes that a signal, or a terminal that went away without one, asks the program to end.
static inline void lectern_note_request(int number) {
  if (lectern_signals.asked != 0) return;
  lectern_signals.asked = lectern_seconds();
  lectern_signals.request = number;
  alarm(LECTERN_PATIENCE);
}

// Passes the number on. Who asks a second time, a second or more after the first, is not kept waiting by a
// program that hangs; terminal and shell both sending SIGHUP at once count as one.
static inline void lectern_on_notice(int number) {
  int error = errno;
  if (number == SIGTERM || number == SIGHUP || number == SIGINT || number == SIGQUIT) {
    if (lectern_signals.asked != 0 && lectern_seconds() - lectern_signals.asked >= 2) {
      lectern_reset_terminal();
      _exit(128 + number);
    }
    lectern_note_request(number);
  }
  unsigned char byte = (unsigned char)number;
  ssize_t ignored = write(lectern_signals.pipe, &byte, 1);
  (void)ignored;
  errno = error;
}

// Gives the terminal back, says the last words and dies of the same signal.
static inline void lectern_on_crash(int number) {
  if (lectern_signals.terminal >= 0) {
    lectern_reset_terminal();
    ssize_t ignored = write(STDERR_FILENO, lectern_signals.last_words, strlen(lectern_signals.last_words));
    (void)ignored;
  }
  lectern_signals.terminal = -1;
  // Not to the handler before ours: Swift's would ask questions on the terminal for half a minute.
  signal(number, SIG_DFL);
  raise(number);
}

// Remembers the terminal as it is. From now on a crash gives it back, and says one more line. `draws` tells whether
// more than its settings will be changed.
static inline bool lectern_guard_terminal(int descriptor, bool draws, const char *last_words) {
  lectern_signals.draws = draws;
  snprintf(lectern_signals.last_words, LECTERN_LAST_WORDS - 1, "%s", last_words);
  strcat(lectern_signals.last_words, "\n");
  if (tcgetattr(descriptor, &lectern_signals.saved) != 0) return false;
  lectern_signals.terminal = descriptor;
  return true;
}

// Sets the terminal so that every key comes at once and as it is, and output goes as it is. Waits while the program is
// in the background.
static inline void lectern_take_settings(void) {
  if (lectern_signals.terminal < 0) return;
  struct termios settings = lectern_signals.saved;
  settings.c_iflag &= (tcflag_t) ~(IXON | BRKINT | PARMRK | ICRNL | INLCR | IGNCR);
  settings.c_oflag &= (tcflag_t)~ONLCR;
  settings.c_lflag &= (tcflag_t) ~(ICANON | ISIG | IEXTEN | ECHO | ECHONL);
  settings.c_cc[VMIN] = 1;
  settings.c_cc[VTIME] = 0;
  while (tcsetattr(lectern_signals.terminal, TCSADRAIN, &settings) != 0 && errno == EINTR) {
  }
}

// Puts the terminal's settings back as they were found.
static inline void lectern_restore_settings(void) {
  if (lectern_signals.terminal < 0) return;
  while (tcsetattr(lectern_signals.terminal, TCSANOW, &lectern_signals.saved) != 0 && errno == EINTR) {
  }
}

static inline void lectern_handle(int number, void (*handler)(int), int flags, struct sigaction *old) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = handler;
  action.sa_flags = flags;
  sigfillset(&action.sa_mask);
  sigaction(number, &action, old);
}

// Lets this thread, which is the first, take the signals that there are handlers for: whoever started the program may
// have blocked them, and other threads take none.
static inline void lectern_unblock_signals(void) {
  sigset_t signals;
  sigemptyset(&signals);
  for (int index = 0; index < LECTERN_NOTICES; index++) sigaddset(&signals, lectern_notices[index]);
  for (int index = 0; index < LECTERN_CRASHES; index++) sigaddset(&signals, lectern_crashes[index]);
  sigaddset(&signals, SIGALRM);
  pthread_sigmask(SIG_UNBLOCK, &signals, NULL);
}

// Installs all handlers; numbers of signals are written to `pipe`. SIGTSTP stays ignored where it was so.
static inline void lectern_install_handlers(int pipe) {
  lectern_signals.pipe = pipe;
  lectern_signals.asked = 0;
  for (int index = 0; index < LECTERN_NOTICES; index++) {
    lectern_handle(lectern_notices[index], lectern_on_notice, SA_RESTART, &lectern_signals.notices[index]);
    if (lectern_notices[index] == SIGTSTP && lectern_signals.notices[index].sa_handler == SIG_IGN)
      sigaction(SIGTSTP, &lectern_signals.notices[index], NULL);
  }
  stack_t stack;
  memset(&stack, 0, sizeof stack);
  if (sigaltstack(NULL, &stack) == 0 && (stack.ss_flags & SS_DISABLE)) {
    stack.ss_sp = lectern_signals.stack;
    stack.ss_size = sizeof lectern_signals.stack;
    stack.ss_flags = 0;
    sigaltstack(&stack, NULL);
  }
  for (int index = 0; index < LECTERN_CRASHES; index++)
    lectern_handle(lectern_crashes[index], lectern_on_crash, SA_ONSTACK, &lectern_signals.crashes[index]);
  lectern_handle(SIGPIPE, SIG_IGN, 0, &lectern_signals.broken_pipe);
  lectern_handle(SIGALRM, lectern_on_patience_lost, 0, &lectern_signals.patience);
  lectern_unblock_signals();
}

// Puts every handler back as it was found. But a program that was asked to end is about to, and has only to write
// what it knows: no second request may cut that short, as terminal and shell both make one.
static inline void lectern_remove_handlers(void) {
  for (int index = 0; index < LECTERN_NOTICES; index++) {
    if (lectern_signals.asked != 0 && index < LECTERN_REQUESTS) {
      lectern_handle(lectern_notices[index], SIG_IGN, 0, NULL);
    } else {
      sigaction(lectern_notices[index], &lectern_signals.notices[index], NULL);
    }
  }
  for (int index = 0; index < LECTERN_CRASHES; index++)
    sigaction(lectern_crashes[index], &lectern_signals.crashes[index], NULL);
  sigaction(SIGPIPE, &lectern_signals.broken_pipe, NULL);
  alarm(0);
  sigaction(SIGALRM, &lectern_signals.patience, NULL);
  lectern_signals.pipe = -1;
  lectern_signals.terminal = -1;
}

// While another program has the terminal: ^C and ^\ are for that program alone, and ^Z stops it and us together.
static inline void lectern_lend_signals(void) {
  struct sigaction current;
  if (sigaction(SIGTSTP, NULL, &current) == 0 && current.sa_handler != SIG_IGN)
    lectern_handle(SIGTSTP, SIG_DFL, 0, NULL);
  lectern_handle(SIGINT, SIG_IGN, 0, NULL);
  lectern_handle(SIGQUIT, SIG_IGN, 0, NULL);
}

static inline void lectern_take_signals_back(void) {
  struct sigaction current;
  if (sigaction(SIGTSTP, NULL, &current) == 0 && current.sa_handler != SIG_IGN)
    lectern_handle(SIGTSTP, lectern_on_notice, SA_RESTART, NULL);
  lectern_handle(SIGINT, lectern_on_notice, SA_RESTART, NULL);
  lectern_handle(SIGQUIT, lectern_on_notice, SA_RESTART, NULL);
}

// Lets a program that is started have every signal as it is by default, and none blocked.
static inline void lectern_use_default_signals(posix_spawnattr_t *attributes) {
  sigset_t all, none;
  sigemptyset(&none);
  sigemptyset(&all);
  for (int index = 0; index < LECTERN_NOTICES; index++) sigaddset(&all, lectern_notices[index]);
  for (int index = 0; index < LECTERN_CRASHES; index++) sigaddset(&all, lectern_crashes[index]);
  sigaddset(&all, SIGPIPE);
  sigaddset(&all, SIGALRM);
  posix_spawnattr_setsigdefault(attributes, &all);
  posix_spawnattr_setsigmask(attributes, &none);
  posix_spawnattr_setflags(attributes, POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);
}

// Whether ^Z can do anything: not without a shell that could continue us.
static inline bool lectern_can_stop(void) {
  struct sigaction current;
  return sigaction(SIGTSTP, NULL, &current) == 0 && current.sa_handler != SIG_IGN && getsid(0) != getpid();
}

// Stops this process and all others of its pipeline, as ^Z does; returns when continued.
static inline void lectern_stop_group(void) {
  struct sigaction ours;
  lectern_handle(SIGTSTP, SIG_DFL, 0, &ours);
  kill(0, SIGTSTP);
  // Another thread may have taken the signal: then this one gets here before it is stopped. Wait for SIGCONT
  // a moment, it interrupts the sleep.
  struct timespec moment = {0, 100 * 1000 * 1000};
  nanosleep(&moment, NULL);
  sigaction(SIGTSTP, &ours, NULL);
}
