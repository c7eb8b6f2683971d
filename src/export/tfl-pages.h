/* Draws the slides of a deck, for a job to export them. */
#pragma once

#include "tfl-page.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _TflPages TflPages;

/* Told after each page that was drawn; on the thread that draws. */
typedef void (*TflPagesFunc) (guint    n_drawn,
                              guint    n_pages,
                              gpointer user_data);

/* Draws all slides.  `base` says of what model and how; theme: of slides that have none of their own, or of all where
 * `force` is set.  *message (transfer full) becomes what a layout has to tell, mostly NULL; may be NULL, as func.  NULL only
 * where it was cancelled. */
TflPages      *tfl_pages_new   (TflDeck           *deck,
                                const TflPicture  *base,
                                TflTheme           theme,
                                gboolean           force,
                                TflPagesFunc       func,
                                gpointer           user_data,
                                GCancellable      *cancellable,
                                char             **message,
                                GError           **error);
void           tfl_pages_free  (TflPages          *self);

guint          tfl_pages_get_n (TflPages          *self);
const TflPage *tfl_pages_get   (TflPages          *self); /* all of them, one behind the other */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TflPages, tfl_pages_free)

G_END_DECLS
