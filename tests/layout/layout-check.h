/* What must hold of any layout that runs across and down, whatever became of Graphviz meanwhile; and a Graphviz that fails.
 */
#pragma once

#include "layout/tfl-layout.h"

G_BEGIN_DECLS

/* No siblings overlap, no child is outside its parent, every line has a route from border to border, and none runs
 * through a foreign unit. What is wrong is said by g_error(). */
void              layout_check                   (TflLayoutInput   *input,
                                                  TflLayout        *layout);

/* A program that, each time it is started, is killed after some milliseconds, hangs, answers nonsense, or is Graphviz
 * until then. */
typedef struct _LayoutFailingDot LayoutFailingDot;

LayoutFailingDot *layout_failing_dot_new         (void);
void              layout_failing_dot_free        (LayoutFailingDot *self);
const char       *layout_failing_dot_get_program (LayoutFailingDot *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LayoutFailingDot, layout_failing_dot_free)

G_END_DECLS
