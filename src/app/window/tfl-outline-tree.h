/* The units of a session, their work and the services they provide, as a tree for a list view.
 *
 * Each node knows the id of its element and nothing else.  A node's children are a list that
 * follows the model: where a diff touches it, what is the same at both ends stays, so rows stay
 * open and scrolled as they were.
 */
#pragma once

#include "app/session/tfl-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TFL_TYPE_OUTLINE_NODE (tfl_outline_node_get_type ())
G_DECLARE_FINAL_TYPE (TflOutlineNode, tfl_outline_node, TFL, OUTLINE_NODE, GObject)

const char       *tfl_outline_node_get_id   (TflOutlineNode   *self);

/* (transfer full) */
GtkTreeListModel *tfl_outline_tree_new      (TflSession       *session);

/* The row of an element; what is around it opens, or where it may not, there is no row. NULL where it is not in
 * the tree. (transfer full) */
GtkTreeListRow   *tfl_outline_tree_find_row (GtkTreeListModel *tree,
                                             TflModel         *model,
                                             const char       *id,
                                             gboolean          opens);

G_END_DECLS
