/* The parts of a report.
 *
 * Ids in the file: an element's row has "e.ID", its drawing on the second page "p2.ID", a finding "f.NUMBER"; the
 * report's own have no dot, so none can meet another.
 */
#pragma once

#include "tfl-export.h"
#include "tfl-page.h"
#include "tfl-writers.h"

G_BEGIN_DECLS

typedef struct
{
  const TflExportJob *job;
  GString            *out;
  GHashTable         *order;    /* interned id → how many elements stand before it in the file */
  GHashTable         *pictures; /* id → GArray of guint: the pages that draw it, from 1 */
  GArray             *colours;  /* of guint: codes of the pictures' colours, in the order of their classes */
  guint               numbers[2 * TFL_SVG_FADED]; /* of each code: its class, from 1; 0: it has none */
  GString            *labels;   /* style: what a narrow screen, where a row is a card, writes before a cell */
  GPtrArray          *findings; /* of const TflFinding, worst first */
  GHashTable         *found;    /* id → GArray of guint: its findings, from 1 */
} TflReport;

/* tfl-report-html.c: markup, text and links */

/* Markup as it stands. */
void tfl_report_put         (TflReport        *self,
                             const char       *markup);
/* Text of people's, escaped so that it may stand between tags and in quotes. */
void tfl_report_put_text    (TflReport        *self,
                             const char       *text);
void tfl_report_put_number  (TflReport        *self,
                             guint             number);
/* <p class="…">text</p>; nothing where there is no text. */
void tfl_report_put_paragraph (TflReport      *self,
                               const char     *class_name,
                               const char     *text);
void tfl_report_begin_section (TflReport      *self,
                               const char     *id,
                               const char     *title);
/* A table with a column for each label (untranslated), NULL-terminated. */
void tfl_report_begin_table (TflReport         *self,
                             const char        *class_name,
                             const char        *caption,
                             const char *const *labels);
void tfl_report_end_table   (TflReport        *self);
/* The beginning of an element's row, with its name as heading and its anchor. */
void tfl_report_begin_row   (TflReport        *self,
                             const TflElement *element);
/* Its name, linked to its row where it has one. */
void tfl_report_put_link    (TflReport        *self,
                             const TflElement *element);
/* The same, with the sign of what owns it before the name of work. */
void tfl_report_put_work    (TflReport        *self,
                             const TflElement *work);
/* A list of links; nothing where there are none. */
void tfl_report_put_links   (TflReport        *self,
                             GPtrArray        *elements);
/* A cell of such a list. */
void tfl_report_put_cell    (TflReport        *self,
                             GPtrArray        *elements);
/* The letter of a process and its name; an orphan's “?”, for −1. */
void tfl_report_put_process (TflReport        *self,
                             int               process);
/* A cell with the pages that draw an element. */
void tfl_report_put_pictures (TflReport       *self,
                              const char      *id);
/* “Bank › Integr”, the last one linked. */
void tfl_report_put_path    (TflReport        *self,
                             const TflElement *element);

/* The elements that name this one by a field, in file order; those that a field of this one names; the children of a
 * kind. (transfer container): GPtrArray of const TflElement */
GPtrArray *tfl_report_list_referrers (TflReport        *self,
                                      const TflElement *element,
                                      TflField          field);
GPtrArray *tfl_report_list_named     (TflReport        *self,
                                      const TflElement *element,
                                      TflField          field);
GPtrArray *tfl_report_list_children  (TflReport        *self,
                                      const TflElement *element,
                                      TflKind           kind);

/* tfl-report-picture.c: draws a page into its place, and later says what the classes of colours are */
void     tfl_report_put_picture (TflReport        *self,
                                 guint             page);
void     tfl_report_put_colours (TflReport        *self);

/* tfl-report-summary.c: orphans first, then figures */
void tfl_report_put_orphans  (TflReport        *self);
void tfl_report_put_summary  (TflReport        *self);

/* tfl-report-lists.c: the tables of elements */
void tfl_report_put_units    (TflReport        *self);
void tfl_report_put_services (TflReport        *self);
void tfl_report_put_works    (TflReport        *self);
void tfl_report_put_means    (TflReport        *self); /* practices and tools */

/* tfl-report-findings.c */
void tfl_report_put_findings (TflReport        *self);
/* A cell with the findings of an element. */
void tfl_report_put_found    (TflReport        *self,
                              const char       *id);

G_END_DECLS
