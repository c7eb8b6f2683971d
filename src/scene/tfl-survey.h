/* What stands where in a picture: made once for a layout, then drawn from as often as one looks elsewhere.
 *
 * To draw a part of it costs what can be seen in that part, however much there is beside it: what it looks at of
 * everything else are rectangles in a row.  It keeps the model, the scope and the layout that it was made of, so it
 * shows these even when the document has gone on.
 *
 * One thread at a time: what it is asked for first it remembers.
 */
#pragma once

#include "tfl-extent.h"
#include "tfl-curves.h"

#include "model/tfl-index.h"

#include "layout/tfl-layout.h"

G_BEGIN_DECLS

/* A service's line between two units of the extent. */
typedef struct
{
  const TflRoute   *route;
  int               from;      /* index of the provider's unit, or −1 where that is not shown */
  int               to;
  TflRect           bounds;    /* of its points */
  const TflElement *service;   /* NULL: not looked up, or gone */
  int               agreement; /* a TflAgreementKind, −1 for none; once the service was looked up */
} TflSurveyLine;

typedef struct _TflSurvey TflSurvey;

/* The extent (transfer full) is the one of this model, scope and layout. */
TflSurvey           *tfl_survey_new         (TflModel       *model,
                                             const TflScope *scope,
                                             TflLayout      *layout,
                                             TflExtent      *extent);
void                 tfl_survey_free        (TflSurvey      *self);

TflModel            *tfl_survey_get_model   (TflSurvey      *self);
const TflScope      *tfl_survey_get_scope   (TflSurvey      *self);
TflLayout           *tfl_survey_get_layout  (TflSurvey      *self);
TflExtent           *tfl_survey_get_extent  (TflSurvey      *self);

/* Of a unit of the extent; NULL where it was not laid out. */
const TflRect       *tfl_survey_get_rect    (TflSurvey      *self,
                                             guint           unit);

/* The roles of a unit of the extent, as bits. */
guint                tfl_survey_get_roles   (TflSurvey      *self,
                                             TflIndex       *index,
                                             guint           unit);

/* What the scope shows beside; listed when it is first asked for. */
TflCurves           *tfl_survey_get_curves  (TflSurvey      *self);

/* Room for what is decided of each unit at one zoom: all 0, or as it was left when last asked for the same zoom. */
typedef struct
{
  guint8 *details; /* of each unit of the extent; 0: not decided */
  guint  *shown;   /* the same */
} TflSurveyNotes;

TflSurveyNotes       tfl_survey_get_notes   (TflSurvey      *self,
                                             double          zoom);

guint                tfl_survey_get_n_lines (TflSurvey      *self);
const TflSurveyLine *tfl_survey_get_line    (TflSurvey      *self,
                                             guint           line);

/* The first line of a service, or −1. */
int                  tfl_survey_find_line   (TflSurvey      *self,
                                             const char     *service);

/* The same with its service and agreement; NULL where the service is gone. */
const TflSurveyLine *tfl_survey_look_up_line (TflSurvey     *self,
                                              guint          line);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TflSurvey, tfl_survey_free)

G_END_DECLS
