/* A model from a file, with all that follows from it. */
#pragma once

#include "io/tfl-reader.h"
#include "usm/tfl-findings.h"
#include "usm/tfl-stats.h"
#include "usm/tfl-tally.h"

G_BEGIN_DECLS

typedef struct
{
  TflModel    *model;
  TflPlaces   *places;
  TflIndex    *index;
  TflTally    *tally;
  TflFindings *findings;
} TflLoaded;

/* NULL with an error that begins with the file's name. */
TflLoaded *tfl_loaded_new  (const char  *path,
                            GError     **error);
void       tfl_loaded_free (TflLoaded   *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TflLoaded, tfl_loaded_free)

G_END_DECLS
