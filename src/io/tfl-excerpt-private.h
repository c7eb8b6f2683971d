/* What the making and the pasting of excerpts share.
 *
 *   tfl-excerpt.c        from a model to an excerpt, and an excerpt as text
 *   tfl-excerpt-paste.c  from an excerpt into an edit
 */
#pragma once

#include "tfl-excerpt.h"

G_BEGIN_DECLS

/* The properties of the root that list ids. */
#define TFL_EXCERPT_COPIED "excerpt"
#define TFL_EXCERPT_COMPANIONS "companions"

/* The ids in one of them; NULL where there is none. (transfer full) */
char       **tfl_excerpt_list     (TflModel         *excerpt,
                                   const char       *property);

/* Ways to work, and what is worked with: they belong to nobody, and go wherever work goes that names them. */
gboolean     tfl_excerpt_is_means (const TflElement *element);

/* A new element with the same fields, properties and extras, but references; bare: with its name alone. */
TflElement  *tfl_excerpt_copy     (const TflElement *element,
                                   const char       *id,
                                   gboolean          bare);

G_END_DECLS
