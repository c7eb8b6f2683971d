#include "config.h"

#include "tfl-graphviz.h"

#include <glib/gi18n-lib.h>

#define FAMILIES "Inter, Cantarell, DejaVu Sans, sans-serif"

typedef struct
{
  const TflExportJob *job;
  TflTheme            theme;
  GString            *out;
  GString            *text; /* what is being put together */
} Writer;

/* Graphviz reads “&lt;” and “&#60;” as HTML does, in any label; a lone “&” stays one. */
static gboolean
begins_entity (const char *ampersand)
{
  const char *p = ampersand + 1;

  while (*p == '#' || g_ascii_isalnum (*p))
    p++;

  return p > ampersand + 1 && *p == ';';
}

/* In double quotes.  A backslash begins an escape of Graphviz. */
static void
put_quoted (Writer     *self,
            const char *text)
{
  g_string_append_c (self->out, '"');
  for (const char *p = text; *p != '\0'; p++)
    if (*p == '"' || *p == '\\')
      g_string_append_printf (self->out, "\\%c", *p);
    else if (*p == '&' && begins_entity (p))
      g_string_append (self->out, "&amp;");
    else if (*p == '\n')
      g_string_append (self->out, "\\n");
    else
      g_string_append_c (self->out, (guchar) *p >= 0x20 ? *p : ' ');
  g_string_append_c (self->out, '"');
}

static void
put_attribute (Writer     *self,
               const char *name,
               const char *value)
{
  g_string_append_printf (self->out, " %s=", name);
  put_quoted (self, value);
}

static void
put_colour (Writer     *self,
            const char *name,
            TflColour   colour)
{
  g_string_append_printf (self->out, " %s=\"#%06X\"", name, tfl_theme_get_rgb (self->theme, colour));
}

static void
indent (Writer *self,
        guint   depth)
{
  for (guint i = 0; i < depth; i++)
    g_string_append (self->out, "  ");
}

/* “Dev”, its caption and how much of its work no process owns, a line each. (transfer full) */
static char *
make_label (Writer           *self,
            const TflElement *unit)
{
  TflCounts counts = tfl_tally_get (self->job->tally, tfl_element_get_id (unit));
  const char *caption = tfl_element_get (unit, TFL_UNIT_CAPTION);
  GString *label = g_string_new (tfl_element_get_name (unit));

  if (caption != NULL)
    g_string_append_printf (label, "\n%s", caption);
  if (counts.work > 0)
    {
      g_string_append_c (label, '\n');
      g_string_append_printf (label, ngettext ("%u work item", "%u work items", counts.work), counts.work);
    }
  if (counts.orphans > 0)
    {
      g_string_append (label, "\n? ");
      g_string_append_printf (label, ngettext ("%u with no owning process", "%u with no owning process", counts.orphans),
                              counts.orphans);
    }

  return g_string_free (label, FALSE);
}

/* Where nobody owns some of its work, its edge says so: thick, dashed, magenta; and the label has a “?”. */
static void
put_look (Writer           *self,
          const TflElement *unit,
          guint             depth)
{
  g_autofree char *label = make_label (self, unit);
  gboolean has_hole = tfl_tally_get (self->job->tally, tfl_element_get_id (unit)).orphans > 0;

  put_attribute (self, "id", tfl_element_get_id (unit));
  put_attribute (self, "label", label);
  put_attribute (self, "style", has_hole ? "rounded,filled,dashed" : "rounded,filled");
  put_colour (self, "fillcolor", depth % 2 == 1 ? TFL_COLOUR_WASH : TFL_COLOUR_PAPER);
  put_colour (self, "color", has_hole ? TFL_COLOUR_MAGENTA : TFL_COLOUR_UNIT_BORDER);
  put_colour (self, "fontcolor", TFL_COLOUR_INK);
  if (has_hole)
    g_string_append (self->out, " penwidth=2");
}

static gboolean
has_units (TflModel         *model,
           const TflElement *unit)
{
  TflChildIter iter;

  tfl_child_iter_init (&iter, model, unit, TFL_KIND_UNIT);

  return tfl_child_iter_next (&iter) != NULL;
}

/* A unit with units inside is a cluster, and an invisible point in it for edges to end at; any other is a node. */
static void
write_unit (Writer           *self,
            const TflElement *unit,
            guint             depth)
{
  TflChildIter iter;
  const TflElement *child;

  indent (self, depth);
  if (!has_units (self->job->model, unit))
    {
      put_quoted (self, tfl_element_get_id (unit));
      g_string_append (self->out, " [");
      put_look (self, unit, depth);
      g_string_append (self->out, " ]\n");
      return;
    }

  g_string_append (self->out, "subgraph ");
  g_string_assign (self->text, "cluster_");
  g_string_append (self->text, tfl_element_get_id (unit));
  put_quoted (self, self->text->str);
  g_string_append (self->out, " {\n");
  indent (self, depth + 1);
  g_string_append (self->out, "graph [");
  put_look (self, unit, depth);
  g_string_append (self->out, " ]\n");
  indent (self, depth + 1);
  put_quoted (self, tfl_element_get_id (unit));
  g_string_append (self->out, " [ shape=point style=invis label=\"\" ]\n");

  tfl_child_iter_init (&iter, self->job->model, unit, TFL_KIND_UNIT);
  while ((child = tfl_child_iter_next (&iter)) != NULL)
    write_unit (self, child, depth + 1);
  indent (self, depth);
  g_string_append (self->out, "}\n");
}

/* The agreement that a service has with a customer, or −1. */
static int
find_agreement (TflModel         *model,
                const TflElement *service,
                const char       *customer)
{
  TflChildIter iter;
  const TflElement *agreement;

  tfl_child_iter_init (&iter, model, service, TFL_KIND_AGREEMENT);
  while ((agreement = tfl_child_iter_next (&iter)) != NULL)
    if (tfl_element_has_ref (agreement, TFL_AGREEMENT_CUSTOMER, customer))
      return tfl_element_get_choice (agreement, TFL_AGREEMENT_KIND);

  return -1;
}

/* As the picture draws it: SA solid, OLA dashed, UC double, without an agreement dotted. */
static void
put_agreement (Writer *self,
               int     agreement)
{
  switch (agreement)
    {
    case TFL_AGREEMENT_SA:
      g_string_append (self->out, " style=solid");
      break;
    case TFL_AGREEMENT_OLA:
      g_string_append (self->out, " style=dashed");
      break;
    case TFL_AGREEMENT_UC:
      g_string_append_printf (self->out, " color=\"#%06X:#%06X\"", tfl_theme_get_rgb (self->theme, TFL_COLOUR_SERVICE),
                              tfl_theme_get_rgb (self->theme, TFL_COLOUR_SERVICE));
      break;
    default:
      g_string_append (self->out, " style=dotted");
      break;
    }
}

/* An edge ends at the border of a cluster, not at the point in it. */
static void
put_end (Writer           *self,
         const char       *name,
         const TflElement *unit)
{
  if (!has_units (self->job->model, unit))
    return;

  g_string_assign (self->text, "cluster_");
  g_string_append (self->text, tfl_element_get_id (unit));
  put_attribute (self, name, self->text->str);
}

static void
write_edge (Writer           *self,
            const TflElement *service,
            const TflElement *provider,
            const TflElement *customer)
{
  int agreement = find_agreement (self->job->model, service, tfl_element_get_id (customer));
  const char *word = tfl_words_nick (TFL_WORDS_AGREEMENT_KIND, agreement);

  /* Dot cannot clip an edge at a cluster that its other end stands in. */
  gboolean is_nested = tfl_model_is_inside (self->job->model, tfl_element_get_id (provider), tfl_element_get_id (customer)) ||
                       tfl_model_is_inside (self->job->model, tfl_element_get_id (customer), tfl_element_get_id (provider));

  g_string_append (self->out, "  ");
  put_quoted (self, tfl_element_get_id (provider));
  g_string_append (self->out, " -> ");
  put_quoted (self, tfl_element_get_id (customer));
  g_string_append (self->out, " [");
  g_string_assign (self->text, tfl_element_get_id (service));
  g_string_append_printf (self->text, "-%s", tfl_element_get_id (customer));
  put_attribute (self, "id", self->text->str);
  g_string_assign (self->text, tfl_element_get_name (service));
  g_string_append_printf (self->text, "\n%s", word != NULL ? word : _("no agreement"));
  put_attribute (self, "label", self->text->str);
  put_agreement (self, agreement);
  if (!is_nested)
    {
      put_end (self, "ltail", provider);
      put_end (self, "lhead", customer);
    }
  g_string_append (self->out, " ]\n");
}

static gboolean
write_service_cb (const TflElement *service,
                  gpointer          user_data)
{
  Writer *self = user_data;
  const TflElement *provider;
  TflRefIter iter;
  const char *id;

  if (tfl_element_get_kind (service) != TFL_KIND_SERVICE)
    return TRUE;

  provider = tfl_model_follow (self->job->model, service, TFL_SERVICE_PROVIDER);
  tfl_ref_iter_init (&iter, service, TFL_SERVICE_CUSTOMERS);
  while (provider != NULL && (id = tfl_ref_iter_next (&iter)) != NULL)
    write_edge (self, service, provider, tfl_model_lookup (self->job->model, id));

  return TRUE;
}

static void
write_head (Writer           *self,
            const TflElement *root,
            gboolean          transparent)
{
  /* The name stands in a label: that of a graph has no escapes. */
  g_string_append (self->out, "digraph model {\n  graph [");
  put_attribute (self, "label", tfl_element_get (root, TFL_MODEL_NAME) != NULL ? tfl_element_get_name (root) : _("Untitled"));
  put_colour (self, "fontcolor", TFL_COLOUR_INK);
  g_string_append (self->out, " labelloc=t compound=true rankdir=RL charset=\"UTF-8\" fontname=\"" FAMILIES "\" fontsize=13 nodesep=0.4 ranksep=0.8");
  if (transparent)
    put_attribute (self, "bgcolor", "transparent");
  else
    put_colour (self, "bgcolor", TFL_COLOUR_CANVAS);
  g_string_append (self->out, " ]\n  node [ shape=box fontname=\"" FAMILIES "\" fontsize=13 margin=\"0.16,0.1\" ]\n"
                              "  edge [ fontname=\"" FAMILIES "\" fontsize=11");
  put_colour (self, "color", TFL_COLOUR_SERVICE);
  put_colour (self, "fontcolor", TFL_COLOUR_INK_2);
  g_string_append (self->out, " ]\n");
}

GBytes *
tfl_graphviz_write (const TflExportJob      *job,
                    const TflExportOptions  *options,
                    GError                 **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  Writer self = { job, options->theme, g_string_new (NULL), text };
  const TflElement *root = tfl_model_get_root (job->model);
  TflChildIter iter;
  const TflElement *unit;

  write_head (&self, root, options->transparent);
  tfl_child_iter_init (&iter, job->model, root, TFL_KIND_UNIT);
  while ((unit = tfl_child_iter_next (&iter)) != NULL)
    write_unit (&self, unit, 1);
  tfl_model_foreach (job->model, write_service_cb, &self);
  g_string_append (self.out, "}\n");

  return g_string_free_to_bytes (self.out);
}
