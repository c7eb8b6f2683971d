/* A popover to find an element by typing a part of its name: for search, for references, and
 * for the customer of a new service.
 *
 * Signal "chosen" (const char *id): an element was picked; the popover closes itself.
 * Signal "new" (const char *name): one of this name is to be made; likewise.
 */
#pragma once

#include "app/session/tfl-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TFL_TYPE_CHOOSER (tfl_chooser_get_type ())
G_DECLARE_FINAL_TYPE (TflChooser, tfl_chooser, TFL, CHOOSER, GtkPopover)

/* Offers the elements whose kinds are in `kinds` (bit 1 << TflKind), but for `except`, which
 * may be NULL.  The prompt, translated, stands in the empty entry. */
GtkWidget *tfl_chooser_new   (TflSession *session,
                              guint       kinds,
                              const char *except,
                              const char *prompt);

/* Offers to make an element of a kind with the name that is typed, where none has that name: then it emits
 * "new" (const char *name) instead. */
void       tfl_chooser_offer_new (TflChooser *self,
                                  TflKind     kind);

/* Pops up at a widget, or at an area of it, and goes when it is closed. */
void       tfl_chooser_popup (TflChooser *self,
                              GtkWidget  *parent);
void       tfl_chooser_popup_at (TflChooser         *self,
                                 GtkWidget          *parent,
                                 const GdkRectangle *area);

G_END_DECLS
