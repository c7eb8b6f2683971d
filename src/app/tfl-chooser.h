/* A popover to find an element by typing a part of its name: for search, for references, and
 * for the customer of a new service.
 *
 * Signal "chosen" (const char *id): an element was picked; the popover closes itself.
 */
#pragma once

#include "tfl-session.h"

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

/* Pops up at a widget, or at an area of it, and goes when it is closed. */
void       tfl_chooser_popup (TflChooser *self,
                              GtkWidget  *parent);
void       tfl_chooser_popup_at (TflChooser         *self,
                                 GtkWidget          *parent,
                                 const GdkRectangle *area);

G_END_DECLS
