#include "config.h"

#include "tfl-chooser.h"

#include "tfl-element-sign.h"
#include "tfl-popup.h"
#include "tfl-spoken-name.h"

#include "app/session/tfl-describe.h"

#include <glib/gi18n.h>

/* What the list holds: an id, and the text that typing is compared with. */
#define TFL_TYPE_CHOICE (tfl_choice_get_type ())
G_DECLARE_FINAL_TYPE (TflChoice, tfl_choice, TFL, CHOICE, GObject)

struct _TflChoice
{
  GObject parent_instance;

  char   *id;
  char   *key;
};

G_DEFINE_FINAL_TYPE (TflChoice, tfl_choice, G_TYPE_OBJECT)

struct _TflChooser
{
  GtkPopover          parent_instance;

  TflSession         *session;
  guint               kinds;
  char               *except;
  char               *needle;    /* what is typed, folded */
  int                 offered;   /* the kind that it may make, or −1 */
  GtkFilter          *filter;
  GtkSingleSelection *selection;

  GtkSearchEntry     *entry;
  GtkListView        *list;
  GtkStack           *stack;
  GtkButton          *make;
};

G_DEFINE_FINAL_TYPE (TflChooser, tfl_chooser, GTK_TYPE_POPOVER)

enum
{
  CHOSEN,
  NEW,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
tfl_choice_finalize (GObject *object)
{
  TflChoice *self = TFL_CHOICE (object);

  g_free (self->id);
  g_free (self->key);

  G_OBJECT_CLASS (tfl_choice_parent_class)->finalize (object);
}

static void
tfl_choice_class_init (TflChoiceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tfl_choice_finalize;
}

static void
tfl_choice_init (TflChoice *self)
{
}

typedef struct
{
  TflChooser *chooser;
  GListStore *store;
} Gathering;

static gboolean
gather_cb (const TflElement *element,
           gpointer          user_data)
{
  Gathering *gathering = user_data;
  TflChooser *self = gathering->chooser;
  const char *id = tfl_element_get_id (element);
  g_autoptr (TflChoice) choice = NULL;
  g_autofree char *name = NULL;

  if ((self->kinds & (1u << tfl_element_get_kind (element))) == 0 || g_strcmp0 (id, self->except) == 0)
    return TRUE;

  name = tfl_describe_name (tfl_session_get_model (self->session), element);
  choice = g_object_new (TFL_TYPE_CHOICE, NULL);
  choice->id = g_strdup (id);
  choice->key = g_utf8_casefold (name, -1);
  g_list_store_append (gathering->store, choice);

  return TRUE;
}

static gboolean
matches_cb (gpointer item,
            gpointer user_data)
{
  TflChooser *self = TFL_CHOOSER (user_data);

  return self->needle == NULL || strstr (TFL_CHOICE (item)->key, self->needle) != NULL;
}

static void
update_stack (TflChooser *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));

  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "list" : "empty");
}

static char *
get_typed_name (TflChooser *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
}

/* Whether one is called just this, in large or small letters. */
static gboolean
is_taken (TflChooser *self,
          const char *name)
{
  g_autofree char *key = g_utf8_casefold (name, -1);
  gboolean found = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->selection)) && !found; i++)
    {
      g_autoptr (TflChoice) choice = g_list_model_get_item (G_LIST_MODEL (self->selection), i);

      found = g_str_equal (choice->key, key);
    }

  return found;
}

static void
update_offer (TflChooser *self)
{
  g_autofree char *name = get_typed_name (self);
  gboolean offers = self->offered >= 0 && name[0] != '\0' && !is_taken (self, name);
  g_autofree char *label = NULL;

  if (offers)
    {
      /* Translators: makes something: its kind, such as “Tool”, then its name */
      label = g_strdup_printf (_("New %s “%s”"), _(tfl_kind_get_info (self->offered)->label), name);
      gtk_button_set_label (self->make, label);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->make), offers);
}

static void
make_cb (TflChooser *self)
{
  g_autofree char *name = get_typed_name (self);
  g_autoptr (TflChooser) alive = g_object_ref (self);

  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[NEW], 0, name);
}

static void
search_changed_cb (TflChooser *self)
{
  g_free (self->needle);
  self->needle = g_utf8_casefold (gtk_editable_get_text (GTK_EDITABLE (self->entry)), -1);
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  gtk_single_selection_set_selected (self->selection, 0);
  update_stack (self);
  update_offer (self);
}

static void
choose (TflChooser *self,
        guint       position)
{
  g_autoptr (TflChoice) choice = g_list_model_get_item (G_LIST_MODEL (self->selection), position);
  g_autoptr (TflChooser) alive = g_object_ref (self);

  if (choice == NULL)
    return;

  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[CHOSEN], 0, choice->id);
}

/* One Escape closes it, whatever is typed. */
static void
stop_cb (TflChooser *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
activate_cb (TflChooser *self,
             guint       position)
{
  choose (self, position);
}

/* Enter takes the one that is marked, at first the topmost; where nothing is found, what is offered. Whoever types fast is ahead
 * of the list. */
static void
entry_activate_cb (TflChooser *self)
{
  g_autofree char *typed = g_utf8_casefold (gtk_editable_get_text (GTK_EDITABLE (self->entry)), -1);
  guint position;

  if (!g_str_equal (typed, self->needle != NULL ? self->needle : ""))
    search_changed_cb (self);
  position = gtk_single_selection_get_selected (self->selection);
  if (position != GTK_INVALID_LIST_POSITION)
    choose (self, position);
  else if (gtk_widget_get_visible (GTK_WIDGET (self->make)))
    make_cb (self);
}

static gboolean
key_pressed_cb (TflChooser *self,
                guint       keyval)
{
  return tfl_popup_walk_list (self->list, keyval);
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *name = gtk_label_new (NULL);
  GtkWidget *path = gtk_label_new (NULL);

  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_label_set_ellipsize (GTK_LABEL (path), PANGO_ELLIPSIZE_START);
  gtk_label_set_max_width_chars (GTK_LABEL (path), 20);
  gtk_widget_add_css_class (path, "hint");
  gtk_box_append (GTK_BOX (box), tfl_sign_new ());
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), path);
  gtk_list_item_set_child (item, box);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         TflChooser               *self)
{
  TflModel *model = tfl_session_get_model (self->session);
  TflChoice *choice = TFL_CHOICE (gtk_list_item_get_item (item));
  const TflElement *element = tfl_model_lookup (model, choice->id);
  GtkWidget *sign = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkWidget *name = gtk_widget_get_next_sibling (sign);
  GtkWidget *path = gtk_widget_get_next_sibling (name);
  g_autofree char *text = NULL;
  g_autofree char *where = NULL;

  if (element == NULL)
    return;

  text = tfl_describe_name (model, element);
  where = tfl_describe_path (model, element);
  tfl_element_sign_set (TFL_SIGN (sign), self->session, element);
  tfl_spoken_name_set_row (gtk_list_item_get_child (item), text, where);
  gtk_label_set_text (GTK_LABEL (name), text);
  gtk_label_set_text (GTK_LABEL (path), where[0] != '\0' ? where
                                        : _(tfl_kind_get_info (tfl_element_get_kind (element))->label));
}

static void
tfl_chooser_dispose (GObject *object)
{
  TflChooser *self = TFL_CHOOSER (object);

  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), TFL_TYPE_CHOOSER);
  g_clear_object (&self->selection);
  g_clear_object (&self->filter);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (tfl_chooser_parent_class)->dispose (object);
}

static void
tfl_chooser_finalize (GObject *object)
{
  TflChooser *self = TFL_CHOOSER (object);

  g_free (self->needle);
  g_free (self->except);

  G_OBJECT_CLASS (tfl_chooser_parent_class)->finalize (object);
}

static void
tfl_chooser_class_init (TflChooserClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tfl_chooser_dispose;
  G_OBJECT_CLASS (klass)->finalize = tfl_chooser_finalize;

  signals[CHOSEN] = g_signal_new ("chosen", TFL_TYPE_CHOOSER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);

  signals[NEW] = g_signal_new ("new", TFL_TYPE_CHOOSER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/trefoil/Trefoil/ui/tfl-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, TflChooser, entry);
  gtk_widget_class_bind_template_child (widget_class, TflChooser, list);
  gtk_widget_class_bind_template_child (widget_class, TflChooser, stack);
  gtk_widget_class_bind_template_child (widget_class, TflChooser, make);
  gtk_widget_class_bind_template_callback (widget_class, make_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
}

static void
tfl_chooser_init (TflChooser *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  self->offered = -1;
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  gtk_list_view_set_factory (self->list, factory);
  gtk_search_entry_set_key_capture_widget (self->entry, GTK_WIDGET (self));
}

GtkWidget *
tfl_chooser_new (TflSession *session,
                 guint       kinds,
                 const char *except,
                 const char *prompt)
{
  TflChooser *self = g_object_new (TFL_TYPE_CHOOSER, NULL);
  Gathering gathering = { self, g_list_store_new (TFL_TYPE_CHOICE) };
  GtkFilterListModel *filtered;

  self->session = g_object_ref (session);
  self->kinds = kinds & ~(1u << TFL_KIND_MODEL);
  self->except = g_strdup (except);
  tfl_model_foreach (tfl_session_get_model (session), gather_cb, &gathering);

  self->filter = GTK_FILTER (gtk_custom_filter_new (matches_cb, self, NULL));
  filtered = gtk_filter_list_model_new (G_LIST_MODEL (gathering.store), g_object_ref (self->filter));
  self->selection = gtk_single_selection_new (G_LIST_MODEL (filtered));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  g_object_set (self->entry, "placeholder-text", prompt, NULL);
  tfl_spoken_name_set (GTK_WIDGET (self->entry), prompt);
  update_stack (self);

  return GTK_WIDGET (self);
}

void
tfl_chooser_offer_new (TflChooser *self,
                       TflKind     kind)
{
  self->offered = (int) kind;
  update_offer (self);
}

void
tfl_chooser_popup_at (TflChooser         *self,
                      GtkWidget          *parent,
                      const GdkRectangle *area)
{
  tfl_popup_show (GTK_POPOVER (self), parent, area);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

void
tfl_chooser_popup (TflChooser *self,
                   GtkWidget  *parent)
{
  tfl_chooser_popup_at (self, parent, NULL);
}
