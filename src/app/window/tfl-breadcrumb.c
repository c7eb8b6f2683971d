#include "config.h"

#include "tfl-breadcrumb.h"

#include <glib/gi18n.h>

struct _TflBreadcrumb
{
  GtkWidget     parent_instance;

  TflSession   *session;
  GSignalGroup *signals;

  GtkWidget    *body;   /* the one direct child */
  GtkBox       *crumbs;
  GtkLabel     *state;
};

G_DEFINE_FINAL_TYPE (TflBreadcrumb, tfl_breadcrumb, GTK_TYPE_WIDGET)

static void
append_label (TflBreadcrumb *self,
              const char    *text,
              const char    *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_ellipsize (GTK_LABEL (label), g_str_equal (css_class, "heading") ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE);
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (self->crumbs, label);
}

static void
append_button (TflBreadcrumb *self,
               const char    *text,
               const char    *unit)
{
  GtkWidget *label = gtk_label_new (text);
  GtkWidget *button = gtk_button_new ();

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "view.go-to");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", unit);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "crumb");
  gtk_widget_set_tooltip_text (button, text);
  gtk_box_append (self->crumbs, button);
  append_label (self, "›", "dim-label");
}

/* From the outermost inwards; the last one is where one is. */
static void
append_units (TflBreadcrumb    *self,
              const TflElement *unit,
              gboolean          is_last)
{
  const TflElement *parent = tfl_model_get_parent (tfl_session_get_model (self->session), unit);

  if (tfl_element_get_kind (parent) == TFL_KIND_UNIT)
    append_units (self, parent, FALSE);
  if (is_last)
    append_label (self, tfl_element_get_name (unit), "heading");
  else
    append_button (self, tfl_element_get_name (unit), tfl_element_get_id (unit));
}

static void
update (TflBreadcrumb *self)
{
  const TflElement *root = NULL;
  g_autofree char *title = NULL;
  GtkWidget *crumb;

  while ((crumb = gtk_widget_get_first_child (GTK_WIDGET (self->crumbs))) != NULL)
    gtk_box_remove (self->crumbs, crumb);
  gtk_widget_set_visible (GTK_WIDGET (self->state), self->session != NULL);
  if (self->session == NULL)
    {
      append_label (self, _("Trefoil"), "heading");
      return;
    }

  title = tfl_session_make_title (self->session);
  root = tfl_session_lookup (self->session, tfl_session_get_scope (self->session)->root);
  if (root == NULL)
    append_label (self, title, "heading");
  else
    {
      append_button (self, title, "");
      append_units (self, root, TRUE);
    }
  /* A map is what everybody expects; any other kind of picture says what it is. */
  if (tfl_session_get_scope (self->session)->kind != TFL_PICTURE_MAP)
    append_label (self, tfl_words_label (TFL_WORDS_SHAPE, tfl_session_get_scope (self->session)->kind), "kind");
  gtk_label_set_text (self->state, tfl_document_is_modified (tfl_session_get_document (self->session))
                                     ? _("● Edited")
                                     : tfl_session_get_file (self->session) != NULL ? _("● Saved") : _("● New"));
}

static void
changed_cb (TflBreadcrumb *self,
            TflModel      *before,
            TflModel      *after,
            TflDiff       *diff)
{
  update (self);
}

static void
tfl_breadcrumb_dispose (GObject *object)
{
  TflBreadcrumb *self = TFL_BREADCRUMB (object);

  g_clear_object (&self->signals);
  g_clear_object (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (self), TFL_TYPE_BREADCRUMB);

  G_OBJECT_CLASS (tfl_breadcrumb_parent_class)->dispose (object);
}

static void
tfl_breadcrumb_class_init (TflBreadcrumbClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tfl_breadcrumb_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/trefoil/Trefoil/ui/tfl-breadcrumb.ui");
  gtk_widget_class_bind_template_child (widget_class, TflBreadcrumb, body);
  gtk_widget_class_bind_template_child (widget_class, TflBreadcrumb, crumbs);
  gtk_widget_class_bind_template_child (widget_class, TflBreadcrumb, state);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
tfl_breadcrumb_init (TflBreadcrumb *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->signals = g_signal_group_new (TFL_TYPE_SESSION);
  g_signal_group_connect_swapped (self->signals, "changed", G_CALLBACK (changed_cb), self);
  g_signal_group_connect_swapped (self->signals, "scope-changed", G_CALLBACK (update), self);
  g_signal_group_connect_swapped (self->signals, "file-changed", G_CALLBACK (update), self);
  update (self);
}

void
tfl_breadcrumb_set_session (TflBreadcrumb *self,
                            TflSession    *session)
{
  if (!g_set_object (&self->session, session))
    return;

  g_signal_group_set_target (self->signals, session);
  update (self);
}
