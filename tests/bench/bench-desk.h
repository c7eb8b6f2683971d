/* A document with all that follows it in the program, but for its window. */
#pragma once

#include "layout/tfl-layout-engine.h"
#include "model/tfl-document.h"
#include "scene/tfl-picture.h"

G_BEGIN_DECLS

typedef struct
{
  TflDocument      *document;
  TflTally         *tally;
  TflFindings      *findings;
  TflScope         *scope;
  TflMeasureMemory *memory;
  TflLayoutEngine  *engine;
} BenchDesk;

/* Stays where it is until it is cleared. */
void       bench_desk_init        (BenchDesk *self,
                                   TflModel  *model);
void       bench_desk_clear       (BenchDesk *self);

TflPicture bench_desk_get_picture (BenchDesk *self,
                                   double     zoom);

G_END_DECLS
