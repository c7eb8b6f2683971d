/* One page of what is exported: a drawn picture, with what is said about it. */
#pragma once

#include "scene/tfl-deck.h"

G_BEGIN_DECLS

/* Nothing is owned. */
typedef struct
{
  const TflSlide *slide; /* title, subtitle, notes, the view it is of */
  TflScene       *scene;
  TflTheme        theme;
} TflPage;

/* What there is to export, all of one state of the model. Nothing is owned. */
typedef struct
{
  TflModel      *model;
  TflIndex      *index;
  TflTally      *tally;
  TflFindings   *findings;
  const TflPage *pages;
  guint          n_pages;
} TflExportJob;

G_END_DECLS
