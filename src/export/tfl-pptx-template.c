#include "config.h"

#include "tfl-pptx-template.h"

#include "tfl-pptx-source.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define NOTES_MASTER "ppt/notesMasters/trefoilNotesMaster.xml"
#define NOTES_THEME "ppt/theme/trefoilNotesTheme.xml"
#define SECTIONS "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}" /* names of groups of slides, by the ids of these */

struct _TflPptxTemplate
{
  TflSource *source;
  char      *notes_relation; /* id of the relation to a master of notes that is ours; NULL: it is the template's, or none */
};

/* A placeholder, or where one would be. */
typedef struct
{
  char       *type; /* "body" where it says none */
  int         index;
  gboolean    has_rect;
  TflPptxRect rect;
} Holder;

static void
holder_free (Holder *holder)
{
  g_free (holder->type);
  g_free (holder);
}

void
tfl_pptx_template_free (TflPptxTemplate *self)
{
  tfl_source_free (self->source);
  g_free (self->notes_relation);
  g_free (self);
}

static gboolean
is_named (const xmlNode *node,
          const char    *name)
{
  return node != NULL && node->type == XML_ELEMENT_NODE && g_str_equal ((const char *) node->name, name);
}

static xmlNode *
find_child (const xmlNode *node,
            const char    *name)
{
  for (xmlNode *child = node != NULL ? node->children : NULL; child != NULL; child = child->next)
    if (is_named (child, name))
      return child;

  return NULL;
}

static gint64
get_number (xmlNode    *node,
            const char *name,
            gint64      otherwise)
{
  xmlChar *text = node != NULL ? xmlGetNoNsProp (node, BAD_CAST name) : NULL;
  gint64 value = text != NULL ? CLAMP (g_ascii_strtoll ((const char *) text, NULL, 10), 0, 51206400) : otherwise;

  xmlFree (text);

  return value;
}

TflPptxTemplate *
tfl_pptx_template_open (const char  *path,
                        GError     **error)
{
  g_autoptr (TflSource) source = tfl_source_open (path, error);
  TflPptxTemplate *self;
  xmlDoc *doc;
  xmlNode *root;
  gboolean is_fine;

  if (source == NULL)
    return NULL;

  doc = tfl_source_parse (source, TFL_PPTX_MAIN);
  root = doc != NULL ? xmlDocGetRootElement (doc) : NULL;
  is_fine = is_named (root, "presentation") && root->ns != NULL && g_str_equal ((const char *) root->ns->href, TFL_PPTX_P);
  g_clear_pointer (&doc, xmlFreeDoc);
  if (!is_fine)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _("“%s” is not a PowerPoint presentation (.pptx or .potx)"), path);
      return NULL;
    }

  self = g_new0 (TflPptxTemplate, 1);
  self->source = g_steal_pointer (&source);

  return self;
}

/* What belongs to the slides that are left out, or says something of the file that is no longer so. */
static gboolean
is_left_out (const TflSourceRelation *relation)
{
  static const char *const words[] = { "slide", "notesSlide", "viewProps", "vbaProject", "thumbnail", "core-properties",
                                       "extended-properties", "custom-properties", "officeDocument" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (tfl_source_relation_is (relation, words[i]))
      return TRUE;

  return FALSE;
}

/* Takes elements out that lead over relations that there are no more, such as a link from a layout to a slide. */
static void
strip (xmlNode    *node,
       GHashTable *ids)
{
  xmlNode *next;

  for (xmlNode *child = node->children; child != NULL; child = next)
    {
      xmlAttr *attribute = child->type == XML_ELEMENT_NODE ? child->properties : NULL;
      gboolean is_lost = FALSE;

      next = child->next;
      for (; attribute != NULL; attribute = attribute->next)
        {
          xmlChar *value = attribute->ns != NULL && g_str_equal ((const char *) attribute->ns->href, TFL_PPTX_R)
                             ? xmlNodeListGetString (node->doc, attribute->children, 1) : NULL;

          is_lost = is_lost || (value != NULL && g_hash_table_contains (ids, value));
          xmlFree (value);
        }
      if (is_lost)
        {
          xmlUnlinkNode (child);
          xmlFreeNode (child);
        }
      else
        strip (child, ids);
    }
}

static GBytes *
dump (xmlDoc *doc)
{
  xmlChar *text = NULL;
  int size = 0;
  GBytes *bytes;

  xmlDocDumpMemoryEnc (doc, &text, &size, "UTF-8");
  bytes = g_bytes_new (text, (gsize) size);
  xmlFree (text);

  return bytes;
}

static void
add_part (TflPptxTemplate *self,
          TflPackage      *package,
          const char      *name,
          GHashTable      *lost)
{
  const char *type = tfl_source_get_type (self->source, name);
  xmlDoc *doc = g_hash_table_size (lost) > 0 ? tfl_source_parse (self->source, name) : NULL;

  if (g_str_equal (name, TFL_PPTX_MAIN))
    type = TFL_PPTX_TYPE "presentation.main+xml"; /* though it was a template, or had macros */
  if (doc == NULL)
    {
      tfl_package_add (package, name, type, g_bytes_ref (tfl_source_get (self->source, name)));
      return;
    }

  strip (xmlDocGetRootElement (doc), lost);
  tfl_package_add (package, name, type, dump (doc));
  xmlFreeDoc (doc);
}

/* The part and all that it leads to. */
static void
take_part (TflPptxTemplate *self,
           TflPackage      *package,
           const char      *name)
{
  g_autoptr (GPtrArray) queue = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (queue, g_strdup (name));
  for (guint next = 0; next < queue->len; next++)
    {
      const char *part = queue->pdata[next];
      g_autoptr (GPtrArray) relations = NULL;
      g_autoptr (GHashTable) lost = g_hash_table_new (g_str_hash, g_str_equal);

      if (tfl_package_has (package, part))
        continue;
      relations = tfl_source_get_relations (self->source, part);
      for (guint i = 0; i < relations->len; i++)
        {
          const TflSourceRelation *relation = relations->pdata[i];

          if (is_left_out (relation) || (!relation->is_external && tfl_source_get (self->source, relation->target) == NULL))
            {
              g_hash_table_add (lost, relation->id);
              continue;
            }
          tfl_package_relate (package, part, relation->id, relation->type, relation->target, relation->is_external);
          if (!relation->is_external)
            g_ptr_array_add (queue, g_strdup (relation->target));
        }
      add_part (self, package, part, lost);
    }
}

static void
collect_holders (const xmlNode *node,
                 GPtrArray     *holders)
{
  for (xmlNode *child = node != NULL ? node->children : NULL; child != NULL; child = child->next)
    {
      xmlNode *ph = is_named (child, "sp") ? find_child (find_child (find_child (child, "nvSpPr"), "nvPr"), "ph") : NULL;
      xmlNode *xfrm = ph != NULL ? find_child (find_child (child, "spPr"), "xfrm") : NULL;
      xmlNode *off = find_child (xfrm, "off"), *ext = find_child (xfrm, "ext");
      xmlChar *type = ph != NULL ? xmlGetNoNsProp (ph, BAD_CAST "type") : NULL;
      Holder *holder;

      if (ph == NULL)
        continue;

      holder = g_new0 (Holder, 1);
      holder->type = g_strdup (type != NULL ? (const char *) type : "body");
      holder->index = (int) get_number (ph, "idx", 0);
      holder->has_rect = off != NULL && ext != NULL;
      holder->rect = (TflPptxRect) { get_number (off, "x", 0), get_number (off, "y", 0), get_number (ext, "cx", 0),
                                     get_number (ext, "cy", 0) };
      g_ptr_array_add (holders, holder);
      xmlFree (type);
    }
}

/* (transfer full) */
static GPtrArray *
read_holders (TflPptxTemplate *self,
              const char      *part)
{
  GPtrArray *holders = g_ptr_array_new_with_free_func ((GDestroyNotify) holder_free);
  xmlDoc *doc = tfl_source_parse (self->source, part);

  if (doc != NULL)
    collect_holders (find_child (find_child (xmlDocGetRootElement (doc), "cSld"), "spTree"), holders);
  g_clear_pointer (&doc, xmlFreeDoc);

  return holders;
}

static const Holder *
find_holder (const GPtrArray *holders,
             const char      *type)
{
  for (guint i = 0; i < holders->len; i++)
    if (g_str_equal (((const Holder *) holders->pdata[i])->type, type))
      return holders->pdata[i];

  return NULL;
}

static const Holder *
find_title (const GPtrArray *holders)
{
  const Holder *title = find_holder (holders, "title");

  return title != NULL ? title : find_holder (holders, "ctrTitle");
}

static gboolean
is_furniture (const Holder *holder)
{
  return g_str_equal (holder->type, "dt") || g_str_equal (holder->type, "ftr") || g_str_equal (holder->type, "sldNum");
}

/* How badly a layout suits: one with a title and nothing else suits best. */
static guint
rate (TflPptxTemplate *self,
      const char      *layout,
      const GPtrArray *holders)
{
  xmlDoc *doc = tfl_source_parse (self->source, layout);
  xmlChar *type = doc != NULL ? xmlGetNoNsProp (xmlDocGetRootElement (doc), BAD_CAST "type") : NULL;
  guint points = g_strcmp0 ((const char *) type, "titleOnly") == 0 ? 0 : 10;

  if (find_holder (holders, "title") == NULL)
    points += find_title (holders) != NULL ? 50 : 200;
  for (guint i = 0; i < holders->len; i++)
    if (!is_furniture (holders->pdata[i]) && holders->pdata[i] != find_title (holders))
      points++;
  xmlFree (type);
  g_clear_pointer (&doc, xmlFreeDoc);

  return points;
}

/* Where a placeholder of the layout is: it may leave that to its master. */
static gboolean
find_rect (const GPtrArray *layout,
           const GPtrArray *master,
           const char      *type,
           TflPptxRect     *rect)
{
  const GPtrArray *both[] = { layout, master };

  for (guint i = 0; i < G_N_ELEMENTS (both); i++)
    {
      const Holder *holder = g_str_equal (type, "title") ? find_title (both[i]) : find_holder (both[i], type);

      if (holder != NULL && holder->has_rect && holder->rect.width > 0 && holder->rect.height > 0)
        {
          *rect = holder->rect;
          return TRUE;
        }
    }

  return FALSE;
}

/* Below the title, as wide as the master's text, above what stands at the foot. */
static void
place_picture (TflPptxFrame    *frame,
               const GPtrArray *layout,
               const GPtrArray *master)
{
  static const char *const feet[] = { "ftr", "sldNum", "dt" };
  gint64 gap = frame->height / 50;
  TflPptxRect title = { frame->width / 20, frame->height / 20, frame->width * 9 / 10, 0 };
  TflPptxRect body, foot;
  gint64 top, bottom = frame->height - frame->height / 20;

  find_rect (layout, master, "title", &title);
  if (!find_rect (master, master, "body", &body))
    body = title;
  for (guint i = 0; i < G_N_ELEMENTS (feet); i++)
    if (find_rect (layout, master, feet[i], &foot) && foot.y > frame->height / 2)
      bottom = MIN (bottom, foot.y - gap / 2);
  top = title.y + title.height + gap;
  if (bottom - top < frame->height * 2 / 5) /* the title is no heading: it stands low, or fills the slide */
    top = frame->height / 20;

  frame->picture = (TflPptxRect) { body.x, top, body.width, bottom - top };
  frame->subtitle = (TflPptxRect) { body.x, top, body.width, frame->height / 24 };
  frame->picture.y += frame->subtitle.height + gap / 2;
  frame->picture.height = MAX (frame->picture.height - frame->subtitle.height - gap / 2, frame->height / 5);
}

static int
find_index (const GPtrArray *holders,
            const char      *type)
{
  const Holder *holder = find_holder (holders, type);

  return holder != NULL ? holder->index : -1;
}

static void
take_layout (TflPptxTemplate *self,
             TflPptxFrame    *frame,
             const char      *master,
             guint           *least)
{
  g_autoptr (GPtrArray) relations = tfl_source_get_relations (self->source, master);
  g_autoptr (GPtrArray) of_master = read_holders (self, master);

  for (guint i = 0; i < relations->len; i++)
    {
      const TflSourceRelation *relation = relations->pdata[i];
      g_autoptr (GPtrArray) holders = NULL;
      guint points;

      if (!tfl_source_relation_is (relation, "slideLayout") || tfl_source_get (self->source, relation->target) == NULL)
        continue;
      holders = read_holders (self, relation->target);
      points = rate (self, relation->target, holders);
      if (points >= *least)
        continue;

      *least = points;
      g_free (frame->layout);
      frame->layout = g_strdup (relation->target);
      frame->title_type = find_title (holders) != NULL && find_holder (holders, "title") == NULL ? "ctrTitle" : "title";
      frame->has_title = find_title (holders) != NULL;
      frame->footer_index = find_index (holders, "ftr");
      frame->number_index = find_index (holders, "sldNum");
      place_picture (frame, holders, of_master);
    }
}

static void
read_size (TflPptxTemplate *self,
           TflPptxFrame    *frame)
{
  xmlDoc *doc = tfl_source_parse (self->source, TFL_PPTX_MAIN);
  xmlNode *size = find_child (xmlDocGetRootElement (doc), "sldSz");

  frame->width = MAX (get_number (size, "cx", 9144000), 914400);
  frame->height = MAX (get_number (size, "cy", 6858000), 914400);
  xmlFreeDoc (doc);
}

gboolean
tfl_pptx_template_take (TflPptxTemplate  *self,
                        TflPptxFrame     *frame,
                        TflPackage       *package,
                        TflTheme          deck,
                        gboolean          has_notes,
                        GError          **error)
{
  g_autoptr (GPtrArray) relations = tfl_source_get_relations (self->source, TFL_PPTX_MAIN);
  guint least = G_MAXUINT;

  *frame = (TflPptxFrame) { .subtitle_index = -1, .footer_index = -1, .view_index = -1, .number_index = -1 };
  read_size (self, frame);
  for (guint i = 0; i < relations->len; i++)
    {
      const TflSourceRelation *relation = relations->pdata[i];

      if (tfl_source_relation_is (relation, "slideMaster"))
        take_layout (self, frame, relation->target, &least);
      else if (tfl_source_relation_is (relation, "notesMaster") && tfl_source_get (self->source, relation->target) != NULL)
        frame->notes_master = g_strdup (relation->target);
    }
  if (frame->layout == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _("The template has no layout for a slide"));
      return FALSE;
    }

  tfl_package_relate (package, "", NULL, "officeDocument", TFL_PPTX_MAIN, FALSE);
  take_part (self, package, TFL_PPTX_MAIN);
  if (has_notes && frame->notes_master == NULL)
    {
      tfl_pptx_put_notes_master (frame, package, NOTES_MASTER, NOTES_THEME, deck);
      self->notes_relation = g_strdup (tfl_package_relate (package, TFL_PPTX_MAIN, NULL, "notesMaster", NOTES_MASTER, FALSE));
    }

  return TRUE;
}

static void
remove_child (xmlNode    *node,
              const char *name)
{
  xmlNode *child = find_child (node, name);

  if (child == NULL)
    return;

  xmlUnlinkNode (child);
  xmlFreeNode (child);
}

static void
remove_sections (xmlNode *root)
{
  xmlNode *list = find_child (root, "extLst");
  xmlNode *next;

  for (xmlNode *ext = list != NULL ? list->children : NULL; ext != NULL; ext = next)
    {
      xmlChar *uri = xmlGetNoNsProp (ext, BAD_CAST "uri");

      next = ext->next;
      if (uri != NULL && g_ascii_strcasecmp ((const char *) uri, SECTIONS) == 0)
        {
          xmlUnlinkNode (ext);
          xmlFreeNode (ext);
        }
      xmlFree (uri);
    }
  if (list != NULL && xmlFirstElementChild (list) == NULL)
    remove_child (root, "extLst");
}

/* A list behind the last of the lists that stand before it. */
static xmlNode *
add_list (xmlNode           *root,
          const char        *name,
          const char *const *before)
{
  xmlNode *list = xmlNewNode (root->ns, BAD_CAST name);
  xmlNode *last = NULL;

  for (guint i = 0; before[i] != NULL; i++)
    if (find_child (root, before[i]) != NULL)
      last = find_child (root, before[i]);
  if (last != NULL)
    return xmlAddNextSibling (last, list);
  if (root->children != NULL)
    return xmlAddPrevSibling (root->children, list);

  return xmlAddChild (root, list);
}

static void
add_reference (xmlNode    *list,
               const char *name,
               const char *relation,
               guint       id)
{
  xmlNode *node = xmlNewChild (list, list->ns, BAD_CAST name, NULL);
  xmlNs *space = xmlSearchNsByHref (list->doc, node, BAD_CAST TFL_PPTX_R);

  if (space == NULL)
    space = xmlNewNs (xmlDocGetRootElement (list->doc), BAD_CAST TFL_PPTX_R, BAD_CAST "r");
  if (id > 0)
    {
      g_autofree char *number = g_strdup_printf ("%u", id);

      xmlNewProp (node, BAD_CAST "id", BAD_CAST number);
    }
  xmlNewNsProp (node, space, BAD_CAST "id", BAD_CAST relation);
}

void
tfl_pptx_template_put_presentation (TflPptxTemplate    *self,
                                    const TflPptxFrame *frame,
                                    TflPackage         *package,
                                    const GPtrArray    *slides)
{
  static const char *const before_notes[] = { "sldMasterIdLst", NULL };
  static const char *const before_slides[] = { "sldMasterIdLst", "notesMasterIdLst", "handoutMasterIdLst", NULL };
  xmlDoc *doc = tfl_source_parse (self->source, TFL_PPTX_MAIN);
  xmlNode *root = xmlDocGetRootElement (doc);
  xmlNode *list;

  remove_child (root, "sldIdLst");
  remove_child (root, "custShowLst");
  remove_sections (root);
  if (self->notes_relation != NULL)
    {
      remove_child (root, "notesMasterIdLst");
      list = add_list (root, "notesMasterIdLst", before_notes);
      add_reference (list, "notesMasterId", self->notes_relation, 0);
    }
  if (slides->len > 0)
    {
      list = add_list (root, "sldIdLst", before_slides);
      for (guint i = 0; i < slides->len; i++)
        add_reference (list, "sldId", slides->pdata[i], 256 + i);
    }
  tfl_package_add (package, TFL_PPTX_MAIN, TFL_PPTX_TYPE "presentation.main+xml", dump (doc));
  xmlFreeDoc (doc);
}
