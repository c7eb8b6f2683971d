#include "config.h"

#include "tfl-popup.h"

/* A popover hangs on the outermost box of the window: widgets that show the model are made anew
 * while it is open, and a box is sure to give its popovers a place. */
static GtkWidget *
find_anchor (GtkWidget *widget)
{
  GtkWidget *anchor = NULL;

  for (; widget != NULL; widget = gtk_widget_get_parent (widget))
    if (GTK_IS_BOX (widget))
      anchor = widget;

  return anchor;
}

static gboolean
unparent_cb (gpointer user_data)
{
  if (gtk_widget_get_parent (GTK_WIDGET (user_data)) != NULL)
    gtk_widget_unparent (GTK_WIDGET (user_data));

  return G_SOURCE_REMOVE;
}

/* Not at once: whoever closes it is still looking at it, and a menu still has to act. */
static void
closed_cb (GtkPopover *popover)
{
  g_idle_add_full (G_PRIORITY_DEFAULT, unparent_cb, g_object_ref (popover), g_object_unref);
}

void
tfl_popup_show (GtkPopover         *popover,
                GtkWidget          *widget,
                const GdkRectangle *area)
{
  GtkWidget *anchor = find_anchor (widget);
  double x, y;
  GdkRectangle place;

  g_return_if_fail (anchor != NULL);

  place = area != NULL ? *area
                       : (GdkRectangle) { 0, 0, gtk_widget_get_width (widget), gtk_widget_get_height (widget) };
  gtk_widget_translate_coordinates (widget, anchor, place.x, place.y, &x, &y);
  place.x = x;
  place.y = y;
  gtk_widget_set_parent (GTK_WIDGET (popover), anchor);
  gtk_popover_set_pointing_to (popover, &place);
  g_signal_connect (popover, "closed", G_CALLBACK (closed_cb), NULL);
  gtk_popover_popup (popover);
}
