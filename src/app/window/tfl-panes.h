/* The panes around the picture: which are shown, and how large, from one window to the next.
 *
 * The widgets belong to the window, in which this lives; they are of its template.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  TFL_PANE_OUTLINE,
  TFL_PANE_INSPECTOR,
  TFL_PANE_FINDINGS,
} TflPane;
#define TFL_N_PANES 3

typedef struct
{
  GtkWidget *widgets[TFL_N_PANES];
  GtkPaned  *dividers[TFL_N_PANES];
  gboolean   shown[TFL_N_PANES];    /* where the window has panes at all */
} TflPanes;

/* Shown and sized as the settings say, in a window of this height; settings: NULL for none. */
void tfl_panes_restore  (TflPanes  *self,
                         GSettings *settings,
                         int        height);

/* Keeps in the settings how they are. */
void tfl_panes_remember (TflPanes  *self,
                         GSettings *settings);

/* allowed: FALSE hides them all. */
void tfl_panes_update   (TflPanes  *self,
                         gboolean   allowed);

G_END_DECLS
