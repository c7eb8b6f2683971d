#include "config.h"

#include "tfl-search-panel.h"

#include "tfl-search-filters.h"
#include "tfl-search-row.h"

#include "app/session/tfl-commands.h"
#include "app/session/tfl-finder.h"
#include "app/widgets/tfl-later.h"
#include "app/widgets/tfl-list.h"

#include <glib/gi18n.h>

#define WIDTH 388 /* px of the picture that it covers, margins included */
#define LISTED 30 /* rows at a time: making and filling them is what a key costs, finding is not */

struct _TflSearchPanel
{
  GtkWidget           parent_instance;

  TflSession         *session;
  TflCanvas          *canvas;    /* not owned */
  TflFinder          *finder;
  GtkStringList      *ids;       /* the first of what the finder has; more where they are looked for */
  GtkSingleSelection *selection;
  gboolean            following; /* the list is being set: nobody chose anything */
  char               *current;   /* the element that was gone to last, or NULL */
  guint               replaced;  /* the place of what was replaced, from which to go on; else INVALID */
  guint               go_on_idle;

  GtkWidget          *body;      /* the one direct child */
  GtkEditable        *entry;
  GtkLabel           *count;
  GtkToggleButton    *filter_toggle;
  GtkToggleButton    *replace_toggle;
  GtkWidget          *filter_revealer;
  TflSearchFilters   *filters;
  GtkWidget          *clear;
  GtkWidget          *replace_revealer;
  GtkEditable        *replacement;
  GtkCheckButton     *all_texts;
  GtkWidget          *replace_one;
  GtkWidget          *replace_all;
  GtkWidget          *results;
  GtkListView        *list;
};

G_DEFINE_FINAL_TYPE (TflSearchPanel, tfl_search_panel, GTK_TYPE_WIDGET)

static gboolean
is_replacing (TflSearchPanel *self)
{
  return gtk_toggle_button_get_active (self->replace_toggle);
}

static void
fill_query (TflSearchPanel *self,
            TflQuery       *query)
{
  *query = (TflQuery) {
    .text = gtk_editable_get_text (self->entry),
    .is_phrase = is_replacing (self),
    .names_only = is_replacing (self) && !gtk_check_button_get_active (self->all_texts),
  };
  tfl_search_filters_fill (self->filters, query);
}

/* The place of the current element in the list; INVALID where it is not in it. */
static guint
find_current (TflSearchPanel *self)
{
  GPtrArray *ids = tfl_finder_get_ids (self->finder);

  for (guint i = 0; i < ids->len && self->current != NULL; i++)
    if (g_str_equal (g_ptr_array_index (ids, i), self->current))
      return i;

  return GTK_INVALID_LIST_POSITION;
}

static char *
make_count (TflSearchPanel *self)
{
  guint n_found = tfl_finder_get_n_found (self->finder);
  guint position = gtk_single_selection_get_selected (self->selection);

  if (tfl_finder_get_query (self->finder) == NULL)
    return g_strdup ("");
  if (n_found == 0)
    return g_strdup (tfl_finder_is_busy (self->finder) ? _("Searching…") : _("Nothing found"));
  if (position != GTK_INVALID_LIST_POSITION)
    /* Translators: which one of those found */
    return g_strdup_printf (_("%u of %u"), position + 1, n_found);
  if (n_found > TFL_FINDER_MOST)
    /* Translators: more are found than can be gone to */
    return g_strdup_printf (_("%u found, the best %u listed"), n_found, TFL_FINDER_MOST);

  return g_strdup_printf (ngettext ("%u found", "%u found", n_found), n_found);
}

static void
update_count (TflSearchPanel *self)
{
  g_autofree char *text = make_count (self);

  gtk_label_set_text (self->count, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
}

static void
update_buttons (TflSearchPanel *self)
{
  guint n_filters = tfl_search_filters_count (self->filters);
  gboolean can_replace = gtk_editable_get_text (self->entry)[0] != '\0' && tfl_finder_get_n_found (self->finder) > 0;
  g_autofree char *text = NULL;

  /* Translators: a button that shows filters; %u of them are set */
  text = n_filters > 0 ? g_strdup_printf (_("Filters (%u)"), n_filters) : g_strdup (_("Filters"));
  gtk_button_set_label (GTK_BUTTON (self->filter_toggle), text);
  gtk_widget_set_visible (self->clear, n_filters > 0);
  gtk_widget_set_sensitive (self->replace_one, can_replace);
  gtk_widget_set_sensitive (self->replace_all, can_replace);
}

static void
mark (TflSearchPanel *self)
{
  gboolean is_open = tfl_search_panel_is_open (self);

  if (self->canvas != NULL)
    tfl_canvas_set_found (self->canvas, is_open ? tfl_finder_get_ids (self->finder) : NULL, is_open ? WIDTH : 0);
}

/* The selected row says which one is current. */
static void
follow_current (TflSearchPanel *self)
{
  guint position = find_current (self);

  self->following = TRUE;
  gtk_single_selection_set_selected (self->selection, position);
  self->following = FALSE;
  if (position != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", position);
  update_count (self);
}

static guint
count_listed (TflSearchPanel *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->ids));
}

/* Rows `start` and on, up to so many in all; what was there from `start` on goes. */
static void
list_from (TflSearchPanel *self,
           guint           start,
           guint           n_listed)
{
  GPtrArray *ids = tfl_finder_get_ids (self->finder);
  g_autoptr (GPtrArray) strings = g_ptr_array_new ();

  for (guint i = start; i < MIN (n_listed, ids->len); i++)
    g_ptr_array_add (strings, g_ptr_array_index (ids, i));
  g_ptr_array_add (strings, NULL);
  self->following = TRUE;
  gtk_string_list_splice (self->ids, start, count_listed (self) - start, (const char *const *) strings->pdata);
  self->following = FALSE;
}

/* The end of the list is in sight. */
static void
edge_cb (TflSearchPanel  *self,
         GtkPositionType  edge)
{
  if (edge == GTK_POS_BOTTOM)
    list_from (self, count_listed (self), count_listed (self) + LISTED);
}

static void
go_to (TflSearchPanel *self,
       guint           position)
{
  g_autofree char *id = g_strdup (g_ptr_array_index (tfl_finder_get_ids (self->finder), position));

  if (position >= count_listed (self))
    list_from (self, count_listed (self), position + LISTED);
  g_free (self->current);
  self->current = g_strdup (id);
  follow_current (self);
  if (g_str_equal (id, TFL_ROOT_ID))
    tfl_session_clear_selection (self->session); /* then the inspector shows the model */
  else
    tfl_session_reveal (self->session, id);
}

static gboolean
go_on_cb (gpointer user_data)
{
  TflSearchPanel *self = user_data;
  guint n = tfl_finder_get_ids (self->finder)->len;
  guint position = find_current (self);

  self->go_on_idle = 0;
  /* Something else may be asked for now; or what is found next asks again. */
  if (self->replaced == GTK_INVALID_LIST_POSITION || tfl_finder_is_busy (self->finder))
    return G_SOURCE_REMOVE;

  /* Where it is still found, because the replacement holds what is looked for, the next one is one further. */
  position = position != GTK_INVALID_LIST_POSITION ? position + 1 : self->replaced;
  self->replaced = GTK_INVALID_LIST_POSITION;
  if (n > 0)
    go_to (self, position < n ? position : 0);

  return G_SOURCE_REMOVE;
}

/* Not at once: while a change is being told, others still have to follow it, and must not hear of another selection. */
static void
queue_go_on (TflSearchPanel *self)
{
  if (self->replaced != GTK_INVALID_LIST_POSITION && self->go_on_idle == 0)
    self->go_on_idle = g_idle_add_full (G_PRIORITY_DEFAULT, go_on_cb, self, NULL);
}

/* All rows anew, whatever of them is the same: what they say depends on what is typed. */
static void
found_cb (TflSearchPanel *self)
{
  guint position = find_current (self);

  list_from (self, 0, position != GTK_INVALID_LIST_POSITION ? position + LISTED : LISTED);
  gtk_widget_set_visible (self->results, count_listed (self) > 0);
  update_buttons (self);
  mark (self);
  follow_current (self);
  queue_go_on (self);
}

/* Whatever is asked for now. */
static void
query_cb (TflSearchPanel *self)
{
  TflQuery query;

  if (self->finder == NULL || self->session == NULL)
    return;

  fill_query (self, &query);
  g_clear_pointer (&self->current, g_free);
  self->replaced = GTK_INVALID_LIST_POSITION;
  tfl_finder_set_query (self->finder, tfl_search_panel_is_open (self) ? &query : NULL);
  update_buttons (self);
  update_count (self);
}

static void
go_to_selected (GtkWidget *widget)
{
  TflSearchPanel *self = TFL_SEARCH_PANEL (widget);
  guint position = gtk_single_selection_get_selected (self->selection);

  if (position != GTK_INVALID_LIST_POSITION && self->session != NULL)
    go_to (self, position);
}

/* An edit that was under way ends with the press on a row, and may change what is found. */
static void
selected_cb (TflSearchPanel *self)
{
  if (!self->following)
    tfl_later (GTK_WIDGET (self), go_to_selected);
}

static void
leave_for_selected (GtkWidget *widget)
{
  go_to_selected (widget);
  gtk_widget_activate_action (widget, "view.picture", NULL);
}

/* Enter in the list, or a double click: there, and nothing else. */
static void
activate_cb (TflSearchPanel *self,
             guint           position)
{
  tfl_later (GTK_WIDGET (self), leave_for_selected);
}

static void
next_cb (TflSearchPanel *self)
{
  tfl_search_panel_go (self, TRUE);
}

static void
previous_cb (TflSearchPanel *self)
{
  tfl_search_panel_go (self, FALSE);
}

static gboolean
entry_key_cb (TflSearchPanel  *self,
              guint            keyval,
              guint            keycode,
              GdkModifierType  state)
{
  gboolean is_enter = keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter;

  if (keyval == GDK_KEY_Up || (is_enter && (state & GDK_SHIFT_MASK) != 0))
    previous_cb (self);
  else if (keyval == GDK_KEY_Down || is_enter)
    next_cb (self);
  else
    return FALSE;

  return TRUE;
}

static gboolean
escape_cb (TflSearchPanel *self,
           guint           keyval)
{
  if (keyval != GDK_KEY_Escape)
    return FALSE;

  tfl_search_panel_close (self);

  return TRUE;
}

static void
replace_toggled_cb (TflSearchPanel *self)
{
  query_cb (self);
  if (is_replacing (self) && gtk_editable_get_text (self->entry)[0] != '\0')
    gtk_widget_grab_focus (GTK_WIDGET (self->replacement));
}

/* The rows show what would become of them. */
static void
replacement_cb (TflSearchPanel *self)
{
  if (self->session != NULL)
    found_cb (self);
}

static void
replace (TflSearchPanel    *self,
         const char *const *ids,
         guint              n_ids)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  guint n_replaced;

  if (!tfl_command_replace (self->session, ids, n_ids, gtk_editable_get_text (self->entry),
                            gtk_editable_get_text (self->replacement),
                            !gtk_check_button_get_active (self->all_texts), &n_replaced, &error))
    return tfl_session_tell (self->session, error->message);

  if (n_ids == 1)
    return;
  text = g_strdup_printf (ngettext ("Replaced in %u place", "Replaced in %u places", n_replaced), n_replaced);
  tfl_session_tell (self->session, text);
}

/* The current one, or the first, and then on to the next. */
static void
replace_one_cb (TflSearchPanel *self)
{
  guint position = find_current (self);
  const char *ids[1];
  g_autofree char *id = NULL;

  if (count_listed (self) == 0)
    return;
  if (position == GTK_INVALID_LIST_POSITION)
    return go_to (self, 0); /* look at it first */

  id = g_strdup (self->current);
  ids[0] = id;
  replace (self, ids, 1);
  self->replaced = position;
  queue_go_on (self);
}

static void
replace_all_cb (TflSearchPanel *self)
{
  g_autoptr (GPtrArray) ids = tfl_finder_find_all (self->finder);

  if (ids->len > 0)
    replace (self, (const char *const *) ids->pdata, ids->len);
}

static void
clear_cb (TflSearchPanel *self)
{
  tfl_search_filters_clear (self->filters);
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item)
{
  gtk_list_item_set_child (item, tfl_search_row_new ());
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         TflSearchPanel           *self)
{
  const TflQuery *query = self->finder != NULL ? tfl_finder_get_query (self->finder) : NULL;
  GtkStringObject *id = gtk_list_item_get_item (item);

  if (query != NULL)
    tfl_search_row_bind (TFL_SEARCH_ROW (gtk_list_item_get_child (item)), self->session, gtk_string_object_get_string (id),
                         query, is_replacing (self) && query->text[0] != '\0' ? gtk_editable_get_text (self->replacement) : NULL);
}

static void
tfl_search_panel_dispose (GObject *object)
{
  TflSearchPanel *self = TFL_SEARCH_PANEL (object);

  self->canvas = NULL;
  g_clear_handle_id (&self->go_on_idle, g_source_remove);
  if (self->finder != NULL)
    tfl_search_panel_set_session (self, NULL);
  g_clear_object (&self->finder);
  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), TFL_TYPE_SEARCH_PANEL);
  g_clear_object (&self->selection);
  g_clear_object (&self->ids);
  g_clear_pointer (&self->current, g_free);

  G_OBJECT_CLASS (tfl_search_panel_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, TflSearchPanel, body);
  gtk_widget_class_bind_template_child (widget_class, TflSearchPanel, entry);
  gtk_widget_class_bind_template_child (widget_class, TflSearchPanel, count);
  gtk_widget_class_bind_template_child (widget_class, TflSearchPanel, filter_toggle);
  gtk_widget_class_bind_template_child (widget_class, TflSearchPanel, replace_toggle);
  gtk_widget_class_bind_template_child (widget_class, TflSearchPanel, filter_revealer);
  gtk_widget_class_bind_template_child (widget_class, TflSearchPanel, filters);
  gtk_widget_class_bind_template_child (widget_class, TflSearchPanel, clear);
  gtk_widget_class_bind_template_child (widget_class, TflSearchPanel, replace_revealer);
  gtk_widget_class_bind_template_child (widget_class, TflSearchPanel, replacement);
  gtk_widget_class_bind_template_child (widget_class, TflSearchPanel, all_texts);
  gtk_widget_class_bind_template_child (widget_class, TflSearchPanel, replace_one);
  gtk_widget_class_bind_template_child (widget_class, TflSearchPanel, replace_all);
  gtk_widget_class_bind_template_child (widget_class, TflSearchPanel, results);
  gtk_widget_class_bind_template_child (widget_class, TflSearchPanel, list);
}

static void
tfl_search_panel_class_init (TflSearchPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tfl_search_panel_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/trefoil/Trefoil/ui/tfl-search-panel.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, query_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, edge_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, escape_cb);
  gtk_widget_class_bind_template_callback (widget_class, tfl_search_panel_close);
  gtk_widget_class_bind_template_callback (widget_class, replace_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, replacement_cb);
  gtk_widget_class_bind_template_callback (widget_class, replace_one_cb);
  gtk_widget_class_bind_template_callback (widget_class, replace_all_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
tfl_search_panel_init (TflSearchPanel *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  self->replaced = GTK_INVALID_LIST_POSITION;
  g_type_ensure (TFL_TYPE_SEARCH_FILTERS);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  gtk_list_view_set_factory (self->list, factory);

  self->ids = gtk_string_list_new (NULL);
  self->selection = g_object_ref (tfl_list_show (self->list, G_LIST_MODEL (self->ids)));
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);

  self->finder = tfl_finder_new ();
  g_signal_connect_object (self->finder, "found", G_CALLBACK (found_cb), self, G_CONNECT_SWAPPED);
}

void
tfl_search_panel_set_session (TflSearchPanel *self,
                              TflSession     *session)
{
  if (self->session == session)
    return;

  if (session == NULL)
    tfl_search_panel_close (self);
  g_clear_handle_id (&self->go_on_idle, g_source_remove);
  self->replaced = GTK_INVALID_LIST_POSITION;
  g_clear_pointer (&self->current, g_free);
  tfl_finder_set_session (self->finder, NULL);
  g_set_object (&self->session, session);
  tfl_finder_set_session (self->finder, session);
  tfl_search_filters_set_session (self->filters, session);
}

void
tfl_search_panel_set_canvas (TflSearchPanel *self,
                             TflCanvas      *canvas)
{
  self->canvas = canvas;
}

void
tfl_search_panel_open (TflSearchPanel *self,
                       gboolean        replaces)
{
  gboolean was_open = tfl_search_panel_is_open (self);
  gboolean has_text = gtk_editable_get_text (self->entry)[0] != '\0';
  GtkEditable *next = was_open && replaces && has_text ? self->replacement : self->entry;

  if (self->session == NULL)
    return;

  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_toggle_button_set_active (self->replace_toggle, replaces);
  if (!was_open)
    query_cb (self);
  gtk_widget_grab_focus (GTK_WIDGET (next));
  gtk_editable_select_region (next, 0, -1);
}

void
tfl_search_panel_close (TflSearchPanel *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (!tfl_search_panel_is_open (self))
    return;

  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    gtk_widget_activate_action (GTK_WIDGET (self), "view.picture", NULL);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  tfl_finder_set_query (self->finder, NULL);
  mark (self);
}

gboolean
tfl_search_panel_is_open (TflSearchPanel *self)
{
  return gtk_widget_get_visible (GTK_WIDGET (self));
}

TflFinder *
tfl_search_panel_get_finder (TflSearchPanel *self)
{
  return self->finder;
}

void
tfl_search_panel_go (TflSearchPanel *self,
                     gboolean        forwards)
{
  guint n = tfl_finder_get_ids (self->finder)->len;
  guint position = find_current (self);

  if (!tfl_search_panel_is_open (self))
    return tfl_search_panel_open (self, FALSE);
  if (n == 0)
    return;

  if (position == GTK_INVALID_LIST_POSITION)
    position = forwards ? n - 1 : 0;
  go_to (self, (position + (forwards ? 1 : n - 1)) % n);
}
