#include "config.h"

#include "tfl-short-entry.h"

struct _TflShortEntry
{
  GtkEntry parent_instance;
};

G_DEFINE_FINAL_TYPE (TflShortEntry, tfl_short_entry, GTK_TYPE_ENTRY)

static GtkWidget *
get_text (GtkWidget *widget)
{
  return GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (widget)));
}

/* The text as it is cut short; NULL where it is not. (transfer full)  A GtkText cannot do that, and it is what edits. */
static PangoLayout *
make_short (GtkWidget *widget)
{
  GtkWidget *text = get_text (widget);
  gboolean is_right = gtk_editable_get_alignment (GTK_EDITABLE (widget)) > 0.5f;
  PangoLayout *layout;

  if ((gtk_widget_get_state_flags (widget) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0)
    return NULL;

  layout = gtk_widget_create_pango_layout (text, gtk_editable_get_text (GTK_EDITABLE (widget)));
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_width (layout, gtk_widget_get_width (text) * PANGO_SCALE);
  pango_layout_set_alignment (layout, is_right ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
  if (!pango_layout_is_ellipsized (layout))
    g_clear_object (&layout);

  return layout;
}

static void
tfl_short_entry_snapshot (GtkWidget   *widget,
                          GtkSnapshot *snapshot)
{
  g_autoptr (PangoLayout) layout = make_short (widget);
  GtkWidget *text = get_text (widget);
  double x, y;
  int height;

  if (layout == NULL)
    {
      GTK_WIDGET_CLASS (tfl_short_entry_parent_class)->snapshot (widget, snapshot);
      return;
    }

  pango_layout_get_pixel_size (layout, NULL, &height);
  gtk_widget_translate_coordinates (text, widget, 0, (gtk_widget_get_height (text) - height) / 2, &x, &y);
  gtk_snapshot_render_layout (snapshot, gtk_widget_get_style_context (text), x, y, layout);
}

static gboolean
tfl_short_entry_query_tooltip (GtkWidget  *widget,
                               int         x,
                               int         y,
                               gboolean    keyboard,
                               GtkTooltip *tooltip)
{
  g_autoptr (PangoLayout) layout = make_short (widget);

  if (layout == NULL)
    return FALSE;

  gtk_tooltip_set_text (tooltip, gtk_editable_get_text (GTK_EDITABLE (widget)));

  return TRUE;
}

static void
tfl_short_entry_state_flags_changed (GtkWidget     *widget,
                                     GtkStateFlags  before)
{
  GTK_WIDGET_CLASS (tfl_short_entry_parent_class)->state_flags_changed (widget, before);
  gtk_widget_queue_draw (widget);
}

static void
tfl_short_entry_class_init (TflShortEntryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = tfl_short_entry_snapshot;
  widget_class->query_tooltip = tfl_short_entry_query_tooltip;
  widget_class->state_flags_changed = tfl_short_entry_state_flags_changed;
}

static void
tfl_short_entry_init (TflShortEntry *self)
{
  gtk_entry_set_has_frame (GTK_ENTRY (self), FALSE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
}

GtkWidget *
tfl_short_entry_new (void)
{
  return g_object_new (TFL_TYPE_SHORT_ENTRY, NULL);
}
