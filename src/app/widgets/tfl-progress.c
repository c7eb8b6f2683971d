#include "config.h"

#include "tfl-progress.h"

#include "tfl-spoken-name.h"

#include <glib/gi18n.h>

#define PATIENCE 500 /* ms that go by without a word */

struct _TflProgress
{
  GtkWidget     parent_instance;

  TflSession   *session; /* or NULL */
  GSignalGroup *signals;
  guint         timeout; /* 0: none is waited for */

  GtkWidget    *body; /* the one direct child */
  GtkSpinner   *spinner;
};

G_DEFINE_FINAL_TYPE (TflProgress, tfl_progress, GTK_TYPE_WIDGET)

static void
show (TflProgress *self,
      gboolean     is_shown)
{
  gtk_spinner_set_spinning (self->spinner, is_shown);
  gtk_widget_set_visible (GTK_WIDGET (self), is_shown);
}

static gboolean
patience_cb (gpointer user_data)
{
  TflProgress *self = TFL_PROGRESS (user_data);

  self->timeout = 0;
  show (self, TRUE);

  return G_SOURCE_REMOVE;
}

/* A model that is edited again and again is busy all the time: the sign then stays. */
static void
update (TflProgress *self)
{
  gboolean is_busy = self->session != NULL && tfl_session_is_laying_out (self->session);

  if (is_busy && self->timeout == 0 && !gtk_widget_get_visible (GTK_WIDGET (self)))
    self->timeout = g_timeout_add (PATIENCE, patience_cb, self);
  else if (!is_busy)
    {
      g_clear_handle_id (&self->timeout, g_source_remove);
      show (self, FALSE);
    }
}

static void
tfl_progress_dispose (GObject *object)
{
  TflProgress *self = TFL_PROGRESS (object);

  g_clear_handle_id (&self->timeout, g_source_remove);
  g_clear_object (&self->signals);
  g_clear_object (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (self), TFL_TYPE_PROGRESS);

  G_OBJECT_CLASS (tfl_progress_parent_class)->dispose (object);
}

static void
tfl_progress_class_init (TflProgressClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tfl_progress_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/trefoil/Trefoil/ui/tfl-progress.ui");
  gtk_widget_class_bind_template_child (widget_class, TflProgress, body);
  gtk_widget_class_bind_template_child (widget_class, TflProgress, spinner);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_STATUS);
}

static void
tfl_progress_init (TflProgress *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  tfl_spoken_name_set (GTK_WIDGET (self), _("Arranging…"));
  self->signals = g_signal_group_new (TFL_TYPE_SESSION);
  g_signal_group_connect_swapped (self->signals, "busy-changed", G_CALLBACK (update), self);
}

void
tfl_progress_set_session (TflProgress *self,
                          TflSession  *session)
{
  if (!g_set_object (&self->session, session))
    return;

  g_signal_group_set_target (self->signals, session);
  g_clear_handle_id (&self->timeout, g_source_remove);
  show (self, FALSE);
  update (self);
}
