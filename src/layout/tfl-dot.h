/* A `dot -Tplain` process kept open, asked one graph after another.
 *
 * Whatever goes wrong with it is a status, never an error: the process is thrown away and the next question
 * starts a fresh one.  Used from one thread at a time.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  TFL_DOT_OK,
  TFL_DOT_MISSING,   /* it could not be started */
  TFL_DOT_CRASHED,   /* it ended before it answered */
  TFL_DOT_HUNG,      /* no answer within the limit */
  TFL_DOT_GARBAGE,   /* the answer is none; said by the caller, who reads it */
  TFL_DOT_CANCELLED,
} TflDotStatus;

typedef struct _TflDot TflDot;

TflDot      *tfl_dot_new      (const char   *program);
void         tfl_dot_free     (TflDot       *self);

/* Asks one graph; answer gets what dot prints, up to and with its “stop” line. A process that
 * ended since the last question is replaced without a word. */
TflDotStatus tfl_dot_ask      (TflDot       *self,
                               const char   *graph,
                               guint         milliseconds,
                               GCancellable *cancellable,
                               GString      *answer);

/* Throws the process away: the next question starts another. */
void         tfl_dot_discard  (TflDot       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TflDot, tfl_dot_free)

G_END_DECLS
