#include "config.h"

#include "tfl-tally.h"

#include "tfl-orphan.h"
#include "tfl-unit.h"
#include "tfl-waiver.h"
#include "tfl-work.h"

#include <string.h>

/* Every unit holds the sum over all work inside it.  What is needed to take work out of the sums again is
 * where it stood (the diff knows) and whether its orphan was set aside (which the
 * diff does not: hence the set). */
struct _TflTally
{
  GHashTable *totals;    /* own id → TflCounts *; none is all zeros */
  GHashTable *set_aside; /* own ids of the work whose orphan is set aside */
};

/* Which world of a diff a walk up the tree is in. */
typedef struct
{
  TflTally   *tally;
  TflModel   *after;
  TflIndex   *index;
  TflDiff    *diff;
  GHashTable *loose; /* ids of units that moved, while they are neither here nor there */
} Update;

static void
add_counts (TflCounts       *counts,
            const TflCounts *more,
            int              sign)
{
  guint i;

  counts->work += sign * more->work;
  counts->delivery += sign * more->delivery;
  counts->orphans += sign * more->orphans;
  for (i = 0; i < TFL_N_PROCESSES; i++)
    counts->by_process[i] += sign * more->by_process[i];
  for (i = 0; i < TFL_N_WORKFLOWS; i++)
    counts->by_workflow[i] += sign * more->by_workflow[i];
}

void
tfl_counts_add (TflCounts       *self,
                const TflCounts *more)
{
  add_counts (self, more, 1);
}

static gboolean
counts_equal (const TflCounts *a,
              const TflCounts *b)
{
  /* All members are guints, so there is no padding to compare. */
  return memcmp (a, b, sizeof (TflCounts)) == 0;
}

static TflCounts
count_work (const TflElement *work,
            gboolean          is_set_aside)
{
  TflCounts counts = { .work = 1 };
  int process = tfl_work_get_process (work);
  int workflow = tfl_work_get_path (work);

  if (!tfl_work_is_management (work))
    {
      counts.delivery = 1;
      return counts;
    }
  counts.orphans = tfl_work_is_orphan (work) && !is_set_aside;
  if (process >= 0)
    counts.by_process[process] = 1;
  if (workflow >= 0)
    counts.by_workflow[workflow] = 1;
  return counts;
}

static void
add_to_unit (TflTally        *self,
             const char      *id,
             const TflCounts *counts,
             int              sign)
{
  TflCounts *total = g_hash_table_lookup (self->totals, id);

  if (total == NULL)
    {
      total = g_new0 (TflCounts, 1);
      g_hash_table_insert (self->totals, g_strdup (id), total);
    }
  add_counts (total, counts, sign);
  if (total->work == 0)
    g_hash_table_remove (self->totals, id);
}

/* An element as it is on one side of the diff. */
static const TflElement *
side_of (Update     *update,
         const char *id,
         gboolean    before)
{
  const TflChange *change = tfl_diff_lookup (update->diff, id);

  if (change != NULL)
    return before ? change->before : change->after;
  return tfl_model_lookup (update->after, id);
}

static const char *
parent_of (Update     *update,
           const char *id,
           gboolean    before)
{
  const TflElement *element = side_of (update, id, before);

  return element != NULL ? tfl_element_get_parent (element) : NULL;
}

/* Adds counts to the unit and all it stands in, up to a unit that is loose: what stands above that one
 * gets its sum when it is put in place. */
static void
add_upwards (Update          *update,
             const char      *id,
             const TflCounts *counts,
             gboolean         before)
{
  while (id != NULL)
    {
      add_to_unit (update->tally, id, counts, before ? -1 : 1);
      if (g_hash_table_size (update->loose) > 0 && g_hash_table_contains (update->loose, id))
        return;
      id = parent_of (update, id, before);
    }
}

/* A piece of work as a diff has it, and what it added to the sums of its units before. */
typedef struct
{
  const char       *id;
  const TflElement *before; /* NULL: was not there, or was no work */
  const TflElement *after;
  TflCounts         counts;
} Piece;

static const TflElement *
work_in (Update     *update,
         const char *id,
         gboolean    before)
{
  const TflElement *element = side_of (update, id, before);

  return element != NULL && tfl_element_get_kind (element) == TFL_KIND_WORK ? element : NULL;
}

static gboolean
stays (const Piece *piece)
{
  return piece->before != NULL && piece->after != NULL
         && g_strcmp0 (tfl_element_get_parent (piece->before), tfl_element_get_parent (piece->after)) == 0;
}

/* Work that leaves its unit is taken out of the sums; work that stays is left there, and moves with its unit. */
static void
take_out (Update *update,
          Piece  *piece)
{
  if (piece->before == NULL)
    return;

  piece->counts = count_work (piece->before, g_hash_table_remove (update->tally->set_aside, piece->id));
  if (!stays (piece))
    add_upwards (update, tfl_element_get_parent (piece->before), &piece->counts, TRUE);
}

/* Work that stays adds the difference, which for most edits is nothing. */
static void
put_in (Update *update,
        Piece  *piece)
{
  const TflCounts nothing = { 0 };
  gboolean is_set_aside;
  TflCounts counts;

  if (piece->after == NULL)
    return;

  is_set_aside = tfl_work_is_set_aside (update->after, update->index, piece->after);
  if (is_set_aside)
    g_hash_table_add (update->tally->set_aside, g_strdup (piece->id));

  counts = count_work (piece->after, is_set_aside);
  if (stays (piece))
    add_counts (&counts, &piece->counts, -1);
  if (!counts_equal (&counts, &nothing))
    add_upwards (update, tfl_element_get_parent (piece->after), &counts, FALSE);
}

static gboolean
is_moved_unit (const TflChange *change)
{
  return change->before != NULL && change->after != NULL
         && tfl_element_get_kind (change->before) == TFL_KIND_UNIT
         && tfl_element_get_kind (change->after) == TFL_KIND_UNIT
         && g_strcmp0 (tfl_element_get_parent (change->before), tfl_element_get_parent (change->after)) != 0;
}

static void
detach (Update     *update,
        const char *id)
{
  TflCounts counts = tfl_tally_get (update->tally, id);

  add_upwards (update, parent_of (update, id, TRUE), &counts, TRUE);
  g_hash_table_add (update->loose, (gpointer) id);
}

static void
attach (Update     *update,
        const char *id)
{
  TflCounts counts = tfl_tally_get (update->tally, id);

  g_hash_table_remove (update->loose, id);
  add_upwards (update, parent_of (update, id, FALSE), &counts, FALSE);
}

static void
collect_id (GHashTable       *ids,
            const TflElement *element)
{
  if (element != NULL && tfl_element_get_kind (element) == TFL_KIND_WORK)
    g_hash_table_add (ids, (gpointer) tfl_element_get_id (element));
  if (element != NULL && tfl_element_get_kind (element) == TFL_KIND_WAIVER)
    g_hash_table_add (ids, (gpointer) tfl_element_get (element, TFL_WAIVER_ELEMENT));
}

/* The work that may count differently now: changed, or named by a waiver that changed. */
static GArray *
collect_pieces (Update *update)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  GArray *pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  GHashTableIter iter;
  gpointer id;
  guint i;

  for (i = 0; i < tfl_diff_get_n_changes (update->diff); i++)
    {
      const TflChange *change = tfl_diff_get_change (update->diff, i);

      collect_id (ids, change->before);
      collect_id (ids, change->after);
    }

  g_hash_table_iter_init (&iter, ids);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      Piece piece = { id, work_in (update, id, TRUE), work_in (update, id, FALSE) };

      g_array_append_val (pieces, piece);
    }
  return pieces;
}

/* Four steps: work out of where it no longer is; moved units off; moved units on; work into where it is. */
void
tfl_tally_update (TflTally *self,
                  TflModel *after,
                  TflIndex *index,
                  TflDiff  *diff)
{
  g_autoptr (GHashTable) loose = g_hash_table_new (g_str_hash, g_str_equal);
  Update update = { self, after, index, diff, loose };
  g_autoptr (GArray) pieces = collect_pieces (&update);
  guint i;

  for (i = 0; i < pieces->len; i++)
    take_out (&update, &g_array_index (pieces, Piece, i));

  for (i = 0; i < tfl_diff_get_n_changes (diff); i++)
    if (is_moved_unit (tfl_diff_get_change (diff, i)))
      detach (&update, tfl_diff_get_change (diff, i)->id);
  for (i = 0; i < tfl_diff_get_n_changes (diff); i++)
    if (is_moved_unit (tfl_diff_get_change (diff, i)))
      attach (&update, tfl_diff_get_change (diff, i)->id);

  for (i = 0; i < pieces->len; i++)
    put_in (&update, &g_array_index (pieces, Piece, i));
}

typedef struct
{
  TflTally *tally;
  TflModel *model;
  TflIndex *index;
} Count;

/* Sums up a unit and all inside it, and keeps the sum of each. */
static TflCounts
count_unit (Count            *data,
            const TflElement *unit)
{
  TflCounts counts = { 0 };
  const TflElement *child;
  TflChildIter iter;

  tfl_child_iter_init (&iter, data->model, unit, TFL_KIND_UNIT);
  while ((child = tfl_child_iter_next (&iter)) != NULL)
    {
      TflCounts inside = count_unit (data, child);

      add_counts (&counts, &inside, 1);
    }

  tfl_child_iter_init (&iter, data->model, unit, TFL_KIND_WORK);
  while ((child = tfl_child_iter_next (&iter)) != NULL)
    {
      gboolean is_set_aside = tfl_work_is_set_aside (data->model, data->index, child);
      TflCounts one = count_work (child, is_set_aside);

      if (is_set_aside)
        g_hash_table_add (data->tally->set_aside, g_strdup (tfl_element_get_id (child)));
      add_counts (&counts, &one, 1);
    }

  if (counts.work > 0)
    add_to_unit (data->tally, tfl_element_get_id (unit), &counts, 1);
  return counts;
}

TflTally *
tfl_tally_new (TflModel *model,
               TflIndex *index)
{
  TflTally *self = g_new0 (TflTally, 1);
  Count data = { self, model, index };

  self->totals = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->set_aside = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  count_unit (&data, tfl_model_get_root (model));
  return self;
}

void
tfl_tally_free (TflTally *self)
{
  g_hash_table_unref (self->totals);
  g_hash_table_unref (self->set_aside);
  g_free (self);
}

TflCounts
tfl_tally_get (TflTally   *self,
               const char *id)
{
  const TflCounts *total = g_hash_table_lookup (self->totals, id);
  const TflCounts nothing = { 0 };

  return total != NULL ? *total : nothing;
}

guint
tfl_tally_get_roles (TflModel   *model,
                     TflIndex   *index,
                     const char *unit)
{
  return tfl_unit_get_roles (model, index, unit);
}

gboolean
tfl_tally_equal (TflTally *a,
                 TflTally *b)
{
  GHashTableIter iter;
  gpointer id, total;

  if (g_hash_table_size (a->totals) != g_hash_table_size (b->totals)
      || g_hash_table_size (a->set_aside) != g_hash_table_size (b->set_aside))
    return FALSE;

  g_hash_table_iter_init (&iter, a->set_aside);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (!g_hash_table_contains (b->set_aside, id))
      return FALSE;

  g_hash_table_iter_init (&iter, a->totals);
  while (g_hash_table_iter_next (&iter, &id, &total))
    {
      const TflCounts *other = g_hash_table_lookup (b->totals, id);

      if (other == NULL || !counts_equal (total, other))
        return FALSE;
    }
  return TRUE;
}
