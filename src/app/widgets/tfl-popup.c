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

/* The focus goes back to where it was, or to the picture where that is gone, unless what was chosen has
 * taken it: GTK would give it to the first button of the window. */
static void
give_focus_back (GtkWidget *popover)
{
  GtkRoot *root = gtk_widget_get_root (popover);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  g_autoptr (GtkWidget) before = g_weak_ref_get (g_object_get_data (G_OBJECT (popover), "before"));

  if (root == NULL || (focus != NULL && !gtk_widget_is_ancestor (focus, popover)))
    return;

  if (before == NULL || !gtk_widget_get_mapped (before) || !gtk_widget_grab_focus (before))
    gtk_widget_activate_action (popover, "view.picture", NULL);
}

/* What is pasted may come when its entry has gone: a GtkSearchEntry would still be told. */
static void
let_go_inside (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      let_go_inside (child);
      if (GTK_IS_SEARCH_ENTRY (child))
        g_signal_handlers_disconnect_by_data (gtk_editable_get_delegate (GTK_EDITABLE (child)), child);
    }
}

static gboolean
unparent_cb (gpointer user_data)
{
  GtkWidget *popover = user_data;

  if (gtk_widget_get_parent (popover) == NULL)
    return G_SOURCE_REMOVE;

  /* Hidden as soon as it is shown it may be shown again when the display answers.  Unparented as it is then, GTK would
   * go on sending it all keys. */
  gtk_widget_set_visible (popover, FALSE);
  give_focus_back (popover);
  let_go_inside (popover);
  gtk_widget_unparent (popover);

  return G_SOURCE_REMOVE;
}

static void
weak_ref_free (GWeakRef *ref)
{
  g_weak_ref_clear (ref);
  g_free (ref);
}

static void
remember_focus (GtkPopover *popover,
                GtkRoot    *root)
{
  GWeakRef *before = g_new0 (GWeakRef, 1);

  g_weak_ref_init (before, root != NULL ? gtk_root_get_focus (root) : NULL);
  g_object_set_data_full (G_OBJECT (popover), "before", before, (GDestroyNotify) weak_ref_free);
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
  /* What it is for may be out of sight; beside the screen it would have no place at all. */
  place.x = CLAMP ((int) x, 0, MAX (gtk_widget_get_width (anchor) - place.width, 0));
  place.y = CLAMP ((int) y, 0, MAX (gtk_widget_get_height (anchor) - place.height, 0));
  remember_focus (popover, gtk_widget_get_root (anchor));
  gtk_widget_set_parent (GTK_WIDGET (popover), anchor);
  gtk_popover_set_pointing_to (popover, &place);
  g_signal_connect (popover, "closed", G_CALLBACK (closed_cb), NULL);
  gtk_popover_popup (popover);
}

void
tfl_popup_ask_menu (GtkWidget *widget,
                    double     x,
                    double     y)
{
  gtk_widget_translate_coordinates (widget, GTK_WIDGET (gtk_widget_get_root (widget)), x, y, &x, &y);
  gtk_widget_activate_action (widget, "view.context-menu", "(dd)", x, y);
}

void
tfl_popup_close_inside (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      tfl_popup_close_inside (child);
      if (GTK_IS_POPOVER (child))
        gtk_widget_set_visible (child, FALSE);
    }
}

gboolean
tfl_popup_walk_list (GtkListView *list,
                     guint        keyval)
{
  GtkSingleSelection *selection = GTK_SINGLE_SELECTION (gtk_list_view_get_model (list));
  guint position = gtk_single_selection_get_selected (selection);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (selection));

  if (keyval == GDK_KEY_Down && position + 1 < n)
    position++;
  else if (keyval == GDK_KEY_Up && position > 0 && position < n)
    position--;
  else
    return FALSE;

  gtk_single_selection_set_selected (selection, position);
  gtk_widget_activate_action (GTK_WIDGET (list), "list.scroll-to-item", "u", position);

  return TRUE;
}
