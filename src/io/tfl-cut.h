/* Who named what was cut: when it comes back to where it was cut from, they name it again.
 *
 * This never goes through the clipboard: in another model the same ids are of other elements.  It holds the model
 * from before the cut, which shares all it can with the one after, and the list of those who named something in it.
 *
 * Asked back is only what still fits: whoever named it is still there, and, where there can be but one, names
 * nothing else by now.  What comes a second time is a copy, which nobody named.
 */
#pragma once

#include "model/tfl-edit.h"

G_BEGIN_DECLS

typedef struct _TflCut TflCut;

/* excerpt: what is about to be cut from the model. */
TflCut   *tfl_cut_new     (TflModel  *model,
                           TflIndex  *index,
                           TflModel  *excerpt);
void      tfl_cut_free    (TflCut    *self);

/* Whether an excerpt is that of the cut, by way of the clipboard or not. */
gboolean  tfl_cut_is_of   (TflCut    *self,
                           TflModel  *excerpt);

/* edit: into which the excerpt was pasted; rest: what that edit began with. */
gboolean  tfl_cut_restore (TflCut    *self,
                           TflModel  *rest,
                           TflEdit   *edit,
                           GError   **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TflCut, tfl_cut_free)

G_END_DECLS
