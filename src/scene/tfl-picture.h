/* From a model to a picture, in two pure steps with the layout between them:
 *
 *   model + scope            ─ tfl_picture_measure ─►  what is to be laid out
 *   the same + its layout    ─ tfl_picture_draw    ─►  scene
 *
 * Both may run on any thread; but see TflMeasureMemory.  Text is measured by Pango with the fonts of the
 * picture (Inter, else Cantarell, else DejaVu Sans).
 */
#pragma once

#include "tfl-filter.h"
#include "tfl-measure-memory.h"
#include "tfl-scene.h"
#include "tfl-scope.h"
#include "tfl-survey.h"

#include "model/tfl-index.h"
#include "usm/tfl-findings.h"
#include "usm/tfl-tally.h"

G_BEGIN_DECLS

typedef enum
{
  TFL_LEGEND_NONE,
  TFL_LEGEND_BESIDE, /* a column at the right */
  TFL_LEGEND_BELOW,  /* a band below */
} TflLegend;

/* What there is to draw. Nothing is owned; all must stay as long as the call. */
typedef struct
{
  TflModel       *model;
  TflIndex       *index;
  TflTally       *tally;
  TflFindings    *findings; /* for what is set aside */
  const TflScope *scope;
  double          zoom;     /* px on screen for one point: decides how simply a thing is drawn; 1 in exports */
  double          longest;  /* side of the page, in points, if a slide is drawn: a longer one is drawn as simply as where it
                               is made so small on screen; 0: any side is drawn in full */
  TflLegend       legend;
  gboolean        title;    /* a name and counts above the picture */
  const char     *name;     /* the name there; NULL: that of the scope's root, or of the model, and the kind of picture */
  const TflFilter *filter; /* what it does not keep is faded; NULL: nothing is */
  TflMeasureMemory *memory; /* what measuring remembers from one picture to the next; may be NULL */
  const char      *note;   /* a line below the picture, where it has a title; NULL for none */
} TflPicture;

/* The work in all that it shows: needs model, tally and scope only. */
TflCounts       tfl_picture_count   (const TflPicture *self);

/* What the frames of a heat map count, for people; NULL where the scope has none. */
const char     *tfl_picture_describe_heat (const TflScope *scope);

/* What to lay out. (transfer full) */
TflLayoutInput *tfl_picture_measure (const TflPicture *self);

/* (transfer full) */
TflScene       *tfl_picture_draw    (const TflPicture *self,
                                     TflLayout        *layout);

/* The same in two steps, to draw from one survey many times.  What may be seen in a part (canvas points; NULL for all)
 * is drawn as in the whole, but that labels and gaps of lines go by what is near; where the kind of picture has no
 * parts the whole is drawn.  The bounds of the scene are the whole picture's. (transfer full) */
TflSurvey      *tfl_picture_survey  (const TflPicture *self,
                                     TflLayout        *layout);
TflScene       *tfl_picture_draw_part (const TflPicture *self,
                                       TflSurvey        *survey,
                                       const TflRect    *part);

/* Where the picture has an element, as tfl_scene_find() says of a scene of all of it; of a service, all of its way. */
gboolean        tfl_picture_find    (const TflPicture *self,
                                     TflSurvey        *survey,
                                     const char       *id,
                                     TflRect          *rect);

G_END_DECLS
