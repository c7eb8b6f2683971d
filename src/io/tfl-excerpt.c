#include "config.h"

#include "tfl-excerpt-private.h"

/* How much of an element is in the excerpt. */
typedef enum
{
  NOTHING,
  BARE,
  WHOLE,
} Part;

typedef struct
{
  TflModel *model;
  TflIndex *index;
  GHashTable *parts;      /* of Part, by id */
  GHashTable *copied;     /* set of ids */
  GHashTable *companions; /* set of ids */
  GPtrArray *whole;       /* the ids of parts that are, as they came */
  GPtrArray *bare;        /* the same */
  TflEdit *edit;
  GString *copied_list;
  GString *companion_list;
} Excerpt;

/* Who names an element by one of these comes along with it. */
static const TflField bonds[] = {
  TFL_SERVICE_PROVIDER, TFL_SERVICE_CUSTOMERS, TFL_FLOW_FROM, TFL_FLOW_TO, TFL_TAG_ELEMENT, TFL_WAIVER_ELEMENT,
};

static gboolean
is_bond (TflField field)
{
  for (guint i = 0; i < G_N_ELEMENTS (bonds); i++)
    if (bonds[i] == field)
      return TRUE;

  return FALSE;
}

static Part
get_part (Excerpt    *self,
          const char *id)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->parts, id));
}

/* A service from a unit that stays behind is here for the sake of the customers that come: of the others it
 * knows nothing, or their copies would get their services twice. */
static gboolean
is_of_others (Excerpt          *self,
              const TflElement *service)
{
  const char *provider;

  if (tfl_element_get_kind (service) != TFL_KIND_SERVICE ||
      !g_hash_table_contains (self->companions, tfl_element_get_id (service)))
    return FALSE;

  provider = tfl_element_get (service, TFL_SERVICE_PROVIDER);

  return provider != NULL && get_part (self, provider) != WHOLE;
}

static gboolean
is_left_out (Excerpt          *self,
             const TflElement *child)
{
  return tfl_element_get_kind (child) == TFL_KIND_AGREEMENT &&
         is_of_others (self, tfl_model_get_parent (self->model, child)) &&
         get_part (self, tfl_element_get (child, TFL_AGREEMENT_CUSTOMER)) != WHOLE;
}

static void
take_whole (Excerpt          *self,
            const TflElement *element)
{
  guint n_children = tfl_element_get_n_children (element);

  if (get_part (self, tfl_element_get_id (element)) == WHOLE || is_left_out (self, element))
    return;

  g_hash_table_insert (self->parts, (gpointer) tfl_element_get_id (element), GUINT_TO_POINTER (WHOLE));
  g_ptr_array_add (self->whole, (gpointer) tfl_element_get_id (element));
  for (guint i = 0; i < n_children; i++)
    take_whole (self, tfl_model_lookup (self->model, tfl_element_get_child (element, i)));
}

static gboolean
is_inside_another (Excerpt    *self,
                   const char *id)
{
  const TflElement *element = tfl_model_lookup (self->model, id);

  while ((element = tfl_model_get_parent (self->model, element)) != NULL)
    if (g_hash_table_contains (self->copied, tfl_element_get_id (element)))
      return TRUE;

  return FALSE;
}

static void
take_copied (Excerpt           *self,
             const char *const *ids)
{
  for (guint i = 0; ids[i] != NULL; i++)
    if (!g_str_equal (ids[i], TFL_ROOT_ID) && tfl_model_lookup (self->model, ids[i]) != NULL)
      g_hash_table_add (self->copied, (gpointer) ids[i]);
  for (guint i = 0; ids[i] != NULL; i++)
    if (g_hash_table_contains (self->copied, ids[i]) && !is_inside_another (self, ids[i]))
      take_whole (self, tfl_model_lookup (self->model, ids[i]));
}

/* Companions have none themselves: a service that comes along may join the one that is there, with its tags. */
static void
take_companions (Excerpt *self)
{
  guint n_copied = self->whole->len;

  for (guint i = 0; i < n_copied; i++)
    {
      guint n_referrers;
      const TflReferrer *referrers = tfl_index_get_referrers (self->index, g_ptr_array_index (self->whole, i), &n_referrers);

      for (guint r = 0; r < n_referrers; r++)
        {
          const TflElement *element = tfl_model_lookup (self->model, referrers[r].id);

          if (!is_bond (referrers[r].field) || get_part (self, referrers[r].id) == WHOLE)
            continue;
          g_hash_table_add (self->companions, (gpointer) tfl_element_get_id (element));
          take_whole (self, element);
        }
    }
}

static gboolean
keeps_reference (Excerpt          *self,
                 const TflElement *element,
                 TflField          field,
                 const char       *target)
{
  if (field == TFL_SERVICE_CUSTOMERS && is_of_others (self, element))
    return get_part (self, target) == WHOLE;

  return get_part (self, tfl_element_get_id (element)) == WHOLE ||
         (tfl_field_get_info (field)->flags & TFL_FIELD_REQUIRED) != 0;
}

/* What is named here, and all around it, so that it has a place. */
static void
take_bare (Excerpt          *self,
           const TflElement *element)
{
  for (; element != NULL && get_part (self, tfl_element_get_id (element)) == NOTHING;
       element = tfl_model_get_parent (self->model, element))
    {
      g_hash_table_insert (self->parts, (gpointer) tfl_element_get_id (element), GUINT_TO_POINTER (BARE));
      g_ptr_array_add (self->bare, (gpointer) tfl_element_get_id (element));
    }
}

static void
take_references (Excerpt          *self,
                 const TflElement *element)
{
  const TflKindInfo *kind = tfl_kind_get_info (tfl_element_get_kind (element));

  for (guint i = 0; i < kind->n_fields; i++)
    {
      TflField field = (TflField) (kind->first_field + i);
      const char *target;
      TflRefIter iter;

      if (tfl_field_get_info (field)->targets == 0)
        continue;
      tfl_ref_iter_init (&iter, element, field);
      while ((target = tfl_ref_iter_next (&iter)) != NULL)
        if (keeps_reference (self, element, field, target))
          take_bare (self, tfl_model_lookup (self->model, target));
    }
}

/* Bystanders have bystanders: a flow means nothing without its ends. */
static void
take_bystanders (Excerpt *self)
{
  for (guint i = 0; i < self->whole->len; i++)
    {
      const TflElement *element = tfl_model_lookup (self->model, g_ptr_array_index (self->whole, i));

      take_bare (self, tfl_model_get_parent (self->model, element));
      take_references (self, element);
    }
  for (guint i = 0; i < self->bare->len; i++)
    take_references (self, tfl_model_lookup (self->model, g_ptr_array_index (self->bare, i)));
}

TflElement *
tfl_excerpt_copy (const TflElement *element,
                  const char       *id,
                  gboolean          bare)
{
  const TflKindInfo *kind = tfl_kind_get_info (tfl_element_get_kind (element));
  TflElement *copy = tfl_element_new (kind->kind, id);

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const TflFieldInfo *field = tfl_field_get_info ((TflField) (kind->first_field + i));
      gboolean is_meant = !bare || field->field == kind->name_field || (field->flags & TFL_FIELD_REQUIRED) != 0;

      if (field->targets == 0 && is_meant)
        tfl_element_set (copy, field->field, tfl_element_get (element, field->field));
    }
  if (!bare)
    {
      tfl_element_set_properties (copy, tfl_element_get_properties (element));
      tfl_element_set_extras (copy, tfl_element_get_extras (element));
    }

  return copy;
}

static void
append_id (GString    *list,
           const char *id)
{
  g_string_append_printf (list, "%s%s", list->len > 0 ? " " : "", id);
}

gboolean
tfl_excerpt_is_means (const TflElement *element)
{
  TflKind kind = tfl_element_get_kind (element);

  return kind == TFL_KIND_PRACTICE || kind == TFL_KIND_TOOL;
}

static void
copy_references (Excerpt          *self,
                 const TflElement *element,
                 TflElement       *copy)
{
  const TflKindInfo *kind = tfl_kind_get_info (tfl_element_get_kind (element));

  for (guint i = 0; i < kind->n_fields; i++)
    {
      TflField field = (TflField) (kind->first_field + i);
      g_autoptr (GString) kept = g_string_new (NULL);
      const char *target;
      TflRefIter iter;

      if (tfl_field_get_info (field)->targets == 0)
        continue;
      tfl_ref_iter_init (&iter, element, field);
      while ((target = tfl_ref_iter_next (&iter)) != NULL)
        if (keeps_reference (self, element, field, target))
          append_id (kept, target);
      tfl_element_set (copy, field, kept->len > 0 ? kept->str : NULL);
    }
}

/* In file order, whatever the order of the sets: the same model and ids give the same bytes. */
static void
list_id (Excerpt    *self,
         const char *id)
{
  if (g_hash_table_contains (self->copied, id) && !is_inside_another (self, id))
    append_id (self->copied_list, id);
  if (g_hash_table_contains (self->companions, id))
    append_id (self->companion_list, id);
}

/* A part of a model breaks no rule of the model: nothing here can fail. */
static void
write_children (Excerpt          *self,
                const TflElement *parent)
{
  guint n_children = tfl_element_get_n_children (parent);

  for (guint i = 0; i < n_children; i++)
    {
      const TflElement *element = tfl_model_lookup (self->model, tfl_element_get_child (parent, i));
      const char *id = tfl_element_get_id (element);
      Part part = get_part (self, id);
      TflElement *copy;

      if (part == NOTHING)
        continue;
      copy = tfl_excerpt_copy (element, id, part == BARE && !tfl_excerpt_is_means (element));
      copy_references (self, element, copy);
      if (!tfl_edit_add (self->edit, copy, tfl_element_get_id (parent), NULL, NULL))
        g_assert_not_reached ();
      list_id (self, id);
      write_children (self, element);
    }
}

static TflModel *
write_model (Excerpt *self)
{
  g_autoptr (TflModel) empty = tfl_model_new ();
  TflModel *excerpt;

  self->edit = tfl_edit_new (empty, NULL);
  write_children (self, tfl_model_get_root (self->model));
  tfl_edit_set_property (self->edit, TFL_ROOT_ID, TFL_EXCERPT_COPIED, self->copied_list->str, NULL);
  tfl_edit_set_property (self->edit, TFL_ROOT_ID, TFL_EXCERPT_COMPANIONS, self->companion_list->str, NULL);
  excerpt = tfl_edit_free_to_model (self->edit, NULL);
  g_assert (excerpt != NULL);

  return excerpt;
}

TflModel *
tfl_excerpt_new (TflModel          *model,
                 TflIndex          *index,
                 const char *const *ids)
{
  g_autoptr (TflIndex) own_index = index == NULL ? tfl_index_new (model) : NULL;
  g_autoptr (GHashTable) parts = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) copied = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) companions = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) whole = g_ptr_array_new ();
  g_autoptr (GPtrArray) bare = g_ptr_array_new ();
  g_autoptr (GString) copied_list = g_string_new (NULL);
  g_autoptr (GString) companion_list = g_string_new (NULL);
  Excerpt self = {
    .model = model,
    .index = index != NULL ? index : own_index,
    .parts = parts,
    .copied = copied,
    .companions = companions,
    .whole = whole,
    .bare = bare,
    .copied_list = copied_list,
    .companion_list = companion_list,
  };

  take_copied (&self, ids);
  take_companions (&self);
  take_bystanders (&self);

  return write_model (&self);
}

TflModel *
tfl_excerpt_from_model (TflModel *model)
{
  const TflElement *root = tfl_model_get_root (model);
  g_auto (GStrv) copied = tfl_excerpt_get_copied (model);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  guint n_children = tfl_element_get_n_children (root);

  if (copied != NULL)
    return tfl_model_ref (model);

  for (guint i = 0; i < n_children; i++)
    {
      const char *id = tfl_element_get_child (root, i);

      if (tfl_element_get_kind (tfl_model_lookup (model, id)) != TFL_KIND_VIEW)
        g_ptr_array_add (ids, (gpointer) id);
    }
  g_ptr_array_add (ids, NULL);

  return tfl_excerpt_new (model, NULL, (const char *const *) ids->pdata);
}

char **
tfl_excerpt_list (TflModel   *excerpt,
                  const char *property)
{
  GVariant *properties = tfl_element_get_properties (tfl_model_get_root (excerpt));
  const char *list = NULL;

  if (properties == NULL || !g_variant_lookup (properties, property, "&s", &list))
    return NULL;

  return g_strsplit (list, " ", -1);
}

char **
tfl_excerpt_get_copied (TflModel *excerpt)
{
  return tfl_excerpt_list (excerpt, TFL_EXCERPT_COPIED);
}

static void
append_lines (GString          *text,
              TflModel         *excerpt,
              const TflElement *element,
              guint             level)
{
  g_autofree char *name = g_strdelimit (g_strdup (tfl_element_get_name (element)), "\t\r\n", ' ');
  guint n_children = tfl_element_get_n_children (element);

  for (guint i = 0; i < level; i++)
    g_string_append_c (text, '\t');
  g_string_append_printf (text, "%s\n", name);
  for (guint i = 0; i < n_children; i++)
    append_lines (text, excerpt, tfl_model_lookup (excerpt, tfl_element_get_child (element, i)), level + 1);
}

char *
tfl_excerpt_to_text (TflModel *excerpt)
{
  g_auto (GStrv) copied = tfl_excerpt_get_copied (excerpt);
  GString *text = g_string_new (NULL);

  for (guint i = 0; copied != NULL && copied[i] != NULL; i++)
    {
      const TflElement *element = tfl_model_lookup (excerpt, copied[i]);

      if (element != NULL)
        append_lines (text, excerpt, element, 0);
    }

  return g_string_free (text, FALSE);
}
