#include "config.h"

#include "tfl-panes.h"

#define MOST 1000

/* The least sizes: the greatest that people drag to are remembered beyond these. */
static const struct
{
  const char *show_key;
  const char *size_key;
  int         least;
  int         usual;
} panes[TFL_N_PANES] = {
  { "show-outline", "outline-width", 180, 240 },
  { "show-inspector", "inspector-width", 280, 336 },
  { "show-findings", "findings-height", 110, 230 },
};

static void
request_size (TflPanes *self,
              TflPane   pane,
              int       size)
{
  gtk_widget_set_size_request (self->widgets[pane], pane == TFL_PANE_FINDINGS ? -1 : size,
                               pane == TFL_PANE_FINDINGS ? size : -1);
}

/* A paned gives a child that does not grow what it asks for.  So the panes first ask for what is
 * remembered, and once the dividers stand there, for the least. */
static gboolean
release_cb (GtkWidget     *divider,
            GdkFrameClock *clock,
            gpointer       user_data)
{
  TflPanes *self = user_data;

  if (gtk_widget_get_width (divider) == 0)
    return G_SOURCE_CONTINUE;

  for (guint i = 0; i < TFL_N_PANES; i++)
    {
      gtk_paned_set_position (self->dividers[i], gtk_paned_get_position (self->dividers[i]));
      request_size (self, i, panes[i].least);
    }

  return G_SOURCE_REMOVE;
}

void
tfl_panes_restore (TflPanes  *self,
                   GSettings *settings,
                   int        height)
{
  for (guint i = 0; i < TFL_N_PANES; i++)
    {
      int size = settings != NULL ? g_settings_get_int (settings, panes[i].size_key) : panes[i].usual;

      self->shown[i] = settings == NULL || g_settings_get_boolean (settings, panes[i].show_key);
      request_size (self, i, i == TFL_PANE_FINDINGS ? MIN (size, MAX (height / 3, panes[i].least)) : size);
    }
  gtk_widget_add_tick_callback (GTK_WIDGET (self->dividers[0]), release_cb, self, NULL);
}

void
tfl_panes_remember (TflPanes  *self,
                    GSettings *settings)
{
  for (guint i = 0; i < TFL_N_PANES; i++)
    {
      GtkWidget *widget = self->widgets[i];
      int size = i == TFL_PANE_FINDINGS ? gtk_widget_get_height (widget) : gtk_widget_get_width (widget);

      g_settings_set_boolean (settings, panes[i].show_key, self->shown[i]);
      if (size >= panes[i].least && size <= MOST)
        g_settings_set_int (settings, panes[i].size_key, size);
    }
}

void
tfl_panes_update (TflPanes *self,
                  gboolean  allowed)
{
  for (guint i = 0; i < TFL_N_PANES; i++)
    gtk_widget_set_visible (self->widgets[i], self->shown[i] && allowed);
}
