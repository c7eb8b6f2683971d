/* A part of a model, to be put into another one: what the clipboard holds.
 *
 * An excerpt is itself a model, so that the reader and writer of files are those of the clipboard
 * too.  It holds
 *   - what was copied, with all that stands inside;
 *   - its companions: services and flows that begin or end in it, its tags and its waivers;
 *   - bystanders: what these refer to or stand in, by name alone; but practices and tools whole.
 * Two properties of its root list the ids of what was copied and of the companions, apart by
 * spaces; all that is in neither, nor inside, is a bystander.  Ids are those of the model it is from.
 *
 * Pasting leaves bystanders out: a bystander stands for the element of the target that is the same to
 * people: of the same kind and name, with the same id or in the same place.  The id alone would not do: “unit-3” is
 * another unit in each model.  Practices and tools that the target does not have come along.
 */
#pragma once

#include "model/tfl-edit.h"

G_BEGIN_DECLS

/* ids: NULL-terminated; those inside others go along. index: of the model, or NULL where there is none at
 * hand. (transfer full) */
TflModel  *tfl_excerpt_new         (TflModel           *model,
                                    TflIndex           *index,
                                    const char *const  *ids);

/* The model itself where it is an excerpt; else all that is in it but its views. (transfer full) */
TflModel  *tfl_excerpt_from_model  (TflModel           *model);

/* The ids of what was copied, in file order; NULL where the model is no excerpt. (transfer full) */
char     **tfl_excerpt_get_copied  (TflModel           *excerpt);

/* What was copied as an indented outline: an element a line, a tab a level. (transfer full) */
char      *tfl_excerpt_to_text     (TflModel           *excerpt);

typedef struct
{
  GPtrArray *ids;       /* of what was copied, as it is called in the target */
  guint      n_dropped; /* references, services and flows to what the target does not have */
} TflPasted;

void       tfl_pasted_clear        (TflPasted          *pasted);

/* Adds what was copied and its companions to an edit.  Ids that are taken become fresh ones, and
 * references follow.  Into parent, or the nearest around it that may hold it, else where it came from; parent
 * NULL: each right after its original.
 *
 * A companion comes only where both its ends are there: copied, or in the target.  A service that the target has
 * gets the copied customers as further ones; and, where it has no provider, as after a cut, the copied provider.
 * References to what is in neither are dropped and counted.  Where this fails the edit is to be thrown away. */
gboolean   tfl_excerpt_paste       (TflModel           *excerpt,
                                    TflEdit            *edit,
                                    const char         *parent,
                                    TflPasted          *pasted,
                                    GError            **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TflPasted, tfl_pasted_clear)

G_END_DECLS
