#include "config.h"

#include "tfl-findings.h"

#include "tfl-reach.h"
#include "tfl-waiver.h"

#include <string.h>

struct _TflFindings
{
  GHashTable *elements; /* own id → GArray of TflFinding, worst first; none is empty */
  guint       n_open[TFL_N_SEVERITIES];
  guint       n_waived;
  guint64     n_checked;
};

static void
count (TflFindings      *self,
       const TflFinding *finding,
       int               step)
{
  if (finding->waiver != NULL)
    self->n_waived += step;
  else
    self->n_open[finding->rule->severity] += step;
}

static void
clear_finding (gpointer data)
{
  TflFinding *finding = data;

  g_free ((char *) finding->sentence);
  g_clear_pointer ((TflElement **) &finding->waiver, tfl_element_unref);
}

static GArray *
new_list (void)
{
  GArray *list = g_array_new (FALSE, TRUE, sizeof (TflFinding));

  g_array_set_clear_func (list, clear_finding);
  return list;
}

/* Worst first; of one severity in the order of the table, which is the order of the addresses. */
static int
compare (gconstpointer a,
         gconstpointer b)
{
  const TflRule *left = ((const TflFinding *) a)->rule;
  const TflRule *right = ((const TflFinding *) b)->rule;

  if (left->severity != right->severity)
    return (int) right->severity - (int) left->severity;
  return (left > right) - (left < right);
}

static void
remove_where (TflFindings *self,
              GArray      *list,
              guint64      mask)
{
  guint n_rules;
  const TflRule *rules = tfl_rules_get (&n_rules);
  guint i = 0;

  while (i < list->len)
    {
      const TflFinding *finding = &g_array_index (list, TflFinding, i);

      if ((mask & G_GUINT64_CONSTANT (1) << (finding->rule - rules)) != 0)
        {
          count (self, finding, -1);
          g_array_remove_index (list, i);
        }
      else
        i++;
    }
}

/* The list of an element, made where there is none yet. */
static GArray *
ensure_list (TflFindings  *self,
             const char   *id,
             const char  **own_id)
{
  gpointer key, list;

  if (!g_hash_table_lookup_extended (self->elements, id, &key, &list))
    {
      key = g_strdup (id);
      list = new_list ();
      g_hash_table_insert (self->elements, key, list);
    }
  *own_id = key;
  return list;
}

static void
add (TflFindings    *self,
     TflRuleContext *context,
     const char     *id,
     const TflRule  *rule,
     char           *sentence)
{
  const TflElement *waiver = tfl_waiver_find (context->model, context->index, id, rule->id);
  TflFinding finding = { NULL, rule, sentence, waiver != NULL ? tfl_element_ref (waiver) : NULL };
  GArray *list = ensure_list (self, id, &finding.element);

  count (self, &finding, 1);
  g_array_append_val (list, finding);
}

static void
drop (TflFindings *self,
      const char  *id)
{
  GArray *list = g_hash_table_lookup (self->elements, id);

  if (list == NULL)
    return;
  remove_where (self, list, G_MAXUINT64);
  g_hash_table_remove (self->elements, id);
}

/* Has these rules look at the element, in place of what they said before. */
static void
check (TflFindings      *self,
       TflRuleContext   *context,
       const TflElement *element,
       guint64           mask)
{
  const char *id = tfl_element_get_id (element);
  GArray *list = g_hash_table_lookup (self->elements, id);
  guint n_rules;
  const TflRule *rules = tfl_rules_get (&n_rules);
  guint i;

  if (list != NULL)
    remove_where (self, list, mask);

  for (i = 0; i < n_rules; i++)
    if ((mask & G_GUINT64_CONSTANT (1) << i) != 0)
      {
        char *sentence = rules[i].check (context, element);

        self->n_checked++;
        if (sentence != NULL)
          add (self, context, id, &rules[i], sentence);
      }

  list = g_hash_table_lookup (self->elements, id);
  if (list != NULL && list->len == 0)
    g_hash_table_remove (self->elements, id);
  else if (list != NULL)
    g_array_sort (list, compare);
}

/* Sets the waivers of an element's findings as they are now. */
static void
mark (TflFindings    *self,
      TflRuleContext *context,
      const char     *id)
{
  GArray *list = g_hash_table_lookup (self->elements, id);
  guint i;

  for (i = 0; list != NULL && i < list->len; i++)
    {
      TflFinding *finding = &g_array_index (list, TflFinding, i);
      const TflElement *waiver = tfl_waiver_find (context->model, context->index, id, finding->rule->id);

      count (self, finding, -1);
      if (waiver != NULL)
        tfl_element_ref (waiver);
      g_clear_pointer ((TflElement **) &finding->waiver, tfl_element_unref);
      finding->waiver = waiver;
      count (self, finding, 1);
    }
}

static void
mark_around (TflFindings      *self,
             TflRuleContext   *context,
             const TflElement *waiver)
{
  if (waiver != NULL && tfl_element_get_kind (waiver) == TFL_KIND_WAIVER)
    mark (self, context, tfl_element_get (waiver, TFL_WAIVER_ELEMENT));
}

typedef struct
{
  TflFindings    *findings;
  TflRuleContext *context;
} Check;

static gboolean
check_all_rules (const TflElement *element,
                 gpointer          user_data)
{
  Check *data = user_data;
  guint64 mask = tfl_rules_get_mask (tfl_element_get_kind (element), 0);

  if (mask != 0)
    check (data->findings, data->context, element, mask);
  return TRUE;
}

TflFindings *
tfl_findings_new (TflModel *model,
                  TflIndex *index)
{
  TflFindings *self = g_new0 (TflFindings, 1);
  TflRuleContext context = { model, index };
  Check data = { self, &context };

  self->elements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  tfl_model_foreach (model, check_all_rules, &data);
  return self;
}

void
tfl_findings_free (TflFindings *self)
{
  g_hash_table_unref (self->elements);
  g_free (self);
}

/* TRUE where nothing that was said of the element holds: it is no more, or its id now is that of
 * something of another kind. */
static gboolean
is_gone (const TflChange *change)
{
  return change->before != NULL
         && (change->after == NULL
             || tfl_element_get_kind (change->after) != tfl_element_get_kind (change->before));
}

void
tfl_findings_update (TflFindings *self,
                     TflModel    *after,
                     TflIndex    *index,
                     TflDiff     *diff)
{
  g_autoptr (GHashTable) pairs = tfl_reach_collect (after, index, diff);
  TflRuleContext context = { after, index };
  GHashTableIter iter;
  gpointer id, mask;
  guint i;

  for (i = 0; i < tfl_diff_get_n_changes (diff); i++)
    if (is_gone (tfl_diff_get_change (diff, i)))
      drop (self, tfl_diff_get_change (diff, i)->id);

  g_hash_table_iter_init (&iter, pairs);
  while (g_hash_table_iter_next (&iter, &id, &mask))
    check (self, &context, tfl_model_lookup (after, id), *(guint64 *) mask);

  for (i = 0; i < tfl_diff_get_n_changes (diff); i++)
    {
      const TflChange *change = tfl_diff_get_change (diff, i);

      mark_around (self, &context, change->before);
      mark_around (self, &context, change->after);
    }
}

guint
tfl_findings_get_n_for (TflFindings *self,
                        const char  *id)
{
  GArray *list = g_hash_table_lookup (self->elements, id);

  return list != NULL ? list->len : 0;
}

const TflFinding *
tfl_findings_get_for (TflFindings *self,
                      const char  *id,
                      guint        position)
{
  GArray *list = g_hash_table_lookup (self->elements, id);

  g_return_val_if_fail (list != NULL && position < list->len, NULL);

  return &g_array_index (list, TflFinding, position);
}

/* All elements that have findings and all that these stand in, by id. */
static GHashTable *
find_ways (TflFindings *self,
           TflModel    *model)
{
  GHashTable *ways = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, self->elements);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      const TflElement *element = tfl_model_lookup (model, id);

      while (element != NULL
             && g_hash_table_insert (ways, (gpointer) tfl_element_get_id (element), (gpointer) element))
        element = tfl_model_get_parent (model, element);
    }
  return ways;
}

/* Walks the model in file order, but only where there is something to find: the cost of a list is that
 * of the findings and their surroundings, and not that of the whole model. */
static void
walk (TflFindings      *self,
      GHashTable       *ways,
      const TflElement *element,
      GPtrArray        *found)
{
  GArray *list = g_hash_table_lookup (self->elements, tfl_element_get_id (element));
  guint n_children = tfl_element_get_n_children (element);
  guint i;

  if (list != NULL)
    g_ptr_array_add (found, list);
  for (i = 0; i < n_children; i++)
    {
      const TflElement *child = g_hash_table_lookup (ways, tfl_element_get_child (element, i));

      if (child != NULL)
        walk (self, ways, child, found);
    }
}

static void
list_severity (GPtrArray   *found,
               TflSeverity  severity,
               GPtrArray   *result)
{
  guint i, j;

  for (i = 0; i < found->len; i++)
    {
      GArray *list = g_ptr_array_index (found, i);

      for (j = 0; j < list->len; j++)
        if (g_array_index (list, TflFinding, j).rule->severity == severity)
          g_ptr_array_add (result, &g_array_index (list, TflFinding, j));
    }
}

GPtrArray *
tfl_findings_list (TflFindings *self,
                   TflModel    *model)
{
  g_autoptr (GHashTable) ways = find_ways (self, model);
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  GPtrArray *result = g_ptr_array_new ();

  walk (self, ways, tfl_model_get_root (model), found);
  list_severity (found, TFL_SEVERITY_ERROR, result);
  list_severity (found, TFL_SEVERITY_WARNING, result);
  list_severity (found, TFL_SEVERITY_NOTE, result);
  return result;
}

guint
tfl_findings_count (TflFindings *self,
                    TflSeverity  severity)
{
  g_return_val_if_fail ((guint) severity < TFL_N_SEVERITIES, 0);

  return self->n_open[severity];
}

guint
tfl_findings_count_waived (TflFindings *self)
{
  return self->n_waived;
}

guint64
tfl_findings_get_n_checked (TflFindings *self)
{
  return self->n_checked;
}

static gboolean
finding_equal (const TflFinding *a,
               const TflFinding *b)
{
  if (a->rule != b->rule || !g_str_equal (a->element, b->element) || !g_str_equal (a->sentence, b->sentence))
    return FALSE;
  if (a->waiver == NULL || b->waiver == NULL)
    return a->waiver == b->waiver;
  return tfl_element_equal (a->waiver, b->waiver);
}

static gboolean
list_equal (GArray *a,
            GArray *b)
{
  guint i;

  if (a->len != b->len)
    return FALSE;
  for (i = 0; i < a->len; i++)
    if (!finding_equal (&g_array_index (a, TflFinding, i), &g_array_index (b, TflFinding, i)))
      return FALSE;
  return TRUE;
}

gboolean
tfl_findings_equal (TflFindings *a,
                    TflFindings *b)
{
  GHashTableIter iter;
  gpointer id, list;

  if (g_hash_table_size (a->elements) != g_hash_table_size (b->elements) || a->n_waived != b->n_waived
      || memcmp (a->n_open, b->n_open, sizeof (a->n_open)) != 0)
    return FALSE;

  g_hash_table_iter_init (&iter, a->elements);
  while (g_hash_table_iter_next (&iter, &id, &list))
    {
      GArray *other = g_hash_table_lookup (b->elements, id);

      if (other == NULL || !list_equal (list, other))
        return FALSE;
    }
  return TRUE;
}
