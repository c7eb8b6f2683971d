/* Which model is on show: the one thing in the program that changes.
 *
 * A document holds the history of a model as values, and an index into it.  Undo and redo
 * move the index; there are no inverse operations.  After each move "changed" is emitted
 * once, with the model before, the model after and the diff; everything that follows the
 * model (index, findings, layout, scene, widgets) follows that signal.
 *
 * Signal "changed": (TflDocument *, TflModel *before, TflModel *after, TflDiff *diff).
 * Signal "saved-changed": (TflDocument *) after tfl_document_mark_saved().
 */
#pragma once

#include "tfl-edit.h"

G_BEGIN_DECLS

#define TFL_TYPE_DOCUMENT (tfl_document_get_type ())
G_DECLARE_FINAL_TYPE (TflDocument, tfl_document, TFL, DOCUMENT, GObject)

TflDocument *tfl_document_new            (TflModel     *model);

TflModel    *tfl_document_get_model      (TflDocument  *self);

/* Who refers to whom in the model on show. */
TflIndex    *tfl_document_get_index      (TflDocument  *self);

/* A new edit of the model on show. (transfer full) */
TflEdit     *tfl_document_begin          (TflDocument  *self);

/* Ends the edit (transfer full) and shows its model as a new step named `label`,
 * a translated phrase such as “Rename “Desk””.  What could be redone is gone.  An edit that
 * changed nothing makes no step.  FALSE with an error where the edit does not
 * end in a model; nothing then changed. */
gboolean     tfl_document_commit         (TflDocument  *self,
                                          TflEdit      *edit,
                                          const char   *label,
                                          GError      **error);

gboolean     tfl_document_can_undo       (TflDocument  *self);
gboolean     tfl_document_can_redo       (TflDocument  *self);
void         tfl_document_undo           (TflDocument  *self);
void         tfl_document_redo           (TflDocument  *self);

/* The label of the step that undo or redo would take; NULL where there is none. */
const char  *tfl_document_get_undo_label (TflDocument  *self);
const char  *tfl_document_get_redo_label (TflDocument  *self);

guint        tfl_document_get_n_steps    (TflDocument  *self);

/* Modified: the model on show is not the one last marked as saved. */
gboolean     tfl_document_is_modified    (TflDocument  *self);
void         tfl_document_mark_saved     (TflDocument  *self,
                                          TflModel     *model);

G_END_DECLS
