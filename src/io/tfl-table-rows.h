/* From a table of texts to units or work: which column is what, and what each row becomes.
 *
 * A column is a field of the kind, by the metamodel; or the unit that the row stands in; or nothing.  A
 * cell is read as people write: words by their label, elements by their name.  What cannot be read is said in a
 * sentence and left out, the rest of the row comes.
 */
#pragma once

#include "tfl-table-text.h"

#include "model/tfl-edit.h"

G_BEGIN_DECLS

/* What a column is, besides a TflField. */
#define TFL_COLUMN_NOTHING TFL_FIELD_NONE
#define TFL_COLUMN_PARENT ((TflField) TFL_N_FIELDS)

typedef struct
{
  TflKind   kind;         /* TFL_KIND_UNIT or TFL_KIND_WORK */
  gboolean  has_headings; /* the first row is none */
  TflField *columns;      /* one for each of the table's */
} TflTablePlan;

TflTablePlan *tfl_table_plan_new   (const TflTable     *table); /* guessed from headings and cells */
void          tfl_table_plan_free  (TflTablePlan       *self);

/* The columns guessed again, for another kind or without headings. */
void          tfl_table_plan_guess (TflTablePlan       *self,
                                    const TflTable     *table);

/* All that a column of this kind may be, of TflField: nothing, the parent, fields. (transfer full) */
GArray       *tfl_table_list_columns (TflKind           kind);
const char   *tfl_table_label_column (TflField          column); /* translated */

/* What a row becomes. */
typedef struct
{
  char      *name;      /* NULL: nothing */
  char      *parent;    /* id of the unit it stands in; NULL where that is a row */
  guint      row;       /* the index of that row's; where parent is NULL */
  GPtrArray *values;    /* a canonical text or NULL for each field of the kind */
  char      *complaint; /* what could not be read, in sentences; or NULL */
} TflTableRow;

/* Of TflTableRow; parent: the id of the unit for what names none, or TFL_ROOT_ID. (transfer full) */
GPtrArray    *tfl_table_read_rows  (const TflTable     *table,
                                    const TflTablePlan *plan,
                                    TflModel           *model,
                                    const char         *parent);

/* Adds what rows become; ids, an array of strings, gets those of what was added. */
gboolean      tfl_table_add_rows   (GPtrArray          *rows,
                                    TflKind             kind,
                                    TflEdit            *edit,
                                    GPtrArray          *ids,
                                    GError            **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TflTablePlan, tfl_table_plan_free)

G_END_DECLS
