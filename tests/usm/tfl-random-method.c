#include "tfl-random-method.h"

#include "usm/tfl-rule.h"

typedef struct
{
  TflEdit   *edit;
  GRand     *rand;
  GPtrArray *ids[TFL_N_KINDS];
} Editor;

static gboolean
gather (const TflElement *element,
        gpointer          user_data)
{
  Editor *self = user_data;

  g_ptr_array_add (self->ids[tfl_element_get_kind (element)], (gpointer) tfl_element_get_id (element));
  return TRUE;
}

static guint
dice (Editor *self,
      guint   sides)
{
  return (guint) g_rand_int_range (self->rand, 0, (gint32) sides);
}

/* NULL where there is none, and now and then even so: that unsets a reference. */
static const char *
any (Editor  *self,
     TflKind  kind)
{
  GPtrArray *ids = self->ids[kind];

  return ids->len > 0 && dice (self, 8) > 0 ? g_ptr_array_index (ids, dice (self, ids->len)) : NULL;
}

static const char *
any_operator (Editor *self)
{
  return any (self, dice (self, 2) ? TFL_KIND_UNIT : TFL_KIND_PROFILE);
}

static void
set (Editor     *self,
     const char *id,
     TflField    field,
     const char *value)
{
  if (id != NULL)
    tfl_edit_set (self->edit, id, field, value, NULL);
}

static void
place_work (Editor *self)
{
  static const char *owners[] = { "agree", "change", "recover", "operate", "improve", "CAB", NULL };
  const char *work = any (self, TFL_KIND_WORK);

  set (self, work, TFL_WORK_PROCESS, owners[dice (self, G_N_ELEMENTS (owners))]);
  set (self, work, TFL_WORK_WORKFLOW, tfl_words_nick (TFL_WORDS_WORKFLOW, (int) dice (self, 11)));
  set (self, work, TFL_WORK_CALL, tfl_words_nick (TFL_WORDS_CALL, (int) dice (self, 6)));
}

static void
ask_nobody (Editor     *self,
            const char *work)
{
  static const TflField fields[] = { TFL_WORK_CUSTOMER, TFL_WORK_REQUESTER, TFL_WORK_SERVICE, TFL_WORK_CALLED_BY };

  set (self, work, TFL_WORK_STREAM, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    set (self, work, fields[i], NULL);
}

static void
relate_work (Editor *self)
{
  const char *work = any (self, TFL_KIND_WORK);

  switch (dice (self, 9))
    {
    case 8:
      ask_nobody (self, work);
      break;
    case 0:
      set (self, work, TFL_WORK_STREAM, dice (self, 2) ? "delivery" : NULL);
      break;
    case 1:
      set (self, work, TFL_WORK_CUSTOMER, any (self, TFL_KIND_UNIT));
      set (self, work, TFL_WORK_REQUESTER, dice (self, 2) ? "nurse" : NULL);
      break;
    case 2:
      set (self, work, TFL_WORK_OPERATORS, any_operator (self));
      break;
    case 3:
      set (self, work, TFL_WORK_TOOL, any (self, TFL_KIND_TOOL));
      break;
    case 4:
      set (self, work, TFL_WORK_SERVICE, any (self, TFL_KIND_SERVICE));
      break;
    default:
      set (self, work, TFL_WORK_CALLED_BY, any (self, TFL_KIND_WORK));
      break;
    }
}

static void
change_service (Editor *self)
{
  const char *service = any (self, TFL_KIND_SERVICE);
  const char *first = any (self, TFL_KIND_UNIT);
  const char *second = any (self, TFL_KIND_UNIT);
  g_autofree char *both = first != NULL && second != NULL ? g_strdup_printf ("%s %s", first, second) : NULL;

  switch (dice (self, 6))
    {
    case 4:
    case 5:
      set (self, any (self, TFL_KIND_AGREEMENT), TFL_AGREEMENT_CUSTOMER, first);
      break;
    case 0:
      set (self, service, TFL_SERVICE_PROVIDER, first);
      set (self, service, TFL_SERVICE_CUSTOMERS, dice (self, 2) ? first : second);
      break;
    case 1:
      set (self, service, TFL_SERVICE_CUSTOMERS, both);
      break;
    case 2:
      set (self, service, TFL_SERVICE_OPERATORS, any_operator (self));
      break;
    default:
      set (self, service, TFL_SERVICE_DESK, dice (self, 2) ? "desk" : NULL);
      break;
    }
}

/* Often one of the same few, so that several waivers meet at one finding. */
static const char *
any_waived (Editor *self)
{
  GPtrArray *work = self->ids[TFL_KIND_WORK];

  if (work->len > 3 && dice (self, 2))
    return g_ptr_array_index (work, dice (self, 3));
  return any (self, dice (self, 5) ? TFL_KIND_WORK : TFL_KIND_SERVICE);
}

static const char *
any_rule (Editor *self)
{
  static const char *frequent[] = { "work-owned", "owner-process", "work-operated" };
  guint n_rules;
  const TflRule *rules = tfl_rules_get (&n_rules);

  return dice (self, 2) ? frequent[dice (self, G_N_ELEMENTS (frequent))] : rules[dice (self, n_rules)].id;
}

/* Puts a new element where it may stand, with what it cannot be without. */
static void
add (Editor *self)
{
  static const TflKind kinds[] = {
    TFL_KIND_PROFILE, TFL_KIND_WORK, TFL_KIND_AGREEMENT, TFL_KIND_TOOL, TFL_KIND_WAIVER, TFL_KIND_WAIVER,
  };
  TflKind kind = kinds[dice (self, G_N_ELEMENTS (kinds))];
  g_autofree char *id = tfl_edit_make_id (self->edit, kind);
  TflElement *element = tfl_element_new (kind, id);
  const char *parent = TFL_ROOT_ID;

  if (kind == TFL_KIND_PROFILE || kind == TFL_KIND_WORK)
    parent = any (self, TFL_KIND_UNIT);
  if (kind == TFL_KIND_AGREEMENT)
    {
      parent = any (self, TFL_KIND_SERVICE);
      tfl_element_set (element, TFL_AGREEMENT_CUSTOMER, any (self, TFL_KIND_UNIT));
    }
  if (kind == TFL_KIND_WAIVER)
    {
      tfl_element_set (element, TFL_WAIVER_ELEMENT, any_waived (self));
      tfl_element_set (element, TFL_WAIVER_RULE, any_rule (self));
    }
  tfl_edit_add (self->edit, element, parent != NULL ? parent : TFL_ROOT_ID, NULL, NULL);
}

static void
change_waiver (Editor *self)
{
  const char *waiver = any (self, TFL_KIND_WAIVER);

  if (waiver == NULL)
    return;
  if (dice (self, 2))
    set (self, waiver, TFL_WAIVER_RULE, any_rule (self));
  else
    set (self, waiver, TFL_WAIVER_ELEMENT, any_waived (self));
}

static void
remove_one (Editor *self)
{
  static const TflKind kinds[] = {
    TFL_KIND_PROFILE, TFL_KIND_WORK, TFL_KIND_AGREEMENT, TFL_KIND_WAIVER, TFL_KIND_WAIVER, TFL_KIND_TOOL,
  };
  const char *id = any (self, dice (self, 40) == 0 ? TFL_KIND_UNIT : kinds[dice (self, G_N_ELEMENTS (kinds))]);

  if (id != NULL)
    tfl_edit_remove (self->edit, id, NULL);
}

static void
move_one (Editor *self)
{
  static const TflKind kinds[] = { TFL_KIND_WORK, TFL_KIND_UNIT, TFL_KIND_UNIT, TFL_KIND_PROFILE };
  const char *id = any (self, kinds[dice (self, G_N_ELEMENTS (kinds))]);
  const char *unit = any (self, TFL_KIND_UNIT);

  if (id != NULL)
    tfl_edit_move (self->edit, id, unit != NULL ? unit : TFL_ROOT_ID, NULL, NULL);
}

static void
rename_one (Editor *self)
{
  g_autofree char *name = g_strdup_printf ("Name %u", dice (self, 1000));

  switch (dice (self, 3))
    {
    case 0:
      set (self, any (self, TFL_KIND_UNIT), TFL_UNIT_NAME, name);
      break;
    case 1:
      set (self, any (self, TFL_KIND_WORK), TFL_WORK_NAME, name);
      break;
    default:
      set (self, any (self, TFL_KIND_TOOL), TFL_TOOL_NAME, name);
      break;
    }
}

void
tfl_random_method_edit (TflDocument *document,
                        GRand       *rand)
{
  static void (*const changes[]) (Editor *self) = {
    place_work, place_work,    relate_work, relate_work, relate_work, relate_work, change_service, add,
    add,        change_waiver, remove_one,  move_one,    move_one,    rename_one,  rename_one,
  };
  Editor self = { tfl_document_begin (document), rand };
  guint n_changes = (guint) g_rand_int_range (rand, 1, 5);

  for (TflKind kind = 0; kind < TFL_N_KINDS; kind++)
    self.ids[kind] = g_ptr_array_new ();
  tfl_model_foreach (tfl_document_get_model (document), gather, &self);

  for (guint i = 0; i < n_changes; i++)
    changes[dice (&self, G_N_ELEMENTS (changes))](&self);

  for (TflKind kind = 0; kind < TFL_N_KINDS; kind++)
    g_ptr_array_unref (self.ids[kind]);

  /* What was removed on the way may be named by what was added: such an edit is refused whole. */
  tfl_document_commit (document, self.edit, "Random", NULL);
}
