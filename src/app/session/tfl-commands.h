/* What people do to a model: each command is one named step that undo takes back whole.
 *
 * A command begins an edit on the session's document, changes it, and commits it under a
 * label such as “Rename “Desk””.  Where it cannot be done nothing changes, FALSE (or NULL)
 * comes back, and the error is a sentence for people.  Commands that make an element select it.
 */
#pragma once

#include "tfl-session.h"

#include "usm/tfl-orphan.h"

G_BEGIN_DECLS

/* New elements: the id (transfer full), or NULL.  parent is a unit, or NULL or TFL_ROOT_ID for
 * the top; roles: bit 1 << TflRole, what the unit declares. */
char     *tfl_command_add_unit       (TflSession          *session,
                                      const char          *parent,
                                      guint                roles,
                                      GError             **error);
/* A unit inside another, by name. */
char     *tfl_command_add_child      (TflSession          *session,
                                      const char          *parent,
                                      const char          *name,
                                      GError             **error);
char     *tfl_command_add_work       (TflSession          *session,
                                      const char          *unit,
                                      GError             **error);

/* A service and its agreement (OLA inside one organisation, UC from an outside party, else SA).  A party
 * that is NULL is made in the same step, in the unit one has gone into. */
char     *tfl_command_add_service    (TflSession          *session,
                                      const char          *provider,
                                      const char          *customer,
                                      GError             **error);

/* Another provider, or, where customer is not NULL, another one instead of that customer, in the
 * agreement too. */
gboolean  tfl_command_hang           (TflSession          *session,
                                      const char          *service,
                                      const char          *customer,
                                      const char          *unit,
                                      GError             **error);

/* TRUE where tfl_command_hang() would do it, or nothing would change; else *reason (may be NULL) says why
 * not (transfer full). */
gboolean  tfl_command_can_hang       (TflSession          *session,
                                      const char          *service,
                                      const char          *customer,
                                      const char          *unit,
                                      char               **reason);

/* SA with a customer, OLA inside one organisation, UC with an outside supplier. */
TflAgreementKind tfl_command_guess_agreement (TflModel     *model,
                                              const char   *provider,
                                              const char   *customer);

/* What is on show, as a view at the end of the list; seen: the part of the picture that is in sight, NULL for all. */
char     *tfl_command_add_view       (TflSession          *session,
                                      const TflRect       *seen,
                                      GError             **error);

/* A view becomes what is on show; its name, notes, theme and place among the others stay. */
gboolean  tfl_command_update_view    (TflSession          *session,
                                      const char          *view,
                                      const TflRect       *seen,
                                      GError             **error);

/* To a place in the order in which views are shown (tfl_deck_list_views()). */
gboolean  tfl_command_move_view      (TflSession          *session,
                                      const char          *view,
                                      guint                position,
                                      GError             **error);

/* The slides that tfl_deck_new_generated() makes become views, in one step, but for those whose name some view has.
 * The id of the first (transfer full), or NULL, without an error where all are there. */
char     *tfl_command_make_views     (TflSession          *session,
                                      guint                depth,
                                      GError             **error);

/* A child of any kind, named after its kind: profile, practice, agreement …  target is what its
 * required references name; NULL where it has none. */
char     *tfl_command_add_element    (TflSession          *session,
                                      TflKind              kind,
                                      const char          *parent,
                                      const char          *target,
                                      GError             **error);

gboolean  tfl_command_rename         (TflSession          *session,
                                      const char          *id,
                                      const char          *name,
                                      GError             **error);

/* text NULL or "" unsets the field. */
gboolean  tfl_command_set            (TflSession          *session,
                                      const char          *id,
                                      TflField             field,
                                      const char          *text,
                                      GError             **error);
gboolean  tfl_command_set_property   (TflSession          *session,
                                      const char          *id,
                                      const char          *name,
                                      const char          *value,
                                      GError             **error);

/* Replaces what is found in names, or in every text that is not required, of elements (see
 * tfl_fold_replace()); *n_replaced gets the number of texts.  A name is never left empty. */
gboolean  tfl_command_replace        (TflSession          *session,
                                      const char *const   *ids,
                                      guint                n_ids,
                                      const char          *find,
                                      const char          *replacement,
                                      gboolean             names_only,
                                      guint               *n_replaced,
                                      GError             **error);

/* What would then stand in a field, or NULL where nothing would change. (transfer full) */
char     *tfl_command_preview_replace (const TflElement   *element,
                                       TflField            field,
                                       const char         *find,
                                       const char         *replacement,
                                       gboolean            names_only);

/* Into another unit (parent NULL or TFL_ROOT_ID: to the top), before a sibling or last. Several
 * move as one step; those that stand inside another of them go along. */
gboolean  tfl_command_move           (TflSession          *session,
                                      const char *const   *ids,
                                      guint                n_ids,
                                      const char          *parent,
                                      const char          *before,
                                      GError             **error);

/* Units stay where they are put: x and y of each seen from the corner of what it stands in.  The view on show keeps
 * the places, else the first map among the views; where there is none, the same step makes one. */
gboolean  tfl_command_pin            (TflSession          *session,
                                      const char *const   *units,
                                      const TflPoint      *places,
                                      guint                n_units,
                                      GError             **error);

/* Lets them be arranged with the rest again. */
gboolean  tfl_command_unpin          (TflSession          *session,
                                      const char *const   *units,
                                      guint                n_units,
                                      GError             **error);

/* The same for all that stands in a unit; NULL: for everything. */
gboolean  tfl_command_arrange        (TflSession          *session,
                                      const char          *unit,
                                      GError             **error);

/* Where a unit is pinned for what is on show; FALSE where it is not. */
gboolean  tfl_command_get_pin        (TflSession          *session,
                                      const char          *unit,
                                      TflPoint            *place);

/* How many units tfl_command_arrange() would let go. */
guint     tfl_command_count_pinned   (TflSession          *session,
                                      const char          *unit);

/* TRUE where tfl_command_move() would do it; else *reason says why not (transfer full). */
gboolean  tfl_command_can_move       (TflSession          *session,
                                      const char          *id,
                                      const char          *parent,
                                      char               **reason);
gboolean  tfl_command_remove         (TflSession          *session,
                                      const char *const   *ids,
                                      guint                n_ids,
                                      GError             **error);

/* The answer to “which process owns this?”: process, workflow and call in one step. */
gboolean  tfl_command_own            (TflSession          *session,
                                      const char          *work,
                                      const TflSuggestion *suggestion,
                                      GError             **error);

/* Marks work as delivery: it needs no process, and has no workflow and no call. */
gboolean  tfl_command_make_delivery  (TflSession          *session,
                                      const char          *work,
                                      GError             **error);

/* Sets a finding aside, with a reason that stays in the file. */
gboolean  tfl_command_waive          (TflSession          *session,
                                      const char          *element,
                                      const char          *rule,
                                      const char          *reason,
                                      GError             **error);

/* Lets the finding stand again. */
gboolean  tfl_command_unwaive        (TflSession          *session,
                                      const char          *waiver,
                                      GError             **error);

G_END_DECLS
