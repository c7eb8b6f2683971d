/* The metamodel as tables: which kinds of element there are, and which fields
 * each has.  The rows are in tfl-metamodel.def; nothing else in the program
 * lists kinds or fields.
 */
#pragma once

#include "tfl-vocabulary.h"

#include <glib.h>

G_BEGIN_DECLS

/* TFL_KIND_MODEL, TFL_KIND_UNIT, … in the order of the table. */
typedef enum
{
#define KIND(NAME, ...) TFL_KIND_##NAME,
#include "tfl-metamodel.def"
  TFL_N_KINDS
} TflKind;

/* TFL_UNIT_NAME, TFL_WORK_PROCESS, … in the order of the table, kinds together. */
typedef enum
{
#define FIELD(KIND_NAME, NAME, ...) TFL_##KIND_NAME##_##NAME,
#include "tfl-metamodel.def"
  TFL_N_FIELDS
} TflField;

#define TFL_FIELD_NONE ((TflField) -1)

typedef enum
{
  TFL_TYPE_STRING,
  TFL_TYPE_TEXT,
  TFL_TYPE_CHOICE,
  TFL_TYPE_FLAGS,
  TFL_TYPE_BOOLEAN,
  TFL_TYPE_NUMBER,
  TFL_TYPE_REF,
  TFL_TYPE_REFS,
} TflType;

typedef enum
{
  TFL_FIELD_REQUIRED = 1 << 0,
  TFL_FIELD_OPEN     = 1 << 1,
  TFL_FIELD_MISSED   = 1 << 2,
} TflFieldFlags;

#define TFL_TARGETS_ANY (~0u)

typedef struct
{
  TflKind     kind;
  const char *xml_name;   /* "unit" */
  guint       parents;    /* bit 1 << kind for each kind it may stand in */
  const char *label;      /* N_("Unit"), to be translated by the reader */
  const char *plural;
  TflField    first_field;
  guint       n_fields;
  TflField    name_field; /* the field that names it for people, or TFL_FIELD_NONE */
} TflKindInfo;

typedef struct
{
  TflField      field;
  TflKind       kind;
  const char   *xml_name; /* "called-by" */
  const char   *group;    /* "facility", or NULL */
  TflType       type;
  TflWords      words;
  guint         targets;  /* bit 1 << kind for each kind it may name */
  TflFieldFlags flags;
  const char   *label;    /* N_("Called by") */
} TflFieldInfo;

const TflKindInfo  *tfl_kind_get_info   (TflKind     kind);
const TflFieldInfo *tfl_field_get_info  (TflField    field);

/* The kind with this XML name, or −1. */
int                 tfl_kind_find       (const char *xml_name);

/* The field of a kind with this XML name in this group, or TFL_FIELD_NONE. */
TflField            tfl_field_find      (TflKind     kind,
                                         const char *group,
                                         const char *xml_name);

/* The field of a kind that says the same as this one, which may be of another kind: the same name, type and
 * words; or TFL_FIELD_NONE. */
TflField            tfl_field_find_like (TflKind    kind,
                                         TflField   field);

/* The first field that is written in a child element of this name: of a group, or a TEXT itself; or NULL. */
const TflFieldInfo *tfl_field_find_place (TflKind    kind,
                                          const char *xml_name);

/* The canonical form of a value of this field: (transfer full), or NULL where
 * text is no value of it; *error then says why in one sentence.  A flags value has
 * its words in list order, a number its shortest form.  The result may be "", which
 * is the same as unset ("no", a list of no words).
 * Whether references resolve is not looked at: that is the model's business. */
char               *tfl_field_normalize (TflField     field,
                                         const char  *text,
                                         GError     **error);

#define TFL_ID_MAX_LENGTH 64

/* Ids are 1 to 64 characters: a letter, then letters, digits, ".", "_" and "-",
 * of ASCII.  So they are XML names, and lists of them can be split at spaces. */
gboolean            tfl_id_is_valid     (const char *id);

/* Valid UTF-8 without the characters that XML has no place for, not even as references. */
gboolean            tfl_text_is_writable (const char *text);

#define TFL_MODEL_ERROR (tfl_model_error_quark ())
GQuark              tfl_model_error_quark (void);

typedef enum
{
  TFL_MODEL_ERROR_VALUE,     /* a text that is no value of its field */
  TFL_MODEL_ERROR_ID,        /* an id that is taken, unknown or malformed */
  TFL_MODEL_ERROR_CONTAINER, /* an element where its kind may not stand, or inside itself */
  TFL_MODEL_ERROR_REFERENCE, /* a reference to nothing, or to the wrong kind */
} TflModelError;

G_END_DECLS
