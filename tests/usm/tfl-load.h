/* A model read from a file or a text, with what follows it. */
#pragma once

#include "usm/tfl-findings.h"
#include "usm/tfl-tally.h"

G_BEGIN_DECLS

typedef struct
{
  TflModel    *model;
  TflIndex    *index;
  TflFindings *findings;
  TflTally    *tally;
} TflLoad;

/* path is taken from the folder of the tests; the test fails where it does not hold a model. */
void              tfl_load_file    (TflLoad     *self,
                                    const char  *path);

/* xml is what stands inside <model>. */
void              tfl_load_text    (TflLoad     *self,
                                    const char  *xml);
void              tfl_load_clear   (TflLoad     *self);

/* The element with this id; the test fails where there is none. */
const TflElement *tfl_load_get     (TflLoad     *self,
                                    const char  *id);

/* The ids of the rules that have an open finding for the element, apart by spaces, worst first. (transfer full) */
char             *tfl_load_rules   (TflLoad     *self,
                                    const char  *id);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TflLoad, tfl_load_clear)

G_END_DECLS
