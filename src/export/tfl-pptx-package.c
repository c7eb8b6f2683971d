#include "config.h"

#include "tfl-pptx-package.h"

#include <glib/gi18n-lib.h>
#include <gsf/gsf-outfile-zip.h>
#include <gsf/gsf-output-memory.h>
#include <string.h>

#define HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
#define PACKAGE "http://schemas.openxmlformats.org/package/2006/"

typedef struct
{
  char   *name;
  char   *type; /* NULL: its suffix says it */
  GBytes *bytes;
} Part;

typedef struct
{
  char     *id;
  char     *type;
  char     *target;
  gboolean  is_external;
} Relation;

struct _TflPackage
{
  GPtrArray  *parts;     /* of Part *, in the order of writing */
  GHashTable *by_name;   /* to Part * */
  GPtrArray  *sources;   /* of char *: whose relations there are, in the order of their first */
  GHashTable *relations; /* of each source: GPtrArray of Relation * */
  GPtrArray  *suffixes;  /* suffix, type, suffix, type … */
};

static void
part_free (Part *part)
{
  g_free (part->name);
  g_free (part->type);
  g_bytes_unref (part->bytes);
  g_free (part);
}

static void
relation_free (Relation *relation)
{
  g_free (relation->id);
  g_free (relation->type);
  g_free (relation->target);
  g_free (relation);
}

TflPackage *
tfl_package_new (void)
{
  TflPackage *self = g_new0 (TflPackage, 1);

  self->parts = g_ptr_array_new_with_free_func ((GDestroyNotify) part_free);
  self->by_name = g_hash_table_new (g_str_hash, g_str_equal);
  self->sources = g_ptr_array_new_with_free_func (g_free);
  self->relations = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  self->suffixes = g_ptr_array_new_with_free_func (g_free);
  tfl_package_set_default (self, "rels", "application/vnd.openxmlformats-package.relationships+xml");
  tfl_package_set_default (self, "xml", "application/xml");

  return self;
}

void
tfl_package_free (TflPackage *self)
{
  g_hash_table_unref (self->by_name);
  g_ptr_array_unref (self->parts);
  g_hash_table_unref (self->relations);
  g_ptr_array_unref (self->sources);
  g_ptr_array_unref (self->suffixes);
  g_free (self);
}

void
tfl_package_set_default (TflPackage *self,
                         const char *suffix,
                         const char *type)
{
  for (guint i = 0; i < self->suffixes->len; i += 2)
    if (g_ascii_strcasecmp (self->suffixes->pdata[i], suffix) == 0)
      return;

  g_ptr_array_add (self->suffixes, g_strdup (suffix));
  g_ptr_array_add (self->suffixes, g_strdup (type));
}

void
tfl_package_add (TflPackage *self,
                 const char *name,
                 const char *type,
                 GBytes     *bytes)
{
  Part *part = g_hash_table_lookup (self->by_name, name);

  if (part == NULL)
    {
      part = g_new0 (Part, 1);
      part->name = g_strdup (name);
      g_ptr_array_add (self->parts, part);
      g_hash_table_insert (self->by_name, part->name, part);
    }
  g_clear_pointer (&part->bytes, g_bytes_unref);
  g_free (part->type);
  part->type = g_strdup (type);
  part->bytes = bytes;
}

void
tfl_package_add_text (TflPackage *self,
                      const char *name,
                      const char *type,
                      GString    *text)
{
  tfl_package_add (self, name, type, g_string_free_to_bytes (text));
}

gboolean
tfl_package_has (TflPackage *self,
                 const char *name)
{
  return g_hash_table_contains (self->by_name, name);
}

static gboolean
has_id (const GPtrArray *relations,
        const char      *id)
{
  for (guint i = 0; i < relations->len; i++)
    if (g_str_equal (((Relation *) relations->pdata[i])->id, id))
      return TRUE;

  return FALSE;
}

static char *
make_id (const GPtrArray *relations)
{
  for (guint i = relations->len + 1;; i++)
    {
      g_autofree char *id = g_strdup_printf ("rId%u", i);

      if (!has_id (relations, id))
        return g_steal_pointer (&id);
    }
}

const char *
tfl_package_relate (TflPackage *self,
                    const char *source,
                    const char *id,
                    const char *type,
                    const char *target,
                    gboolean    is_external)
{
  GPtrArray *relations = g_hash_table_lookup (self->relations, source);
  Relation *relation = g_new0 (Relation, 1);

  if (relations == NULL)
    {
      relations = g_ptr_array_new_with_free_func ((GDestroyNotify) relation_free);
      g_ptr_array_add (self->sources, g_strdup (source));
      g_hash_table_insert (self->relations, self->sources->pdata[self->sources->len - 1], relations);
    }
  relation->id = id != NULL ? g_strdup (id) : make_id (relations);
  relation->type = strchr (type, ':') != NULL ? g_strdup (type) : g_strconcat (TFL_PACKAGE_RELS, type, NULL);
  relation->target = g_strdup (target);
  relation->is_external = is_external;
  g_ptr_array_add (relations, relation);

  return relation->id;
}

/* From the folder of source to target, as a relative address. (transfer full) */
static char *
relative (const char *source,
          const char *target)
{
  GString *path = g_string_new (NULL);
  gsize same = 0;

  for (gsize i = 0; source[i] != '\0' && source[i] == target[i]; i++)
    if (source[i] == '/')
      same = i + 1;
  for (const char *p = source + same; *p != '\0'; p++)
    if (*p == '/')
      g_string_append (path, "../");
  g_string_append (path, target + same);

  return g_string_free (path, FALSE);
}

static void
put (GString    *text,
     const char *before,
     const char *value)
{
  g_autofree char *escaped = g_markup_escape_text (value, -1);

  g_string_append_printf (text, "%s%s\"", before, escaped);
}

static GBytes *
write_types (TflPackage *self)
{
  GString *text = g_string_new (HEAD "<Types xmlns=\"" PACKAGE "content-types\">");

  for (guint i = 0; i < self->suffixes->len; i += 2)
    {
      put (text, "<Default Extension=\"", self->suffixes->pdata[i]);
      put (text, " ContentType=\"", self->suffixes->pdata[i + 1]);
      g_string_append (text, "/>");
    }
  for (guint i = 0; i < self->parts->len; i++)
    {
      const Part *part = self->parts->pdata[i];

      if (part->type == NULL)
        continue;
      put (text, "<Override PartName=\"/", part->name);
      put (text, " ContentType=\"", part->type);
      g_string_append (text, "/>");
    }
  g_string_append (text, "</Types>");

  return g_string_free_to_bytes (text);
}

static GBytes *
write_relations (const char      *source,
                 const GPtrArray *relations)
{
  GString *text = g_string_new (HEAD "<Relationships xmlns=\"" PACKAGE "relationships\">");

  for (guint i = 0; i < relations->len; i++)
    {
      const Relation *relation = relations->pdata[i];
      g_autofree char *target = relation->is_external ? g_strdup (relation->target) : relative (source, relation->target);

      put (text, "<Relationship Id=\"", relation->id);
      put (text, " Type=\"", relation->type);
      put (text, " Target=\"", target);
      g_string_append (text, relation->is_external ? " TargetMode=\"External\"/>" : "/>");
    }
  g_string_append (text, "</Relationships>");

  return g_string_free_to_bytes (text);
}

/* "ppt/_rels/presentation.xml.rels" (transfer full) */
static char *
name_relations (const char *source)
{
  g_autofree char *folder = g_path_get_dirname (source);
  g_autofree char *name = g_path_get_basename (source);

  if (source[0] == '\0')
    return g_strdup ("_rels/.rels");

  return strchr (source, '/') != NULL ? g_strdup_printf ("%s/_rels/%s.rels", folder, name) : g_strdup_printf ("_rels/%s.rels", name);
}

static void
write_part (GsfOutfile *zip,
            const char *name,
            GBytes     *bytes,
            gboolean   *is_fine)
{
  g_autoptr (GDateTime) then = g_date_time_new_utc (1980, 1, 1, 0, 0, 0); /* the first that ZIP knows */
  GsfOutput *output = gsf_outfile_new_child_full (zip, name, FALSE, "modtime", then, NULL);
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  *is_fine = *is_fine && output != NULL && (size == 0 || gsf_output_write (output, size, data)) && gsf_output_close (output);
  g_clear_object (&output);
}

static void
add_relations (TflPackage *self)
{
  for (guint i = 0; i < self->sources->len; i++)
    {
      const char *source = self->sources->pdata[i];
      g_autofree char *name = name_relations (source);

      tfl_package_add (self, name, NULL, write_relations (source, g_hash_table_lookup (self->relations, source)));
    }
}

GBytes *
tfl_package_write (TflPackage *self,
                   GError    **error)
{
  GsfOutput *memory = gsf_output_memory_new ();
  GsfOutfile *zip = gsf_outfile_zip_new (memory, error);
  g_autoptr (GBytes) types = NULL;
  gboolean is_fine = zip != NULL;
  GBytes *bytes = NULL;

  add_relations (self);
  types = write_types (self);
  if (is_fine)
    write_part (zip, "[Content_Types].xml", types, &is_fine);
  for (guint i = 0; is_fine && i < self->parts->len; i++)
    {
      const Part *part = self->parts->pdata[i];

      write_part (zip, part->name, part->bytes, &is_fine);
    }
  is_fine = zip != NULL && gsf_output_close (GSF_OUTPUT (zip)) && is_fine;
  if (is_fine)
    bytes = g_bytes_new (gsf_output_memory_get_bytes (GSF_OUTPUT_MEMORY (memory)), (gsize) gsf_output_size (memory));
  else if (error != NULL && *error == NULL)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, _("The slides cannot be packed"));
  g_clear_object (&zip);
  gsf_output_close (memory);
  g_object_unref (memory);

  return bytes;
}
