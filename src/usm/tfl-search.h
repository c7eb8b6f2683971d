/* Finding elements by what is written in them.
 *
 * A search holds the folded text of each element, its name first, then every other text field that the
 * metamodel has for its kind.  It follows a model from diff to diff; what an update costs is what changed, and a
 * search brought up to date equals one made from scratch.  Places are never found: they are no things.
 *
 * A run is one query under way, to be taken step by step where there is much to look at.  An update ends all runs:
 * free them before it.
 */
#pragma once

#include "tfl-findings.h"

#include "model/tfl-fold.h"

G_BEGIN_DECLS

/* What to find.  All that is asked for must hold; a mask of 0, NULL and FALSE ask for nothing. */
typedef struct
{
  const char *text;         /* words, each of which must be in the name or another text */
  gboolean    is_phrase;    /* … or one phrase */
  gboolean    names_only;   /* … and only in names */
  guint       kinds;        /* bit 1 << TflKind */
  guint       processes;    /* bit 1 << TflProcess: what owns work, what a practice plugs into … */
  guint       workflows;    /* bit 1 << TflWorkflow */
  const char *practice;     /* id: of work done this way */
  const char *tool;         /* id: of work done with it */
  gboolean    has_findings; /* not set aside */
  gboolean    is_orphan;    /* work without an owning process, not set aside */
} TflQuery;

typedef struct _TflSearch TflSearch;
typedef struct _TflSearchRun TflSearchRun;

TflSearch    *tfl_search_new          (TflModel        *model);
void          tfl_search_free         (TflSearch       *self);

/* Follows a diff whose "before" is the model it stands at. */
void          tfl_search_update       (TflSearch       *self,
                                       TflDiff         *diff);

/* How many elements have been folded since the beginning: the cost, for tests. */
guint64       tfl_search_get_n_folded (TflSearch       *self);

/* How much text it holds, with what is left over from before. */
gsize         tfl_search_get_n_bytes  (TflSearch       *self);
gboolean      tfl_search_equal        (TflSearch       *a,
                                       TflSearch       *b);

/* TRUE where the query asks for nothing at all; such a one finds everything. */
gboolean      tfl_query_is_empty      (const TflQuery  *query);

/* Whether it finds this element, were it not for its text and for findings. */
gboolean      tfl_query_suits         (const TflQuery  *query,
                                       const TflElement *element);

/* Begins a query, which is copied.  It finds the best `limit` elements: those whose name begins with a word, then
 * those with a word of the name that does, then those with it in the name, then all others; by name and by id
 * among equals.  The findings stand at the same model; NULL where the query does not ask for them. */
TflSearchRun *tfl_search_begin        (TflSearch       *self,
                                       const TflQuery  *query,
                                       TflFindings     *findings,
                                       guint            limit);

/* Looks at up to so many elements more; FALSE when there are none left. */
gboolean      tfl_search_run_step     (TflSearchRun    *self,
                                       guint            n_elements);
void          tfl_search_run_free     (TflSearchRun    *self);

/* The ids, best first, and how many there would be without the limit. (transfer full): GPtrArray of char * */
GPtrArray    *tfl_search_run_free_to_ids (TflSearchRun *self,
                                          guint        *n_found);

/* All of it in one go. */
GPtrArray    *tfl_search_find         (TflSearch       *self,
                                       const TflQuery  *query,
                                       TflFindings     *findings,
                                       guint            limit,
                                       guint           *n_found);

/* The same in no order, and without a limit. (transfer full): GPtrArray of interned ids */
GPtrArray    *tfl_search_list         (TflSearch       *self,
                                       const TflQuery  *query,
                                       TflFindings     *findings);

/* What a search looks at in an element: its name, or NULL; and the fields, as those of the metamodel that hold text. */
const char   *tfl_search_get_name     (const TflElement *element);
gboolean      tfl_search_has_field    (TflField         field);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TflSearch, tfl_search_free)

G_END_DECLS
