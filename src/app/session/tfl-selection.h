/* Which elements are selected: ids in the order in which they were, the primary one last. */
#pragma once

#include "model/tfl-model.h"

G_BEGIN_DECLS

typedef struct _TflSelection TflSelection;

TflSelection      *tfl_selection_new         (void);
void               tfl_selection_free        (TflSelection      *self);

const char        *tfl_selection_get_primary (TflSelection      *self); /* NULL: nothing */
guint              tfl_selection_get_n       (TflSelection      *self);
const char *const *tfl_selection_get_ids     (TflSelection      *self); /* NULL-terminated */
gboolean           tfl_selection_contains    (TflSelection      *self,
                                              const char        *id);

/* These take in only what the model has, and say whether anything changed. */
gboolean           tfl_selection_set         (TflSelection      *self,
                                              TflModel          *model,
                                              const char *const *ids,
                                              guint              n_ids);
gboolean           tfl_selection_toggle      (TflSelection      *self,
                                              TflModel          *model,
                                              const char        *id);

/* Drops what the model does not have. */
gboolean           tfl_selection_trim        (TflSelection      *self,
                                              TflModel          *model);

G_END_DECLS
