/* Both forms of the schema have all kinds, fields and words of the metamodel. */
#include "config.h"

#include "io-samples.h"

#include <string.h>

#include <libxml/parser.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>

#define RNG "http://relaxng.org/ns/structure/1.0"

typedef struct
{
  xmlDocPtr document;
  xmlXPathContextPtr context;
  char *compact;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autofree char *path = io_project_path ("data/trefoil-model.rng");
  g_autofree char *compact_path = io_project_path ("data/trefoil-model.rnc");

  fixture->document = xmlReadFile (path, NULL, XML_PARSE_NONET);
  g_assert_nonnull (fixture->document);
  fixture->context = xmlXPathNewContext (fixture->document);
  xmlXPathRegisterNs (fixture->context, BAD_CAST "r", BAD_CAST RNG);
  g_assert_true (g_file_get_contents (compact_path, &fixture->compact, NULL, NULL));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  xmlXPathFreeContext (fixture->context);
  xmlFreeDoc (fixture->document);
  g_free (fixture->compact);
}

/* How many nodes the schema has at a path. */
static guint G_GNUC_PRINTF (2, 3)
count (Fixture *fixture, const char *format, ...)
{
  g_autofree char *path = NULL;
  xmlXPathObjectPtr result;
  va_list arguments;
  guint n_nodes;

  va_start (arguments, format);
  path = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  result = xmlXPathEvalExpression (BAD_CAST path, fixture->context);
  g_assert_nonnull (result);
  n_nodes = result->nodesetval != NULL ? (guint) result->nodesetval->nodeNr : 0;
  xmlXPathFreeObject (result);
  if (n_nodes == 0)
    g_test_message ("nothing is at %s", path);

  return n_nodes;
}

/* The body of “name =” in the compact form. (transfer full) */
static char *
compact_definition (Fixture    *fixture,
                    const char *name)
{
  g_autofree char *start = g_strdup_printf ("\n%s =", name);
  const char *found = strstr (fixture->compact, start);
  const char *end;

  if (found == NULL)
    g_test_message ("there is no %s", name);
  g_assert_nonnull (found);
  end = strstr (found + 1, "\n\n");

  return end != NULL ? g_strndup (found, (gsize) (end - found)) : g_strdup (found);
}

static void G_GNUC_PRINTF (2, 3)
assert_holds (const char *definition, const char *format, ...)
{
  g_autofree char *part = NULL;
  va_list arguments;

  va_start (arguments, format);
  part = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  if (strstr (definition, part) == NULL)
    g_test_message ("“%s” is not in %s", part, definition);
  g_assert_nonnull (strstr (definition, part));
}

static void
check_words (Fixture            *fixture,
             const TflFieldInfo *field,
             const char         *attribute)
{
  guint n_words;
  const TflWord *words = tfl_words_get (field->words, &n_words);
  g_autofree char *reference = g_strdup_printf ("%s//r:ref/@name", attribute);
  g_autofree char *values = g_strdup_printf ("//r:define[@name=%s]//r:value", reference);

  g_assert_cmpuint (count (fixture, "%s", values), ==, n_words);
  for (guint i = 0; i < n_words; i++)
    {
      g_assert_cmpuint (count (fixture, "%s[.='%s']", values, words[i].nick), ==, 1);
      assert_holds (fixture->compact, "\"%s\"", words[i].nick);
    }
}

/* What the value of an attribute is made of, by the type of the field. */
static void
check_type (Fixture            *fixture,
            const TflFieldInfo *field,
            const char         *attribute)
{
  switch (field->type)
    {
    case TFL_TYPE_STRING:
      g_assert_cmpuint (count (fixture, "%s/r:text", attribute), ==, 1);
      break;
    case TFL_TYPE_CHOICE:
      check_words (fixture, field, attribute);
      g_assert_cmpuint (count (fixture, "%s//r:text", attribute), ==,
                        (field->flags & TFL_FIELD_OPEN) != 0 ? 1 : 0);
      break;
    case TFL_TYPE_FLAGS:
      check_words (fixture, field, attribute);
      g_assert_cmpuint (count (fixture, "%s/r:list/r:oneOrMore", attribute), ==, 1);
      break;
    case TFL_TYPE_BOOLEAN:
      g_assert_cmpuint (count (fixture, "%s//r:value[.='yes']", attribute), ==, 1);
      break;
    case TFL_TYPE_NUMBER:
      g_assert_cmpuint (count (fixture, "%s/r:data[@type='double']", attribute), ==, 1);
      break;
    case TFL_TYPE_REF:
      g_assert_cmpuint (count (fixture, "%s/r:ref[@name='id']", attribute), ==, 1);
      break;
    case TFL_TYPE_REFS:
      g_assert_cmpuint (count (fixture, "%s/r:list/r:oneOrMore/r:ref[@name='id']", attribute), ==, 1);
      break;
    case TFL_TYPE_TEXT:
      g_assert_not_reached ();
    }
}

static void
check_field (Fixture            *fixture,
             const TflKindInfo  *kind,
             const TflFieldInfo *field,
             const char         *definition)
{
  g_autofree char *element = g_strdup_printf ("/r:grammar/r:define[@name='%s']/r:element", kind->xml_name);
  g_autofree char *place =
      field->group != NULL ? g_strdup_printf ("%s/r:optional/r:element[@name='%s']", element, field->group)
                           : g_strdup (element);
  gboolean is_required = (field->flags & TFL_FIELD_REQUIRED) != 0;
  g_autofree char *attribute = g_strdup_printf ("%s%s/r:attribute[@name='%s']", place,
                                                is_required ? "" : "/r:optional", field->xml_name);

  if (field->type == TFL_TYPE_TEXT)
    {
      g_assert_cmpuint (count (fixture, "%s/r:optional/r:element[@name='%s']", element, field->xml_name), ==,
                        1);
      assert_holds (definition, "element %s { rich-text }?", field->xml_name);
      return;
    }

  g_assert_cmpuint (count (fixture, "%s", attribute), ==, 1);
  g_assert_cmpuint (count (fixture, "%s/r:zeroOrMore/r:attribute/r:anyName/r:except/r:name[.='%s']", place,
                           field->xml_name),
                    ==, 1);
  check_type (fixture, field, attribute);
  assert_holds (definition, "attribute %s {", field->xml_name);
  if (field->group != NULL)
    assert_holds (definition, "element %s {", field->group);
}

static void
check_children (Fixture           *fixture,
                const TflKindInfo *kind,
                const char        *definition)
{
  for (guint i = 0; i < TFL_N_KINDS; i++)
    {
      const TflKindInfo *child = tfl_kind_get_info ((TflKind) i);
      gboolean is_child = (child->parents & (1u << kind->kind)) != 0;

      g_assert_cmpuint (count (fixture,
                               "/r:grammar/r:define[@name='%s']/r:element/r:zeroOrMore/r:ref[@name='%s']",
                               kind->xml_name, child->xml_name),
                        ==, is_child ? 1 : 0);
      g_assert_cmpuint (
          count (fixture, "/r:grammar/r:define[@name='%s']/r:element/r:zeroOrMore/r:element//r:name[.='%s']",
                 kind->xml_name, child->xml_name),
          ==, 1);
      if (is_child)
        assert_holds (definition, "    %s*,\n", child->xml_name);
    }
}

static void
test_metamodel (Fixture       *fixture,
                gconstpointer  data)
{
  guint n_attributes = 0;

  for (guint i = 0; i < TFL_N_KINDS; i++)
    {
      const TflKindInfo *kind = tfl_kind_get_info ((TflKind) i);
      g_autofree char *definition = compact_definition (fixture, kind->xml_name);

      g_assert_cmpuint (count (fixture, "/r:grammar/r:define[@name='%s']/r:element[@name='%s']",
                               kind->xml_name, kind->xml_name),
                        ==, 1);
      for (guint j = 0; j < kind->n_fields; j++)
        {
          const TflFieldInfo *field = tfl_field_get_info ((TflField) (kind->first_field + j));

          check_field (fixture, kind, field, definition);
          n_attributes += field->type != TFL_TYPE_TEXT;
        }
      check_children (fixture, kind, definition);
    }

  /* And nothing that is no field: all but each kind's id, and the two of a property. */
  g_assert_cmpuint (count (fixture, "//r:attribute[@name]"), ==, n_attributes + TFL_N_KINDS - 1 + 2);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/schema/metamodel", Fixture, NULL, set_up, test_metamodel, tear_down);

  return g_test_run ();
}
