#include "config.h"

#include "tfl-dot.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include <glib-unix.h>
#include <gio/gunixinputstream.h>
#include <gio/gunixoutputstream.h>

/* No honest answer is longer: 10,000 nodes take less than a megabyte. */
#define LONGEST_ANSWER (64 * 1024 * 1024)

struct _TflDot
{
  char *program;
  GSubprocess *process;
  int write_fd; /* both belong to the process's streams */
  int read_fd;
};

/* One question under way. */
typedef struct
{
  const char *rest; /* of the graph, still to be written */
  gsize n_rest;
  gint64 deadline;
  GCancellable *cancellable;
  GString *answer;
} Question;

TflDot *
tfl_dot_new (const char *program)
{
  TflDot *self = g_new0 (TflDot, 1);

  self->program = g_strdup (program);
  return self;
}

void
tfl_dot_discard (TflDot *self)
{
  if (self->process == NULL)
    return;

  g_subprocess_force_exit (self->process);
  g_subprocess_wait (self->process, NULL, NULL);
  g_clear_object (&self->process);
}

void
tfl_dot_free (TflDot *self)
{
  tfl_dot_discard (self);
  g_free (self->program);
  g_free (self);
}

static gboolean
start (TflDot *self)
{
  GOutputStream *to;
  GInputStream *from;

  self->process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE |
                                        G_SUBPROCESS_FLAGS_STDERR_SILENCE,
                                    NULL, self->program, "-Tplain", NULL);
  if (self->process == NULL)
    return FALSE;

  to = g_subprocess_get_stdin_pipe (self->process);
  from = g_subprocess_get_stdout_pipe (self->process);
  self->write_fd = g_unix_output_stream_get_fd (G_UNIX_OUTPUT_STREAM (to));
  self->read_fd = g_unix_input_stream_get_fd (G_UNIX_INPUT_STREAM (from));

  return g_unix_set_fd_nonblocking (self->write_fd, TRUE, NULL) &&
         g_unix_set_fd_nonblocking (self->read_fd, TRUE, NULL);
}

static gboolean
is_complete (GString *answer)
{
  return g_str_has_suffix (answer->str, "\nstop\n") || g_str_equal (answer->str, "stop\n");
}

static gboolean
may_try_again (void)
{
  return errno == EAGAIN || errno == EINTR;
}

/* Writing to a process that is gone raises a signal that would end ours. What others make of that signal is left to
 * them: it is held back in this thread for so long, and taken out if it came. */
static ssize_t
write_quietly (int         fd,
               const char *text,
               gsize       length)
{
  const struct timespec at_once = { 0, 0 };
  sigset_t broken_pipe, before, pending;
  ssize_t n;
  int error;

  sigemptyset (&broken_pipe);
  sigaddset (&broken_pipe, SIGPIPE);
  sigpending (&pending);
  pthread_sigmask (SIG_BLOCK, &broken_pipe, &before);
  n = write (fd, text, length);
  error = errno;
  if (n < 0 && error == EPIPE && !sigismember (&pending, SIGPIPE))
    sigtimedwait (&broken_pipe, NULL, &at_once);
  pthread_sigmask (SIG_SETMASK, &before, NULL);

  errno = error;
  return n;
}

static gboolean
write_some (TflDot   *self,
            Question *question)
{
  ssize_t n = write_quietly (self->write_fd, question->rest, question->n_rest);

  if (n < 0)
    return may_try_again ();

  question->rest += n;
  question->n_rest -= n;
  return TRUE;
}

static gboolean
read_some (TflDot   *self,
           Question *question)
{
  char buffer[16384];
  ssize_t n = read (self->read_fd, buffer, sizeof buffer);

  if (n < 0)
    return may_try_again ();

  g_string_append_len (question->answer, buffer, n);
  return n > 0 && question->answer->len <= LONGEST_ANSWER;
}

/* Writes and reads as either becomes possible: with a large graph dot may fill its side of the pipe while
 * we are still writing ours, and each would wait for the other for ever. */
static TflDotStatus
step (TflDot   *self,
      Question *question)
{
  struct pollfd fds[3] = {
    { self->read_fd, POLLIN, 0 },
    { question->n_rest > 0 ? self->write_fd : -1, POLLOUT, 0 },
    { -1, POLLIN, 0 },
  };
  gint64 left = (question->deadline - g_get_monotonic_time ()) / 1000;

  if (left <= 0)
    return TFL_DOT_HUNG;

  fds[2].fd = g_cancellable_get_fd (question->cancellable);
  poll (fds, G_N_ELEMENTS (fds), MIN (left, 1000));
  if (fds[2].fd >= 0)
    g_cancellable_release_fd (question->cancellable);

  if (g_cancellable_is_cancelled (question->cancellable))
    return TFL_DOT_CANCELLED;
  if (fds[0].revents != 0 && !read_some (self, question))
    return TFL_DOT_CRASHED;
  if (fds[1].revents != 0 && !write_some (self, question))
    return TFL_DOT_CRASHED;
  return TFL_DOT_OK;
}

static TflDotStatus
ask_once (TflDot   *self,
          Question  question)
{
  TflDotStatus status = TFL_DOT_OK;

  g_string_truncate (question.answer, 0);
  if (self->process == NULL && !start (self))
    {
      tfl_dot_discard (self);
      return TFL_DOT_MISSING;
    }

  while (status == TFL_DOT_OK && (question.n_rest > 0 || !is_complete (question.answer)))
    status = step (self, &question);

  if (status != TFL_DOT_OK)
    tfl_dot_discard (self);
  return status;
}

TflDotStatus
tfl_dot_ask (TflDot       *self,
             const char   *graph,
             guint         milliseconds,
             GCancellable *cancellable,
             GString      *answer)
{
  Question question = {
    .rest = graph,
    .n_rest = strlen (graph),
    .deadline = g_get_monotonic_time () + milliseconds * (gint64) 1000,
    .cancellable = cancellable,
    .answer = answer,
  };
  gboolean fresh = self->process == NULL;
  TflDotStatus status = ask_once (self, question);

  /* One that was there before may have ended for reasons of its own (somebody killed it): that is no fault of
   * this graph. */
  return status == TFL_DOT_CRASHED && !fresh ? ask_once (self, question) : status;
}
