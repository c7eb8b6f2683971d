#include "config.h"

#include "tfl-pdf-path.h"

#include "tfl-decimal.h"

#include <string.h>

/* Paths of so many steps are remembered, and so many of them. */
#define FEWEST_STEPS 5
#define MOST_STEPS 32
#define MOST_PATHS 20000

struct _TflPdfPaths
{
  GHashTable *known; /* Outline → its operators */
};

static TflPoint
seen_from (TflPoint point,
           TflPoint origin)
{
  return (TflPoint) { point.x - origin.x, point.y - origin.y };
}

/* The path, seen from a point. */
static void
trace (const TflInk *ink,
       TflPoint      origin,
       GString      *out)
{
  for (guint i = 0; i < ink->n_steps; i++)
    {
      const TflStep *step = &ink->steps[i];

      switch (step->kind)
        {
        case TFL_STEP_MOVE:
          tfl_decimal_put_point (out, "", seen_from (step->to, origin), " m\n");
          break;
        case TFL_STEP_LINE:
          tfl_decimal_put_point (out, "", seen_from (step->to, origin), " l\n");
          break;
        case TFL_STEP_CURVE:
          tfl_decimal_put_point (out, "", seen_from (step->first, origin), " ");
          tfl_decimal_put_point (out, "", seen_from (step->second, origin), " ");
          tfl_decimal_put_point (out, "", seen_from (step->to, origin), " c\n");
          break;
        case TFL_STEP_CLOSE:
          g_string_append (out, "h\n");
          break;
        }
    }
}

/* A path as seen from its first point, in hundredths of a canvas point. */
typedef struct
{
  gint32 *numbers; /* of each step its kind and its points */
  guint   n;
} Outline;

static guint
hash_outline (gconstpointer data)
{
  const Outline *self = data;
  guint hash = self->n;

  for (guint i = 0; i < self->n; i++)
    hash = (hash ^ (guint) self->numbers[i]) * 16777619u;

  return hash;
}

static gboolean
equal_outlines (gconstpointer a,
                gconstpointer b)
{
  const Outline *one = a, *other = b;

  return one->n == other->n && memcmp (one->numbers, other->numbers, one->n * sizeof *one->numbers) == 0;
}

static void
outline_free (Outline *self)
{
  g_free (self->numbers);
  g_free (self);
}

static void
add_number (Outline *self,
            double   value)
{
  self->numbers[self->n++] = (gint32) (value * 100 + (value < 0 ? -0.5 : 0.5));
}

static void
add_point (Outline  *self,
           TflPoint  point,
           TflPoint  origin)
{
  TflPoint seen = seen_from (point, origin);

  add_number (self, seen.x);
  add_number (self, seen.y);
}

/* Has room for it in `numbers`. */
static Outline
get_outline (const TflInk *ink,
             gint32       *numbers)
{
  Outline self = { numbers, 0 };

  for (guint i = 0; i < ink->n_steps; i++)
    {
      const TflStep *step = &ink->steps[i];

      self.numbers[self.n++] = (gint32) step->kind;
      if (step->kind == TFL_STEP_CURVE)
        {
          add_point (&self, step->first, ink->steps[0].to);
          add_point (&self, step->second, ink->steps[0].to);
        }
      if (step->kind != TFL_STEP_CLOSE)
        add_point (&self, step->to, ink->steps[0].to);
    }

  return self;
}

TflPdfPaths *
tfl_pdf_paths_new (void)
{
  TflPdfPaths *self = g_new0 (TflPdfPaths, 1);

  self->known = g_hash_table_new_full (hash_outline, equal_outlines, (GDestroyNotify) outline_free, g_free);

  return self;
}

void
tfl_pdf_paths_free (TflPdfPaths *self)
{
  g_hash_table_unref (self->known);
  g_free (self);
}

void
tfl_pdf_path_put (const TflInk *ink,
                  GString      *out)
{
  trace (ink, (TflPoint) { 0, 0 }, out);
}

/* Puts a path as it is remembered. */
static void
put_known (TflPdfPaths  *self,
           const TflInk *ink,
           GString      *out)
{
  gint32 numbers[7 * MOST_STEPS];
  Outline outline = get_outline (ink, numbers);
  const char *path = g_hash_table_lookup (self->known, &outline);
  gsize start = out->len;

  if (path != NULL)
    {
      g_string_append (out, path);
      return;
    }

  trace (ink, ink->steps[0].to, out);
  if (g_hash_table_size (self->known) >= MOST_PATHS)
    g_hash_table_remove_all (self->known);
  outline.numbers = g_memdup2 (numbers, outline.n * sizeof *numbers);
  g_hash_table_insert (self->known, g_memdup2 (&outline, sizeof outline), g_strdup (out->str + start));
}

void
tfl_pdf_paths_paint (TflPdfPaths  *self,
                     const TflInk *ink,
                     const char   *operator,
                     GString      *out)
{
  if (ink->n_steps < FEWEST_STEPS || ink->n_steps > MOST_STEPS)
    {
      tfl_pdf_path_put (ink, out);
      g_string_append (out, operator);
      return;
    }

  g_string_append (out, "q 1 0 0 1 ");
  tfl_decimal_put_point (out, "", ink->steps[0].to, " cm\n");
  put_known (self, ink, out);
  g_string_append (out, operator);
  g_string_append (out, "Q\n");
}
