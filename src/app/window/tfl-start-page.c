#include "config.h"

#include "tfl-start-page.h"

#include "app/widgets/tfl-sign.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define MAX_RECENT 5

struct _TflStartPage
{
  GtkWidget   parent_instance;

  GtkWidget  *body;     /* the one direct child */
  TflSign    *leaf;
  GtkListBox *starts;
  GtkListBox *examples;
  GtkListBox *recent;
  GtkWidget  *examples_part;
  GtkWidget  *recent_part;
};

G_DEFINE_FINAL_TYPE (TflStartPage, tfl_start_page, GTK_TYPE_WIDGET)

static const struct
{
  const char *name;
  const char *title;
  const char *subtitle;
} starts[] = {
  { "team", N_("One team"), N_("What it does, for whom, and which process owns it") },
  { "stream", N_("One value stream"), N_("A call on its way through the processes of a provider") },
  { "supplier", N_("One supplier relationship"), N_("A service, its agreement, and the work on both sides") },
};

static const struct
{
  const char *name;
  const char *title;
  const char *subtitle;
} examples[] = {
  { "hospital", N_("Hospital"), N_("IT and its suppliers; four work items that nobody owns") },
  { "municipality", N_("Municipality"), N_("Shared services for a town; three work items that nobody owns") },
  { "bank", N_("Bank"), N_("Mobile banking; five work items that nobody owns") },
};

static GtkWidget *
append_row (GtkListBox *list,
            const char *title,
            const char *subtitle,
            const char *action,
            const char *target)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", target);
  gtk_list_box_append (list, row);

  return row;
}

/* (transfer full), or NULL. */
static GFile *
find_example (const char *name)
{
  const char *own = g_getenv ("TREFOIL_DATA_DIR");
  const char *folders[] = { own, TFL_DATA_DIR, "data" };
  g_autofree char *base = g_strconcat (name, ".trefoil", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *path = folders[i] != NULL ? g_build_filename (folders[i], "examples", base, NULL) : NULL;

      if (path != NULL && g_file_test (path, G_FILE_TEST_IS_REGULAR))
        return g_file_new_for_path (path);
    }

  return NULL;
}

static void
append_examples (TflStartPage *self)
{
  gboolean found = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      g_autoptr (GFile) file = find_example (examples[i].name);
      g_autofree char *uri = file != NULL ? g_file_get_uri (file) : NULL;

      if (uri == NULL)
        continue;
      append_row (self->examples, _(examples[i].title), _(examples[i].subtitle), "app.open-uri", uri);
      found = TRUE;
    }
  gtk_widget_set_visible (self->examples_part, found);
}

static gboolean
is_model (GtkRecentInfo *info)
{
  return g_str_has_suffix (gtk_recent_info_get_uri (info), ".trefoil") && gtk_recent_info_exists (info);
}

static gint
compare_visited (gconstpointer a,
                 gconstpointer b)
{
  return g_date_time_compare (gtk_recent_info_get_visited ((gpointer) b), gtk_recent_info_get_visited ((gpointer) a));
}

static void
update_recent (TflStartPage *self)
{
  GList *items = gtk_recent_manager_get_items (gtk_recent_manager_get_default ());
  guint n = 0;
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->recent))) != NULL)
    gtk_list_box_remove (self->recent, row);
  items = g_list_sort (items, compare_visited);
  for (GList *l = items; l != NULL && n < MAX_RECENT; l = l->next)
    if (is_model (l->data))
      {
        g_autofree char *where = gtk_recent_info_get_uri_display (l->data);

        append_row (self->recent, gtk_recent_info_get_display_name (l->data), where != NULL ? where : "",
                    "app.open-uri", gtk_recent_info_get_uri (l->data));
        n++;
      }
  g_list_free_full (items, (GDestroyNotify) gtk_recent_info_unref);
  gtk_widget_set_visible (self->recent_part, n > 0);
}

static void
tfl_start_page_map (GtkWidget *widget)
{
  update_recent (TFL_START_PAGE (widget));
  GTK_WIDGET_CLASS (tfl_start_page_parent_class)->map (widget);
}

static void
tfl_start_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), TFL_TYPE_START_PAGE);

  G_OBJECT_CLASS (tfl_start_page_parent_class)->dispose (object);
}

static void
tfl_start_page_class_init (TflStartPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tfl_start_page_dispose;
  widget_class->map = tfl_start_page_map;

  g_type_ensure (TFL_TYPE_SIGN);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/trefoil/Trefoil/ui/tfl-start-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TflStartPage, body);
  gtk_widget_class_bind_template_child (widget_class, TflStartPage, leaf);
  gtk_widget_class_bind_template_child (widget_class, TflStartPage, starts);
  gtk_widget_class_bind_template_child (widget_class, TflStartPage, examples);
  gtk_widget_class_bind_template_child (widget_class, TflStartPage, recent);
  gtk_widget_class_bind_template_child (widget_class, TflStartPage, examples_part);
  gtk_widget_class_bind_template_child (widget_class, TflStartPage, recent_part);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
tfl_start_page_init (TflStartPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  tfl_sign_set_roles (self->leaf, 1u << TFL_ROLE_CUSTOMER | 1u << TFL_ROLE_PROVIDER | 1u << TFL_ROLE_OPERATOR, 0);
  tfl_sign_set_size (self->leaf, 88);
  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    append_row (self->starts, _(starts[i].title), _(starts[i].subtitle), "app.new-from", starts[i].name);
  append_examples (self);
}
