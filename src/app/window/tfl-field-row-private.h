/* What the ways to edit a field share: the row, and how to change what it stands for. */
#pragma once

#include "tfl-field-row.h"

G_BEGIN_DECLS

struct _TflFieldRow
{
  GtkListBoxRow       parent_instance;

  TflSession         *session;
  GPtrArray          *elements; /* of char *; shared */
  const TflFieldInfo *info;
  gboolean            updating; /* the control follows; what it says is no command */

  GtkWidget          *control;
  GtkWidget          *several;  /* says that they differ, where the control cannot */
  GtkWidget          *notes;    /* the findings, one below the other */
  char               *shown;    /* what the control was last made of, where making it again would cost the focus */
};

/* What a row's elements say: the text that they share, or that they differ. */
typedef struct
{
  const char *text; /* NULL: not set; valid until the next change */
  gboolean    differs;
} TflFieldValue;

typedef struct
{
  GtkWidget *(*make)   (TflFieldRow         *self);
  void       (*update) (TflFieldRow         *self,
                        const TflFieldValue *value);
  void       (*commit) (TflFieldRow         *self); /* NULL: there is never anything half typed */
  gboolean     below;  /* the control stands below the label */
  gboolean     mute;   /* the control cannot show that the elements differ */
} TflFieldEditor;

extern const TflFieldEditor tfl_field_choice_editor;
extern const TflFieldEditor tfl_field_flags_editor;
extern const TflFieldEditor tfl_field_boolean_editor;
extern const TflFieldEditor tfl_field_refs_editor;

/* The element at a position, and its own field; NULL where it is gone. */
const TflElement *tfl_field_row_get_element (TflFieldRow  *self,
                                             guint         position,
                                             TflField     *field);

/* Sets all to one text, or each to its own: one step. What cannot be is told, and the control goes back. */
void              tfl_field_row_set_text  (TflFieldRow  *self,
                                           const char   *text);
void              tfl_field_row_set_texts (TflFieldRow  *self,
                                           GPtrArray    *texts);

G_END_DECLS
