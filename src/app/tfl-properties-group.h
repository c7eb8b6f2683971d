/* The custom properties of an element: a name and a value each, and a line to add one. */
#pragma once

#include "tfl-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TFL_TYPE_PROPERTIES_GROUP (tfl_properties_group_get_type ())
G_DECLARE_FINAL_TYPE (TflPropertiesGroup, tfl_properties_group, TFL, PROPERTIES_GROUP, GtkWidget)

void tfl_properties_group_show   (TflPropertiesGroup *self,
                                  TflSession         *session,
                                  const char         *element);

/* What is half typed becomes a command. */
void tfl_properties_group_commit (TflPropertiesGroup *self);

G_END_DECLS
