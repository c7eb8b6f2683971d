#include "config.h"

#include "tfl-measured.h"

/* Ids are interned, so both tables compare pointers. */
struct _TflMeasureMemory
{
  TflModel   *model;    /* measured last, or NULL */
  GHashTable *units;    /* id → TflMeasuredUnit */
  GHashTable *services; /* id → TflMeasuredService */
  GPtrArray  *order;    /* of TflMeasuredService, in file order; NULL: not looked up */
  guint       run;
  guint       n_measured;
};

static gboolean
has_same_children (const TflElement *a,
                   const TflElement *b)
{
  guint n = tfl_element_get_n_children (a);

  if (tfl_element_get_n_children (b) != n)
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (tfl_element_get_child (a, i) != tfl_element_get_child (b, i))
      return FALSE;

  return TRUE;
}

static void
unit_forget_inside (TflMeasuredUnit *unit)
{
  g_clear_pointer (&unit->units, g_ptr_array_unref);
  g_clear_pointer (&unit->chips, g_array_unref);
}

/* Held: the next model may have an element that is equal, which is no difference, and yet another one. */
static void
hold (const TflElement **held,
      const TflElement  *element)
{
  if (element != NULL)
    tfl_element_ref (element);
  if (*held != NULL)
    tfl_element_unref (*held);
  *held = element;
}

static void
unit_set (TflMeasuredUnit  *unit,
          const TflElement *element)
{
  hold (&unit->unit, element);
  unit->id = tfl_element_get_id (element);
  unit->width = -1;
}

static void
unit_free (TflMeasuredUnit *unit)
{
  unit_forget_inside (unit);
  hold (&unit->unit, NULL);
  g_free (unit);
}

static void
service_reset (TflMeasuredService *service,
               const TflElement   *element)
{
  g_clear_pointer (&service->lines, g_array_unref);
  hold (&service->service, element);
  service->id = tfl_element_get_id (element);
}

static void
service_free (TflMeasuredService *service)
{
  g_clear_pointer (&service->lines, g_array_unref);
  hold (&service->service, NULL);
  g_free (service);
}

TflMeasureMemory *
tfl_measure_memory_new (void)
{
  TflMeasureMemory *self = g_new0 (TflMeasureMemory, 1);

  self->units = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) unit_free);
  self->services = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) service_free);

  return self;
}

void
tfl_measure_memory_free (TflMeasureMemory *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->order, g_ptr_array_unref);
  g_hash_table_unref (self->units);
  g_hash_table_unref (self->services);
  g_clear_pointer (&self->model, tfl_model_unref);
  g_free (self);
}

guint
tfl_measure_memory_get_n_measured (TflMeasureMemory *self)
{
  return self->n_measured;
}

guint
tfl_measure_memory_get_n_known (TflMeasureMemory *self)
{
  return g_hash_table_size (self->units) + g_hash_table_size (self->services);
}

guint
tfl_measure_memory_begin_run (TflMeasureMemory *self)
{
  return ++self->run;
}

void
tfl_measure_memory_count (TflMeasureMemory *self)
{
  self->n_measured++;
}

/* The element where it is of this kind, else NULL. */
static const TflElement *
as_kind (const TflElement *element,
         TflKind           kind)
{
  return element != NULL && tfl_element_get_kind (element) == kind ? element : NULL;
}

static void
forget_units (TflMeasureMemory *self,
              const TflElement *inside)
{
  TflMeasuredUnit *unit = inside != NULL ? g_hash_table_lookup (self->units, tfl_element_get_parent (inside)) : NULL;

  if (unit != NULL)
    g_clear_pointer (&unit->units, g_ptr_array_unref);
}

static void
follow_unit (TflMeasureMemory *self,
             const TflChange  *change)
{
  const TflElement *before = as_kind (change->before, TFL_KIND_UNIT);
  const TflElement *after = as_kind (change->after, TFL_KIND_UNIT);
  TflMeasuredUnit *unit = g_hash_table_lookup (self->units, change->id);

  if ((before == NULL) != (after == NULL))
    {
      forget_units (self, before);
      forget_units (self, after);
    }
  if (unit == NULL)
    return;
  if (after == NULL)
    {
      g_hash_table_remove (self->units, change->id);
      return;
    }

  /* What is in it may have become another of the same id; but then it is in the difference too. */
  if (before == NULL || !has_same_children (before, after))
    unit_forget_inside (unit);
  unit_set (unit, after);
}

static void
follow_service (TflMeasureMemory *self,
                const TflChange  *change)
{
  const TflElement *before = as_kind (change->before, TFL_KIND_SERVICE);
  const TflElement *after = as_kind (change->after, TFL_KIND_SERVICE);
  TflMeasuredService *service = g_hash_table_lookup (self->services, change->id);

  if ((before == NULL) != (after == NULL))
    g_clear_pointer (&self->order, g_ptr_array_unref);
  if (service != NULL && after != NULL)
    service_reset (service, after);
  else if (service != NULL)
    g_hash_table_remove (self->services, change->id);
}

/* The height and the order of chips follow from the work in the unit, and from what is set aside of it. */
static void
forget_chips (TflMeasureMemory *self,
              const TflElement *work)
{
  TflMeasuredUnit *unit = g_hash_table_lookup (self->units, tfl_element_get_parent (work));

  if (unit != NULL)
    g_clear_pointer (&unit->chips, g_array_unref);
}

static void
forget_waiver (TflMeasureMemory *self,
               const TflElement *waiver)
{
  const TflElement *element = tfl_model_lookup (self->model, tfl_element_get (waiver, TFL_WAIVER_ELEMENT));

  if (element != NULL && tfl_element_get_kind (element) == TFL_KIND_WORK)
    forget_chips (self, element);
}

/* A label says what was agreed. */
static void
forget_lines (TflMeasureMemory *self,
              const TflElement *agreement)
{
  TflMeasuredService *service = g_hash_table_lookup (self->services, tfl_element_get_parent (agreement));

  if (service != NULL)
    g_clear_pointer (&service->lines, g_array_unref);
}

static void
forget_around (TflMeasureMemory *self,
               const TflElement *element)
{
  if (as_kind (element, TFL_KIND_WORK) != NULL)
    forget_chips (self, element);
  else if (as_kind (element, TFL_KIND_WAIVER) != NULL)
    forget_waiver (self, element);
  else if (as_kind (element, TFL_KIND_AGREEMENT) != NULL)
    forget_lines (self, element);
}

static void
follow_change (TflMeasureMemory *self,
               const TflChange  *change)
{
  /* The root is the one that knows the order of services. */
  if (as_kind (change->after, TFL_KIND_MODEL) != NULL)
    g_clear_pointer (&self->order, g_ptr_array_unref);

  follow_unit (self, change);
  follow_service (self, change);
  forget_around (self, change->before);
  forget_around (self, change->after);
}

void
tfl_measure_memory_follow (TflMeasureMemory *self,
                           TflModel         *model)
{
  g_autoptr (TflModel) before = g_steal_pointer (&self->model);
  g_autoptr (TflDiff) diff = NULL;

  self->model = tfl_model_ref (model);
  if (before == NULL || before == model)
    return;

  diff = tfl_diff_new (before, model);
  for (guint i = 0; i < tfl_diff_get_n_changes (diff); i++)
    follow_change (self, tfl_diff_get_change (diff, i));
}

static TflMeasuredUnit *
look_up_unit (TflMeasureMemory *self,
              const TflElement *element)
{
  const char *id = tfl_element_get_id (element);
  TflMeasuredUnit *unit = g_hash_table_lookup (self->units, id);

  if (unit == NULL)
    {
      unit = g_new0 (TflMeasuredUnit, 1);
      unit_set (unit, element);
      g_hash_table_insert (self->units, (gpointer) id, unit);
    }

  return unit;
}

TflMeasuredUnit *
tfl_measure_memory_get_unit (TflMeasureMemory *self,
                             const char       *id)
{
  TflMeasuredUnit *unit = g_hash_table_lookup (self->units, id);

  return unit != NULL ? unit : look_up_unit (self, tfl_model_lookup (self->model, id));
}

GPtrArray *
tfl_measure_memory_get_units (TflMeasureMemory *self,
                              const TflElement *parent)
{
  TflMeasuredUnit *unit = look_up_unit (self, parent);
  TflChildIter iter;
  const TflElement *child;

  if (unit->units != NULL)
    return unit->units;

  unit->units = g_ptr_array_new ();
  tfl_child_iter_init (&iter, self->model, unit->unit, TFL_KIND_UNIT);
  while ((child = tfl_child_iter_next (&iter)) != NULL)
    g_ptr_array_add (unit->units, look_up_unit (self, child));

  return unit->units;
}

static void
read_lines (TflMeasureMemory   *self,
            TflMeasuredService *service)
{
  const TflElement *provider = tfl_model_follow (self->model, service->service, TFL_SERVICE_PROVIDER);
  TflRefIter refs;
  const char *id;

  service->provider = provider != NULL ? look_up_unit (self, provider) : NULL;
  service->lines = g_array_new (FALSE, FALSE, sizeof (TflMeasuredLine));
  tfl_ref_iter_init (&refs, service->service, TFL_SERVICE_CUSTOMERS);
  while ((id = tfl_ref_iter_next (&refs)) != NULL)
    {
      TflMeasuredLine line = { look_up_unit (self, tfl_model_lookup (self->model, id)), -1 };

      g_array_append_val (service->lines, line);
    }
}

/* NULL for what is no service. */
static TflMeasuredService *
look_up_service (TflMeasureMemory *self,
                 const char       *id)
{
  TflMeasuredService *service = g_hash_table_lookup (self->services, id);
  const TflElement *element;

  if (service != NULL)
    return service;

  element = tfl_model_lookup (self->model, id);
  if (tfl_element_get_kind (element) != TFL_KIND_SERVICE)
    return NULL;

  service = g_new0 (TflMeasuredService, 1);
  service_reset (service, element);
  g_hash_table_insert (self->services, (gpointer) tfl_element_get_id (element), service);

  return service;
}

static GPtrArray *
read_order (TflMeasureMemory *self)
{
  GPtrArray *order = g_ptr_array_new ();
  const TflElement *root = tfl_model_get_root (self->model);
  TflChildIter iter;

  tfl_child_iter_init (&iter, self->model, root, TFL_KIND_SERVICE);
  for (guint i = iter.position; i < tfl_element_get_n_children (root); i++)
    {
      TflMeasuredService *service = look_up_service (self, tfl_element_get_child (root, i));

      if (service == NULL)
        break;
      g_ptr_array_add (order, service);
    }

  return order;
}

GPtrArray *
tfl_measure_memory_get_services (TflMeasureMemory *self)
{
  if (self->order == NULL)
    self->order = read_order (self);
  for (guint i = 0; i < self->order->len; i++)
    {
      TflMeasuredService *service = g_ptr_array_index (self->order, i);

      if (service->lines == NULL)
        read_lines (self, service);
    }

  return self->order;
}
