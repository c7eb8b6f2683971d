/* A scene as shapes of a slide: what the files that write them share.
 *
 * All that stands for an element is a group, with the element's own box as its first shape; a group within a group as
 * units are in units. Every shape has slide coordinates: a group's inner ones are its outer ones.
 */
#pragma once

#include "tfl-page.h"
#include "tfl-pptx-colour.h"
#include "tfl-pptx-xml.h"

G_BEGIN_DECLS

/* Where a connector may end at a body, beside the four in the middles of its sides. */
typedef struct
{
  guint body; /* index of the shape */
  int   side; /* 0 top, 1 left, 2 bottom, 3 right: as the four are numbered */
  int   at;   /* along the side, of a million */
  int   site; /* its number, 0 to 3 for one of the four */
} TflPptxPort;

/* A service's line, put together from its pieces. */
typedef struct
{
  GArray      *points; /* TflPoint */
  TflShape     style;  /* how it is drawn: without points */
  gboolean     has_ends;
  TflPptxPort  from;
  TflPptxPort  to;
} TflPptxRoute;

/* What has to be known of a scene before its first shape is written. */
typedef struct
{
  GHashTable *ports;  /* index of a body: GArray of TflPptxPort, only those with sites from 4 on */
  GHashTable *routes; /* index of a service's BEGIN: TflPptxRoute * */
  GHashTable *badges; /* an element's id: index of its badge's BEGIN */
  GHashTable *ids;    /* index of a body: the id of its shape on the slide */
} TflPptxPlan;

typedef struct
{
  GString              *out;
  TflScene             *scene;
  TflModel             *model;
  const TflPptxPalette *palette;
  TflPptxPlan          *plan;
  guint8               *used;    /* of each shape: it is written */
  double                scale;   /* EMU for a canvas point */
  double                x, y;    /* EMU of the canvas' origin */
  guint                 next_id;
} TflPptxDraw;

/* Names and says what the shape is; the element's id, or NULL, comes along. Returns its id on the slide. */
guint       tfl_pptx_put_identity (TflPptxDraw    *self,
                                   const char     *name,
                                   const char     *description,
                                   const char     *element);

gint64      tfl_pptx_x          (const TflPptxDraw *self,
                                 double             x);
gint64      tfl_pptx_y          (const TflPptxDraw *self,
                                 double             y);
TflPptxRect tfl_pptx_rect       (const TflPptxDraw *self,
                                 TflRect            rect);

/* The rectangle that a box' outline runs along: half a stroke inside. */
TflRect     tfl_pptx_outline    (const TflShape    *box);
int         tfl_pptx_width      (const TflPptxDraw *self,
                                 double             width);

/* Opens a group over so much; </p:grpSp> closes it. */
void        tfl_pptx_begin_group (TflPptxDraw     *self,
                                  const char      *name,
                                  const char      *description,
                                  const char      *element,
                                  TflRect          bounds);

/* Writes all of the scene but its title. */
void        tfl_pptx_put_picture (TflPptxDraw     *self);

/* One shape, with the texts that stand in it. */
void        tfl_pptx_put_box    (TflPptxDraw      *self,
                                 guint             index,
                                 const GArray     *texts);
void        tfl_pptx_put_free   (TflPptxDraw      *self,
                                 guint             index,
                                 const char       *name);
void        tfl_pptx_put_line   (TflPptxDraw      *self,
                                 const TflShape   *line,
                                 const char       *name);

/* <a:ln> of a shape; ends where it is a line's. */
void        tfl_pptx_put_stroke (TflPptxDraw      *self,
                                 const TflShape   *shape);

/* Texts: indices of TEXT shapes, in the order of reading.
 *
 * In a box: where they stand in it.  By themselves: a text box. */
void        tfl_pptx_put_body   (TflPptxDraw      *self,
                                 TflRect           box,
                                 const GArray     *texts,
                                 gboolean          at_top);
void        tfl_pptx_put_texts  (TflPptxDraw      *self,
                                 const GArray     *texts,
                                 const char       *name);
char       *tfl_pptx_join_texts (const TflPptxDraw *self,
                                 const GArray      *texts);

/* Services. */
TflPptxPlan *tfl_pptx_plan_new  (TflScene         *scene,
                                 TflModel         *model);
void         tfl_pptx_plan_free (TflPptxPlan      *self);
void         tfl_pptx_put_sites (TflPptxDraw      *self,
                                 guint             body);
gboolean     tfl_pptx_has_sites (TflPptxDraw      *self,
                                 guint             body);
void         tfl_pptx_put_connector (TflPptxDraw  *self,
                                     guint         begin);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TflPptxPlan, tfl_pptx_plan_free)

G_END_DECLS
