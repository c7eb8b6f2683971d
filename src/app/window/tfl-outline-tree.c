#include "config.h"

#include "tfl-outline-tree.h"

struct _TflOutlineNode
{
  GObject     parent_instance;

  TflSession *session;  /* not owned: cleared with the session */
  char       *id;
  gboolean    is_leaf;  /* had nothing inside when it was made: its row has no arrow */
  GListStore *children; /* made when first asked for */
};

G_DEFINE_FINAL_TYPE (TflOutlineNode, tfl_outline_node, G_TYPE_OBJECT)

static const TflKind listed[] = { TFL_KIND_UNIT, TFL_KIND_WORK };

/* A service stands in the model, and is listed in its provider. */
static gboolean
provides (TflSession *session,
          const char *unit)
{
  guint n;
  const TflReferrer *referrers = tfl_index_get_referrers (tfl_session_get_index (session), unit, &n);

  for (guint i = 0; i < n; i++)
    if (referrers[i].field == TFL_SERVICE_PROVIDER)
      return TRUE;

  return FALSE;
}

static gboolean
is_leaf (TflSession *session,
         const char *id)
{
  TflModel *model = tfl_session_get_model (session);
  const TflElement *element = tfl_model_lookup (model, id);

  for (guint i = 0; element != NULL && i < G_N_ELEMENTS (listed); i++)
    {
      TflChildIter iter;

      tfl_child_iter_init (&iter, model, element, listed[i]);
      if (tfl_child_iter_next (&iter) != NULL)
        return FALSE;
    }

  return !provides (session, id);
}

static TflOutlineNode *
node_new (TflSession *session,
          const char *id)
{
  TflOutlineNode *self = g_object_new (TFL_TYPE_OUTLINE_NODE, NULL);

  g_set_weak_pointer (&self->session, session);
  self->id = g_strdup (id);
  self->is_leaf = is_leaf (session, id);

  return self;
}

static int
compare_names (gconstpointer a,
               gconstpointer b,
               gpointer      user_data)
{
  const char *one = *(const char *const *) a;
  const char *other = *(const char *const *) b;
  int order = g_utf8_collate (tfl_element_get_name (tfl_model_lookup (user_data, one)),
                              tfl_element_get_name (tfl_model_lookup (user_data, other)));

  return order != 0 ? order : strcmp (one, other);
}

/* The services that a unit provides, by name; of the root those that nobody does. */
static void
add_services (TflOutlineNode *self,
              TflModel       *model,
              GPtrArray      *ids)
{
  g_autoptr (GPtrArray) services = g_ptr_array_new ();
  const TflElement *service;
  TflChildIter iter;
  guint n;
  const TflReferrer *referrers = tfl_index_get_referrers (tfl_session_get_index (self->session), self->id, &n);

  for (guint i = 0; i < n; i++)
    if (referrers[i].field == TFL_SERVICE_PROVIDER)
      g_ptr_array_add (services, (char *) tfl_element_get_id (tfl_model_lookup (model, referrers[i].id)));
  if (g_str_equal (self->id, TFL_ROOT_ID))
    {
      tfl_child_iter_init (&iter, model, tfl_model_get_root (model), TFL_KIND_SERVICE);
      while ((service = tfl_child_iter_next (&iter)) != NULL)
        if (tfl_element_get (service, TFL_SERVICE_PROVIDER) == NULL)
          g_ptr_array_add (services, (char *) tfl_element_get_id (service));
    }
  g_ptr_array_sort_with_data (services, compare_names, model);
  g_ptr_array_extend (ids, services, NULL, NULL);
}

/* The ids of the units, then of the work, that stand in the node's element, then of its services. */
static GPtrArray *
list_ids (TflOutlineNode *self)
{
  TflModel *model = tfl_session_get_model (self->session);
  const TflElement *parent = tfl_model_lookup (model, self->id);
  GPtrArray *ids = g_ptr_array_new ();

  for (guint i = 0; parent != NULL && i < G_N_ELEMENTS (listed); i++)
    {
      const TflElement *child;
      TflChildIter iter;

      tfl_child_iter_init (&iter, model, parent, listed[i]);
      while ((child = tfl_child_iter_next (&iter)) != NULL)
        g_ptr_array_add (ids, (char *) tfl_element_get_id (child));
    }
  if (parent != NULL)
    add_services (self, model, ids);

  return ids;
}

static gboolean
is_at (GListStore *children,
       guint       position,
       const char *id)
{
  g_autoptr (TflOutlineNode) node = g_list_model_get_item (G_LIST_MODEL (children), position);

  return g_str_equal (node->id, id);
}

/* The same element, and with an arrow only where it had one: a row never changes that. */
static gboolean
is_current (TflOutlineNode *self,
            guint           position,
            const char     *id)
{
  g_autoptr (TflOutlineNode) node = g_list_model_get_item (G_LIST_MODEL (self->children), position);

  return g_str_equal (node->id, id) && node->is_leaf == is_leaf (self->session, id);
}

static void
sync_children (TflOutlineNode *self)
{
  g_autoptr (GPtrArray) ids = list_ids (self);
  g_autoptr (GPtrArray) fresh = g_ptr_array_new_with_free_func (g_object_unref);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->children));
  guint start = 0, end = 0;

  while (start < n && start < ids->len && is_current (self, start, g_ptr_array_index (ids, start)))
    start++;
  while (end < n - start && end < ids->len - start
         && is_current (self, n - 1 - end, g_ptr_array_index (ids, ids->len - 1 - end)))
    end++;
  for (guint i = start; i < ids->len - end; i++)
    g_ptr_array_add (fresh, node_new (self->session, g_ptr_array_index (ids, i)));
  if (n - start - end > 0 || fresh->len > 0)
    g_list_store_splice (self->children, start, n - start - end, fresh->pdata, fresh->len);
}

/* The id of the node whose list an element is in. */
static const char *
get_container (const TflElement *element)
{
  const char *provider;

  if (tfl_element_get_kind (element) != TFL_KIND_SERVICE)
    return tfl_element_get_parent (element);

  provider = tfl_element_get (element, TFL_SERVICE_PROVIDER);

  return provider != NULL ? provider : TFL_ROOT_ID;
}

/* In its list; or a service of what is in its list, which gets an arrow with its first one. */
static gboolean
concerns (TflOutlineNode   *self,
          const TflElement *element)
{
  const char *container = element != NULL ? get_container (element) : NULL;
  const TflElement *around;

  if (g_strcmp0 (container, self->id) == 0)
    return TRUE;
  if (container == NULL || tfl_element_get_kind (element) != TFL_KIND_SERVICE)
    return FALSE;

  around = tfl_session_lookup (self->session, container);

  return around != NULL && g_strcmp0 (tfl_element_get_parent (around), self->id) == 0;
}

/* Only what came, went, or stands somewhere else changes a list; and what has its first child or
 * lost its last; and a service with another provider or name. */
static gboolean
is_touched (TflOutlineNode *self,
            TflDiff        *diff)
{
  if (tfl_diff_lookup (diff, self->id) != NULL)
    return TRUE;
  for (guint i = 0; i < tfl_diff_get_n_changes (diff); i++)
    {
      const TflChange *change = tfl_diff_get_change (diff, i);

      if (concerns (self, change->before) || concerns (self, change->after))
        return TRUE;
    }

  return FALSE;
}

static void
changed_cb (TflOutlineNode *self,
            TflModel       *before,
            TflModel       *after,
            TflDiff        *diff)
{
  if (self->children != NULL && is_touched (self, diff))
    sync_children (self);
}

static void
tfl_outline_node_finalize (GObject *object)
{
  TflOutlineNode *self = TFL_OUTLINE_NODE (object);

  g_clear_weak_pointer (&self->session);
  g_clear_object (&self->children);
  g_free (self->id);

  G_OBJECT_CLASS (tfl_outline_node_parent_class)->finalize (object);
}

static void
tfl_outline_node_class_init (TflOutlineNodeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tfl_outline_node_finalize;
}

static void
tfl_outline_node_init (TflOutlineNode *self)
{
}

const char *
tfl_outline_node_get_id (TflOutlineNode *self)
{
  return self->id;
}

static GListModel *
make_children (TflOutlineNode *self)
{
  if (self->children == NULL)
    {
      self->children = g_list_store_new (TFL_TYPE_OUTLINE_NODE);
      g_signal_connect_object (self->session, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
      sync_children (self);
    }

  return g_object_ref (G_LIST_MODEL (self->children));
}

static GListModel *
create_cb (gpointer item,
           gpointer user_data)
{
  TflOutlineNode *node = TFL_OUTLINE_NODE (item);

  if (node->is_leaf || node->session == NULL)
    return NULL;

  return make_children (node);
}

GtkTreeListModel *
tfl_outline_tree_new (TflSession *session)
{
  TflOutlineNode *root = node_new (session, TFL_ROOT_ID);
  GListModel *children = make_children (root);
  GtkTreeListModel *tree;

  tree = gtk_tree_list_model_new (children, FALSE, FALSE, create_cb, NULL, NULL);
  /* The root node is what keeps the first list up to date. */
  g_object_set_data_full (G_OBJECT (tree), "root-node", root, g_object_unref);

  return tree;
}

static GtkTreeListRow *
find_child_row (GtkTreeListModel *tree,
                GtkTreeListRow   *around,
                const char       *id)
{
  GListModel *children = around != NULL ? gtk_tree_list_row_get_children (around)
                                        : gtk_tree_list_model_get_model (tree);
  guint n = children != NULL ? g_list_model_get_n_items (children) : 0;

  for (guint i = 0; i < n; i++)
    if (is_at (G_LIST_STORE (children), i, id))
      return around != NULL ? gtk_tree_list_row_get_child_row (around, i)
                            : gtk_tree_list_model_get_child_row (tree, i);

  return NULL;
}

GtkTreeListRow *
tfl_outline_tree_find_row (GtkTreeListModel *tree,
                           TflModel         *model,
                           const char       *id,
                           gboolean          opens)
{
  const TflElement *element = tfl_model_lookup (model, id);
  const char *container = element != NULL ? get_container (element) : NULL;
  g_autoptr (GtkTreeListRow) around = NULL;

  if (container == NULL)
    return NULL;
  if (g_str_equal (container, TFL_ROOT_ID))
    return find_child_row (tree, NULL, id);

  around = tfl_outline_tree_find_row (tree, model, container, opens);
  if (around == NULL || (!opens && !gtk_tree_list_row_get_expanded (around)))
    return NULL;
  gtk_tree_list_row_set_expanded (around, TRUE);

  return find_child_row (tree, around, id);
}
