/* Makes a model from tags and text, one after another.
 *
 * The builder knows the metamodel and nothing of bytes: the reader hands it what libxml2 found, with
 * the places, and it says what is wrong.
 */
#pragma once

#include "tfl-chunk.h"
#include "tfl-places.h"

#include "model/tfl-model.h"

G_BEGIN_DECLS

typedef struct _TflBuilder TflBuilder;

/* places: gets the place of each element, and must outlive the builder. */
TflBuilder *tfl_builder_new         (TflPlaces    *places);
void        tfl_builder_free        (TflBuilder   *self);

gboolean    tfl_builder_start       (TflBuilder   *self,
                                     const TflTag *tag,
                                     TflPosition   position,
                                     GError      **error);
gboolean    tfl_builder_end         (TflBuilder   *self,
                                     const char   *prefix,
                                     const char   *name,
                                     TflPosition   position,
                                     GError      **error);

/* The XML name of the element that is open where text cannot stand in it, else NULL. */
const char *tfl_builder_bars_text   (TflBuilder   *self);

/* FALSE where the text is too long. */
gboolean    tfl_builder_text        (TflBuilder   *self,
                                     const char   *text,
                                     gsize         length);
void        tfl_builder_comment     (TflBuilder   *self,
                                     const char   *text);
void        tfl_builder_instruction (TflBuilder   *self,
                                     const char   *target,
                                     const char   *data);

/* After the last tag. (transfer full) */
TflModel   *tfl_builder_to_model    (TflBuilder   *self,
                                     GError      **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TflBuilder, tfl_builder_free)

G_END_DECLS
