/* Writes one start tag: its attributes in order, broken into lines where it is long. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A start tag stands on one line up to this many characters. */
#define TFL_LINE_WIDTH 120

typedef struct _TflTagWriter TflTagWriter;

TflTagWriter *tfl_tag_writer_new          (GString      *string);
void          tfl_tag_writer_free         (TflTagWriter *self);

void          tfl_tag_writer_begin        (TflTagWriter *self,
                                           const char   *name,
                                           guint         level);
void          tfl_tag_writer_attribute    (TflTagWriter *self,
                                           const char   *name,
                                           const char   *value);

/* closing: ">" or "/>", with a line feed after it or not */
void          tfl_tag_writer_end          (TflTagWriter *self,
                                           const char   *closing);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TflTagWriter, tfl_tag_writer_free)

G_END_DECLS
