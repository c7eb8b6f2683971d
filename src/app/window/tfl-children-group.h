/* What stands inside an element and has no drawing of its own: the agreements of a service, the
 * profiles of a unit, the practices of the model.  A click selects one; + adds one.
 */
#pragma once

#include "app/session/tfl-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TFL_TYPE_CHILDREN_GROUP (tfl_children_group_get_type ())
G_DECLARE_FINAL_TYPE (TflChildrenGroup, tfl_children_group, TFL, CHILDREN_GROUP, GtkWidget)

GtkWidget *tfl_children_group_new    (TflSession       *session,
                                      const char       *parent,
                                      TflKind           kind);
void       tfl_children_group_update (TflChildrenGroup *self);

G_END_DECLS
