#include "config.h"

#include "tfl-table-cell.h"
#include "tfl-table-rows.h"

#include <glib/gi18n-lib.h>

/* What people call columns, besides the labels and names of the metamodel. */
static const struct
{
  const char *heading;
  TflField    unit; /* what it is in a table of units, and of work */
  TflField    work;
} headings[] = {
  { "parent", TFL_COLUMN_PARENT, TFL_COLUMN_PARENT },
  { "part of", TFL_COLUMN_PARENT, TFL_COLUMN_PARENT },
  { "inside", TFL_COLUMN_PARENT, TFL_COLUMN_PARENT },
  { "unit", TFL_UNIT_NAME, TFL_COLUMN_PARENT },
  { "team", TFL_UNIT_NAME, TFL_COLUMN_PARENT },
  { "department", TFL_UNIT_NAME, TFL_COLUMN_PARENT },
  { "work", TFL_COLUMN_NOTHING, TFL_WORK_NAME },
  { "task", TFL_COLUMN_NOTHING, TFL_WORK_NAME },
  { "activity", TFL_COLUMN_NOTHING, TFL_WORK_NAME },
  { "title", TFL_UNIT_NAME, TFL_WORK_NAME },
  { "process", TFL_COLUMN_NOTHING, TFL_WORK_PROCESS },
  { "owner", TFL_COLUMN_NOTHING, TFL_WORK_PROCESS },
  { "operator", TFL_COLUMN_NOTHING, TFL_WORK_OPERATORS },
  { "roles", TFL_UNIT_DECLARES, TFL_COLUMN_NOTHING },
  { "notes", TFL_UNIT_DESCRIPTION, TFL_WORK_DESCRIPTION },
};

GArray *
tfl_table_list_columns (TflKind kind)
{
  const TflKindInfo *info = tfl_kind_get_info (kind);
  GArray *columns = g_array_new (FALSE, FALSE, sizeof (TflField));
  TflField nothing = TFL_COLUMN_NOTHING;
  TflField parent = TFL_COLUMN_PARENT;

  g_array_append_val (columns, nothing);
  g_array_append_val (columns, parent);
  for (guint i = 0; i < info->n_fields; i++)
    {
      TflField field = (TflField) (info->first_field + i);

      g_array_append_val (columns, field);
    }

  return columns;
}

const char *
tfl_table_label_column (TflField column)
{
  if (column == TFL_COLUMN_NOTHING)
    return _("Nothing");
  if (column == TFL_COLUMN_PARENT)
    return _("Stands in");

  return _(tfl_field_get_info (column)->label);
}

/* What a heading says of its column. */
static TflField
find_column (TflKind     kind,
             const char *heading)
{
  g_autoptr (GArray) columns = tfl_table_list_columns (kind);

  for (guint i = 1; i < columns->len; i++)
    {
      TflField column = g_array_index (columns, TflField, i);

      if (tfl_table_is_like (heading, tfl_table_label_column (column)) ||
          (column != TFL_COLUMN_PARENT && (tfl_table_is_like (heading, tfl_field_get_info (column)->label) ||
                                           tfl_table_is_like (heading, tfl_field_get_info (column)->xml_name))))
        return column;
    }
  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    if (tfl_table_is_like (heading, headings[i].heading))
      return kind == TFL_KIND_UNIT ? headings[i].unit : headings[i].work;

  return TFL_COLUMN_NOTHING;
}

static guint
count_known (const TflTable *table,
             TflKind         kind)
{
  char **first = g_ptr_array_index (table->rows, 0);
  guint n_known = 0;

  for (guint i = 0; i < table->n_columns; i++)
    if (find_column (kind, first[i]) != TFL_COLUMN_NOTHING)
      n_known++;

  return n_known;
}

static gboolean
is_taken (const TflTablePlan *self,
          guint               n_columns,
          TflField            column)
{
  for (guint i = 0; i < n_columns; i++)
    if (self->columns[i] == column)
      return TRUE;

  return FALSE;
}

/* All cells of the column are words of the field. */
static gboolean
holds_words (const TflTable *table,
             guint           column,
             TflField        field)
{
  guint n_words = 0;

  for (guint i = 0; i < table->rows->len; i++)
    {
      const char *cell = ((char **) g_ptr_array_index (table->rows, i))[column];

      if (cell[0] == '\0')
        continue;
      if (tfl_table_find_word (tfl_field_get_info (field)->words, cell) < 0)
        return FALSE;
      n_words++;
    }

  return n_words > 0;
}

static TflField
guess_by_cells (const TflTablePlan *self,
                const TflTable     *table,
                guint               column)
{
  const TflKindInfo *kind = tfl_kind_get_info (self->kind);

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const TflFieldInfo *field = tfl_field_get_info ((TflField) (kind->first_field + i));

      if (field->type == TFL_TYPE_CHOICE && !is_taken (self, column, field->field) &&
          holds_words (table, column, field->field))
        return field->field;
    }

  return is_taken (self, column, kind->name_field) ? TFL_COLUMN_NOTHING : kind->name_field;
}

void
tfl_table_plan_guess (TflTablePlan   *self,
                      const TflTable *table)
{
  char **first = g_ptr_array_index (table->rows, 0);

  for (guint i = 0; i < table->n_columns; i++)
    {
      TflField column = self->has_headings ? find_column (self->kind, first[i]) : guess_by_cells (self, table, i);

      self->columns[i] = is_taken (self, i, column) ? TFL_COLUMN_NOTHING : column;
    }
}

/* One known word may be chance; a table of two columns has no more. */
TflTablePlan *
tfl_table_plan_new (const TflTable *table)
{
  TflTablePlan *self = g_new0 (TflTablePlan, 1);
  guint units = count_known (table, TFL_KIND_UNIT);
  guint work = count_known (table, TFL_KIND_WORK);

  self->columns = g_new0 (TflField, table->n_columns);
  self->has_headings = table->rows->len > 1 && MAX (units, work) >= MIN (2, table->n_columns);
  self->kind = units > work ? TFL_KIND_UNIT : TFL_KIND_WORK;
  tfl_table_plan_guess (self, table);

  return self;
}

void
tfl_table_plan_free (TflTablePlan *self)
{
  g_free (self->columns);
  g_free (self);
}
