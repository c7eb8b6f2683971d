/* Commands on a field, or a custom property, of several elements at once: one step each.
 *
 * They are as those of tfl-commands.h; of an element of another kind they change the field that says
 * the same (tfl_field_find_like).
 */
#pragma once

#include "tfl-session.h"

G_BEGIN_DECLS

/* Sets the field of each element to the text in its place; NULL or "" unsets it. */
gboolean  tfl_command_set_each           (TflSession         *session,
                                          const char *const  *ids,
                                          const char *const  *texts,
                                          guint               n_ids,
                                          TflField            field,
                                          GError            **error);

/* Makes an element of a kind that stands at the top, and has a REF or REFS of each name it. */
gboolean  tfl_command_add_target         (TflSession         *session,
                                          const char *const  *ids,
                                          guint               n_ids,
                                          TflField            field,
                                          TflKind             kind,
                                          const char         *name,
                                          GError            **error);

/* value NULL takes the property away. */
gboolean  tfl_command_set_property_of_each (TflSession        *session,
                                            const char *const *ids,
                                            guint              n_ids,
                                            const char        *name,
                                            const char        *value,
                                            GError           **error);

/* Each keeps its value under the new name. */
gboolean  tfl_command_rename_property    (TflSession         *session,
                                          const char *const  *ids,
                                          guint               n_ids,
                                          const char         *from,
                                          const char         *to,
                                          GError            **error);

/* An agreement with each customer of a service that has none; the service has a provider. */
gboolean  tfl_command_add_agreements     (TflSession         *session,
                                          const char         *service,
                                          GError            **error);

G_END_DECLS
