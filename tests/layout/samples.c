#include "samples.h"

#include <stdlib.h>
#include <string.h>

#define UNIT_WIDTH 216

typedef struct
{
  const char *id;
  const char *parent; /* or NULL */
  gboolean outside;
  const char *work; /* one letter a chip: a name of one line or (upper case) of
                       two; “<” before it: called by the one before */
} SampleUnit;

typedef struct
{
  const char *service;
  const char *provider;
  const char *customer;
  double label_width;
} SampleLine;

typedef struct
{
  const char *name;
  SampleUnit units[16];
  SampleLine lines[20];
} Sample;

static const Sample samples[] = {
  { "hospital",
    { { "H", NULL },
      { "Care", "H", FALSE, "a" },
      { "IT", "H", FALSE, "aA<aa<a<aa<aaaa<aA<aaaaaa" },
      { "Desk", "IT" },
      { "ClinApps", "IT" },
      { "Infra", "IT" },
      { "ProcessOffice", "IT" },
      { "Fac", "H" },
      { "EHRv", NULL, TRUE, "a" },
      { "Host", NULL, TRUE },
      { "Carr", NULL, TRUE },
      { "Colo", NULL, TRUE } },
    { { "S1", "IT", "Care", 96 },
      { "S2", "IT", "Care", 84 },
      { "S2", "IT", "Fac", 84 },
      { "S3", "EHRv", "IT", 92 },
      { "S4", "Host", "IT", 62 },
      { "S5", "Carr", "IT", 66 },
      { "S6", "Fac", "IT", 112 },
      { "S7", "Colo", "Host", 82 } } },
  { "municipality",
    { { "Mun", NULL },
      { "Council", "Mun" },
      { "Civil", "Mun", FALSE, "a" },
      { "Works", "Mun" },
      { "SSC", "Mun" },
      { "HR", "SSC", FALSE, "aA<aa<aaa<aaA" },
      { "FM", "SSC", FALSE, "aa<aa" },
      { "IT", "SSC", FALSE, "aaaA" },
      { "JointDesk", "SSC", FALSE, "a" },
      { "Coord", "SSC", FALSE, "a<a" },
      { "Cit", NULL, TRUE },
      { "Payr", NULL, TRUE },
      { "Clean", NULL, TRUE },
      { "SaaS", NULL, TRUE } },
    { { "T1", "Civil", "Cit", 70 },
      { "T2", "HR", "Civil", 150 },
      { "T2", "HR", "Works", 150 },
      { "T2", "HR", "IT", 150 },
      { "T3", "FM", "Civil", 90 },
      { "T3", "FM", "Works", 90 },
      { "T3", "FM", "HR", 90 },
      { "T3", "FM", "IT", 90 },
      { "T4", "IT", "Civil", 122 },
      { "T4", "IT", "Works", 122 },
      { "T4", "IT", "HR", 122 },
      { "T4", "IT", "FM", 122 },
      { "T5", "Payr", "HR", 84 },
      { "T6", "Clean", "FM", 72 },
      { "T7", "SaaS", "IT", 90 } } },
  { "bank",
    { { "Bank", NULL },
      { "MobBiz", "Bank" },
      { "Integr", "Bank", FALSE, "A<aaA<aa<AA" },
      { "Dev", "Bank", FALSE, "a<aa<a<aaAA" },
      { "Ops", "Bank", FALSE, "A<aaaa" },
      { "Supp", NULL, TRUE, "aA" },
      { "Cloud", NULL, TRUE, "A" } },
    { { "M1", "Integr", "MobBiz", 165 },
      { "M2", "Dev", "Integr", 105 },
      { "M3", "Ops", "Integr", 85 },
      { "M3", "Ops", "Dev", 105 },
      { "M4", "Supp", "Integr", 95 },
      { "M5", "Cloud", "Ops", 112 } } },
};

static int
find_unit (TflLayoutInput *input,
           const char     *id)
{
  for (guint i = 0; i < tfl_layout_input_get_n_boxes (input); i++)
    if (g_str_equal (tfl_layout_input_get_box (input, i)->id, id))
      return i;
  return -1;
}

static void
add_work (TflLayoutInput *input,
          int             unit,
          const char     *work,
          gboolean        compact)
{
  gboolean called = FALSE;
  guint n = 0;

  for (; *work != '\0'; work++)
    {
      g_autofree char *id = g_strdup_printf ("%s-%u", tfl_layout_input_get_box (input, unit)->id, n);
      TflLayoutBox box = { id, TFL_BOX_CHIP, unit, 252, *work == 'A' ? 75 : 59, -1 };

      if (compact)
        box.height = 26;
      if (called)
        box.caller = tfl_layout_input_get_n_boxes (input) - 1;
      called = *work == '<';
      if (called)
        continue;
      tfl_layout_input_add_box (input, &box);
      n++;
    }
}

static TflLayoutInput *
from_sample (const Sample *sample,
             gboolean      closed,
             gboolean      compact)
{
  TflLayoutInput *input = tfl_layout_input_new ();

  for (const SampleUnit *unit = sample->units; unit->id != NULL; unit++)
    {
      TflLayoutBox box = {
        unit->id, TFL_BOX_UNIT, unit->parent != NULL ? find_unit (input, unit->parent) : -1, UNIT_WIDTH, 54,
        -1,       unit->outside
      };
      int index = tfl_layout_input_add_box (input, &box);

      if (unit->work != NULL && !closed)
        add_work (input, index, unit->work, compact);
    }
  for (const SampleLine *line = sample->lines; line->service != NULL; line++)
    {
      TflLayoutLine added = { line->service,
                              line->customer,
                              find_unit (input, line->provider),
                              find_unit (input, line->customer),
                              line->label_width,
                              30 };

      tfl_layout_input_add_line (input, &added);
    }

  return input;
}

static int
add_unit (TflLayoutInput *input,
          guint           number,
          int             parent,
          double          width)
{
  g_autofree char *id = g_strdup_printf ("u%u", number);
  TflLayoutBox box = { id, TFL_BOX_UNIT, parent, width, 54, -1 };

  return tfl_layout_input_add_box (input, &box);
}

static void
add_line (TflLayoutInput *input,
          int             from,
          int             to,
          double          label_width)
{
  g_autofree char *service = g_strdup_printf ("s%u", tfl_layout_input_get_n_lines (input));
  TflLayoutLine line = { service, tfl_layout_input_get_box (input, to)->id, from, to, label_width, 30 };

  tfl_layout_input_add_line (input, &line);
}

TflLayoutInput *
sample_new_random (guint32 seed,
                   guint   n_units,
                   guint   n_lines)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (GArray) units = g_array_new (FALSE, FALSE, sizeof (int));
  TflLayoutInput *input = tfl_layout_input_new ();
  gboolean pins = g_rand_int_range (rand, 0, 4) == 0;

  for (guint i = 0; i < n_units; i++)
    {
      int n = units->len;
      int parent = n > 0 && g_rand_int_range (rand, 0, 5) > 0
                       ? g_array_index (units, int, g_rand_int_range (rand, MAX (0, n - 8), n))
                       : -1;
      g_autofree char *id = g_strdup_printf ("u%u", i);
      TflLayoutBox box = { id,
                           TFL_BOX_UNIT,
                           parent,
                           g_rand_int_range (rand, 60, 320),
                           g_rand_int_range (rand, 30, 80),
                           -1,
                           g_rand_int_range (rand, 0, 3) == 0,
                           pins && g_rand_int_range (rand, 0, 6) == 0,
                           g_rand_int_range (rand, -50, 600),
                           g_rand_int_range (rand, -50, 600) };
      int index = tfl_layout_input_add_box (input, &box);
      int n_chips = MAX (0, g_rand_int_range (rand, -6, 7));

      g_array_append_val (units, index);
      for (int k = 0; k < n_chips; k++)
        {
          g_autofree char *chip = g_strdup_printf ("u%u-%d", i, k);
          TflLayoutBox work = { chip,
                                TFL_BOX_CHIP,
                                index,
                                252,
                                g_rand_int_range (rand, 26, 80),
                                k > 0 && g_rand_boolean (rand) ? index + g_rand_int_range (rand, 1, k + 1)
                                                               : -1 };

          tfl_layout_input_add_box (input, &work);
        }
    }
  for (guint i = 0; i < n_lines && units->len > 0; i++)
    add_line (input, g_array_index (units, int, g_rand_int_range (rand, 0, units->len)),
              g_array_index (units, int, g_rand_int_range (rand, 0, units->len)),
              g_rand_boolean (rand) ? g_rand_int_range (rand, 40, 160) : 0);

  return input;
}

TflLayoutInput *
sample_new_nested (guint       n_units,
                   guint       n_lines,
                   const char *wide)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (42);
  TflLayoutInput *input = tfl_layout_input_new ();

  for (guint i = 0; i < n_units; i++)
    {
      g_autofree char *id = g_strdup_printf ("u%u", i);

      add_unit (input, i, i == 0 ? -1 : (int) (i - 1) / 8, g_strcmp0 (id, wide) == 0 ? 300 : UNIT_WIDTH);
    }
  for (guint i = 0; i < n_lines; i++)
    {
      int from = g_rand_int_range (rand, 1, n_units);
      int reach = g_rand_int_range (rand, 0, 10) == 0 ? (int) n_units : 12;
      int to = from + g_rand_int_range (rand, -reach, reach + 1);

      add_line (input, from, CLAMP (to, 1, (int) n_units - 1), g_rand_int_range (rand, 0, 3) == 0 ? 80 : 0);
    }

  return input;
}

TflLayoutInput *
sample_new_star (guint n_units)
{
  TflLayoutInput *input = tfl_layout_input_new ();
  int parent = add_unit (input, 0, -1, UNIT_WIDTH);

  for (guint i = 1; i < n_units; i++)
    {
      int unit = add_unit (input, i, parent, UNIT_WIDTH);

      if (i > 1)
        add_line (input, 1, unit, 90);
    }
  return input;
}

TflLayoutInput *
sample_new_wide (guint n_units,
                 guint n_lines)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  TflLayoutInput *input = tfl_layout_input_new ();
  int parent = add_unit (input, 0, -1, UNIT_WIDTH);

  for (guint i = 1; i < n_units; i++)
    add_unit (input, i, parent, UNIT_WIDTH);
  for (guint i = 0; i < n_lines; i++)
    {
      int from = g_rand_int_range (rand, 1, n_units);
      int to = g_rand_int_range (rand, 1, n_units);

      add_line (input, from, to, 0);
    }
  return input;
}

TflLayoutInput *
sample_new_chain (guint n_units)
{
  TflLayoutInput *input = tfl_layout_input_new ();
  int parent = add_unit (input, 0, -1, UNIT_WIDTH);

  for (guint i = 1; i < n_units; i++)
    {
      int unit = add_unit (input, i, parent, UNIT_WIDTH);

      if (i > 1)
        add_line (input, unit, unit - 1, 90);
    }
  return input;
}

TflLayoutInput *
sample_new (const char *name)
{
  g_auto (GStrv) parts = g_strsplit (name, ":", 3);
  g_auto (GStrv) words = g_strsplit (name, "-", 2);
  guint a = parts[0] != NULL && parts[1] != NULL ? atoi (parts[1]) : 0;
  guint b = a > 0 && parts[2] != NULL ? atoi (parts[2]) : 0;

  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    if (g_strcmp0 (words[0], samples[i].name) == 0)
      return from_sample (&samples[i], g_str_has_suffix (name, "-closed"),
                          g_str_has_suffix (name, "-compact"));

  if (g_strcmp0 (parts[0], "star") == 0)
    return sample_new_star (a);
  if (g_strcmp0 (parts[0], "wide") == 0)
    return sample_new_wide (a, b);
  if (g_strcmp0 (parts[0], "chain") == 0)
    return sample_new_chain (a);
  if (g_strcmp0 (parts[0], "random") == 0)
    return sample_new_random (a, b > 0 ? b : 16, b > 0 ? b : 16);
  if (g_strcmp0 (parts[0], "nested") == 0)
    return sample_new_nested (a, b, NULL);
  return NULL;
}
