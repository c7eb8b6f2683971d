/* What all that draws a picture shares: where to draw, what of, how large on screen; and the
 * small drawings that several elements are made of.
 */
#pragma once

#include "tfl-chip.h"
#include "tfl-extent.h"
#include "tfl-picture-kind.h"
#include "tfl-scene-builder.h"
#include "tfl-survey.h"

G_BEGIN_DECLS

/* How simply a unit is drawn: by its size on screen. */
typedef enum
{
  TFL_DETAIL_FULL,    /* header, and what is inside */
  TFL_DETAIL_FAR,     /* one line of header, and what is inside more simply */
  TFL_DETAIL_SUMMARY, /* nothing inside */
  TFL_DETAIL_SMALL,
  TFL_DETAIL_TINY,
} TflDetail;

/* Below these zooms: names on chips cannot be read; headers are one line; a chip's small lines cannot be
 * read. */
#define TFL_ZOOM_CHIPS 0.5
#define TFL_ZOOM_FAR   0.625
#define TFL_ZOOM_NEAR  0.9

typedef struct
{
  const char *element;
  double      right;
  double      middle; /* y */
  double      height;
  double      unit;   /* what 1 px of its drawing is in canvas points */
  guint       count;
} TflBadge;

/* A unit that is begun and not ended: what is inside is being drawn. */
typedef struct
{
  guint  unit;  /* of the extent */
  double tag;   /* where the tag with its name ends at the right; 0: it has none */
  int    badge; /* index, −1 for none */
} TflOpenUnit;

/* The services that are being drawn. */
typedef struct _TflRouteWork TflRouteWork;

void tfl_route_work_free (TflRouteWork *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TflRouteWork, tfl_route_work_free)

struct _TflPainter
{
  const TflPicture *picture;
  TflSurvey        *survey;
  TflLayout        *layout;   /* the survey's */
  TflExtent        *extent;   /* the survey's */
  TflSceneBuilder  *builder;
  double            px;       /* canvas points for one px on screen */
  TflRect           around;   /* title and legend stand around this */
  const TflRect    *part;     /* what is to be drawn of the picture, NULL for all */
  guint8           *details;  /* of each unit of the extent; 0: not decided */
  guint            *shown;    /* the same, plus one; 0: not decided */
  GArray           *badges;   /* TflBadge: painted last */

  guint             heat_most; /* the most that a unit has; 0: not counted, or none has any */

  /* How far it is. */
  guint             next_unit;
  GArray           *open;     /* TflOpenUnit, the innermost last */
  TflRouteWork     *routes;   /* NULL before them */

  /* What the picture shows, for its legend. */
  guint             processes;  /* bits 1 << TflProcess */
  guint             workflows;  /* bits 1 << TflWorkflow */
  guint             agreements; /* bits 1 << TflAgreementKind; 1 << 3 for none */
  guint             flows;      /* bits of the words of TFL_WORDS_FLOW_KIND */
  gboolean          calls;
  gboolean          pale;
  gboolean          whole_orphans;
  gboolean          weak_orphans;
  gboolean          aside;
  gboolean          delivery;
  gboolean          undecided;
  gboolean          roles;
  gboolean          declared;
};

/* Draws text and returns its width. */
double tfl_painter_text       (TflPainter *self,
                               const char *text,
                               double      x,
                               double      y,
                               double      size,
                               int         weight,
                               TflColour   colour);

/* The same, cut to a width. */
double tfl_painter_text_fit   (TflPainter *self,
                               const char *text,
                               double      x,
                               double      y,
                               double      size,
                               int         weight,
                               TflColour   colour,
                               double      width);
void   tfl_painter_text_middle (TflPainter *self,
                                const char *text,
                                double      x,
                                double      y,
                                double      size,
                                int         weight,
                                TflColour   colour);

/* The three-lobed badge, `size` wide: bits 1 << TflRole. */
void   tfl_painter_roles      (TflPainter *self,
                               double      x,
                               double      y,
                               double      size,
                               guint       taken,
                               guint       declared);

/* Five cells with counts; returns the width of all. */
typedef struct
{
  double cell_width;
  double cell_height;
  double gap;
  double text;
} TflStripSize;

/* One of them: with its letter and count, or pale with its letter. */
void   tfl_painter_cell       (TflPainter         *self,
                               TflProcess          process,
                               guint               count,
                               TflRect             rect,
                               double              size,
                               double              scale);
double tfl_painter_strip      (TflPainter         *self,
                               double              x,
                               double              y,
                               const TflStripSize *size,
                               double              scale,
                               const guint        *counts);
double tfl_strip_get_width    (const TflStripSize *size,
                               double              scale,
                               const guint        *counts);

extern const char *const tfl_process_letters[TFL_N_PROCESSES];

extern const TflStripSize tfl_strip_small;  /* 24 × 16 */
extern const TflStripSize tfl_strip_medium; /* 30 × 22 */
extern const TflStripSize tfl_strip_large;  /* 40 × 26 */

/* Keeps a count of orphans for the end, moved to the left where it would lie on one of the units around it.  Returns
 * how far it reaches to the left of `right`. */
double tfl_painter_badge      (TflPainter *self,
                               const char *element,
                               double      right,
                               double      middle,
                               double      height,
                               double      unit,
                               guint       count);
void   tfl_painter_badges     (TflPainter *self);

/* The badge itself, for the legend too; a count of 0 shows “?” alone. */
double tfl_painter_draw_badge (TflPainter *self,
                               double      x,
                               double      y,
                               double      height,
                               double      unit,
                               guint       count);

/* How simply a unit of the extent is drawn, were it not hidden. */
TflDetail tfl_painter_get_detail (TflPainter *self,
                                  guint       index);

/* The unit that it is drawn as: the outermost one around it that is drawn without what is inside, or itself. */
guint  tfl_painter_get_shown  (TflPainter *self,
                               guint       index);
gboolean tfl_painter_is_hidden (TflPainter *self,
                                guint       index);

/* Whether any of it may be drawn, when it stands out by so much. */
gboolean tfl_painter_is_in_part (TflPainter    *self,
                                 const TflRect *rect,
                                 double         by);

/* What the heat map counts in a unit; *warmth becomes 0 where it is not coloured, else 1 to 3. */
guint  tfl_painter_get_heat   (TflPainter *self,
                               guint       index,
                               guint      *warmth);

/* The number that goes with the colour. Returns the room that it takes. */
double tfl_painter_heat       (TflPainter *self,
                               guint       count,
                               double      right,
                               double      y,
                               double      grow);

/* Below the picture: what is counted. */
void   tfl_painter_heat_note  (TflPainter *self);

/* Each element's own file.
 *
 * All units, and all services, bit by bit: what is drawn takes from `most`, a shape one, and when nothing is left they
 * return FALSE and go on where they were when they are called again. */
gboolean tfl_painter_units    (TflPainter *self,
                               guint      *most);
gboolean tfl_painter_routes   (TflPainter *self,
                               guint      *most);
void   tfl_painter_work       (TflPainter *self,
                               guint       index);
void   tfl_painter_chip       (TflPainter    *self,
                               const TflChip *chip,
                               TflRect        rect);
void   tfl_painter_curves     (TflPainter *self);

/* A call, or a flow, as one line; for the legend too. */
void   tfl_painter_draw_curve (TflPainter     *self,
                               gboolean        is_call,
                               const TflPoint *points,
                               guint           n_points);
/* A line of text below the picture. */
void   tfl_painter_note       (TflPainter *self,
                               const char *note);
void   tfl_painter_title      (TflPainter *self);
void   tfl_painter_legend     (TflPainter *self);

/* A hole in a chip that is otherwise whole: a hatched slot with a plate in it. */
void   tfl_painter_slot       (TflPainter *self,
                               TflRect     rect,
                               double      stroke_width,
                               double      radius);

/* The middle of a line of text in a row: its baseline. */
double tfl_baseline           (double      top,
                               double      height,
                               double      size);

G_END_DECLS
