#include "tfl-generator.h"

#include <stdarg.h>
#include <string.h>

static void
must_add (TflEdit    *edit,
          TflElement *element,
          const char *parent)
{
  g_autoptr (GError) error = NULL;

  if (!tfl_edit_add (edit, element, parent, NULL, &error))
    g_error ("%s", error->message);
}

static char *
any_unit (const TflGenerator *self,
          guint               first,
          GRand              *rand)
{
  return g_strdup_printf ("u%u", (guint) g_rand_int_range (rand, (gint32) first, (gint32) self->n_units));
}

static void
add_units (const TflGenerator *self,
           TflEdit            *edit)
{
  for (guint i = 0; i < self->n_units; i++)
    {
      g_autofree char *id = g_strdup_printf ("u%u", i);
      g_autofree char *name = g_strdup_printf ("Unit %u", i);
      g_autofree char *parent = i == 0 ? g_strdup (TFL_ROOT_ID) : g_strdup_printf ("u%u", (i - 1) / self->fanout);
      TflElement *unit = tfl_element_new (TFL_KIND_UNIT, id);

      tfl_element_set (unit, TFL_UNIT_NAME, name);
      must_add (edit, unit, parent);
    }
}

static void
add_service (TflEdit    *edit,
             guint       number,
             const char *provider,
             const char *customer)
{
  g_autofree char *id = g_strdup_printf ("s%u", number);
  g_autofree char *name = g_strdup_printf ("Service %u", number);
  g_autofree char *agreement_id = g_strdup_printf ("a%u", number);
  TflElement *service = tfl_element_new (TFL_KIND_SERVICE, id);
  TflElement *agreement = tfl_element_new (TFL_KIND_AGREEMENT, agreement_id);

  tfl_element_set (service, TFL_SERVICE_NAME, name);
  tfl_element_set (service, TFL_SERVICE_PROVIDER, provider);
  tfl_element_set (service, TFL_SERVICE_CUSTOMERS, customer);
  tfl_element_set (service, TFL_SERVICE_GOODS, "goods");
  tfl_element_set (service, TFL_SERVICE_DESK, "desk");
  must_add (edit, service, TFL_ROOT_ID);
  tfl_element_set (agreement, TFL_AGREEMENT_KIND, "OLA");
  tfl_element_set (agreement, TFL_AGREEMENT_CUSTOMER, customer);
  must_add (edit, agreement, id);
}

/* The first unit that has no units in it: those before are all full, in file order. */
static guint
first_leaf (const TflGenerator *self)
{
  return self->n_units > 1 ? (self->n_units - 2) / self->fanout + 1 : 0;
}

static void
add_services (const TflGenerator *self,
              TflEdit            *edit,
              GRand              *rand)
{
  guint first = self->chains ? first_leaf (self) : 0;
  guint n_services = (guint) ((self->n_units - first) * self->density);

  for (guint i = 0; i < n_services; i++)
    {
      g_autofree char *provider = any_unit (self, first, rand);
      g_autofree char *customer = any_unit (self, first, rand);

      add_service (edit, i, provider, customer);
    }

  for (guint i = 2; i < self->n_units && self->chains; i++)
    if ((i - 1) % self->fanout != 0)
      {
        g_autofree char *provider = g_strdup_printf ("u%u", i);
        g_autofree char *customer = g_strdup_printf ("u%u", i - 1);

        add_service (edit, n_services++, provider, customer);
      }
}

/* Each with its workflow's first process and trigger, so that it breaks no rule. */
static void
classify (TflElement *work,
          GRand      *rand)
{
  static const struct
  {
    const char *process;
    const char *call;
    const char *workflow;
  } rows[] = {
    { "agree", "wish", "W1" },      { "change", "rfc", "W2" },
    { "recover", "incident", "W4" }, { "operate", "service-request", "W5" },
    { "improve", "risk", "W7" },
  };
  guint i = (guint) g_rand_int_range (rand, 0, G_N_ELEMENTS (rows));

  tfl_element_set (work, TFL_WORK_PROCESS, rows[i].process);
  tfl_element_set (work, TFL_WORK_CALL, rows[i].call);
  tfl_element_set (work, TFL_WORK_WORKFLOW, rows[i].workflow);
}

static void
add_work (const TflGenerator *self,
          TflEdit            *edit,
          GRand              *rand)
{
  guint n_work = (guint) (self->n_units * self->work);

  for (guint i = 0; i < n_work; i++)
    {
      g_autofree char *id = g_strdup_printf ("w%u", i);
      g_autofree char *name = g_strdup_printf ("Work %u", i);
      g_autofree char *unit = any_unit (self, 0, rand);
      g_autofree char *customer = any_unit (self, 0, rand);
      TflElement *work = tfl_element_new (TFL_KIND_WORK, id);

      tfl_element_set (work, TFL_WORK_NAME, name);
      tfl_element_set (work, TFL_WORK_CUSTOMER, customer);
      tfl_element_set (work, TFL_WORK_OPERATORS, unit);
      if (g_rand_double (rand) >= self->orphans)
        classify (work, rand);
      must_add (edit, work, unit);
    }
}

TflModel *
tfl_generate (const TflGenerator *self)
{
  g_autoptr (TflModel) empty = tfl_model_new ();
  TflEdit *edit = tfl_edit_new (empty, NULL);
  g_autoptr (GRand) rand = g_rand_new_with_seed (self->seed);
  g_autoptr (GError) error = NULL;
  TflModel *model;

  tfl_edit_set (edit, TFL_ROOT_ID, TFL_MODEL_NAME, "Generated", NULL);
  add_units (self, edit);
  add_services (self, edit, rand);
  add_work (self, edit, rand);
  model = tfl_edit_free_to_model (edit, &error);
  g_assert_no_error (error);

  return model;
}

static gboolean
gather (const TflElement *element,
        gpointer          user_data)
{
  g_ptr_array_add (user_data, (gpointer) tfl_element_get_id (element));

  return TRUE;
}

static const char *
pick (GPtrArray *ids,
      GRand     *rand)
{
  return g_ptr_array_index (ids, g_rand_int_range (rand, 0, (gint32) ids->len));
}

static const char *
pick_of (TflModel  *model,
         GPtrArray *ids,
         guint      targets,
         GRand     *rand)
{
  for (guint i = 0; i < 30; i++)
    {
      const char *id = pick (ids, rand);

      if ((targets & (1u << tfl_element_get_kind (tfl_model_lookup (model, id)))) != 0 && strcmp (id, TFL_ROOT_ID) != 0)
        return id;
    }

  return NULL;
}

static void
random_set (TflEdit          *edit,
            TflModel         *model,
            GPtrArray        *ids,
            GRand            *rand,
            const TflElement *element)
{
  const TflKindInfo *kind = tfl_kind_get_info (tfl_element_get_kind (element));
  const TflFieldInfo *field =
      tfl_field_get_info ((TflField) (kind->first_field + (guint) g_rand_int_range (rand, 0, (gint32) kind->n_fields)));
  g_autofree char *text = g_strdup_printf ("text %u", g_rand_int (rand) % 100);
  const char *value = text;

  switch (field->type)
    {
    case TFL_TYPE_CHOICE:
    case TFL_TYPE_FLAGS:
      value = tfl_words_nick (field->words, g_rand_int_range (rand, 0, 9));
      break;
    case TFL_TYPE_BOOLEAN:
      value = g_rand_boolean (rand) ? "yes" : NULL;
      break;
    case TFL_TYPE_NUMBER:
      value = "12.5";
      break;
    case TFL_TYPE_REF:
    case TFL_TYPE_REFS:
      value = pick_of (model, ids, field->targets, rand);
      break;
    case TFL_TYPE_STRING:
    case TFL_TYPE_TEXT:
      break;
    }

  if (g_rand_int_range (rand, 0, 5) == 0)
    value = NULL;
  tfl_edit_set (edit, tfl_element_get_id (element), field->field, value, NULL);
}

static void
random_add (TflEdit   *edit,
            TflModel  *model,
            GPtrArray *ids,
            GRand     *rand)
{
  TflKind kind = (TflKind) g_rand_int_range (rand, TFL_KIND_MODEL + 1, TFL_N_KINDS);
  const TflKindInfo *info = tfl_kind_get_info (kind);
  g_autofree char *id = tfl_edit_make_id (edit, kind);
  TflElement *element = tfl_element_new (kind, id);

  for (guint i = 0; i < info->n_fields; i++)
    {
      const TflFieldInfo *field = tfl_field_get_info ((TflField) (info->first_field + i));

      if ((field->flags & TFL_FIELD_REQUIRED) != 0)
        tfl_element_set (element, field->field,
                         field->targets != 0 ? pick_of (model, ids, field->targets, rand) : "work-owned");
    }
  tfl_edit_add (edit, element, g_rand_boolean (rand) ? pick (ids, rand) : TFL_ROOT_ID, NULL, NULL);
}

void
tfl_random_edit (TflDocument *document,
                 GRand       *rand)
{
  TflModel *model = tfl_document_get_model (document);
  TflEdit *edit = tfl_document_begin (document);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  guint n_changes = (guint) g_rand_int_range (rand, 1, 4);

  tfl_model_foreach (model, gather, ids);
  for (guint i = 0; i < n_changes; i++)
    {
      const char *id = pick (ids, rand);
      const TflElement *element = tfl_edit_lookup (edit, id);
      int dice = g_rand_int_range (rand, 0, 20);

      if (element == NULL || dice < 6)
        random_add (edit, model, ids, rand);
      else if (dice < 14)
        random_set (edit, model, ids, rand, element);
      else if (dice < 17 && strcmp (id, TFL_ROOT_ID) != 0)
        tfl_edit_move (edit, id, pick (ids, rand), NULL, NULL);
      else if (dice < 18)
        tfl_edit_set_property (edit, id, g_rand_boolean (rand) ? "cost" : "owner", g_rand_boolean (rand) ? "1" : NULL,
                               NULL);
      else
        tfl_edit_remove (edit, id, NULL);
    }

  /* An element removed on the way may be named by one added: such an edit is refused whole. */
  tfl_document_commit (document, edit, "Random", NULL);
}

TflModel *
tfl_test_model (const char *first,
                ...)
{
  g_autoptr (TflModel) empty = tfl_model_new ();
  TflEdit *edit = tfl_edit_new (empty, NULL);
  va_list args;

  va_start (args, first);
  for (const char *text = first; text != NULL; text = va_arg (args, const char *))
    {
      g_auto (GStrv) parts = g_strsplit (text, ">", 2);

      must_add (edit, tfl_element_new (TFL_KIND_UNIT, parts[0]), parts[1] != NULL ? parts[1] : TFL_ROOT_ID);
    }
  va_end (args);

  return tfl_edit_free_to_model (edit, NULL);
}

static gboolean
dump_unit (const TflElement *element,
           gpointer          user_data)
{
  GString *string = user_data;
  const char *id = tfl_element_get_id (element);
  const char *name = tfl_element_get_name (element);

  if (tfl_element_get_kind (element) != TFL_KIND_UNIT)
    return TRUE;

  g_string_append_printf (string, "%s%s", string->len > 0 ? " " : "", id);
  if (strcmp (tfl_element_get_parent (element), TFL_ROOT_ID) != 0)
    g_string_append_printf (string, ">%s", tfl_element_get_parent (element));
  if (strcmp (name, id) != 0)
    g_string_append_printf (string, "=%s", name);

  return TRUE;
}

char *
tfl_test_dump (TflModel *model)
{
  GString *string = g_string_new (NULL);

  tfl_model_foreach (model, dump_unit, string);

  return g_string_free (string, FALSE);
}
