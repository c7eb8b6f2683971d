#include "config.h"

#include "tfl-outline-tree.h"

struct _TflOutlineNode
{
  GObject     parent_instance;

  TflSession *session;  /* not owned: cleared with the session */
  char       *id;
  GListStore *children; /* made when first asked for */
};

G_DEFINE_FINAL_TYPE (TflOutlineNode, tfl_outline_node, G_TYPE_OBJECT)

static TflOutlineNode *
node_new (TflSession *session, const char *id)
{
  TflOutlineNode *self = g_object_new (TFL_TYPE_OUTLINE_NODE, NULL);

  g_set_weak_pointer (&self->session, session);
  self->id = g_strdup (id);

  return self;
}

/* The ids of the units, then of the work, that stand in the node's element. */
static GPtrArray *
list_ids (TflOutlineNode *self)
{
  static const TflKind kinds[] = { TFL_KIND_UNIT, TFL_KIND_WORK };
  TflModel *model = tfl_session_get_model (self->session);
  const TflElement *parent = tfl_model_lookup (model, self->id);
  GPtrArray *ids = g_ptr_array_new ();

  for (guint i = 0; parent != NULL && i < G_N_ELEMENTS (kinds); i++)
    {
      const TflElement *child;
      TflChildIter iter;

      tfl_child_iter_init (&iter, model, parent, kinds[i]);
      while ((child = tfl_child_iter_next (&iter)) != NULL)
        g_ptr_array_add (ids, (char *) tfl_element_get_id (child));
    }

  return ids;
}

static gboolean
is_at (GListStore *children, guint position, const char *id)
{
  g_autoptr (TflOutlineNode) node = g_list_model_get_item (G_LIST_MODEL (children), position);

  return g_str_equal (node->id, id);
}

static void
sync_children (TflOutlineNode *self)
{
  g_autoptr (GPtrArray) ids = list_ids (self);
  g_autoptr (GPtrArray) fresh = g_ptr_array_new_with_free_func (g_object_unref);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->children));
  guint start = 0, end = 0;

  while (start < n && start < ids->len && is_at (self->children, start, g_ptr_array_index (ids, start)))
    start++;
  while (end < n - start && end < ids->len - start
         && is_at (self->children, n - 1 - end, g_ptr_array_index (ids, ids->len - 1 - end)))
    end++;
  for (guint i = start; i < ids->len - end; i++)
    g_ptr_array_add (fresh, node_new (self->session, g_ptr_array_index (ids, i)));
  if (n - start - end > 0 || fresh->len > 0)
    g_list_store_splice (self->children, start, n - start - end, fresh->pdata, fresh->len);
}

/* Only what stood or stands somewhere else, and what came or went, changes a list. */
static void
changed_cb (TflOutlineNode *self, TflModel *before, TflModel *after, TflDiff *diff)
{
  if (self->children != NULL && tfl_diff_lookup (diff, self->id) != NULL)
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

/* Work holds nothing, and never will; a unit may hold something later. */
static GListModel *
create_cb (gpointer item, gpointer user_data)
{
  TflOutlineNode *node = TFL_OUTLINE_NODE (item);
  const TflElement *element = node->session != NULL ? tfl_session_lookup (node->session, node->id) : NULL;

  if (element == NULL || tfl_element_get_kind (element) != TFL_KIND_UNIT)
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
find_child_row (GtkTreeListModel *tree, GtkTreeListRow *around, const char *id)
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
tfl_outline_tree_find_row (GtkTreeListModel *tree, TflModel *model, const char *id)
{
  const TflElement *element = tfl_model_lookup (model, id);
  const TflElement *parent = element != NULL ? tfl_model_get_parent (model, element) : NULL;
  g_autoptr (GtkTreeListRow) around = NULL;

  if (parent == NULL)
    return NULL;
  if (tfl_element_get_kind (parent) == TFL_KIND_MODEL)
    return find_child_row (tree, NULL, id);

  around = tfl_outline_tree_find_row (tree, model, tfl_element_get_id (parent));
  if (around == NULL)
    return NULL;
  gtk_tree_list_row_set_expanded (around, TRUE);

  return find_child_row (tree, around, id);
}
