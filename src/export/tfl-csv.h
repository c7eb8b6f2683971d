/* CSV: the model as four tables, for spreadsheets and scripts.
 *
 * A column for each field of the metamodel, named as in the file; a reference is a column of names and one of ids.
 * RFC 4180: commas, quotation marks where needed, CR LF.  UTF-8 with a byte order mark, without which Excel reads
 * accents wrongly.  No cell is taken for a formula by a spreadsheet: see docs/report.md.
 */
#pragma once

#include "tfl-export.h"
#include "tfl-page.h"

G_BEGIN_DECLS

typedef enum
{
  TFL_CSV_UNITS,
  TFL_CSV_SERVICES,
  TFL_CSV_WORK,
  TFL_CSV_FINDINGS,
} TflCsvTable;
#define TFL_N_CSV_TABLES 4

/* (transfer full) */
GBytes *tfl_csv_write_table (const TflExportJob *job,
                             TflCsvTable         table);

/* A file for each: NAME-units.csv and so on. */
extern const TflExportPart tfl_csv_parts[];

G_END_DECLS
