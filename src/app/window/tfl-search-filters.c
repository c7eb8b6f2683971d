#include "config.h"

#include "tfl-search-filters.h"

#include "app/widgets/tfl-short-drop-down.h"

#include <glib/gi18n.h>

typedef enum
{
  FILTER_KIND,
  FILTER_PROCESS,
  FILTER_WORKFLOW,
  FILTER_PRACTICE,
  FILTER_TOOL,
  N_FILTERS
} Filter;

/* One row a drop-down: its name, what it says when it filters nothing, and what it offers. */
static const struct
{
  const char *label;
  const char *any;
  TflWords    words; /* NONE: elements of a kind, or kinds */
  TflKind     kind;
} filters[N_FILTERS] = {
  [FILTER_KIND] = { N_("Kind"), N_("Any kind"), TFL_WORDS_NONE, TFL_KIND_MODEL },
  [FILTER_PROCESS] = { N_("Process"), N_("Any process"), TFL_WORDS_PROCESS },
  [FILTER_WORKFLOW] = { N_("Workflow"), N_("Any workflow"), TFL_WORDS_WORKFLOW },
  [FILTER_PRACTICE] = { N_("Practice"), N_("Any practice"), TFL_WORDS_NONE, TFL_KIND_PRACTICE },
  [FILTER_TOOL] = { N_("Tool"), N_("Any tool"), TFL_WORDS_NONE, TFL_KIND_TOOL },
};

/* Those that somebody looks for, the most wanted first. */
static const TflKind kinds[] = {
  TFL_KIND_UNIT, TFL_KIND_WORK, TFL_KIND_SERVICE, TFL_KIND_AGREEMENT, TFL_KIND_PROFILE, TFL_KIND_PRACTICE, TFL_KIND_TOOL,
  TFL_KIND_FLOW, TFL_KIND_STREAM, TFL_KIND_OVERLAY, TFL_KIND_TAG, TFL_KIND_VIEW, TFL_KIND_WAIVER,
};

struct _TflSearchFilters
{
  GtkWidget      parent_instance;

  TflSession    *session;
  GSignalGroup  *signals;
  gboolean       following;

  GtkWidget     *body;             /* the one direct child */
  GtkDropDown   *drop_downs[N_FILTERS];
  GPtrArray     *ids[N_FILTERS];   /* of elements, in the order of the drop-down; NULL where it has none */
  GtkToggleButton *findings;
  GtkToggleButton *orphans;
};

G_DEFINE_FINAL_TYPE (TflSearchFilters, tfl_search_filters, GTK_TYPE_WIDGET)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
changed_cb (TflSearchFilters *self)
{
  if (!self->following)
    g_signal_emit (self, signals[CHANGED], 0);
}

/* The place in the drop-down, without its first row; −1 where that is chosen. */
static int
get_choice (TflSearchFilters *self,
            Filter            filter)
{
  guint selected = gtk_drop_down_get_selected (self->drop_downs[filter]);

  return selected != GTK_INVALID_LIST_POSITION ? (int) selected - 1 : -1;
}

static const char *
get_id (TflSearchFilters *self,
        Filter            filter)
{
  int choice = get_choice (self, filter);

  return choice >= 0 && (guint) choice < self->ids[filter]->len ? g_ptr_array_index (self->ids[filter], choice) : NULL;
}

static GtkStringList *
make_words (Filter filter)
{
  GtkStringList *list = gtk_string_list_new (NULL);
  guint n_words;

  gtk_string_list_append (list, _(filters[filter].any));
  if (filter == FILTER_KIND)
    for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
      gtk_string_list_append (list, _(tfl_kind_get_info (kinds[i])->plural));
  else if (filters[filter].words != TFL_WORDS_NONE)
    {
      tfl_words_get (filters[filter].words, &n_words);
      for (guint i = 0; i < n_words; i++)
        gtk_string_list_append (list, tfl_words_label (filters[filter].words, (int) i));
    }

  return list;
}

/* Of practices, or tools, the one that was chosen stays chosen. */
static void
update_elements (TflSearchFilters *self,
                 Filter            filter)
{
  g_autofree char *chosen = g_strdup (get_id (self, filter));
  GtkStringList *list = make_words (filter);
  guint selected = 0;
  TflModel *model = self->session != NULL ? tfl_session_get_model (self->session) : NULL;
  const TflElement *element;
  TflChildIter iter;

  g_ptr_array_set_size (self->ids[filter], 0);
  if (model != NULL)
    {
      tfl_child_iter_init (&iter, model, tfl_model_get_root (model), filters[filter].kind);
      while ((element = tfl_child_iter_next (&iter)) != NULL)
        {
          g_ptr_array_add (self->ids[filter], g_strdup (tfl_element_get_id (element)));
          gtk_string_list_append (list, tfl_element_get_name (element));
          if (g_strcmp0 (chosen, tfl_element_get_id (element)) == 0)
            selected = self->ids[filter]->len;
        }
    }
  gtk_drop_down_set_model (self->drop_downs[filter], G_LIST_MODEL (list));
  gtk_drop_down_set_selected (self->drop_downs[filter], selected);
  gtk_widget_set_sensitive (GTK_WIDGET (self->drop_downs[filter]), self->ids[filter]->len > 0);
  g_object_unref (list);
}

static void
update (TflSearchFilters *self)
{
  self->following = TRUE;
  update_elements (self, FILTER_PRACTICE);
  update_elements (self, FILTER_TOOL);
  self->following = FALSE;
  changed_cb (self); /* what was chosen may be gone */
}

static void
model_changed_cb (TflSearchFilters *self,
                  TflModel         *before,
                  TflModel         *after,
                  TflDiff          *diff)
{
  for (guint i = 0; i < tfl_diff_get_n_changes (diff); i++)
    {
      const TflChange *change = tfl_diff_get_change (diff, i);
      TflKind kind = tfl_element_get_kind (change->after != NULL ? change->after : change->before);

      if (kind == TFL_KIND_PRACTICE || kind == TFL_KIND_TOOL || tfl_change_is_new_kind (change))
        return update (self);
    }
}

static void
tfl_search_filters_dispose (GObject *object)
{
  TflSearchFilters *self = TFL_SEARCH_FILTERS (object);

  g_clear_object (&self->signals);
  g_clear_object (&self->session);
  g_clear_pointer (&self->body, gtk_widget_unparent);

  G_OBJECT_CLASS (tfl_search_filters_parent_class)->dispose (object);
}

static void
tfl_search_filters_finalize (GObject *object)
{
  TflSearchFilters *self = TFL_SEARCH_FILTERS (object);

  for (guint i = 0; i < N_FILTERS; i++)
    g_clear_pointer (&self->ids[i], g_ptr_array_unref);

  G_OBJECT_CLASS (tfl_search_filters_parent_class)->finalize (object);
}

static void
tfl_search_filters_class_init (TflSearchFiltersClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tfl_search_filters_dispose;
  G_OBJECT_CLASS (klass)->finalize = tfl_search_filters_finalize;

  signals[CHANGED] = g_signal_new ("changed", TFL_TYPE_SEARCH_FILTERS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
make_drop_down (TflSearchFilters *self,
                Filter            filter)
{
  GtkWidget *drop_down = tfl_short_drop_down_new ();
  g_autoptr (GtkStringList) list = make_words (filter);

  self->drop_downs[filter] = GTK_DROP_DOWN (drop_down);
  if (filters[filter].words == TFL_WORDS_NONE && filter != FILTER_KIND)
    self->ids[filter] = g_ptr_array_new_with_free_func (g_free);
  gtk_drop_down_set_model (self->drop_downs[filter], G_LIST_MODEL (list));
  gtk_widget_set_hexpand (drop_down, TRUE);
  gtk_widget_set_tooltip_text (drop_down, _(filters[filter].label));
  tfl_short_drop_down_set_name (drop_down, _(filters[filter].label));
  g_signal_connect_swapped (drop_down, "notify::selected", G_CALLBACK (changed_cb), self);

  return drop_down;
}

static GtkToggleButton *
make_toggle (TflSearchFilters *self,
             const char       *label,
             const char       *tooltip)
{
  GtkWidget *toggle = gtk_toggle_button_new_with_label (label);

  gtk_widget_set_hexpand (toggle, TRUE);
  gtk_widget_set_tooltip_text (toggle, tooltip);
  g_signal_connect_swapped (toggle, "toggled", G_CALLBACK (changed_cb), self);

  return GTK_TOGGLE_BUTTON (toggle);
}

static void
tfl_search_filters_init (TflSearchFilters *self)
{
  GtkGrid *grid = GTK_GRID (gtk_grid_new ());
  GtkWidget *toggles = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->body = GTK_WIDGET (grid);
  gtk_grid_set_column_spacing (grid, 6);
  gtk_grid_set_row_spacing (grid, 6);
  gtk_grid_set_column_homogeneous (grid, TRUE);
  for (guint i = 0; i < N_FILTERS; i++)
    gtk_grid_attach (grid, make_drop_down (self, i), (int) i % 2, (int) i / 2, 1, 1);
  self->findings = make_toggle (self, _("Findings"), _("Only what the rules have something to say of"));
  self->orphans = make_toggle (self, _("Orphans"), _("Only work without an owning process"));
  gtk_box_set_homogeneous (GTK_BOX (toggles), TRUE);
  gtk_box_append (GTK_BOX (toggles), GTK_WIDGET (self->findings));
  gtk_box_append (GTK_BOX (toggles), GTK_WIDGET (self->orphans));
  gtk_grid_attach (grid, toggles, 1, N_FILTERS / 2, 1, 1);
  gtk_widget_set_parent (self->body, GTK_WIDGET (self));

  self->signals = g_signal_group_new (TFL_TYPE_SESSION);
  g_signal_group_connect_swapped (self->signals, "changed", G_CALLBACK (model_changed_cb), self);
}

void
tfl_search_filters_set_session (TflSearchFilters *self,
                                TflSession       *session)
{
  if (!g_set_object (&self->session, session))
    return;

  g_signal_group_set_target (self->signals, session);
  update (self);
}

void
tfl_search_filters_fill (TflSearchFilters *self,
                         TflQuery         *query)
{
  int kind = get_choice (self, FILTER_KIND);
  int process = get_choice (self, FILTER_PROCESS);
  int workflow = get_choice (self, FILTER_WORKFLOW);

  query->kinds = kind >= 0 ? 1u << kinds[kind] : 0;
  query->processes = process >= 0 ? 1u << process : 0;
  query->workflows = workflow >= 0 ? 1u << workflow : 0;
  query->practice = get_id (self, FILTER_PRACTICE);
  query->tool = get_id (self, FILTER_TOOL);
  query->has_findings = gtk_toggle_button_get_active (self->findings);
  query->is_orphan = gtk_toggle_button_get_active (self->orphans);
}

guint
tfl_search_filters_count (TflSearchFilters *self)
{
  guint n = 0;

  for (guint i = 0; i < N_FILTERS; i++)
    n += get_choice (self, i) >= 0;

  return n + gtk_toggle_button_get_active (self->findings) + gtk_toggle_button_get_active (self->orphans);
}

void
tfl_search_filters_clear (TflSearchFilters *self)
{
  gboolean was_set = tfl_search_filters_count (self) > 0;

  self->following = TRUE;
  for (guint i = 0; i < N_FILTERS; i++)
    gtk_drop_down_set_selected (self->drop_downs[i], 0);
  gtk_toggle_button_set_active (self->findings, FALSE);
  gtk_toggle_button_set_active (self->orphans, FALSE);
  self->following = FALSE;
  if (was_set)
    changed_cb (self);
}
