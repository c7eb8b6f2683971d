#include "config.h"

#include "tfl-excerpt-private.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  TflModel *excerpt;
  TflEdit *edit;
  const char *parent;  /* NULL: beside the originals */
  GHashTable *copies;  /* ids there by ids here: of what is whole, NULL until it came */
  GHashTable *found;   /* ids there by ids here: what was there already, NULL where it was not */
  GPtrArray *came;     /* ids here, in the order in which they came */
  TflPasted *pasted;
} Paste;

void
tfl_pasted_clear (TflPasted *pasted)
{
  g_clear_pointer (&pasted->ids, g_ptr_array_unref);
}

static gboolean
is_same (const TflElement *a,
         const TflElement *b)
{
  return tfl_element_get_kind (a) == tfl_element_get_kind (b) &&
         g_str_equal (tfl_element_get_name (a), tfl_element_get_name (b));
}

static const TflElement *
find_child (Paste            *self,
            const TflElement *container,
            const TflElement *bystander)
{
  guint n_children = container != NULL ? tfl_element_get_n_children (container) : 0;

  for (guint i = 0; i < n_children; i++)
    {
      const TflElement *child = tfl_edit_lookup (self->edit, tfl_element_get_child (container, i));

      if (is_same (child, bystander))
        return child;
    }

  return NULL;
}

/* What is the same for people: the same name in the same place. */
static const char *
find_bystander (Paste      *self,
                const char *id)
{
  const TflElement *bystander = tfl_model_lookup (self->excerpt, id);
  const TflElement *there = tfl_edit_lookup (self->edit, id);
  const char *found = NULL;
  const char *parent;

  if (g_str_equal (id, TFL_ROOT_ID))
    return TFL_ROOT_ID;
  if (g_hash_table_contains (self->found, id))
    return g_hash_table_lookup (self->found, id);

  if (there == NULL || !is_same (there, bystander))
    {
      parent = find_bystander (self, tfl_element_get_parent (bystander));
      there = find_child (self, tfl_edit_lookup (self->edit, parent), bystander);
    }
  if (there != NULL)
    found = tfl_element_get_id (there);
  g_hash_table_insert (self->found, (gpointer) id, g_strdup (found));

  return found;
}

static gboolean
is_whole (Paste      *self,
          const char *id)
{
  return id != NULL && g_hash_table_contains (self->copies, id);
}

/* What an id of the excerpt is called in the target, or NULL. */
static const char *
find_there (Paste      *self,
            const char *id)
{
  if (is_whole (self, id))
    return g_hash_table_lookup (self->copies, id);

  return find_bystander (self, tfl_element_get_id (tfl_model_lookup (self->excerpt, id)));
}

static char *
make_id (Paste            *self,
         const TflElement *element)
{
  const char *id = tfl_element_get_id (element);

  if (tfl_edit_lookup (self->edit, id) == NULL)
    return g_strdup (id);

  return tfl_edit_make_id (self->edit, tfl_element_get_kind (element));
}

/* Practices and tools come where there are none of the name. (NULL where it is something else) */
static const char *
bring_means (Paste      *self,
             const char *id)
{
  const TflElement *element = tfl_model_lookup (self->excerpt, id);
  char *made;

  if (!tfl_excerpt_is_means (element) || is_whole (self, id))
    return NULL;

  made = make_id (self, element);
  if (!tfl_edit_add (self->edit, tfl_excerpt_copy (element, made, FALSE), TFL_ROOT_ID, NULL, NULL))
    g_assert_not_reached (); /* its id is free, and the root holds such */
  g_hash_table_insert (self->found, (gpointer) tfl_element_get_id (element), made);

  return made;
}

/* The ids there of a field's targets; those that are not there are counted. (transfer full) */
static char *
translate (Paste            *self,
           const TflElement *element,
           TflField          field,
           guint            *n_missing)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  const char *target;
  TflRefIter iter;

  tfl_ref_iter_init (&iter, element, field);
  while ((target = tfl_ref_iter_next (&iter)) != NULL)
    {
      const char *there = find_there (self, target);

      if (there == NULL)
        there = bring_means (self, target);
      if (there == NULL)
        (*n_missing)++;
      else if (!g_ptr_array_find_with_equal_func (ids, there, g_str_equal, NULL)) /* two may be one there */
        g_ptr_array_add (ids, (gpointer) there);
    }
  g_ptr_array_add (ids, NULL);

  return g_strjoinv (" ", (char **) ids->pdata);
}

/* The references that it cannot be without; FALSE where one leads nowhere.  The others wait until all came. */
static gboolean
set_required (Paste            *self,
              const TflElement *element,
              TflElement       *copy)
{
  const TflKindInfo *kind = tfl_kind_get_info (tfl_element_get_kind (element));
  guint n_missing = 0;

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const TflFieldInfo *field = tfl_field_get_info ((TflField) (kind->first_field + i));

      if (field->targets != 0 && (field->flags & TFL_FIELD_REQUIRED) != 0)
        {
          g_autofree char *ids = translate (self, element, field->field, &n_missing);

          tfl_element_set (copy, field->field, ids);
        }
    }

  return n_missing == 0;
}

/* FALSE with an error, or, where it or something in it has no sense here, TRUE without it. */
static gboolean
add (Paste             *self,
     const TflElement  *element,
     const char        *parent,
     const char        *before,
     GError           **error)
{
  const char *id = tfl_element_get_id (element);
  g_autofree char *made = make_id (self, element);
  g_autoptr (TflElement) copy = tfl_excerpt_copy (element, made, FALSE);
  guint n_children = tfl_element_get_n_children (element);

  if (!set_required (self, element, copy))
    return TRUE;
  if (!tfl_edit_add (self->edit, g_steal_pointer (&copy), parent, before, error))
    return FALSE;

  g_hash_table_insert (self->copies, (gpointer) id, g_strdup (made));
  g_ptr_array_add (self->came, (gpointer) id);
  for (guint i = 0; i < n_children; i++)
    if (!add (self, tfl_model_lookup (self->excerpt, tfl_element_get_child (element, i)), made, NULL, error))
      return FALSE;

  return TRUE;
}

/* The nearest that may hold it, from the chosen one outwards; else where it came from. */
static const char *
find_container (Paste            *self,
                const TflElement *element)
{
  guint parents = tfl_kind_get_info (tfl_element_get_kind (element))->parents;
  const TflElement *container = tfl_edit_lookup (self->edit, self->parent);

  for (; container != NULL; container = tfl_edit_lookup (self->edit, tfl_element_get_parent (container)))
    if ((parents & (1u << tfl_element_get_kind (container))) != 0)
      return tfl_element_get_id (container);

  return find_there (self, tfl_element_get_parent (element));
}

/* The one of its kind that stands after the original, or NULL. */
static const char *
find_next (Paste            *self,
           const TflElement *element,
           const char       *parent)
{
  const TflElement *container = tfl_edit_lookup (self->edit, parent);
  guint n_children = tfl_element_get_n_children (container);

  for (guint i = 0; i + 1 < n_children; i++)
    if (g_str_equal (tfl_element_get_child (container, i), tfl_element_get_id (element)))
      {
        const TflElement *next = tfl_edit_lookup (self->edit, tfl_element_get_child (container, i + 1));

        return tfl_element_get_kind (next) == tfl_element_get_kind (element) ? tfl_element_get_id (next) : NULL;
      }

  return NULL;
}

static gboolean
fail_no_container (const TflElement  *element,
                   GError           **error)
{
  guint parents = tfl_kind_get_info (tfl_element_get_kind (element))->parents;
  TflKind kind = (TflKind) g_bit_nth_lsf (parents, -1);

  /* Translators: what was copied, and the kind of element it can stand in: “Unit”, “Service” … */
  g_set_error (error, TFL_MODEL_ERROR, TFL_MODEL_ERROR_CONTAINER, _("First select what “%s” is to stand in: %s"),
               tfl_element_get_name (element), _(tfl_kind_get_info (kind)->label));

  return FALSE;
}

static gboolean
add_copied (Paste             *self,
            const TflElement  *element,
            GError           **error)
{
  const char *container = find_container (self, element);
  const char *before = NULL;
  const char *there;

  if (container == NULL)
    return fail_no_container (element, error);
  if (self->parent == NULL)
    before = find_next (self, element, container);
  if (!add (self, element, container, before, error))
    return FALSE;

  there = find_there (self, tfl_element_get_id (element));
  if (there != NULL)
    g_ptr_array_add (self->pasted->ids, g_strdup (there));
  else
    self->pasted->n_dropped++;

  return TRUE;
}

/* A service that had customers is there for one of them; what need not be is not missed. */
static gboolean
has_ends (Paste            *self,
          const TflElement *companion)
{
  g_autofree char *provider = NULL;
  g_autofree char *customers = NULL;
  guint n_missing = 0;

  if (tfl_element_get_kind (companion) != TFL_KIND_SERVICE)
    return TRUE;

  provider = translate (self, companion, TFL_SERVICE_PROVIDER, &n_missing);
  if (n_missing > 0)
    return FALSE;

  customers = translate (self, companion, TFL_SERVICE_CUSTOMERS, &n_missing);

  return customers[0] != '\0' || n_missing == 0;
}

/* A copied provider makes a service of its own, unless the one that is there has lost its provider. */
static gboolean
may_join (Paste            *self,
          const TflElement *companion)
{
  const char *there = g_hash_table_lookup (self->found, tfl_element_get_id (companion));
  const char *provider, *theirs;

  if (tfl_element_get_kind (companion) != TFL_KIND_SERVICE || there == NULL)
    return FALSE;

  provider = tfl_element_get (companion, TFL_SERVICE_PROVIDER);
  theirs = tfl_element_get (tfl_edit_lookup (self->edit, there), TFL_SERVICE_PROVIDER);
  if (provider == NULL || is_whole (self, provider))
    return theirs == NULL;

  return g_strcmp0 (find_there (self, provider), theirs) == 0;
}

/* What the one that is there has not: the copied customers with their agreements, and the provider. */
static gboolean
join (Paste             *self,
      const TflElement  *service,
      GError           **error)
{
  const char *there = g_hash_table_lookup (self->found, tfl_element_get_id (service));
  const char *provider = tfl_element_get (service, TFL_SERVICE_PROVIDER);
  g_autoptr (GString) customers = g_string_new (tfl_element_get (tfl_edit_lookup (self->edit, there), TFL_SERVICE_CUSTOMERS));
  guint n_children = tfl_element_get_n_children (service);
  const char *customer;
  TflRefIter iter;

  tfl_ref_iter_init (&iter, service, TFL_SERVICE_CUSTOMERS);
  while ((customer = tfl_ref_iter_next (&iter)) != NULL)
    if (is_whole (self, customer))
      g_string_append_printf (customers, " %s", find_there (self, customer));
  if (!tfl_edit_set (self->edit, there, TFL_SERVICE_CUSTOMERS, customers->str, error) ||
      (is_whole (self, provider) &&
       !tfl_edit_set (self->edit, there, TFL_SERVICE_PROVIDER, find_there (self, provider), error)))
    return FALSE;

  for (guint i = 0; i < n_children; i++)
    {
      const TflElement *agreement = tfl_model_lookup (self->excerpt, tfl_element_get_child (service, i));

      if (is_whole (self, tfl_element_get (agreement, TFL_AGREEMENT_CUSTOMER)) &&
          !add (self, agreement, there, NULL, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
add_companion (Paste             *self,
               const TflElement  *companion,
               GError           **error)
{
  const char *id = tfl_element_get_id (companion);
  const char *container = find_there (self, tfl_element_get_parent (companion));

  if (may_join (self, companion))
    {
      g_hash_table_insert (self->copies, (gpointer) id, g_strdup (g_hash_table_lookup (self->found, id)));
      return join (self, companion, error);
    }
  if (container != NULL && has_ends (self, companion) && !add (self, companion, container, NULL, error))
    return FALSE;
  if (find_there (self, id) == NULL)
    self->pasted->n_dropped++;

  return TRUE;
}

/* Once all came: whom they name besides. */
static gboolean
set_references (Paste            *self,
                const TflElement *element,
                GError          **error)
{
  const TflKindInfo *kind = tfl_kind_get_info (tfl_element_get_kind (element));
  const char *there = find_there (self, tfl_element_get_id (element));

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const TflFieldInfo *field = tfl_field_get_info ((TflField) (kind->first_field + i));
      g_autofree char *ids = NULL;

      if (field->targets == 0 || (field->flags & TFL_FIELD_REQUIRED) != 0)
        continue;
      ids = translate (self, element, field->field, &self->pasted->n_dropped);
      if (!tfl_edit_set (self->edit, there, field->field, ids, error))
        return FALSE;
    }

  return TRUE;
}

static void
note_whole (Paste      *self,
            const char *id)
{
  const TflElement *element = tfl_model_lookup (self->excerpt, id);
  guint n_children = element != NULL ? tfl_element_get_n_children (element) : 0;

  if (element == NULL || tfl_element_get_kind (element) == TFL_KIND_MODEL)
    return;

  g_hash_table_insert (self->copies, (gpointer) tfl_element_get_id (element), NULL);
  for (guint i = 0; i < n_children; i++)
    note_whole (self, tfl_element_get_child (element, i));
}

/* Before anything comes, or what comes would be taken for what was there. */
static gboolean
find_cb (const TflElement *element,
         gpointer          user_data)
{
  if (!is_whole (user_data, tfl_element_get_id (element)) || tfl_element_get_kind (element) == TFL_KIND_SERVICE)
    find_bystander (user_data, tfl_element_get_id (element));

  return TRUE;
}

static gboolean
add_all (Paste              *self,
         const char *const  *copied,
         const char *const  *companions,
         GError            **error)
{
  for (guint i = 0; copied[i] != NULL; i++)
    note_whole (self, copied[i]);
  for (guint i = 0; companions[i] != NULL; i++)
    note_whole (self, companions[i]);
  tfl_model_foreach (self->excerpt, find_cb, self);

  for (guint i = 0; copied[i] != NULL; i++)
    if (g_hash_table_contains (self->copies, copied[i]) &&
        !add_copied (self, tfl_model_lookup (self->excerpt, copied[i]), error))
      return FALSE;
  for (guint i = 0; companions[i] != NULL; i++)
    if (g_hash_table_contains (self->copies, companions[i]) &&
        !add_companion (self, tfl_model_lookup (self->excerpt, companions[i]), error))
      return FALSE;
  for (guint i = 0; i < self->came->len; i++)
    if (!set_references (self, tfl_model_lookup (self->excerpt, g_ptr_array_index (self->came, i)), error))
      return FALSE;

  return tfl_edit_check (self->edit, error);
}

gboolean
tfl_excerpt_paste (TflModel    *excerpt,
                   TflEdit     *edit,
                   const char  *parent,
                   TflPasted   *pasted,
                   GError     **error)
{
  g_autoptr (GHashTable) copies = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  g_autoptr (GHashTable) found = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  g_autoptr (GPtrArray) came = g_ptr_array_new ();
  g_auto (GStrv) copied = tfl_excerpt_list (excerpt, TFL_EXCERPT_COPIED);
  g_auto (GStrv) companions = tfl_excerpt_list (excerpt, TFL_EXCERPT_COMPANIONS);
  static const char *const none[] = { NULL };
  Paste self = { excerpt, edit, parent, copies, found, came, pasted };

  *pasted = (TflPasted){ g_ptr_array_new_with_free_func (g_free), 0 };

  return add_all (&self, copied != NULL ? (const char *const *) copied : none,
                  companions != NULL ? (const char *const *) companions : none, error);
}
