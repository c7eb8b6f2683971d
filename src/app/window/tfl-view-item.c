#include "config.h"

#include "tfl-view-item.h"

#include "tfl-view-picture.h"

#include "app/widgets/tfl-spoken-name.h"

#include <glib/gi18n.h>

G_DEFINE_FINAL_TYPE (TflViewItem, tfl_view_item, G_TYPE_OBJECT)

static void
tfl_view_item_finalize (GObject *object)
{
  TflViewItem *self = TFL_VIEW_ITEM (object);

  g_free (self->id);
  g_free (self->name);
  g_free (self->gone);
  g_free (self->key);
  g_free (self->drawn);
  g_clear_object (&self->picture);

  G_OBJECT_CLASS (tfl_view_item_parent_class)->finalize (object);
}

static void
tfl_view_item_class_init (TflViewItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tfl_view_item_finalize;
  g_signal_new ("changed", TFL_TYPE_VIEW_ITEM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
tfl_view_item_init (TflViewItem *self)
{
}

TflViewItem *
tfl_view_item_new (const char *id)
{
  TflViewItem *self = g_object_new (TFL_TYPE_VIEW_ITEM, NULL);

  self->id = g_strdup (id);

  return self;
}

void
tfl_view_item_take (char       **text,
                    const char  *other)
{
  char *copy = g_strdup (other);

  g_free (*text);
  *text = copy;
}

char *
tfl_view_item_describe (TflViewItem *self)
{
  /* Translators: its place among all views, and its name */
  return g_strdup_printf (_("View %u of %u: %s"), self->number, self->n, self->name);
}

GtkWidget *
tfl_view_item_make_row (void)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *picture = gtk_picture_new ();

  gtk_widget_set_size_request (picture, TFL_VIEW_PICTURE_WIDTH, TFL_VIEW_PICTURE_HEIGHT);
  gtk_widget_add_css_class (picture, "thumbnail");
  gtk_box_append (GTK_BOX (row), picture);
  for (guint i = 0; i < 2; i++)
    {
      GtkWidget *label = gtk_label_new (NULL);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_label_set_max_width_chars (GTK_LABEL (label), 1);
      gtk_widget_set_hexpand (label, TRUE);
      gtk_box_append (GTK_BOX (row), label);
    }
  gtk_widget_add_css_class (gtk_widget_get_last_child (row), "gone");

  return row;
}

void
tfl_view_item_show (TflViewItem *self,
                    GtkWidget   *row)
{
  GtkWidget *picture = gtk_widget_get_first_child (row);
  GtkWidget *name = gtk_widget_get_next_sibling (picture);
  GtkWidget *gone = gtk_widget_get_last_child (row);
  g_autofree char *text = g_strdup_printf ("%u  %s", self->number, self->name);
  g_autofree char *whole = tfl_view_item_describe (self);

  gtk_picture_set_paintable (GTK_PICTURE (picture), GDK_PAINTABLE (self->picture));
  gtk_label_set_text (GTK_LABEL (name), text);
  gtk_label_set_text (GTK_LABEL (gone), self->gone != NULL ? self->gone : "");
  gtk_widget_set_visible (gone, self->gone != NULL);
  gtk_widget_set_tooltip_text (row, self->gone != NULL ? self->gone : self->name);
  if (self->current)
    gtk_widget_add_css_class (row, "current");
  else
    gtk_widget_remove_css_class (row, "current");
  tfl_spoken_name_set_row (row, whole, self->gone != NULL ? self->gone : self->current ? _("On show") : "");
}
