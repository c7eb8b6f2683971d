#include "config.h"

#include "tfl-chip.h"

#include "tfl-text.h"

#include "usm/tfl-method.h"
#include "usm/tfl-waiver.h"
#include "usm/tfl-work.h"

#include <glib/gi18n-lib.h>

static const char *const letters[TFL_N_PROCESSES] = { "A", "C", "R", "O", "I" };

static char *
clean_name (const TflElement *element)
{
  return tfl_text_clean (tfl_element_get_name (element));
}

/* NULL for what has nothing to show. */
static char *
clean_or_null (const char *text)
{
  g_autofree char *clean = tfl_text_clean (text);

  return clean[0] != '\0' ? g_steal_pointer (&clean) : NULL;
}

static char *
join_operators (TflModel         *model,
                const TflElement *work)
{
  g_auto (GStrv) ids = tfl_element_get_refs (work, TFL_WORK_OPERATORS);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      const TflElement *operator = tfl_model_lookup (model, ids[i]);
      g_autofree char *name = operator != NULL ? clean_name (operator) : NULL;

      if (name != NULL)
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", name);
    }

  return names->len > 0 ? g_strdup (names->str) : NULL;
}

static char *
find_requester (TflModel         *model,
                const TflElement *work)
{
  const TflElement *customer = tfl_model_follow (model, work, TFL_WORK_CUSTOMER);
  char *requester = clean_or_null (tfl_element_get (work, TFL_WORK_REQUESTER));

  return requester == NULL && customer != NULL ? clean_name (customer) : requester;
}

/* Practice and tool; a practice that stands where the process should is quoted. */
static char *
join_practice (TflModel         *model,
               const TflElement *work,
               gboolean          quoted)
{
  const TflElement *practice = tfl_model_follow (model, work, TFL_WORK_PRACTICE);
  const TflElement *tool = tfl_model_follow (model, work, TFL_WORK_TOOL);
  g_autofree char *process = quoted ? tfl_text_clean (tfl_element_get (work, TFL_WORK_PROCESS)) : NULL;
  g_autoptr (GString) line = g_string_new (NULL);

  if (process != NULL && process[0] != '\0')
    g_string_append_printf (line, _("“%s”"), process);
  else if (practice != NULL)
    {
      g_autofree char *name = clean_name (practice);

      g_string_append (line, name);
    }
  if (tool != NULL)
    {
      g_autofree char *name = clean_name (tool);

      g_string_append_printf (line, "%s%s", line->len > 0 ? " · " : "", name);
    }

  return line->len > 0 ? g_strdup (line->str) : NULL;
}

static const char *
workflow_text (const TflElement *work)
{
  int workflow = tfl_element_get_choice (work, TFL_WORK_WORKFLOW);

  if (workflow < 0)
    return "";

  return workflow == TFL_WORKFLOW_UNDECIDED ? "…" : tfl_workflow_get_info (workflow)->short_name;
}

TflChipState
tfl_chip_get_state (const TflPicture *picture,
                    const TflElement *work)
{
  if (!tfl_work_is_management (work))
    return TFL_CHIP_DELIVERY;
  if (!tfl_work_is_orphan (work))
    return TFL_CHIP_OWNED;

  return tfl_work_is_set_aside (picture->model, picture->index, work) ? TFL_CHIP_ASIDE : TFL_CHIP_ORPHAN;
}

/* The waiver of the finding that says so, or NULL. */
static const TflElement *
find_waiver (const TflPicture *picture,
             const TflElement *work,
             TflOrphan         orphan)
{
  if (orphan == TFL_ORPHAN_NONE)
    return NULL;

  return tfl_waiver_find (picture->model, picture->index, tfl_element_get_id (work), tfl_orphan_get_info (orphan)->rule);
}

static void
set_aside (TflChip          *self,
           const TflElement *waiver)
{
  const char *reason = waiver != NULL ? tfl_element_get (waiver, TFL_WAIVER_REASON) : NULL;
  g_autofree char *clean = clean_or_null (reason);

  self->second = g_steal_pointer (&self->detail);
  self->detail = clean != NULL ? g_strdup_printf (_("set aside: %s"), clean) : g_strdup (_("set aside"));
}

void
tfl_chip_init (TflChip          *self,
               const TflPicture *picture,
               const TflElement *work)
{
  TflOrphan orphan = tfl_work_get_orphan (picture->model, picture->index, work);
  const TflElement *waiver = find_waiver (picture, work, orphan);

  *self = (TflChip) {
    .id = tfl_element_get_id (work),
    .state = tfl_chip_get_state (picture, work),
    .orphan = waiver == NULL ? orphan : TFL_ORPHAN_NONE,
    .process = tfl_work_get_process (work),
    .letter = "",
    .workflow = workflow_text (work),
    .name = clean_name (work),
    .requester = find_requester (picture->model, work),
    .operators = join_operators (picture->model, work),
    .detail = join_practice (picture->model, work, orphan == TFL_ORPHAN_PRACTICE),
  };
  if (self->process >= 0)
    self->letter = letters[self->process];
  if (self->state == TFL_CHIP_ASIDE)
    set_aside (self, waiver);
}

void
tfl_chip_clear (TflChip *self)
{
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->requester, g_free);
  g_clear_pointer (&self->operators, g_free);
  g_clear_pointer (&self->detail, g_free);
  g_clear_pointer (&self->second, g_free);
}

/* What is wrong, in the words of a sentence's end. */
static const char *
describe_orphan (TflOrphan orphan)
{
  switch (orphan)
    {
    case TFL_ORPHAN_NONE:
      return NULL;
    case TFL_ORPHAN_UNOWNED:
    case TFL_ORPHAN_PRACTICE:
      return _("no owning process");
    case TFL_ORPHAN_UNTRIGGERED:
      return _("no workflow");
    case TFL_ORPHAN_OFF_PATH:
      return _("process not on the path of its workflow");
    case TFL_ORPHAN_UNOPERATED:
      return _("no operator");
    case TFL_ORPHAN_UNREQUESTED:
      return _("no service and no customer");
    }

  g_return_val_if_reached (NULL);
}

char *
tfl_chip_get_title (const TflChip *self)
{
  g_autoptr (GString) title = g_string_new (NULL);

  /* Translators: what an element of the picture is, as in “Work: Weekly CAB meeting, no owning process”. */
  g_string_append_printf (title, _("Work: %s"), self->name);
  if (self->state == TFL_CHIP_DELIVERY)
    g_string_append_printf (title, ", %s", _("delivery"));
  if (self->state == TFL_CHIP_ASIDE)
    g_string_append_printf (title, ", %s", _("no owning process, set aside"));
  if (self->process >= 0)
    g_string_append_printf (title, ", %s", tfl_words_label (TFL_WORDS_PROCESS, self->process));
  if (self->workflow[0] != '\0')
    g_string_append_printf (title, " %s", self->workflow);
  if (self->orphan != TFL_ORPHAN_NONE)
    g_string_append_printf (title, ", %s", describe_orphan (self->orphan));

  return g_strdup (title->str);
}

/* Order. */

typedef struct
{
  const TflElement *work;
  TflChipState      state;
  int               rank;
  guint             position;  /* in the file */
  guint             placed;    /* in the order, plus one */
  GArray           *called;    /* of guint, or NULL */
  gboolean          has_caller;
} Item;

static int
rank_of (TflChipState      state,
         const TflElement *work)
{
  switch (state)
    {
    case TFL_CHIP_OWNED:
      return tfl_work_get_process (work);
    case TFL_CHIP_DELIVERY:
      return TFL_N_PROCESSES;
    case TFL_CHIP_ASIDE:
      return TFL_N_PROCESSES + 1;
    case TFL_CHIP_ORPHAN:
      return TFL_N_PROCESSES + 2;
    }

  g_return_val_if_reached (0);
}

static int
compare_items (gconstpointer a,
               gconstpointer b,
               gpointer      user_data)
{
  const Item *items = user_data;
  const Item *first = &items[*(const guint *) a];
  const Item *second = &items[*(const guint *) b];

  if (first->rank != second->rank)
    return first->rank - second->rank;

  return (first->position > second->position) - (first->position < second->position);
}

static void
place (GArray *order,
       Item   *items,
       guint   index,
       int     caller)
{
  TflChipPlace row = { items[index].work, items[index].state, caller };
  GArray *called = items[index].called;

  if (items[index].placed > 0)
    return;

  g_array_append_val (order, row);
  items[index].placed = order->len;
  for (guint i = 0; called != NULL && i < called->len; i++)
    place (order, items, g_array_index (called, guint, i), (int) items[index].placed - 1);
}

static void
add_item (GArray           *items,
          const TflPicture *picture,
          const TflElement *work)
{
  TflChipState state = tfl_chip_get_state (picture, work);
  Item item = { .work = work, .state = state, .rank = rank_of (state, work), .position = items->len };

  g_array_append_val (items, item);
}

static GArray *
collect (const TflPicture *picture,
         const TflElement *unit)
{
  GArray *items = g_array_new (FALSE, TRUE, sizeof (Item));
  TflChildIter iter;
  const TflElement *work;

  tfl_child_iter_init (&iter, picture->model, unit, TFL_KIND_WORK);
  while ((work = tfl_child_iter_next (&iter)) != NULL)
    add_item (items, picture, work);

  return items;
}

static void
link_calls (Item  *items,
            guint  n)
{
  g_autoptr (GHashTable) positions = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < n; i++)
    g_hash_table_insert (positions, (gpointer) tfl_element_get_id (items[i].work), GUINT_TO_POINTER (i + 1));

  for (guint i = 0; i < n; i++)
    {
      const char *caller = tfl_element_get (items[i].work, TFL_WORK_CALLED_BY);
      guint at = caller != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (positions, caller)) : 0;

      if (at == 0 || at == i + 1)
        continue;
      if (items[at - 1].called == NULL)
        items[at - 1].called = g_array_new (FALSE, FALSE, sizeof (guint));
      g_array_append_val (items[at - 1].called, i);
      items[i].has_caller = TRUE;
    }
}

/* list: of Item. (transfer full) */
static GArray *
sort (GArray *list)
{
  Item *items = (Item *) list->data;
  GArray *order = g_array_sized_new (FALSE, FALSE, sizeof (TflChipPlace), list->len);
  g_autofree guint *ranked = g_new (guint, list->len + 1);

  link_calls (items, list->len);
  for (guint i = 0; i < list->len; i++)
    ranked[i] = i;
  g_qsort_with_data (ranked, (int) list->len, sizeof *ranked, compare_items, items);

  for (guint i = 0; i < list->len; i++)
    if (!items[ranked[i]].has_caller)
      place (order, items, ranked[i], -1);
  /* Work that calls itself round in a ring has no first: the ring is cut where it comes first. */
  for (guint i = 0; i < list->len; i++)
    place (order, items, ranked[i], -1);

  for (guint i = 0; i < list->len; i++)
    g_clear_pointer (&items[i].called, g_array_unref);

  return order;
}

GArray *
tfl_chips_sort (const TflPicture *picture,
                const TflElement *unit)
{
  g_autoptr (GArray) items = collect (picture, unit);

  return sort (items);
}

const TflElement *
tfl_chips_find_next (const TflPicture *picture,
                     const TflElement *unit,
                     const TflElement *work)
{
  g_autoptr (GArray) items = collect (picture, unit);
  g_autoptr (GArray) order = NULL;
  guint i = 0;

  add_item (items, picture, work);
  order = sort (items);
  while (g_array_index (order, TflChipPlace, i).work != work)
    i++;

  return i + 1 < order->len ? g_array_index (order, TflChipPlace, i + 1).work : NULL;
}
