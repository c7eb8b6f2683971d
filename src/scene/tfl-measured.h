/* What a TflMeasureMemory holds, for the measuring itself: units, their chips, and services.
 *
 * A unit or service stays the same struct for as long as one of its id is in the model, so they may point to each
 * other: whatever loses what it points to changes too.  What was read from the model is there until the difference to
 * the next model says that it may be something else; then it is found anew when it is asked for.
 */
#pragma once

#include "tfl-picture.h"

G_BEGIN_DECLS

typedef struct
{
  const char       *id;      /* kept here too, since each element is a place of its own in the machine's memory */
  const TflElement *unit;    /* or the root, which is measured by nobody; held */
  GPtrArray        *units;   /* of TflMeasuredUnit: what stands in it; NULL: not looked up */
  GArray           *chips;   /* of TflMeasuredChip; NULL: not measured */
  double            width;   /* of its header; below 0: not measured */
  guint             orphans; /* in the badge that the width has room for */
  guint             run;     /* that the next is of */
  int               shown;   /* index of the unit that it is drawn as, or −1 */
} TflMeasuredUnit;

typedef struct
{
  const char *id;
  int         caller; /* index of the chip that called it, or −1 */
  double      height; /* of a full chip */
} TflMeasuredChip;

typedef struct
{
  TflMeasuredUnit *customer;
  double           label_width; /* below 0: not measured */
} TflMeasuredLine;

typedef struct
{
  const char       *id;
  const TflElement *service;  /* held */
  TflMeasuredUnit  *provider; /* NULL for none */
  GArray           *lines;    /* of TflMeasuredLine, one a customer; NULL: not looked up */
} TflMeasuredService;

/* Brings the memory to this model.  Comes before everything below. */
void             tfl_measure_memory_follow     (TflMeasureMemory   *self,
                                                TflModel           *model);

/* The id is one of a unit in the model. */
TflMeasuredUnit *tfl_measure_memory_get_unit   (TflMeasureMemory   *self,
                                                const char         *id);

/* The units in this one; for the root, those at the top. */
GPtrArray       *tfl_measure_memory_get_units  (TflMeasureMemory   *self,
                                                const TflElement   *parent);

/* All services in file order, each with its lines. */
GPtrArray       *tfl_measure_memory_get_services (TflMeasureMemory *self);

/* A number for a run of measuring that none before had. */
guint            tfl_measure_memory_begin_run  (TflMeasureMemory   *self);

/* Counts what is measured. */
void             tfl_measure_memory_count      (TflMeasureMemory   *self);

G_END_DECLS
