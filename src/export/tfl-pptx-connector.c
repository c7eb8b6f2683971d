/* Services: connectors that are glued to the bodies of provider and customer.
 *
 * A rounded rectangle has four places for connectors; where a line ends elsewhere its body gets one more, so that lines
 * stay apart and nothing jumps when a program routes them anew.
 */
#include "config.h"

#include "tfl-pptx-draw.h"

#include <math.h>

#define MILLION 1000000
#define LEAST 1270 /* EMU: a side that places are counted in parts of must have some length */

gboolean
tfl_pptx_has_sites (TflPptxDraw *self,
                    guint        body)
{
  return g_hash_table_contains (self->plan->ports, GUINT_TO_POINTER (body));
}

static void
put_site (GString    *out,
          int         side,
          const char *along)
{
  static const char *const angles[] = { "3cd4", "cd2", "cd4", "0" };
  static const char *const across[] = { "t", "l", "b", "r" };
  gboolean is_flat = side % 2 == 0;

  g_string_append_printf (out, "<a:cxn ang=\"%s\"><a:pos x=\"%s\" y=\"%s\"/></a:cxn>", angles[side], is_flat ? along : across[side],
                          is_flat ? across[side] : along);
}

/* The rest of a <a:custGeom> after its <a:avLst>: a rounded rectangle as the preset defines it, with its handle, and
 * with more places for connectors. */
void
tfl_pptx_put_sites (TflPptxDraw *self,
                    guint        body)
{
  const GArray *ports = g_hash_table_lookup (self->plan->ports, GUINT_TO_POINTER (body));

  g_string_append (self->out, "<a:gdLst><a:gd name=\"a\" fmla=\"pin 0 adj 50000\"/><a:gd name=\"x1\" fmla=\"*/ ss a 100000\"/>"
                              "<a:gd name=\"x2\" fmla=\"+- r 0 x1\"/><a:gd name=\"y2\" fmla=\"+- b 0 x1\"/>"
                              "<a:gd name=\"il\" fmla=\"*/ x1 29289 100000\"/><a:gd name=\"ir\" fmla=\"+- r 0 il\"/>"
                              "<a:gd name=\"ib\" fmla=\"+- b 0 il\"/>");
  for (guint i = 0; i < ports->len; i++)
    {
      const TflPptxPort *port = &g_array_index (ports, TflPptxPort, i);

      g_string_append_printf (self->out, "<a:gd name=\"p%d\" fmla=\"*/ %s %d " G_STRINGIFY (MILLION) "\"/>", port->site,
                              port->side % 2 == 0 ? "w" : "h", port->at);
    }
  g_string_append (self->out, "</a:gdLst><a:ahLst><a:ahXY gdRefX=\"adj\" minX=\"0\" maxX=\"50000\"><a:pos x=\"x1\" y=\"t\"/></a:ahXY></a:ahLst>"
                              "<a:cxnLst>");
  for (int side = 0; side < 4; side++)
    put_site (self->out, side, side % 2 == 0 ? "hc" : "vc");
  for (guint i = 0; i < ports->len; i++)
    {
      const TflPptxPort *port = &g_array_index (ports, TflPptxPort, i);
      g_autofree char *name = g_strdup_printf ("p%d", port->site);

      put_site (self->out, port->side, name);
    }
  g_string_append (self->out, "</a:cxnLst><a:rect l=\"il\" t=\"il\" r=\"ir\" b=\"ib\"/><a:pathLst><a:path><a:moveTo><a:pt x=\"l\" y=\"x1\"/></a:moveTo>"
                              "<a:arcTo wR=\"x1\" hR=\"x1\" stAng=\"cd2\" swAng=\"cd4\"/><a:lnTo><a:pt x=\"x2\" y=\"t\"/></a:lnTo>"
                              "<a:arcTo wR=\"x1\" hR=\"x1\" stAng=\"3cd4\" swAng=\"cd4\"/><a:lnTo><a:pt x=\"r\" y=\"y2\"/></a:lnTo>"
                              "<a:arcTo wR=\"x1\" hR=\"x1\" stAng=\"0\" swAng=\"cd4\"/><a:lnTo><a:pt x=\"x1\" y=\"b\"/></a:lnTo>"
                              "<a:arcTo wR=\"x1\" hR=\"x1\" stAng=\"cd4\" swAng=\"cd4\"/><a:close/></a:path></a:pathLst></a:custGeom>");
}

typedef struct { gint64 x, y; } Spot;

static Spot
spot_of (TflPptxDraw       *self,
         const TflPptxPort *port)
{
  TflPptxRect rect = tfl_pptx_rect (self, tfl_pptx_outline (tfl_scene_get_shape (self->scene, port->body)));
  gint64 along = (port->side % 2 == 0 ? rect.width : rect.height) * port->at / MILLION;

  switch (port->side)
    {
    case 0:
      return (Spot) { rect.x + along, rect.y };
    case 1:
      return (Spot) { rect.x, rect.y + along };
    case 2:
      return (Spot) { rect.x + along, rect.y + rect.height };
    default:
      return (Spot) { rect.x + rect.width, rect.y + along };
    }
}

/* Its points on the slide: from site to site, and its bends where they were. (transfer full) */
static Spot *
make_spots (TflPptxDraw        *self,
            const TflPptxRoute *route,
            gboolean           *is_bent)
{
  guint n = route->points->len;
  Spot *spots = g_new (Spot, n);
  const TflPoint *points = (const TflPoint *) route->points->data;

  *is_bent = n > 2;
  for (guint i = 0; i + 1 < n; i++)
    {
      gboolean is_flat = fabs (points[i].y - points[i + 1].y) < 0.01, is_steep = fabs (points[i].x - points[i + 1].x) < 0.01;
      gboolean was_flat = i > 0 && fabs (points[i].y - points[i - 1].y) < 0.01;

      *is_bent = *is_bent && is_flat != is_steep && (i == 0 || is_flat != was_flat);
      spots[i] = (Spot) { tfl_pptx_x (self, points[i].x), tfl_pptx_y (self, points[i].y) };
    }
  spots[0] = spot_of (self, &route->from);
  spots[n - 1] = spot_of (self, &route->to);
  if (!*is_bent)
    return spots;

  /* The first and the last segment stay straight. */
  if (fabs (points[0].y - points[1].y) < 0.01)
    spots[1].y = spots[0].y;
  else
    spots[1].x = spots[0].x;
  if (fabs (points[n - 1].y - points[n - 2].y) < 0.01)
    spots[n - 2].y = spots[n - 1].y;
  else
    spots[n - 2].x = spots[n - 1].x;

  return spots;
}

static void
put_frame (TflPptxDraw *self,
           const char  *attributes,
           TflPptxRect  rect,
           const char  *geometry)
{
  g_string_append_printf (self->out, "<a:xfrm%s>", attributes);
  tfl_pptx_put_place (self->out, &rect);
  g_string_append_printf (self->out, "</a:xfrm>%s", geometry);
}

static void
put_straight (TflPptxDraw *self,
              Spot         a,
              Spot         b)
{
  TflPptxRect rect = { MIN (a.x, b.x), MIN (a.y, b.y), ABS (a.x - b.x), ABS (a.y - b.y) };
  g_autofree char *flips = g_strdup_printf ("%s%s", b.x < a.x ? " flipH=\"1\"" : "", b.y < a.y ? " flipV=\"1\"" : "");

  put_frame (self, flips, rect, "<a:prstGeom prst=\"straightConnector1\"><a:avLst/></a:prstGeom>");
}

/* A bent connector runs in a frame of its own, along x first; where ours runs along y first the frame is turned. */
static void
put_bent (TflPptxDraw *self,
          const Spot  *spots,
          guint        n)
{
  gboolean is_turned = spots[0].x == spots[1].x && spots[0].y != spots[1].y;
  Spot a = spots[0], b = spots[n - 1];
  gint64 u = is_turned ? b.y - a.y : b.x - a.x, v = is_turned ? b.x - a.x : b.y - a.y;
  gint64 width = MAX (ABS (u), n > 3 ? LEAST : 0), height = MAX (ABS (v), n > 4 ? LEAST : 0);
  gboolean flip_h = u < 0, flip_v = is_turned ? v >= 0 : v < 0;
  g_autoptr (GString) geometry = g_string_new (NULL);
  g_autofree char *attributes = g_strdup_printf ("%s%s%s", is_turned ? " rot=\"5400000\"" : "", flip_h ? " flipH=\"1\"" : "",
                                                 flip_v ? " flipV=\"1\"" : "");
  gint64 middle_x = (a.x + b.x) / 2, middle_y = (a.y + b.y) / 2;

  g_string_append_printf (geometry, "<a:prstGeom prst=\"bentConnector%u\"><a:avLst>", n - 1);
  for (guint i = 1; n > 3 && i + 2 < n; i++)
    {
      gboolean is_u = i % 2 == 1; /* the adjusted value is along the frame's x, then its y, then x */
      gint64 from = is_u == is_turned ? a.y : a.x, at = is_u == is_turned ? spots[i].y : spots[i].x;
      gint64 part;

      if (!is_u)
        at = is_turned ? spots[i + 1].x : spots[i + 1].y;
      part = (at - from) * (is_u ? (u < 0 ? -1 : 1) : (v < 0 ? -1 : 1)) * 100000 / (is_u ? width : height);
      g_string_append_printf (geometry, "<a:gd name=\"adj%u\" fmla=\"val %" G_GINT64_FORMAT "\"/>", i, part);
    }
  g_string_append (geometry, "</a:avLst></a:prstGeom>");
  put_frame (self, attributes,
             (TflPptxRect) { is_turned ? middle_x - width / 2 : MIN (a.x, b.x),
                             is_turned ? middle_y - height / 2 : MIN (a.y, b.y), width, height }, geometry->str);
}

/* What no preset draws: more than four bends, or bends at other angles. */
static void
put_path (TflPptxDraw *self,
          const Spot  *spots,
          guint        n)
{
  gint64 left = spots[0].x, right = left, top = spots[0].y, bottom = top;
  g_autoptr (GString) geometry = g_string_new (NULL);

  for (guint i = 1; i < n; i++)
    {
      left = MIN (left, spots[i].x);
      right = MAX (right, spots[i].x);
      top = MIN (top, spots[i].y);
      bottom = MAX (bottom, spots[i].y);
    }
  g_string_append_printf (geometry, "<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l=\"l\" t=\"t\" r=\"r\" b=\"b\"/><a:pathLst>"
                                    "<a:path w=\"%" G_GINT64_FORMAT "\" h=\"%" G_GINT64_FORMAT "\" fill=\"none\">", right - left, bottom - top);
  for (guint i = 0; i < n; i++)
    g_string_append_printf (geometry, "<a:%s><a:pt x=\"%" G_GINT64_FORMAT "\" y=\"%" G_GINT64_FORMAT "\"/></a:%s>", i == 0 ? "moveTo" : "lnTo",
                            spots[i].x - left, spots[i].y - top, i == 0 ? "moveTo" : "lnTo");
  g_string_append (geometry, "</a:path></a:pathLst></a:custGeom>");
  put_frame (self, "", (TflPptxRect) { left, top, right - left, bottom - top }, geometry->str);
}

/* Of a body, on the slide. */
static guint
get_id (const TflPptxDraw *self,
        guint              body)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->plan->ids, GUINT_TO_POINTER (body + 1)));
}

void
tfl_pptx_put_connector (TflPptxDraw *self,
                        guint        begin)
{
  const TflPptxRoute *route = g_hash_table_lookup (self->plan->routes, GUINT_TO_POINTER (begin + 1));
  const TflShape *group = tfl_scene_get_shape (self->scene, begin);
  guint n = route->points->len;
  TflShape style = route->style;
  g_autofree Spot *spots = NULL;
  gboolean is_bent;

  style.points = (TflPoint *) route->points->data;
  style.n_points = n;
  if (!route->has_ends)
    {
      tfl_pptx_put_line (self, &style, group->text);
      return;
    }

  g_string_append (self->out, "<p:cxnSp><p:nvCxnSpPr>");
  tfl_pptx_put_identity (self, group->text, group->text, group->element);
  g_string_append_printf (self->out, "<p:cNvCxnSpPr><a:stCxn id=\"%u\" idx=\"%d\"/><a:endCxn id=\"%u\" idx=\"%d\"/></p:cNvCxnSpPr><p:nvPr/>"
                                     "</p:nvCxnSpPr><p:spPr>",
                          get_id (self, route->from.body), route->from.site, get_id (self, route->to.body), route->to.site);
  spots = make_spots (self, route, &is_bent);
  if (n == 2)
    put_straight (self, spots[0], spots[1]);
  else if (is_bent && n <= 6)
    put_bent (self, spots, n);
  else
    put_path (self, spots, n);
  tfl_pptx_put_stroke (self, &style);
  g_string_append (self->out, "</p:spPr></p:cxnSp>");
}
