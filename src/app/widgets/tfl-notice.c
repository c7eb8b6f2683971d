#include "config.h"

#include "tfl-notice.h"

#define STAY 5 /* s */

struct _TflNotice
{
  GtkWidget    parent_instance;

  guint        timeout; /* 0: nothing is told */

  GtkRevealer *revealer; /* the one direct child */
  GtkLabel    *label;
};

G_DEFINE_FINAL_TYPE (TflNotice, tfl_notice, GTK_TYPE_WIDGET)

/* What is out of sight is in nobody's way. */
static void
update_visible (TflNotice *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), gtk_revealer_get_reveal_child (self->revealer) ||
                                               gtk_revealer_get_child_revealed (self->revealer));
}

void
tfl_notice_hide (TflNotice *self)
{
  g_clear_handle_id (&self->timeout, g_source_remove);
  gtk_revealer_set_reveal_child (self->revealer, FALSE);
  update_visible (self);
}

static gboolean
timeout_cb (gpointer user_data)
{
  TflNotice *self = user_data;

  self->timeout = 0;
  tfl_notice_hide (self);

  return G_SOURCE_REMOVE;
}

void
tfl_notice_tell (TflNotice  *self,
                 const char *sentence)
{
  gtk_label_set_text (self->label, sentence);
  g_clear_handle_id (&self->timeout, g_source_remove);
  self->timeout = g_timeout_add_seconds (STAY, timeout_cb, self);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
}

static void
tfl_notice_dispose (GObject *object)
{
  TflNotice *self = TFL_NOTICE (object);

  g_clear_handle_id (&self->timeout, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), TFL_TYPE_NOTICE);

  G_OBJECT_CLASS (tfl_notice_parent_class)->dispose (object);
}

static void
tfl_notice_class_init (TflNoticeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tfl_notice_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/trefoil/Trefoil/ui/tfl-notice.ui");
  gtk_widget_class_bind_template_child (widget_class, TflNotice, revealer);
  gtk_widget_class_bind_template_child (widget_class, TflNotice, label);
  gtk_widget_class_bind_template_callback (widget_class, tfl_notice_hide);
  gtk_widget_class_bind_template_callback (widget_class, update_visible);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ALERT);
}

static void
tfl_notice_init (TflNotice *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
