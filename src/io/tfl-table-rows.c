#include "config.h"

#include "tfl-table-rows.h"

#include "tfl-table-cell.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const TflTable *table;
  const TflTablePlan *plan;
  GHashTable *names;    /* of what the model has */
  GHashTable *by_name;  /* of rows: the first of a name, by its casefolded name; for units alone */
  GPtrArray *rows;      /* of TflTableRow */
  const char *parent;
} Reading;

static void
row_free (gpointer data)
{
  TflTableRow *row = data;

  g_free (row->name);
  g_free (row->parent);
  g_ptr_array_unref (row->values);
  g_free (row->complaint);
  g_free (row);
}

static void
complain (TflTableRow *row,
          char        *sentence)
{
  g_autofree char *owned = sentence;
  g_autofree char *before = row->complaint;

  row->complaint = before != NULL ? g_strdup_printf ("%s; %s", before, owned) : g_steal_pointer (&owned);
}

static char **
get_cells (Reading *self,
           guint    i)
{
  return g_ptr_array_index (self->table->rows, i + (self->plan->has_headings ? 1 : 0));
}

static const char *
find_cell (Reading  *self,
           guint     i,
           TflField  column)
{
  for (guint c = 0; c < self->table->n_columns; c++)
    if (self->plan->columns[c] == column)
      return get_cells (self, i)[c];

  return "";
}

static TflTableRow *
read_row (Reading *self,
          guint    i)
{
  const TflKindInfo *kind = tfl_kind_get_info (self->plan->kind);
  TflTableRow *row = g_new0 (TflTableRow, 1);
  const char *name;

  row->values = g_ptr_array_new_full (kind->n_fields, g_free);
  for (guint f = 0; f < kind->n_fields; f++)
    {
      TflField field = (TflField) (kind->first_field + f);

      g_ptr_array_add (row->values,
                       tfl_table_read_cell (field, find_cell (self, i, field), self->names, &row->complaint));
    }
  name = g_ptr_array_index (row->values, kind->name_field - kind->first_field);
  if (name != NULL)
    row->name = g_strdup (name);
  else
    complain (row, g_strdup (_("it has no name, and is left out")));

  return row;
}

static void
note_row (Reading *self,
          guint    i)
{
  const TflTableRow *row = g_ptr_array_index (self->rows, i);
  g_autofree char *folded = row->name != NULL ? g_utf8_casefold (row->name, -1) : NULL;

  if (folded != NULL && !g_hash_table_contains (self->by_name, folded))
    g_hash_table_insert (self->by_name, g_steal_pointer (&folded), GUINT_TO_POINTER (i));
}

/* TRUE where a row stands in another, or deeper than anything may. */
static gboolean
stands_in (Reading *self,
           guint    inner,
           guint    outer)
{
  for (guint depth = 0; depth < TFL_MODEL_MAX_DEPTH; depth++)
    {
      const TflTableRow *row = g_ptr_array_index (self->rows, inner);

      if (inner == outer)
        return TRUE;
      if (row->parent != NULL)
        return FALSE;
      inner = row->row;
    }

  return TRUE;
}

/* The row that has the name, where it may hold this one. */
static gboolean
find_row (Reading    *self,
          guint       i,
          const char *name)
{
  TflTableRow *row = g_ptr_array_index (self->rows, i);
  g_autofree char *folded = g_utf8_casefold (name, -1);
  gpointer found;

  if (!g_hash_table_lookup_extended (self->by_name, folded, NULL, &found) ||
      stands_in (self, GPOINTER_TO_UINT (found), i))
    return FALSE;

  g_clear_pointer (&row->parent, g_free);
  row->row = GPOINTER_TO_UINT (found);

  return TRUE;
}

/* Each row stands in the parent of all until its own is found, so that there is no circle at any time. */
static void
find_parent (Reading *self,
             guint    i)
{
  TflTableRow *row = g_ptr_array_index (self->rows, i);
  const char *name = find_cell (self, i, TFL_COLUMN_PARENT);
  const char *id;

  if (row->name == NULL || name[0] == '\0' || find_row (self, i, name))
    return;

  id = tfl_table_find_name (self->names, 1u << TFL_KIND_UNIT, name);
  if (id != NULL)
    {
      g_free (row->parent);
      row->parent = g_strdup (id);
    }
  else
    { /* Translators: the name of a unit, in a row of a table */
      complain (row, g_strdup_printf (_("there is no unit “%s” to stand in"), name));
    }
}

/* Work stands in a unit: where none is meant, nothing comes of it. */
static void
check_place (Reading     *self,
             TflTableRow *row)
{
  if (self->plan->kind != TFL_KIND_WORK || row->name == NULL || g_strcmp0 (row->parent, TFL_ROOT_ID) != 0)
    return;

  g_clear_pointer (&row->name, g_free);
  complain (row, g_strdup (_("work stands in a unit: it is left out")));
}

GPtrArray *
tfl_table_read_rows (const TflTable     *table,
                     const TflTablePlan *plan,
                     TflModel           *model,
                     const char         *parent)
{
  g_autoptr (GHashTable) names = tfl_table_list_names (model);
  g_autoptr (GHashTable) by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Reading self = { table, plan, names, by_name, g_ptr_array_new_with_free_func (row_free), parent };
  guint n_rows = table->rows->len - (plan->has_headings ? 1 : 0);

  for (guint i = 0; i < n_rows; i++)
    {
      TflTableRow *row = read_row (&self, i);

      row->parent = g_strdup (parent);
      g_ptr_array_add (self.rows, row);
      if (plan->kind == TFL_KIND_UNIT)
        note_row (&self, i);
    }
  for (guint i = 0; i < n_rows; i++)
    {
      find_parent (&self, i);
      check_place (&self, g_ptr_array_index (self.rows, i));
    }

  return self.rows;
}

/* Outer rows first: how deep they may stand is the edit's business. */
static gboolean
add_row (GPtrArray  *rows,
         guint       i,
         TflKind     kind,
         TflEdit    *edit,
         char      **made,
         GError    **error)
{
  const TflTableRow *row = g_ptr_array_index (rows, i);
  const TflKindInfo *info = tfl_kind_get_info (kind);
  TflElement *element;

  if (row->name == NULL || made[i] != NULL)
    return TRUE;
  if (row->parent == NULL && !add_row (rows, row->row, kind, edit, made, error))
    return FALSE;

  made[i] = tfl_edit_make_id (edit, kind);
  element = tfl_element_new (kind, made[i]);
  for (guint f = 0; f < info->n_fields; f++)
    tfl_element_set (element, (TflField) (info->first_field + f), g_ptr_array_index (row->values, f));

  return tfl_edit_add (edit, element, row->parent != NULL ? row->parent : made[row->row], NULL, error);
}

gboolean
tfl_table_add_rows (GPtrArray  *rows,
                    TflKind     kind,
                    TflEdit    *edit,
                    GPtrArray  *ids,
                    GError    **error)
{
  g_auto (GStrv) made = g_new0 (char *, rows->len + 1);
  gboolean is_added = TRUE;

  for (guint i = 0; is_added && i < rows->len; i++)
    is_added = add_row (rows, i, kind, edit, made, error);
  for (guint i = 0; i < rows->len; i++)
    if (made[i] != NULL)
      g_ptr_array_add (ids, g_steal_pointer (&made[i]));

  return is_added;
}
