/* Text as people compare it: without regard to case and to accents.
 *
 * Folded text is in small letters by Unicode's full folding (“ß” is “ss”), compatibility forms are taken apart,
 * and accents are gone: “Café N° 1” is “cafe no 1”.  Each character is folded by itself, so what is found in the
 * folded text has its place in the text as it stands.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Bytes of a text; `end` is the first that is no longer part of it. */
typedef struct
{
  guint start;
  guint end;
} TflSpan;

void    tfl_fold_append  (GString           *folded,
                          const char        *text);

/* (transfer full) */
char   *tfl_fold         (const char        *text);

/* What somebody typed, folded: each word, or all of it as one. Empty where nothing but blanks is typed.
 * (transfer full): GStrv */
char  **tfl_fold_words   (const char        *text,
                          gboolean           is_phrase);

/* Where folded words stand in a text, in order and apart from each other; an accent goes with its
 * letter. (transfer full): GArray of TflSpan */
GArray *tfl_fold_find    (const char        *text,
                          const char *const *words);

/* The text with another one wherever `find` stands in it, or NULL where it does not.  What is found
 * spelled as it was typed gives way to the replacement as typed; where it has capitals of its own, a
 * replacement without any takes them over: with “desk” → “point”, “Desk” → “Point”. (transfer full) */
char   *tfl_fold_replace (const char        *text,
                          const char        *find,
                          const char        *replacement);

G_END_DECLS
