/* Words by which people name work, and the process that such work mostly belongs to.
 *
 * A hint is a guess for a person to look at.  Nothing is ever owned because of a word.
 */
#pragma once

#include "tfl-method.h"

G_BEGIN_DECLS

typedef struct
{
  TflProcess  process;
  TflWorkflow workflow;
  guint       weight;
  const char *words;  /* N_("…"): in small letters, apart by spaces; "fix*" is all that begins so */
  const char *reason; /* N_("…“%s”…"): %s is the word that was found */
} TflHint;

const TflHint *tfl_hints_get      (guint         *n_hints);

/* The hint that fits best, or NULL. What stands in the process slot (or NULL) counts twice what
 * the names (NULL-terminated) do.  *word gets the word that was found. */
const TflHint *tfl_hint_find      (const char         *owner,
                                   const char *const  *names,
                                   char              **word);

/* Why, translated. (transfer full) */
char          *tfl_hint_to_reason (const TflHint *hint,
                                   const char    *word);

G_END_DECLS
