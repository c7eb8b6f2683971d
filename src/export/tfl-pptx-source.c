#include "config.h"

#include "tfl-pptx-source.h"

#include <glib/gi18n-lib.h>
#include <gsf/gsf-infile-impl.h>
#include <gsf/gsf-infile-zip.h>
#include <gsf/gsf-input-stdio.h>
#include <libxml/parser.h>
#include <string.h>

#define MOST_BYTES (512 * 1024 * 1024) /* of all parts, unpacked */
#define MOST_PARTS 20000
#define MOST_DEPTH 16                  /* folders in folders */

struct _TflSource
{
  GHashTable *parts; /* name to GBytes */
  GHashTable *types; /* name of a part, or “*.suffix”, to its type */
  gsize       n_bytes;
};

static void
relation_free (TflSourceRelation *relation)
{
  g_free (relation->id);
  g_free (relation->type);
  g_free (relation->target);
  g_free (relation);
}

void
tfl_source_free (TflSource *self)
{
  g_hash_table_unref (self->parts);
  g_hash_table_unref (self->types);
  g_free (self);
}

static gboolean
read_part (TflSource  *self,
           GsfInput   *input,
           const char *name)
{
  gsf_off_t size = gsf_input_size (input);
  guint8 *data;

  if (size < 0 || (guint64) size > MOST_BYTES - self->n_bytes || g_hash_table_size (self->parts) >= MOST_PARTS)
    return FALSE;

  data = g_try_malloc (MAX ((gsize) size, 1));
  if (data == NULL || (size > 0 && gsf_input_read (input, (gsize) size, data) == NULL))
    {
      g_free (data);
      return FALSE;
    }
  self->n_bytes += (gsize) size;
  g_hash_table_insert (self->parts, g_strdup (name), g_bytes_new_take (data, (gsize) size));

  return TRUE;
}

static gboolean
read_folder (TflSource  *self,
             GsfInfile  *folder,
             const char *prefix,
             guint       depth)
{
  int n = gsf_infile_num_children (folder);
  gboolean is_fine = depth < MOST_DEPTH;

  for (int i = 0; is_fine && i < n; i++)
    {
      /* Not gsf_infile_child_by_index(): that warns where there is none, as in a damaged file. */
      GsfInput *child = G_TYPE_INSTANCE_GET_CLASS (folder, GSF_INFILE_TYPE, GsfInfileClass)->child_by_index (folder, i, NULL);
      const char *last = gsf_infile_name_by_index (folder, i);
      g_autofree char *name = last != NULL ? g_strconcat (prefix, last, NULL) : NULL;

      if (child == NULL || last == NULL || last[0] == '\0' || g_str_equal (last, "..") || strchr (last, '/') != NULL)
        is_fine = FALSE;
      else if (GSF_IS_INFILE (child) && gsf_infile_num_children (GSF_INFILE (child)) >= 0)
        {
          g_autofree char *inner = g_strconcat (name, "/", NULL);

          is_fine = read_folder (self, GSF_INFILE (child), inner, depth + 1);
        }
      else
        is_fine = read_part (self, child, name);
      g_clear_object (&child);
    }

  return is_fine;
}

static char *
get_property (xmlNode    *node,
              const char *name)
{
  xmlChar *value = xmlGetNoNsProp (node, BAD_CAST name);
  char *copy = g_strdup ((const char *) value);

  xmlFree (value);

  return copy;
}

xmlDoc *
tfl_source_parse (TflSource  *self,
                  const char *name)
{
  GBytes *bytes = tfl_source_get (self, name);
  xmlDoc *doc = NULL;

  if (bytes != NULL && g_bytes_get_size (bytes) <= G_MAXINT)
    doc = xmlReadMemory (g_bytes_get_data (bytes, NULL), (int) g_bytes_get_size (bytes), NULL, NULL,
                         XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
  if (doc != NULL && (doc->intSubset != NULL || xmlDocGetRootElement (doc) == NULL))
    g_clear_pointer (&doc, xmlFreeDoc);

  return doc;
}

static gboolean
read_types (TflSource *self)
{
  xmlDoc *doc = tfl_source_parse (self, "[Content_Types].xml");

  if (doc == NULL)
    return FALSE;
  for (xmlNode *node = xmlFirstElementChild (xmlDocGetRootElement (doc)); node != NULL; node = xmlNextElementSibling (node))
    {
      g_autofree char *suffix = get_property (node, "Extension");
      g_autofree char *part = get_property (node, "PartName");
      char *type = get_property (node, "ContentType");

      if (suffix != NULL && type != NULL)
        {
          g_autofree char *low = g_ascii_strdown (suffix, -1);

          g_hash_table_insert (self->types, g_strconcat ("*.", low, NULL), type);
        }
      else if (part != NULL && part[0] == '/' && type != NULL)
        g_hash_table_insert (self->types, g_strdup (part + 1), type);
      else
        g_free (type);
    }
  xmlFreeDoc (doc);

  return TRUE;
}

TflSource *
tfl_source_open (const char  *path,
                 GError     **error)
{
  g_autoptr (TflSource) self = g_new0 (TflSource, 1);
  g_autoptr (GError) ignored = NULL;
  GsfInput *input = gsf_input_stdio_new (path, error);
  GsfInfile *zip = NULL;
  gboolean is_fine;

  self->parts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  self->types = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if (input == NULL)
    return NULL;

  zip = gsf_infile_zip_new (input, &ignored);
  is_fine = zip != NULL && read_folder (self, zip, "", 0) && read_types (self);
  g_clear_object (&zip);
  g_object_unref (input);
  if (is_fine)
    return g_steal_pointer (&self);

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _("“%s” is not a presentation that can be read"), path);

  return NULL;
}

GBytes *
tfl_source_get (TflSource  *self,
                const char *name)
{
  return g_hash_table_lookup (self->parts, name);
}

const char *
tfl_source_get_type (TflSource  *self,
                     const char *name)
{
  const char *type = g_hash_table_lookup (self->types, name);
  const char *dot = strrchr (name, '.');
  g_autofree char *low = dot != NULL ? g_ascii_strdown (dot, -1) : NULL;
  g_autofree char *suffix = low != NULL ? g_strconcat ("*", low, NULL) : NULL;

  return type != NULL || suffix == NULL ? type : g_hash_table_lookup (self->types, suffix);
}

/* "ppt/theme/theme1.xml" of "ppt/slideMasters/" and "../theme/theme1.xml". (transfer full) */
static char *
resolve (const char *source,
         const char *target)
{
  const char *slash = strrchr (source, '/');
  g_autofree char *all = target[0] == '/' ? g_strdup (target + 1)
                                          : g_strdup_printf ("%.*s%s", slash != NULL ? (int) (slash + 1 - source) : 0, source, target);
  g_auto (GStrv) words = g_strsplit (all, "/", -1);
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();

  for (guint i = 0; words[i] != NULL; i++)
    if (g_str_equal (words[i], ".."))
      g_ptr_array_set_size (kept, (int) MAX (kept->len, 1) - 1);
    else if (!g_str_equal (words[i], ".") && words[i][0] != '\0')
      g_ptr_array_add (kept, words[i]);
  g_ptr_array_add (kept, NULL);

  return g_strjoinv ("/", (char **) kept->pdata);
}

GPtrArray *
tfl_source_get_relations (TflSource  *self,
                          const char *name)
{
  const char *slash = strrchr (name, '/');
  int folder = slash != NULL ? (int) (slash + 1 - name) : 0;
  g_autofree char *part = g_strdup_printf ("%.*s_rels/%s.rels", folder, name, name + folder);
  GPtrArray *relations = g_ptr_array_new_with_free_func ((GDestroyNotify) relation_free);
  xmlDoc *doc = tfl_source_parse (self, part);

  for (xmlNode *node = doc != NULL ? xmlFirstElementChild (xmlDocGetRootElement (doc)) : NULL; node != NULL;
       node = xmlNextElementSibling (node))
    {
      g_autofree char *target = get_property (node, "Target");
      g_autofree char *mode = get_property (node, "TargetMode");
      TflSourceRelation *relation = g_new0 (TflSourceRelation, 1);

      relation->id = get_property (node, "Id");
      relation->type = get_property (node, "Type");
      relation->is_external = g_strcmp0 (mode, "External") == 0;
      relation->target = target == NULL ? NULL : relation->is_external ? g_strdup (target) : resolve (name, target);
      if (relation->id != NULL && relation->type != NULL && relation->target != NULL)
        g_ptr_array_add (relations, relation);
      else
        relation_free (relation);
    }
  g_clear_pointer (&doc, xmlFreeDoc);

  return relations;
}

gboolean
tfl_source_relation_is (const TflSourceRelation *relation,
                        const char              *word)
{
  const char *slash = strrchr (relation->type, '/');

  return slash != NULL && g_str_equal (slash + 1, word);
}
