/* The custom properties of an element, or of several: a name and a value each, in the order of the names, and a
 * line to add one.  Of several elements it shows what any of them has, and “(several)” where they differ.
 */
#pragma once

#include "app/session/tfl-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TFL_TYPE_PROPERTIES_GROUP (tfl_properties_group_get_type ())
G_DECLARE_FINAL_TYPE (TflPropertiesGroup, tfl_properties_group, TFL, PROPERTIES_GROUP, GtkWidget)

/* elements: ids, at least one; shared and never changed. */
void tfl_properties_group_show   (TflPropertiesGroup *self,
                                  TflSession         *session,
                                  GPtrArray          *elements);

/* What is half typed becomes a command. */
void tfl_properties_group_commit (TflPropertiesGroup *self);

G_END_DECLS
