#include "config.h"

#include "tfl-launcher.h"

#include "tfl-actions.h"

#include "app/session/tfl-describe.h"
#include "app/session/tfl-rank.h"
#include "app/session/tfl-settings.h"
#include "app/widgets/tfl-element-sign.h"
#include "app/widgets/tfl-popup.h"
#include "app/widgets/tfl-sign.h"
#include "app/widgets/tfl-spoken-name.h"

#include <glib/gi18n.h>

#define MOST_ELEMENTS 40 /* of each rank; nobody reads more */
#define MOST_USED     12

/* A row: an action, or an element to go to. */
#define TFL_TYPE_OFFER (tfl_offer_get_type ())
G_DECLARE_FINAL_TYPE (TflOffer, tfl_offer, TFL, OFFER, GObject)

struct _TflOffer
{
  GObject          parent_instance;

  const TflAction *action; /* or NULL */
  char            *id;     /* of the element, or NULL */
  char            *name;
  char            *where;  /* the section of an action, the path of an element */
  char            *key;    /* name, folded */
  char            *more;   /* name and section, folded; NULL for elements */
  TflRank          rank;
  guint            used;   /* 0: not lately; else the more, the later */
};

G_DEFINE_FINAL_TYPE (TflOffer, tfl_offer, G_TYPE_OBJECT)

/* What an element is found by. There may be many, so they are no objects until they are shown. */
typedef struct
{
  const char *id;
  char       *key;
} Target;

struct _TflLauncher
{
  GtkPopover          parent_instance;

  TflWindow          *window;  /* not owned: it holds this */
  TflModel           *model;   /* or NULL */
  GPtrArray          *actions; /* TflOffer: what can be done now */
  GArray             *targets; /* NULL until something is typed */
  GListStore         *store;
  GtkSingleSelection *selection;

  GtkSearchEntry     *entry;
  GtkListView        *list;
  GtkStack           *stack;
};

G_DEFINE_FINAL_TYPE (TflLauncher, tfl_launcher, GTK_TYPE_POPOVER)

/* Names of actions, the last used one first; from one start of the program to the next where there are settings. */
static GPtrArray *used_actions;

static void
tfl_offer_finalize (GObject *object)
{
  TflOffer *self = TFL_OFFER (object);

  g_free (self->id);
  g_free (self->name);
  g_free (self->where);
  g_free (self->key);
  g_free (self->more);

  G_OBJECT_CLASS (tfl_offer_parent_class)->finalize (object);
}

static void
tfl_offer_class_init (TflOfferClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tfl_offer_finalize;
}

static void
tfl_offer_init (TflOffer *self)
{
}

static GPtrArray *
get_used (void)
{
  GSettings *settings = tfl_settings_get ();
  g_auto (GStrv) names = NULL;

  if (used_actions != NULL)
    return used_actions;

  used_actions = g_ptr_array_new_with_free_func (g_free);
  names = settings != NULL ? g_settings_get_strv (settings, "used-actions") : NULL;
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    g_ptr_array_add (used_actions, g_strdup (names[i]));

  return used_actions;
}

static void
remember_used (const char *name)
{
  GSettings *settings = tfl_settings_get ();
  GPtrArray *used = get_used ();
  guint position;

  if (g_ptr_array_find_with_equal_func (used, name, g_str_equal, &position))
    g_ptr_array_remove_index (used, position);
  g_ptr_array_insert (used, 0, g_strdup (name));
  g_ptr_array_set_size (used, (int) MIN (used->len, MOST_USED));
  if (settings != NULL)
    {
      g_autoptr (GVariant) value = g_variant_ref_sink (g_variant_new_strv ((const char *const *) used->pdata, used->len));

      g_settings_set_value (settings, "used-actions", value);
    }
}

static TflOffer *
make_action_offer (const TflAction *action)
{
  TflOffer *offer = g_object_new (TFL_TYPE_OFFER, NULL);
  g_autofree char *both = NULL;
  guint position;

  offer->action = action;
  offer->name = tfl_actions_make_title (action);
  offer->where = g_strdup (_(action->section));
  offer->key = tfl_rank_fold (offer->name);
  both = g_strconcat (offer->name, " ", offer->where, NULL);
  offer->more = tfl_rank_fold (both);
  if (g_ptr_array_find_with_equal_func (get_used (), action->name, g_str_equal, &position))
    offer->used = MOST_USED - position;

  return offer;
}

/* What is asked when the launcher opens: one cannot do anything else before it closes. */
static void
gather_actions (TflLauncher *self)
{
  guint n_actions;
  const TflAction *actions = tfl_actions_get (&n_actions);

  for (guint i = 0; i < n_actions; i++)
    if (actions[i].label != NULL && !g_str_equal (actions[i].name, "win.launcher") && tfl_actions_can (self->window, &actions[i]))
      g_ptr_array_add (self->actions, make_action_offer (&actions[i]));
}

static void
clear_target (gpointer target)
{
  g_free (((Target *) target)->key);
}

static gboolean
gather_target_cb (const TflElement *element,
                  gpointer          user_data)
{
  TflKind kind = tfl_element_get_kind (element);
  Target target = { tfl_element_get_id (element), NULL };

  if (kind != TFL_KIND_UNIT && kind != TFL_KIND_WORK && kind != TFL_KIND_SERVICE)
    return TRUE;

  target.key = tfl_rank_fold (tfl_element_get_name (element));
  g_array_append_val ((GArray *) user_data, target);

  return TRUE;
}

static void
ensure_targets (TflLauncher *self)
{
  if (self->targets != NULL)
    return;

  self->targets = g_array_new (FALSE, FALSE, sizeof (Target));
  g_array_set_clear_func (self->targets, clear_target);
  if (self->model != NULL)
    tfl_model_foreach (self->model, gather_target_cb, self->targets);
}

static TflOffer *
make_target_offer (TflLauncher  *self,
                   const Target *target,
                   TflRank       rank)
{
  const TflElement *element = tfl_model_lookup (self->model, target->id);
  TflOffer *offer = g_object_new (TFL_TYPE_OFFER, NULL);

  offer->id = g_strdup (target->id);
  offer->name = tfl_describe_name (self->model, element);
  offer->where = tfl_describe_kind (self->model, element);
  offer->rank = rank;

  return offer;
}

/* Letters that are merely spread over a name say nothing where there are thousands of names. */
static void
add_targets (TflLauncher *self,
             const char  *needle,
             GPtrArray   *offers)
{
  guint n_found[TFL_N_RANKS] = { 0 };

  ensure_targets (self);
  for (guint i = 0; i < self->targets->len; i++)
    {
      const Target *target = &g_array_index (self->targets, Target, i);
      TflRank rank = tfl_rank (needle, target->key);

      if (rank > TFL_RANK_SPREAD && n_found[rank]++ < MOST_ELEMENTS)
        g_ptr_array_add (offers, make_target_offer (self, target, rank));
    }
}

/* Found by the name of its section too, but not as well as by its own: “add unit”, “window findings”. */
static TflRank
rank_action (const TflOffer *offer,
             const char     *needle)
{
  TflRank own = tfl_rank (needle, offer->key);
  TflRank with_section = tfl_rank (needle, offer->more);

  return MAX (own, with_section >= TFL_RANK_WORDS ? TFL_RANK_WORDS : TFL_RANK_NONE);
}

static void
add_actions (TflLauncher *self,
             const char  *needle,
             GPtrArray   *offers)
{
  for (guint i = 0; i < self->actions->len; i++)
    {
      TflOffer *offer = g_ptr_array_index (self->actions, i);

      offer->rank = rank_action (offer, needle);
      if (offer->rank != TFL_RANK_NONE)
        g_ptr_array_add (offers, g_object_ref (offer));
    }
}

/* The order in which they were gathered decides the rest: the sort is stable. */
static gint
compare (gconstpointer a,
         gconstpointer b,
         gpointer      user_data)
{
  const TflOffer *one = *(TflOffer *const *) a;
  const TflOffer *other = *(TflOffer *const *) b;

  return one->rank != other->rank ? (int) other->rank - (int) one->rank : (int) other->used - (int) one->used;
}

/* Whoever listens has the focus in the entry, and hears there which row is marked. */
static void
tell_marked (TflLauncher *self)
{
  TflOffer *offer = gtk_single_selection_get_selected_item (self->selection);
  g_autofree char *text = offer != NULL ? g_strdup_printf ("%s, %s", offer->name, offer->where) : g_strdup ("");

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
}

static void
update (TflLauncher *self)
{
  g_autofree char *typed = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
  g_autofree char *needle = tfl_rank_fold (typed);
  g_autoptr (GPtrArray) offers = g_ptr_array_new_with_free_func (g_object_unref);

  add_actions (self, needle, offers);
  if (needle[0] != '\0')
    add_targets (self, needle, offers);
  if (offers->len > 0)
    g_qsort_with_data (offers->pdata, (int) offers->len, sizeof (gpointer), compare, NULL);
  g_list_store_splice (self->store, 0, g_list_model_get_n_items (G_LIST_MODEL (self->store)), offers->pdata, offers->len);
  gtk_single_selection_set_selected (self->selection, 0);
  gtk_stack_set_visible_child_name (self->stack, offers->len > 0 ? "list" : "empty");
  if (offers->len > 0)
    gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", 0);
  tell_marked (self);
}

typedef struct
{
  TflWindow *window;
  TflOffer  *offer;
} Choice;

static gboolean
do_cb (gpointer user_data)
{
  Choice *choice = user_data;
  TflSession *session = tfl_window_get_session (choice->window);

  if (choice->offer->action != NULL)
    {
      remember_used (choice->offer->action->name);
      tfl_actions_do (choice->window, choice->offer->action);
    }
  else if (session != NULL)
    {
      tfl_session_reveal (session, choice->offer->id);
      gtk_widget_grab_focus (tfl_window_get_canvas (choice->window));
    }
  g_object_unref (choice->window);
  g_object_unref (choice->offer);
  g_free (choice);

  return G_SOURCE_REMOVE;
}

/* Not at once: the popover gives the focus back first, which many an action goes by. */
static void
choose (TflLauncher *self,
        guint        position)
{
  TflOffer *offer = g_list_model_get_item (G_LIST_MODEL (self->selection), position);
  Choice *choice;

  if (offer == NULL)
    return;

  choice = g_new (Choice, 1);
  *choice = (Choice) { g_object_ref (self->window), offer };
  gtk_popover_popdown (GTK_POPOVER (self));
  g_idle_add_full (G_PRIORITY_DEFAULT, do_cb, choice, NULL);
}

static void
search_changed_cb (TflLauncher *self)
{
  update (self);
}

/* One Escape closes it, whatever is typed. */
static void
stop_cb (TflLauncher *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
activate_cb (TflLauncher *self,
             guint        position)
{
  choose (self, position);
}

static void
entry_activate_cb (TflLauncher *self)
{
  choose (self, gtk_single_selection_get_selected (self->selection));
}

static gboolean
key_pressed_cb (TflLauncher *self,
                guint        keyval)
{
  if (!tfl_popup_walk_list (self->list, keyval))
    return FALSE;

  tell_marked (self);

  return TRUE;
}

static GtkWidget *
append_label (GtkWidget  *box,
              const char *class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (class != NULL)
    gtk_widget_add_css_class (label, class);
  gtk_box_append (GTK_BOX (box), label);

  return label;
}

/* The children of a row, in order. */
enum
{
  PART_SIGN,
  PART_CHECK,
  PART_NAME,
  PART_WHERE,
  PART_KEYS,
  N_PARTS
};

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *check = gtk_image_new_from_icon_name ("object-select-symbolic");
  GtkWidget *sign = tfl_sign_new ();
  GtkWidget *name, *where;

  /* Names begin below each other, whatever stands before them. */
  gtk_widget_set_size_request (sign, 20, -1);
  gtk_widget_set_size_request (check, 20, -1);
  gtk_box_append (GTK_BOX (box), sign);
  gtk_box_append (GTK_BOX (box), check);
  name = append_label (box, NULL);
  gtk_widget_set_hexpand (name, TRUE);
  where = append_label (box, "hint");
  gtk_label_set_max_width_chars (GTK_LABEL (where), 32);
  append_label (box, "keys");
  gtk_list_item_set_child (item, box);
}

static char *
make_keys (const TflAction *action)
{
  g_auto (GStrv) keys = g_strsplit (action != NULL && action->keys != NULL ? action->keys : "", "|", 2);
  guint key = 0;
  GdkModifierType modifiers = 0;

  if (keys[0] == NULL || !gtk_accelerator_parse (keys[0], &key, &modifiers))
    return g_strdup ("");

  return gtk_accelerator_get_label (key, modifiers);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         TflLauncher              *self)
{
  TflOffer *offer = TFL_OFFER (gtk_list_item_get_item (item));
  const TflElement *element = offer->id != NULL ? tfl_model_lookup (self->model, offer->id) : NULL;
  gboolean is_on = offer->action != NULL && offer->action->active != NULL && offer->action->active (self->window);
  g_autofree char *keys = make_keys (offer->action);
  GtkWidget *parts[N_PARTS];

  parts[0] = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  for (guint i = 1; i < N_PARTS; i++)
    parts[i] = gtk_widget_get_next_sibling (parts[i - 1]);
  if (element != NULL)
    tfl_element_sign_set (TFL_SIGN (parts[PART_SIGN]), tfl_window_get_session (self->window), element);
  gtk_widget_set_visible (parts[PART_SIGN], element != NULL);
  gtk_widget_set_visible (parts[PART_CHECK], element == NULL);
  gtk_widget_set_opacity (parts[PART_CHECK], is_on ? 1 : 0);
  tfl_spoken_name_set_row (gtk_list_item_get_child (item), offer->name, offer->where);
  gtk_label_set_text (GTK_LABEL (parts[PART_NAME]), offer->name);
  gtk_label_set_text (GTK_LABEL (parts[PART_WHERE]), offer->where);
  gtk_label_set_text (GTK_LABEL (parts[PART_KEYS]), keys);
  gtk_widget_set_visible (parts[PART_KEYS], keys[0] != '\0');
}

static void
tfl_launcher_dispose (GObject *object)
{
  TflLauncher *self = TFL_LAUNCHER (object);

  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), TFL_TYPE_LAUNCHER);
  g_clear_object (&self->selection);
  g_clear_pointer (&self->actions, g_ptr_array_unref);
  g_clear_pointer (&self->targets, g_array_unref);
  g_clear_pointer (&self->model, tfl_model_unref);

  G_OBJECT_CLASS (tfl_launcher_parent_class)->dispose (object);
}

static void
tfl_launcher_class_init (TflLauncherClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tfl_launcher_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/trefoil/Trefoil/ui/tfl-launcher.ui");
  gtk_widget_class_bind_template_child (widget_class, TflLauncher, entry);
  gtk_widget_class_bind_template_child (widget_class, TflLauncher, list);
  gtk_widget_class_bind_template_child (widget_class, TflLauncher, stack);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
}

static void
tfl_launcher_init (TflLauncher *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->actions = g_ptr_array_new_with_free_func (g_object_unref);
  self->store = g_list_store_new (TFL_TYPE_OFFER);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (self->store));
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  gtk_search_entry_set_key_capture_widget (self->entry, GTK_WIDGET (self));
}

void
tfl_launcher_open (TflWindow *window)
{
  TflLauncher *self = g_object_new (TFL_TYPE_LAUNCHER, NULL);
  TflSession *session = tfl_window_get_session (window);
  GtkWidget *content = adw_application_window_get_content (ADW_APPLICATION_WINDOW (window));

  self->window = window;
  self->model = session != NULL ? tfl_model_ref (tfl_session_get_model (session)) : NULL;
  gather_actions (self);
  update (self);
  tfl_popup_show (GTK_POPOVER (self), content, &(GdkRectangle) { gtk_widget_get_width (content) / 2, 40, 1, 1 });
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

char *
tfl_launcher_describe (TflLauncher *self,
                       guint        position)
{
  g_autoptr (TflOffer) offer = g_list_model_get_item (G_LIST_MODEL (self->store), position);

  return offer != NULL ? g_strdup_printf ("%s · %s", offer->name, offer->where) : NULL;
}
