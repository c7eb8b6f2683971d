/* How a model was exported last: what the export dialog shows when it opens again for the same file.
 *
 * Kept beside the program's other state, never in the model: a file tells nothing of who exports it, and where to.
 */
#pragma once

#include "scene/tfl-deck.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Which pages. */
typedef enum
{
  TFL_EXPORT_SHOWN, /* what is on show */
  TFL_EXPORT_VIEWS, /* all views */
  TFL_EXPORT_MADE,  /* made for the model: tfl_deck_new_generated() */
} TflExportPages;
#define TFL_N_EXPORT_PAGES 3

typedef struct
{
  char          *format;        /* name of a TflExportFormat */
  TflExportPages pages;
  int            theme;         /* a TflTheme, −1: that of each view */
  double         scale;         /* 0.5 … 8 */
  gboolean       transparent;
  char          *template_path; /* or NULL */
  char          *folder;        /* URI of where it went, or NULL */
} TflExportChoice;

/* What was chosen for this file last, or what most people want; file may be NULL. */
void tfl_export_choice_load  (TflExportChoice       *self,
                              GFile                 *file);

/* Nothing is remembered of a model without a file. */
void tfl_export_choice_save  (const TflExportChoice *self,
                              GFile                 *file);
void tfl_export_choice_clear (TflExportChoice       *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TflExportChoice, tfl_export_choice_clear)

G_END_DECLS
